"""Which figures answer the same question, and what a contradiction between them makes."""

from dataclasses import replace

from tests.builders import figure, findings, happened, report, said
from tests.ferry import HERALD, HERALD_SAYS, STAR, STAR_SAYS
from twosource.link.clusters import Rulings
from twosource.link.figures import Count, FigureSettings, counts_of, figure_groups, figure_judgements, linked
from twosource.link.values import ValueSettings, value_propositions
from twosource.link.words import Vocabulary
from twosource.model.finding import Findings, Measure, Where
from twosource.model.record import FigureGroup, JoinedHappening, JoinedProposition, Ref, Stance
from twosource.model.text import Report

VOCABULARY = Vocabulary.load()
SETTINGS = FigureSettings()


def groups(*counts: Count) -> list[list[str]]:
    known = sorted({c.happening for c in counts if c.happening})
    joined = [JoinedHappening(h, "s", ()) for h in known]
    found = figure_groups(counts, figure_judgements(counts, SETTINGS), joined, Rulings(), SETTINGS)
    return [[f"{v.report}:{v.finding}" for v in g.values] for g in found]


def counts(of: Report, found: Findings, happening: str | None = "h") -> tuple[Count, ...]:
    known = {f"{of.id}:{e.id}": happening for e in found.events} if happening else {}
    return counts_of(of, found, {k: h for k, h in known.items() if h}, VOCABULARY)


def test_two_tolls_of_one_ferry_are_laid_side_by_side_though_they_differ() -> None:
    assert groups(*counts(HERALD, HERALD_SAYS), *counts(STAR, STAR_SAYS)) == [["a:f1", "c:f1"]]


def test_the_dead_and_the_wounded_are_never_one_group() -> None:
    of = report("r", "Nine sailors were killed and nine sailors were hurt.")
    event = happened(of, "e", "killed")
    dead = figure(of, "f1", "Nine sailors", 9, 9, who="sailors", event="e")
    hurt = figure(of, "f2", "nine sailors", 9, 9, who="sailors", measure=Measure.INJURED, event="e")
    assert groups(*counts(of, findings(of, events=[event], figures=[dead, hurt]))) == [["r:f1"], ["r:f2"]]


def test_dollars_and_pounds_are_never_one_group() -> None:
    of = report("r", "They asked for $5,000 and were offered £5,000.")
    event = happened(of, "e", "asked")
    money = [
        figure(of, name, words, 5000, 5000, measure=Measure.MONEY, who="ransom", event="e")
        for name, words in (("f1", "$5,000"), ("f2", "£5,000"))
    ]
    assert groups(*counts(of, findings(of, events=[event], figures=money))) == [["r:f1"], ["r:f2"]]


def test_soldiers_and_bakers_are_other_groups() -> None:
    of = report("r", "Six soldiers were killed. Two bakers were killed as well.")
    event = happened(of, "e", "killed")
    dead = [figure(of, "f1", "Six soldiers", 6, 6, who="soldiers", event="e"), figure(of, "f2", "Two bakers", 2, 2, who="bakers", event="e")]  # fmt: skip
    assert groups(*counts(of, findings(of, events=[event], figures=dead))) == [["r:f1"], ["r:f2"]]


def test_a_figure_without_an_event_goes_to_the_nearest_of_its_sentence() -> None:
    of = report("r", "The ferry left. It sank with nine people.")
    found = findings(of, events=[happened(of, "e1", "left"), happened(of, "e2", "sank")], figures=[figure(of, "f", "nine people", 9, 9)])  # fmt: skip
    (count,) = counts_of(of, found, {"r:e1": "h1", "r:e2": "h2"}, VOCABULARY)
    assert count.happening == "h2"


