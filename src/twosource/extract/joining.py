"""One entry for each happening and report: which mentions tell of the same, and which of them tells it best."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from twosource.model.finding import EventMention, EventType, Measure, Party, Sector, Status
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class JoinSettings:
    """Weights by which two mentions of a report are judged to be one happening; tuned on the annotated stories."""

    patient: float = 2.0  # who undergoes is the same: hardly two murders of one man
    agent: float = 0.7  # the same who does it: one army strikes many times
    family: float = 0.6  # the same harm: both kill, both abduct
    lemma: float = 1.2  # the same word, or one of its family
    definite: float = 1.0  # "the attack", "the killing" with nobody named points back
    place: float = 0.7  # the same named place
    date: float = 0.7  # the same day
    near: float = 0.4  # in the same or the next sentence
    enough: float = 1.2  # from here on they are one
    likely: float = 5.0  # of several mentions the likelier one to be marked stands, as far as it tells as fully


@dataclass(frozen=True, slots=True)
class Draft:
    """An event mention before joining, with what only joining needs.

    `pointing`: a noun with "the" and no parties.
    `weak`: too weak to tell of a happening unless something stronger does.
    `means` is the trigger of the event by which this one was done ("wounded in the strike"); `accident` where that
    was no deed ("killed in a crash"). `chance` is how likely the word is one that a reader would mark.
    """

    mention: EventMention
    sentence: int
    family: str
    effect: Measure | None
    pointing: bool
    weak: bool
    weight: float
    means: Span | None = None
    accident: bool = False
    chance: float = 1.0


HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.FREED, Measure.MISSING, Measure.DISPLACED})
PLURALS = frozenset({"men", "women", "people", "children", "police", "policemen", "others", "fishermen"})
# Words that set somebody apart from who was told of before, and words that can mean anybody.
OTHERS = frozenset({"another", "second", "third", "other", "others"})
VAGUE = frozenset({"man", "woman", "person", "victim", "individual", "hostage", "captive"})
TOLL = frozenset({Measure.KILLED, Measure.INJURED})
SETTLED = frozenset({Status.HAPPENED, Status.ONGOING})
OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def join(drafts: Sequence[Draft], settings: JoinSettings, kept: float = 0.0) -> tuple[EventMention, ...]:
    """The mentions of one report, each happening once: the best told stands, the others are its `mentions`.

    A happening of which no mention has the chance `kept` is left out.
    """
    groups = [g for g in _with_accidents(_grouped(drafts, settings)) if _is_told(g, kept)]
    events = [_merged(g, settings) for g in groups]
    home = {d.mention.trigger: k for k, g in enumerate(groups) for d in g}
    links = {(k, home[d.means]) for k, g in enumerate(groups) for d in g if d.means and d.means in home}
    told = [_completed(events, k, links) for k in range(len(events))]
    return tuple(sorted(told, key=lambda e: (e.trigger, e.id)))


def _is_told(group: Sequence[Draft], kept: float) -> bool:
    return not all(d.weak for d in group) and max(d.chance for d in group) >= kept


def _grouped(drafts: Sequence[Draft], settings: JoinSettings) -> list[list[Draft]]:
    """Each draft with the likeliest group before it, or the first of its own."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        best = max(groups, key=lambda g: _closeness(draft, g, settings), default=None)
        if best is not None and _closeness(draft, best, settings) >= settings.enough:
            best.append(draft)
        else:
            groups.append([draft])
    return groups


def _with_accidents(groups: Sequence[list[Draft]]) -> list[list[Draft]]:
    """Groups, with whom an accident harmed put into the group of the accident: it has no other victims' story."""
    home = {d.mention.trigger: n for n, g in enumerate(groups) for d in g}
    to = {n: home[d.means] for n, g in enumerate(groups) for d in g if d.accident and d.means in home}
    joined = [list(g) for g in groups]
    for n, m in to.items():
        if n != m and m not in to:
            joined[m] += joined[n]
            joined[n] = []
    return [g for g in joined if g]


def _completed(events: Sequence[EventMention], k: int, links: AbstractSet[tuple[int, int]]) -> EventMention:
    """Who struck also wounded, and whom a strike wounded it hit; `links` are pairs of what was done and by what."""
    event = events[k]
    means = [events[m] for done, m in sorted(links) if done == k]
    done = [events[d] for d, by in sorted(links) if by == k]
    return replace(
        event,
        actors=event.actors or next((m.actors for m in means if m.actors), ()) or _known_doers(event, events),
        recipients=event.recipients or next((d.recipients for d in done if d.recipients), ()),
        mode=event.mode or next((m.mode for m in means if m.type is event.type), None),
    )


def _known_doers(event: EventMention, events: Sequence[EventMention]) -> tuple[Party, ...]:
    """Who else did violence to the same victims in the report, where that is told of one side only."""
    if event.type is not EventType.ASSAULT or event.status not in SETTLED:
        return ()
    others = [e for e in events if e.type is EventType.ASSAULT and e.status in SETTLED and e.actors]
    doers = {e.actors[0].name: e.actors for e in others if _share(event.recipients, e.recipients)}
    return next(iter(doers.values())) if len(doers) == 1 else ()


