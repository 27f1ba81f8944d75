from datetime import date

import pytest

from twosource.extract.offices import OfficeHolders, Term
from twosource.lexicon import tables
from twosource.model.finding import Mention, Sector, SourceKind
from twosource.model.text import Span

HOLDERS = OfficeHolders.load()


def mention(name: str, sector: Sector = Sector.UNK, kind: SourceKind = SourceKind.PERSON) -> Mention:
    return Mention(Span(0, len(name)), name, None, sector, kind)


def placed(name: str, published: str | None) -> tuple[str | None, Sector, SourceKind]:
    (found,) = HOLDERS([mention(name)], published)
    return found.country, found.sector, found.kind


def test_a_person_in_office_is_of_its_government() -> None:
    assert placed("Vladimir Putin", "2014-10-22") == ("RUS", Sector.GOV, SourceKind.GOVERNMENT)
    assert placed("Putin", "2014-10-22T08:00:00+00:00") == ("RUS", Sector.GOV, SourceKind.GOVERNMENT)


def test_after_the_office_only_the_country_is_left() -> None:
    assert placed("Tony Blair", "2014-10-22") == ("GBR", Sector.UNK, SourceKind.PERSON)


def test_without_a_date_offices_of_one_sort_are_told() -> None:
    assert placed("Ban Ki-moon", None) == (None, Sector.IGO, SourceKind.ORGANISATION)
    assert placed("Mark Rutte", None) == ("NLD", Sector.UNK, SourceKind.PERSON)


def test_what_the_report_says_stays() -> None:
    said = mention("Tony Abbott", Sector.BUS)
    assert HOLDERS([said], "2014-10-22")[0].sector is Sector.BUS
    group = mention("Assad", kind=SourceKind.ARMED_GROUP)
    assert HOLDERS([group], "2014-10-22") == (group,)


def test_others_stay_as_they_are() -> None:
    assert HOLDERS([mention("Ada Ode")], "2014-10-22") == (mention("Ada Ode"),)


@pytest.mark.parametrize(
    ("day", "holds"), [("2012-04-30", False), ("2012-05-01", True), ("2013-12-31", True), ("2014-01-01", False)]
)
def test_a_month_or_year_is_in_office_whole(day: str, holds: bool) -> None:
    assert Term("RUS", Sector.GOV, "2012-05", "2013").holds(day) is holds


@pytest.mark.parametrize("row", tables.rows("offices.tsv"), ids=lambda row: f"{row['name']}, {row['office']}")
def test_every_term_is_well_formed(row: dict[str, str]) -> None:
    days = [row["from"], *filter(None, [row["to"]])]
    assert days == sorted(days)
    for day in days:
        date.fromisoformat((day + "-01-01")[:10])
    assert row["country"] or row["sector"] in {"IGO", "REB"}
    assert row["country"] in {"", *(country["alpha3"] for country in tables.rows("countries.tsv"))}
