"""What the last build told of a story, to be kept where nothing that it rests on has changed.

A story is told from its reports, their findings, the actors met in it and the decisions on its parts, and from nothing
else. All that is named by one stamp: with an equal stamp the outcome is equal, so only what came near a new or a
removed report is told anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twosource.link.actors import Roster
from twosource.model.identity import content_id
from twosource.model.record import (
    Decision,
    FigureGroup,
    JoinedHappening,
    JoinedProposition,
    Judgement,
    Record,
    Stand,
    Story,
)

OF_ALL = frozenset({"report-copy", "report-story", "actor"})  # judgements on the whole record, not within a story


@dataclass(frozen=True, slots=True)
class Told:
    """What is joined within one story."""

    happenings: tuple[JoinedHappening, ...]
    figures: tuple[FigureGroup, ...]
    propositions: tuple[JoinedProposition, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stories of the last build by stamp. `readings` stands for what each report says, `version` for this code."""

    told: Mapping[str, Told] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    version: str = ""

    @classmethod
    def of(cls, record: Record, readings: Mapping[str, str], version: str) -> Earlier:
        """The last build as a record, with the readings of now."""
        told = _told_of(record)
        return cls({stamp: told[story] for story, stamp in record.stamps if story in told}, readings, version)

    def stamps(self, stories: Iterable[Story], roster: Roster, decisions: Iterable[Decision]) -> tuple[str, ...]:
        """For each story a name of all that it is told from; "" where a reading is not known: it is then told anew."""
        names: dict[str, list[str]] = defaultdict(list)
        for (story, name), actor in sorted(roster.of_name.items()):
            names[story].append(f"{name}={actor}")
        held: dict[str, dict[str, None]] = defaultdict(dict)
        for d in decisions:
            for side in (d.left, d.right):
                held[side.partition(":")[0]][f"{d.kind} {d.left} {d.right} {d.verdict}"] = None
        return tuple(self._stamp(s, names[s.id], held) for s in stories)

    def _stamp(self, story: Story, names: Iterable[str], held: Mapping[str, Iterable[str]]) -> str:
        if any(r not in self.readings for r in story.reports):
            return ""
        read = (f"{r} {self.readings[r]}" for r in story.reports)
        decided = (d for r in story.reports for d in held.get(r, ()))
        return content_id("t", self.version, story.id, *read, "names", *names, "decided", *decided)


def _told_of(record: Record) -> dict[str, Told]:
    """The last build of each story as it was before it was weighed."""
    story_of = {report: s.id for s in record.stories for report in s.reports}
    of_happening = {h.id: h.story for h in record.happenings}
    happenings, figures = defaultdict[str, list[JoinedHappening]](list), defaultdict[str, list[FigureGroup]](list)
    propositions, judged = defaultdict[str, list[JoinedProposition]](list), defaultdict[str, list[Judgement]](list)
    for h in record.happenings:
        happenings[h.story].append(JoinedHappening(h.id, h.story, h.mentions))
    for f in record.figure_sets:
        figures[of_happening[f.happening]].append(FigureGroup(f.id, f.happening, f.values))
    for p in record.propositions:
        stands = tuple(Stand(q.report, q.attribution, q.source_name, q.stance, q.spans, q.sure) for q in p.positions)
        propositions[p.story].append(JoinedProposition(p.id, p.story, p.text, stands))
    for j in record.judgements:
        if j.kind not in OF_ALL:
            judged[story_of[j.left.partition(":")[0]]].append(j)
    return {
        s.id: Told(tuple(happenings[s.id]), tuple(figures[s.id]), tuple(propositions[s.id]), tuple(judged[s.id]))
        for s in record.stories
    }
