"""What happened, where and when, as far as the reports let one know."""

from tests.builders import happened, report
from twosource.lexicon.outlets import Outlets
from twosource.model.finding import Basis, EventMention, EventType, Precision, When
from twosource.model.record import Joined, JoinedHappening, Ref
from twosource.model.text import Report
from twosource.weigh.happenings import HappeningSettings, clause, days, happening, place
from twosource.weigh.independence import Origins

SETTINGS = HappeningSettings()
NOTHING_JOINED = Joined((), (), (), (), (), (), (), ())


def when(start: str, end: str, basis: Basis = Basis.STATED) -> When:
    return When(start, end, Precision.RANGE, basis, None)


def test_a_day_within_a_month_is_the_day() -> None:
    assert days([when("2031-05-01", "2031-05-31"), when("2031-05-02", "2031-05-02")]) == ("2031-05-02", "2031-05-02")


def test_the_day_that_most_agree_on_is_taken() -> None:
    told = [when("2031-05-02", "2031-05-02")] * 2 + [when("2031-05-09", "2031-05-09")]
    assert days(told) == ("2031-05-02", "2031-05-02")


def test_an_assumed_date_is_not_stated() -> None:
    assert days([when("2031-05-02", "2031-05-02", Basis.ASSUMED)]) == (None, None)
    assert days([]) == (None, None)


def at_places(*names: str) -> list[EventMention]:
    text = report("r", " ".join(("Fire", *names)))
    return [happened(text, f"e{i}", "Fire", place=name) for i, name in enumerate(names)]


def test_the_place_that_most_name() -> None:
    assert place(at_places("Tarn", "Velm", "Tarn")) == "Tarn"
    assert place(at_places("Tarn", "Tarn harbour")) == "Tarn harbour"
    assert place([]) is None


def test_the_words_are_the_clause_around_the_trigger() -> None:
    of = report("r", "It was dark. Gen. Lee left for the U.S. coast on Sept. 11, while rain fell.")
    assert clause(of.text, happened(of, "e", "left"), SETTINGS) == "Gen. Lee left for the U.S. coast on Sept. 11"


def told(of: Report, *events: EventMention) -> dict[Ref, EventMention]:
    return {Ref(of.id, e.id): e for e in events}


def test_a_happening_is_told_in_the_words_of_its_clearest_mention() -> None:
    one = report("a", "The ferry was hit; the sinking shocked Tarn.")
    two = report("b", "Pirates sank the ferry off the coast of Velm.")
    events = told(one, happened(one, "e", "sinking", EventType.OTHER)) | told(
        two, happened(two, "e", "sank", actors=["Pirates"], recipients=["the ferry"], place="Velm", day="2031-05-02")
    )
    reports = {"a": one, "b": two}
    origins = Origins.of([one, two], [], NOTHING_JOINED, Outlets.load())
    found = happening(JoinedHappening("h", "s", tuple(events)), events, reports, origins, SETTINGS)
    assert (found.what, found.type, found.place, found.start) == (
        "Pirates sank the ferry off the coast of Velm",
        EventType.ASSAULT,
        "Velm",
        "2031-05-02",
    )
    assert found.origins == 2
