"""Who a pronoun or a description points back to: what was mentioned before, the nearer and the more prominent first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model.finding import Sector, SourceKind


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody that the report speaks of. `scope`: one, many, body, outlet, text; `words`: what it was called."""

    name: str
    kind: SourceKind
    sector: Sector
    country: str | None
    scope: str
    sex: str
    words: frozenset[str]
    named: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A referent at a place: sentence, token, whether it was a subject, whether it spoke, which quotation held it."""

    referent: Referent
    sentence: int
    token: int
    is_subject: bool
    speaks: bool
    quotation: int | None


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
    """Weights of the choice of an antecedent, chosen by hand on the annotated stories."""

    per_sentence: float = 1.0  # what each sentence between costs
    subject: float = 1.3  # subjects are taken up again more often (centering: Grosz, Joshi, Weinstein 1995)
    speaker: float = 1.0  # "he said" goes on with who spoke last
    named: float = 0.6  # a name is more prominent than a description
    reach: int = 6  # sentences beyond which nothing is taken up by a pronoun
    memory: int = 400  # mentions beyond which nothing is taken up by a description: more than a long report has


HE, SHE, THEY, IT = (
    frozenset({"he", "him", "his", "himself"}),
    frozenset({"she", "her", "hers", "herself"}),
    "they",
    "it",
)
_THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
_IT = frozenset({"it", "its", "itself"})
_GENERIC = frozenset({"man", "woman", "person", "people", "boy", "girl", "child", "friend"})


def pronoun_antecedent(word: str, at: Seen, history: list[Seen], settings: CoreferenceSettings) -> Referent | None:
    """The most prominent referent before `at` that the pronoun fits."""
    fitting = [s for s in _within_reach(at, history, settings) if _fits(word, s.referent) and _same_voice(at, s)]
    if not fitting:
        return None
    return max(fitting, key=lambda s: (_prominence(at, s, settings), s.sentence, s.token)).referent


def _within_reach(at: Seen, history: list[Seen], settings: CoreferenceSettings) -> Iterator[Seen]:
    for seen in reversed(history):
        if at.sentence - seen.sentence > settings.reach:
            return
        yield seen


def _same_voice(at: Seen, seen: Seen) -> bool:
    """Words outside a quotation do not point into it."""
    return seen.quotation is None or seen.quotation == at.quotation


def _prominence(at: Seen, seen: Seen, settings: CoreferenceSettings) -> float:
    score = -settings.per_sentence * (at.sentence - seen.sentence)
    score += settings.subject * seen.is_subject + settings.named * seen.referent.named
    return score + settings.speaker * (at.speaks and seen.speaks)


def _fits(word: str, referent: Referent) -> bool:
    if word in HE:
        return referent.scope == "one" and referent.sex != "f"
    if word in SHE:
        return referent.scope == "one" and referent.sex != "m"
    if word in _THEY:
        return referent.scope in ("many", "body")
    return word in _IT and referent.scope in ("body", "outlet", "text")


def described_antecedent(description: Description, history: list[Seen], *, owned: bool) -> Referent | None:
    """Who was meant: the last one called so, else the last speaker, else the last one, of a kind that the noun covers.

    One who is `owned` ("his lawyer") is only taken up by the same noun.
    """
    called = [s for s in reversed(history) if _is_called(description, s.referent)]
    barred = owned or description.noun in _GENERIC or bool(description.beside)
    covered = (
        [] if barred else [s for s in reversed(history) if s.quotation is None and _covered(description, s.referent)]
    )
    if description.scope in ("body", "outlet"):
        return next(
            (s.referent for s in (*called, *covered) if s.referent.named), called[0].referent if called else None
        )
    if called:
        return called[0].referent
    return next((s.referent for s in covered if s.speaks), covered[0].referent if covered else None)


def sole_bearer(description: Description, people: Mapping[str, Referent]) -> Referent | None:
    """The one person whom the report calls so further on: "the envoy" before "Ann Ray, the envoy to Sudan"."""
    bearers = {r.name: r for r in people.values() if r.named and _is_called(description, r)}
    return next(iter(bearers.values())) if len(bearers) == 1 and description.noun not in _GENERIC else None


def _is_called(description: Description, referent: Referent) -> bool:
    return (
        description.noun in referent.words
        and description.beside <= referent.words
        and _same_number(description.scope, referent.scope)
        and _same_country(description, referent)
    )


def _same_country(description: Description, referent: Referent) -> bool:
    return description.country is None or description.country == referent.country


def _covered(description: Description, referent: Referent) -> bool:
    return (
        referent.kind in description.covers
        and _same_country(description, referent)
        and _same_number(description.scope, referent.scope)
    )


def _same_number(scope: str, other: str) -> bool:
    return scope == other or {scope, other} <= {"body", "outlet"} or (scope, other) == ("text", "outlet")
