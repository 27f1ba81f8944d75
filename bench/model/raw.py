"""The raw text of a treebank's documents, with where each gold word and sentence stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from training.treebank import BankSentence

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """`words` has for each sentence the characters of each word, as offsets into `text`."""

    text: str
    sentences: tuple[BankSentence, ...]
    words: tuple[tuple[Place, ...], ...]


def documents(bank: Iterable[BankSentence]) -> Iterator[Document]:
    """Sentences set one after another as in the treebank's raw text: paragraphs are apart by an empty line."""
    for _, group in groupby(bank, key=lambda sentence: sentence.document):
        sentences = tuple(group)
        text, places = "", []
        for sentence in sentences:
            text = f"{text.rstrip()}\n\n" if sentence.paragraph and text else text
            places.append(word_places(sentence, len(text)))
            text += f"{sentence.text} "
        yield Document(text, sentences, tuple(places))


def word_places(sentence: BankSentence, offset: int) -> tuple[Place, ...]:
    """Where each word stands: words found in turn; the words of a multiword token share out its characters in turn."""
    ends = {first: (last, form) for first, last, form in sentence.surface}
    places: list[Place] = []
    at = 0
    while len(places) < len(sentence.words):
        number = len(places) + 1
        last, form = ends.get(number, (number, sentence.words[number - 1]))
        start = sentence.text.index(form, at)
        stop = start + len(form)
        for i in range(number, last + 1):
            at = stop if i == last else min(stop, start + len(sentence.words[i - 1]))
            places.append((offset + start, offset + at))
            start = at
    return tuple(places)
