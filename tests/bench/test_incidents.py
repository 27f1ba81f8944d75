from bench.incidents.muc import groups, with_capitals
from bench.incidents.phrases import bounds
from twosource.model.finding import Measure


def test_bounds_are_brought_to_the_number_that_is_written() -> None:
    assert bounds({"text": "More than 8", "min": 9, "max": None}) == (8, None)
    assert bounds({"text": "Fewer than ten", "min": None, "max": 9}) == (None, 10)
    assert bounds({"text": "about 40", "min": 40, "max": 40}) == (40, 40)


def test_capitals_are_put_back_on_names_and_at_the_start_of_sentences() -> None:
    assert with_capitals("SIX MEN WERE KILLED IN TOREN. THE DEAD") == "Six men were killed in Toren. The dead"


def casualty(victims: list[str], effect: list[str], raw: str, low: int) -> dict[str, object]:
    numbers = [{"min": low, "max": low, "approx": False, "raw": raw}]
    return {"victims": victims, "effect": effect, "numbers": numbers, "optional": False}


def test_named_victims_plurals_and_optional_templates_are_left_out() -> None:
    template = {
        "optional": False,
        "hum_name": [{"strings": ["ANA REYL"]}],
        "hum_desc": [{"strings": ["MAYOR"], "ref": ["ANA REYL"]}],
        "norm": {
            "casualties": [
                casualty(["ANA REYL"], ["DEATH"], "1", 1),
                casualty(["MAYOR"], ["DEATH"], "1", 1),
                casualty(["MAIDS"], ["DEATH"], "2", 2),
                casualty(["PEASANTS"], ["INJURY"], "PLURAL", 2),
                casualty(["GUARD"], ["INJURY"], "1", 1),
                casualty(["GUARD"], ["NO INJURY"], "1", 1),
            ]
        },
    }
    wanted = [(Measure.KILLED, 2, 2), (Measure.INJURED, 1, 1)]
    assert list(groups([template])) == wanted
    assert list(groups([template, template])) == wanted
    assert list(groups([{**template, "optional": True}])) == []
