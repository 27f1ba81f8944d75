"""All that reports say together: the stages of `link` in order, each on what the ones before it joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.link.actors import Actors, ActorSettings, Roster
from twosource.link.answers import Answering, AnswerSettings, told
from twosource.link.clusters import Rulings
from twosource.link.copies import CopySettings, copy_groups, copy_judgements
from twosource.link.disputes import DisputeSettings, Sides, joined
from twosource.link.earlier import Earlier, Told
from twosource.link.figures import Count, FigureSettings, counts_of, figure_groups, figure_judgements
from twosource.link.groups import GroupSettings, star_groups
from twosource.link.happenings import HappeningSettings, happening_groups, happening_judgements
from twosource.link.logodds import LogOdds
from twosource.link.propositions import Comparing, Ground, PropositionSettings
from twosource.link.relays import Relays
from twosource.link.statements import Statements
from twosource.link.stories import StorySettings, profiles, prose, story_groups, story_judgements
from twosource.link.traits import traits_of
from twosource.link.values import ValueSettings, value_propositions
from twosource.link.words import Vocabulary, Weights
from twosource.model.finding import Findings
from twosource.model.record import (
    CopyGroup,
    Decision,
    FigureGroup,
    Joined,
    JoinedHappening,
    JoinedProposition,
    Judgement,
    Stance,
    Story,
    Verdict,
)
from twosource.model.text import Report


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The settings of every stage of `link`."""

    copies: CopySettings = field(default_factory=CopySettings)
    stories: StorySettings = field(default_factory=StorySettings)
    actors: ActorSettings = field(default_factory=ActorSettings)
    happenings: HappeningSettings = field(default_factory=HappeningSettings)
    figures: FigureSettings = field(default_factory=FigureSettings)
    propositions: PropositionSettings = field(default_factory=PropositionSettings)
    groups: GroupSettings = field(default_factory=GroupSettings)
    answers: AnswerSettings = field(default_factory=AnswerSettings)
    disputes: DisputeSettings = field(default_factory=DisputeSettings)
    values: ValueSettings = field(default_factory=ValueSettings)


