"""How the model's labels, dates and bounds are said to a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.errors import ResourceError
from twosource.lexicon.tables import toml, words
from twosource.model.finding import Qualifier

FILE = "wording.toml"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A word for each label of the model, by kind of label; `abbreviations` have a full stop that ends no sentence."""

    act: Mapping[str, str]
    stance: Mapping[str, str]
    standing: Mapping[str, str]
    status: Mapping[str, str]
    event: Mapping[str, str]
    measure: Mapping[str, str]
    relation: Mapping[str, str]
    kind: Mapping[str, str]
    change: Mapping[str, str]
    tie: Mapping[str, str]
    convention: Mapping[str, str]
    because: Mapping[str, str]
    precision: Mapping[str, str]
    reason: Mapping[str, str]
    abbreviations: frozenset[str]

    @classmethod
    def load(cls) -> Wording:
        """Load the words. Raises ResourceError."""
        return cls(
            act=_table("act"),
            stance=_table("stance"),
            standing=_table("standing"),
            status=_table("status"),
            event=_table("event"),
            measure=_table("measure"),
            relation=_table("relation"),
            kind=_table("kind"),
            change=_table("change"),
            tie=_table("tie"),
            convention=_table("convention"),
            because=_table("because"),
            precision=_table("precision"),
            reason=_table("reason"),
            abbreviations=words("tokens.toml", "abbreviations.leading") | words("tokens.toml", "abbreviations.either"),
        )


def _table(name: str) -> dict[str, str]:
    found = toml(FILE).get(name)
    if not isinstance(found, dict):
        raise ResourceError(f"lexicon/{FILE}: has no table [{name}]; install twosource again")
    return {str(label): str(word) for label, word in found.items()}


def day(iso: str | None) -> str:
    """An ISO date, month, year or date-time as people write it: 4 March 2031. Anything else stays as it is."""
    if iso is None:
        return "date not stated"
    try:
        return _day(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def days(start: str | None, end: str | None) -> str:
    """The days within which a thing happened: "3 to 4 March 2031", "March 2031", "date not stated"."""
    if start is None or end is None or start == end:
        return day(start or end)
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return f"{start} to {end}"
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{_shorter(first, last)} to {_day(last)}"


def _day(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _shorter(first: date, last: date) -> str:
    """The first day without the month and year that it shares with the last."""
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def count(number: float) -> str:
    """A number as people write it: 1,200 or 2.5."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"


def signed(number: float) -> str:
    """A number on a scale with two sides: +2.5, 0, −9.5."""
    return f"{number:+.3g}".replace("-", "\N{MINUS SIGN}") if number else "0"


def bounds(low: float | None, high: float | None, qualifier: Qualifier | None = None) -> str:
    """A count with its bounds: "16", "12 to 16", "at least 12", "up to 30", "about 50"."""
    if low is None and high is None:
        return "not stated"
    if low is None or high is None:
        return _one_sided(low, high, qualifier)
    if low != high:
        return f"{count(low)} to {count(high)}"
    return f"about {count(low)}" if qualifier is Qualifier.ABOUT else count(low)


def _one_sided(low: float | None, high: float | None, qualifier: Qualifier | None) -> str:
    if high is not None:
        return f"up to {count(high)}"
    more = "more than" if qualifier is Qualifier.MORE_THAN else "at least"
    return f"{more} {count(low or 0)}"


def number_of(count_: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{count_:,} {one if count_ == 1 else many or one + 's'}"
