"""The event that governs a counted noun: by its parties, as part of a governed whole, by ellipsis, or by its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.counted import Counted, is_part, is_whole
from twosource.extract.found import Found
from twosource.extract.syntax import Tree, ancestors, base, children
from twosource.extract.triggers import lemma_of
from twosource.model.finding import EventType, Measure

# The worst that befell somebody is what a count of them tells.
ORDER = (Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.FREED, Measure.MISSING, Measure.DISPLACED)
HARM = frozenset(ORDER)
INCLUDING = frozenset({"including", "include", "among"})
BESIDE = frozenset({"conj", "appos", "parataxis", "list"})
PARTS = BESIDE | {"nmod", "obl", "acl", "dep"}


@dataclass(frozen=True, slots=True)
class Governed:
    """What governs a counted noun: a measure and the event that tells it.

    `direct`: the noun itself is the event's party, not only beside one. `told`: the event is told of the noun ("killed
    a guard"), the noun is not identified by it ("the mother of a guard who was killed").
    """

    measure: Measure
    found: Found
    direct: bool = False
    told: bool = False


def governed_heads(tree: Tree, found: Sequence[Found]) -> dict[int, Governed]:
    """Head of a noun phrase -> what the event about it measures of it.

    What is told outranks that by which it is identified; of those, killing outranks all, then wounding.
    """
    governed: dict[int, Governed] = {}
    for f in found:
        measure = f.trigger.entry.patient
        for head in f.roles.patients:
            new = _of_patient(tree, head, measure, f) if measure else None
            if new and (head not in governed or _outranks(new, governed[head])):
                governed[head] = new
        for head in f.roles.agents:
            if head not in governed and f.trigger.entry.type is EventType.ASSAULT:
                governed[head] = Governed(Measure.OTHER, f)
    return governed


def identified_heads(tree: Tree, found: Sequence[Found]) -> dict[int, Governed]:
    """Head of a noun phrase -> what befell those it names before: "three sailors who went missing were found"."""
    identified: dict[int, Governed] = {}
    for f in found:
        measure = f.trigger.entry.patient
        for head in f.roles.patients if measure in HARM else ():
            new = _of_patient(tree, head, measure, f) if measure and tree[f.trigger.head].head == head else None
            if new and (head not in identified or _outranks(new, identified[head])):
                identified[head] = new
    return identified


def _of_patient(tree: Tree, head: int, measure: Measure, f: Found) -> Governed:
    beside = tree[head].rel in BESIDE and tree[head].head in f.roles.patients
    at = tree[head].head if beside else head
    told = tree[at].head in {f.trigger.head, f.roles.verb, *f.trigger.tokens}
    return Governed(measure, f, direct=not beside, told=told)


def _outranks(new: Governed, old: Governed) -> bool:
    return (not new.told, _rank(new.measure), not new.direct) < (not old.told, _rank(old.measure), not old.direct)


def _rank(measure: Measure) -> int:
    return ORDER.index(measure) if measure in ORDER else len(ORDER)


def by_event(tree: Tree, counted: Counted, governed: Mapping[int, Governed], found: Sequence[Found]) -> Governed | None:
    """The event that governs the counted noun, itself or as part of a governed whole."""
    if own := _own(tree, counted, governed):
        return own
    if is_whole(tree, counted.count):
        return None
    for f in found:
        if counted.noun in f.trigger.tokens and counted.noun != counted.count.numeral:
            return Governed(f.trigger.entry.patient or Measure.OTHER, f, direct=True)
    if whole := _whole(tree, counted, governed):
        return Governed(whole.measure, whole.found, direct=True)
    return _beside(tree, counted.top, governed)


def _beside(tree: Tree, top: int, governed: Mapping[int, Governed]) -> Governed | None:
    """What befalls those beside or of whom these are a part; "one of the men and two others" stand beside the one."""
    beside = False
    for i in (top, *ancestors(tree, top)):
        above = tree[i].head
        if above < 0 or base(tree[i].rel) not in PARTS:
            return None
        part = any(lemma_of(tree, c) in INCLUDING for c in children(tree, i, "case", "advmod", "mark"))
        beside = tree[i].rel in BESIDE or (beside and tree[above].upos == "NUM")
        if above in governed and (part or beside):
            return Governed(governed[above].measure, governed[above].found)
    return None


def _own(tree: Tree, counted: Counted, governed: Mapping[int, Governed]) -> Governed | None:
    """The event whose party is the noun, or the number before "of": what harms outranks what they do.

    By what a whole is identified, nothing is told of its part: of "one of the five who were freed" only that he was
    one; and what befalls a part ("300 out of 400 were killed") does not befall the whole.
    """
    heads = dict.fromkeys((counted.noun, counted.top, counted.count.numeral))
    part, whole = is_part(tree, counted), is_whole(tree, counted.count)
    own = [
        governed[head]
        for head in heads
        if head in governed
        and not (part and head == counted.noun and _hangs_on(tree, governed[head], head))
        and not (whole and not _hangs_on(tree, governed[head], head))
    ]
    return next((g for g in own if g.measure in HARM), own[0] if own else None)


def _hangs_on(tree: Tree, governed: Governed, noun: int) -> bool:
    return tree[governed.found.trigger.head].head == noun


def _whole(tree: Tree, counted: Counted, governed: Mapping[int, Governed]) -> Governed | None:
    """ "Three sailors, among them two cooks": what befell those before befell the part."""
    first = counted.count.first
    before = [tree[i].text.lower() for i in range(max(0, first - 2), first)]
    if before[-1:] != ["including"] and before != ["among", "them"]:
        return None
    heads = [head for head, g in governed.items() if head < first and g.measure in HARM]
    return governed[max(heads)] if heads else None


def by_ellipsis(tree: Tree, counted: Counted, found: Sequence[Found]) -> Governed | None:
    """ "16 were killed in Iraq and 23 in Syria": a count beside a verb undergoes what the verb tells."""
    beside, bare = tree[counted.top].head, counted.noun == counted.count.numeral
    if not (bare or lemma_of(tree, counted.noun) in {"other", "others"}) or beside < 0:
        return None
    if tree[counted.top].rel not in {"conj", "parataxis", "orphan"}:
        return None
    heads = {beside, tree[beside].head} if base(tree[beside].rel) == "obl" else {beside}
    verb = next((f for f in found if f.trigger.head in heads and f.trigger.entry.patient), None)
    return Governed(verb.trigger.entry.patient, verb) if verb and verb.trigger.entry.patient else None


def nearest(tree: Tree, noun: int, found: Sequence[Found]) -> Found | None:
    """The event in whose clause the noun stands: one that it hangs on, the nearest first."""
    up = {i: step for step, i in enumerate((noun, *ancestors(tree, noun)))}
    held = [(up[f.trigger.head], abs(f.trigger.head - noun), k) for k, f in enumerate(found) if f.trigger.head in up]
    held += [(up[f.roles.verb] + 1, abs(f.trigger.head - noun), k) for k, f in enumerate(found) if f.roles.verb in up]
    return found[min(held)[2]] if held else None
