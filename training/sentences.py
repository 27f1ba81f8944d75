"""The types that training data take between reading and encoding."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.analyse.labels import NAME_TYPES

EITHER = {"NM": ("NORP", "EVENT", "MISC"), "PLACE": ("GPE", "LOC", "FAC"), "THING": ("EVENT", "MISC", "FAC")}
"""Labels of a corpus that stand for one of several of ours: UNER's OTH and WikiGold's MISC hold nationalities too, and
few corpora tell a country from a sea or an airport."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Tags and dependencies of one sentence, one item a word. Heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """BIO tags of one sentence and the types that its corpus marks wherever they occur.

    O in a corpus that does not mark dates says nothing about dates: see `allowed`.
    """

    tags: tuple[str, ...]
    marked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence of training or test data, or a run of several: `ends` are then the indices of their last words."""

    words: tuple[str, ...]
    tree: Tree | None
    names: Names | None
    ends: tuple[int, ...] | None = None


def spans(tags: tuple[str, ...] | list[str]) -> list[tuple[int, int, str]]:
    """BIO tags -> (first, last exclusive, type) in order; an I after O or another type opens a span."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        place, _, kind = tag.partition("-")
        if place == "B" or (place == "I" and not (found and found[-1][1] == i and found[-1][2] == kind)):
            found.append((i, i + 1, kind))
        elif place == "I":
            found[-1] = (found[-1][0], i + 1, kind)
    return found


def tagged(size: int, found: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """Spans that do not overlap -> BIO tags."""
    tags = ["O"] * size
    for first, last, kind in found:
        tags[first] = f"B-{kind}"
        tags[first + 1 : last] = [f"I-{kind}"] * (last - first - 1)
    return tuple(tags)


def allowed(tag: str, marked: frozenset[str]) -> tuple[str, ...]:
    """The tags of ours that a corpus's tag may stand for, given the types that the corpus marks."""
    place, _, kind = tag.partition("-")
    if place != "O":
        return tuple(f"{place}-{one}" for one in EITHER.get(kind, (kind,)))
    known = {one for kind in marked for one in EITHER.get(kind, (kind,))}
    return ("O", *(f"{place}-{kind}" for kind in NAME_TYPES if kind not in known for place in "BI"))
