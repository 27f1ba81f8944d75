"""What common nouns tell of those who speak (`lexicon/speakers.tsv`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.wordlists import STATE_OFFICES
from twosource.lexicon import tables
from twosource.model.finding import Sector, SourceKind

# Kinds that say little by themselves: what stands beside the noun tells more ("Pentagon official", "police spokesman").
_VAGUE = frozenset(
    {
        SourceKind.UNKNOWN,
        SourceKind.GOVERNMENT,
        SourceKind.POLICE,
        SourceKind.PERSON,
        SourceKind.ORGANISATION,
        SourceKind.ANONYMOUS,
    }
)


@dataclass(frozen=True, slots=True)
class SpeakerNoun:
    """A noun for one who speaks. `scope`: one, body, outlet, text; `sex`: m, f or empty; `covers`: what it can mean."""

    kind: SourceKind
    scope: str
    sex: str
    covers: frozenset[SourceKind]


@dataclass(frozen=True, slots=True)
class SpeakerNouns:
    """The nouns by lemma, and the words beside a noun that tell where it belongs."""

    nouns: Mapping[str, SpeakerNoun]
    fields: Mapping[str, SourceKind]
    sectors: Mapping[str, Sector]

    @classmethod
    def load(cls) -> SpeakerNouns:
        """Read `lexicon/speakers.tsv` and `lexicon/sectors.tsv`."""
        nouns: dict[str, SpeakerNoun] = {}
        fields: dict[str, SourceKind] = {}
        for row in tables.rows("speakers.tsv"):
            kind = SourceKind(row["kind"])
            if row["scope"] == "field":
                fields[row["word"]] = kind
            else:
                covers = frozenset(SourceKind(k) for k in row["covers"].split("|") if k)
                nouns[row["word"]] = SpeakerNoun(kind, row["scope"], row["sex"], covers)
        sectors = {row["word"]: Sector(row["sector"]) for row in tables.rows("sectors.tsv")}
        return cls(MappingProxyType(nouns), MappingProxyType(fields), MappingProxyType(sectors))

    def find(self, lemma: str, text: str) -> SpeakerNoun | None:
        """The noun by its lemma, or by its form where the lemma is not right."""
        form = text.lower()
        words = (lemma.lower(), form, form.removesuffix("es"), form.removesuffix("s"), lemma.lower().rpartition("-")[2])
        return next((self.nouns[w] for w in words if w in self.nouns), None)

    def kind(self, noun: str, beside: Iterable[str], groups: Iterable[SourceKind]) -> SourceKind:
        """The kind of source that a noun is, with the lemmas beside it and the kinds of the known names beside it."""
        known = self.nouns.get(noun)
        own = known.kind if known else SourceKind.UNKNOWN
        beside = tuple(beside)
        if own is SourceKind.MILITARY and any(self.fields.get(w) is SourceKind.POLICE for w in beside):
            return SourceKind.POLICE  # the police have the army's ranks
        if own not in _VAGUE:
            return own
        named = next(
            (k for k in groups if k not in (SourceKind.UNKNOWN, SourceKind.MEDIA) or own is SourceKind.UNKNOWN), None
        )
        if named is SourceKind.ORGANISATION and noun in STATE_OFFICES:
            return own  # "Iran's ambassador to the UN" speaks for Iran
        if named and (own is not SourceKind.PERSON):
            return named
        field = next((self.fields[w] for w in beside if w in self.fields), None)
        return field if field and own is not SourceKind.PERSON else own

    def sector(self, nouns: Iterable[str], kind: SourceKind) -> Sector:
        """The PLOVER sector by the first noun that has one, else by the kind of source."""
        by_kind = _SECTOR_OF.get(kind, Sector.UNK)
        by_noun = next((self.sectors[n] for n in nouns if n in self.sectors), None)
        return (
            by_kind if by_noun in (None, Sector.GOV, Sector.CVL) and by_kind is not Sector.UNK else by_noun or by_kind
        )


_SECTOR_OF = MappingProxyType(
    {
        SourceKind.GOVERNMENT: Sector.GOV,
        SourceKind.MILITARY: Sector.MIL,
        SourceKind.POLICE: Sector.COP,
        SourceKind.ARMED_GROUP: Sector.REB,
        SourceKind.MEDIA: Sector.JRN,
        SourceKind.FAMILY: Sector.CVL,
        SourceKind.WITNESS: Sector.CVL,
        SourceKind.PERSON: Sector.CVL,
    }
)
