"""Every place that a report names, where it stands and which it is; the places of events are apart, in `places`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from twosource.extract.gazetteer import SITED, Gazetteer, is_place_name
from twosource.extract.resolver import Resolver, Told
from twosource.extract.scene import TIME_WORDS
from twosource.lexicon import tables
from twosource.model.finding import Where
from twosource.model.text import Analysis, NameType, Report, Sentence, Span, Token

Run = tuple[int, int]  # tokens of a sentence, the last exclusive

_CAPITAL = re.compile(r"[^\W\d_a-z]")
_LONGEST = 4  # tokens of a name that only the tables know
_SHORTEST = 4  # letters of a name that is looked for again in a report that has it


@dataclass(frozen=True, slots=True)
class ToponymReader:
    """Finds the names of places in a report: those that the model marks, those that the tables know, and the same
    names where neither saw them.
    """

    gazetteer: Gazetteer
    resolver: Resolver
    prepositions: frozenset[str]

    @classmethod
    def load(cls, resolver: Resolver | None = None) -> ToponymReader:
        """Read the tables; those of a resolver that is there already are shared. Raises ResourceError."""
        resolver = resolver or Resolver.load(Gazetteer.load())
        return cls(resolver.gazetteer, resolver, tables.words("place_words.toml", "prepositions"))

    def __call__(self, report: Report, analysis: Analysis) -> tuple[Where, ...]:
        """The places named, in order of the text, with their points where it is known which is meant."""
        told = self.resolver.told(report, analysis)
        first = [self._named(sentence) for sentence in analysis.sentences]
        names = {_words(s, run) for s, runs in zip(analysis.sentences, first, strict=True) for run in runs}
        again = {name for name in names if len("".join(name)) >= _SHORTEST}
        spans = set(_of_dateline(report))
        for sentence, runs in zip(analysis.sentences, first, strict=True):
            found = _longest([*runs, *self._beside(sentence, runs, told), *_repeated(sentence, again)])
            spans |= {_span(sentence, run) for run in found}
        kept = [s for s in spans if not any(t != s and t.start <= s.start and s.end <= t.end for t in spans)]
        return tuple(self._where(report, span, told) for span in sorted(kept))

    def _where(self, report: Report, span: Span, told: Told) -> Where:
        return self.resolver(Where(span, report.text[span.start : span.end], None), report.text, told)

    def _named(self, sentence: Sentence) -> list[Run]:
        """What the model or the tables name, without the article and what stands before the first capital."""
        found = [(n.first, n.last) for n in sentence.names if is_place_name(n)]
        found += [(h.first, h.last) for h in self.gazetteer(sentence) if h.known.kind in SITED]
        trimmed = (_trimmed(sentence.tokens, run) for run in found)
        return _longest([run for run in trimmed if run[0] < run[1]])

    def _beside(self, sentence: Sentence, known: Sequence[Run], told: Told) -> Iterator[Run]:
        """Names that only the atlas has: before a comma and a known place, or behind a preposition of place."""
        taken = {i for n in sentence.names for i in range(n.first, n.last)} | {i for a, b in known for i in range(a, b)}
        starts = {first for first, _ in known}
        for first, last in _capitalised(sentence.tokens, taken):
            words, behind = _text(sentence.tokens[first:last]), _text(sentence.tokens[last : last + 6])
            held = behind.startswith(",") and last + 1 in starts and self.resolver.is_held(words, behind)
            placed = first > 0 and sentence.tokens[first - 1].text.lower() in self.prepositions
            if held or (placed and self.resolver.is_told_of(words, told)):
                yield first, last


def _trimmed(tokens: Sequence[Token], run: Run) -> Run:
    first, last = run
    while first < last and (tokens[first].text.lower() == "the" or not _CAPITAL.match(tokens[first].text)):
        first += 1
    return first, last


def _longest(runs: Sequence[Run]) -> list[Run]:
    """The runs that lie in no other, in order."""
    return sorted({a for a in runs if not any(b != a and b[0] <= a[0] and a[1] <= b[1] for b in runs)})


def _capitalised(tokens: Sequence[Token], taken: AbstractSet[int]) -> Iterator[Run]:
    """Unbroken runs of proper nouns with capitals that no name covers and that tell no time."""
    first = 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and last not in taken and _is_proper(tokens[last]):
            last += 1
        if 0 < last - first <= _LONGEST:
            yield first, last
        first = max(last, first + 1)


def _is_proper(token: Token) -> bool:
    return token.upos == "PROPN" and bool(_CAPITAL.match(token.text)) and token.lemma.lower() not in TIME_WORDS


def _repeated(sentence: Sentence, names: AbstractSet[tuple[str, ...]]) -> Iterator[Run]:
    """The same names again; not within a person's."""
    tokens = [t.text for t in sentence.tokens]
    people = {i for n in sentence.names if n.type is NameType.PERSON for i in range(n.first, n.last)}
    lengths = sorted({len(name) for name in names})
    for first in range(len(tokens)):
        for length in lengths:
            run = first, first + length
            if run[1] <= len(tokens) and tuple(tokens[slice(*run)]) in names and not people & set(range(*run)):
                yield run


def _of_dateline(report: Report) -> Iterator[Span]:
    """The places of the dateline: "BEIRUT, Lebanon"."""
    line = report.dateline
    for place in (line.place or "").split(",") if line else ():
        name = place.strip()
        at = report.text.find(name, line.span.start, line.span.end) if line and name else -1
        if at >= 0:
            yield Span(at, at + len(name))


def _words(sentence: Sentence, run: Run) -> tuple[str, ...]:
    return tuple(t.text for t in sentence.tokens[run[0] : run[1]])


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens).replace(" ,", ",")


def _span(sentence: Sentence, run: Run) -> Span:
    return Span(sentence.tokens[run[0]].span.start, sentence.tokens[run[1] - 1].span.end)