def test_one_number_told_with_more_or_less_care_is_of_one_group() -> None:
    texts = {"r": ("Forty clerks were held.", "Forty clerks", 40, 40), "s": ("Up to forty clerks were seized.", "Up to forty clerks", None, 40)}  # fmt: skip
    told: list[Count] = []
    for name, (text, words, low, high) in texts.items():
        of = report(name, text)
        event = happened(of, "e", "held" if name == "r" else "seized")
        found = findings(of, events=[event], figures=[figure(of, "f", words, low, high, who="clerks", event="e")])
        told += counts(of, found)
    reasons = {r.feature for j in figure_judgements(told, SETTINGS) for r in j.reasons}
    assert {"overlap", "same_number", "same_telling_number"} <= reasons
    assert groups(*told) == [["r:f", "s:f"]]


def test_a_figure_of_no_happening_is_in_no_group() -> None:
    of = report("r", "Nine people.")
    assert groups(*counts(of, findings(of, figures=[figure(of, "f", "Nine people", 9, 9)]), None)) == []


def test_some_of_them_and_those_besides_are_other_groups_than_all() -> None:
    of = report("r", "Five clerks were held. Two of the clerks were hurt. Three more clerks fled.")
    event = happened(of, "e", "held")
    told = [
        figure(of, name, words, n, n, who="clerks", event="e")
        for name, words, n in (("f1", "Five clerks", 5), ("f2", "Two of the clerks", 2), ("f3", "Three more clerks", 3))
    ]
    found = counts(of, findings(of, events=[event], figures=told))
    assert [c.share for c in found] == ["", "part", "further"]


def test_two_values_in_one_voice_are_of_two_groups_and_those_of_two_sources_may_be_of_one() -> None:
    of = report("r", "Police said six clerks were held. The union said nine clerks were held.")
    event = happened(of, "e", "held")
    told = [
        figure(of, name, words, n, n, who="clerks", event="e")
        for name, words, n in (("f1", "six clerks", 6), ("f2", "nine clerks", 9))
    ]
    one, other = counts(of, findings(of, events=[event], figures=told))
    alone, of_two = (figure_judgements((one, replace(other, by=by)), SETTINGS)[0].score for by in (None, "the union"))
    assert alone < of_two


def test_a_figure_beside_no_event_of_its_sentence_goes_to_the_nearest_of_the_report_and_is_not_sure_of_it() -> None:
    of = report("r", "The ferry sank. Nine people.")
    found = findings(of, events=[happened(of, "e", "sank")], figures=[figure(of, "f", "Nine people", 9, 9)])
    (count,) = counts_of(of, found, {"r:e": "h"}, VOCABULARY)
    assert (count.happening, count.sure) == ("h", False)


def values(*told: tuple[Report, Findings]) -> tuple[JoinedProposition, ...]:
    group = FigureGroup("f", "h", tuple(Ref(r.id, x.id) for r, f in told for x in f.figures))
    figures = {(r.id, x.id): x for r, f in told for x in f.figures}
    said_by = {(r.id, a.id): a for r, f in told for a in f.attributions}
    return value_propositions([group], figures, said_by, {r.id: r for r, _ in told}, "s", ValueSettings())


def test_tolls_that_cannot_both_hold_are_a_dispute() -> None:
    (found,) = values((HERALD, HERALD_SAYS), (STAR, STAR_SAYS))
    assert [(s.report, s.source_name, s.stance) for s in found.stands] == [
        ("a", "police", Stance.DENIES),
        ("c", "Lena Bruun", Stance.ASSERTS),
    ]


def test_tolls_that_can_both_hold_are_none() -> None:
    later = report("x", "At least seven people died, the mayor said.")
    found = findings(later, [said(later, "a1", "the mayor", "said", "At least seven people died")], figures=[figure(later, "f", "At least seven people", 7, None, by="a1")])  # fmt: skip
    assert values((HERALD, HERALD_SAYS), (later, found)) == ()


