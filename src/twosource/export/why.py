"""Why the record says a thing: the exact words it rests on, the judgements that joined it, what persons decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.export.lines import plain, wrapped
from twosource.export.passage import Passage
from twosource.export.shelf import Shelf, speaker
from twosource.export.wording import Wording, bounds, days, number_of
from twosource.model.finding import Attribution, EventMention, Figure
from twosource.model.record import Judgement, Position, Record, Ref, Verdict
from twosource.model.text import Span

WIDTH = 96
JUDGEMENTS = 20  # of a group, best first: a happening told fifty times has more than a thousand
NEAR_MISSES = 5  # judgements that left it open whether something else belongs to it


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: `kind` in words, its id, the kind of its judgements, and the keys they are about.

    `called` are the names of an actor's name.
    """

    kind: str
    id: str
    of: str
    keys: tuple[str, ...]
    called: tuple[str, ...] = ()


def why_lines(record: Record, asked: Sequence[Asked]) -> Iterator[str]:
    """What one thing rests on; of two, what was judged and decided about them as a pair. Raises ResourceError."""
    why = _Why(record, Shelf.of(record, Wording.load()))
    for n, one in enumerate(asked):
        yield from [""] if n else []
        yield from why.about(one)
    if len(asked) == 1:
        yield from why.inside(asked[0])
    else:
        yield from why.between(*asked)


