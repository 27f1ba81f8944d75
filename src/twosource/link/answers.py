"""What a denial or a doubt is about: the assertion of somebody else for which most speaks.

"X said the bridge was bombed. Y dismissed the claim": the claim is told in the same report, mostly shortly before, or
it is the main thing that the reports tell. What speaks for one or another is an additive score (log-odds among all that
it may be about), learned from the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from twosource.link.clusters import pair
from twosource.link.groups import Group
from twosource.link.logodds import LogOdds
from twosource.link.statements import OUTLET, Statement
from twosource.link.words import Weights, fold, surface
from twosource.model.record import Judgement, Reason, Stance, Verdict


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """How far a denial may point back."""

    farthest: int = 8  # sentences; what is farther, or in another report, counts as that far
    least: float = 2.5  # the score from which on a denial is taken to be about an assertion
    alike: float = -2.5  # what tells what it denies is about nothing that it is less like than that
    unlike: float = 4.0  # unless nothing is like it: what is told in its report counts from here on
    just_said: float = 3.0
    sure: float = 4.0  # from there on no person need look


@dataclass(frozen=True, slots=True)
class Told:
    """How much a story makes of a statement: reports that tell the like, share of them that begin with it."""

    reports: int = 1
    lead: float = 0.0

    @classmethod
    def of(cls, members: Sequence[Statement]) -> Told:
        """Of a statement and those like it."""
        reports = {s.report for s in members}
        return cls(len(reports), len({s.report for s in members if s.sentence <= 1}) / len(reports))


def told(plain: Mapping[str, Statement], groups: Iterable[Group]) -> Mapping[str, Told]:
    """Of each statement: as much as is made of the largest group that it is in."""
    found: dict[str, Told] = {}
    for group in groups:
        weight = Told.of([plain[k] for k in group.keys])
        for key in group.keys:
            found[key] = max(found.get(key, Told()), weight, key=lambda t: (t.reports, t.lead))
    return found


@dataclass(frozen=True, slots=True)
class Answering:
    """Ties denials and doubts to what they are about."""

    scale: LogOdds
    weights: Weights
    settings: AnswerSettings

    def __call__(
        self, statements: Sequence[Statement], alike: Sequence[Judgement], told: Mapping[str, Told]
    ) -> tuple[Judgement, ...]:
        """A judgement (kind proposition) for each denial that is found to be about an assertion, in order of key.

        That may be of its own report, or one that its words are like; claims that the denial itself tells come first.
        """
        found = []
        scores = {(j.left, j.right): j.score for j in alike}
        for denial, targets, inner in answerable(statements, alike):
            least = self.settings.least
            if not inner and not (denial.vague or denial.points or denial.disclaims or denial.attribution is None):
                like = tuple(t for t in targets if scores.get(pair(denial.key, t.key), -9.0) > self.settings.alike)
                targets = like or tuple(t for t in targets if t.report == denial.report)
                least = least if like else self.settings.unlike
            if not targets:
                continue
            judged = [
                self._judged(denial, t, told.get(t.key, Told()), scores.get(pair(denial.key, t.key))) for t in targets
            ]
            best = max(judged, key=lambda j: (j.score, j.left, j.right))
            if inner or best.score >= least:
                found.append(best)
        return tuple(sorted(found, key=lambda j: (j.left, j.right)))

    def _judged(self, denial: Statement, target: Statement, told: Told, likeness: float | None) -> Judgement:
        score, reasons = self.scale(self.traits(denial, target, told, likeness))
        if _just_said(denial, target):
            # A rule and not learned, for it is rare: "Y refuted this" is about what the sentence says X said.
            reasons = (*reasons, Reason("just_said", self.settings.just_said, "answers what was just said"))
            score = round(score + self.settings.just_said, 4)
        left, right = sorted((denial.key, target.key))
        verdict = Verdict.SAME if score >= self.settings.sure else Verdict.UNSURE
        return Judgement("proposition", left, right, verdict, score, reasons, "link.answers")

    def traits(
        self, denial: Statement, target: Statement, told: Told, likeness: float | None
    ) -> Iterator[tuple[str, float, str]]:
        """What speaks for it that a denial is about an assertion: name of the trait, value, words.

        `likeness` is the score of the two as statements of the same thing, None where they have hardly a word in
        common.
        """
        points = denial.vague or denial.points
        yield from _of_target(denial, target)
        yield "told", log2(told.reports), f"told in {told.reports} reports"
        yield "lead", told.lead, "reports begin with it"
        if points:
            yield "told_points", log2(told.reports), "points to what is told already"
            yield "lead_points", told.lead, "points to what reports begin with"
        yield from self._places(denial, target, points=points)
        if not points and not denial.disclaims:
            near = (likeness if likeness is not None else -2.0) / 2
            yield "likeness", max(-1.0, min(1.0, near)), "says the same thing"
        yield from self._covered(denial, target, points=points)

    def _places(self, denial: Statement, target: Statement, *, points: bool) -> Iterator[tuple[str, float, str]]:
        farthest = self.settings.farthest
        same = denial.report == target.report
        apart = min(abs(denial.sentence - target.sentence), farthest) if same else farthest
        if same and target.start < denial.start and apart == 1:
            yield "next", 1.0, "told in the sentence before"
        yield "distance", apart / farthest, f"{apart} sentences apart" if same else "in another report"
        if points:
            yield "distance_points", apart / farthest, "points back that far"
        if same and target.start >= denial.start:
            yield "later", 1.0, "told later"

    def _covered(self, denial: Statement, target: Statement, *, points: bool) -> Iterator[tuple[str, float, str]]:
        every = self.weights.mass(denial.words)
        if every and not points:
            yield "covered", self.weights.mass(denial.words & target.words) / every, "its words are in it"
            around = self.weights.mass(denial.words & target.around) / every
            yield "covered_around", around, "its words are in what is said with it"


def _of_target(denial: Statement, target: Statement) -> Iterator[tuple[str, float, str]]:
    if denial.happenings & target.happenings:
        yield "happening", 1.0, "tell of the same happening"
    if denial.words & target.speaker:
        yield "speaker", 1.0, "names the one who says it"
    if denial.speaker & (target.words | target.parties):
        yield "names_denier", 1.0, "speaks of the one who denies"
    if target.attribution is not None:
        yield "attributed", 1.0, "somebody says it"
    if target.charge:
        yield "charge", 1.0, "an accusation"
    if target.negative:
        yield "negative", 1.0, "put in the negative itself"
    if not target.source:
        yield "nameless", 1.0, "said by nobody that is named"


def answerable(
    statements: Sequence[Statement], alike: Iterable[Judgement]
) -> Iterator[tuple[Statement, tuple[Statement, ...], bool]]:
    """Each denial or doubt, the assertions it may be about, and whether these are claims that it tells itself."""
    near = _near({s.key: s for s in statements}, alike)
    of_report: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        of_report[s.report].append(s)
    for s in (s for s in statements if s.stance is not Stance.ASSERTS):
        inner = [t for t in of_report[s.report] if t.attribution in s.inner and t.stance is Stance.ASSERTS]
        others = {t.key: t for t in (*of_report[s.report], *near[s.key]) if _may_deny(s, t) and not _within(t, s)}
        targets = tuple(inner) or tuple(others.values())
        if targets:
            yield s, targets, bool(inner)


def _near(by_key: Mapping[str, Statement], alike: Iterable[Judgement]) -> Mapping[str, list[Statement]]:
    near: dict[str, list[Statement]] = defaultdict(list)
    for judgement in alike:
        if judgement.verdict is Verdict.SAME:
            near[judgement.left].append(by_key[judgement.right])
            near[judgement.right].append(by_key[judgement.left])
    return near


def _just_said(denial: Statement, target: Statement) -> bool:
    """Whether it answers what was just said: a pronoun in the same sentence, or a charge against the one who denies."""
    if denial.report != target.report or target.start >= denial.start or target.attribution is None:
        return False
    apart = denial.sentence - target.sentence
    charged = target.charge and bool(denial.speaker & target.words)
    return (apart == 0 and denial.pronoun) or (0 <= apart <= 1 and charged)


def _within(told: Statement, denial: Statement) -> bool:
    """Whether it stands in the words of what is denied: of these only claims that the denial names are denied."""
    return told.report == denial.report and any(s.start <= told.start < s.end for s in denial.spans)


def _may_deny(denial: Statement, other: Statement) -> bool:
    """A denial or doubt, and a plain assertion by somebody else."""
    if denial.stance is Stance.ASSERTS or other.stance is not Stance.ASSERTS or other.vague:
        return False
    if denial.disclaims and not _disclaimable(denial, other):
        return False
    if OUTLET in (denial.source, other.source):
        return denial.source != other.source
    ours, theirs = ({fold(w) for w in surface(source)} for source in (denial.source, other.source))
    return not (ours and theirs and (ours <= theirs or theirs <= ours)) and denial.source != other.source


def _disclaimable(denial: Statement, other: Statement) -> bool:
    """Who denies a part in something answers what tells of that thing, or speaks of him; names tell things apart."""
    of = denial.names - denial.speaker or denial.words | denial.speaker
    return bool(of & (other.words | other.names | other.parties))
