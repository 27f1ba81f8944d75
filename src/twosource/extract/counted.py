"""What a count counts: the noun that it belongs to; and single ones, counted by an article ("a soldier")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.counts import Count
from twosource.extract.scene import Scene
from twosource.extract.syntax import Tree, ancestors, children
from twosource.extract.triggers import NOMINAL, lemma_of
from twosource.model.finding import Qualifier

SINGLE = frozenset({"a", "an"})
DEFINITE = frozenset({"the", "these", "those", "both", "all", "his", "her", "their", "its", "our"})
# What tells of a part without a number.
SHARES = frozenset(
    {"some", "most", "many", "several", "few", "none", "half", "dozens", "scores", "hundreds", "thousands"}
)
NAMING = frozenset({"know", "name", "identify", "call", "dub", "purport", "believe"})
NAMES_BEFORE = NOMINAL | {"SYM"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, the noun it counts (the numeral itself where none is told), and the top of the phrase of both."""

    count: Count
    noun: int
    top: int


def counted_noun(tree: Tree, count: Count) -> Counted:
    """The noun that a count belongs to: its governor, or what follows "of", or what follows in the phrase."""
    numerals = range(count.numeral, count.last)
    top = next((i for i in numerals if tree[i].head not in numerals), count.numeral)
    while tree[top].rel in {"nummod", "compound", "det", "amod", "nmod:unmarked", "advmod"} and tree[top].head > top:
        top = tree[top].head
        if tree[top].upos in NOMINAL | {"PRON", "ADJ", "VERB"}:
            return Counted(count, _after_of(tree, top) if top < count.last else top, top)
    return Counted(count, _after_of(tree, top), top)


def _after_of(tree: Tree, top: int) -> int:
    """ "dozens of people": the people."""
    of = [c for c in children(tree, top, "nmod") if c > top and _is_led_by_of(tree, c)]
    return _whose_worth(tree, of[0]) if of and of[0] - top < 8 else top


def _is_led_by_of(tree: Tree, noun: int) -> bool:
    led = [noun, *(c for c in children(tree, noun, "compound") if lemma_of(tree, noun) == "worth")]
    return any(lemma_of(tree, k) == "of" for i in led for k in children(tree, i, "case"))


def _whose_worth(tree: Tree, noun: int) -> int:
    """ "Millions of dollars-worth of arms", "two thousand pounds' worth": the dollars, the pounds."""
    if lemma_of(tree, noun) != "worth":
        return noun
    before = [i for i in range(max(0, noun - 2), noun) if tree[i].upos == "NOUN"]
    return before[-1] if before else noun


def number_of(tree: Tree, counted: Counted) -> int | None:
    """ "The number of refugees has hit 130,000": the refugees, for a number that has no noun of its own."""
    near = [c for i in [counted.top, *ancestors(tree, counted.top)][:5] for c in (i, *tree.children[i])]
    numbers = [i for i in near if i < counted.count.first and lemma_of(tree, i) == "number"]
    of = [c for i in numbers for c in children(tree, i, "nmod") if c < counted.count.first]
    return of[0] if of else None


def is_part(tree: Tree, counted: Counted) -> bool:
    """ "One of the bundles", "three of them": a part of a whole that is known; not "dozens of people"."""
    whole = counted.noun
    if whole == counted.top or whole in range(counted.count.first, counted.count.last):
        return False
    known = tree[whole].upos == "PRON" or bool(children(tree, whole, "nummod"))
    return known or any(tree[c].text.lower() in DEFINITE for c in children(tree, whole, "det", "nmod:poss"))


def is_whole(tree: Tree, count: Count) -> bool:
    """The 400 of "300 out of 400 soldiers", "some of the 400": the words tell, for trees often hang them elsewhere."""
    i = count.first - 1
    while i > 0 and tree[i].upos in {"DET", "PRON"}:
        i -= 1
    part = i - 2 if i > 1 and tree[i - 1].text.lower() == "out" else i - 1
    if part < 0 or tree[i].text.lower() != "of":
        return False
    return tree[part].upos == "NUM" or tree[part].text.lower() in SHARES


def excluded(tree: Tree, count: Count) -> bool:
    """Numbers that belong to a name ("Block 17", "Highway 60"), "one" as a pronoun, "no" before what is no count."""
    token = tree[count.numeral]
    word = token.text.lower()
    if (
        token.head >= 0
        and token.head < count.first
        and token.rel in {"nummod", "appos", "flat", "compound", "nmod:unmarked", "dep"}
    ):
        return tree[token.head].upos in NAMES_BEFORE and not count.money
    if word == "one" and count.first == count.numeral:
        return _pronoun(tree, count.numeral)
    return token.upos in {"INTJ", "ADV"} or (word == "no" and token.rel != "det" and count.last == count.first + 1)


def _pronoun(tree: Tree, i: int) -> bool:
    """ "the one who", "one another", "one day", "one must": counts nobody."""
    if children(tree, i, "det", "amod") or tree[i].upos == "PRON":
        return not children(tree, i, "nmod")
    return False


def singles(scene: Scene, counted: Sequence[Counted], harmed: Sequence[int]) -> Iterator[Counted]:
    """One of a kind that undergoes: "killed a soldier". Names and what a number counts already are left out."""
    tree = scene.tree
    done = {c.noun for c in counted} | {c.top for c in counted}
    for noun in harmed:
        articles = [d for d in children(tree, noun, "det") if tree[d].text.lower() in SINGLE]
        named = [c for c in children(tree, noun, "acl") if lemma_of(tree, c) in NAMING]
        known = named or children(tree, noun, "appos", "flat")
        if noun in done or not articles or tree[noun].upos != "NOUN" or tree[noun].xpos != "NN" or known:
            continue
        first = articles[0]
        yield Counted(Count(first, first + 1, first, 1.0, 1.0, Qualifier.EXACT), noun, noun)
