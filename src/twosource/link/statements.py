"""What is said in a story, each single assertion by each who says it: the units that propositions are joined from.

A unit is one clause of the content of an attribution, or one clause in which the outlet itself tells something, or the
whole of what a denial or doubt is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import words
from twosource.link.aliases import Aliases
from twosource.link.clauses import clauses, trimmed
from twosource.link.passages import Passages
from twosource.link.words import Vocabulary, fold, numbers, surface
from twosource.model.bounds import Bounds
from twosource.model.finding import Act, Attribution, EventMention, Figure, Findings, Measure, Polarity, Status
from twosource.model.record import Stance
from twosource.model.text import Report, Span

# What is asked, wanted or declined is no statement that could be so or not so.
_NO_STATEMENT = frozenset({Act.ASK, Act.DECLINE, Act.DEMAND})
_DISCLAIMED = re.compile(
    r"\W*(?:(?:any|all|its|his|her|their|the|such|having|direct|a) )*"
    r"(?:responsibility|involvement|role|part|connection|links?|complicity|wrongdoing|blame|charges?|accusations?|allegations?)\b"
)
_RECIPROCAL = re.compile(r"\W*(?:each other|one another)\W*", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whose|where)\b", re.IGNORECASE)
# Nothing is asserted, denied or doubted by leaving open who, when or how many.
_NOT_KNOWN = re.compile(
    r"\b(?:not|un|n't|never)[ -]?(?:yet |immediately |been |be |so far )*(?:known|clear|certain|determined|disclosed)"
    r"(?: to \w+)? (?:who|whom|whose|what|when|where|why|which|how)\b"
)
_FRAGMENT = re.compile(
    r"\W*(?:which|who|whose|where|as|with|to|of|in|on|at|for|from|by|after|before|because|despite|has|have|had|is|was|were|are)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:this|that|it|these|those|them|so)\b(?!\W+(?:\w+ )?(?:is|was|were|has|had|claim|report))")
OUTLET = "outlet"
UNNAMED = "nobody named"
_SHORTEST_OWN = 25  # characters outside all attributions: less is "He told the paper:"
_HANDED_ON = 0.7  # share of a content that others' statements in it cover
_THAT = 9  # characters before the subject of a clause: "that the "
_FEWEST_WORDS = 3  # telling words of a clause that stands alone


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said. `attribution` is None where the outlet says it.

    `stance` is what the act or the outlet's words make of it, before it is laid beside others. `sentence` and `start`
    are where it is told, `speaker` the words of the source's name, `inner` attributions within it. `phrases` are words
    that stand side by side, `around` the words of all that is said with it. `happenings` are those its words tell of,
    `heads` what stands for their triggers, `parties` who does or undergoes them; `unreal`: all are planned or supposed.
    `counts` are its figures. `negative`: it is put in the negative. `vague`: its words point back at something told
    already ("these reports") and tell nothing themselves; `points`: they begin so ("it an unfounded claim"); `pronoun`:
    with a pronoun that stands for all of it. `plain`: it reads as a clause of its own that tells of a happening.
    `charge`: an accusation; `disclaims`: it begins with what an accused denies ("any part in the attack").
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
    phrases: frozenset[tuple[str, str]]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[tuple[Measure, Bounds]]
    speaker: frozenset[str]
    happenings: frozenset[str]
    heads: frozenset[str]
    parties: frozenset[str]
    unreal: bool
    negative: bool
    vague: bool
    points: bool
    pronoun: bool
    charge: bool
    disclaims: bool
    inner: tuple[str, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with what its statements are made from."""

    report: Report
    findings: Findings
    happening_of: Mapping[str, str]
    passages: Passages

    def events(self, spans: Iterable[Span]) -> tuple[EventMention, ...]:
        """Those of which any words stand in the spans."""
        spans = tuple(spans)
        return tuple(e for e in self.findings.events if _any_in(spans, (e.trigger, *e.mentions)))

    def figures(self, spans: Iterable[Span]) -> tuple[Figure, ...]:
        """Those that stand in the spans."""
        spans = tuple(spans)
        return tuple(f for f in self.findings.figures if _any_in(spans, (f.span,)))


