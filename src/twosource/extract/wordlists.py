"""The short word lists of `lexicon/attribution.toml`, by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from twosource.lexicon.tables import words

_FILE: Final = "attribution.toml"

LIGHT_VERBS: Final = words(_FILE, "light_verbs")
SPREADING_VERBS: Final = words(_FILE, "spreading_verbs")
RAISING_VERBS: Final = words(_FILE, "raising_verbs")
RAISED_VERBS: Final = RAISING_VERBS | words(_FILE, "raised_verbs")
REPORTING_VERBS: Final = words(_FILE, "reporting_verbs")
SPREADING_PLACES: Final = words(_FILE, "spreading_places")
TELLING_VERBS: Final = words(_FILE, "telling_verbs")
TELLING_MODIFIERS: Final = words(_FILE, "telling_modifiers")
REFUSERS: Final = words(_FILE, "refusers")
ENABLERS: Final = words(_FILE, "enablers")
DECLINERS: Final = words(_FILE, "decliners")
DONE_BY_SPEAKERS: Final = words(_FILE, "done_by_speakers")
ANYBODY: Final = words(_FILE, "anybody")
VERIFYING: Final = words(_FILE, "verifying")
RELAYING: Final = words(_FILE, "relaying")
ATTEMPTS: Final = words(_FILE, "attempts")
UNNEGATING: Final = words(_FILE, "unnegating")
NEGATIONS: Final = words(_FILE, "negations")
OPEN_MARKS: Final = words(_FILE, "open_marks")
SAID_THINGS: Final = words(_FILE, "said_things")
PERSONS: Final = words(_FILE, "persons")
WITHHELD: Final = words(_FILE, "withheld")
GOING_ON: Final = words(_FILE, "going_on")
POSITIONS: Final = words(_FILE, "positions")
PARTITIVES: Final = words(_FILE, "partitives")
VIEWPOINTS: Final = words(_FILE, "viewpoints")
QUANTITIES: Final = words(_FILE, "quantities")
GENERIC: Final = words(_FILE, "generic")
STANDINGS: Final = words(_FILE, "standings")
SOLE_OFFICES: Final = words(_FILE, "sole_offices")
SITES: Final = words(_FILE, "sites")
OF_THEIR_CAPTIVES: Final = words(_FILE, "of_their_captives")
BODIES: Final = words(_FILE, "bodies")
OTHERS: Final = words(_FILE, "others")
CIVIL_GENERALS: Final = words(_FILE, "civil_generals")
STATE_OFFICES: Final = words(_FILE, "state_offices")
PLAINER: Final = MappingProxyType(dict(pair.split(" ") for pair in words(_FILE, "plainer")))
OWN_WORDS: Final = words(_FILE, "own_words")
PLATFORMS: Final = words(_FILE, "platforms")
MALE_TITLES: Final = words(_FILE, "titles.m")
FEMALE_TITLES: Final = words(_FILE, "titles.f")
TITLES: Final = MALE_TITLES | FEMALE_TITLES
LEFT_OUT_TITLES: Final = words(_FILE, "titles.left_out")
