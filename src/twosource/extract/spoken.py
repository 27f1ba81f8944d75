"""Content that the tree does not hang on its cue: a quotation beside it, all before a clause that closes a sentence."""

from __future__ import annotations

import re

from twosource.extract.content import Content
from twosource.extract.cues import Cue
from twosource.extract.passage import Passage
from twosource.extract.quotes import Quotation
from twosource.extract.syntax import Tree, ancestors, base, children, subtree
from twosource.extract.verbal import FINITE, is_finite
from twosource.model.text import Span

# Characters between a cue and its quotation: room for a source with a title, an addressee, a day; for no clause.
_ROOM = 110
# Tokens of a clause that closes a sentence: ", the ministry's spokesman, Karim Aziz, told reporters on Monday."
_LONGEST_REPORTING_CLAUSE = 30
_NAMED = re.compile(
    r"\b(?:titled|entitled|called|dubbed|named|nicknamed|headlined|known as|the words?)\s*$", re.IGNORECASE
)
_STATEMENT_END = re.compile(r"[.,!?…–—-][\"'”’»]+$")
_BETWEEN = frozenset({"SCONJ", "ADV"})
_CLOSING = frozenset({",", '"', "”", "''", "—", "–", "-", "?", "!", "’", "'", "»", "…", "..."})


def spoken_beside(passage: Passage, tree: Tree, cue: Cue, at: Span) -> tuple[Span, ...]:
    """The pieces of the quotation that stands right before or after the cue with its source; () if none does."""
    if children(tree, cue.head, "obj") and base(tree[cue.head].rel) in {"acl", "amod"}:
        return ()
    if passage.quotation_at(at.start):
        return ()
    near = [
        q
        for q in passage.quotations_near(tree.sentence.span)
        if _stands_before(passage.text, q, at, tree) or _stands_after(passage.text, q, at, tree)
    ]
    nearest = min(near, key=lambda q: min(abs(q.start - at.end), abs(at.start - q.end)), default=None)
    return nearest.pieces if nearest else ()


def _stands_before(text: str, quotation: Quotation, at: Span, tree: Tree) -> bool:
    if not tree.sentence.span.start - 2 <= quotation.end <= at.start:
        return False
    between = text[quotation.end : at.start]
    if quotation.end <= tree.sentence.span.start and text[quotation.start : quotation.end].rstrip("\"'”’»")[-1:] == ".":
        return False
    ended = _STATEMENT_END.search(text[quotation.start : quotation.end]) or between.startswith(",")
    return bool(ended) and len(between) < _ROOM and not re.search(r"[\n;:.](?!\S)", between)


def _stands_after(text: str, quotation: Quotation, at: Span, tree: Tree) -> bool:
    if not at.end <= quotation.start <= tree.sentence.span.end + 2:
        return False
    between = text[at.end : quotation.start]
    if len(between) >= _ROOM or "\n" in between or _NAMED.search(between):
        return False
    return between.rstrip()[-1:] in (":", ",") or (
        between.strip() == "" and len(text[quotation.start : quotation.end].split()) > 1
    )


def announced(passage: Passage, tree: Tree, cue: Cue) -> tuple[Span, ...]:
    """ "The agency reported:" at the end of a paragraph: the next paragraph, or the quotation that begins it."""
    text, end = passage.text, tree.sentence.span.end
    if text[:end].rstrip()[-1:] != ":" or not any(
        b.start <= end <= b.end and not text[end : b.end].strip() for b in passage.blocks
    ):
        return ()
    following = next((b for b in passage.blocks if b.start >= end), None)
    if following is None or base(tree[cue.head].rel) not in {"root", "parataxis", "conj"}:
        return ()
    quoted = next((q.pieces for q in passage.quotations_near(following) if abs(q.start - following.start) <= 1), ())
    return quoted or (following,)


def reporting_clause(tree: Tree, cue: Cue) -> Content | None:
    """Of "X, the ministry said on Monday.": all before the clause of the cue, where that clause closes the sentence."""
    subjects = [c for c in children(tree, cue.head, "nsubj") if c != cue.head]
    if not subjects:
        return None
    own = [
        cue.head,
        *cue.tokens,
        *(i for s in subjects for i in subtree(tree, s) if abs(i - cue.head) < _LONGEST_REPORTING_CLAUSE),
    ]
    first, last = min(own), max(own)
    end = max(i for i in range(len(tree)) if tree[i].upos != "PUNCT" or i == last)
    opened = first >= 2 and tree[first - 1].text in _CLOSING
    finite = any(tree[i].xpos in FINITE for i in range(first - 1))
    if not opened or not finite or end - first > _LONGEST_REPORTING_CLAUSE or _has_clause(tree, cue.head, last, end):
        return None
    return Content((tuple(range(first - 1)),), frozenset(range(first, len(tree))))


def _has_clause(tree: Tree, cue: int, after: int, end: int) -> bool:
    """Whether more than adverbials follow: then the content is what follows, not what went before."""
    rest = range(after + 1, end + 1)
    return any(
        tree[i].head == cue and base(tree[i].rel) in {"ccomp", "xcomp", "obj"} and tree[cue].lemma != "tell"
        for i in rest
    ) or any(tree[i].text == ":" for i in rest)


def clause_behind(tree: Tree, cue: Cue) -> Content | None:
    """Of "..., but the mayor said it would rain" the clause behind the cue, where the tree hangs it on another."""
    start = cue.tokens[-1] + 1
    while start < len(tree) and (tree[start].upos in _BETWEEN or tree[start].text.lower() == "that"):
        start += 1
    if start >= len(tree) or children(tree, cue.head, "obj", "iobj", "ccomp"):
        return None
    for verb in ancestors(tree, start):
        subjects = [c for c in children(tree, verb, "nsubj", "expl") if subtree(tree, c)[0] == start]
        if verb > start and subjects and is_finite(tree, verb) and tree[verb].head != cue.head:
            inside = tuple(i for i in subtree(tree, verb) if i >= start)
            return Content((inside,), frozenset(range(start)))
    return None
