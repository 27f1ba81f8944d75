"""What persons decide outranks every judgement; reports come and go and leave no trace that others do not bear out."""

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import ferry
from tests.store.keeping import read_from
from twosource.cli import main
from twosource.errors import DecisionError, StoreError, UnknownId
from twosource.link import Linker
from twosource.model.finding import Findings
from twosource.model.record import Decision, Record, Review, Ruling, Verdict
from twosource.model.text import Report
from twosource.naming import Kind, groups_of, named
from twosource.pipeline import join
from twosource.review import decide_finding, decide_pair, remove, why
from twosource.store import OpenRecord, open_record, read_record

FERRY = tuple(zip(ferry.REPORTS, ferry.FINDINGS, strict=True))
# The same sinking told again by others, so that there is more to add and to take out.
MORE = tuple(
    (replace(r, id=r.id * 2, path=f"more/{r.path}", outlet=replace(r.outlet, name=f"More {r.outlet.name}")), said)
    for r, said in FERRY[:3]
)
ALL: tuple[tuple[Report, Findings], ...] = (
    *FERRY,
    *(
        (
            r,
            replace(
                said,
                report=r.id,
                attributions=tuple(replace(a, report=r.id) for a in said.attributions),
                events=tuple(replace(e, report=r.id) for e in said.events),
                figures=tuple(replace(f, report=r.id) for f in said.figures),
            ),
        )
        for r, said in MORE
    ),
)


def add(record: OpenRecord, given: Iterable[tuple[Report, Findings]], version: str = "v1") -> None:
    for report, said in given:
        source = read_from(report, version)
        record.add(report, said, source)
        record.finish_input(source)


def built(path: Path, *batches: Sequence[tuple[Report, Findings]]) -> Record:
    with open_record(path) as record:
        for batch in batches:
            add(record, batch)
            join(record)
    return read_record(path)


@pytest.fixture(scope="session")
def ferry_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ferry") / "record.db"
    built(path, FERRY)
    return path


@pytest.fixture
def path(tmp_path: Path, ferry_file: Path) -> Path:
    copy = tmp_path / "record.db"
    shutil.copy(ferry_file, copy)
    return copy


def together(record: Record, *keys: str) -> bool:
    """Whether one happening holds all the mentions."""
    return any(set(keys) <= {f"{m.report}:{m.finding}" for m in h.mentions} for h in record.happenings)


# Adding and removing ------------------------------------------------------------------------------------------------


