"""Who asserts, who denies, who doubts: what a denial is tied to, and which side a statement takes."""

from collections.abc import Sequence

import pytest

from tests.builders import findings, happened, report, said
from twosource.link.clusters import Rulings
from twosource.link.disputes import DisputeSettings, Sides, joined, ties
from twosource.link.propositions import PropositionSettings, proposition_judgements, statement_groups
from twosource.link.statements import Statement, Statements
from twosource.link.words import Vocabulary, Weights
from twosource.model.finding import Act, Attribution, EventMention, Findings, SourceKind, Status
from twosource.model.record import JoinedProposition, Stance
from twosource.model.text import Report

VOCABULARY = Vocabulary.load()
STATEMENTS = Statements.load(VOCABULARY)
SETTINGS = DisputeSettings()


def statements(
    of: Report, attributions: Sequence[Attribution] = (), events: Sequence[EventMention] = ()
) -> list[Statement]:
    happening_of = {f"{of.id}:{e.id}": f"h-{e.lemma}" for e in events}
    return list(STATEMENTS(of, findings(of, attributions, events), happening_of))


def tied(found: Sequence[Statement]) -> dict[str, str]:
    weights = Weights.of([s.words for s in found], VOCABULARY.shares)
    return dict(ties(found, [(s.key,) for s in found], (), weights, SETTINGS))


def propositions(*told: tuple[Report, Findings]) -> tuple[JoinedProposition, ...]:
    found = [s for r, f in told for s in STATEMENTS(r, f, {f"{r.id}:{e.id}": f"h-{e.lemma}" for e in f.events})]
    weights = Weights.of([s.words for s in found], VOCABULARY.shares)
    judged = proposition_judgements(found, weights, PropositionSettings())
    groups = statement_groups(found, judged, Rulings(), PropositionSettings())
    denied = ties(found, groups, judged, weights, SETTINGS)
    return joined(found, groups, denied, [r for r, _ in told], "s", Sides(VOCABULARY, weights, SETTINGS))


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
    assert tied(found) == {"r:a2": "r:a1"}


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
    assert tied(found) == {"r:a1": "r:a2"}


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
    assert tied(found) == {found[1].key: "r:a1"}


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The picture turned out to be a hoax.", Stance.DENIES),
        ("It is not clear whether the dam was mined.", Stance.DOUBTS),
        ("Experts will determine the video's authenticity.", Stance.DOUBTS),
        ("Divers looked at the dam.", None),
    ],
)
def test_what_an_outlets_own_words_make_of_a_thing(words: str, stance: Stance | None) -> None:
    assert [s.stance for s in statements(report("r", words))] == ([stance] if stance else [])


def test_a_refusal_to_do_something_denies_nothing() -> None:
    of = report("r", "The union refused to pay.")
    (found,) = statements(of, [said(of, "a1", "The union", "refused", "to pay", act=Act.DENY)])
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
