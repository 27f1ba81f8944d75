"""Reports that say they have facts from another outlet: credits, outlets as sources, outlets that were told.

"The Associated Press contributed", "the Daily Planet reported", "told Reuters": each makes what it is about the other
outlet's, not a second witness. The outlet's name is the plain one of `lexicon/outlets.tsv` where that table knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import words
from twosource.link.words import fold, surface
from twosource.model.finding import Attribution, Findings, SourceKind
from twosource.model.record import Relay
from twosource.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class Relays:
    """Finds the relays of a report. `generic`: words of descriptions that name no outlet ("local media")."""

    outlets: Outlets
    generic: frozenset[str]

    @classmethod
    def load(cls) -> Relays:
        """Read the tables. Raises ResourceError."""
        return cls(Outlets.load(), words("link.toml", "generic_media"))

    def __call__(self, report: Report, findings: Findings) -> tuple[Relay, ...]:
        """One relay for each origin that the report names, with the first words that name it."""
        first: dict[str, Span] = {}
        for origin, span in sorted(self._origins(report, findings), key=lambda found: found[1]):
            first.setdefault(origin, span)
        own = self._plain(report.outlet.name)
        return tuple(Relay(report.id, origin, span) for origin, span in sorted(first.items()) if origin != own)

    def _origins(self, report: Report, findings: Findings) -> Iterator[tuple[str, Span]]:
        for credit in report.credits:
            yield self._plain(credit.origin), credit.span
        if report.dateline is not None and report.dateline.agency:
            yield self._plain(report.dateline.agency), report.dateline.span
        for said in findings.attributions:
            for span in (said.source, said.told):
                if span is not None:
                    yield from self._mentioned(report, span)
            if said.source is not None and (name := self.outlet_behind(said)) is not None:
                yield name, said.source

    def _mentioned(self, report: Report, span: Span) -> Iterator[tuple[str, Span]]:
        for found in self.outlets.mentions(report.text[span.start : span.end]):
            yield found.outlet.name, Span(span.start + found.start, span.start + found.end)

    def outlet_behind(self, said: Attribution) -> str | None:
        """The outlet that an attribution has as its source; None for people, states and unnamed "media"."""
        if said.source_name is None:
            return None
        known = self.outlets.named(said.source_name)
        if known is not None:
            return known.name
        nameless = any(fold(w) in self.generic for w in surface(said.source_name))
        return said.source_name if said.source_kind is SourceKind.MEDIA and not nameless else None

    def told_outlet(self, said: Attribution) -> str | None:
        """The known outlet that the source told it to, None where none is named."""
        known = self.outlets.named(said.told_name) if said.told_name else None
        return known.name if known is not None else None

    def _plain(self, name: str) -> str:
        known = self.outlets.named(name)
        return known.name if known is not None else name