@dataclass(frozen=True, slots=True)
class Linker:
    """Findings of many reports -> what they say together. The order of the reports makes no difference."""

    vocabulary: Vocabulary
    relays: Relays
    actors: Actors
    statements: Statements
    scales: Mapping[str, LogOdds]
    settings: LinkSettings

    @classmethod
    def load(cls, settings: LinkSettings | None = None) -> Linker:
        """Read the tables. Raises ResourceError."""
        settings = settings or LinkSettings()
        vocabulary = Vocabulary.load()
        scales = {name: LogOdds.load(name) for name in ("same", "contrary", "answers")}
        actors, statements = Actors.load(settings.actors), Statements.load(vocabulary)
        return cls(vocabulary, Relays.load(), actors, statements, scales, settings)

    def __call__(
        self,
        reports: tuple[Report, ...],
        findings: tuple[Findings, ...],
        decisions: tuple[Decision, ...] = (),
        earlier: Earlier | None = None,
    ) -> Joined:
        """Join. Each report needs its findings; a person's decision outranks every judgement.

        Stories that the last build told from the very same are kept as it told them: the outcome is the same.
        """
        reports = tuple(sorted(reports, key=lambda r: r.id))
        said = {f.report: f for f in findings}
        copies, stories, of_reports = self._report_groups(reports, decisions)
        roster = self.actors([said[r.id] for r in reports], stories, Rulings.of(decisions, "actor"))
        by_id = {r.id: r for r in reports}
        earlier = earlier or Earlier()
        stamps = earlier.stamps(stories, roster, decisions)
        told = [
            earlier.told.get(stamp) or self._told([by_id[i] for i in s.reports], said, s, roster, decisions)
            for s, stamp in zip(stories, stamps, strict=True)
        ]
        return Joined(
            copies,
            self.relays(reports, said, stories),
            stories,
            roster.actors,
            tuple(h for t in told for h in t.happenings),
            tuple(g for t in told for g in t.figures),
            tuple(p for t in told for p in t.propositions),
            (*worth_keeping((*of_reports, *roster.judgements)), *(j for t in told for j in t.judgements)),
            tuple((s.id, stamp) for s, stamp in zip(stories, stamps, strict=True) if stamp),
        )

    def _report_groups(
        self, reports: Sequence[Report], decisions: tuple[Decision, ...]
    ) -> tuple[tuple[CopyGroup, ...], tuple[Story, ...], tuple[Judgement, ...]]:
        """Copies and stories: stories first without copies, for text that many stories share is no sign of a copy."""
        rulings = Rulings.of(decisions, "report-story")
        settings = self.settings.stories
        judged = story_judgements(profiles(reports, self.vocabulary, settings), settings)
        first = story_groups(reports, (), judged, rulings, settings)
        story_of = {r: s.id for s in first for r in s.reports}
        alike = copy_judgements(reports, story_of, self.settings.copies)
        copies = copy_groups(alike, Rulings.of(decisions, "report-copy"), self.settings.copies)
        stories = story_groups(reports, copies, judged, rulings, settings) if copies else first
        return copies, stories, (*alike, *judged)

    def _told(
        self,
        reports: Sequence[Report],
        said: Mapping[str, Findings],
        story: Story,
        roster: Roster,
        decisions: tuple[Decision, ...],
    ) -> Told:
        happenings, of_events = self._happenings(reports, said, story, roster, Rulings.of(decisions, "event"))
        happening_of = {f"{m.report}:{m.finding}": h.id for h in happenings for m in h.mentions}
        counts = [c for r in reports for c in counts_of(r, said[r.id], happening_of, self.vocabulary)]
        figures, contrary, of_figures = self._figures(counts, happenings, Rulings.of(decisions, "figure"))
        rulings = Rulings.of(decisions, "proposition")
        propositions, of_statements = self._propositions(reports, said, story, happening_of, rulings)
        values = value_propositions(
            contrary,
            {(f.report, x.id): x for r in reports for f in (said[r.id],) for x in f.figures},
            {(f.report, a.id): a for r in reports for f in (said[r.id],) for a in f.attributions},
            {r.id: r for r in reports},
            story.id,
            self.settings.values,
        )
        judged = worth_keeping((*of_events, *of_figures, *of_statements))
        return Told(happenings, figures, (*values, *propositions), judged)

    def _happenings(
        self,
        reports: Sequence[Report],
        said: Mapping[str, Findings],
        story: Story,
        roster: Roster,
        rulings: Rulings,
    ) -> tuple[tuple[JoinedHappening, ...], tuple[Judgement, ...]]:
        traits = [t for r in reports for t in traits_of(r, said[r.id], story.id, roster, self.vocabulary)]
        judged = happening_judgements(traits, self.settings.happenings)
        return happening_groups(traits, judged, rulings, self.settings.happenings), judged

    def _figures(
        self, counts: Sequence[Count], happenings: tuple[JoinedHappening, ...], rulings: Rulings
    ) -> tuple[tuple[FigureGroup, ...], tuple[FigureGroup, ...], tuple[Judgement, ...]]:
        """The groups of figures, and wider ones in which contrary values meet: on these a dispute can rest."""
        settings = self.settings.figures
        judged = figure_judgements(counts, settings)
        wide = replace(settings, contrary=True)
        return (
            figure_groups(counts, judged, happenings, rulings, settings),
            figure_groups(counts, judged, happenings, rulings, wide),
            judged,
        )

    def _propositions(
        self,
        reports: Sequence[Report],
        said: Mapping[str, Findings],
        story: Story,
        happening_of: Mapping[str, str],
        rulings: Rulings,
    ) -> tuple[tuple[JoinedProposition, ...], tuple[Judgement, ...]]:
        settings = self.settings
        weights = Weights.of([self.statements.content(prose(r)) for r in reports], self.vocabulary.shares)
        statements = [s for r in reports for s in self.statements(r, said[r.id], happening_of)]
        scales, ground = self.scales, Ground.of(statements, weights)
        judged = Comparing(scales["same"], ground, settings.propositions)(statements)
        scores = {(j.left, j.right): j.score for j in judged}
        plain = {s.key: s for s in statements if s.stance is Stance.ASSERTS and not s.vague}
        answering = Answering(scales["answers"], weights, settings.answers)
        answers = answering(statements, judged, told(plain, star_groups(plain, scores, settings.groups, rulings)))
        denied = {k for j in answers for k in (j.left, j.right) if k in plain}
        groups = star_groups(plain, scores, settings.groups, rulings, denied)
        sides = Sides(scales["contrary"], self.vocabulary, weights, settings.disputes)
        return joined(statements, groups, judged, answers, reports, story.id, sides), (*judged, *answers)


def worth_keeping(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that found two things the same or left it open: pairs found different are as many as there are pairs."""
    return tuple(j for j in judgements if j.verdict is not Verdict.DIFFERENT)
