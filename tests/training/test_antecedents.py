"""What speaks for an antecedent is learned from who was meant."""

from training.antecedents import Choice, is_same, learn, share_right
from twosource.extract.antecedent import Candidate
from twosource.extract.coreference import Referent, Seen
from twosource.model.finding import Sector, SourceKind


def candidate(name: str, **evidence: float) -> Candidate:
    who = Referent(name, SourceKind.PERSON, Sector.CVL, None, "one", "", frozenset(), named=True)
    return Candidate(who, evidence, Seen(who, 0, 0, is_subject=True, speaks=True, quotation=None))


def test_what_the_right_ones_have_weighs_more() -> None:
    near, far = candidate("Ann Ray", near=1.0, tall=1.0), candidate("Omar Said", near=0.0, tall=1.0)
    made = [Choice("s", (near, far), (True, False))] * 20
    weights = learn(made, ["near", "tall"])
    assert weights["near"] > 1
    assert abs(weights["tall"]) < 0.01
    assert share_right(made, weights) == 100


def test_a_surname_is_the_same_name() -> None:
    assert is_same("Anna Keller", "Keller")
    assert not is_same("Anna Keller", "Omar Said")
