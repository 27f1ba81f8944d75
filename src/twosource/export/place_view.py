"""Where a happening was, as it is shown: the point, how exact it is, and why it is this place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from twosource.export.shelf import Shelf
from twosource.export.wording import Wording
from twosource.model.finding import EventMention, PlacePrecision, PlaceReason, Where
from twosource.model.record import Happening

# Digits after the point, so that the middle of a province does not look like an address. A country says it by its name.
DIGITS: Mapping[PlacePrecision, int] = MappingProxyType(
    {
        PlacePrecision.SITE: 2,
        PlacePrecision.TOWN: 2,
        PlacePrecision.AREA: 1,
        PlacePrecision.PROVINCE: 1,
        PlacePrecision.WATER: 1,
    }
)


def point_of(shelf: Shelf, happening: Happening, events: Sequence[EventMention]) -> str | None:
    """The point on which most mentions of the happening's place agree; None where none has one that tells more."""
    told = [(e.report, e.where) for e in events if e.where and e.where.name == happening.place]
    known = [(report, where) for report, where in told if where.latitude is not None]
    if not known:
        return None
    counts = Counter((where.latitude, where.longitude) for _, where in known)
    report, where = max(known, key=lambda item: counts[item[1].latitude, item[1].longitude])
    return point_words(shelf.wording, where, shelf.reports[report].text)


def point_words(wording: Wording, where: Where, text: str) -> str | None:
    """ "36.34 N, 43.13 E: a town, the text says “Anbar”"; None for a country or region, whose middle tells nothing."""
    if where.latitude is None or where.longitude is None or where.precision is None or where.reason is None:
        return None
    digits = DIGITS.get(where.precision)
    if digits is None:
        return None
    north = f"{abs(where.latitude):.{digits}f} {'N' if where.latitude >= 0 else 'S'}"
    east = f"{abs(where.longitude):.{digits}f} {'E' if where.longitude >= 0 else 'W'}"
    site = f" ({where.site})" if where.site and where.site != where.name else ""
    within = f" “{text[where.within.start : where.within.end]}”" if where.within else ""
    reason = wording.reason[where.reason] + within
    told = where.reason is not PlaceReason.CONTAINED or within
    return f"{north}, {east}: {wording.precision[where.precision]}{site}" + (f", {reason}" if told else "")
