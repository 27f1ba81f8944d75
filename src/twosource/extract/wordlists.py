"""The short word lists of `lexicon/attribution.toml`, by name."""

from __future__ import annotations

from typing import Final

from twosource.lexicon.tables import words

_FILE: Final = "attribution.toml"

LIGHT_VERBS: Final = words(_FILE, "light_verbs")
SPREADING_VERBS: Final = words(_FILE, "spreading_verbs")
RAISING_VERBS: Final = words(_FILE, "raising_verbs")
RAISED_VERBS: Final = RAISING_VERBS | words(_FILE, "raised_verbs")
REPORTING_VERBS: Final = words(_FILE, "reporting_verbs")
SPREADING_PLACES: Final = words(_FILE, "spreading_places")
TELLING_MODIFIERS: Final = words(_FILE, "telling_modifiers")
REFUSERS: Final = words(_FILE, "refusers")
ENABLERS: Final = words(_FILE, "enablers")
NEGATIONS: Final = words(_FILE, "negations")
OPEN_MARKS: Final = words(_FILE, "open_marks")
WITHHELD: Final = words(_FILE, "withheld")
QUANTITIES: Final = words(_FILE, "quantities")
MALE_TITLES: Final = words(_FILE, "titles.m")
FEMALE_TITLES: Final = words(_FILE, "titles.f")
