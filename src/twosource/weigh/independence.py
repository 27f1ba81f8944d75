"""On what a position depends: positions with one origin are one witness, however many outlets print them.

Three levels, kept apart: the same text (copies), the same outlet behind it (credits, "the Daily Planet reported"),
the same source quoted ("the ministry said" in ten papers is one ministry).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import words
from twosource.model.finding import Attribution, Findings, SourceKind
from twosource.model.record import Joined
from twosource.model.text import Report

# A witness is whoever was there: two papers' witnesses need not be the same ones.
_NOBODY = frozenset({SourceKind.ANONYMOUS, SourceKind.UNKNOWN, SourceKind.WITNESS})


@dataclass(frozen=True, slots=True)
class Origins:
    """Names the origin of what a report says.

    `base`: of each report's own voice; `actors`: name -> fullest name of the same actor; `nameless`: words that begin a
    description of somebody without a name.
    """

    base: Mapping[str, str]
    attributions: Mapping[tuple[str, str], Attribution]
    actors: Mapping[str, str]
    outlets: Outlets
    nameless: frozenset[str]

    @classmethod
    def of(cls, reports: Iterable[Report], findings: Iterable[Findings], joined: Joined, outlets: Outlets) -> Origins:
        """Work out the origin of each report's own voice and who its sources are. Raises ResourceError."""
        said = {(f.report, a.id): a for f in findings for a in f.attributions}
        actors = {name: actor.name for actor in reversed(joined.actors) for name in actor.names}
        return cls(_bases(reports, joined, outlets), said, actors, outlets, words("link.toml", "unnamed"))

    def __call__(self, report: str, attribution: str | None) -> str:
        """The origin of what a report says in its own voice (None) or gives to a source: a name or a report's id."""
        chain = tuple(self._chain(report, attribution))
        for said in chain:
            if (name := self._named(said)) is not None:
                return name
        return self.base[report]

    def _chain(self, report: str, attribution: str | None) -> Iterator[Attribution]:
        """The attribution and those it stands in, innermost first."""
        seen: set[str] = set()
        while attribution is not None and attribution not in seen:
            seen.add(attribution)
            said = self.attributions.get((report, attribution))
            if said is None:
                return
            yield said
            attribution = said.within

    def _named(self, said: Attribution) -> str | None:
        """Who speaks, if somebody with a name; else the outlet that was told, if one is named."""
        name = said.source_name
        if name and said.source_kind not in _NOBODY and name.split()[0].lower() not in self.nameless:
            outlet = self.outlets.named(name)
            return outlet.name if outlet is not None else self.actors.get(name, name)
        told = self.outlets.named(said.told_name) if said.told_name else None
        return told.name if told is not None else None


def _bases(reports: Iterable[Report], joined: Joined, outlets: Outlets) -> Mapping[str, str]:
    """The origin of each report's own voice: the agency it credits, else its outlet, else itself; copies have one."""
    base, credited = {}, {}
    for report in reports:
        known = outlets.named(report.outlet.name)
        base[report.id] = (known.name if known else report.outlet.name) if report.outlet.stated else report.id
        agencies = _agencies(report, outlets)
        if agencies:
            credited[report.id] = agencies[0]
    for group in joined.copies:
        first = sorted(credited[r] for r in group.reports if r in credited)
        shared = first[0] if first else base[min(group.reports)]
        base |= dict.fromkeys(group.reports, shared)
    return base | {r: agency for r, agency in credited.items() if not _copied(r, joined)}


def _copied(report: str, joined: Joined) -> bool:
    return any(report in group.reports for group in joined.copies)


def _agencies(report: Report, outlets: Outlets) -> list[str]:
    """The outlets that a report as a whole is credited to, in order of the text."""
    found = [(c.span, c.origin) for c in report.credits]
    if report.dateline is not None and report.dateline.agency:
        found.append((report.dateline.span, report.dateline.agency))
    known = [(outlets.named(origin), origin) for _, origin in sorted(found)]
    return [outlet.name if outlet is not None else origin for outlet, origin in known]
