"""Figures: counts of the killed, the hurt, the held, of strikes, targets, weapons; of which happening, on whose word.

A count is a figure where it counts people, or things of the kinds that `lexicon/counted.tsv` names, or hangs on an
event. Its measure is told by the event word that governs it ("16 killed", "a suicide bombing killed 16"), else by the
noun it counts ("85 targets").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.counted import SINGLE, Counted, counted_noun, excluded, singles
from twosource.extract.counts import Count, CountGrammar
from twosource.extract.found import TOLD, EventFinder, Found, trigger_span
from twosource.extract.scene import Scene, phrase
from twosource.extract.syntax import Tree, ancestors, base, children
from twosource.extract.triggers import lemma_of
from twosource.extract.voice import Voices
from twosource.lexicon import tables
from twosource.model.finding import Attribution, EventMention, EventType, Figure, Measure, Mention, Qualifier
from twosource.model.identity import content_id
from twosource.model.text import PLACES, Analysis, NameType, Report, Sentence, Span

BY_KIND = MappingProxyType(
    {
        "strikes": Measure.STRIKES,
        "targets": Measure.TARGETS,
        "weapons": Measure.WEAPONS,
        "vehicles": Measure.VEHICLES,
        "money": Measure.MONEY,
        "attackers": Measure.ATTACKERS,
        "fighters": Measure.FIGHTERS,
        "deaths": Measure.KILLED,
        "casualties": Measure.KILLED,
        "injuries": Measure.INJURED,
    }
)
HURT = frozenset({"deaths", "casualties", "injuries"})
HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.MISSING, Measure.FREED, Measure.DISPLACED})
# Where a report tells of force, even a count without an event of its own belongs to what it tells.
GRAVE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
ARMS = frozenset({"arm", "arms", "ammunition", "munition"})
DEFINITE = frozenset({"the", "these", "those", "both", "all", "his", "her", "their"})
INCLUDING = frozenset({"including", "include", "among"})


@dataclass(frozen=True, slots=True)
class Governed:
    """What governs a counted noun: a measure and the event that tells it."""

    measure: Measure
    found: Found


@dataclass(frozen=True, slots=True)
class FigureCoder:
    """Report, analysis and event mentions -> figures."""

    find: EventFinder
    grammar: CountGrammar
    kinds: Mapping[str, str]
    payment: frozenset[str]

    @classmethod
    def load(cls) -> FigureCoder:
        """Read the lexicons."""
        kinds = MappingProxyType({r["word"]: r["kind"] for r in tables.rows("counted.tsv")})
        return cls(EventFinder.load(), CountGrammar.load(), kinds, tables.words("event_classes.toml", "payment"))

    def __call__(
        self,
        report: Report,
        analysis: Analysis,
        events: Sequence[EventMention],
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
    ) -> tuple[Figure, ...]:
        """The figures of one report in order of the text."""
        voices = Voices.of(attributions)
        places = [(span, e) for e in events for span in (e.trigger, *e.mentions)]
        found: list[Figure] = []
        for sentence in analysis.sentences:
            if sentence.kind in TOLD:
                found.extend(self._of_sentence(report, sentence, places, voices, mentions))
        speakers = [a.source for a in attributions if a.source]
        grave = any(e.type in GRAVE for e in events)
        heard = [f for f in found if f.measure in HARM or not _within(f.span, speakers)]
        told = [f for f in heard if f.measure is not Measure.OTHER or f.event or grave]
        return tuple(sorted(_once(report, told), key=lambda f: (f.span, f.id)))

    def _of_sentence(
        self,
        report: Report,
        sentence: Sentence,
        places: Sequence[tuple[Span, EventMention]],
        voices: Voices,
        mentions: Sequence[Mention],
    ) -> Iterator[Figure]:
        counts = self.grammar(sentence)
        scene = self.find.scene(sentence, mentions)
        found = tuple(self.find(scene))
        if not counts and not found:
            return
        governed = _governed(found)
        plain = [
            self._counted(scene, count)
            for count in counts
            if not (excluded(scene.tree, count) or _is_named(scene, count))
        ]
        harmed = [head for head, g in governed.items() if g.measure in HARM and self._is_one(scene, head)]
        for counted in (*plain, *singles(scene, plain, harmed)):
            measured = self._measure(scene, counted, governed, found)
            if measured:
                yield _figure(report, scene, counted, measured, places, voices)

    def _counted(self, scene: Scene, count: Count) -> Counted:
        """What a count counts; where the tree tells nothing, the noun of people or things that follows it."""
        tree = scene.tree
        counted = counted_noun(tree, count)
        if counted.noun != count.numeral or count.last >= len(tree):
            return counted
        follows = lemma_of(tree, count.last) in self.kinds or lemma_of(tree, count.last) in self.find.parties.sectors
        return Counted(count, count.last, count.last) if follows and tree[count.last].upos == "NOUN" else counted

    def _is_one(self, scene: Scene, head: int) -> bool:
        """A person: no group of them, no thing."""
        lemma = lemma_of(scene.tree, head)
        return (
            lemma != "group" and lemma not in self.find.parties.quantities and self.find.parties.is_people(scene, head)
        )

    def _measure(
        self, scene: Scene, counted: Counted, governed: Mapping[int, Governed], found: Sequence[Found]
    ) -> tuple[Measure, Found | None] | None:
        """The measure of a count and the event that it belongs to; None for what is no figure."""
        tree, noun = scene.tree, counted.noun
        kind = self._kind(tree, noun)
        if counted.count.money or kind == "money":
            return self._money(tree, counted, found)
        if kind == "unit":
            return None
        by_event = _by_event(tree, counted, governed) or _by_ellipsis(tree, counted, found)
        if counted.count.high == 0 and kind not in HURT and not (by_event and by_event.measure in HARM):
            return None
        if by_event and (by_event.measure in HARM or kind not in BY_KIND):
            return by_event.measure, by_event.found
        if kind in BY_KIND:
            return BY_KIND[kind], by_event.found if by_event else _near(tree, counted.top, found)
        if toll := _of_toll(tree, counted):
            return toll, _near(tree, counted.top, found)
        event = _near(tree, counted.top, found)
        if _says_little(counted.count, event):
            return None
        if kind == "person" or (self.find.parties.is_people(scene, noun) and noun != counted.count.numeral):
            return Measure.OTHER, event
        return (Measure.OTHER, event) if event and noun != counted.count.numeral else None

    def _kind(self, tree: Tree, noun: int) -> str:
        """The kind of the counted noun; of a load, the kind of what is in it ("crates of rifles")."""
        kind = self.kinds.get(lemma_of(tree, noun), "")
        if kind != "load":
            return kind
        inside = [c for i in children(tree, noun, "nmod") for c in (i, *children(tree, i, "conj"))]
        weapons = any(self.kinds.get(lemma_of(tree, c)) == "weapons" or lemma_of(tree, c) in ARMS for c in inside)
        return "weapons" if weapons else "thing"

    def _money(self, tree: Tree, counted: Counted, found: Sequence[Found]) -> tuple[Measure, Found | None] | None:
        """A sum that somebody pays, asks or earns; not the price of a barrel."""
        above = [counted.top, *ancestors(tree, counted.top)][:4]
        lemmas = {lemma_of(tree, c) for i in above for c in (i, *tree.children[i])}
        return (Measure.MONEY, _near(tree, counted.top, found)) if lemmas & self.payment else None


_NUMBERED = PLACES | {NameType.ORGANISATION, NameType.PERSON, NameType.EVENT, NameType.OTHER}
"""Kinds of name in which a number counts nothing."""


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _is_named(scene: Scene, count: Count) -> bool:
    """A number inside a name: "Group of Seven", "Seven Sisters"."""
    name = scene.names.get(count.numeral)
    return bool(name and name.type in _NUMBERED)


def _says_little(count: Count, event: Found | None) -> bool:
    """ "One senator", "many of you", "several outlets": a count of one, of any, or of some with no event about it."""
    if count.low is None and count.high is None:
        return True
    alone = count.low == count.high == 1
    return alone or (count.qualifier is Qualifier.VAGUE and event is None)


def _governed(found: Sequence[Found]) -> dict[int, Governed]:
    """Head of a noun phrase -> what the event about it measures of it; killing outranks all, then wounding."""
    governed: dict[int, Governed] = {}
    for f in found:
        measure = f.trigger.entry.patient
        for head in f.roles.patients:
            if measure and (head not in governed or _outranks(measure, governed[head].measure)):
                governed[head] = Governed(measure, f)
        for head in f.roles.agents:
            if head not in governed and f.trigger.entry.type is EventType.ASSAULT:
                governed[head] = Governed(Measure.OTHER, f)
    return governed


def _outranks(new: Measure, old: Measure) -> bool:
    order = (Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.FREED, Measure.MISSING, Measure.DISPLACED)
    return (order.index(new) if new in order else len(order)) < (order.index(old) if old in order else len(order))


def _by_event(tree: Tree, counted: Counted, governed: Mapping[int, Governed]) -> Governed | None:
    """The event that governs the counted noun, itself, as part of a governed whole, or by ellipsis."""
    for head in (counted.noun, counted.top, counted.count.numeral):
        if head in governed:
            return governed[head]
    for i in (counted.top, *ancestors(tree, counted.top)):
        above = tree[i].head
        if above < 0 or tree[i].rel not in {"nmod", "conj", "appos", "obl", "acl", "parataxis", "list", "dep"}:
            return None
        part = any(lemma_of(tree, c) in INCLUDING for c in children(tree, i, "case", "advmod", "mark"))
        if above in governed and (part or tree[i].rel in {"conj", "appos", "parataxis", "list"}):
            return governed[above]
    return None


def _by_ellipsis(tree: Tree, counted: Counted, found: Sequence[Found]) -> Governed | None:
    """ "16 were killed in Iraq and 23 in Syria": a count beside a verb undergoes what the verb tells."""
    beside, bare = tree[counted.top].head, counted.noun == counted.count.numeral
    if not (bare or lemma_of(tree, counted.noun) in {"other", "others"}) or beside < 0:
        return None
    if tree[counted.top].rel not in {"conj", "parataxis", "orphan"}:
        return None
    heads = {beside, tree[beside].head} if base(tree[beside].rel) == "obl" else {beside}
    verb = next((f for f in found if f.trigger.head in heads and f.trigger.entry.patient), None)
    return Governed(verb.trigger.entry.patient, verb) if verb and verb.trigger.entry.patient else None


def _of_toll(tree: Tree, counted: Counted) -> Measure | None:
    """ "The death toll rose to 19", "put the number of dead at 450"."""
    above = [counted.top, *ancestors(tree, counted.top)][:3]
    beside = {lemma_of(tree, c) for i in above for c in (i, *tree.children[i])}
    return Measure.KILLED if "toll" in beside else None


def _near(tree: Tree, noun: int, found: Sequence[Found]) -> Found | None:
    """The event in whose clause the noun stands: one that it hangs on, the nearest first."""
    up = {i: step for step, i in enumerate((noun, *ancestors(tree, noun)))}
    held = [(up[f.trigger.head], abs(f.trigger.head - noun), k) for k, f in enumerate(found) if f.trigger.head in up]
    held += [(up[f.roles.verb] + 1, abs(f.trigger.head - noun), k) for k, f in enumerate(found) if f.roles.verb in up]
    return found[min(held)[2]] if held else None


def _figure(
    report: Report,
    scene: Scene,
    counted: Counted,
    measured: tuple[Measure, Found | None],
    places: Sequence[tuple[Span, EventMention]],
    voices: Voices,
) -> Figure:
    measure, found = measured
    tokens = scene.tree.sentence.tokens
    span = Span(tokens[counted.count.first].span.start, tokens[max(counted.noun, counted.count.last - 1)].span.end)
    count = counted.count
    at = trigger_span(scene, found.trigger) if found else None
    event = next((e.id for s, e in places if at and s.start < at.end and at.start < s.end), None)
    if event is None and measure in HARM:
        event = _told_beside(scene.tree.sentence.span, span, places)
    return Figure(
        id=content_id("figure", report.id, span.start, span.end, measure.value, count.low, count.high),
        report=report.id,
        span=span,
        measure=measure,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        who=_who(scene, counted),
        event=event,
        by=voices.of_span(span),
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
    tokens = [i for i in phrase(scene.tree, counted.noun) if i not in within]
    return scene.text(tokens) if tokens else scene.text(list(within))


def _once(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """A count that is repeated on the same word of the same happening, or with "the", is one figure: the first."""
    seen: set[tuple[object, ...]] = set()
    values: set[tuple[float | None, float | None]] = set()
    kept = []
    for figure in sorted(figures, key=lambda f: f.span):
        single = report.text[figure.span.start : figure.span.end].split()[0].lower() in SINGLE
        key = (figure.measure, figure.low, figure.high, figure.event, None if single else figure.by)
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
