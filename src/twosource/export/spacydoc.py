"""An analysis as a spaCy Doc, for whoever wants spaCy's matchers and displays on it (extra `spacy`).

spaCy is imported here and nowhere else, and only when asked. A Doc holds all of a text: white space that is more than
one blank is a token of its own there (tag `_SP`), as spaCy's own tokenisers make it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from twosource.errors import ResourceError
from twosource.model.text import Analysis, Sentence, Token

SPACE_TAG = "_SP"


@dataclass(frozen=True, slots=True)
class _Cell:
    """One token of the Doc; `token` is None for white space, `first` says that a sentence begins."""

    text: str
    blank: bool
    token: Token | None
    sentence: Sentence | None
    first: bool


def to_doc(text: str, analysis: Analysis) -> Any:
    """The Doc of an analysed text; its characters are those of the text from the first token on.

    Raises ResourceError where spaCy is not installed.
    """
    try:
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    except ImportError as error:
        raise ResourceError("spaCy is not installed: pip install 'twosource[spacy]'") from error
    cells = tuple(_cells(text, analysis))
    index = {id(cell.token): i for i, cell in enumerate(cells) if cell.token}
    return Doc(
        Vocab(),
        words=[cell.text for cell in cells],
        spaces=[cell.blank for cell in cells],
        tags=[cell.token.xpos if cell.token else SPACE_TAG for cell in cells],
        pos=[cell.token.upos if cell.token else "SPACE" for cell in cells],
        lemmas=[cell.token.lemma if cell.token else cell.text for cell in cells],
        morphs=["" if cell.token is None or cell.token.feats == "_" else cell.token.feats for cell in cells],
        deps=[_relation(cell) for cell in cells],
        heads=[_head(i, cell, index) for i, cell in enumerate(cells)],
        sent_starts=[cell.first for cell in cells],
        ents=_tags(cells, index),
    )


def _cells(text: str, analysis: Analysis) -> Iterator[_Cell]:
    flat = [(sentence, i, token) for sentence in analysis.sentences for i, token in enumerate(sentence.tokens)]
    for at, (sentence, i, token) in enumerate(flat):
        following = flat[at + 1][2].span.start if at + 1 < len(flat) else token.span.end
        gap = text[token.span.end : following]
        yield _Cell(token.text, gap.startswith(" "), token, sentence, i == 0)
        if rest := gap.removeprefix(" "):
            yield _Cell(rest, blank=False, token=None, sentence=None, first=False)


def _relation(cell: _Cell) -> str:
    if cell.token is None:
        return "dep"
    return "ROOT" if cell.token.head < 0 else cell.token.rel


def _head(i: int, cell: _Cell, index: dict[int, int]) -> int:
    """White space hangs on the token before it, a root on itself."""
    if cell.token is None or cell.sentence is None:
        return i - 1
    return i if cell.token.head < 0 else index[id(cell.sentence.tokens[cell.token.head])]


def _tags(cells: tuple[_Cell, ...], index: dict[int, int]) -> list[str]:
    """Names as spaCy reads them: B-, I- and O."""
    tags = ["O"] * len(cells)
    for cell in cells:
        for name in cell.sentence.names if cell.sentence and cell.first else ():
            assert cell.sentence is not None
            places = [index[id(token)] for token in cell.sentence.tokens[name.first : name.last]]
            kind = name.type.value
            tags[places[0] : places[-1] + 1] = [f"B-{kind}", *[f"I-{kind}"] * (places[-1] - places[0])]
    return tags
