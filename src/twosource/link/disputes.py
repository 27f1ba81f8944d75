"""Propositions out of groups of statements: who asserts, who denies, who doubts, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.link.contrary import contrary_features
from twosource.link.groups import Group
from twosource.link.logodds import LogOdds
from twosource.link.statements import UNNAMED, Statement
from twosource.link.words import Vocabulary, Weights
from twosource.model.identity import content_id
from twosource.model.record import JoinedProposition, Judgement, Stance, Stand
from twosource.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class DisputeSettings:
    """What makes a member of a group a denial of it, and what makes a proposition worth keeping."""

    contrary: float = 0.0  # the score above which two cannot both hold
    near: float = 0.3  # how like the middle what contradicts it must be: a negation of something else is none of it
    sure: float = 0.3  # how like the middle one must be to bear it out
    fewest_reports: int = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Which side each statement of a group takes."""

    scale: LogOdds
    vocabulary: Vocabulary
    weights: Weights
    settings: DisputeSettings

    def __call__(self, middle: Statement, other: Statement, likeness: float) -> Stance | None:
        """The stance of another member towards what the middle says; None where it can be neither."""
        score, _ = self.scale(contrary_features(middle, other, self.weights, self.vocabulary))
        if score > self.settings.contrary:
            return Stance.DENIES if likeness > self.settings.near else None
        return Stance.ASSERTS if middle.negative is other.negative else None


@dataclass(frozen=True, slots=True)
class _Stories:
    """What the propositions of a story are made from."""

    by_key: Mapping[str, Statement]
    scores: Mapping[tuple[str, str], float]
    texts: Mapping[str, str]
    answers: Mapping[str, Sequence[tuple[str, Statement]]]
    sides: Sides


def joined(
    statements: Sequence[Statement],
    groups: Sequence[Group],
    alike: Iterable[Judgement],
    answers: Iterable[Judgement],
    reports: Iterable[Report],
    story: str,
    sides: Sides,
) -> tuple[JoinedProposition, ...]:
    """The propositions worth keeping, disputes first, then by the number of reports, then by id."""
    by_key = {s.key: s for s in statements}
    scores = {(x, y): j.score for j in alike for x, y in ((j.left, j.right), (j.right, j.left))}
    answered = _home(by_key, groups, scores, answers)
    texts = {r.id: r.text for r in reports}
    made = _Stories(by_key, scores, texts, answered, sides)
    found = [p for g in groups if (p := _proposition(g, made, story)) is not None]
    unique = {p.id: p for p in found}
    return tuple(
        sorted(unique.values(), key=lambda p: (not disputed(p.stands), -len({s.report for s in p.stands}), p.id))
    )


def _home(
    by_key: Mapping[str, Statement],
    groups: Sequence[Group],
    scores: Mapping[tuple[str, str], float],
    answers: Iterable[Judgement],
) -> Mapping[str, Sequence[tuple[str, Statement]]]:
    """Middle of a group -> denials of what it says, each after what it denies: it stands where that is most at home."""
    of_key: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for key in group.keys:
            of_key[key].append(group.middle)
    found: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for judgement in answers:
        plain = by_key[judgement.left].stance is Stance.ASSERTS
        target, denial = (judgement.left, judgement.right) if plain else (judgement.right, judgement.left)
        middles = of_key.get(target)
        if middles:
            best = max(middles, key=lambda m: (m == target, scores.get((m, target), -9.0), m))
            found[best].append((target, by_key[denial]))
    return found


def _proposition(group: Group, made: _Stories, story: str) -> JoinedProposition | None:
    middle = made.by_key[group.middle]
    sides: dict[str, Stance] = {middle.key: Stance.ASSERTS}
    for key in group.others:
        stance = made.sides(middle, made.by_key[key], made.scores.get((group.middle, key), 9.0))
        if stance is not None:
            sides[key] = stance
    # Where most put it in the negative, that is what they assert.
    if sum(s is Stance.DENIES for s in sides.values()) * 2 > len(sides):
        sides = {k: _OTHER_SIDE[s] for k, s in sides.items()}
    taken = [(made.by_key[k], stance) for k, stance in sides.items()]
    for target, denial in made.answers.get(group.middle, ()):
        answered = sides.get(target, Stance.ASSERTS) is Stance.ASSERTS
        taken.append((denial, denial.stance if answered else _OTHER_SIDE[denial.stance]))
    sure = {s.key for s, _ in taken if _likeness(middle, s, made) > made.sides.settings.sure or s.stance in _AGAINST}
    stands = _stands(taken, sure)
    if not worth(stands, made.sides.settings):
        return None
    text = words_of(
        _clearest(middle, [made.by_key[k] for k, s in sides.items() if s is Stance.ASSERTS], made), made.texts
    )
    return JoinedProposition(content_id("p", *sorted(s.key for s, _ in taken)), story, text, stands)


_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
_OTHER_SIDE = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS, Stance.DOUBTS: Stance.DOUBTS}


def _clearest(middle: Statement, asserting: Sequence[Statement], made: _Stories) -> Statement:
    """Of those who assert it, the middle if it reads as a clause; else what does and is most like it."""
    # What is not surely the same would put other words in their mouths.
    firm = [s for s in asserting if s is middle or _likeness(middle, s, made) > made.sides.settings.sure]
    plain = [s for s in firm if s.plain] or firm or list(asserting)
    return max(plain, key=lambda s: (_likeness(middle, s, made), s.key))


def _likeness(middle: Statement, other: Statement, made: _Stories) -> float:
    return made.scores.get((middle.key, other.key), -9.0) if other is not middle else 99.0


def _stands(taken: Iterable[tuple[Statement, Stance]], sure: Container[str]) -> tuple[Stand, ...]:
    """One stand for each source, report and stance, in order of report and attribution.

    With the words that surely say it, all of them; with what is like enough where none surely does.
    """
    firm: dict[tuple[str, str, str, Stance], set[Span]] = defaultdict(set)
    loose: dict[tuple[str, str, str, Stance], set[Span]] = defaultdict(set)
    for s, stance in taken:
        key = (s.report, s.attribution or "", s.source or UNNAMED, stance)
        (firm if s.key in sure else loose)[key].update(s.spans)
    return tuple(
        Stand(key[0], key[1] or None, key[2], key[3], tuple(sorted(firm.get(key) or loose[key])), key in firm)
        for key in sorted({*firm, *loose})
    )


def words_of(statement: Statement, texts: Mapping[str, str]) -> str:
    """The words of a statement as they stand in its report, white space made one space, an ellipsis between pieces."""
    pieces = (texts[statement.report][s.start : s.end] for s in statement.spans)
    return " … ".join(" ".join(piece.split()) for piece in pieces).strip(" ,;").removeprefix("that ")


def disputed(stands: Iterable[Stand]) -> bool:
    """Whether somebody asserts and somebody denies or doubts."""
    stances = {s.stance for s in stands}
    return Stance.ASSERTS in stances and len(stances) > 1


def worth(stands: Sequence[Stand], settings: DisputeSettings) -> bool:
    """Disputed, or said in so many reports."""
    return disputed(stands) or len({s.report for s in stands}) >= settings.fewest_reports
