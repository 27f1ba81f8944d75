"""The table of cues: complete, and read as it says."""

import pytest

from tests.extract.parsed import FOLDER, read
from twosource.extract.cues import CueFinder, CueKind, Frame
from twosource.extract.syntax import Tree
from twosource.lexicon.tables import rows
from twosource.model.finding import Act

FINDER = CueFinder.load()
USAGES = [usage for usages in FINDER.usages.values() for usage in usages]


def test_there_are_many_cues() -> None:
    assert len(USAGES) > 700


def test_no_row_stands_twice() -> None:
    table = [tuple(sorted(row.items())) for row in rows("cues.tsv")]
    assert len(table) == len(set(table))


def test_every_verb_and_noun_says_where_its_content_is() -> None:
    kinds = (CueKind.VERB, CueKind.NOUN, CueKind.ADJECTIVE)
    bare = [u.lemma for (kind, _), usages in FINDER.usages.items() if kind in kinds for u in usages if not u.frames]
    assert bare == []


def test_frames_that_need_a_preposition_have_one() -> None:
    needing = (Frame.CHARGE, Frame.ABOUT)
    bare = [u.lemma for u in USAGES for use in u.frames if use.frame in needing and not use.prepositions]
    assert bare == []


@pytest.mark.parametrize(
    ("lemma", "act", "negated"),
    [
        ("say", Act.STATE, Act.DECLINE),
        ("confirm", Act.CONFIRM, Act.DOUBT),
        ("deny", Act.DENY, Act.DECLINE),
        ("rule", Act.DENY, Act.DOUBT),
        ("believe", Act.STATE, Act.DENY),
        ("pledge", Act.PROMISE, Act.DECLINE),
    ],
)
def test_acts(lemma: str, act: Act, negated: Act) -> None:
    usage = FINDER.usages[CueKind.VERB, lemma][0]
    assert (usage.act, usage.negated_act) == (act, negated)


def cues(name: str, number: int) -> list[tuple[str, bool]]:
    """The words of the cues of a frozen sentence, and whether each is negated."""
    _, analysis = read(FOLDER / "attributions" / f"{name}.parse")
    tree = Tree.of(analysis.sentences[number])
    return [(" ".join(tree[i].text for i in cue.tokens), cue.negated) for cue in FINDER(tree)]


def test_a_cue_takes_its_negation_with_it() -> None:
    assert cues("denial", 3) == [("did not deny", True)]
    assert cues("denial", 4) == [("declined", False), ("declined to say", True)]


def test_a_phrase_is_one_cue() -> None:
    assert cues("acts", 3) == [("claimed responsibility", False)]


def test_a_verb_is_a_feeling_only_in_its_own_form() -> None:
    """ "opened the gates to traders" is not "open to talks"; "outraged by the verdict" is a feeling."""
    found = {words for number in range(14) for words, _ in cues("beliefs", number)}
    assert "outraged" in found
    assert "opened" not in found


def test_a_cue_takes_its_further_words_with_what_describes_them() -> None:
    assert cues("reporting", 0)[0] == ("made clear", False)


def test_a_noun_can_be_denied_by_its_article() -> None:
    assert ("no plans", True) in cues("beliefs", 11)
