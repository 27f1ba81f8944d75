"""Who acts on whom in a happening: states by their country, others by their fullest name, the nameless by sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.lexicon.tables import rows, texts, words
from twosource.model.finding import EventMention, EventType, Party, Sector
from twosource.model.record import Actor

# What belongs to a country and is not civil acts and is acted on as its state: its army, its base, its villages.
_OF_STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.LEG, Sector.SPY, Sector.UNK})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})  # all parties stand among the actors


@dataclass(frozen=True, slots=True)
class Parties:
    """`actors`: name -> actor; `states`: alpha-3 -> name of the country; `names`: folded names of a country -> name.

    `nameless`: sector -> the word for those of it who have no name; `pointing`: words that name nobody.
    """

    actors: Mapping[str, Actor]
    states: Mapping[str, str]
    names: Mapping[str, str]
    nameless: Mapping[str, str]
    pointing: frozenset[str]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Parties:
        """Index the actors of a record. Raises ResourceError."""
        countries = rows("countries.tsv")
        called = {n.casefold(): c["name"] for c in countries for n in (c["name"], *c["aliases"].split("|")) if n}
        return cls(
            {name: actor for actor in reversed(tuple(actors)) for name in actor.names},
            {c["alpha3"]: c["name"] for c in countries},
            called,
            texts("weigh.toml", "nameless"),
            words("weigh.toml", "pointing"),
        )

    def who(self, party: Party) -> str | None:
        """The name under which a party acts: its state's, its own, that of its sector; None where it has none."""
        folded = party.name.casefold().removeprefix("the ")
        if folded in self.pointing:
            return None
        if folded in self.names:
            return self.names[folded]
        actor = self.actors.get(party.name)
        sector = party.sector if party.sector is not Sector.UNK or actor is None else actor.sector
        country = party.country or (actor.country if actor else None)
        if country is not None and sector in _OF_STATE:
            return self.states.get(country, country)
        # A capital at the head of a line makes no actor ("Drone kills three"), a sector or country does.
        if actor is not None and sector is not Sector.UNK and _is_name(actor.name):
            return actor.name
        group = self.nameless.get(sector.value)
        return f"{group} ({self.states[country]})" if group and country and country in self.states else group

    def source(self, name: str | None) -> str | None:
        """The name under which a source acts, if it does."""
        actor = self.actors.get(name) if name else None
        return self.who(Party(None, actor.name, actor.country, actor.sector)) if actor else None

    def pairs(self, events: Sequence[EventMention]) -> tuple[tuple[str, str], ...]:
        """Who acts on whom, as most mentions of a happening have it; two that meet or agree are one pair, sorted."""
        actors = self._most([e.actors for e in events])
        recipients = self._most([e.recipients for e in events])
        if not recipients and len(actors) == 2 and any(e.type in _MUTUAL for e in events):
            first, second = sorted(actors)
            return ((first, second),)
        return tuple(sorted((a, r) for a in actors for r in recipients if a != r))

    def doers(self, events: Sequence[EventMention]) -> frozenset[str]:
        """Who does a happening and does not undergo it: those whose word on its victims is that of an enemy."""
        done = {who for e in events for p in e.actors if (who := self.who(p)) is not None}
        suffered = {who for e in events for p in e.recipients if (who := self.who(p)) is not None}
        return frozenset(done - suffered)

    def _most(self, told: Iterable[Iterable[Party]]) -> tuple[str, ...]:
        """The names that most mentions give in one role; mentions that leave the role open do not count.

        Armed men without a name are taken for those that other mentions name; civilians are not.
        """
        named = [names for parties in told if (names := {w for p in parties if (w := self.who(p)) is not None})]
        counts = Counter(name for names in named for name in names)
        most = max(counts.values(), default=0)
        chosen = sorted(name for name, n in counts.items() if n == most or 2 * n >= len(named))
        armed = tuple(word for sector, word in self.nameless.items() if sector != Sector.CVL)
        known = [name for name in chosen if not name.startswith(armed)]
        return tuple(known or chosen)


def _is_name(name: str) -> bool:
    """Whether it begins with a capital: "Velm Front", "al-Nusra Front", not "unnamed French officials"."""
    return any(word[:1].isupper() for word in name.replace("-", " ").split()[:2]) and not name.startswith("unnamed")
