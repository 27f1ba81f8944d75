"""What nouns tell of the kind of source."""

import pytest

from twosource.extract.speakers import SpeakerNouns
from twosource.model.finding import SourceKind

NOUNS = SpeakerNouns.load()
NO_GROUPS: tuple[SourceKind, ...] = ()


@pytest.mark.parametrize(
    ("noun", "beside", "kind"),
    [
        ("colonel", (), SourceKind.MILITARY),
        ("colonel", ("harbour", "police"), SourceKind.POLICE),
        ("official", ("company",), SourceKind.ORGANISATION),
        ("source", (), SourceKind.ANONYMOUS),
        ("source", ("security",), SourceKind.GOVERNMENT),
        ("doctor", (), SourceKind.EXPERT),
        ("movement", (), SourceKind.ORGANISATION),
    ],
)
def test_kinds(noun: str, beside: tuple[str, ...], kind: SourceKind) -> None:
    assert NOUNS.kind(noun, beside, NO_GROUPS) is kind


def test_an_unnamed_source_has_the_kind_of_its_body() -> None:
    assert NOUNS.kind("source", (), (SourceKind.ARMED_GROUP,)) is SourceKind.ARMED_GROUP
