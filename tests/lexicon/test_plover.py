"""PLOVER's scale and contexts, and that the event lexicon keeps to PLOVER's types and modes."""

import pytest

from twosource.lexicon import tables
from twosource.lexicon.plover import Plover
from twosource.model.finding import EventType

PLOVER = Plover.load()


def test_every_type_but_other_has_a_class_and_an_intensity() -> None:
    named = {t.value for t in EventType} - {"OTHER"}
    assert set(PLOVER.quads) == named
    assert all(PLOVER.intensity(kind, None) is not None for kind in named)
    assert PLOVER.quad("OTHER") is None
    assert PLOVER.intensity("OTHER", None) is None


def test_intensity_lies_on_the_scale_and_agrees_with_the_class() -> None:
    for (kind, _), intensity in PLOVER.scale.items():
        assert -10 <= intensity <= 10
        assert (intensity > 0) == (PLOVER.quads[kind] <= 2) or intensity == 0


def test_a_mode_refines_the_intensity_and_an_unknown_one_does_not() -> None:
    assert PLOVER.intensity("PROTEST", "riot") == -7
    assert PLOVER.intensity("ASSAULT", "aerial") == -9.5
    assert PLOVER.intensity("OTHER", None) is None
    assert PLOVER.intensity("PROTEST", "no such mode") == PLOVER.intensity("PROTEST", None)


def test_the_event_lexicon_uses_types_and_modes_that_plover_has() -> None:
    rows = [r for r in tables.rows("events.tsv") if r["type"] != "OTHER" and r["mode"]]
    assert [r["words"] for r in rows if (r["type"], r["mode"]) not in PLOVER.scale] == []


def test_there_are_the_manuals_contexts() -> None:
    assert len(tables.rows("contexts.tsv")) == 37


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        ("The embassy said two soldiers had died.", ("diplomatic", "military")),
        ("Refugees crossed the border.", ("asylum", "territory")),
        ("She went home.", ()),
    ],
)
def test_words_show_what_an_event_is_about(words: str, contexts: tuple[str, ...]) -> None:
    assert PLOVER.contexts(words) == contexts
