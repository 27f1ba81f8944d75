"""Names on world news: articles of the Worldwide Newswire set, which nothing was trained on, from raw text.

A name counts as found if its characters and its type are right. The set's facilities count as locations; its money,
products and other names are left out, because the model's training data mark them otherwise.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gate import fingerprint
from bench.task import Figures, Reader, Request
from twosource.analyse import Analyser

TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Date": "DATE"}
OURS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP", "DATE": "DATE"}
"""The set's kinds and ours, as the five that are scored: the set does not tell a country from a sea."""
SCORED = ("PER", "ORG", "LOC", "NORP", "DATE")
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve"}
STRAIGHT_QUOTES = frozenset(('"', "''", "``"))
NO_SPACE_AFTER = frozenset("([{$£€“‘#")

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text set from tokens, and the names in it."""

    text: str
    names: frozenset[Name]


def run(request: Request) -> Figures:
    """P, R and F1 over the five types, and F1 of each, in per cent."""
    return score_names(
        Analyser.load(folder=request.model), request.file or request.need("newswire", "names_test.jsonl")
    )


def score_names(reader: Reader, path: Path) -> Figures:
    """The figures of one reader on articles of the set."""
    counts: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            whole = article(json.loads(line)["sentences"])
            counts.update(_compare(whole.names, found_names(reader, whole.text)))
    per_type = {f"f1.{kind}": _f1(counts, (kind,)) for kind in SCORED}
    hits = sum(counts["hit", kind] for kind in SCORED)
    precision = 100 * hits / max(1, sum(counts["found", kind] for kind in SCORED))
    recall = 100 * hits / max(1, sum(counts["gold", kind] for kind in SCORED))
    return {
        "f1": _f1(counts, SCORED),
        "p": precision,
        "r": recall,
        "f1.PER_ORG_LOC": _f1(counts, SCORED[:3]),
        **per_type,
    }


def data_fingerprint(request: Request) -> str:
    """What the floors were measured on."""
    return fingerprint([request.need("newswire", "names_test.jsonl")])


def article(sentences: Sequence[dict[str, list[str]]]) -> Passage:
    """An article as text with its names; each of its stretches of tokens (a paragraph, mostly) stands apart."""
    text, names = "", set[Name]()
    for sentence in sentences:
        text += "\n\n" if text else ""
        stretch, places = set_tokens(sentence["tokens"])
        names.update(
            (first + len(text), last + len(text), kind) for first, last, kind in _gold(sentence["tags"], places)
        )
        text += stretch
    return Passage(text, frozenset(names))


def set_tokens(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as a paper would set them, and where each stands; straight quotes open and close in turn."""
    text, places = "", []
    quoted, glue = False, True
    for i, token in enumerate(tokens):
        straight = token in STRAIGHT_QUOTES
        hyphen = (
            tokens[i] == "-" and 0 < i < len(tokens) - 1 and tokens[i - 1][-1].isalpha() and tokens[i + 1][0].islower()
        )
        closes = (straight and quoted) or hyphen or token in NO_SPACE_BEFORE
        text += "" if glue or closes else " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = hyphen or token in NO_SPACE_AFTER or (straight and not quoted)
        quoted ^= straight
    return text, places


def found_names(reader: Reader, text: str) -> frozenset[Name]:
    """The names that the model finds, of the scored types."""
    return frozenset(
        (name.span.start, name.span.end, OURS[name.type.value])
        for sentence in reader.text(text).sentences
        for name in sentence.names
        if name.type.value in OURS
    )


def _gold(tags: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[Name]:
    first = -1
    for i, tag in enumerate([*tags, "O"]):
        if first >= 0 and not tag.startswith("I"):
            kind = TYPES.get(tags[first][2:])
            if kind:
                yield places[first][0], places[i - 1][1], kind
            first = -1
        if tag.startswith("B"):
            first = i


def _compare(gold: frozenset[Name], found: frozenset[Name]) -> Counter[tuple[str, str]]:
    counts = Counter(("gold", kind) for _, _, kind in gold)
    counts.update(("found", kind) for _, _, kind in found)
    counts.update(("hit", kind) for _, _, kind in gold & found)
    return counts


def _f1(counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> float:
    hits = sum(counts["hit", kind] for kind in kinds)
    return 200 * hits / max(1, sum(counts["found", kind] + counts["gold", kind] for kind in kinds))
