"""Names joined to actors; what is not decided stays apart."""

from collections.abc import Sequence

from twosource.link.actors import Actors, Roster, name_id
from twosource.link.clusters import Rulings, pair
from twosource.model.finding import Findings, Mention, Sector, SourceKind
from twosource.model.record import Story, Verdict
from twosource.model.text import Span

ACTORS = Actors.load()


def mention(name: str, country: str | None = None, sector: Sector = Sector.UNK) -> Mention:
    return Mention(Span(0, 1), name, country, sector, SourceKind.PERSON)


def roster(*told: Sequence[Mention], rulings: Rulings | None = None) -> Roster:
    """Each sequence is one story of one report."""
    found = [Findings(f"r{i}", (), (), (), tuple(names), ()) for i, names in enumerate(told)]
    stories = [Story(f"s{i}", "", (f"r{i}",)) for i in range(len(told))]
    return ACTORS(found, stories, rulings or Rulings())


def same(of: Roster, a: str, b: str, story: str = "s0") -> bool:
    return of.who(story, a) == of.who(story, b)


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    found = roster([mention("Ines Roa"), mention("Roa"), mention("Captain Ines Roa")])
    assert [a.names for a in found.actors] == [("Captain Ines Roa", "Ines Roa", "Roa")]


def test_a_surname_that_two_bear_stays_apart_and_is_unsure() -> None:
    found = roster([mention("Ines Roa"), mention("Pablo Roa"), mention("Roa")])
    assert len(found.actors) == 3
    assert {j.verdict for j in found.judgements} == {Verdict.UNSURE}


def test_a_surname_in_another_story_is_somebody_else() -> None:
    found = roster([mention("Ines Roa")], [mention("Roa")])
    assert found.who("s0", "Ines Roa") != found.who("s1", "Roa")


def test_what_a_surname_means_in_one_story_it_does_not_mean_in_another() -> None:
    found = roster([mention("Ines Roa"), mention("Roa")], [mention("Roa")])
    assert found.who("s0", "Roa") != found.who("s1", "Roa")


def test_a_full_name_is_the_same_in_every_story() -> None:
    found = roster([mention("Ines Roa")], [mention("INES ROA")])
    assert found.who("s0", "Ines Roa") == found.who("s1", "Ines Roa")


def test_a_full_name_is_the_same_with_and_without_its_title_in_another_story() -> None:
    found = roster([mention("General Ines Roa")], [mention("Ines Roa")], [mention("Deputy Prime Minister Ines Roa")])
    assert len(found.actors) == 1
    assert {j.verdict for j in found.judgements} == {Verdict.SAME}
    assert found.judgements[0].reasons[0].words.endswith("are equal but for a title")


def test_titled_names_of_two_countries_stay_apart_and_are_unsure() -> None:
    found = roster([mention("General Ines Roa", "CHL")], [mention("Ines Roa", "ESP")])
    assert len(found.actors) == 2
    assert [j.verdict for j in found.judgements] == [Verdict.UNSURE]


def test_a_surname_with_a_title_is_nobody_elses_in_another_story() -> None:
    assert len(roster([mention("General Roa")], [mention("Captain Roa")]).actors) == 2


def test_a_description_by_somebody_is_not_that_somebody() -> None:
    assert not same(
        roster([mention("Ines Roa"), mention("spokesman for Ines Roa")]), "Ines Roa", "spokesman for Ines Roa"
    )


def test_countries_and_sectors_that_differ_keep_names_apart() -> None:
    army, other = mention("Army", "GBR"), mention("Iraqi Army", "IRQ")
    assert not same(roster([army, other]), "Army", "Iraqi Army")
    assert not same(
        roster([mention("Guard", sector=Sector.MIL), mention("Coast Guard", sector=Sector.COP)]), "Guard", "Coast Guard"
    )


def test_a_country_is_never_part_of_a_longer_name() -> None:
    assert not same(roster([mention("Jordan"), mention("Michael Jordan")]), "Jordan", "Michael Jordan")


def test_descriptions_without_a_name_are_no_actors() -> None:
    assert roster([mention("unnamed officials"), mention("two fishermen"), mention("the crowd")]).actors == ()


def test_a_decision_joins_and_parts() -> None:
    ids = pair(name_id("Roa"), name_id("Ines Roa"))
    names = [mention("Ines Roa"), mention("Roa")]
    assert not same(roster(names, rulings=Rulings(frozenset(), frozenset({ids}))), "Roa", "Ines Roa")
    pen = pair(name_id("The Gull"), name_id("Ines Roa"))
    assert same(
        roster([mention("Ines Roa"), mention("The Gull")], rulings=Rulings(frozenset({pen}))), "The Gull", "Ines Roa"
    )
