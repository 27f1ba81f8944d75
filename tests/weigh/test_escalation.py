"""What two actors do to each other, day by day."""

from dataclasses import replace

import pytest

from tests.builders import happened, report
from twosource.lexicon.plover import Plover
from twosource.model.finding import EventMention, EventType, Measure, Party, Sector, Status
from twosource.model.record import Actor, Convention, FigureSet, FigureView, Happening, Ref, Relation
from twosource.weigh.escalation import Act, actor_days, acts, tolls
from twosource.weigh.parties import Parties

PLOVER = Plover.load()
PARTIES = Parties.of(
    (
        Actor("a-1", "Velm Front", ("Velm Front", "the Front"), None, Sector.REB),
        Actor("a-2", "Ilya Toren", ("Ilya Toren",), "FRA", Sector.GOV),
        Actor("a-4", "al-Velm Front", ("al-Velm Front",), None, Sector.REB),
        Actor("a-5", "We", ("We",), None, Sector.CVL),
        Actor("a-3", "Drone", ("Drone",), None, Sector.UNK),
    )
)
TEXT = report("r", "The army attacked the Front in Velm and both agreed later.")


def party(name: str, country: str | None = None, sector: Sector = Sector.UNK) -> Party:
    return Party(None, name, country, sector)


def event(
    kind: EventType, actors: list[Party], recipients: list[Party], status: Status = Status.HAPPENED
) -> EventMention:
    made = happened(TEXT, "e", "attacked", kind, status=status)
    return replace(made, actors=tuple(actors), recipients=tuple(recipients))


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (party("French army", "FRA", Sector.MIL), "France"),
        (party("Ilya Toren"), "France"),
        (party("the Front"), "Velm Front"),
        (party("France"), "France"),
        (party("al-Velm Front", sector=Sector.REB), "al-Velm Front"),
        (party("unnamed militants", sector=Sector.REB), "armed group, not named"),
        (party("police", sector=Sector.COP), "police"),
        (party("unnamed people", sector=Sector.CVL), "civilians"),
        (party("villagers", "FRA", Sector.CVL), "civilians (France)"),
        (party("We", sector=Sector.CVL), None),
        (party("85 targets"), None),
        (party("Drone"), None),
    ],
)
def test_who_acts(who: Party, name: str | None) -> None:
    assert PARTIES.who(who) == name


def test_pairs_are_those_that_most_mentions_give() -> None:
    army, front = party("French army", "FRA", Sector.MIL), party("the Front")
    odd = party("Spain", "ESP", Sector.GOV)
    told = [event(EventType.ASSAULT, [army], [front])] * 3 + [event(EventType.ASSAULT, [odd], [front])]
    assert PARTIES.pairs(told) == (("France", "Velm Front"),)


def test_armed_men_without_a_name_are_those_that_others_name() -> None:
    front, militants = party("the Front"), party("unnamed militants", sector=Sector.REB)
    people, army = party("unnamed people", sector=Sector.CVL), party("French army", "FRA", Sector.MIL)
    told = [event(EventType.ASSAULT, [front], [army, people]), event(EventType.ASSAULT, [militants], [people, army])]
    assert PARTIES.pairs(told) == (("Velm Front", "France"), ("Velm Front", "civilians"))
    assert PARTIES.pairs(told[1:]) == (("armed group, not named", "France"), ("armed group, not named", "civilians"))


def test_two_that_agree_are_one_pair_and_nobody_acts_on_himself() -> None:
    army, front = party("French army", "FRA", Sector.MIL), party("the Front")
    assert PARTIES.pairs([event(EventType.AGREE, [front, army], [])]) == (("France", "Velm Front"),)
    assert PARTIES.pairs([event(EventType.ASSAULT, [army], [party("France")])]) == ()


def done(
    start: str | None, end: str | None, *told: EventMention, kind: EventType = EventType.ASSAULT
) -> tuple[Act, ...]:
    mentions = tuple(Ref("r", f"e{n}") for n in range(len(told)))
    h = Happening("h", "s", "", kind, start, end, None, mentions, 1)
    return acts((h,), dict(zip(mentions, told, strict=True)), PARTIES, PLOVER, {"h": 3.0})


def test_an_act_is_dated_to_a_day_or_the_night_between_two() -> None:
    told = event(EventType.ASSAULT, [party("the Front")], [party("France")])
    assert [a.day for a in done("2031-05-01", "2031-05-01", told)] == ["2031-05-01"]
    assert [a.day for a in done("2031-05-01", "2031-05-02", told)] == ["2031-05-01"]
    assert done("2031-05-01", "2031-05-31", told) == ()
    assert done(None, None, told) == ()


def test_what_was_planned_or_denied_by_most_is_no_act() -> None:
    fact, plan = event(EventType.ASSAULT, [], []), event(EventType.ASSAULT, [], [], Status.PLANNED)
    assert done("2031-05-01", "2031-05-01", plan, plan, fact) == ()
    assert len(done("2031-05-01", "2031-05-01", plan, fact)) == 1


def test_days_of_the_story_and_of_each_pair() -> None:
    pair = (("France", "Velm Front"),)
    found = actor_days(
        (
            Act("h1", "s", "2031-05-01", -9.0, pair, 4.0),
            Act("h2", "s", "2031-05-01", 2.5, pair, None),
            Act("h3", "s", "2031-05-02", -5.0, (), 1.0),
        )
    )
    first, second, of_pair = found
    assert (first.actor, first.day, first.hostile, first.cooperative, first.killed) == (None, "2031-05-01", 1, 1, 4)
    assert (first.mean, first.lowest, first.highest, first.acts) == (-3.25, -9.0, 2.5, ("h1", "h2"))
    assert (second.day, second.killed) == ("2031-05-02", 1)
    assert (of_pair.actor, of_pair.recipient, of_pair.day) == ("France", "Velm Front", "2031-05-01")


def test_the_toll_of_a_happening_is_that_of_its_largest_group() -> None:
    sets = tuple(
        FigureSet(f"f{n}", "h", measure, "", (), Relation.AGREE, n, n)
        for n, measure in enumerate((Measure.KILLED, Measure.KILLED, Measure.INJURED), start=3)
    )
    views = tuple(FigureView(f"f{n}", Convention.ACLED, n, n, n, str(n), "") for n in (3, 4, 5))
    assert tolls(sets, views) == {"h": 4}
