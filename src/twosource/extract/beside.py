"""What befell the counted, told by words right beside the count: "25 rebels dead", "wounding 40", "the deaths of 12".

News tells tolls in clipped phrases that trees often get wrong; the words beside the count are then the surer sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.counts import Count
from twosource.extract.syntax import Tree
from twosource.lexicon import tables
from twosource.model.finding import Measure

BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "left", "went", "gone"})
PERFECT = frozenset({"have", "has", "had"})
# After a verb these begin an object: "two men killed a guard" tells of no dead men.
OPENS_OBJECT = frozenset({"DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ"})
STATES = frozenset({"dead", "dying", "missing", "unaccounted", "captive", "hostage", "homeless"})
INTRANSITIVE = frozenset({"died", "perished", "disappeared", "vanished", "fled"})
BRACKETS = frozenset({"(", ")", '"', "“", "”", "'", "‘", "’"})
REACH = 6
LONGEST = 4


@dataclass(frozen=True, slots=True)
class HarmBeside:
    """Reads what `lexicon/harm.tsv` tells of a count."""

    words: Mapping[str, Mapping[str, Measure]]
    over: frozenset[str]

    @classmethod
    def load(cls) -> HarmBeside:
        """Read `lexicon/harm.tsv`."""
        words: dict[str, dict[str, Measure]] = {"after": {}, "before": {}, "of": {}}
        for row in tables.rows("harm.tsv"):
            if row["stands"] != "over":
                words[row["stands"]][row["word"]] = Measure(row["measure"])
        over = frozenset(r["word"] for r in tables.rows("harm.tsv") if r["stands"] == "over")
        return cls(MappingProxyType({k: MappingProxyType(v) for k, v in words.items()}), over)

    def __call__(self, tree: Tree, count: Count, noun: int) -> Measure | None:
        """What befell the counted; `noun` is what the count counts, or the numeral itself."""
        return self._after(tree, max(noun, count.last - 1) + 1) or self._before(tree, count.first)

    def _after(self, tree: Tree, start: int) -> Measure | None:
        passive = False
        for i in range(start, min(start + REACH, len(tree))):
            if hit := self._at(tree, i, "after"):
                measure, last = hit
                sure = passive or last > i or tree[i].text.lower() in STATES | INTRANSITIVE
                return measure if sure or not _has_object(tree, i) else None
            word = tree[i].text.lower()
            passive |= word in BE
            perfect = word in PERFECT and i + 1 < len(tree) and _leads_on(tree[i + 1].text.lower())
            if not (word in self.over or perfect or word in BRACKETS or tree[i].upos == "ADV"):
                return None
        return None

    def _at(self, tree: Tree, i: int, stands: str) -> tuple[Measure, int] | None:
        """What the longest entry that begins at token i tells, and its last token."""
        for length in range(LONGEST, 0, -1):
            words = " ".join(t.text.lower() for t in tree.sentence.tokens[i : i + length])
            if words in self.words[stands]:
                return self.words[stands][words], min(i + length, len(tree)) - 1
        return None

    def _before(self, tree: Tree, first: int) -> Measure | None:
        i = first - 1
        while i >= 0 and (tree[i].upos in {"DET", "ADV"} or tree[i].text in BRACKETS):
            i -= 1
        if i < 0:
            return None
        word = tree[i].text.lower()
        if word == "of" and i:
            return self.words["of"].get(tree[i - 1].text.lower())
        if i and (pair := f"{tree[i - 1].text.lower()} {word}") in self.words["before"]:
            return self.words["before"][pair]
        auxiliary = i > 0 and tree[i - 1].text.lower() in BE
        return None if auxiliary or tree[i].rel == "amod" else self.words["before"].get(word)


def _has_object(tree: Tree, verb: int) -> bool:
    """Whether what follows a verb can be its object."""
    return verb + 1 < len(tree) and tree[verb + 1].upos in OPENS_OBJECT


def _leads_on(word: str) -> bool:
    """Whether a participle that makes a passive, or tells of the counted alone, follows "have"."""
    return word in BE | INTRANSITIVE | {"reportedly", "also", "since", "already", "now"}
