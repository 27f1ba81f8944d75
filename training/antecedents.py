"""Learn what speaks for an antecedent of a pronoun: makes `src/twosource/lexicon/antecedents.tsv`.

    python -m training.antecedents --data ../shared/data

A log-linear choice among the candidates of each pronoun that is a source in the training part of the corpus: the
weights make the ones that bear the annotated name likely (maximum likelihood, with a Gaussian prior). Choices made
early in a report decide who the later candidates are, so that it is done over. The share chosen right is printed
for the training part, for each sixth of its stories with the weights of the others, and for the validation part.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp
from pathlib import Path
from types import MappingProxyType

from bench.plain import PlainReader
from training.annotations import Case, split, stories, with_text
from twosource.analyse import Analyser
from twosource.extract.antecedent import Antecedents, Candidate, candidates
from twosource.extract.coreference import Referent, Seen
from twosource.extract.naming import Namer
from twosource.extract.people import name_words
from twosource.model.text import Analysis, Report

ROUNDS = 3
STEPS = 300
RATE = 0.3
PRIOR = 3.0  # chosen among 1, 3, 5 and 10 by the sixths of the training part, of equals by the validation part
FOLDS = 6
TABLE = Path(__file__).parent.parent / "src" / "twosource" / "lexicon" / "antecedents.tsv"

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """A report as annotated: story, what was read and analysed, and the name for each start of a source."""

    story: str
    report: Report
    analysis: Analysis
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun's candidates, and which of them bear the annotated name."""

    story: str
    found: tuple[Candidate, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Recorder:
    """Chooses as `Antecedents` does, and keeps the candidates by sentence and token."""

    choose: Antecedents
    kept: dict[tuple[int, int], tuple[Candidate, ...]] = field(default_factory=dict)

    def __call__(self, word: str, at: Seen, history: Sequence[Seen]) -> Referent | None:
        """The likeliest referent."""
        self.kept[at.sentence, at.token] = candidates(word, at, history, self.choose.settings)
        return self.choose(word, at, history)


def told(data: Path, part: str) -> list[Told]:
    """The reports of a part of the corpus."""
    read, analyse, parts = PlainReader.load(), Analyser.load(threads=1), split()
    found = []
    for _, kept in stories():
        case = with_text(kept, data) if parts[kept["case"]] == part else None
        for annotated in case["reports"] if case else ():
            report = read(f"{kept['case']}-{annotated['id']}", annotated["text"])
            found.append(Told(kept["case"], report, analyse(report), _names(annotated)))
    return found


def _names(annotated: Case) -> Mapping[int, str]:
    return {
        a["source"]["start"]: a["source_name"] for a in annotated["attributions"] if a["source"] and a["source_name"]
    }


def choices(reports: Sequence[Told], namer: Namer, weights: Weights) -> Iterator[Choice]:
    """The pronouns that are sources, with their candidates as the weights make them."""
    for one in reports:
        recorder = Recorder(Antecedents(MappingProxyType(dict(weights))))
        replace(namer, antecedent=recorder)(one.report, one.analysis)
        for (sentence, token), found in sorted(recorder.kept.items()):
            name = one.names.get(one.analysis.sentences[sentence].tokens[token].span.start)
            if name is not None:
                yield Choice(one.story, found, tuple(is_same(name, c.referent.name) for c in found))


def is_same(name: str, other: str) -> bool:
    """Whether the words of one name hold the other's, or half of all are shared."""
    a, b = set(name_words(name)), set(name_words(other))
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def learn(made: Sequence[Choice], names: Sequence[str]) -> Weights:
    """The weights under which the right candidates are likeliest, by plain ascent."""
    told_apart = [c for c in made if any(c.right) and not all(c.right)]
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slope = {name: -PRIOR * weights[name] for name in names}
        for choice in told_apart:
            for name, value in _pull(choice, weights, names):
                slope[name] += value
        weights = {name: weights[name] + RATE * slope[name] / len(told_apart) for name in names}
    return weights


def _pull(choice: Choice, weights: Weights, names: Sequence[str]) -> Iterator[tuple[str, float]]:
    """By how much each kind of evidence is commoner in the right candidates than the weights expect."""
    scores = [sum(weights[n] * c.evidence[n] for n in names) for c in choice.found]
    likely = [exp(s - max(scores)) for s in scores]
    total, right = sum(likely), sum(p for p, is_right in zip(likely, choice.right, strict=True) if is_right)
    for name in names:
        for c, p, is_right in zip(choice.found, likely, choice.right, strict=True):
            yield name, c.evidence[name] * (p * is_right / right - p / total)


def share_right(made: Sequence[Choice], weights: Weights) -> float:
    """The share of pronouns, in per cent, whose heaviest candidate bears the annotated name."""
    choose = Antecedents(MappingProxyType(dict(weights)))
    hits = 0
    for choice in made:
        best = max(range(len(choice.found)), key=lambda k: choose.weight(choice.found[k]), default=None)
        hits += best is not None and choice.right[best]
    return 100 * hits / max(1, len(made))


def over_folds(made: Sequence[Choice], names: Sequence[str]) -> float:
    """The share right where each sixth of the stories is judged by what the others teach."""
    order = sorted({c.story for c in made})
    fold = {story: k % FOLDS for k, story in enumerate(order)}
    total = 0.0
    for k in range(FOLDS):
        held = [c for c in made if fold[c.story] == k]
        weights = learn([c for c in made if fold[c.story] != k], names)
        total += share_right(held, weights) * len(held)
    return total / max(1, len(made))


def main() -> None:
    """Learn and write the table, below the lines that say what it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    namer = Namer.load()
    train, validation = told(options.data, "train"), told(options.data, "validation")
    weights: Weights = Antecedents.load().weights
    names = list(weights)
    for _ in range(ROUNDS):
        made = list(choices(train, namer, weights))
        weights = {name: round(value, 2) for name, value in learn(made, names).items()}
    held = list(choices(validation, namer, weights))
    print(f"train {share_right(made, weights):.1f} of {len(made)}, by sixths {over_folds(made, names):.1f}")
    print(f"validation {share_right(held, weights):.1f} of {len(held)}")
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [f"{name}\t{weights[name]:.2f}" for name in names]
    TABLE.write_text("\n".join([*head, "evidence\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
