"""Denials told with a neutral cue: "said it was a lie", "told reporters that no soldier had entered the town".

The cue only says that somebody speaks. What is said denies where it calls a thing said false, or puts in the negative
what the report has somebody else say. A negative that nobody had put forward ("said the road was not open") denies
nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.extract.people import name_words
from twosource.extract.spanindex import SpanIndex
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import NEGATIONS, SAID_THINGS, UNNEGATING
from twosource.lexicon.tables import words
from twosource.model.finding import Act
from twosource.model.text import Span

_FILE = "denial.toml"
_MEANING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "those"})
_HEADS = _MEANING | {"AUX", "ADV"}
_BESIDE = frozenset({"root", "conj", "parataxis"})
_PARTS = frozenset({"obj", "obl", "nmod", "nsubj", "compound"})
_VERBAL = frozenset({"VERB", "AUX"})
_NONE = frozenset({"no", "none", "neither", "nobody"})
# Acts by which somebody puts forward what another can deny.
_CLAIMING = frozenset({Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.PREDICT, Act.THREATEN, Act.WARN})
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class DenialReader:
    """Tells what is said to deny (`lexicon/denial.toml`)."""

    neutral: frozenset[str]
    false: frozenset[str]
    true: frozenset[str]
    light: frozenset[str]
    modal: frozenset[str]
    unknowing: frozenset[str]
    endings: frozenset[str]

    @classmethod
    def load(cls) -> DenialReader:
        """Read the lists. Raises ResourceError."""
        return cls(*(words(_FILE, name) for name in cls.__dataclass_fields__))

    def __call__(self, passage: Passage, said: Sequence[tuple[Draft, str | None]]) -> list[Draft]:
        """The drafts, each with the name of its source; those that deny by what they say are given that act."""
        told = _Told.of(self, passage, said)
        clauses = {k: list(told.clauses(k)) for k, (d, _) in enumerate(said) if self._is_neutral(d)}
        false = {k for k, found in clauses.items() if any(self._is_false(c) for c in found)}
        negative = {k: [c for c in found if self.is_negative(c)] for k, found in clauses.items() if k not in false}
        claims = told.claims() if any(negative.values()) else {}
        denied = {k for k, found in negative.items() if any(told.is_claimed(k, c, claims) for c in found)}
        return [replace(d, act=Act.DENY, by_words=True) if k in false | denied else d for k, (d, _) in enumerate(said)]

    def _is_neutral(self, draft: Draft) -> bool:
        return draft.act is Act.STATE and not draft.negated and (draft.cue is None or draft.lemma in self.neutral)

    def _is_false(self, clause: _Clause) -> bool:
        """Whether it says of a thing said, or of what was just told, that it is not so: "the report is false"."""
        tree, head = clause.tree, clause.head
        word, negative = tree[head].lemma.lower(), self.is_negative(clause)
        if any(
            tree[t].lemma.lower() in self.true and _is_none(tree, t) for t in (head, *clause.subjects, *clause.things)
        ):
            return True  # "there is no truth to it"
        if not (word in self.false and not negative) and not (word in self.true and negative):
            return False
        if not clause.subjects:
            return clause.leads and base(tree[head].rel) not in _PARTS
        about = {tree[s].lemma.lower() for s in clause.subjects}
        return bool(about & (SAID_THINGS | _POINTING)) and bool(children(tree, head, "cop"))

    def is_negative(self, clause: _Clause) -> bool:
        """Whether the clause is put in the negative and tells what is so, not what is to be or what is not known."""
        tree, head = clause.tree, clause.head
        if any(tree[a].lemma.lower() in self.modal for a in children(tree, head, "aux")):
            return False
        if {tree[t].lemma.lower() for t in (head, *clause.things)} & self.unknowing:
            return False
        if any(_negates(tree, a) for a in (head, *children(tree, head, "advmod"))):
            return True
        return any(_is_none(tree, t) for t in (head, *clause.subjects, *clause.things))

    def meanings(self, tree: Tree, tokens: Sequence[int]) -> frozenset[str]:
        """The stems of the words that tell what it is about."""
        return frozenset(
            self.stem(tree[i].lemma.lower())
            for i in tokens
            if tree[i].upos in _MEANING and tree[i].lemma.lower() not in self.light | NEGATIONS
        )

    def stem(self, word: str) -> str:
        """The word without an ending that makes it a noun, a verb or an adjective: negotiate, negotiations."""
        fitting = [e for e in self.endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM]
        return word.removesuffix(max(fitting, key=len, default=""))


def _negates(tree: Tree, i: int) -> bool:
    word = tree[min(i + 1, len(tree) - 1)].lemma.lower()
    return (tree[i].lemma.lower() in NEGATIONS or tree[i].text.lower() == "nowhere") and word not in UNNEGATING


def _is_none(tree: Tree, i: int) -> bool:
    return any(tree[d].text.lower() in _NONE for d in (i, *children(tree, i, "det")))


def _is_clause(tree: Tree, i: int) -> bool:
    return tree[i].upos in _VERBAL or bool(children(tree, i, "cop", "nsubj"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a content: its predicate, whether that heads the content, its subjects and its other arguments."""

    tree: Tree
    head: int
    leads: bool
    subjects: tuple[int, ...]
    things: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report tells: its drafts with the names of their sources, and what each is about."""

    reader: DenialReader
    passage: Passage
    drafts: tuple[Draft, ...]
    names: tuple[str | None, ...]
    standing: SpanIndex
    handed_on: Mapping[Span, tuple[int, ...]]

    @classmethod
    def of(cls, reader: DenialReader, passage: Passage, said: Sequence[tuple[Draft, str | None]]) -> _Told:
        """Index the drafts by where they stand, and those that another hands on by that one's cue."""
        drafts = tuple(d for d, _ in said)
        standing = SpanIndex.of((at, k) for k, d in enumerate(drafts) for at in (d.cue, *d.content)[:2] if at)
        handed_on: dict[Span, tuple[int, ...]] = {}
        for k, d in enumerate(drafts):
            if d.under:
                handed_on[d.under] = (*handed_on.get(d.under, ()), k)
        return cls(reader, passage, drafts, tuple(name for _, name in said), standing, handed_on)

    def _inner(self, k: int) -> Iterator[Draft]:
        """The drafts within draft k, and those that it only hands on."""
        draft = self.drafts[k]
        handed = frozenset(self.handed_on.get(draft.cue, ()) if draft.cue else ())
        near = {n for s in draft.content for _, n in self.standing.touching(s)}
        inner = handed | {n for n in near if _stands_in(self.drafts[n], draft)}
        yield from (self.drafts[n] for n in sorted(inner - {k}))

    def clauses(self, k: int) -> Iterator[_Clause]:
        """The main clauses of the content, without those that another within it says."""
        draft = self.drafts[k]
        inner = list(self._inner(k))
        for tree, inside in self._sentences(draft):
            for i in inside:
                if any(s.start <= tree[i].span.start < s.end for d in inner for s in d.content):
                    continue
                leads = tree[i].head not in inside
                beside = base(tree[i].rel) in _BESIDE and _is_clause(tree, i)
                if (leads and tree[i].upos in _HEADS) or beside or self._is_said(tree, i):
                    yield _Clause(tree, i, leads, children(tree, i, "nsubj"), children(tree, i, "obj", "obl", "nmod"))

    def _is_said(self, tree: Tree, i: int) -> bool:
        """As in "we can say that none came": the clause is what the words around it only bring in."""
        governor = tree[i].head
        return base(tree[i].rel) == "ccomp" and governor >= 0 and tree[governor].lemma.lower() in self.reader.neutral

    def is_claimed(self, k: int, clause: _Clause, told: Mapping[int, frozenset[str]]) -> bool:
        """Whether another in the report says what the clause says is not so."""
        tree, meanings = clause.tree, self.reader.meanings
        if children(tree, clause.head, "cop") and any(tree[s].lemma.lower() in _POINTING for s in clause.subjects):
            return False  # "it is not a war on us" tells what it is, not that nothing was
        predicate = meanings(tree, [clause.head])
        arguments = meanings(tree, [t for c in (*clause.subjects, *clause.things) for t in subtree(tree, c)])
        if not predicate:
            predicate = meanings(tree, [t for c in clause.things for t in subtree(tree, c)])
            arguments = meanings(tree, [t for c in clause.subjects for t in subtree(tree, c)])
        if not predicate:
            predicate, arguments = arguments, frozenset()
        claims = (about for other, about in told.items() if self._can_deny(k, other))
        return bool(predicate) and any(predicate <= about and (not arguments or arguments & about) for about in claims)

    def _can_deny(self, k: int, other: int) -> bool:
        a, b = self.names[k], self.names[other]
        same = a and b and name_words(a) == name_words(b)
        ours, theirs = (d.cue or d.content[0] for d in (self.drafts[k], self.drafts[other]))
        return other != k and not same and self.drafts[other].act in _CLAIMING and theirs.start < ours.end

    def claims(self) -> Mapping[int, frozenset[str]]:
        """For each draft that is not itself negative the stems of its content."""
        found = {}
        for k, draft in enumerate(self.drafts):
            if draft.content and not any(self.reader.is_negative(c) for c in self.clauses(k)):
                told = self._sentences(draft)
                found[k] = frozenset(w for tree, inside in told for w in self.reader.meanings(tree, sorted(inside)))
        return found

    def _sentences(self, draft: Draft) -> Iterator[tuple[Tree, frozenset[int]]]:
        """The trees that the content touches, with the tokens in it."""
        trees = self.passage.trees
        for span in draft.content:
            at = bisect_right(trees, span.start, key=lambda tree: tree.sentence.span.end)
            for tree in trees[at:]:
                if tree.sentence.span.start >= span.end:
                    break
                tokens = tree.sentence.tokens
                yield tree, frozenset(i for i, t in enumerate(tokens) if span.start <= t.span.start < span.end)


def _stands_in(draft: Draft, outer: Draft) -> bool:
    at = draft.cue or (draft.content[0] if draft.content else None)
    return at is not None and any(s.start <= at.start and at.end <= s.end for s in outer.content)
