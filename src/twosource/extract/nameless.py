"""Names for the nameless: what the text calls them, as it would be written inside a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twosource.extract.gazetteer import Hit, KnownKind
from twosource.extract.syntax import Tree, children, subtree
from twosource.extract.wordlists import PLAINER, QUANTITIES
from twosource.model.text import NameType

_LONGEST_TAIL = 8  # tokens of "of the Free Northern Army" that go into a name


def unnamed(tree: Tree, head: int, scope: str, hits: Sequence[Hit] = ()) -> str:
    """A name for one without a name: "unnamed senior defence official"; a body is called as the text calls it."""
    first = min(
        [
            head,
            *(i for c in children(tree, head, "amod", "compound", "nmod:poss") if c < head for i in subtree(tree, c)),
        ]
    )
    kept = _without_brackets(tree, range(first, head + 1))
    kept = [i for i in kept if i == head or _names_something(tree, i)]
    while kept[0] < head and tree[kept[0]].upos in {"PUNCT", "PART", "CCONJ", "PRON"}:
        kept = kept[1:]
    words = _spelt(tree, kept, lambda i: _in_sentence(tree, i)).replace("U.S.", "US").replace("U.N.", "UN")
    for hit in hits:
        if hit.known.kind is KnownKind.GROUP and hit.last - hit.first == 1 and tree[hit.first].text.isupper():
            words = words.replace(tree[hit.first].text, hit.known.name)
    if scope not in ("one", "many"):
        return words
    return f"{'' if words.lower().startswith('unnamed') else 'unnamed '}{words}{_tail(tree, head)}"


def _without_brackets(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """The tokens outside brackets; the last one, which heads them, alone where a bracket before it stays open."""
    kept, depth = [], 0
    for i in tokens:
        depth += tree[i].text == "("
        if not depth:
            kept.append(i)
        depth -= tree[i].text == ")" and depth > 0
    return kept if tokens[-1] in kept else list(tokens[-1:])


def _in_sentence(tree: Tree, i: int) -> str:
    """The token as it is written inside a sentence; a plainer word for the same where there is one."""
    plain = PLAINER.get(tree[i].text.lower())
    named = any(n.first <= i < n.last for n in tree.sentence.names)
    first_word = i == 0 and tree[i].upos != "PROPN" and not tree[i].text.isupper() and not named
    return plain or (tree[i].text.lower() if first_word else tree[i].text)


def _names_something(tree: Tree, i: int) -> bool:
    if tree[i].upos == "PUNCT":
        return tree[i].text in "-–.'’"
    asked = tree[i].xpos == "WRB"  # "how many militants"
    return not asked and tree[i].upos not in {"DET", "NUM"} and tree[i].lemma.lower() not in QUANTITIES


def _tail(tree: Tree, head: int) -> str:
    """The phrase that tells where the person belongs: " of the Free Northern Army"."""
    days = {i for n in tree.sentence.names if n.type is NameType.DATE for i in range(n.first, n.last)}
    hung = (c for c in children(tree, head, "nmod") if c > head and c not in days and children(tree, c, "case"))
    phrase = next(hung, None)
    if phrase is None:
        return ""
    tokens = subtree(tree, phrase, frozenset({"acl", "appos", "punct", "conj", "parataxis"}))[:_LONGEST_TAIL]
    return " " + _spelt(tree, tokens, lambda i: tree[i].text).replace("U.S.", "US").replace("U.N.", "UN")


def _spelt(tree: Tree, tokens: Sequence[int], word: Callable[[int], str]) -> str:
    """The tokens with blanks where the text has them, and where tokens between them are left out."""
    text = ""
    for before, i in zip((None, *tokens), tokens, strict=False):
        gap = before is not None and (tree[i].span.start > tree[i - 1].span.end or before < i - 1)
        text += (" " if gap else "") + word(i)
    return " ".join(text.split())
