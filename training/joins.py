"""Learn how mentions and figures are joined: the weights of `lexicon/link.toml`, from the stories of the corpus.

    python -m training.joins --data ../shared/data           # cross-validation on train, then scores on validation
    python -m training.joins --data ../shared/data --write figure   # and write these weights into lexicon/link.toml
    python -m training.joins ... --readers READERS     # train stories by readers of events that have not seen them

Pairs come from what our own extraction finds in the train stories and from the annotations themselves: the first teach
what its errors look like, the second what is right once they are mended.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.event_rows import Readers
from training.told import Material, Told
from training.weighing import Example, Fit, fitted
from twosource.link import figures, happenings
from twosource.link.clusters import average_link
from twosource.link.scale import Feature
from twosource.model.record import Judgement

LEXICON = Path(__file__).resolve().parent.parent / "src" / "twosource" / "lexicon" / "link.toml"
FOLDS = 5

Pairs = list[tuple[str, str, list[Feature]]]
Scores = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is joined. `table` of the lexicon; `pairs` worth a look with what is found in them, `judged` by
    weights and put into `groups`.

    `gold`: a pair of annotations counts as so much of one of our own findings. `lean` is added to what was learned, by
    feature: groups are made by means over all their pairs, of which even a true group has poor ones. Both were chosen
    by cross-validation on train and by validation. `fixed` weights are not learned.

    Nine reports that give one toll make 36 pairs that teach one thing: n pairs of the same two things (and the same
    two values, `value`) count as n to the power of 1 - `alike`.
    """

    table: str
    pairs: Callable[[Told], Pairs]
    judged: Callable[[Told, Mapping[str, float]], tuple[Judgement, ...]]
    labels: Callable[[Told], Mapping[str, str]]
    value: Callable[[Told], Mapping[str, str]]
    groups: Callable[[Told, Scores], tuple[tuple[str, ...], ...]]
    gold: float
    lean: Mapping[str, float]
    alike: float
    fixed: Mapping[str, float]


def _mention_pairs(story: Told) -> Pairs:
    settings = happenings.HappeningSettings(weights={})
    around = happenings.Around.of(story.traits)
    by_key = {t.key: t for t in story.traits}
    found = sorted(happenings.candidates(story.traits, around.weights, settings))
    return [(a, b, list(happenings.features(by_key[a], by_key[b], around, settings))) for a, b in found]


def _figure_pairs(story: Told) -> Pairs:
    settings = figures.FigureSettings(weights={})
    known = figures.known_words(story.counts)
    by_key = {c.key: c for c in story.counts}
    found = sorted(figures.candidates(story.counts, settings))
    return [(a, b, list(figures.features(by_key[a], by_key[b], known, settings))) for a, b in found]


def _mention_groups(story: Told, scores: Scores) -> tuple[tuple[str, ...], ...]:
    settings = happenings.HappeningSettings(weights={})
    return average_link([t.key for t in story.traits], scores, missing=settings.missing, best=settings.best)


HAPPENINGS = Kind(
    "happening",
    _mention_pairs,
    lambda story, found: happenings.happening_judgements(story.traits, happenings.HappeningSettings(weights=found)),
    lambda story: story.happening_of,
    lambda story: dict.fromkeys(story.happening_of, ""),
    _mention_groups,
    gold=0.3,
    lean={"base": 1.5},
    alike=0.5,
    # An annotated report tells of a happening once, so there is nothing to learn how often ours tell of one as two.
    # Few reports of the corpus date what they tell; what is of another day is another thing all the same.
    fixed={"one_report": -6.0, "other_date": -2.5},
)
FIGURES = Kind(
    "figure",
    _figure_pairs,
    lambda story, found: figures.figure_judgements(story.counts, figures.FigureSettings(weights=found)),
    lambda story: story.set_of,
    lambda story: {c.key: f"{c.bounds}" for c in story.counts},
    lambda story, scores: figures.linked({c.key: c for c in story.counts}, scores, figures.FigureSettings(weights={})),
    gold=1.0,
    # A group of values that can all hold, or that cannot, shown as two, says of each of the two that all agree.
    lean={"base": 1.0, "overlap": 1.0, "other_value": 0.7},
    alike=1.0,
    fixed={},
)