@dataclass(frozen=True, slots=True)
class Statements:
    """Makes the statements of a report. The lists are those of `lexicon/link.toml`."""

    vocabulary: Vocabulary
    aliases: Aliases
    negators: frozenset[str]
    wanting: frozenset[str]
    pointers: frozenset[str]
    doubts: re.Pattern[str]
    debunks: re.Pattern[str]
    outlets: Outlets

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> Statements:
        """Read the lists. Raises ResourceError."""
        return cls(
            vocabulary,
            Aliases.load(),
            words("link.toml", "negators"),
            words("link.toml", "wanting"),
            words("link.toml", "pointers"),
            _any_of(words("link.toml", "doubts")),
            _any_of(words("link.toml", "debunks")),
            Outlets.load(),
        )

    def __call__(self, report: Report, findings: Findings, happening_of: Mapping[str, str]) -> tuple[Statement, ...]:
        """The statements in order of the text; `happening_of` leads from `report:event` to the happening."""
        known = {
            e.id: happening_of[f"{report.id}:{e.id}"] for e in findings.events if f"{report.id}:{e.id}" in happening_of
        }
        told = _Told(report, findings, known, Passages.of(report))
        found = [*self._attributed(told), *self._own(told)]
        return tuple(sorted(found, key=lambda s: (s.start, s.key)))

    def content(self, text: str) -> tuple[str, ...]:
        """The words of a text that tell something, names by the word that stands for them."""
        return self.vocabulary.content(self.aliases(text))

    def _attributed(self, told: _Told) -> Iterator[Statement]:
        for said in told.findings.attributions:
            inner = [a for a in told.findings.attributions if a.within == said.id]
            if not said.content or said.act in _NO_STATEMENT or _only_hands_on(said, inner):
                continue
            stance = self._stance_of(said, told.report.text)
            denied = stance is not Stance.ASSERTS
            within = tuple(a.id for a in inner if not (denied and _tells_clause(a, said, told.report.text)))
            if stance is not Stance.ASSERTS:
                for piece in self._denied(told, said.content):
                    yield self._statement(told, piece, said=said, stance=stance, inner=within)
                continue
            for piece in self._asserted(told, said, inner):
                yield self._statement(told, piece, said=said, stance=stance, inner=within)

    def _asserted(self, told: _Told, said: Attribution, inner: Iterable[Attribution]) -> Sequence[tuple[Span, ...]]:
        """The clauses that somebody asserts: what another says in them is that other's statement.

        But who says nothing else stands by what is handed on ("the minister said the army had told him that ..."),
        unless it is an outlet: to report what others say is its trade.
        """
        others = sorted(
            s
            for a in inner
            if a.source_name and a.source_name != said.source_name
            for s in (a.source, a.cue, *a.content)
            if s
        )
        left = tuple(p for s in said.content for p in _without(s, others)) or said.content
        own = [p for p in self._pieces(told, left) if self._tells(told, p)]
        if own or not said.source_name or self.outlets.named(said.source_name) is not None:
            return own
        return [p for p in self._pieces(told, said.content) if self._tells(told, p)]

    def _stance_of(self, said: Attribution, text: str) -> Stance:
        """What the act makes of the content; a plain statement may still cast doubt by its words ("if genuine").

        Of what the source holds, it denies nothing: "denied it, saying it was elsewhere". Nor is it a denial to refuse
        to do something, or not to want it.
        """
        content = fold(_words_of(text, said.content))
        denies = said.act in _STANCES and said.polarity is not Polarity.HOLDS
        if denies and not self._wants(said, text) and not content.startswith("to "):
            return _STANCES[said.act]
        return Stance.DOUBTS if said.act not in _STANCES and self.doubts.search(content) else Stance.ASSERTS

    def _wants(self, said: Attribution, text: str) -> bool:
        """Whether the source only wants or plans something, or does not."""
        return bool(self.wanting & _cue_words(said, text))

    def _negates(self, found: Iterable[str]) -> bool:
        return any(w in self.negators or w.endswith("n't") for w in found)

    def _denied(self, told: _Told, content: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
        """The clauses of what is denied or doubted; what a relative clause adds is not denied."""
        pieces = list(self._pieces(told, content)) or [content]
        for i, piece in enumerate(pieces):
            words = _words_of(told.report.text, piece)
            if _NOT_KNOWN.search(fold(words)):
                continue
            if not _RECIPROCAL.fullmatch(words) and not (i and _RELATIVE.match(words)):
                yield piece

    def _pieces(self, told: _Told, spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
        text = told.report.text
        triggers = [w for e in told.findings.events for w in (e.trigger, *e.mentions)]

        def tells(piece: Span) -> bool:
            rich = len(set(self.vocabulary.content(text[piece.start : piece.end])))
            return rich >= _FEWEST_WORDS or (rich > 1 and _any_in((piece,), triggers))

        for group in clauses(text, spans, told.passages, tells):
            kept = tuple(t for s in group if (t := trimmed(text, s)) is not None)
            if kept:
                yield kept

    def _tells(self, told: _Told, piece: tuple[Span, ...]) -> bool:
        """Whether it tells something: not one word, nor that something is not known."""
        text = _words_of(told.report.text, piece)
        return len(set(self.vocabulary.content(text))) > 1 and not _NOT_KNOWN.search(fold(text))

    def _own(self, told: _Told) -> Iterator[Statement]:
        """The clauses of the outlet's own sentences that tell of something, or that doubt or deny."""
        text = told.report.text
        said = sorted(s for a in told.findings.attributions for s in (a.source, a.cue, *a.content) if s)
        for sentence in told.passages.sentences:
            pieces = _without(sentence, said)
            stance = self._own_stance(text, pieces)
            if stance is Stance.DOUBTS and _NOT_KNOWN.search(fold(_words_of(text, pieces))):
                continue
            if stance is not Stance.ASSERTS:
                yield self._statement(told, pieces or (sentence,), stance=stance)
                continue
            for piece in (p for left in pieces for p in self._pieces(told, (left,))):
                long = sum(p.end - p.start for p in piece) >= _SHORTEST_OWN
                rich = len(set(self.vocabulary.content(_words_of(text, piece)))) >= _FEWEST_WORDS
                if long and rich and self._tells(told, piece):
                    yield self._statement(told, piece, around=pieces)

    def _own_stance(self, text: str, pieces: Iterable[Span]) -> Stance:
        said = fold(_words_of(text, pieces))
        if self.debunks.search(said):
            return Stance.DENIES
        return Stance.DOUBTS if self.doubts.search(said) else Stance.ASSERTS

    def _statement(
        self,
        told: _Told,
        spans: tuple[Span, ...],
        *,
        said: Attribution | None = None,
        stance: Stance = Stance.ASSERTS,
        inner: tuple[str, ...] = (),
        around: tuple[Span, ...] = (),
    ) -> Statement:
        report, passages = told.report, told.passages
        text = _words_of(report.text, spans)
        start = min(s.start for s in spans)
        events = told.events(spans)
        charged = said is not None and said.act is Act.ACCUSE
        joined = [e for e in events if e.id in told.happening_of]
        content = self.content(text)
        whole = _words_of(report.text, said.content if said else around or spans)
        return Statement(
            key=f"{report.id}:{said.id if said else OUTLET}@{start}",
            report=report.id,
            attribution=said.id if said else None,
            source=(said.source_name or "") if said else OUTLET,
            stance=stance,
            spans=spans,
            sentence=passages.at(said.cue.start if said and said.cue else start) or 0,
            start=start,
            words=frozenset(content),
            phrases=frozenset(pairwise(content)),
            around=frozenset(self.content(whole)),
            names=frozenset(self.vocabulary.names("the " + self.aliases(text))),
            numbers=numbers(text),
            counts=frozenset((f.measure, (f.low, f.high)) for f in told.figures(spans)),
            speaker=frozenset(self.content(said.source_name or "")) if said else frozenset(),
            happenings=frozenset(told.happening_of[e.id] for e in joined),
            heads=frozenset(h for e in events for h in self.vocabulary.content(e.lemma)),
            parties=frozenset(w for e in events for p in (*e.actors, *e.recipients) for w in self.content(p.name)),
            unreal=bool(events) and all(e.status in _UNREAL_STATUS for e in events),
            negative=self._negative(text, events) is not self._turned_by_cue(said, stance, report.text),
            vague=all(fold(w) in self.pointers or not self.vocabulary.content(w) for w in surface(text)),
            points=self._points(text),
            pronoun=bool(_PRONOUN.match(fold(text))),
            charge=charged,
            disclaims=bool(_DISCLAIMED.match(fold(text))),
            inner=inner,
            plain=bool(events) and not charged and len(spans) == 1 and not _FRAGMENT.match(text),
        )

    def _turned_by_cue(self, said: Attribution | None, stance: Stance, text: str) -> bool:
        """Whether the source holds that the content is not so, by its cue and not by denying what was told."""
        if said is None or stance is not Stance.ASSERTS:
            return False
        # "Did not want a war": what is not wanted is put in the negative, as in the words of one who tells of it.
        unwanted = self._wants(said, text) and self._negates(_cue_words(said, text))
        return unwanted or said.polarity is Polarity.DOES_NOT_HOLD

    def _points(self, text: str) -> bool:
        """Whether the words begin by pointing back: "it", "these", "the latest claim"."""
        first, *rest = [*(fold(w) for w in surface(text)), ""][:3]
        return first in self.pointers or (first == "the" and any(w in self.pointers for w in rest))

    def _negative(self, text: str, events: Iterable[EventMention]) -> bool:
        """Whether it says that something is not so: a negation, but not of what is not to be, nor in a condition."""
        said = " ".join(fold(w) for w in surface(text))
        if _CONDITION & set(said.split()):
            return False
        left = self._negates(_UNREAL.sub(" ", said).split())
        # "pleaded with them not to shoot": the shooting is negated, but nothing is said of whether they shot.
        return left or (not _UNREAL.search(said) and any(e.status is Status.NEGATED for e in events))


# What is not to be, or will not be, is no denial that it is so: "begged them not to shoot", "will not pay".
_UNREAL = re.compile(
    r"\b(?:not to|to not|not (?:the )?(?:first|only|just|merely|alone)"
    r"|(?:will|would|shall|should|must|could|can|may|might) (?:not|never)"
    r"|won't|wouldn't|cannot"
    # Nor is what is left untold.
    r"|(?:gave|gives?|giving|given|provid(?:ed?|es|ing)|offer(?:ed|s|ing)?) no (?:further |other |more )?"
    r"(?:numbers?|figures?|details?|reasons?|names?|explanations?|timeframe|dates?)"
    r"|(?:did not|didn't|does not|doesn't|without)"
    r" (?:giv|say|elaborat|specify|nam|identify|provid|disclos|detail)\w*)\b"
)
_UNREAL_STATUS = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_CONDITION = frozenset({"if", "unless", "until", "whether"})
_STANCES = {Act.DENY: Stance.DENIES, Act.DOUBT: Stance.DOUBTS}


def _cue_words(said: Attribution, text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in surface(text[said.cue.start : said.cue.end])) if said.cue else frozenset()


def _tells_clause(inner: Attribution, said: Attribution, text: str) -> bool:
    """Whether what is said is a clause in which the inner source tells something: "denied that X had told it of Y"
    denies the telling, "denied X's claim of Y" what X tells."""
    if inner.source is None or inner.cue is None:
        return False
    start = min(s.start for s in said.content)
    clause = "that" in fold(text[max(0, start - 5) : start + 5]).split()[:2]
    return clause and inner.source.start - start <= _THAT and inner.source.end <= inner.cue.start


def _words_of(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


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


def _any_in(spans: Iterable[Span], found: Iterable[Span]) -> bool:
    """Whether any of those found begins in one of the spans."""
    found = tuple(found)
    return any(s.start <= w.start < s.end for s in spans for w in found)


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
