"""Figures: counts of the killed, the hurt, the held, of strikes, targets, weapons; of which happening, on whose word.

A count is a figure where it counts people, or things of the kinds that `lexicon/counted.tsv` names, or hangs on an
event. Its measure is told by the event word that governs it ("16 killed", "a suicide bombing killed 16"), else by the
noun it counts ("85 targets").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extract.counted import DEFINITE, SINGLE, Counted, counted_noun, excluded, number_of, singles
from twosource.extract.counts import Count, CountGrammar
from twosource.extract.found import EventFinder, trigger_span
from twosource.extract.governors import HARM, Governed, governed_heads, identified_heads
from twosource.extract.measures import HURT, Known, Measured, MeasureReader
from twosource.extract.resolver import Resolver
from twosource.extract.scene import Scene, phrase
from twosource.extract.status import StatusReader
from twosource.extract.syntax import Tree
from twosource.extract.triggers import lemma_of
from twosource.extract.voice import Voices
from twosource.model.finding import Attribution, EventMention, EventType, Figure, Measure, Mention, Status
from twosource.model.identity import content_id
from twosource.model.text import PLACES, TOLD, Analysis, NameType, Report, Sentence, Span

# Whom these stand for was spoken of before: one person, told of by name or at least at length.
HE_OR_SHE = frozenset({"he", "she", "him", "her", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a report when its figures are read: where its events are told, and on whose word."""

    report: Report
    places: tuple[tuple[Span, EventMention], ...]
    voices: Voices
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells.

    `figures`: by a number. `ones`: by an article ("a guard"). `named`: what befalls somebody who has a name.
    """

    figures: tuple[Figure, ...]
    ones: tuple[Figure, ...]
    named: frozenset[Measure]


@dataclass(frozen=True, slots=True)
class FigureCoder:
    """Report, analysis and event mentions -> figures."""

    find: EventFinder
    grammar: CountGrammar
    measure: MeasureReader
    status: StatusReader
    resolve: Resolver

    @classmethod
    def load(cls, resolve: Resolver | None = None) -> FigureCoder:
        """Read the lexicons; a resolver that is there already is shared."""
        find = EventFinder.load()
        measure = MeasureReader.load(find.parties)
        return cls(find, CountGrammar.load(), measure, StatusReader.load(), resolve or Resolver.load(find.gazetteer))

    def __call__(
        self,
        report: Report,
        analysis: Analysis,
        events: Sequence[EventMention],
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
    ) -> tuple[Figure, ...]:
        """The figures of one report in order of the text."""
        places = tuple((span, e) for e in events for span in (e.trigger, *e.mentions))
        ground = Ground(report, places, Voices.of(attributions), mentions)
        known = Known(self._counted_above_one(analysis), any(e.mode == "abduct" for e in events))
        told = [self._of_sentence(ground, s, known) for s in analysis.sentences if s.kind in TOLD]
        named = {measure for t in told for measure in t.named}
        named |= {f.measure for t in told for f in t.figures if f.measure is Measure.CAPTURED}
        found = [f for t in told for f in (*t.figures, *(one for one in t.ones if one.measure not in named))]
        speakers = [a.source for a in attributions if a.source]
        heard = [f for f in found if f.measure in HARM or not _within(f.span, speakers)]
        placed = self._placed(report, analysis, events, _once(report, heard))
        return tuple(sorted(placed, key=lambda f: f.span))

    def _placed(
        self, report: Report, analysis: Analysis, events: Sequence[EventMention], figures: Sequence[Figure]
    ) -> Iterator[Figure]:
        """The figures with their places: that of the count itself where it is known, else that of its event."""
        told = self.resolve.told(report, analysis) if any(f.where for f in figures) else None
        of_event = {e.id: e.where for e in events}
        for figure in figures:
            own = self.resolve(figure.where, report.text, told) if figure.where and told else None
            known = own if own and (own.country or own.precision) else None
            yield replace(figure, where=known or of_event.get(figure.event or "") or own)

    def _counted_above_one(self, analysis: Analysis) -> frozenset[str]:
        """The nouns of which the report counts more than one somewhere."""
        return frozenset(
            lemma_of(tree, noun)
            for sentence in analysis.sentences
            for tree in (Tree.of(sentence),)
            for count in self.grammar(sentence)
            for noun in (counted_noun(tree, count).noun,)
            if count.high != 1 and noun not in range(count.first, count.last)
        )

    def _of_sentence(self, ground: Ground, sentence: Sentence, known: Known) -> Told:
        counts = self.grammar(sentence)
        scene = self.find.scene(sentence, ground.mentions)
        found = tuple(self.find(scene))
        governed = governed_heads(scene.tree, found)
        identified = identified_heads(scene.tree, found)
        plain = [
            self._counted(scene, count)
            for count in counts
            if not (excluded(scene.tree, count) or _is_named(scene, count))
        ]
        harmed = [h for h, g in governed.items() if self._is_told(scene.tree, g) and self._is_one(scene, h)]

        def figures(counted: Iterable[Counted]) -> tuple[Figure, ...]:
            told = [(c, self._freed(scene.tree, self.measure(scene, c, governed, found, known))) for c in counted]
            before = [(c, _before(c, m, identified)) for c, m in told if m and self.measure.is_people(scene, c)]
            return tuple(
                replace(_figure(ground, scene, c, m), where=self.find.places(scene, (c.noun, c.top)))
                for c, m in (*told, *before)
                if m
            )

        named = frozenset(g.measure for h, g in governed.items() if g.measure in HARM and _is_known(scene, h))
        return Told(figures(plain), figures(singles(scene, plain, harmed)), named)

    def _freed(self, tree: Tree, told: Measured | None) -> Measured | None:
        """Whom somebody only promises, wants or refuses to free is still held."""
        if told is None or told.measure is not Measure.FREED or told.found is None:
            return told
        done = self.status(tree, told.found.trigger) in {Status.HAPPENED, Status.ONGOING}
        return told if done else Measured(Measure.CAPTURED, told.found)

    def _is_told(self, tree: Tree, harmed: Governed) -> bool:
        """Whether it is told as done that somebody was killed, hurt or arrested; of one captive a tale is told."""
        counts = harmed.measure in HURT or harmed.found.trigger.entry.mode == "arrest"
        done = {Status.HAPPENED, Status.ONGOING}
        return harmed.told and counts and self.status(tree, harmed.found.trigger) in done

    def _counted(self, scene: Scene, count: Count) -> Counted:
        """What a count counts; where the tree tells nothing, the noun of people or things that follows it."""
        tree = scene.tree
        counted = counted_noun(tree, count)
        if counted.noun not in range(count.first, count.last):
            return counted
        if (numbered := number_of(tree, counted)) is not None:
            return Counted(count, numbered, counted.top)
        if count.last >= len(tree):
            return counted
        if tree[count.last].text.lower() == "of":
            return _after_of(tree, counted)
        follows = (
            lemma_of(tree, count.last) in self.measure.kinds or lemma_of(tree, count.last) in self.find.parties.sectors
        )
        return Counted(count, count.last, count.last) if follows and tree[count.last].upos == "NOUN" else counted

    def _is_one(self, scene: Scene, head: int) -> bool:
        """A person: no group of them, no thing."""
        lemma = lemma_of(scene.tree, head)
        kind = self.measure.kind(scene.tree, head)
        return (
            kind not in {"attackers", "held"}
            and lemma != "group"
            and lemma not in self.find.parties.quantities
            and self.find.parties.is_people(scene, head)
        )


def _after_of(tree: Tree, counted: Counted) -> Counted:
    """ "dozens of rebels" where the tree does not bind them: the last noun of the run that "of" begins."""
    i = counted.count.last + 1
    while (
        i < len(tree) and tree[i].upos in {"DET", "ADJ", "PROPN", "NOUN", "PRON", "AUX"} and i < counted.count.last + 5
    ):
        if tree[i].upos in {"NOUN", "PRON"} and not (i + 1 < len(tree) and tree[i + 1].upos == "NOUN"):
            return Counted(counted.count, i, counted.top)
        i += 1
    return counted


def _before(counted: Counted, told: Measured, identified: Mapping[int, Governed]) -> Measured | None:
    """What befell the counted before: missing, for three missing sailors who were found.

    Who is freed or killed in captivity was held, of course: that is no news of its own.
    """
    before = identified.get(counted.noun)
    lost = before and before.measure is Measure.MISSING and told.measure is not Measure.MISSING
    return Measured(before.measure, before.found) if before and lost else None


def _is_known(scene: Scene, head: int) -> bool:
    """One person with a name, or a pronoun for one."""
    name = scene.names.get(head)
    return bool(name and name.type is NameType.PERSON) or scene.tree[head].text.lower() in HE_OR_SHE


_NUMBERED = PLACES | {NameType.ORGANISATION, NameType.PERSON, NameType.EVENT, NameType.OTHER}
"""Kinds of name in which a number counts nothing."""


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _is_named(scene: Scene, count: Count) -> bool:
    """A number inside a name: "Group of Seven", "Seven Sisters"."""
    name = scene.names.get(count.numeral)
    return bool(name and name.type in _NUMBERED)


def _figure(ground: Ground, scene: Scene, counted: Counted, measured: Measured) -> Figure:
    measure, found = measured.measure, measured.found
    tokens = scene.tree.sentence.tokens
    span = Span(tokens[counted.count.first].span.start, tokens[max(counted.noun, counted.count.last - 1)].span.end)
    count = counted.count
    at = trigger_span(scene, found.trigger) if found else None
    event = next((e.id for s, e in ground.places if at and s.start < at.end and at.start < s.end), None)
    if event is None and measure in HARM:
        event = _told_beside(scene.tree.sentence.span, span, ground.places)
    return Figure(
        id=content_id("figure", ground.report.id, span.start, span.end, measure.value, count.low, count.high),
        report=ground.report.id,
        span=span,
        measure=measure,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        who=_who(scene, counted),
        event=event,
        by=ground.voices.of_span(span),
    )


def _told_beside(sentence: Span, figure: Span, places: Sequence[tuple[Span, EventMention]]) -> str | None:
    """The attack nearest in the sentence: "an attack that resulted in the deaths of three troops"."""
    attacks = [
        (min(abs(s.start - figure.end), abs(figure.start - s.end)), e.id)
        for s, e in places
        if e.type is EventType.ASSAULT and sentence.start <= s.start and s.end <= sentence.end
    ]
    return min(attacks)[1] if attacks else None


def _who(scene: Scene, counted: Counted) -> str:
    """Who or what is counted, in words of the text: the noun's phrase without number and bound."""
    within = range(counted.count.first, counted.count.last)
    if counted.noun in within:
        return scene.text(list(within))
    tokens = [i for i in phrase(scene.tree, counted.noun) if i not in within]
    return scene.text(tokens) if tokens else scene.text(list(within))


def _once(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """A count that is repeated on the same word of the same happening, or with "the", is one figure: the first."""
    seen: set[tuple[object, ...]] = set()
    values: set[tuple[float | None, float | None]] = set()
    kept = []
    for figure in sorted(figures, key=lambda f: f.span):
        single = report.text[figure.span.start : figure.span.end].split()[0].lower() in SINGLE
        key = (
            figure.measure,
            figure.low,
            figure.high,
            figure.event,
            None if single else figure.by,
            figure.who.split()[-1],
        )
        back = figure.measure is Measure.OTHER and _points_back(report, figure) and (figure.low, figure.high) in values
        if (figure.event is None or key not in seen) and not back:
            kept.append(figure)
        seen.add(key)
        values.add((figure.low, figure.high))
    return kept


def _points_back(report: Report, figure: Figure) -> bool:
    """Whether "the", "these", "both" stands before or at the head of the figure."""
    before = report.text[: figure.span.start].split()[-1:]
    first = report.text[figure.span.start : figure.span.end].split()[0]
    return any(word.lower() in DEFINITE for word in (*before, first))
