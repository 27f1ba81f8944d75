"""Who asserts, who denies, who doubts: what a denial is tied to, and which side a statement takes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders import findings, happened, report, said
from twosource.link import Linker
from twosource.link.answers import Answering, AnswerSettings, Told
from twosource.link.logodds import LogOdds
from twosource.link.statements import Statement, Statements
from twosource.link.words import Vocabulary, Weights
from twosource.model.finding import Act, Attribution, EventMention, Findings, Polarity, SourceKind, Status
from twosource.model.record import JoinedProposition, Stance
from twosource.model.text import Report

VOCABULARY = Vocabulary.load()
STATEMENTS = Statements.load(VOCABULARY)
LINKER = Linker.load()


def statements(
    of: Report, attributions: Sequence[Attribution] = (), events: Sequence[EventMention] = ()
) -> list[Statement]:
    happening_of = {f"{of.id}:{e.id}": f"h-{e.lemma}" for e in events}
    return list(STATEMENTS(of, findings(of, attributions, events), happening_of))


def tied(found: Sequence[Statement]) -> dict[str, str]:
    """Attribution (or "outlet") of each denial -> that of the assertion it is about."""
    weights = Weights.of([s.words for s in found], VOCABULARY.shares)
    by_key = {s.key: s for s in found}
    pairs = {}
    for j in Answering(LogOdds.load("answers"), weights, AnswerSettings())(
        found, (), {s.key: Told(1, 1.0) for s in found}
    ):
        one, other = by_key[j.left], by_key[j.right]
        denial, target = (other, one) if one.stance is Stance.ASSERTS else (one, other)
        pairs[denial.attribution or "outlet"] = target.attribution or "outlet"
    return pairs


def propositions(*told: tuple[Report, Findings]) -> tuple[JoinedProposition, ...]:
    return LINKER(tuple(r for r, _ in told), tuple(f for _, f in told)).propositions


def test_a_denial_that_only_points_back_is_tied_to_what_was_just_said() -> None:
    of = report(
        "r", "The mayor opened a school. While Lund claimed to have warned the town of the flood, Berg refuted this."
    )
    found = statements(
        of,
        [
            said(of, "a1", "Lund", "claimed", "to have warned the town of the flood"),
            said(of, "a2", "Berg", "refuted", "this", act=Act.DENY),
        ],
    )
    assert tied(found) == {"a2": "a1"}


def test_a_denial_of_claims_in_it_is_tied_to_them() -> None:
    of = report("r", "Berg denied claims by Lund that the dam was mined. Rain fell on Velm all day, Holm said.")
    found = statements(
        of,
        [
            said(of, "a1", "Berg", "denied", "claims by Lund that the dam was mined", act=Act.DENY),
            said(of, "a2", "Lund", "claims", "that the dam was mined", within="a1"),
            said(of, "a3", "Holm", "said", "Rain fell on Velm all day"),
        ],
    )
    assert tied(found) == {"a1": "a2"}


def test_a_denial_that_somebody_told_of_a_thing_is_no_denial_of_the_thing() -> None:
    of = report("r", "Berg denied that Lund had told him of the flood in the valley.")
    outer = said(of, "a1", "Berg", "denied", "Lund had told him of the flood in the valley", act=Act.DENY)
    inner = replace(said(of, "a2", "Lund", "told", "the flood in the valley"), within="a1")
    assert tied(statements(of, [outer, inner])) == {}


def test_nobody_denies_what_he_said_himself() -> None:
    of = report("r", "The dam was mined, Lund said. Lund denied this.")
    found = statements(
        of,
        [
            said(of, "a1", "Lund", "said", "The dam was mined"),
            said(of, "a2", "Lund", "denied", "this", act=Act.DENY),
        ],
    )
    assert tied(found) == {}


def test_an_outlet_may_doubt_in_its_own_voice() -> None:
    of = report("r", "The dam was mined, Lund said. The claim could not be independently verified.")
    found = statements(of, [said(of, "a1", "Lund", "said", "The dam was mined")])
    assert [(s.attribution, s.stance) for s in found] == [("a1", Stance.ASSERTS), (None, Stance.DOUBTS)]
    assert tied(found) == {"outlet": "a1"}


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The picture turned out to be a hoax.", Stance.DENIES),
        ("It is not clear whether the dam was mined.", Stance.DOUBTS),
        ("Experts will determine the video's authenticity.", Stance.DOUBTS),
        ("Divers came.", None),
    ],
)
def test_what_an_outlets_own_words_make_of_a_thing(words: str, stance: Stance | None) -> None:
    assert [s.stance for s in statements(report("r", words))] == ([stance] if stance else [])


def test_a_refusal_to_do_something_denies_nothing() -> None:
    of = report("r", "The union refused to pay the crew.")
    (found,) = statements(of, [said(of, "a1", "The union", "refused", "to pay the crew", act=Act.DENY)])
    assert found.stance is Stance.ASSERTS


@pytest.mark.parametrize("act", [Act.ASK, Act.DEMAND, Act.DECLINE])
def test_questions_demands_and_silence_are_no_statements(act: Act) -> None:
    of = report("r", "Berg asked whether the dam was mined.")
    assert statements(of, [said(of, "a1", "Berg", "asked", "whether the dam was mined", act=act)]) == []


def test_to_report_a_denial_asserts_nothing() -> None:
    of = report("r", "Holm said Berg denied that the dam was mined.")
    found = statements(
        of,
        [
            said(of, "a1", "Holm", "said", "Berg denied that the dam was mined"),
            said(of, "a2", "Berg", "denied", "that the dam was mined", act=Act.DENY, within="a1"),
        ],
    )
    assert [s.attribution for s in found] == ["a2"]


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("Holm", "Holm said Berg had said that the dam was mined.", ["a1", "a2"]),
        ("Reuters", "Reuters said Berg had said that the dam was mined.", ["a2"]),
        ("Holm", "Holm said divers came and Berg had said that the dam was mined.", ["a1", "a2"]),
    ],
)
def test_who_hands_on_anothers_words_and_says_nothing_else_stands_by_them(
    source: str, words: str, expected: Sequence[str]
) -> None:
    of = report("r", words)
    content = words.removeprefix(f"{source} said ").rstrip(".")
    found = statements(
        of,
        [
            said(of, "a1", source, "said", content),
            said(of, "a2", "Berg", "said that", "the dam was mined", within="a1"),
        ],
    )
    assert sorted(s.attribution or "outlet" for s in found) == expected


MINED = report("x", "The Velm dam was mined by rebels on Sunday, Commander Lund said.")
MINED_SAYS = findings(
    MINED,
    [said(MINED, "a1", "Commander Lund", "said", "The Velm dam was mined by rebels on Sunday", who="Lund")],
    [happened(MINED, "e", "mined", by="a1")],
)
AGAIN = report("y", "Rebels mined the Velm dam on Sunday, engineers told the paper.")
AGAIN_SAYS = findings(
    AGAIN,
    [said(AGAIN, "a1", "engineers", "told", "Rebels mined the Velm dam on Sunday", who="unnamed engineers")],
    [happened(AGAIN, "e", "mined", by="a1")],
)
NOT_MINED = report("z", "The Velm dam was not mined by rebels on Sunday, Inspector Holm said.")
NOT_MINED_SAYS = findings(
    NOT_MINED,
    [said(NOT_MINED, "a1", "Inspector Holm", "said", "The Velm dam was not mined by rebels on Sunday", who="Holm")],
    [happened(NOT_MINED, "e", "mined", status=Status.NEGATED, by="a1")],
)


def test_a_plain_statement_of_the_contrary_denies() -> None:
    (found,) = propositions((MINED, MINED_SAYS), (AGAIN, AGAIN_SAYS), (NOT_MINED, NOT_MINED_SAYS))
    assert [(s.source_name, s.stance) for s in found.stands] == [
        ("Lund", Stance.ASSERTS),
        ("unnamed engineers", Stance.ASSERTS),
        ("Holm", Stance.DENIES),
    ]


def test_where_most_put_it_in_the_negative_that_is_what_they_assert() -> None:
    other = report("w", NOT_MINED.text.replace("Inspector Holm", "Mayor Brun"))
    says = findings(
        other,
        [said(other, "a1", "Mayor Brun", "said", "The Velm dam was not mined by rebels on Sunday", who="Brun")],
        [happened(other, "e", "mined", status=Status.NEGATED, by="a1")],
    )
    (found,) = propositions((NOT_MINED, NOT_MINED_SAYS), (other, says))
    assert {s.stance for s in found.stands} == {Stance.ASSERTS}


def test_the_text_of_a_proposition_is_words_of_a_report_that_asserts_it() -> None:
    (found,) = propositions((MINED, MINED_SAYS), (AGAIN, AGAIN_SAYS), (NOT_MINED, NOT_MINED_SAYS))
    assert found.text in (MINED.text + AGAIN.text)


def test_what_one_report_alone_says_is_no_proposition_unless_disputed() -> None:
    assert propositions((MINED, MINED_SAYS)) == ()
    of = report("r", "The dam was mined, Lund said. Berg denied it.")
    told = findings(
        of,
        [
            said(of, "a1", "Lund", "said", "The dam was mined"),
            said(of, "a2", "Berg", "denied", "it", act=Act.DENY, kind=SourceKind.MILITARY),
        ],
    )
    assert len(propositions((of, told))) == 1


def test_disputes_come_first() -> None:
    of = report("v", "The levee at Orlen held, Brun said. Holm denied it.")
    told = findings(
        of,
        [
            said(of, "a1", "Brun", "said", "The levee at Orlen held"),
            said(of, "a2", "Holm", "denied", "it", act=Act.DENY),
        ],
    )
    found = propositions((MINED, MINED_SAYS), (AGAIN, AGAIN_SAYS), (of, told))
    assert [len({s.stance for s in p.stands}) for p in found] == [2, 1]


def test_each_clause_is_a_statement_with_its_own_words() -> None:
    of = report("r", "The dam was mined by rebels and that the town was warned on Sunday, Lund said.")
    found = statements(of, [said(of, "a1", "Lund", "said", of.text.split(", Lund")[0])])
    assert [of.text[s.spans[0].start : s.spans[0].end] for s in found] == [
        "The dam was mined by rebels",
        "the town was warned on Sunday",
    ]


def test_what_the_source_holds_is_no_denial_whatever_its_act() -> None:
    of = report("r", "Berg denied it, saying the dam held all night.")
    carried_on = replace(
        said(of, "a1", "Berg", "saying", "the dam held all night", act=Act.DENY), polarity=Polarity.HOLDS
    )
    assert [s.stance for s in statements(of, [carried_on])] == [Stance.ASSERTS]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Berg did not want a war with Velm.", "did not want", "a war with Velm"),
        ("Berg does not seek war with Velm.", "does not seek", "war with Velm"),
    ],
)
def test_not_to_want_a_thing_denies_nothing(text: str, cue: str, content: str) -> None:
    of = report("r", text)
    (found,) = statements(of, [said(of, "a1", "Berg", cue, content, act=Act.DENY)])
    assert (found.stance, found.negative) == (Stance.ASSERTS, True)


def test_who_tells_that_another_does_not_want_a_thing_is_not_contradicted_by_it() -> None:
    of = report("r", "Lund said Berg did not want a war with Velm.")
    outer = said(of, "a1", "Lund", "said", "Berg did not want a war with Velm")
    inner = replace(said(of, "a2", "Berg", "did not want", "a war with Velm"), polarity=Polarity.OPEN, within="a1")
    assert {(s.stance, s.negative) for s in statements(of, [outer, inner])} == {(Stance.ASSERTS, True)}


@pytest.mark.parametrize(
    "text",
    [
        "This was not the first flood of Velm.",
        "They opened the dam of Velm without warning.",
        "Not only the dam of Velm held.",
    ],
)
def test_a_negation_of_something_else_is_none(text: str) -> None:
    of = report("r", text)
    (found,) = statements(of, [said(of, "a1", None, None, text)])
    assert not found.negative


def test_to_contradict_each_other_denies_nothing_of_its_own() -> None:
    of = report("r", "The two towns contradicted each other over the dam.")
    assert statements(of, [said(of, "a1", "The two towns", "contradicted", "each other", act=Act.DENY)]) == []


def test_to_leave_open_how_many_says_nothing() -> None:
    of = report("r", "It was not yet known how many men had been hurt in Velm, Lund said.")
    assert statements(of, [said(of, "a1", "Lund", "said", of.text.split(", Lund")[0])]) == []


def test_a_charge_just_made_is_what_the_one_accused_denies() -> None:
    of = report(
        "r", "The dam of Velm was mined on Sunday, police said. Lund accused the navy of mining it. The navy denied it."
    )
    found = statements(
        of,
        [
            said(of, "a1", "police", "said", "The dam of Velm was mined on Sunday"),
            said(of, "a2", "Lund", "accused", "the navy of mining it", act=Act.ACCUSE),
            said(of, "a3", "The navy", "denied", "it.", who="the navy", act=Act.DENY),
        ],
    )
    assert tied(found) == {"a3": "a2"}


def test_a_tie_is_a_judgement_that_says_why() -> None:
    joined = LINKER((DENIED,), (DENIED_SAYS,))
    (tie,) = [j for j in joined.judgements if j.maker == "link.answers"]
    assert tie.score == pytest.approx(sum(r.weight for r in tie.reasons), abs=1e-3)
    assert "just_said" in {r.feature for r in tie.reasons}


DENIED = report("r", "Lund claimed that the dam was mined by rebels, Berg refuted this.")
DENIED_SAYS = findings(
    DENIED,
    [
        said(DENIED, "a1", "Lund", "claimed", "that the dam was mined by rebels"),
        said(DENIED, "a2", "Berg", "refuted", "this", act=Act.DENY),
    ],
)


def test_what_is_disclaimed_is_the_thing_that_is_named() -> None:
    of = report("r", "The army says the fleet bombed Veldoor. The league denied responsibility for the raid in Marsk.")
    told = [
        said(of, "a1", "The army", "says", "the fleet bombed Veldoor"),
        said(of, "a2", "The league", "denied", "responsibility for the raid in Marsk", act=Act.DENY),
    ]
    assert tied(statements(of, told)) == {}


def test_a_source_that_cannot_confirm_what_is_told_doubts_it() -> None:
    of = report("r", "Lund said the bridge was mined. Berg said she cannot confirm the mining of the bridge.")
    told = [
        said(of, "a1", "Lund", "said", "the bridge was mined"),
        said(of, "a2", "Berg", "said", "she cannot confirm the mining of the bridge"),
    ]
    assert [s.stance for s in statements(of, told)] == [Stance.ASSERTS, Stance.DOUBTS]


def test_to_beg_somebody_not_to_do_a_thing_is_not_put_in_the_negative() -> None:
    text = "The mother begged the rebels not to shoot the captain."
    of = report("r", text)
    shot = happened(of, "e1", "shoot", status=Status.NEGATED)
    assert not any(s.negative for s in statements(of, (), [shot]))


@pytest.mark.parametrize("rest", ["but gave no number", "but did not say how many", "without naming the town"])
def test_what_is_left_untold_is_not_put_in_the_negative(rest: str) -> None:
    content = f"civilians were among the dead, {rest}"
    of = report("r", f"The army said that {content}.")
    assert not any(s.negative for s in statements(of, [said(of, "a1", "The army", "said", content)]))


def test_to_leave_open_how_grave_a_thing_is_doubts_nothing() -> None:
    of = report("r", "Lund said it was not clear how serious the wounds were.")
    told = [said(of, "a1", "Lund", "said", "it was not clear how serious the wounds were", act=Act.DOUBT)]
    assert statements(of, told) == []


def test_what_only_touches_a_denied_claim_gives_it_no_words() -> None:
    told = [
        (
            (r := report("r1", "Lund claimed to have warned the town before the raid, but Berg refuted this.")),
            findings(
                r,
                [
                    said(r, "a1", "Lund", "claimed", "to have warned the town before the raid"),
                    said(r, "a2", "Berg", "refuted", "this", act=Act.DENY),
                ],
            ),
        ),
        ((o := report("r2", "The raid on the town led to a sharp exchange of words in the assembly.")), findings(o)),
    ]
    (found,) = [p for p in propositions(*told) if any(s.stance is Stance.DENIES for s in p.stands)]
    assert found.text == "to have warned the town before the raid"