@given(st.permutations(ALL), st.lists(st.integers(1, 6), max_size=3, unique=True).map(sorted))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_order_and_the_batches_the_record_is_that_of_one_build(
    tmp_path_factory: pytest.TempPathFactory, order: list[tuple[Report, Findings]], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("batches")
    ends = [0, *cuts, len(order)]
    batches = [order[a:b] for a, b in pairwise(ends)]
    assert built(folder / "batches.db", *batches) == built(folder / "once.db", ALL)


@given(st.sets(st.integers(0, len(ALL) - 1), min_size=1, max_size=4), st.booleans())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_from_which_reports_were_taken_out_is_one_that_never_had_them(
    tmp_path_factory: pytest.TempPathFactory, out: set[int], one_by_one: bool
) -> None:
    folder = tmp_path_factory.mktemp("out")
    whole = built(folder / "all.db", ALL)
    paths = [ALL[n][0].path for n in sorted(out)]
    for some in [[p] for p in paths] if one_by_one else [paths]:
        remove(folder / "all.db", some, back=False, note="")
    rest = [pair for n, pair in enumerate(ALL) if n not in out]
    assert read_record(folder / "all.db") == built(folder / "rest.db", rest)
    remove(folder / "all.db", paths, back=True, note="")
    assert read_record(folder / "all.db") == whole


def test_only_the_stories_near_a_new_report_are_told_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[set[str]] = []
    tell = Linker._told

    def counted(self: Linker, reports: Sequence[Report], *rest: object) -> object:
        told.append({r.id for r in reports})
        return tell(self, reports, *rest)

    monkeypatch.setattr(Linker, "_told", counted)
    with open_record(path) as record:
        join(record)
        assert told == []
        add(record, ALL[4:5])
        join(record)
    assert told == [{"a", "b", "c", "aa"}]


def test_the_example_reports_taken_out_one_by_one(tmp_path: Path, example_record_file: Path) -> None:
    path = tmp_path / "record.db"
    shutil.copy(example_record_file, path)
    whole = read_record(path)
    remove(path, ["strikes-2024/tigris-ledger.txt"], back=False, note="")
    kept = [(r, s) for r, s in zip(whole.reports, whole.findings, strict=True) if "tigris" not in r.path]
    with open_record(tmp_path / "rest.db") as record:
        for report, said in kept:
            record.add(report, said, read_from(report, "v1"))
        rest = join(record)
    assert replace(read_record(path), stamps=()) == replace(rest, stamps=())


# Decisions on pairs -------------------------------------------------------------------------------------------------


def test_two_mentions_decided_different_stand_apart_and_stay_apart(path: Path) -> None:
    assert together(read_record(path), "a:e1", "c:e1")
    outcome = decide_pair(path, Verdict.DIFFERENT, "a:e1", "c:e1", of=None, note="two ferries")
    assert (outcome.kept, outcome.holds) == (1, True)
    assert not together(read_record(path), "a:e1", "c:e1")
    assert not together(built(path, ALL[4:]), "a:e1", "c:e1")


def test_a_decision_outlives_a_better_reading(path: Path) -> None:
    decide_pair(path, Verdict.DIFFERENT, "a:e1", "c:e1", of=None, note="")
    decide_finding(path, Ruling.REJECT, "a:e2", changes={}, note="")
    with open_record(path) as record:
        add(record, FERRY, "v2")
        whole = join(record)
    assert not together(whole, "a:e1", "c:e1")
    assert "e2" not in {e.id for e in whole.findings[0].events}


def test_what_was_decided_can_be_taken_back(path: Path) -> None:
    before = read_record(path)
    decide_pair(path, Verdict.DIFFERENT, "a:e1", "c:e1", of=None, note="")
    decide_pair(path, Verdict.UNSURE, "a:e1", "c:e1", of=None, note="")
    after = read_record(path)
    assert replace(after, decisions=(), stamps=()) == replace(before, stamps=())


def test_groups_are_decided_by_their_members(path: Path) -> None:
    record = read_record(path)
    (sinking,) = (h for h in record.happenings if len(h.mentions) > 1 and "sank" in h.what)
    (other,) = (h for h in record.happenings if h.mentions[0].report == "d")
    outcome = decide_pair(path, Verdict.DIFFERENT, sinking.id, other.id, of=None, note="")
    assert outcome.kept == len(sinking.mentions)


def test_figures_decided_different_stand_in_two_sets(path: Path) -> None:
    assert len(read_record(path).figure_sets) == 1
    assert decide_pair(path, Verdict.DIFFERENT, "a:f1", "c:f1", of=None, note="").holds
    assert len(read_record(path).figure_sets) == 2


def test_statements_decided_different_stand_in_two_propositions(path: Path) -> None:
    """A proposition on how many is made of figures: decisions on statements leave it as it is."""

    def one(record: Record) -> bool:
        return any({"a", "b"} <= {k.partition(":")[0] for k in group} for group in groups_of(record, "proposition"))

    assert any(named(read_record(path), p.id).of == "figure" for p in read_record(path).propositions)
    assert one(read_record(path))
    for said in ("a1", "a2"):
        assert decide_pair(path, Verdict.DIFFERENT, f"a:{said}", f"b:{said}", of=None, note="").holds
    record = read_record(path)
    for said in ("a1", "a2"):
        keys = set(named(record, f"a:{said}").keys), set(named(record, f"b:{said}").keys)
        assert not any(keys[0] & group and keys[1] & group for group in groups_of(record, "proposition"))


def test_two_stories_decided_the_same_are_one(path: Path) -> None:
    stories = [s.id for s in read_record(path).stories]
    assert len(stories) == 2
    assert decide_pair(path, Verdict.SAME, *stories, of=None, note="").holds
    assert len(read_record(path).stories) == 1


def test_copies_decided_different_are_none(path: Path) -> None:
    assert read_record(path).copies
    assert decide_pair(path, Verdict.DIFFERENT, "a", "b", of="copy", note="").holds
    assert not read_record(path).copies


def test_two_names_decided_the_same_are_one_actor(path: Path) -> None:
    record = read_record(path)
    one, other = (next(a.id for a in record.actors if a.name.endswith(name)) for name in ("Veld", "Roa"))
    assert decide_pair(path, Verdict.SAME, one, other, of=None, note="").holds
    assert any({"Osk Veld", "Ines Roa"} <= set(a.names) for a in read_record(path).actors)


def test_a_decision_that_others_stand_against_is_kept_and_said_not_to_hold(path: Path) -> None:
    decide_pair(path, Verdict.DIFFERENT, "a:e1", "c:e1", of=None, note="")
    decide_pair(path, Verdict.SAME, "a:e1", "b:e1", of=None, note="")
    assert not decide_pair(path, Verdict.SAME, "b:e1", "c:e1", of=None, note="").holds


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("a", "b", "say what is decided of the reports"),
        ("a:e1", "a:f1", "a decision is on two things of one kind"),
        ("a:e1", "a:e1", "members in common"),
    ],
)
def test_a_decision_that_says_nothing_is_refused(path: Path, left: str, right: str, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        decide_pair(path, Verdict.SAME, left, right, of=None, note="")


@given(st.permutations(ALL), st.integers(0, 7))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_makes_no_difference_whether_reports_or_decisions_came_first(
    tmp_path_factory: pytest.TempPathFactory, order: list[tuple[Report, Findings]], when: int
) -> None:
    folder = tmp_path_factory.mktemp("decided")
    decisions = (
        Decision("event", "a:e1", "c:e1", Verdict.DIFFERENT, ""),
        Decision("report-story", "a", "d", Verdict.SAME, ""),
    )
    reviews = (Review("a", "f1", Ruling.CORRECT, "low", "7", ""), Review("bb", "a2", Ruling.REJECT, None, None, ""))
    for name, at in (("first.db", 0), ("later.db", when)):
        with open_record(folder / name) as record:
            add(record, order[:at])
            join(record)
            record.decide(*decisions)
            record.review(*reviews)
            add(record, order[at:])
            join(record)
    assert read_record(folder / "first.db") == read_record(folder / "later.db")


# Decisions on findings ----------------------------------------------------------------------------------------------


def test_a_rejected_finding_bears_out_nothing(path: Path) -> None:
    decide_finding(path, Ruling.REJECT, "c:f1", changes={}, note="")
    record = read_record(path)
    assert "c" not in {v.report for f in record.figure_sets for v in f.values}
    decide_finding(path, Ruling.ACCEPT, "c:f1", changes={}, note="")
    assert "c" in {v.report for f in read_record(path).figure_sets for v in f.values}


def test_a_correction_counts_in_all_that_rests_on_it(path: Path) -> None:
    decide_finding(path, Ruling.CORRECT, "c:f1", changes={"low": "9", "high": "9"}, note="the list of names")
    record = read_record(path)
    (figures,) = (f for f in record.figure_sets if f.measure == "killed")
    assert (figures.low, figures.relation) == (9, "compatible")


def test_a_correction_without_a_change_is_refused(path: Path) -> None:
    with pytest.raises(DecisionError, match="names what changes"):
        decide_finding(path, Ruling.CORRECT, "c:f1", changes={}, note="")
    with pytest.raises(DecisionError, match="lies above high"):
        decide_finding(path, Ruling.CORRECT, "c:f1", changes={"low": "90"}, note="")


# Ids ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("e1", "names 3 things|names 4 things"),
        ("nonsense", "there is no 'nonsense' in the record"),
        ("a:e9", "there is no"),
    ],
)
def test_an_id_that_names_nothing_or_too_much(path: Path, name: str, message: str) -> None:
    with pytest.raises(UnknownId, match=message):
        named(read_record(path), name)


