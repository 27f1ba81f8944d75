"""What is said in a story, each thing by each who says it: the units that propositions are joined from.

A unit is the content of one attribution, or a sentence in which the outlet itself tells of a happening or casts doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.tables import words
from twosource.link.passages import Passages
from twosource.link.words import Vocabulary, fold, numbers, surface
from twosource.model.finding import Act, Attribution, EventMention, Findings, Status
from twosource.model.record import Stance
from twosource.model.text import Report, Span

# What is asked, wanted or declined is no statement that could be so or not so.
_NO_STATEMENT = frozenset({Act.ASK, Act.DECLINE, Act.DEMAND})
_CLAUSE = re.compile(
    r"[;:—–]|,\s|\s-\s|(?<=[.!?])\s|\b(?:but|while|although|though|because|after|before|when|and)\b"
    r"|\b(?=(?:if|unless|until)\b)",
    re.IGNORECASE,
)
_DISCLAIMED = re.compile(
    r"\W*(?:(?:any|all|its|his|her|their|the|such|having|direct|a) )*"
    r"(?:responsibility|involvement|role|part|connection|links?|complicity|wrongdoing|blame|charges?|accusations?|allegations?)\b"
)
OUTLET = "outlet"
UNNAMED = "nobody named"
_SHORTEST_OWN = 25  # characters outside all attributions: less is "He told the paper:"
_HANDED_ON = 0.7  # share of a content that others' statements in it cover


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a statement: its words, and whether it is put in the negative."""

    words: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said. `attribution` is None where the outlet says it.

    `stance` is what the act or the outlet's words make of it, before it is laid beside others. `sentence` and `start`
    are where it is told, `speaker` the words of the source's name, `inner` attributions within it. `happenings` are
    those its words tell of, `negated` those it says did not happen. `vague`: its words point back at something told
    already ("these reports") and tell nothing themselves; `points`: they begin so ("it an unfounded claim"); `charge`:
    an accusation; `disclaims`: it begins with what an accused denies ("any part in the attack").
    """

    key: str
    report: str
    attribution: str | None
    source: str
    stance: Stance
    spans: tuple[Span, ...]
    sentence: int
    start: int
    words: frozenset[str]
    numbers: frozenset[str]
    clauses: tuple[Clause, ...]
    speaker: frozenset[str]
    happenings: frozenset[str]
    negated: frozenset[str]
    vague: bool
    points: bool
    charge: bool
    disclaims: bool
    inner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """Makes the statements of a report. The lists are those of `lexicon/link.toml`."""

    vocabulary: Vocabulary
    negators: frozenset[str]
    pointers: frozenset[str]
    doubts: re.Pattern[str]
    debunks: re.Pattern[str]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> Statements:
        """Read the lists. Raises ResourceError."""
        return cls(
            vocabulary,
            words("link.toml", "negators"),
            words("link.toml", "pointers"),
            _any_of(words("link.toml", "doubts")),
            _any_of(words("link.toml", "debunks")),
        )

    def __call__(self, report: Report, findings: Findings, happening_of: Mapping[str, str]) -> tuple[Statement, ...]:
        """The statements in order of the text; `happening_of` leads from `report:event` to the happening."""
        passages = Passages.of(report)
        known = {
            e.id: happening_of[f"{report.id}:{e.id}"] for e in findings.events if f"{report.id}:{e.id}" in happening_of
        }
        found = [*self._attributed(report, findings, known, passages), *self._own(report, findings, known, passages)]
        return tuple(sorted(found, key=lambda s: (s.start, s.key)))

    def _attributed(
        self, report: Report, findings: Findings, known: Mapping[str, str], passages: Passages
    ) -> Iterator[Statement]:
        for said in findings.attributions:
            inner = [a for a in findings.attributions if a.within == said.id]
            if not said.content or said.act in _NO_STATEMENT or _only_hands_on(said, inner):
                continue
            told = [e for e in findings.events if _holds(said.content, e)]
            stance = self._stance_of(said, report.text)
            within = tuple(a.id for a in inner)
            yield self._statement(report, said.content, told, known, passages, said=said, stance=stance, inner=within)

    def _stance_of(self, said: Attribution, text: str) -> Stance:
        """What the act makes of the content; a plain statement may still cast doubt by its words ("if genuine")."""
        content = " … ".join(fold(text[s.start : s.end]) for s in said.content)
        if said.act in _STANCES and not content.startswith("to "):  # "refused to pay" denies nothing
            return _STANCES[said.act]
        return Stance.DOUBTS if said.act not in _STANCES and self.doubts.search(content) else Stance.ASSERTS

    def _own(
        self, report: Report, findings: Findings, known: Mapping[str, str], passages: Passages
    ) -> Iterator[Statement]:
        """The outlet's sentences that tell of a happening in its own voice, or that doubt or deny."""
        told: dict[int, list[EventMention]] = {}
        for event in findings.events:
            i = passages.at(event.trigger.start)
            if event.by is None and i is not None:
                told.setdefault(i, []).append(event)
        contents = sorted(s for a in findings.attributions for s in a.content)
        for i, sentence in enumerate(passages.sentences):
            pieces = _without(sentence, contents)
            stance = self._own_stance(report.text, pieces)
            long = sum(p.end - p.start for p in pieces) >= _SHORTEST_OWN
            if (i in told and long) or stance is not Stance.ASSERTS:
                yield self._statement(report, pieces or (sentence,), told.get(i, []), known, passages, stance=stance)

    def _own_stance(self, text: str, pieces: Iterable[Span]) -> Stance:
        said = " … ".join(fold(text[p.start : p.end]) for p in pieces)
        if self.debunks.search(said):
            return Stance.DENIES
        return Stance.DOUBTS if self.doubts.search(said) else Stance.ASSERTS

    def _statement(
        self,
        report: Report,
        spans: tuple[Span, ...],
        told: Iterable[EventMention],
        known: Mapping[str, str],
        passages: Passages,
        *,
        said: Attribution | None = None,
        stance: Stance = Stance.ASSERTS,
        inner: tuple[str, ...] = (),
    ) -> Statement:
        text = " … ".join(report.text[s.start : s.end] for s in spans)
        start = min(s.start for s in spans)
        told = [e for e in told if e.id in known]
        content = self.vocabulary.content(text)
        return Statement(
            key=f"{report.id}:{said.id if said else f'{OUTLET}@{start}'}",
            report=report.id,
            attribution=said.id if said else None,
            source=(said.source_name or "") if said else OUTLET,
            stance=stance,
            spans=spans,
            sentence=passages.at(said.cue.start if said and said.cue else start) or 0,
            start=start,
            words=frozenset(content),
            numbers=numbers(text),
            clauses=tuple(self._clauses(text)),
            speaker=frozenset(self.vocabulary.content(said.source_name or "")) if said else frozenset(),
            happenings=frozenset(known[e.id] for e in told),
            negated=frozenset(known[e.id] for e in told if e.status is Status.NEGATED),
            vague=all(fold(w) in self.pointers or not self.vocabulary.content(w) for w in surface(text)),
            charge=said is not None and said.act is Act.ACCUSE,
            disclaims=bool(_DISCLAIMED.match(fold(text))),
            points=self._points(text),
            inner=inner,
        )

    def _points(self, text: str) -> bool:
        """Whether the words begin by pointing back: "it", "these", "the latest claim"."""
        first, *rest = [*(fold(w) for w in surface(text)), ""][:3]
        return first in self.pointers or (first == "the" and any(w in self.pointers for w in rest))

    def _clauses(self, text: str) -> Iterator[Clause]:
        for part in _CLAUSE.split(text):
            found = frozenset(self.vocabulary.content(part))
            if found:
                said = " ".join(fold(w) for w in surface(part))
                negative = any(w in self.negators or w.endswith("n't") for w in _UNREAL.sub(" ", said).split())
                yield Clause(found, negative and not _CONDITION & set(said.split()))


