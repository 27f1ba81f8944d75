"""Reports that say they have facts from another outlet: credits, outlets as sources, outlets that were told.

"The Associated Press contributed", "the Daily Planet reported", "told Reuters": each makes what it is about the other
outlet's, not a second witness. The outlet's name is the plain one of `lexicon/outlets.tsv` where that table knows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import rows, words
from twosource.link.words import fold, surface
from twosource.model.finding import Attribution, Findings, SourceKind
from twosource.model.record import Relay, Story
from twosource.model.text import Report, Span

MONITOR = "monitor"
"""Groups that watch a conflict are sources, whoever repeats them: they publish no reports."""

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.UNKNOWN})
"""Kinds of source that an outlet may be taken for whose name says nothing of news."""

NAMELESS = frozenset({"unnamed", "unknown", "unidentified"})


@dataclass(frozen=True, slots=True)
class Relays:
    """Finds the relays of a report.

    `generic`: words of descriptions that name no outlet ("local media"); `nouns`: words that names of outlets begin or
    end with ("Courier", "Radio"); `people`: who works for outlets ("reporter") and is none; `first_names` of people;
    `peoples`: words for countries and their people, which stand before an outlet's name ("Britain's Velm Courier").
    """

    outlets: Outlets
    generic: frozenset[str]
    nouns: frozenset[str]
    people: frozenset[str]
    first_names: frozenset[str]
    peoples: frozenset[str]

    @classmethod
    def load(cls) -> Relays:
        """Read the tables. Raises ResourceError."""
        first_names = frozenset(fold(row["name"]) for row in rows("first_names.tsv"))
        named = ((row["name"], *row["demonyms"].split("|")) for row in rows("countries.tsv"))
        peoples = frozenset(fold(word) for names in named for word in names if word)
        people = words("link.toml", "media_people")
        return cls(
            Outlets.load(),
            words("link.toml", "generic_media"),
            words("link.toml", "media_nouns"),
            people,
            first_names,
            peoples,
        )

    def __call__(
        self, reports: Iterable[Report], said: Mapping[str, Findings], stories: Iterable[Story]
    ) -> tuple[Relay, ...]:
        """One relay for each origin that a report names, with the first words that name it, in order of reports."""
        named = {r.id: self._named(r, said[r.id]) for r in reports}
        by_id = {r.id: r for r in reports}
        found = []
        for story in stories:
            times = Counter(origin for i in story.reports for origin in named[i])
            for i in story.reports:
                own = self._own(by_id[i], said[i], named[i], times)
                found += [Relay(i, origin, span) for origin, span in sorted(named[i].items()) if origin != own]
        return tuple(sorted(found, key=lambda r: (r.report, r.origin)))

    def _named(self, report: Report, findings: Findings) -> dict[str, Span]:
        """Every outlet that a report names as its source, as told or in a credit, with the first words that do."""
        first: dict[str, Span] = {}
        for origin, span in sorted(self._origins(report, findings), key=lambda found: found[1]):
            first.setdefault(origin, span)
        return first

    def _own(
        self, report: Report, findings: Findings, named: Mapping[str, Span], times: Mapping[str, int]
    ) -> str | None:
        """The report's own outlet: the stated one, else the agency that filed it, else the only one that was told.

        "Told the Courier" in a report that says from no other outlet that it has its facts: the Courier is who asked,
        unless other reports of the story name it too; then each of them has it from there. `times`: in how many
        reports of the story an outlet is named.
        """
        if report.outlet.stated:
            return self._plain(report.outlet.name)
        if report.dateline is not None and report.dateline.agency:
            return self._plain(report.dateline.agency)
        told = {name for said in findings.attributions if (name := self.told_outlet(said)) is not None}
        alone = [name for name in told if times[name] == 1 and named.keys() <= told]
        return alone[0] if len(told) == 1 and alone else None

    def _origins(self, report: Report, findings: Findings) -> Iterator[tuple[str, Span]]:
        for credit in report.credits:
            yield self._plain(credit.origin), credit.span
        if report.dateline is not None and report.dateline.agency:
            yield self._plain(report.dateline.agency), report.dateline.span
        for said in findings.attributions:
            if said.told is not None and said.told_name and not any(self._mentioned(report, said.told)):
                if self._sounds(said.told_name) and (name := self._unknown(said.told_name)) is not None:
                    yield name, said.told
            elif said.told is not None:
                yield from self._mentioned(report, said.told)
            if said.source is not None and any(self._mentioned(report, said.source)):
                yield from self._mentioned(report, said.source)
            elif said.source is not None and (name := self.outlet_behind(said)) is not None:
                words_of_source = surface(report.text[said.source.start : said.source.end])
                if not self.people.intersection(fold(w) for w in words_of_source):
                    yield name, said.source

    def _mentioned(self, report: Report, span: Span) -> Iterator[tuple[str, Span]]:
        for found in self.outlets.mentions(report.text[span.start : span.end]):
            if found.outlet.kind != MONITOR:
                yield found.outlet.name, Span(span.start + found.start, span.start + found.end)

    def outlet_behind(self, said: Attribution) -> str | None:
        """The outlet that an attribution has as its source; None for people, states, monitors and unnamed "media"."""
        if said.source_name is None:
            return None
        known = self.outlets.named(said.source_name)
        if known is not None:
            return known.name if known.kind != MONITOR else None
        body = said.source_kind in BODIES and self._sounds(said.source_name)
        return self._unknown(said.source_name) if body or said.source_kind is SourceKind.MEDIA else None

    def _sounds(self, name: str) -> bool:
        """Whether a name is one that outlets have: "the Velm Courier", "Times of Dorn", "Velm TV"."""
        found = surface(name)
        return any(fold(w) in self.nouns and w[0].isupper() for w in (*found[:1], *found[-1:]) if len(found) > 1)

    def _unknown(self, name: str) -> str | None:
        """The name of an outlet that no table knows, without what describes it; None for a person or a description."""
        told = [w for w in surface(name) if fold(w).removesuffix("'s") not in self.peoples and w.lower() != "the"]
        while told and fold(told[-1]) in self.generic and not told[-1][0].isupper():
            told.pop()
        plain = [w for w in told if w[0].isupper() and fold(w) not in self.generic]
        person = bool(told) and fold(told[0]) in self.first_names
        return " ".join(told) if plain and not person and fold(told[0]) not in NAMELESS else None

    def told_outlet(self, said: Attribution) -> str | None:
        """The known outlet that the source told it to, None where none is named."""
        known = self.outlets.named(said.told_name) if said.told_name else None
        return known.name if known is not None else None

    def _plain(self, name: str) -> str:
        known = self.outlets.named(name)
        return known.name if known is not None else name