def test_there_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        decide_pair(tmp_path / "none.db", Verdict.SAME, "a", "b", of="copy", note="")


def test_every_id_that_is_shown_can_be_asked_about(example_record_file: Path, example_record: Record) -> None:
    r = example_record
    groups = (r.reports, r.stories, r.copies, r.actors, r.happenings, r.figure_sets, r.propositions)
    ids = [thing.id for group in groups for thing in group[:6]]
    ids += [f.id for said in r.findings[:2] for f in (*said.attributions, *said.events, *said.figures)][:20]
    for id_ in ids:
        found = list(why(example_record_file, [id_]))
        assert id_ in found[0]
        assert len(found) > 1


def test_a_name_is_asked_about_by_its_words(example_record_file: Path, example_record: Record) -> None:
    assert named(example_record, "Joe Biden").kind is Kind.NAME
    assert any("of actor a-" in line for line in why(example_record_file, ["Joe Biden"]))


# The command line ---------------------------------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.output


def test_why_shows_words_offsets_judgements_and_decisions(path: Path) -> None:
    record = read_record(path)
    (sinking,) = (h for h in record.happenings if len(h.mentions) > 1 and "sank" in h.what)
    _, shown = run("why", str(path), sinking.id)
    assert "told by police" in shown
    at = ferry.HERALD.text.index("sank")
    assert f"characters {at}–{at + 4}" in shown
    assert "[sank]" in shown
    assert re.search(r"[+-]\d\.\d\d \w+: ", shown)
    assert run("decide", str(path), "different", "a:e1", "c:e1", "--note", "two ferries")[0] == 0
    _, shown = run("why", str(path), "a:e1", "c:e1")
    assert "decided by a person, above every judgement" in shown
    assert "different (“two ferries”)" in shown


