"""Groups out of judged pairs: average link, with a person's decisions above all.

Average link (Sokal and Michener 1958) asks what two groups have in common as wholes, so that a chain of likenesses (A
like B, B like C) does not make one group of things that have nothing in common. Part of the likeness of two groups may
be that of their best pair: what is told poorly in one report may still be plain beside one of the others. The outcome
depends on ids and scores alone, not on the order in which they are given.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.record import Decision, Verdict

Pair = tuple[str, str]
Clash = Callable[[Sequence[str]], bool]
"""Whether what these items say cannot all hold."""


def pair(a: str, b: str) -> Pair:
    """The two ids in order."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Rulings:
    """What persons have decided about pairs of one kind."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, decisions: Iterable[Decision], *kinds: str) -> Rulings:
        """The decisions of the given kinds; for a pair decided twice the last one holds."""
        last = {pair(d.left, d.right): d.verdict for d in decisions if d.kind in kinds}
        same = frozenset(p for p, v in last.items() if v is Verdict.SAME)
        return cls(same, frozenset(p for p, v in last.items() if v is Verdict.DIFFERENT))


@dataclass(slots=True)
class _Links:
    """Sums and numbers of scores and the best score between groups; a group is named by its least member."""

    members: dict[str, list[str]]
    sums: dict[str, dict[str, tuple[float, int, float]]] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)

    def add(self, a: str, b: str, score: float, count: int, most: float) -> None:
        for x, y in ((a, b), (b, a)):
            total, n, top = self.sums.setdefault(x, {}).get(y, (0.0, 0, most))
            self.sums[x][y] = (total + score, n + count, max(top, most))

    def bar(self, a: str, b: str) -> None:
        self.barred.setdefault(a, set()).add(b)
        self.barred.setdefault(b, set()).add(a)

    def likeness(self, a: str, b: str, missing: float, best: float) -> float:
        total, n, top = self.sums[a][b]
        possible = len(self.members[a]) * len(self.members[b])
        return (1 - best) * (total + missing * (possible - n)) / possible + best * top

    def merge(self, keep: str, gone: str) -> None:
        """Make one group of two; `keep` is the lesser name."""
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))
        for other, (score, n, top) in sorted(self.sums.pop(gone, {}).items()):
            self.sums[other].pop(gone, None)
            if other != keep:
                self.add(keep, other, score, n, top)
        for other in sorted(self.barred.pop(gone, set())):
            self.barred[other].discard(gone)
            self.bar(keep, other)


def average_link(
    items: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    missing: float,
    best: float = 0.0,
    rulings: Rulings | None = None,
    clash: Clash | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The groups, each sorted, in order of their first member.

    Two groups become one while the mean score over all their pairs (a pair without a score counts as `missing`), with a
    share of `best` for that of their best pair, is above 0; the likest first. Where the two together would `clash`, the
    best pair counts for nothing: what is plain of one pair must not carry along what contradicts it. A pair decided the
    same is together, unless that would put a pair together that is decided different.
    """
    links = _Links({i: [i] for i in sorted(set(items))})
    rulings = rulings or Rulings()
    for a, b in sorted(rulings.different):
        if a in links.members and b in links.members:
            links.bar(a, b)
    for (a, b), score in sorted(scores.items()):
        links.add(a, b, score, 1, score)
    _unite_decided(links, rulings)
    _unite_alike(links, missing, best, clash)
    return tuple(tuple(group) for _, group in sorted(links.members.items()))


def _unite_decided(links: _Links, rulings: Rulings) -> None:
    name = {i: i for i in links.members}
    for a, b in sorted(rulings.same):
        if a not in name or b not in name or name[a] == name[b] or name[b] in links.barred.get(name[a], ()):
            continue
        keep, gone = pair(name[a], name[b])
        links.merge(keep, gone)
        for member in links.members[keep]:
            name[member] = keep


def _unite_alike(links: _Links, missing: float, best: float, clash: Clash | None) -> None:
    version = dict.fromkeys(links.members, 0)
    heap: list[tuple[float, str, str, int, int]] = []

    def offer(a: str, b: str) -> None:
        a, b = pair(a, b)
        likeness = links.likeness(a, b, missing, best)
        if likeness > 0 and clash is not None and clash(links.members[a] + links.members[b]):
            likeness = links.likeness(a, b, missing, 0.0)
        if likeness > 0 and b not in links.barred.get(a, ()):
            heapq.heappush(heap, (-likeness, a, b, version[a], version[b]))

    for a in sorted(links.members):
        for b in sorted(links.sums.get(a, {})):
            if a < b:
                offer(a, b)
    while heap:
        _, a, b, va, vb = heapq.heappop(heap)
        if version.get(a) != va or version.get(b) != vb:
            continue
        links.merge(a, b)
        del version[b]
        version[a] += 1
        for other in sorted(links.sums.get(a, {})):
            offer(a, other)
