"""Learn the weights by which statements are joined into propositions, from the train part of the corpus.

    python -m training.propositions --data ../shared/data [--write]

Three scores are learned, each a logistic regression with few named traits, on annotations and on findings of the
program together: `same` (two statements are about the same thing being so), `contrary` (two of the same thing cannot
both hold), `answers` (what a denial is about, among all that it may be about). Propositions are annotated by
attribution, not by clause: of the pairs of clauses of two attributions the likest stands for them (multiple-instance
learning, Dietterich et al. 1997). `--write` puts the weights into `lexicon/propositions.toml`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.annotations import Case, split, stories, with_text
from training.gold_findings import gold_findings
from twosource.link.answers import Answering, AnswerSettings, answerable, told
from twosource.link.clusters import pair
from twosource.link.contrary import contrary_features
from twosource.link.groups import GroupSettings, star_groups
from twosource.link.linker import Linker
from twosource.link.logodds import LogOdds
from twosource.link.propositions import Comparing, Ground, PropositionSettings, candidates, features
from twosource.link.statements import Statement
from twosource.link.stories import prose
from twosource.link.words import Weights
from twosource.model.finding import Attribution, Findings
from twosource.model.record import Judgement, Stance
from twosource.model.text import Report
from twosource.pipeline import Coder
from twosource.read import Reader, Source

Floats = NDArray[np.float64]
Traits = Mapping[str, float]
Who = str  # "r3:a5": an attribution of the annotation; "r3:outlet": the outlet's own voice

OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "lexicon" / "propositions.toml"
ROUNDS = 6
RIDGE = 2.0
# Weight of a pair of which none, one or both are in an annotated proposition: others may agree on what is in none.
WEIGHTS = (0.0, 0.15, 1.0)
PROPOSITIONS, GROUPS = PropositionSettings(), GroupSettings()


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the annotation says of a story: pairs on one side and on two, everybody who is on a side of something."""

    same: frozenset[tuple[Who, Who]]
    opposite: frozenset[tuple[Who, Who]]
    judged: frozenset[Who]
    sides: tuple[tuple[frozenset[Who], frozenset[Who]], ...]

    @classmethod
    def of(cls, case: Case) -> Ruled:
        """Read the propositions of a case."""
        same: set[tuple[Who, Who]] = set()
        opposite: set[tuple[Who, Who]] = set()
        sides = []
        for p in case["propositions"]:
            stance = {f"{q['report']}:{q['attribution'] or 'outlet'}": q["stance"] == "asserts" for q in p["positions"]}
            for a, b in combinations(sorted(stance), 2):
                (same if stance[a] is stance[b] else opposite).add((a, b))
            plus = frozenset(w for w, so in stance.items() if so)
            sides.append((plus, frozenset(stance) - plus))
        judged = frozenset(w for plus, minus in sides for w in plus | minus)
        return cls(frozenset(same), frozenset(opposite), judged, tuple(sides))


@dataclass(frozen=True, slots=True)
class Material:
    """A story as it is joined: its statements, who says each by the annotation's ids, and what is ruled of them."""

    name: str
    statements: tuple[Statement, ...]
    who: Mapping[str, Who]
    ground: Ground
    ruled: Ruled


@dataclass(slots=True)
class Lesson:
    """Pairs to learn from: traits, bag (pairs of one bag stand for one pair of attributions), label, weight."""

    traits: list[Traits] = field(default_factory=list)
    bags: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, traits: Traits, bag: tuple[str, ...], *, label: bool, weight: float = 1.0) -> None:
        """One pair."""
        self.traits.append(traits)
        self.bags.append(bag)
        self.labels.append(label)
        self.weights.append(weight)


def material(data: Path, part: str) -> Iterator[Material]:
    """Each story of more than one report, twice: with findings made by hand, and with those of the program."""
    linker, coder, reader, parts = Linker.load(), Coder.load(), Reader.load({}), split()
    for _, kept in stories():
        if parts[kept["case"]] != part or len(kept["reports"]) < 2:
            continue
        case = with_text(kept, data)
        read: dict[str, Report] = {}
        for r in case["reports"]:
            source = Source(f"{case['case']}/{r['id']}.txt", Path(f"{r['id']}.txt"))
            found = [x for x in reader(source, r["text"].encode()) if isinstance(x, Report)]
            read[r["id"]] = found[0]
        by_hand = {r["id"]: gold_findings(read[r["id"]], r) for r in case["reports"]}
        ours = {i: coder(report) for i, report in read.items()}
        yield from _material(case, "by hand", read, by_hand, linker)
        yield from _material(case, "program", read, ours, linker)