def test_contrary_values_meet_only_where_a_dispute_is_looked_for() -> None:
    tolls = {}
    for name, number in (("a", 3), ("b", 3), ("c", 30)):
        of = report(name, f"The strike killed {number} sailors.")
        dead = figure(of, "f1", f"{number} sailors", number, number, who="sailors", event="e")
        (tolls[name],) = counts(of, findings(of, events=[happened(of, "e", "strike")], figures=[dead]))
    scores = {("a", "b"): 2.0, ("a", "c"): 2.0, ("b", "c"): -2.5}
    assert linked(tolls, scores, SETTINGS) == (("a", "b"), ("c",))
    assert linked(tolls, scores, replace(SETTINGS, contrary=True)) == (("a", "b", "c"),)


def test_a_toll_of_one_country_is_not_of_what_happened_in_another() -> None:
    of = report("r", "Monitors told of 23 dead. The strike hit the port. Raids went on.")
    strike = replace(happened(of, "e1", "strike"), where=Where(None, "Velm", "JOR"))
    raids = replace(happened(of, "e2", "Raids"), where=Where(None, "Tarn", "SYR"))
    dead = replace(figure(of, "f1", "23 dead", 23, 23, who="dead"), event=None, where=Where(None, "Tarn", "SYR"))
    known = {"r:e1": "jordan", "r:e2": "syria"}
    (count,) = counts_of(of, findings(of, events=[strike, raids], figures=[dead]), known, VOCABULARY)
    assert count.happening == "syria"
    (bare,) = counts_of(
        of, findings(of, events=[strike, raids], figures=[replace(dead, where=None)]), known, VOCABULARY
    )
    assert bare.happening == "jordan"


def test_however_alike_two_values_of_one_voice_in_one_report_are_two_counts() -> None:
    of = report("r", "Nine sailors were killed. Twelve sailors were killed.")
    event = happened(of, "e", "killed")
    told = counts(of, findings(of, events=[event], figures=[figure(of, "f1", "Nine sailors", 9, 9, who="sailors"), figure(of, "f2", "Twelve sailors", 12, 12, who="sailors")]))  # fmt: skip
    by_key = {c.key: c for c in told}
    (a, b) = sorted(by_key)
    wide = replace(SETTINGS, contrary=True)
    assert linked(by_key, {(a, b): 9.0}, wide) == ((a,), (b,))
    decided = Rulings(same=frozenset({(a, b)}))
    assert linked(by_key, {(a, b): 9.0}, wide, decided) == ((a, b),)


def tolls_of(*numbers: int) -> tuple[dict[str, Count], dict[tuple[str, str], float]]:
    """A toll in each report, and scores by which each two are of one count."""
    tolls = {}
    for i, number in enumerate(numbers):
        of = report(f"r{i}", f"The strike killed {number} sailors.")
        dead = figure(of, "f1", f"{number} sailors", number, number, who="sailors", event="e")
        (toll,) = counts(of, findings(of, events=[happened(of, "e", "strike")], figures=[dead]))
        tolls[toll.key] = toll
    return tolls, {(a, b): 2.0 for a in tolls for b in tolls if a < b}


def test_the_one_value_in_seven_that_contradicts_all_others_counts_something_else() -> None:
    tolls, scores = tolls_of(3, 3, 3, 3, 3, 3, 30)
    *agreeing, strange = sorted(tolls)
    assert linked(tolls, scores, SETTINGS) == (tuple(agreeing), (strange,))
    assert linked(tolls, scores, replace(SETTINGS, contrary=True)) == ((*agreeing, strange),)


def test_a_strange_value_among_few_or_where_a_person_put_it_there_stays() -> None:
    few, scores_of_few = tolls_of(3, 3, 3, 3, 3, 30)
    assert linked(few, scores_of_few, SETTINGS) == (tuple(sorted(few)),)
    tolls, scores = tolls_of(3, 3, 3, 3, 3, 3, 30)
    decided = Rulings(same=frozenset({("r0:f1", "r6:f1")}))
    assert linked(tolls, scores, SETTINGS, decided) == (tuple(sorted(tolls)),)
