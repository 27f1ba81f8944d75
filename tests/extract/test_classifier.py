"""The learned classifiers of events: their arithmetic, what they ask for, and what stands in where they cannot speak."""

from pathlib import Path

import numpy as np
import pytest

from tests.extract.parsed import FOLDER, read
from twosource.analyse import Analyser, EventReading
from twosource.errors import ResourceError
from twosource.extract.classifier import Classifier, learned
from twosource.extract.found import EventFinder
from twosource.extract.partychoice import PartyChooser, PartySettings, chosen, fit
from twosource.extract.partyfeatures import candidates, path
from twosource.extract.partyrules import PartyRules
from twosource.extract.readings import SIDES, STATUSES, TYPES, Readings
from twosource.extract.statuschoice import StatusChooser
from twosource.extract.syntax import Tree
from twosource.extract.telling import Teller, rows_of, told_of, unlisted
from twosource.extract.voice import Voices
from twosource.model.finding import EventType, Status

FIND = EventFinder.load()
TEXT = "Rebels stormed the barracks at Karsa on Monday, and the garrison fled to the hills."


def told(text: str = TEXT) -> list:
    sentences = EventReading.load()(Analyser.load().text(text)).sentences
    return [told_of(FIND, n, FIND.scene(s, ())) for n, s in enumerate(sentences)]


def test_shares_add_up_to_one() -> None:
    ones = np.ones((3, 2), np.float32)
    weigh = Classifier(ones, np.zeros(2, np.float32), np.eye(2, dtype=np.float32), np.array([1, 0], np.float32))
    shares = weigh(np.array([[1, 2, 3], [100, 100, 100]], np.float32))
    assert shares.sum(axis=1) == pytest.approx([1, 1])
    assert shares[0, 0] > shares[0, 1]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"events\.npz"):
        learned(tmp_path / "events.npz")


def test_there_is_a_reading_of_each_word() -> None:
    for one in told():
        seen = Readings.of(one.sentence)
        assert seen is not None
        assert seen.types.shape == (len(one.sentence.tokens), TYPES)
        assert seen.status.shape == (len(one.sentence.tokens), STATUSES)
        # Shares of all types, and of all statuses, add up to one but for half precision.
        assert np.exp(seen.types).sum(1) == pytest.approx(1, abs=0.01)
        assert np.exp(seen.status).sum(1) == pytest.approx(1, abs=0.01)


def test_the_reader_finds_the_storming_and_who_fits_it() -> None:
    (one,) = told()
    seen = Readings.of(one.sentence)
    assert seen is not None
    at = {t.text: i for i, t in enumerate(one.sentence.tokens)}
    # By itself the reader takes it for force of either kind; the lexicon, which has the word, knows which.
    assert list(EventType)[seen.types[at["stormed"], 1:].argmax()] in (EventType.ASSAULT, EventType.COERCE)
    assert seen.types[at["stormed"], 0] < seen.types[at["Monday"], 0]
    fits = seen.fits(at["stormed"], [at["Rebels"], at["hills"]])
    assert fits.shape == (2, SIDES)
    assert fits[0, 0] > fits[1, 0]


def test_who_fits_best_beats_the_next_by_as_much_as_the_next_is_behind() -> None:
    (one,) = told()
    seen = Readings.of(one.sentence)
    assert seen is not None
    at = {t.text: i for i, t in enumerate(one.sentence.tokens)}
    rows = fit(seen, at["stormed"], [at["Rebels"], at["barracks"], at["hills"]])
    assert rows.shape == (3, 3 * SIDES)
    assert (rows[:, SIDES : 2 * SIDES] < 0).all()
    assert (rows[:, 2 * SIDES :].max(0) >= 0).all()
    assert (np.sort(rows[:, 2 * SIDES :], axis=0)[:2] <= 0).all()


def test_nobody_is_chosen_where_nobody_is_likelier() -> None:
    rows = np.array([[2.0, -3.0], [-1.0, -2.0]], np.float32)
    assert chosen(rows, np.array([0.0, 5.0], np.float32), PartySettings()) == ([0], [])
    assert chosen(rows, np.array([9.0, 9.0], np.float32), PartySettings()) == ([], [])