def test_why_shows_what_was_decided_of_a_finding(path: Path) -> None:
    assert run("decide", str(path), "correct", "c:f1", "--set", "low=5", "--set", "high=5", "--note", "a list")[0] == 0
    _, shown = run("why", str(path), "c:f1")
    assert "decided by a person: correct, low = 5 (“a list”)" in shown
    assert "5, killed" in shown


def test_a_report_is_removed_and_brought_back(path: Path) -> None:
    assert run("remove", str(path), "d.txt") == (0, "taken out: d.txt\n")
    assert run("remove", str(path), "d.txt")[0] == 2
    assert run("remove", str(path), "d.txt", "--back") == (0, "brought back: d.txt\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["why", "nonsense"], 2, "there is no 'nonsense' in the record"),
        (["why", "a", "b", "c"], 2, "give one id, or two"),
        (["decide", "same", "a:e1"], 2, "is decided of two things"),
        (["decide", "reject", "a:e1", "c:e1"], 2, "is decided of one finding"),
        (["decide", "correct", "c:f1", "--set", "low"], 2, "is not of the form FIELD=VALUE"),
        (["decide", "accept", "nonsense"], 2, "there is no finding 'nonsense'"),
        (["remove", "nonsense"], 2, "there is no 'nonsense' in the record"),
        (["remove", "nonsense", "--back"], 2, "names no reports that were taken out; those are: none"),
    ],
)
def test_what_is_wrong_is_said(path: Path, words: list[str], code: int, message: str) -> None:
    command, *rest = words
    found, shown = run(command, str(path), *rest)
    assert found == code
    assert message in " ".join(shown.split())


def test_ids_are_shown_where_they_are_asked_for(path: Path) -> None:
    happening = read_record(path).happenings[0].id
    assert happening in run("show", str(path), "--ids")[1]
    assert happening not in run("show", str(path))[1]


@pytest.mark.parametrize(
    ("form", "begins"), [("case", "{"), ("time", "{"), ("escalation", "story,actor,recipient,day")]
)
def test_each_format_is_written(path: Path, tmp_path: Path, form: str, begins: str) -> None:
    out = tmp_path / "out"
    assert run("export", str(path), "--format", form, "-o", str(out))[0] == 0
    assert out.read_text(encoding="utf-8").startswith(begins)
