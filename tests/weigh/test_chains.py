"""Happenings that a report ties to one another in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import findings, happened, report, said
from twosource.lexicon.tables import words_in_order
from twosource.model.finding import EventType, Findings, Status
from twosource.model.record import Happening, Ref, Tie
from twosource.model.text import Report, Span
from twosource.weigh.chains import Chains

CHAINS = Chains.load()


def read(text: str, *triggers: str, status: Status = Status.HAPPENED) -> tuple[Report, Findings]:
    of = report("r", text)
    return of, findings(of, events=[happened(of, t, t, status=status) for t in triggers])


def ties(text: str, *triggers: str, status: Status = Status.HAPPENED) -> list[tuple[Tie, str, str, str]]:
    of, what = read(text, *triggers, status=status)
    found = CHAINS.of_report(of, what)
    return [(f.tie, f.earlier.id, f.later.id, text[f.cue.start : f.cue.end]) for f in found]


@pytest.mark.parametrize(
    ("text", "tie", "earlier", "later", "cue"),
    [
        (
            "Jets bombed the port in retaliation for the shelling of Velm.",
            Tie.RETALIATION,
            "shelling",
            "bombed",
            "in retaliation for",
        ),
        ("Gunmen shot the mayor to avenge the raid on Dorn.", Tie.RETALIATION, "raid", "shot", "to avenge"),
        ("The union struck in response to the arrest of its head.", Tie.RESPONSE, "arrest", "struck", "in response to"),
        ("Police fired on the crowd after the march on Tarn.", Tie.SEQUENCE, "march", "fired", "after"),
        ("After the march on Tarn, police fired on the crowd.", Tie.SEQUENCE, "march", "fired", "After"),
        ("Two days after the march, police fired on the crowd.", Tie.SEQUENCE, "march", "fired", "after"),
        ("Following  the\nmarch, police fired.", Tie.SEQUENCE, "march", "fired", "Following"),
        (
            "The rebels freed ten men in exchange for the release of a pilot.",
            Tie.PRECONDITION,
            "release",
            "freed",
            "in exchange for",
        ),
    ],
)
def test_each_kind_of_tie(text: str, tie: Tie, earlier: str, later: str, cue: str) -> None:
    assert ties(text, *sorted((earlier, later), key=text.index)) == [(tie, earlier, later, cue)]


def test_what_was_put_in_is_not_what_is_tied() -> None:
    text = "Jets struck the port, killing nine, in reprisal for the raid."
    assert ties(text, "struck", "killing", "raid") == [(Tie.RETALIATION, "raid", "struck", "in reprisal for")]


def test_a_condition_needs_something_that_is_open() -> None:
    text = "The army will attack unless the rebels withdraw."
    assert ties(text, "attack", "withdraw", status=Status.HYPOTHETICAL) == [
        (Tie.PRECONDITION, "withdraw", "attack", "unless")
    ]
    assert ties("Police fired until the crowd fled.", "fired", "fled") == []


def test_the_head_of_what_is_said_is_as_that_of_a_sentence() -> None:
    text = "He warned that if the raid went on, the rebels would attack."
    assert ties(text, "warned", "raid", "attack", status=Status.HYPOTHETICAL) == [
        (Tie.PRECONDITION, "raid", "attack", "if")
    ]
    text = "He warned that if nothing was done, the rebels would attack."
    assert ties(text, "warned", "attack", status=Status.HYPOTHETICAL) == []


def test_in_response_ties_a_sentence_to_the_one_before() -> None:
    text = "Rebels shelled Velm on Monday. In response, the army bombed Dorn."
    assert ties(text, "shelled", "bombed") == [(Tie.RESPONSE, "shelled", "bombed", "In response")]
    text = text.replace(". In", ".\n\n“In")
    assert ties(text, "shelled", "bombed") == [(Tie.RESPONSE, "shelled", "bombed", "In response")]


@pytest.mark.parametrize(
    "text",
    [
        "Police fired. After the march, a concert was held.",
        "The village bombed was named after the saint who was killed.",
        "They fired all night. After all, the march was banned.",
        "They fired, and the following raid was short.",
        "Police fired. In response to the raid, a concert was held.",
        "He added that if the march went on nobody would be killed",
        "Rebels freed a pilot after men who had been killed in the raid.",
        "Police fired in the square." + " The weather was fine that day." * 9 + " Nobody knew of it after the march.",
    ],
)
def test_what_is_no_tie(text: str) -> None:
    triggers = [t for t in ("fired", "freed", "bombed", "march", "killed", "raid") if t in text]
    assert ties(text, *triggers) == []


def test_links_join_happenings_with_the_words_and_who_says_so() -> None:
    text = "Jets bombed the port in retaliation for the raid, the army said."
    of = report("r", text)
    told = said(of, "a1", "the army", "said", text.split(", the army")[0])
    what = findings(of, [told], [happened(of, "e1", "bombed"), happened(of, "e2", "raid")])
    happenings = (_happening("h1", "e1"), _happening("h2", "e2"))
    (link,) = CHAINS(happenings, (of,), {"r": what})
    assert (link.tie, link.earlier, link.later) == (Tie.RETALIATION, "h2", "h1")
    (words,) = link.words
    assert (words.earlier, words.later, words.told_by) == ("e2", "e1", "a1")
    assert text[words.cue.start : words.cue.end] == "in retaliation for"


def test_two_mentions_of_one_happening_are_not_tied() -> None:
    of, what = read("Jets bombed the port after the bombing was announced.", "bombed", "bombing")
    one = Happening("h", "s", "", EventType.ASSAULT, None, None, None, (Ref("r", "bombed"), Ref("r", "bombing")), 1)
    assert CHAINS((one,), (of,), {"r": what}) == ()


def test_dates_that_speak_against_a_tie_are_believed() -> None:
    of, what = read("Jets bombed the port after the raid.", "bombed", "raid")
    bombing, raid = _happening("h1", "bombed"), _happening("h2", "raid", "2031-05-02")
    for day, links in (("2031-05-01", 0), ("2031-05-02", 1), (None, 1)):
        assert len(CHAINS((replace(bombing, start=day, end=day), raid), (of,), {"r": what})) == links


def _happening(id_: str, event: str, day: str | None = None) -> Happening:
    return Happening(id_, "s", id_, EventType.ASSAULT, day, day, None, (Ref("r", event),), 1)


def test_words_that_tie_are_in_lower_case_and_tie_in_one_way() -> None:
    found = [w for tie in Tie for w in words_in_order("ties.toml", tie.value)]
    assert [w for w in found if w != w.lower() or w != " ".join(w.split())] == []
    assert len(found) == len(set(found))


PIECES = st.sampled_from(
    ["after ", "in response to ", "In retaliation, ", "if ", "unless ", "raid ", ", ", ". ", "\n\n", "“", "U.S. "]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join), st.data())
def test_whatever_the_text_ends_lie_in_it_and_differ(text: str, data: st.DataObject) -> None:
    of = report("r", text)
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = data.draw(st.lists(place.map(tuple), max_size=6, unique=True))
    status = st.sampled_from(Status)
    events = [
        replace(happened(report("r", "raid"), f"e{n}", "raid", status=data.draw(status)), trigger=Span(*span))
        for n, span in enumerate(spans)
    ]
    for found in CHAINS.of_report(of, findings(of, events=events)):
        assert found.earlier.id != found.later.id
        assert text[found.cue.start : found.cue.end].strip()
