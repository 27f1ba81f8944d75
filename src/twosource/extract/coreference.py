"""Who a description points back to: the last one called so, else the last one of a kind that its noun covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.extract.wordlists import GENERIC
from twosource.model.finding import Sector, SourceKind


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody that the report speaks of. `scope`: one, many, body, outlet, text, place; `words`: what it was called.

    Who has no name has the `noun` by which it is called and the kinds of source that the noun `covers`; no noun where
    it is one beside others ("another source").
    """

    name: str
    kind: SourceKind
    sector: Sector
    country: str | None
    scope: str
    sex: str
    words: frozenset[str]
    named: bool
    noun: str = ""
    covers: frozenset[SourceKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """A referent at a place: sentence, token, whether it was a subject, whether it spoke, which quotation held it.

    `content`: first and last token of what stands before "he said" and is said by him.
    """

    referent: Referent
    sentence: int
    token: int
    is_subject: bool
    speaks: bool
    quotation: int | None
    content: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name: its noun, what tells more beside it, the kinds of source that it can mean."""

    noun: str
    beside: frozenset[str]
    scope: str
    country: str | None
    covers: frozenset[SourceKind]


@dataclass(frozen=True, slots=True)
class CoreferenceSettings:
    """How far antecedents are looked for, chosen by hand on the annotated stories."""

    reach: int = 6  # sentences beyond which nothing is taken up by a pronoun
    bridge: int = 4  # sentences over which "the victim" is the only person that was spoken of
    opening: int = 3  # the number of the last sentence whose nameless speakers are named further on
    memory: int = 400  # mentions beyond which nothing is taken up by a description: more than a long report has


def described_antecedent(description: Description, history: list[Seen], *, owned: bool) -> Referent | None:
    """Who was meant: the last one called so, else the last speaker, else the last one, of a kind that the noun covers.

    One who is `owned` ("his lawyer") is only taken up by the same noun.
    """
    called = [s for s in reversed(history) if _is_called(description, s.referent)]
    told_apart = description.beside and description.scope != "body"
    barred = owned or description.noun in GENERIC or bool(told_apart or description.country)
    covered = (
        [] if barred else [s for s in reversed(history) if s.quotation is None and _covered(description, s.referent)]
    )
    if description.scope in ("body", "outlet"):
        called += [s for s in reversed(history) if _shares_noun(description, s.referent)]
        spoken = [s for s in covered if s.speaks]
        return next(
            (s.referent for s in (*called, *spoken, *covered) if s.referent.named),
            called[0].referent if called else None,
        )
    if called:
        return called[0].referent
    return next((s.referent for s in covered if s.speaks), covered[0].referent if covered else None)


def only_person(sex: str, sentence: int, history: list[Seen], settings: CoreferenceSettings) -> Referent | None:
    """The one person of whom the sentences before spoke, by whatever noun: "a student ... the victim"."""
    near = [s for s in history if s.referent.scope == "one" and 0 <= sentence - s.sentence <= settings.bridge]
    fitting = {s.referent: s for s in near if not sex or s.referent.sex in ("", sex)}
    return next(iter(fitting)) if len(fitting) == 1 else None


def sole_bearer(description: Description, people: Mapping[str, Referent]) -> Referent | None:
    """The one person whom the report calls so further on: "the envoy" before "Ann Ray, the envoy to Sudan"."""
    bearers = {r.name: r for r in people.values() if r.named and _is_called(description, r)}
    return next(iter(bearers.values())) if len(bearers) == 1 and description.noun not in GENERIC else None


def _is_called(description: Description, referent: Referent) -> bool:
    if description.scope == "text" and not referent.named and not referent.noun:
        return False  # "the report" is none of the "reports" that nobody made
    return (
        description.noun in referent.words
        and description.beside <= referent.words
        and _same_number(description.scope, referent.scope)
        and _same_country(description, referent)
    )


def _shares_noun(description: Description, referent: Referent) -> bool:
    """Whether a named body has the noun, whatever else tells of it, and is of a kind that the noun covers."""
    return referent.named and description.noun in referent.words and _covered(description, referent)


def _same_country(description: Description, referent: Referent) -> bool:
    return description.country is None or description.country == referent.country


def _covered(description: Description, referent: Referent) -> bool:
    return (
        referent.kind in description.covers
        and _same_country(description, referent)
        and _same_number(description.scope, referent.scope)
    )


def _same_number(scope: str, other: str) -> bool:
    return scope == other or {scope, other} <= {"body", "outlet"} or (scope == "text" and other in ("outlet", "body"))
