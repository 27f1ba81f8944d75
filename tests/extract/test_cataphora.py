"""Who the nameless speakers of a report's opening turn out to be."""

from dataclasses import replace

from twosource.extract.cataphora import turned_out
from twosource.extract.coreference import CoreferenceSettings, Referent, Seen
from twosource.model.finding import Sector, SourceKind

SETTINGS = CoreferenceSettings()
GROUP = Referent(
    "monitoring group", SourceKind.ARMED_GROUP, Sector.UNK, None, "body", "", frozenset({"monitoring", "group"}),
    named=False, noun="group", covers=frozenset({SourceKind.ORGANISATION}),
)  # fmt: skip
UNION = Referent(
    "Coast Relief Union", SourceKind.ORGANISATION, Sector.UNK, None, "body", "", frozenset({"union"}), named=True
)
MINISTER = Referent(
    "unnamed minister", SourceKind.GOVERNMENT, Sector.GOV, "DEU", "one", "", frozenset({"minister"}), named=False,
    noun="minister",
)  # fmt: skip
ANNA = Referent("Anna Keller", SourceKind.GOVERNMENT, Sector.GOV, None, "one", "f", frozenset({"minister"}), named=True)
PAUL = Referent("Paul Brandt", SourceKind.PERSON, Sector.UNK, None, "one", "m", frozenset({"mr"}), named=True)


def seen(referent: Referent, sentence: int, *, speaks: bool = True, quotation: int | None = None) -> Seen:
    return Seen(referent, sentence, 0, is_subject=speaks, speaks=speaks, quotation=quotation)


def names(*history: Seen) -> dict[str, str]:
    return {a.name: b.name for a, b in turned_out(history, SETTINGS).items() if not a.named}


def test_a_body_is_the_next_named_one_that_speaks_and_that_its_noun_covers() -> None:
    assert names(seen(GROUP, 0), seen(UNION, 2)) == {"monitoring group": "Coast Relief Union"}
    assert names(seen(GROUP, 0), seen(UNION, 2, speaks=False)) == {}


def test_who_was_named_before_does_not_turn_out_later() -> None:
    assert names(seen(UNION, 0), seen(GROUP, 1), seen(UNION, 2)) == {}


def test_only_the_opening_is_resolved() -> None:
    assert names(seen(GROUP, SETTINGS.opening + 1), seen(UNION, SETTINGS.opening + 2)) == {}


def test_a_person_is_who_is_called_so() -> None:
    assert names(seen(MINISTER, 0), seen(PAUL, 1), seen(ANNA, 2)) == {"unnamed minister": "Anna Keller"}


def test_a_person_of_another_country_or_standing_is_another() -> None:
    assert names(seen(MINISTER, 0), seen(replace(ANNA, country="FRA"), 1)) == {}
    former = replace(ANNA, words=frozenset({"former", "minister"}))
    assert names(seen(MINISTER, 0), seen(former, 1)) == {}


def test_else_who_comes_in_with_a_full_name_and_no_word_of_who_that_is() -> None:
    assert names(seen(MINISTER, 0), seen(PAUL, 1)) == {"unnamed minister": "Paul Brandt"}
    assert names(seen(MINISTER, 0), seen(PAUL, 1, quotation=0)) == {}
    surname = replace(PAUL, name="Brandt")
    assert names(seen(MINISTER, 0), seen(surname, 1)) == {}


def test_the_named_one_gets_what_the_description_told() -> None:
    found = turned_out((seen(MINISTER, 0), seen(PAUL, 1)), SETTINGS)
    assert (found[PAUL].kind, found[PAUL].country) == (SourceKind.GOVERNMENT, "DEU")


def test_an_anonymous_source_stays_so() -> None:
    source = replace(MINISTER, noun="source", covers=frozenset({SourceKind.ANONYMOUS}))
    assert names(seen(source, 0), seen(PAUL, 1)) == {}


def test_a_leader_whom_everybody_knows_is_named_sooner_or_later() -> None:
    leader = replace(MINISTER, name="unnamed leader", kind=SourceKind.ARMED_GROUP, noun="leader", country=None)
    fighter = replace(leader, name="unnamed fighter", noun="fighter")
    assert names(seen(leader, 0), seen(PAUL, 1)) == {"unnamed leader": "Paul Brandt"}
    assert names(seen(fighter, 0), seen(PAUL, 1)) == {}


def test_an_expert_is_the_next_expert_who_speaks_with_a_full_name() -> None:
    expert = replace(MINISTER, name="unnamed expert", kind=SourceKind.EXPERT, noun="expert", country=None)
    teacher = replace(PAUL, kind=SourceKind.EXPERT, words=frozenset({"teacher"}))
    assert names(seen(expert, 0), seen(teacher, 2)) == {"unnamed expert": "Paul Brandt"}
    assert names(seen(MINISTER, 0), seen(teacher, 2)) == {}