def _material(
    case: Case, made: str, read: Mapping[str, Report], found: Mapping[str, Findings], linker: Linker
) -> Iterator[Material]:
    joined = linker(tuple(read.values()), tuple(found.values()))
    happening_of = {f"{m.report}:{m.finding}": h.id for h in joined.happenings for m in h.mentions}
    names = {report.id: i for i, report in read.items()}
    annotated = {r["id"]: r["attributions"] for r in case["reports"]}
    ids = {(f.report, a.id): w for i, f in found.items() for a, w in _paired(i, f.attributions, annotated[i])}
    for story in joined.stories:
        reports = [read[names[r]] for r in story.reports]
        statements = [s for r in reports for s in linker.statements(r, found[names[r.id]], happening_of)]
        weights = Weights.of([linker.statements.content(prose(r)) for r in reports], linker.vocabulary.shares)
        who = {}
        for s in statements:
            name = f"{names[s.report]}:outlet" if s.attribution is None else ids.get((s.report, s.attribution))
            if name is not None:
                who[s.key] = name
        yield Material(f"{case['case']} {made}", tuple(statements), who, Ground.of(statements, weights), Ruled.of(case))


def _paired(report: str, ours: Sequence[Attribution], theirs: Sequence[Case]) -> Iterator[tuple[Attribution, Who]]:
    """Our attributions with the annotated ones they stand for: by overlapping cues, else by most of the content."""
    ranked = sorted(
        ((_closeness(a, t), i, j) for i, a in enumerate(ours) for j, t in enumerate(theirs)),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    taken: set[int] = set()
    used: set[int] = set()
    for close, i, j in ranked:
        if close > 0 and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            yield ours[i], f"{report}:{theirs[j]['id']}"


def _closeness(a: Attribution, t: Case) -> float:
    mine = {i for s in a.content for i in range(s.start, s.end)}
    gold = {i for c in t["content"] for i in range(c["start"], c["end"])}
    shared = 2 * len(mine & gold) / (len(mine) + len(gold)) if mine or gold else 0.0
    if a.cue and t["cue"]:
        return 1 + shared if max(a.cue.start, t["cue"]["start"]) < min(a.cue.end, t["cue"]["end"]) else 0.0
    return shared if shared >= 0.5 else 0.0


def _pairs(m: Material) -> Iterator[tuple[Statement, Statement, tuple[Who, Who]]]:
    """Pairs of assertions by two who are known to the annotation."""
    by_key = {s.key: s for s in m.statements if not s.vague and s.stance is Stance.ASSERTS}
    for x, y in sorted(candidates(list(by_key.values()), m.ground.weights, PROPOSITIONS)):
        a, b = m.who.get(x), m.who.get(y)
        if a is not None and b is not None and a != b:
            yield by_key[x], by_key[y], pair(a, b)


def same_lesson(found: Iterable[Material]) -> Lesson:
    """Pairs that are about the same thing, be it on one side or on two, and pairs that are not."""
    lesson = Lesson()
    for m in found:
        for a, b, who in _pairs(m):
            judged = sum(w in m.ruled.judged for w in who)
            label = who in m.ruled.same or who in m.ruled.opposite
            traits = {n: v for n, v, _ in features(a, b, m.ground, PROPOSITIONS)}
            if WEIGHTS[judged]:
                lesson.add(traits, (m.name, *who), label=label, weight=WEIGHTS[judged])
    return lesson


def contrary_lesson(found: Iterable[Material], same: LogOdds, linker: Linker) -> Lesson:
    """Of each pair of attributions about the same thing the likest pair of clauses: whether they are on two sides."""
    lesson = Lesson()
    for m in found:
        likest: dict[tuple[Who, Who], tuple[float, str, str, Traits]] = {}
        for a, b, who in _pairs(m):
            if (who in m.ruled.same) is not (who in m.ruled.opposite):
                score, _ = same(features(a, b, m.ground, PROPOSITIONS))
                traits: Traits = {n: v for n, v, _ in contrary_features(a, b, m.ground.weights, linker.vocabulary)}
                likest[who] = max(
                    likest.get(who, (-99.0, "", "", {})), (score, a.key, b.key, traits), key=lambda x: x[:3]
                )
        for who, (_, a_key, b_key, traits) in likest.items():
            lesson.add(traits, (m.name, a_key, b_key), label=who in m.ruled.opposite)
    return lesson


def answer_lesson(found: Iterable[Material], same: LogOdds) -> Lesson:
    """Each denial or doubt that is in a proposition, with all that it may be about: a bag has one right at least."""
    lesson = Lesson()
    for m in found:
        by_key = {s.key: s for s in m.statements}
        plain = {s.key: s for s in m.statements if s.stance is Stance.ASSERTS and not s.vague}
        alike = _judgements(m, same)
        scores = {(j.left, j.right): j.score for j in alike}
        groups = star_groups(plain, scores, GROUPS)
        weighty = told(plain, groups)
        answering = Answering(LogOdds(0.0, {}), m.ground.weights, AnswerSettings())
        for denial, targets, inner in answerable(m.statements, alike):
            right = [_right(m, denial, t) for t in targets]
            if not inner and any(right):
                for t, label in zip(targets, right, strict=True):
                    likeness = scores.get(pair(denial.key, t.key))
                    traits = {n: v for n, v, _ in answering.traits(denial, by_key[t.key], weighty[t.key], likeness)}
                    lesson.add(traits, (m.name, denial.key), label=label)
    return lesson


def _judgements(m: Material, same: LogOdds) -> tuple[Judgement, ...]:
    return Comparing(same, m.ground, PROPOSITIONS)(m.statements)


def _right(m: Material, denial: Statement, target: Statement) -> bool:
    who, whose = m.who.get(denial.key), m.who.get(target.key)
    return any(who in minus and whose in plus for plus, minus in m.ruled.sides)


def _matrix(lesson: Lesson, names: Sequence[str], *, base: bool) -> Floats:
    at = {n: i for i, n in enumerate(names)}
    found = np.zeros((len(lesson.traits), len(names) + base))
    for row, traits in zip(found, lesson.traits, strict=True):
        for name, value in traits.items():
            row[at[name]] = value
    if base:
        found[:, -1] = 1.0
    return found


def _bags(lesson: Lesson) -> list[list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, bag in enumerate(lesson.bags):
        found[bag].append(i)
    return list(found.values())


def _regression(x: Floats, y: Floats, w: Floats) -> Floats:
    """Logistic regression by Newton's method; the last column is the constant, which is not held small."""
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 0.01
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (w * (p - y)) + ridge @ beta
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + ridge, slope)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def learn_pairs(lesson: Lesson, start: str) -> LogOdds:
    """A score of pairs. In each round the likest pair of a bag stands for it, by `start` in the first."""
    names = sorted({n for t in lesson.traits for n in t})
    x = _matrix(lesson, names, base=True)
    bags = _bags(lesson)
    score = x[:, names.index(start)]
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        chosen = [max(bag, key=lambda i: (score[i], -i)) for bag in bags]
        y = np.array([float(lesson.labels[i]) for i in chosen])
        beta = _regression(x[chosen], y, np.array([lesson.weights[i] for i in chosen]))
        score = x @ beta
    return LogOdds(float(beta[-1]), dict(zip(names, map(float, beta), strict=False)))


def learn_choice(lesson: Lesson) -> LogOdds:
    """A score among the members of a bag: the right ones are made the likeliest to be chosen (conditional logit)."""
    names = sorted({n for t in lesson.traits for n in t})
    x = _matrix(lesson, names, base=False)
    beta = np.zeros(x.shape[1])
    right = np.array(lesson.labels)
    bags = [np.array(bag) for bag in _bags(lesson)]
    for _ in range(200):
        slope, curve = RIDGE * beta, RIDGE * np.eye(len(beta))
        for bag in bags:
            score = x[bag] @ beta
            p = np.exp(score - score.max())
            q = p * right[bag]
            p, q = p / p.sum(), q / q.sum()
            mean = p @ x[bag]
            slope += mean - q @ x[bag]
            curve += (x[bag] * p[:, None]).T @ x[bag] - np.outer(mean, mean)
        beta -= 0.5 * np.linalg.solve(curve, slope)
    return LogOdds(0.0, dict(zip(names, map(float, beta), strict=True)))


def right_choices(lesson: Lesson, scale: LogOdds) -> tuple[int, int]:
    """How many denials are tied to one of the right ones, and how many there are."""
    scores = [sum(scale.weights.get(n, 0.0) * v for n, v in t.items()) for t in lesson.traits]
    bags = _bags(lesson)
    return sum(lesson.labels[max(bag, key=lambda i: (scores[i], -i))] for bag in bags), len(bags)


HEADER = """# What each trait adds to the score by which statements are joined into propositions (log-odds).
# Learned from the train part of the corpus: python -m training.propositions --write. Do not edit by hand.
"""


def as_toml(scales: Mapping[str, LogOdds]) -> str:
    """The tables as the lexicon keeps them."""
    lines = [HEADER]
    for name, scale in scales.items():
        lines.append(f"[{name}]\nbase = {scale.base:.2f}")
        lines += [f"{n} = {w:.2f}" for n, w in sorted(scale.weights.items()) if abs(w) >= 0.005]
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Learn, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    linker = Linker.load()
    found = tuple(material(options.data, "train"))
    same = learn_pairs(same_lesson(found), "alike")
    contrary = learn_pairs(contrary_lesson(found, same, linker), "near")
    lesson = answer_lesson(found, same)
    answers = learn_choice(lesson)
    print("denials tied to what they deny, train: {} of {}".format(*right_choices(lesson, answers)))
    text = as_toml({"same": same, "contrary": contrary, "answers": answers})
    print(text)
    if options.write:
        OUT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