def examples(kind: Kind, story: Told, weight: float) -> list[Example]:
    """The pairs of which it is known whether they are one thing."""
    labels, value, made = kind.labels(story), kind.value(story), []
    for a, b, found in kind.pairs(story):
        values = {name: number for name, number, _ in found}
        if a in labels and b in labels and not values.keys() & kind.fixed.keys():
            teaches = tuple(sorted(((labels[a], value[a]), (labels[b], value[b]))))
            made.append((values, labels[a] == labels[b], teaches))
    times = Counter(teaches for _, _, teaches in made)
    return [Example(values, same, weight * times[teaches] ** -kind.alike) for values, same, teaches in made]


def learned(kind: Kind, own: Sequence[Told], gold: Sequence[Told]) -> dict[str, float]:
    """The weights that these stories teach; what weighs nothing is left out."""
    pairs = [e for s in own for e in examples(kind, s, 1.0)] + [e for s in gold for e in examples(kind, s, kind.gold)]
    found = fitted(pairs, Fit())
    leaning = {n: round(w + kind.lean.get(n, 0.0), 2) for n, w in found.items()}
    return {n: w for n, w in {**leaning, **kind.fixed}.items() if w}


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs that were rightly joined, that were joined, and that are one thing."""

    right: int
    joined: int
    all: int

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / (self.joined + self.all) if self.joined + self.all else 0.0


def joined(kind: Kind, story: Told, weights: Mapping[str, float]) -> Scored:
    """How well the story's mentions or figures are joined by these weights."""
    labels = kind.labels(story)
    scores = {(j.left, j.right): j.score for j in kind.judged(story, weights)}
    groups = kind.groups(story, scores)
    counts = [Counter(labels[k] for k in g if k in labels) for g in groups]
    right, made = sum(_pairs(n) for c in counts for n in c.values()), sum(_pairs(c.total()) for c in counts)
    return Scored(right, made, story.pairs[kind.table])


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def mean(scored: Iterable[Scored]) -> str:
    """The mean F1 of stories by their pairs, as the scorer of cases has it; precision and recall of all pairs."""
    found = [s for s in scored if s.all]
    right, made, all_pairs = sum(s.right for s in found), sum(s.joined for s in found), sum(s.all for s in found)
    f1 = sum(s.f1 * s.all for s in found) / all_pairs
    return f"F1 {f1:.1f} (P {100 * right / max(1, made):.0f}, R {100 * right / all_pairs:.0f})"


def cross_validated(kind: Kind, own: Sequence[Told], gold: Sequence[Told]) -> tuple[str, str]:
    """The mean over stories none of which taught the weights it is joined by: on our findings, on annotations."""
    on_own, on_gold = [], []
    for fold in range(FOLDS):
        held = {s.name for s in own[fold::FOLDS]}
        weights = learned(kind, [s for s in own if s.name not in held], [s for s in gold if s.name not in held])
        on_own += [joined(kind, s, weights) for s in own if s.name in held]
        on_gold += [joined(kind, s, weights) for s in gold if s.name in held]
    return mean(on_own), mean(on_gold)


def written(text: str, table: str, weights: Mapping[str, float]) -> str:
    """The lexicon with a table of weights in the place of the old one."""
    lines = "".join(f"{name} = {value:g}\n" for name, value in weights.items())
    return re.sub(rf"(?m)^\[{table}\]\n(?:\w+ = .*\n)*", lambda _: f"[{table}]\n{lines}", text)


def main() -> int:
    """Learn, say how well it joins, write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--readers", type=Path, help="what training.event_reader made; else the shipped reader reads")
    tables = [kind.table for kind in (HAPPENINGS, FIGURES)]
    parser.add_argument(
        "--write", nargs="+", choices=tables, default=[], help="write these tables of lexicon/link.toml"
    )
    options = parser.parse_args()
    readers = Readers.load(options.readers) if options.readers else None
    stories = {part: Material.read(options.data, part, readers) for part in ("train", "validation")}
    for kind in (HAPPENINGS, FIGURES):
        own, gold = stories["train"].told()
        print(kind.table, "train, held out: findings {}; annotations {}".format(*cross_validated(kind, own, gold)))
        weights = learned(kind, own, gold)
        own, gold = stories["validation"].told()
        on_own, on_gold = (mean(joined(kind, s, weights) for s in part) for part in (own, gold))
        print(kind.table, f"validation: findings {on_own}; annotations {on_gold}")
        if kind.table in options.write:
            LEXICON.write_text(written(LEXICON.read_text(encoding="utf-8"), kind.table, weights), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
