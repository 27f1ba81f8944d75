"""Cues: the words that give content to a source, and the ways in which each can be used (`lexicon/cues.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from twosource.extract.syntax import Tree, base, children
from twosource.extract.wordlists import ENABLERS, LIGHT_VERBS, NEGATIONS, REFUSERS, UNNEGATING
from twosource.lexicon import tables
from twosource.model.finding import Act
from twosource.model.text import Token


class CueKind(StrEnum):
    """What sort of word a cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    LABEL = "label"


class Frame(StrEnum):
    """Where the content stands, seen from the cue. `lexicon/cues.tsv` explains each."""

    CLAUSE = "clause"
    THAT = "that"
    QUOTE = "quote"
    POSITION = "position"
    THING = "thing"
    TO = "to"
    ORDER = "order"
    CHARGE = "charge"
    NAME = "name"
    AS = "as"
    ABOUT = "about"
    AGAINST = "against"
    RELAY = "relay"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FrameUse:
    """A frame with its prepositions; what the cue must be (negated, passive, after "would") or the content (said)."""

    frame: Frame
    prepositions: frozenset[str] = frozenset()
    if_negated: bool = False
    if_passive: bool = False
    if_active: bool = False
    if_would: bool = False
    if_said: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """One row of the table: one way to use a word. `extra` are the words beside the lemma ("responsibility", "out")."""

    lemma: str
    extra: tuple[str, ...]
    act: Act
    negated_act: Act
    frames: tuple[FrameUse, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: its head token, all its tokens, the usages that fit its words, whether it is negated."""

    head: int
    tokens: tuple[int, ...]
    kind: CueKind
    usages: tuple[Usage, ...]
    negated: bool


_UPOS = {"VERB": CueKind.VERB, "AUX": CueKind.VERB, "NOUN": CueKind.NOUN, "ADV": CueKind.ADVERB}


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds cues in a sentence."""

    usages: Mapping[tuple[CueKind, str], tuple[Usage, ...]]

    @classmethod
    def load(cls) -> CueFinder:
        """Read `lexicon/cues.tsv`."""
        found: dict[tuple[CueKind, str], list[Usage]] = defaultdict(list)
        for row in tables.rows("cues.tsv"):
            lemma, *extra = row["word"].split(" ")
            frames = tuple(_frame_use(f) for f in row["frames"].split("|") if f)
            usage = Usage(lemma, tuple(extra), Act(row["act"]), Act(row["negated"]), frames, row["source"])
            found[CueKind(row["class"]), lemma].append(usage)
        return cls(MappingProxyType({key: tuple(sorted(u, key=lambda x: -len(x.extra))) for key, u in found.items()}))

    def __call__(self, tree: Tree) -> Iterator[Cue]:
        """The cues of a sentence in order, by their words alone: whether they have content is not asked here."""
        for i in range(len(tree)):
            for kind in _kinds(tree, i):
                fitting = tuple(u for u in self._usages(kind, tree[i]) if _extra(tree, i, u) is not None)
                if fitting:
                    yield Cue(i, _tokens(tree, i, fitting[0]), kind, fitting, is_negated(tree, i))
                    break

    def _usages(self, kind: CueKind, token: Token) -> tuple[Usage, ...]:
        """The usages of the word, by its lemma, a lemma that lost or got an "e", or its form.

        A verb that stands as an adjective ("outraged") is known by its form alone: "opened" is not "open".
        """
        lemma = token.lemma.lower()
        if kind is CueKind.ADJECTIVE and token.upos == "VERB":
            return self.usages.get((kind, token.text.lower()), ())
        return next(
            (
                found
                for word in (lemma, f"{lemma}e", lemma.removesuffix("e"), token.text.lower())
                if (found := self.usages.get((kind, word)))
            ),
            (),
        )


def _frame_use(words: str) -> FrameUse:
    frame, *arguments = words.split(":")
    prepositions = frozenset(p for a in arguments if a not in _CONDITIONS for p in a.split("+"))
    return FrameUse(Frame(frame), prepositions, *(condition in arguments for condition in _CONDITIONS))


_CONDITIONS = ("negated", "passive", "active", "would", "said")


def _kinds(tree: Tree, i: int) -> tuple[CueKind, ...]:
    token = tree[i]
    if (
        token.upos == "VERB"
        and token.xpos == "VBZ"
        and not children(tree, i, "nsubj")
        and (i == 0 or tree[i - 1].upos in {"ADJ", "DET"})
    ):
        return (CueKind.NOUN, CueKind.VERB)
    if token.upos == "VERB" and token.xpos in {"VBN", "JJ"} and base(token.rel) != "amod":
        return (CueKind.VERB, CueKind.ADJECTIVE) if _is_state(tree, i) else (CueKind.VERB,)
    if token.upos == "ADJ" or (token.upos == "VERB" and base(token.rel) == "amod"):
        return (CueKind.LABEL,) if base(token.rel) == "amod" else (CueKind.ADJECTIVE, CueKind.VERB)
    kind = _UPOS.get(token.upos)
    return (kind,) if kind else ()


def _is_state(tree: Tree, i: int) -> bool:
    """Whether a participle can tell how somebody is ("is committed to"), not what he did ("has committed a crime")."""
    done = children(tree, i, "obj") or (children(tree, i, "aux") and not children(tree, i, "aux:pass", "cop"))
    return not done


def _extra(tree: Tree, i: int, usage: Usage) -> tuple[int, ...] | None:
    """The tokens of the usage's further words, each below the head or below its object; None if one is missing."""
    found: list[int] = []
    below = [c for child in tree.children[i] for c in (child, *tree.children[child])]
    for word in usage.extra:
        token = next((c for c in below if c > i and word in (tree[c].lemma.lower(), tree[c].text.lower())), None)
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _tokens(tree: Tree, i: int, usage: Usage) -> tuple[int, ...]:
    """The words of the cue: with what negates it where it is negated, and its particle where that stands beside it."""
    extra = _beside(tree, i, _extra(tree, i, usage) or ())
    negators = _negators(tree, i)
    first = min([i, *negators])
    if negators and i - first <= _LONGEST_NEGATION:
        return (*range(first, i + 1), *extra)
    return (i, *extra)


def _beside(tree: Tree, i: int, extra: tuple[int, ...]) -> tuple[int, ...]:
    """All from behind the head to the last further word with nothing but a describing word between: "made the case"."""
    last = i
    for word in sorted(extra):
        if any(tree[k].upos not in _DESCRIBING for k in range(last + 1, word)):
            break
        last = word
    return tuple(range(i + 1, last + 1))


_DESCRIBING = frozenset({"DET", "ADJ", "ADV"})
_LONGEST_NEGATION = 5  # tokens from "could" to "confirm" in "could not immediately independently confirm"


def carriers(tree: Tree, cue: Cue) -> tuple[int, ...]:
    """The tokens that its content can hang on: the head, and further words that hang on that ("made clear that")."""
    return (cue.head, *(c for c in tree.children[cue.head] if c > cue.head and _is_extra(tree, cue, c)))


def _is_extra(tree: Tree, cue: Cue, c: int) -> bool:
    return bool({tree[c].lemma.lower(), tree[c].text.lower()} & set(cue.usages[0].extra))


def is_negated(tree: Tree, i: int) -> bool:
    """Whether the word is denied ("did not say", "no comment") or refused ("declined to say")."""
    return bool(_negators(tree, i))


def _negators(tree: Tree, i: int) -> tuple[int, ...]:
    own = [
        c
        for c in children(tree, i, "advmod", "det", "cc")
        if tree[c].lemma.lower() in NEGATIONS and tree[min(c + 1, len(tree) - 1)].lemma.lower() not in UNNEGATING
    ]
    if own:
        return tuple(sorted([*own, *(a for a in children(tree, i, "aux") if a < i)]))
    subject = min(children(tree, i, "nsubj"), key=lambda c: abs(c - i), default=None)
    if subject is not None and any(
        tree[d].text.lower() in ("no", "neither", "none") for d in (subject, *children(tree, subject, "det", "cc"))
    ):
        return (i,)
    if tree[i].upos == "NOUN" and base(tree[i].rel) == "obj" and tree[tree[i].head].lemma.lower() in LIGHT_VERBS:
        return _negators(tree, tree[i].head)
    return _refused(tree, i)


def _refused(tree: Tree, i: int) -> tuple[int, ...]:
    """The governor that refuses ("declined") or cannot ("is not able"), with its own negation."""
    governor = tree[i].head
    if base(tree[i].rel) not in {"xcomp", "ccomp", "acl", "advcl"} or governor < 0 or governor > i:
        return ()
    if tree[governor].lemma.lower() in REFUSERS:
        return (governor,)
    beside = [c for c in children(tree, governor, "advmod") if tree[c].lemma.lower() in REFUSERS]
    yet = [c for c in children(tree, governor, "advmod") if tree[c].lemma.lower() == "yet" and c < i]
    if beside or yet:
        return (governor, *beside, *yet)
    if tree[governor].lemma.lower() in ENABLERS:
        denied = [c for c in tree.children[governor] if tree[c].lemma.lower() in NEGATIONS]
        return (*denied, governor) if denied else ()
    return ()