# What is not to be, or will not be, is no denial that it is so: "begged them not to shoot", "will not pay".
_UNREAL = re.compile(
    r"\b(?:not to|to not|(?:will|would|shall|should|must|could|can|may|might) (?:not|never)|won't|wouldn't|cannot)\b"
)
_CONDITION = frozenset({"if", "unless", "until", "whether"})
_STANCES = {Act.DENY: Stance.DENIES, Act.DOUBT: Stance.DOUBTS}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases; "..." in a phrase stands for up to five words."""
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    written = (re.escape(fold(p)).replace(r"\ \.\.\.\ ", r"\ (?:\S+\ ){0,5}") for p in longest_first)
    return re.compile(r"\b(?:" + "|".join(written) + r")\b")


def _only_hands_on(said: Attribution, inner: Iterable[Attribution]) -> bool:
    """Whether the content is hardly more than somebody's denial or doubt: to report that is to assert nothing."""
    if said.act in _STANCES:
        return False
    covered: set[int] = set()
    for a in (a for a in inner if a.act in _STANCES):
        for s in (a.source, a.cue, *a.content):
            covered.update(range(s.start, s.end) if s else ())
    own = {i for s in said.content for i in range(s.start, s.end)}
    return len(own & covered) >= _HANDED_ON * len(own)


def _holds(content: Iterable[Span], event: EventMention) -> bool:
    """Whether any words of the event stand in the content."""
    return any(c.start <= w.start < c.end for c in content for w in (event.trigger, *event.mentions))


def _without(sentence: Span, contents: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a sentence outside the contents of attributions."""
    pieces, start = [], sentence.start
    for c in contents:
        if c.end <= start or c.start >= sentence.end:
            continue
        if c.start > start:
            pieces.append(Span(start, c.start))
        start = max(start, c.end)
    if start < sentence.end:
        pieces.append(Span(start, sentence.end))
    return tuple(pieces)
