"""How well each thing stands: joined findings -> the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.plover import Plover
from twosource.model.finding import EventMention, Figure, Findings
from twosource.model.record import FigureSet, FigureView, Happening, Joined, Record, Ref, Skipped
from twosource.model.text import Report
from twosource.weigh.chains import Chains, ChainSettings
from twosource.weigh.conventions import Conventions, Told
from twosource.weigh.escalation import actor_days, acts, tolls
from twosource.weigh.figures import figure_set
from twosource.weigh.happenings import HappeningSettings, happening
from twosource.weigh.independence import Origins
from twosource.weigh.parties import Parties
from twosource.weigh.standing import weighed
from twosource.weigh.turns import turns


@dataclass(frozen=True, slots=True)
class WeighSettings:
    """The settings of every part of `weigh`."""

    happenings: HappeningSettings = field(default_factory=HappeningSettings)
    chains: ChainSettings = field(default_factory=ChainSettings)


@dataclass(frozen=True, slots=True)
class Weigher:
    """Counts witnesses, not reports; lays figures side by side; says where sources disagree."""

    outlets: Outlets
    chains: Chains
    conventions: Conventions
    plover: Plover
    settings: WeighSettings

    @classmethod
    def load(cls, settings: WeighSettings | None = None) -> Weigher:
        """Read the tables. Raises ResourceError."""
        settings = settings or WeighSettings()
        chains = Chains.load(settings.chains)
        return cls(Outlets.load(), chains, Conventions.load(), Plover.load(), settings)

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
        days = {r.id: _day(r.published) for r in reports}
        said = _Said(
            {Ref(f.report, e.id): e for f in findings for e in f.events},
            {Ref(f.report, x.id): x for f in findings for x in f.figures},
        )
        happenings = tuple(
            happening(h, said.events, by_id, origins, self.settings.happenings) for h in joined.happenings
        )
        sources = {ref: origins.source(f.report, f.by) for ref, f in said.figures.items()}
        figure_sets = tuple(figure_set(g, said.figures, days, sources) for g in joined.figure_groups)
        propositions = tuple(weighed(p, origins) for p in joined.propositions)
        parties = Parties.of(joined.actors)
        views = self._views(figure_sets, happenings, said, by_id, origins, parties)
        done = acts(happenings, said.events, parties, self.plover, tolls(figure_sets, views))
        return Record(
            reports,
            findings,
            joined.copies,
            joined.relays,
            joined.stories,
            joined.actors,
            happenings,
            figure_sets,
            propositions,
            joined.judgements,
            skipped,
            chains=self.chains(happenings, reports, {f.report: f for f in findings}),
            turns=turns(propositions, by_id),
            actor_days=actor_days(done),
            figure_views=views,
            stamps=joined.stamps,
        )

    def _views(
        self,
        figure_sets: tuple[FigureSet, ...],
        happenings: tuple[Happening, ...],
        said: _Said,
        reports: Mapping[str, Report],
        origins: Origins,
        parties: Parties,
    ) -> tuple[FigureView, ...]:
        """The figure sets by the conventions of the field."""
        doers = {h.id: parties.doers([said.events[m] for m in h.mentions]) for h in happenings}
        found: list[FigureView] = []
        for figures in figure_sets:
            values = [said.figures[ref] for ref in figures.values]
            rest_on = origins([(f.report, f.by) for f in values])
            told = [
                Told(
                    f,
                    reports[f.report].text[f.span.start : f.span.end],
                    day.isoformat() if (day := _day(reports[f.report].published)) else None,
                    origin,
                    parties.source(origins.speaker(f.report, f.by)) in doers[figures.happening],
                )
                for f, origin in zip(values, rest_on, strict=True)
            ]
            found += self.conventions(figures, told)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """What all reports say, by reference."""

    events: Mapping[Ref, EventMention]
    figures: Mapping[Ref, Figure]


def _day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where it is missing or only a year or month."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
