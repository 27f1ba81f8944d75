"""How well each thing stands: joined findings -> the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from twosource.lexicon.outlets import Outlets
from twosource.model.finding import Findings
from twosource.model.record import Joined, Record, Ref, Skipped
from twosource.model.text import Report
from twosource.weigh.figures import figure_set
from twosource.weigh.happenings import HappeningSettings, happening
from twosource.weigh.independence import Origins
from twosource.weigh.standing import weighed


@dataclass(frozen=True, slots=True)
class WeighSettings:
    """The settings of every part of `weigh`."""

    happenings: HappeningSettings = field(default_factory=HappeningSettings)


@dataclass(frozen=True, slots=True)
class Weigher:
    """Counts witnesses, not reports; lays figures side by side; says where sources disagree."""

    outlets: Outlets
    settings: WeighSettings

    @classmethod
    def load(cls, settings: WeighSettings | None = None) -> Weigher:
        """Read the tables. Raises ResourceError."""
        return cls(Outlets.load(), settings or WeighSettings())

    def __call__(
        self,
        reports: tuple[Report, ...],
        findings: tuple[Findings, ...],
        joined: Joined,
        skipped: tuple[Skipped, ...] = (),
    ) -> Record:
        """The record of the reports, in the order given; what was left out is handed through."""
        origins = Origins.of(reports, findings, joined, self.outlets)
        by_id = {r.id: r for r in reports}
        events = {Ref(f.report, e.id): e for f in findings for e in f.events}
        figures = {Ref(f.report, x.id): x for f in findings for x in f.figures}
        days = {r.id: _day(r.published) for r in reports}
        return Record(
            reports,
            findings,
            joined.copies,
            joined.relays,
            joined.stories,
            joined.actors,
            tuple(happening(h, events, by_id, origins, self.settings.happenings) for h in joined.happenings),
            tuple(figure_set(g, figures, days) for g in joined.figure_groups),
            tuple(weighed(p, origins) for p in joined.propositions),
            joined.judgements,
            skipped,
        )


def _day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where it is missing or only a year or month."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