def _closeness(draft: Draft, group: Sequence[Draft], settings: JoinSettings) -> float:
    """The best likeness to a member of the group; minus one where any member cannot be the same."""
    if any(_one_toll(draft, other) for other in group):
        return settings.patient
    mixed = {d.effect for d in group} >= TOLL
    scores = [_likeness(draft, other, settings) for other in group if not mixed or other.effect is draft.effect]
    return max(scores) if scores and min(scores) >= 0 else -1.0


def _likeness(a: Draft, b: Draft, settings: JoinSettings) -> float:
    if not _compatible(a, b):
        return -1.0
    one, two = a.mention, b.mention
    score = settings.patient * _share(one.recipients, two.recipients)
    score += settings.agent * _share(one.actors, two.actors)
    score += settings.family * (a.effect is b.effect and a.effect in HARM) + settings.lemma * (a.family == b.family)
    score += settings.definite * (a.pointing or b.pointing)
    score += settings.place * bool(one.where and two.where and one.where.name == two.where.name)
    score += settings.date * bool(
        one.when and two.when and (one.when.start, one.when.end) == (two.when.start, two.when.end)
    )
    return score + settings.near * (abs(a.sentence - b.sentence) <= 1)


def _one_toll(a: Draft, b: Draft) -> bool:
    """ "Killed three and wounded ten others", told in one breath of people without names: one toll of one happening."""
    one, two = a.mention, b.mention
    if a.sentence != b.sentence or {a.effect, b.effect} != TOLL or one.status is not two.status:
        return False
    if not (one.recipients and two.recipients) or not all(_is_described(p) for p in (*one.recipients, *two.recipients)):
        return False
    return (
        not _differ(one.actors, two.actors)
        and not _share(one.actors, two.recipients)
        and not _share(one.recipients, two.actors)
    )


def _compatible(a: Draft, b: Draft) -> bool:
    """Whether nothing told of the two forbids that they are one happening."""
    one, two = a.mention, b.mention
    harm = a.effect is b.effect and a.effect in HARM
    if not harm and (one.type is not two.type or a.family != b.family or a.effect in HARM or b.effect in HARM):
        return False
    if harm and one.type is not two.type and a.effect is not Measure.KILLED:
        return False
    if not _same_reality(one.status, two.status) or (one.mode and two.mode and one.mode != two.mode):
        return False
    if _share(one.actors, two.recipients) or _share(one.recipients, two.actors):
        return False
    return not (_differ(one.recipients, two.recipients) or _differ(one.actors, two.actors) or _apart(one, two))


def _same_reality(a: Status, b: Status) -> bool:
    return a is b or {a, b} <= SETTLED or {a, b} <= OPEN


def _apart(a: EventMention, b: EventMention) -> bool:
    """Days that do not meet, or two places that are known and not the same."""
    if a.when and b.when and (a.when.end < b.when.start or b.when.end < a.when.start):
        return True
    return bool(a.where and b.where and a.where.country and b.where.country and a.where.country != b.where.country)


def _words(party: Party) -> frozenset[str]:
    words = party.name.lower().replace("-", " ").split()
    return frozenset(w for w in words if (len(w) > 2 or w.isdigit()) and w != "unnamed")


def _alike(a: Party, b: Party) -> bool:
    x, y = _words(a), _words(b)
    return a.name == b.name or bool(x and y and (x <= y or y <= x))


def _is_described(party: Party) -> bool:
    """Whether the party has a description for a name: "American journalist", "two soldiers"."""
    return party.name.split()[-1][:1].islower() or party.name.startswith("unnamed")


def _is_many(party: Party) -> bool:
    last = party.name.split()[-1].lower()
    return last.endswith("s") or last in PLURALS


def _can_be(a: Party, b: Party) -> bool:
    """Whether a description can stand for a name, or for another description with the same noun."""
    if (a.country and b.country and a.country != b.country) or OTHERS & (_words(a) | _words(b)):
        return False
    if not (_is_described(a) or _is_described(b)) or _is_many(a) != _is_many(b):
        return False
    if _is_described(a) and _is_described(b):
        return bool(_words(a) & _words(b)) or bool(VAGUE & (_words(a) | _words(b)))
    return a.sector is b.sector or {a.sector, b.sector} & {Sector.UNK, Sector.CVL} != set()


def _share(a: Sequence[Party], b: Sequence[Party]) -> bool:
    return any(_alike(x, y) for x in a for y in b)


def _differ(a: Sequence[Party], b: Sequence[Party]) -> bool:
    return bool(a and b) and not any(_alike(x, y) or _can_be(x, y) for x in a for y in b)


def _merged(group: Sequence[Draft], settings: JoinSettings) -> EventMention:
    """The best told of the group, with what only the others tell of parties, place and date."""
    ranked = sorted(group, key=lambda d: (-d.weight - settings.likely * d.chance, d.mention.trigger))
    best = ranked[0].mention
    others = [d.mention for d in ranked[1:]]
    spans: tuple[Span, ...] = tuple(sorted({m.trigger for m in others}))
    return replace(
        best,
        type=EventType.ASSAULT if any(m.type is EventType.ASSAULT for m in others) else best.type,
        actors=best.actors or next((m.actors for m in others if m.actors), ()),
        recipients=best.recipients or next((m.recipients for m in others if m.recipients), ()),
        mode=best.mode or next((m.mode for m in others if m.mode), None),
        where=best.where or next((m.where for m in others if m.where), None),
        when=best.when or next((m.when for m in others if m.when), None),
        mentions=spans,
    )
