"""Who somebody turns out to be: reports open with "a monitoring group said" and name it a sentence or two later.

Only who has no name yet, speaks in the opening and is not one of several ("another source") is looked for, among
those who are named for the first time after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extract.coreference import CoreferenceSettings, Referent, Seen
from twosource.extract.wordlists import GENERIC, SOLE_OFFICES, STANDINGS, TITLES
from twosource.model.finding import SourceKind


@dataclass(frozen=True, slots=True)
class _First:
    """A referent where the report first has it, whether it speaks there, and its number in the order of the text."""

    seen: Seen
    order: int
    speaks: bool

    @property
    def who(self) -> Referent:
        """The referent."""
        return self.seen.referent


def turned_out(history: Sequence[Seen], settings: CoreferenceSettings) -> Mapping[Referent, Referent]:
    """Nameless referents of the opening -> the named one that each turns out to be; each name is given once.

    The named one is there too, with what the description told of it.
    """
    firsts = _firsts(history)
    found: dict[Referent, Referent] = {}
    for first in firsts:
        if first.who.named or not first.who.noun or not first.speaks or first.seen.sentence > settings.opening:
            continue
        later = [f for f in firsts if f.order > first.order and f.who.named and f.who not in found]
        near = [
            f for f in later if f.seen.quotation is None and f.seen.sentence - first.seen.sentence <= settings.reach
        ]
        if match := next(_matches(first, near), None):
            found[first.who] = found[match.who] = _told_more(match.who, first.who)
    return found


def _told_more(named: Referent, nameless: Referent) -> Referent:
    """The named one with what the description tells, where the name tells nothing."""
    if named.kind not in (SourceKind.PERSON, SourceKind.UNKNOWN) or nameless.kind is SourceKind.UNKNOWN:
        return named
    country = named.country or nameless.country
    return replace(named, kind=nameless.kind, sector=nameless.sector, country=country)


def _firsts(history: Sequence[Seen]) -> list[_First]:
    firsts: dict[Referent, tuple[Seen, int]] = {}
    for order, seen in enumerate(history):
        firsts.setdefault(seen.referent, (seen, order))
    speaking = {s.referent for s in history if s.speaks}
    return [_First(seen, order, who in speaking) for who, (seen, order) in firsts.items()]


def _matches(first: _First, near: Sequence[_First]) -> Iterator[_First]:
    """The likeliest first: one who is called so, else one who comes in without a word of who that is."""
    if first.who.scope == "one":
        yield from (f for f in near if _is_called(first.who, f.who))
        if not _stays_nameless(first.who):
            yield from (f for f in near if f.speaks and _comes_in_bare(f.who))
            yield from [f for f in near if f.speaks and _is_of_a_kind(first.who, f.who)][:1]
    elif first.who.scope in ("body", "text"):
        yield from (f for f in near if f.speaks and _is_covered(first.who, f.who))


def _is_called(nameless: Referent, named: Referent) -> bool:
    """Whether the person is called by the same noun, of no other country and of the same standing ("former")."""
    same_country = None in (nameless.country, named.country) or nameless.country == named.country
    same_standing = nameless.words & STANDINGS == named.words & STANDINGS
    called = nameless.noun in named.words and nameless.noun not in GENERIC
    return named.scope == "one" and called and same_country and same_standing


def _stays_nameless(nameless: Referent) -> bool:
    """Whether it is one whose name a report keeps back ("a source"), or says nothing of who that is ("a man")."""
    if nameless.noun in SOLE_OFFICES:
        return False  # a group has one leader, whom everybody knows
    kept_back = nameless.kind is SourceKind.ARMED_GROUP or SourceKind.ANONYMOUS in nameless.covers
    return kept_back or nameless.noun in GENERIC


def _is_of_a_kind(nameless: Referent, named: Referent) -> bool:
    """Whether a person with a full name is of the kind and the country of the nameless one."""
    same_country = None in (nameless.country, named.country) or nameless.country == named.country
    vague = {SourceKind.PERSON, SourceKind.UNKNOWN, SourceKind.EXPERT}
    same_kind = nameless.kind == named.kind or nameless.kind in vague
    same_standing = nameless.words & STANDINGS == named.words & STANDINGS
    return named.scope == "one" and " " in named.name and same_kind and same_country and same_standing


def _comes_in_bare(named: Referent) -> bool:
    """Whether a full name comes without a word of who that is: only who was spoken of before is named so."""
    return named.scope == "one" and " " in named.name and not named.words - TITLES


def _is_covered(nameless: Referent, named: Referent) -> bool:
    same_country = None in (nameless.country, named.country) or nameless.country == named.country
    return named.scope in ("body", "outlet") and named.kind in nameless.covers and same_country
