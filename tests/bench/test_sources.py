"""Which gold sources the task counts: pronouns, and phrases without a proper name."""

import pytest

from bench.sources.task import kind_of
from twosource.extract.speakers import SpeakerNouns

NOUNS = SpeakerNouns.load()
TEXT = "Officials said the road was closed. Hours later commuters waited. Commuters say trains were late."


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("She", "pronoun"),
        ("they", "pronoun"),
        ("the ministry", "description"),
        ("Officials", "description"),
        ("Commuters", "description"),
        ("Harbour Agency", "name"),
        ("the minister, Anna Keller", "name"),
        ("Keller", "name"),
        ("Iranian officials", "name"),
    ],
)
def test_kinds_of_sources(source: str, kind: str) -> None:
    assert kind_of(source, TEXT, NOUNS) == kind
