import pytest

from twosource.extract.inflection import regular_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stab", ("stabbed", "stabbing", "stabs")),
        ("raid", ("raided", "raiding", "raids")),
        ("free", ("freed", "freeing", "frees")),
        ("seize", ("seized", "seizing", "seizes")),
        ("bury", ("buried", "burying", "buries")),
        ("storm", ("stormed", "storming", "storms")),
        ("torch", ("torched", "torching", "torches")),
        ("visit", ("visited", "visiting", "visits")),
    ],
)
def test_regular_verbs(verb: str, forms: tuple[str, str, str]) -> None:
    assert regular_forms(verb) == forms


def test_irregular_verbs_have_no_regular_forms() -> None:
    forms = verb_forms(["flee", "free"])
    assert (forms["fled"], forms["freed"], forms.get("fleed")) == ("flee", "free", None)
