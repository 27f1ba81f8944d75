"""Who asserts, who denies, who doubts: ties from denials to what they deny, and stances within a group of statements.

"X said the bridge was bombed. Y dismissed the claim": the claim is an assertion by somebody else in the same report.
What speaks for one or another is added up: words in common, nearness, and that what is denied is mostly the main thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from twosource.link.statements import OUTLET, UNNAMED, Statement
from twosource.link.words import Vocabulary, Weights, fold, surface
from twosource.model.identity import content_id
from twosource.model.record import JoinedProposition, Judgement, Stance, Stand, Verdict
from twosource.model.text import Report, Span

_CHARGE_READS = 0.6
_PLAIN_LENGTH = 60  # characters: shorter texts gain nothing by being shorter still


@dataclass(frozen=True, slots=True)
class DisputeSettings:
    """How far a denial may point back, and what makes a proposition worth keeping."""

    alike: float = 1.6
    happening: float = 0.3
    speaker: float = 0.5  # "the claims made by Mr Lee"
    told: float = 1.0  # for each doubling of the reports that tell it: what is denied is mostly the main thing
    lead: float = 2.0  # so is what reports begin with
    attributed: float = 1.3
    charge: float = 1.5  # what is denied is most often a charge
    disclaimed: float = 2.0  # "denied any part in it" answers a charge
    same_sentence: float = 0.8
    pointing: float = 4.0  # "X claimed that P, Y refuted this": what points back points to what was just said,
    sentence_back: float = 0.2  # less to the sentence before; what is the main thing then counts for nothing
    distance: float = 0.22
    farthest: int = 8
    later: float = 0.6
    elsewhere: float = 0.5
    least: float = 1.0
    heavy: float = 8.0
    core_share: float = 0.4  # a word of so many of the statements is what they are about
    about: float = 0.5  # of a negated clause's weight must be in the core
    clause_share: float = 0.35  # of the core's weight must stand in a clause for its negation to count
    fewest_reports: int = 2


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a story makes of a group of statements: reports that tell it, share of them that begin with it."""

    reports: int = 1
    lead: float = 0.0


def pull(denial: Statement, target: Statement, told: Weight, weights: Weights, settings: DisputeSettings) -> float:
    """How much speaks for it that a denial or doubt is about an assertion (log-odds among all of its report)."""
    apart = denial.sentence - target.sentence if denial.report == target.report else settings.farthest
    score = settings.alike * min(1.0, weights.mass(denial.words & target.words) / settings.heavy)
    score += settings.happening * bool(denial.happenings & target.happenings)
    score += settings.speaker * bool(denial.words & target.speaker)
    back = (denial.vague or denial.points) and 0 <= apart <= 1 and target.start < denial.start
    main = settings.told * log2(told.reports) + settings.lead * told.lead
    score += settings.pointing * (1 - settings.sentence_back * apart) if back and target.attribution else main
    score += settings.attributed * (target.attribution is not None)
    score += (settings.charge + settings.disclaimed * denial.disclaims) * target.charge
    just_said = apart == 0 and target.start < denial.start
    score += settings.same_sentence * just_said
    score -= settings.distance * min(abs(apart), settings.farthest)
    score -= settings.later * (target.start > denial.start)
    return score - settings.elsewhere * (denial.report != target.report)


def ties(
    statements: Sequence[Statement],
    groups: Iterable[tuple[str, ...]],
    alike: Iterable[Judgement],
    weights: Weights,
    settings: DisputeSettings,
) -> Mapping[str, str]:
    """Key of a denial or doubt -> key of the assertion it is about: of its own report, or one that its words are like.

    `groups` are the groups of assertions, `alike` judgements on pairs of statements.
    """
    by_key = {s.key: s for s in statements}
    near: dict[str, list[Statement]] = defaultdict(list)
    of_report: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        of_report[s.report].append(s)
    for judgement in alike:
        if judgement.verdict is Verdict.SAME:
            near[judgement.left].append(by_key[judgement.right])
            near[judgement.right].append(by_key[judgement.left])
    told = {k: weight for g in groups for weight in (_weight([by_key[k] for k in g]),) for k in g}
    found = {}
    for s in (s for s in statements if s.stance is not Stance.ASSERTS):
        inner = [t for i in s.inner if (t := by_key.get(f"{s.report}:{i}")) is not None and t.stance is Stance.ASSERTS]
        others = [t for t in (*of_report[s.report], *near[s.key]) if _may_deny(s, t)]
        ranked = sorted((-pull(s, t, told.get(t.key, Weight()), weights, settings), t.key) for t in inner or others)
        if ranked and (inner or -ranked[0][0] >= settings.least):
            found[s.key] = ranked[0][1]
    return found


def _weight(members: Sequence[Statement]) -> Weight:
    reports = {s.report for s in members}
    return Weight(len(reports), len({s.report for s in members if s.sentence <= 1}) / len(reports))


def _may_deny(denial: Statement, other: Statement) -> bool:
    """A denial or doubt, and a plain assertion by somebody else."""
    if denial.stance is Stance.ASSERTS or other.stance is not Stance.ASSERTS or other.vague:
        return False
    if OUTLET in (denial.source, other.source):
        return denial.source != other.source
    ours, theirs = ({fold(w) for w in surface(source)} for source in (denial.source, other.source))
    return not (ours and theirs and (ours <= theirs or theirs <= ours)) and denial.source != other.source


