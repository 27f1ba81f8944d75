"""Groups of statements about one thing: each member is like the one that stands in the middle, so nothing chains.

A group is a star. Its middle is a statement whose words are the proposition's text; every other member was compared
with it, and with the others on the whole, so that what is shown is what was judged. A statement may say two things and
be in two groups. The outcome depends on ids and scores alone, not on the order in which they are given.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from twosource.link.clusters import Pair, Rulings, pair


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """Scores above which a statement belongs to a group (chosen on the validation part of the corpus)."""

    bar: float = -0.9  # against the middle
    whole: float = -1.4  # against the members on the mean
    disputed: float = -0.9  # against the middle, where it is what somebody denies
    missing: float = -3.0  # a pair not worth a look speaks against a group as a poor one does


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of statements: the middle, and the others from the most like it to the least."""

    middle: str
    others: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All of them, the middle first."""
        return (self.middle, *self.others)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Scores of pairs, looked up from either side; a person's decisions outrank them."""

    near: Mapping[str, Mapping[str, float]]
    rulings: Rulings
    same: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, keys: Iterable[str], scores: Mapping[Pair, float], rulings: Rulings) -> Likeness:
        """Of the given statements alone."""
        near: dict[str, dict[str, float]] = {k: {} for k in sorted(keys)}
        for (a, b), score in sorted(scores.items()):
            if a in near and b in near:
                near[a][b] = near[b][a] = score
        same: dict[str, list[str]] = defaultdict(list)
        for a, b in sorted(rulings.same):
            if a in near and b in near:
                same[a].append(b)
                same[b].append(a)
        return cls(near, rulings, {k: tuple(v) for k, v in same.items()})

    def barred(self, key: str, members: Iterable[str]) -> bool:
        """Whether a person has judged it different from one of them."""
        return any(pair(key, m) in self.rulings.different for m in members)


def star_groups(
    keys: Iterable[str],
    scores: Mapping[Pair, float],
    settings: GroupSettings,
    rulings: Rulings | None = None,
    first: Iterable[str] = (),
) -> tuple[Group, ...]:
    """The groups; each statement is in at least one. `first`: what somebody denies, to be middles before others."""
    alike = Likeness.of(keys, scores, rulings or Rulings())
    free = set(alike.near)
    found: list[Group] = []
    for wanted, bar in ((set(first) & free, settings.disputed), (free.copy(), settings.bar)):
        # What a middle gains only falls as others are taken: one that was offered too high is offered again.
        waiting = [(-_gain(k, free, alike, bar), k) for k in sorted(wanted)]
        heapq.heapify(waiting)
        while waiting:
            offered, middle = heapq.heappop(waiting)
            if middle not in free:
                continue
            gain = -_gain(middle, free, alike, bar)
            if gain > offered:
                heapq.heappush(waiting, (gain, middle))
                continue
            group = _star(middle, bar, alike, settings)
            found.append(group)
            free -= set(group.keys)
    return tuple(found)


def _gain(key: str, free: set[str], alike: Likeness, bar: float) -> float:
    return fsum(score - bar for other, score in alike.near[key].items() if score > bar and other in free)


def _star(middle: str, bar: float, alike: Likeness, settings: GroupSettings) -> Group:
    members = [middle]
    _with_decided(middle, members, alike)
    ranked = sorted((-score, other) for other, score in alike.near[middle].items() if score > bar)
    for _, other in ranked:
        if other not in members and _fits(other, members, alike, settings) and not alike.barred(other, members):
            members.append(other)
            _with_decided(other, members, alike)
    return Group(middle, tuple(members[1:]))


def _with_decided(key: str, members: list[str], alike: Likeness) -> None:
    """Take in what a person has judged the same, and what that is the same as."""
    for other in alike.same.get(key, ()):
        if other not in members and not alike.barred(other, members):
            members.append(other)
            _with_decided(other, members, alike)


def _fits(key: str, members: Sequence[str], alike: Likeness, settings: GroupSettings) -> bool:
    near = alike.near[key]
    return sum(near.get(m, settings.missing) for m in members) / len(members) > settings.whole
