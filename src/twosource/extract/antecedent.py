"""Who a pronoun points back to: each one who fits is weighed by what speaks for it, and the heaviest is taken.

What speaks for somebody has names and adds up; the weights are learned (`lexicon/antecedents.tsv`,
`training/antecedents.py`), so that a choice can be told in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from types import MappingProxyType

from twosource.extract.coreference import CoreferenceSettings, Referent, Seen
from twosource.lexicon import tables

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
_IT = frozenset({"it", "its", "itself"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the pronoun can mean, what speaks for it by name, and where it was last spoken of."""

    referent: Referent
    evidence: Mapping[str, float]
    latest: Seen


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Chooses the antecedent of a pronoun."""

    weights: Mapping[str, float]
    settings: CoreferenceSettings = field(default_factory=CoreferenceSettings)

    @classmethod
    def load(cls) -> Antecedents:
        """Read `lexicon/antecedents.tsv`."""
        weights = {row["evidence"]: float(row["weight"]) for row in tables.rows("antecedents.tsv")}
        return cls(MappingProxyType(weights))

    def __call__(self, word: str, at: Seen, history: Sequence[Seen]) -> Referent | None:
        """The likeliest referent before `at` for the pronoun; of equals the one spoken of last."""
        found = candidates(word, at, history, self.settings)
        best = max(found, key=lambda c: (self.weight(c), c.latest.sentence, c.latest.token), default=None)
        return best.referent if best else None

    def weight(self, candidate: Candidate) -> float:
        """How much speaks for it."""
        return sum(self.weights.get(name, 0.0) * value for name, value in candidate.evidence.items())


def candidates(word: str, at: Seen, history: Sequence[Seen], settings: CoreferenceSettings) -> tuple[Candidate, ...]:
    """All whom the pronoun fits, within reach, those spoken of last first."""
    mentions: dict[Referent, list[Seen]] = {}
    for seen in _within_reach(at, history, settings):
        if _fits(word, seen.referent) and _can_be(at, seen):
            mentions.setdefault(seen.referent, []).append(seen)
    latest = [s[0] for s in mentions.values()]
    speaker = _last(s for seen in mentions.values() for s in seen if s.speaks)
    subject = _last(s for seen in mentions.values() for s in seen if s.is_subject)
    return tuple(
        Candidate(s.referent, _evidence(at, mentions[s.referent], speaker=speaker, subject=subject), s) for s in latest
    )


def _evidence(
    at: Seen, mentions: Sequence[Seen], *, speaker: Referent | None, subject: Referent | None
) -> Mapping[str, float]:
    """What speaks for a referent, by name; `mentions` are its own, the latest first."""
    referent, apart = mentions[0].referent, at.sentence - mentions[0].sentence
    return {
        "sentences_apart": float(apart),
        "log_sentences_apart": log2(1 + apart),
        "last_subject": float(referent == subject),
        "last_speaker": float(referent == speaker),
        "named": float(referent.named),
        "sex_known": float(bool(referent.sex) and referent.scope == "one"),
        "log_times_mentioned": log2(len(mentions)),
    }


def _last(mentions: Iterator[Seen]) -> Referent | None:
    found = max(mentions, key=lambda s: (s.sentence, s.token), default=None)
    return found.referent if found else None


def _within_reach(at: Seen, history: Sequence[Seen], settings: CoreferenceSettings) -> Iterator[Seen]:
    for seen in reversed(history):
        if at.sentence - seen.sentence > settings.reach:
            return
        yield seen


def _can_be(at: Seen, seen: Seen) -> bool:
    """Words outside a quotation do not point into it, nor "he" in ", he said" into what he says of others."""
    if at.content and seen.sentence == at.sentence and at.content[0] <= seen.token <= at.content[1]:
        return False
    return seen.quotation is None or seen.quotation == at.quotation


def _fits(word: str, referent: Referent) -> bool:
    if word in _HE:
        return referent.scope == "one" and referent.sex != "f"
    if word in _SHE:
        return referent.scope == "one" and referent.sex != "m"
    if word in _THEY:
        return referent.scope in ("many", "body")
    return word in _IT and referent.scope in ("body", "outlet", "text")
