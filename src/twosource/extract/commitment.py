"""What a source holds of the content it is given: true, false or open, and how firmly.

Polarity and certainty as in FactBank (Saurí and Pustejovsky 2009), for the one source of the attribution: what others
hold of it, and what the outlet does, is not asked here. Of what is left open the source is never certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.extract.syntax import Tree, base, children
from twosource.extract.wordlists import NEGATIONS
from twosource.lexicon.tables import words
from twosource.model.finding import Act, Certainty, Polarity

_FILE = "commitment.toml"
_OPEN_ACTS = frozenset({Act.DOUBT, Act.ASK, Act.DECLINE, Act.DEMAND})
# What one does with a negated cue and still takes a side: "did not dispute that" confirms it.
_HELD_IF_NEGATED = frozenset({Act.CONFIRM, Act.PRAISE, Act.CONDEMN})
_MODIFIERS = ("aux", "advmod", "cop", "amod", "mark")


@dataclass(frozen=True, slots=True)
class CommitmentReader:
    """Tells polarity and certainty from the act, the cue and the words of the content (`lexicon/commitment.toml`)."""

    open_cues: frozenset[str]
    possible_cues: frozenset[str]
    probable_cues: frozenset[str]
    possible_words: frozenset[str]
    probable_words: frozenset[str]
    possible_unless_denied: frozenset[str]
    asking: frozenset[str]

    @classmethod
    def load(cls) -> CommitmentReader:
        """Read the lists. Raises ResourceError."""
        return cls(*(words(_FILE, name) for name in cls.__dataclass_fields__))

    def __call__(self, passage: Passage, draft: Draft, act: Act) -> tuple[Polarity, Certainty]:
        """How the source of the draft holds its content; `act` is what it does by it in the end."""
        polarity = self._polarity(passage, draft, act)
        if polarity is Polarity.OPEN:
            return polarity, Certainty.POSSIBLE
        told = list(_content_words(passage, draft))
        if draft.lemma in self.possible_cues or any(self._is_possible(tree, i) for tree, i in told):
            return polarity, Certainty.POSSIBLE
        if draft.lemma in self.probable_cues or any(tree[i].lemma.lower() in self.probable_words for tree, i in told):
            return polarity, Certainty.PROBABLE
        return polarity, Certainty.CERTAIN

    def _polarity(self, passage: Passage, draft: Draft, act: Act) -> Polarity:
        # "denied it, saying it was elsewhere": by the act it goes on to deny, by its words it holds what it says.
        if act in (Act.DENY, Act.DOUBT) and (draft.carries_on or draft.by_words):
            return Polarity.HOLDS
        if act is Act.DENY or (act is Act.PREDICT and draft.negated):
            return Polarity.DOES_NOT_HOLD
        hands_on = draft.lemma in self.open_cues and draft.under is None
        if act in _OPEN_ACTS or hands_on or self._asks(passage, draft):
            return Polarity.OPEN
        return Polarity.OPEN if draft.negated and act not in _HELD_IF_NEGATED else Polarity.HOLDS

    def _asks(self, passage: Passage, draft: Draft) -> bool:
        """Whether the content is a question put indirectly: "asked whether", "knows if"."""
        first = passage.text[draft.content[0].start : draft.content[0].end] if draft.content else ""
        return first.partition(" ")[0].lower() in self.asking and "," not in first

    def _is_possible(self, tree: Tree, i: int) -> bool:
        lemma, governor = tree[i].lemma.lower(), tree[i].head
        denied = governor >= 0 and any(tree[c].lemma.lower() in NEGATIONS for c in children(tree, governor, "advmod"))
        return lemma in self.possible_words or (lemma in self.possible_unless_denied and not denied)


def _content_words(passage: Passage, draft: Draft) -> Iterator[tuple[Tree, int]]:
    """The words that tell how firmly the first sentence of the content is put: those that head it, what bears on them.

    A further sentence of a quotation, or a clause below, may be unsure of something else.
    """
    if not draft.content:
        return
    first = draft.content[0]
    at = bisect_right(passage.trees, first.start, key=lambda tree: tree.sentence.span.end)
    if at == len(passage.trees) or passage.trees[at].sentence.span.start >= first.end:
        return
    tree = passage.trees[at]
    inside = {
        i for i, t in enumerate(tree.sentence.tokens) if any(s.start <= t.span.start < s.end for s in draft.content)
    }
    for i in sorted(inside):
        if tree[i].head not in inside and base(tree[i].rel) not in _MODIFIERS:
            yield tree, i
            yield from ((tree, c) for c in children(tree, i, *_MODIFIERS) if c in inside)
