"""The forms of the event lexicon's verbs, so that a form whose lemma came out wrong is still known ("freed": free)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from twosource.lexicon import tables

VOWELS = frozenset("aeiou")
DOUBLED = frozenset("bdgmnpt")
SHORT = 5


def verb_forms(verbs: Iterable[str]) -> Mapping[str, str]:
    """Inflected form -> verb, for the verbs given; irregular ones are those of `lexicon/irregular.tsv`."""
    wanted = frozenset(verbs)
    rows = [r for r in tables.rows("irregular.tsv") if r["class"] == "V" and r["base"] in wanted]
    irregular = {form: r["base"] for r in rows for form in r["forms"].split("|")}
    strong = frozenset(irregular.values())
    regular = {form: verb for verb in sorted(wanted) if verb not in strong for form in regular_forms(verb)}
    return MappingProxyType(regular | irregular)


def regular_forms(verb: str) -> tuple[str, str, str]:
    """Past, participle in -ing, third person: "stab" -> stabbed, stabbing, stabs."""
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
        return verb + "d", ing, verb + "s"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied", verb + "ing", verb[:-1] + "ies"
    stem = verb + verb[-1] if _doubles(verb) else verb
    return stem + "ed", stem + "ing", verb + ("es" if verb.endswith(("s", "h", "x", "z")) else "s")


def _doubles(verb: str) -> bool:
    """Whether the last consonant of a short verb is doubled: "rob", not "raid"."""
    closed = len(verb) > 2 and verb[-1] in DOUBLED and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return closed and len(verb) < SHORT
