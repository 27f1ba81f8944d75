"""What changes in what is said: first, joined, opposed, turned; never what only repeats."""

from tests.builders import report
from twosource.model.record import Change, Position, Proposition, Stance, Standing
from twosource.model.text import Report
from twosource.weigh.turns import turns

DAYS = {"a": "2031-05-01", "b": "2031-05-02", "c": "2031-05-03", "d": None, "e": "2031-05-01T09:00:00+00:00"}
REPORTS: dict[str, Report] = {n: report(n, "Text.", outlet=f"Outlet {n}", published=day) for n, day in DAYS.items()}


def stand(of: str, who: str | None, stance: Stance = Stance.ASSERTS, origin: str | None = None) -> Position:
    return Position(of, f"a-{who}" if who else None, who or "outlet", stance, (), origin or who or of)


def changes(*positions: Position) -> list[tuple[int, str | None, Change]]:
    proposition = Proposition("p", "s", "it is so", positions, Standing.SINGLE)
    return [(t.position, t.day, t.change) for t in turns((proposition,), REPORTS)]


def test_the_first_another_and_one_against() -> None:
    found = changes(stand("b", "hospital"), stand("a", "police"), stand("c", "army", Stance.DENIES))
    assert found == [
        (1, "2031-05-01", Change.FIRST),
        (0, "2031-05-02", Change.JOINED),
        (2, "2031-05-03", Change.OPPOSED),
    ]


def test_what_repeats_is_no_change() -> None:
    assert len(changes(stand("a", "police"), stand("b", "police"), stand("c", None, origin="police"))) == 1


def test_a_source_that_turns() -> None:
    found = changes(stand("a", "police"), stand("b", "police", Stance.DENIES))
    assert found[1] == (1, "2031-05-02", Change.TURNED)


def test_two_words_of_one_source_on_one_day_are_no_turn() -> None:
    assert len(changes(stand("a", "police"), stand("e", "police", Stance.DENIES))) == 1


def test_from_denial_to_doubt_is_no_turn() -> None:
    assert len(changes(stand("a", "army", Stance.DENIES), stand("b", "army", Stance.DOUBTS))) == 1


def test_the_nameless_cannot_turn() -> None:
    found = changes(stand("a", "unnamed official"), stand("b", "unnamed official", Stance.DENIES, origin="other"))
    assert found[1][2] is Change.OPPOSED


def test_of_an_undated_report_nobody_can_tell() -> None:
    assert changes(stand("d", "army", Stance.DENIES), stand("a", "police")) == [
        (1, "2031-05-01", Change.FIRST),
        (0, None, Change.UNDATED),
    ]


def test_the_order_of_positions_makes_no_difference() -> None:
    positions = (stand("b", "hospital"), stand("a", "police"), stand("c", "army", Stance.DENIES))
    there = {(positions[n].source_name, change) for n, _, change in changes(*positions)}
    back = positions[::-1]
    assert there == {(back[n].source_name, change) for n, _, change in changes(*back)}