def test_one_who_may_be_both_undergoes_it() -> None:
    rows = np.array([[2.0, 4.0], [-9.0, -9.0]], np.float32)
    assert chosen(rows, np.array([0.0, 0.0], np.float32), PartySettings()) == ([], [0])


def test_the_features_are_as_many_as_the_classifiers_were_taught() -> None:
    rows = rows_of(told(), 1, Voices.of(()))[0]
    assert rows is not None
    assert rows.whole.shape[1] == learned()["tells.into"].shape[0]
    assert rows.plain.shape[1] == learned()["types.into"].shape[0]


def test_a_storming_is_told_with_who_did_it_and_what_was_stormed() -> None:
    (one,) = told()
    (tellings,) = Teller.load()(FIND, [one], 1, Voices.of(()))
    storming = next(t for t in tellings if one.sentence.tokens[t.found.trigger.head].text == "stormed")
    assert storming.chance > 0.3
    ruled = PartyRules(FIND)(one.scene, storming.found, [t.found for t in tellings])
    parties = PartyChooser.load()(FIND, one.scene, storming.found, ruled)
    assert [one.sentence.tokens[j].text for j in parties.actors] == ["Rebels"]


def test_who_is_abducted_undergoes_it() -> None:
    (one,) = told("Gunmen abducted three teachers from a school at Karsa on Monday.")
    (tellings,) = Teller.load()(FIND, [one], 1, Voices.of(()))
    (abducting,) = (t.found for t in tellings if one.sentence.tokens[t.found.trigger.head].text == "abducted")
    parties = PartyChooser.load()(FIND, one.scene, abducting, PartyRules(FIND)(one.scene, abducting, [abducting]))
    assert [one.sentence.tokens[j].text for j in parties.actors] == ["Gunmen"]
    assert [one.sentence.tokens[j].text for j in parties.recipients] == ["teachers"]


def test_without_readings_the_lexicon_and_the_grammar_decide() -> None:
    _, analysis = read(FOLDER / "denial.parse")
    stories = [told_of(FIND, n, FIND.scene(s, ())) for n, s in enumerate(analysis.sentences)]
    for one, tellings in zip(stories, Teller.load()(FIND, stories, len(stories), Voices.of(())), strict=True):
        assert [t.found for t in tellings] == list(one.found.values())
        for telling in tellings:
            ruled = PartyRules(FIND)(one.scene, telling.found, list(one.found.values()))
            assert PartyChooser.load()(FIND, one.scene, telling.found, ruled) == ruled


def test_a_path_goes_up_and_down_the_tree() -> None:
    (one,) = told()
    tree: Tree = one.scene.tree
    at = {t.text: i for i, t in enumerate(one.sentence.tokens)}
    assert path(tree, at["stormed"], at["Rebels"]) == ("vnsubj", 0, 1)
    assert path(tree, at["stormed"], at["stormed"]) == ("", 0, 0)
    assert path(tree, at["Rebels"], at["stormed"])[0] == "^nsubj"


def test_candidates_are_nouns_and_not_the_event_itself() -> None:
    (one,) = told()
    head = next(i for i, t in enumerate(one.sentence.tokens) if t.text == "fled")
    found = unlisted(FIND, one.scene, head, EventType.OTHER)
    tokens = candidates(one.scene, found.trigger)
    assert head not in tokens
    assert {"Rebels", "barracks", "garrison", "hills"} <= {one.sentence.tokens[j].text for j in tokens}


def test_what_is_said_to_be_coming_has_not_happened() -> None:
    (one,) = told("Rebels said they would storm the barracks at Karsa next week.")
    head = next(i for i, t in enumerate(one.sentence.tokens) if t.text == "storm")
    trigger = unlisted(FIND, one.scene, head, EventType.ASSAULT).trigger
    assert StatusChooser.load()(one.scene, trigger, Status.PLANNED) in {Status.HYPOTHETICAL, Status.PLANNED}


def test_a_sentence_without_readings_keeps_the_status_by_rule() -> None:
    _, analysis = read(FOLDER / "denial.parse")
    scene = FIND.scene(analysis.sentences[0], ())
    trigger = unlisted(FIND, scene, 0, EventType.OTHER).trigger
    assert all(StatusChooser.load()(scene, trigger, status) is status for status in Status)
