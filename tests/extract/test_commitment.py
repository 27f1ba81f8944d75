"""What a source holds of what it is given, and how firmly: more in `tests/golden/extract/attributions/held.findings`."""

import pytest

from tests.extract.parsed import report
from twosource.extract.commitment import CommitmentReader
from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.lexicon import tables
from twosource.model.finding import Act, Certainty, Polarity
from twosource.model.text import Analysis, Span

READ = CommitmentReader.load()


def held(
    act: Act, lemma: str = "say", words: str = "it rained", *, negated: bool = False
) -> tuple[Polarity, Certainty]:
    """Of a content without a tree: act, cue and first word alone decide."""
    of = report(words)
    draft = Draft(0, None, lemma, (Span(0, len(words)),), None, act, negated=negated)
    return READ(Passage.of(of, Analysis(of.id, ())), draft, act)


@pytest.mark.parametrize("act", [Act.DOUBT, Act.ASK, Act.DECLINE, Act.DEMAND])
def test_what_is_doubted_asked_declined_or_wanted_is_open(act: Act) -> None:
    assert held(act) == (Polarity.OPEN, Certainty.POSSIBLE)


def test_what_is_denied_is_not_held() -> None:
    assert held(Act.DENY, "deny") == (Polarity.DOES_NOT_HOLD, Certainty.CERTAIN)
    assert held(Act.DENY, "believe", negated=True) == (Polarity.DOES_NOT_HOLD, Certainty.PROBABLE)


def test_an_expectation_denied_is_not_held_and_an_accusation_not_made_is_open() -> None:
    assert held(Act.PREDICT, "expect", negated=True) == (Polarity.DOES_NOT_HOLD, Certainty.PROBABLE)
    assert held(Act.STATE, "accuse", negated=True)[0] is Polarity.OPEN
    assert held(Act.CONFIRM, "dispute", negated=True)[0] is Polarity.HOLDS


def test_a_question_put_indirectly_is_open() -> None:
    assert held(Act.STATE, words="whether it rained")[0] is Polarity.OPEN
    assert held(Act.STATE, words="if it rained, the roof would leak")[0] is Polarity.HOLDS


def test_who_hands_on_leaves_it_open_and_who_is_cited_holds_it() -> None:
    assert held(Act.STATE, "quote")[0] is Polarity.OPEN


def test_every_cue_of_the_lists_is_a_cue() -> None:
    cues = {row["word"].split(" ")[0] for row in tables.rows("cues.tsv")}
    assert (READ.open_cues | READ.possible_cues | READ.probable_cues) - cues == set()