@dataclass(frozen=True, slots=True)
class _Why:
    record: Record
    shelf: Shelf

    def about(self, asked: Asked) -> Iterator[str]:
        """What it is, and the words it rests on."""
        yield plain(f"{asked.kind} {asked.id}")
        tellers = {
            "report": self._report,
            "story": self._story,
            "copies": self._copies,
            "actor": self._actor,
            "name": self._name,
            "happening": self._happening,
            "figure set": self._figure_set,
            "proposition": self._proposition,
        }
        yield from tellers.get(asked.kind, self._finding)(asked)

    def _report(self, asked: Asked) -> Iterator[str]:
        report = self.shelf.reports[asked.id]
        line = self.shelf.lines[asked.id]
        yield from _told(f"{line.name}, {line.outlet}, {line.published}: {line.title or 'no title'}")
        yield from _told(f"{report.path}, {len(report.text):,} characters, text {report.text_hash[:12]}")
        for story in (s for s in self.record.stories if asked.id in s.reports):
            yield from _told(f"in story {story.id}: {story.title}")
        for group in (c for c in self.record.copies if asked.id in c.reports):
            yield from _told(f"in copies {group.id}, with {number_of(len(group.reports) - 1, 'other report')}")
        for relay in (r for r in self.record.relays if r.report == asked.id):
            yield from _told(f"has facts from {relay.origin}, in its own words:")
            yield from self._words(asked.id, (relay.span,))

    def _story(self, asked: Asked) -> Iterator[str]:
        story = next(s for s in self.record.stories if s.id == asked.id)
        yield from _told(story.title)
        yield from self._reports(story.reports)

    def _copies(self, asked: Asked) -> Iterator[str]:
        yield from _told("one text, so one origin however many print it")
        yield from self._reports(asked.keys)

    def _reports(self, reports: Iterable[str]) -> Iterator[str]:
        for id_ in sorted(reports, key=lambda r: int(self.shelf.lines[r].name[1:])):
            line = self.shelf.lines[id_]
            yield from _told(f"{line.name} {line.outlet}, {line.published}: {line.title or line.path} ({id_})")

    def _actor(self, asked: Asked) -> Iterator[str]:
        actor = next(a for a in self.record.actors if a.id == asked.id)
        yield from _told(f"{actor.name} ({actor.sector}{', ' + actor.country if actor.country else ''})")
        for name in actor.names:
            yield from _told(f"is called: {name}")

    def _name(self, asked: Asked) -> Iterator[str]:
        yield from _told(f"the name {' or '.join(asked.called)}")
        for actor in (a for a in self.record.actors if set(a.names) & set(asked.called)):
            yield from _told(f"of actor {actor.id}, {actor.name}")

    def _happening(self, asked: Asked) -> Iterator[str]:
        h = next(h for h in self.record.happenings if h.id == asked.id)
        yield from _told(f"{h.what} ({days(h.start, h.end)}, {self.shelf.wording.event[h.type]})")
        yield from _told(f"told {number_of(len(h.mentions), 'time')}, by {number_of(h.origins, 'independent origin')}")
        for ref in h.mentions:
            yield from self._event(self.shelf.events[ref])
        for link in (c for c in self.record.chains if h.id in {c.earlier, c.later}):
            other = link.earlier if link.later == h.id else link.later
            yield from _told(f"{link.tie}: {'after' if link.later == h.id else 'before'} {other}, as told here:")
            for words in link.words:
                yield from self._words(words.report, (words.cue,))

    def _figure_set(self, asked: Asked) -> Iterator[str]:
        figures = next(f for f in self.record.figure_sets if f.id == asked.id)
        words = self.shelf.wording
        yield from _told(f"{words.measure[figures.measure]}, {figures.who}: {bounds(figures.low, figures.high)}")
        yield from _told(f"{words.relation[figures.relation]}, of happening {figures.happening}")
        for view in (v for v in self.record.figure_views if v.figure_set == figures.id):
            yield from _told(f"{words.convention[view.convention]}: {view.written} ({view.rule})")
        for ref in figures.values:
            yield from self._figure(self.shelf.figures[ref])

    def _proposition(self, asked: Asked) -> Iterator[str]:
        p = next(p for p in self.record.propositions if p.id == asked.id)
        yield from _told(p.text)
        yield from _told(f"{p.standing}: {self.shelf.wording.because[p.standing]}")
        yield from _told(self._sides(p.positions))
        for q in p.positions:
            yield from self._position(q)

    def _sides(self, positions: Sequence[Position]) -> str:
        """Each stance with the origins it rests on."""
        sides: dict[str, list[str]] = {}
        for q in positions:
            sides.setdefault(q.stance.value, []).append(self._origin(q.origin))
        return " · ".join(f"who {stance}: {', '.join(dict.fromkeys(by))}" for stance, by in sides.items())

    def _position(self, q: Position) -> Iterator[str]:
        who = self.shelf.lines[q.report].outlet + ", in its own voice" if q.attribution is None else q.source_name
        by = f", attribution {q.attribution}" if q.attribution else ""
        yield from _told(f"{who or 'a source that is not named'} {q.stance}; rests on {self._origin(q.origin)}{by}")
        yield from self._words(q.report, q.spans)

    def _origin(self, origin: str) -> str:
        line = self.shelf.lines.get(origin)
        return line.name if line else origin

    def _finding(self, asked: Asked) -> Iterator[str]:
        ref = Ref(asked.keys[0].partition(":")[0], asked.id)
        if ref in self.shelf.events:
            yield from self._event(self.shelf.events[ref])
        elif ref in self.shelf.figures:
            yield from self._figure(self.shelf.figures[ref])
        else:
            yield from self._attribution(self.shelf.attributions[ref])
        yield from self._reviews(ref)

    def _event(self, event: EventMention) -> Iterator[str]:
        by = speaker(self.shelf, event.report, event.by) or "the outlet itself"
        kind = self.shelf.wording.event[event.type] + (f", {event.mode}" if event.mode else "")
        yield from _told(f"{event.id}: {kind}, {self.shelf.wording.status[event.status]}, told by {by}")
        yield from self._words(event.report, (event.trigger,))

    def _figure(self, figure: Figure) -> Iterator[str]:
        by = speaker(self.shelf, figure.report, figure.by) or "the outlet itself"
        counted = bounds(figure.low, figure.high, figure.qualifier)
        measure = self.shelf.wording.measure[figure.measure]
        yield from _told(f"{figure.id}: {counted}, {measure}, {figure.who}, told by {by}")
        yield from self._words(figure.report, (figure.span,))

    def _attribution(self, said: Attribution) -> Iterator[str]:
        act = self.shelf.wording.act[said.act]
        yield from _told(f"{said.id}: {said.source_name or 'a source that is not named'}, {act}")
        yield from self._words(said.report, said.content or tuple(s for s in (said.cue, said.source) if s))

    def _words(self, report: str, spans: Iterable[Span]) -> Iterator[str]:
        """The sentence with the words in [brackets], the report, and the offsets of the words in it."""
        spans = tuple(sorted(spans))
        line = self.shelf.lines[report]
        at = ", ".join(f"{s.start}–{s.end}" for s in spans)
        yield from wrapped(f"{line.name} {line.outlet} ({line.path}), characters {at}", "      ", WIDTH)
        passage = self.shelf.passages(self.shelf.reports[report], spans)
        if passage is not None:
            yield from wrapped(_bracketed(passage), "        ", WIDTH, "      | ")

    def _reviews(self, ref: Ref) -> Iterator[str]:
        for review in self.record.reviews:
            if (review.report, review.finding) == (ref.report, ref.finding):
                change = f", {review.field} = {review.value or 'not stated'}" if review.field else ""
                yield from _told(f"decided by a person: {review.ruling}{change}{_note(review.note)}")

    def inside(self, asked: Asked) -> Iterator[str]:
        """The judgements and decisions on its members, and those that left open whether something else is one."""
        keys = set(asked.keys)
        held = [j for j in self.record.judgements if _on(j, asked) and j.left in keys and j.right in keys]
        if held:
            yield from _heading(f"why they are one: {number_of(len(held), 'judgement')}")
        best = sorted(held, key=lambda j: (-j.score, j.left, j.right))
        for judgement in best[:JUDGEMENTS]:
            yield from self._judgement(judgement)
        if len(best) > JUDGEMENTS:
            yield from _told(f"({len(best) - JUDGEMENTS:,} more: give two ids to see a pair)")
        near = [j for j in self.record.judgements if _on(j, asked) and (j.left in keys) is not (j.right in keys)]
        near = sorted(near, key=lambda j: (-j.score, j.left, j.right))[:NEAR_MISSES]
        if near:
            yield from _heading("what came near to being the same")
        for judgement in near:
            yield from self._judgement(judgement)
        yield from self._decided(asked.of, lambda a, b: a in keys or b in keys)

    def between(self, one: Asked, other: Asked) -> Iterator[str]:
        """The judgements and decisions on two things."""
        kinds = {one.of, other.of} | ({"report-copy"} if "report-story" in {one.of, other.of} else set())
        a, b = set(one.keys), set(other.keys)

        def across(left: str, right: str) -> bool:
            return (left in a and right in b) or (left in b and right in a)

        held = [j for j in self.record.judgements if j.kind in kinds and across(j.left, j.right)]
        yield from _heading(f"judged as a pair: {number_of(len(held), 'judgement')}")
        if not held:
            yield from _told("none is kept: they were found different, or have too little in common to be compared")
        for judgement in held:
            yield from self._judgement(judgement)
        for kind in sorted(kinds):
            yield from self._decided(kind, across)

    def _judgement(self, j: Judgement) -> Iterator[str]:
        yield from _told(f"{self._called(j.left)} and {self._called(j.right)}: {_verdict(j)} ({j.maker}, {j.kind})")
        for reason in j.reasons:
            yield from wrapped(f"{reason.weight:+.2f} {reason.feature}: {reason.words}", "      ", WIDTH, "    ")

    def _called(self, key: str) -> str:
        """A key as a person can find it again: r3:event-..., with the words of an event or figure."""
        report, _, id_ = key.partition(":")
        name = self.shelf.lines[report].name if report in self.shelf.lines else report
        ref = Ref(report, id_)
        found = self.shelf.events.get(ref) or self.shelf.figures.get(ref)
        if found is None:
            return f"{name}:{id_}" if id_ else name
        span = found.trigger if isinstance(found, EventMention) else found.span
        return f"{name} “{self.shelf.reports[report].text[span.start : span.end]}” ({id_})"

    def _decided(self, of: str, on: Callable[[str, str], bool]) -> Iterator[str]:
        """The decisions of persons on pairs of a kind."""
        found = [d for d in self.record.decisions if d.kind == of and on(d.left, d.right)]
        if found:
            yield from _heading("decided by a person, above every judgement")
        for d in found:
            verdict = "undecided again" if d.verdict is Verdict.UNSURE else d.verdict.value
            yield from _told(f"{self._called(d.left)} and {self._called(d.right)}: {verdict}{_note(d.note)}")


def _on(judgement: Judgement, asked: Asked) -> bool:
    kinds = {"report-story", "report-copy"} if asked.kind == "report" else {asked.of}
    return judgement.kind in kinds


def _verdict(j: Judgement) -> str:
    said = "left open" if j.verdict is Verdict.UNSURE else j.verdict.value
    return f"{said}, {j.score:+.2f}"


def _note(note: str) -> str:
    return f" (“{note}”)" if note else ""


def _heading(words: str) -> Iterator[str]:
    yield ""
    yield words


def _told(words: str) -> Iterator[str]:
    yield from wrapped(words, "    ", WIDTH, "  ")


def _bracketed(passage: Passage) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in passage.pieces)