@dataclass(frozen=True, slots=True)
class Sides:
    """Which side each statement of a group takes."""

    vocabulary: Vocabulary
    weights: Weights
    settings: DisputeSettings

    def __call__(self, members: Sequence[Statement]) -> Mapping[str, Stance]:
        """Key -> stance towards what most of them say. The members are assertions: denials by act are tied to them."""
        core = self._core(members)
        counts = Counter(h for s in members for h in s.happenings)
        common = frozenset(h for h, n in counts.items() if n >= max(2, self.settings.core_share * len(members)))
        negative = {s.key: self._negative(s, core, common) for s in members}
        # Where most put it in the negative ("no sign of a leak"), that is what they assert.
        turned = sum(negative.values()) * 2 > len(negative)
        return {k: Stance.DENIES if minus and not turned else Stance.ASSERTS for k, minus in negative.items()}

    def _core(self, members: Sequence[Statement]) -> frozenset[str]:
        counts = Counter(w for s in members for w in s.words)
        enough = max(2, self.settings.core_share * len(members))
        return frozenset(w for w, n in counts.items() if n >= enough)

    def _negative(self, s: Statement, core: frozenset[str], happenings: frozenset[str]) -> bool:
        """Whether the statement puts in the negative what the group is about."""
        if s.happenings & happenings:
            return bool(s.negated & happenings)
        least = self.settings.clause_share * self.weights.mass(core)
        about = [(self.weights.mass(c.words & core), c) for c in s.clauses]
        best = max(about, key=lambda found: found[0], default=None)
        if best is None or not core or best[0] < least:
            return False
        if best[0] < self.settings.about * self.weights.mass(best[1].words):
            return False
        turned = any(self.vocabulary.opposites.get(w) in core for w in best[1].words - core)
        return best[1].negative is not turned


def joined(
    statements: Sequence[Statement],
    groups: Iterable[tuple[str, ...]],
    tied: Mapping[str, str],
    reports: Iterable[Report],
    story: str,
    sides: Sides,
) -> tuple[JoinedProposition, ...]:
    """The propositions worth keeping, disputes first, then by the number of reports, then by id."""
    by_key = {s.key: s for s in statements}
    texts = {r.id: r.text for r in reports}
    pointing: dict[str, list[Statement]] = defaultdict(list)
    for denial, target in sorted(tied.items()):
        pointing[target].append(by_key[denial])
    found = []
    for group in groups:
        members = [by_key[k] for k in group]
        stances = {s.key: (s, stance) for s in members for stance in (sides(members)[s.key],)}
        answers = {s.key: (s, s.stance) for k in group for s in pointing.get(k, [])}
        stands = _stands(tuple((stances | answers).values()))
        if worth(stands, sides.settings):
            plain = [s for s, stance in stances.values() if stance is Stance.ASSERTS] or members
            text = words_of(clearest_of(plain, sides.weights), texts)
            found.append(JoinedProposition(content_id("p", *sorted(stances | answers)), story, text, stands))
    return tuple(sorted(found, key=lambda p: (not disputed(p.stands), -len({s.report for s in p.stands}), p.id)))


def _stands(taken: Iterable[tuple[Statement, Stance]]) -> tuple[Stand, ...]:
    """One stand for each source, report and stance, with all the words; in order of report and attribution."""
    words: dict[tuple[str, str, str, Stance], set[Span]] = defaultdict(set)
    for s, stance in taken:
        words[s.report, s.attribution or "", s.source or UNNAMED, stance].update(s.spans)
    return tuple(
        Stand(report, attribution or None, source, stance, tuple(sorted(spans)))
        for (report, attribution, source, stance), spans in sorted(words.items())
    )


def words_of(statement: Statement, texts: Mapping[str, str]) -> str:
    """The words of a statement as they stand in its report, white space made one space, an ellipsis between pieces."""
    pieces = (texts[statement.report][s.start : s.end] for s in statement.spans)
    return " … ".join(" ".join(piece.split()) for piece in pieces).strip(" ,;").removeprefix("that ")


def clearest_of(members: Sequence[Statement], weights: Weights) -> Statement:
    """The statement that says most of what they share in the fewest words."""
    counts = Counter(w for s in members for w in s.words)

    def clearness(s: Statement) -> tuple[float, str]:
        said = sum(weights.idf(w) * counts[w] for w in sorted(s.words))
        length = _PLAIN_LENGTH + sum(p.end - p.start for p in s.spans)
        # "the navy of sinking the ferry" reads less well than "the navy sank the ferry"
        return (_CHARGE_READS if s.charge else 1.0) * said / length, s.key

    return max(members, key=clearness)


def disputed(stands: Iterable[Stand]) -> bool:
    """Whether somebody asserts and somebody denies or doubts."""
    stances = {s.stance for s in stands}
    return Stance.ASSERTS in stances and len(stances) > 1


def worth(stands: Sequence[Stand], settings: DisputeSettings) -> bool:
    """Disputed, or said in so many reports."""
    return disputed(stands) or len({s.report for s in stands}) >= settings.fewest_reports
