"""The command line: parse arguments, call the pipeline or the store, show.

Exit codes: 0 all went well; 1 some inputs failed, or the run was stopped; 2 the command was used wrongly.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.errors import TwoSourceError

if TYPE_CHECKING:
    from twosource.model.record import Skipped
    from twosource.pipeline import BuildOutcome, Step

# Of inputs left out for one reason, so many are named on the terminal; all of them are in the record.
SHOWN_OF_A_REASON = 5

RECORD = click.Path(dir_okay=False, path_type=Path)
EXISTING_RECORD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(metadata.version("twosource"), prog_name="twosource")
def main() -> None:
    """Read news reports of the same happenings; keep who says what, and on whose word it rests.

    Example: twosource build reports/ -o record.db && twosource show record.db
    """


@contextmanager
def errors_as_words() -> Iterator[None]:
    """Show an error of ours as its one line and exit with 2; anything else is a fault of the program and rises."""
    try:
        yield
    except TwoSourceError as error:
        click.echo(f"twosource: {_plain(str(error))}", err=True)
        sys.exit(2)


def _plain(text: str) -> str:
    """Text from outside without characters that command a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _mapping(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    if wrong := [ours for ours, equals, theirs in pairs if not (ours and equals and theirs)]:
        raise click.BadParameter(f"{wrong[0]!r} is not of the form FIELD=NAME, such as text=body")
    return {ours: theirs for ours, _, theirs in pairs}


def _changes(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Fields and values; a value may be empty: then nothing is stated."""
    pairs = [item.partition("=") for item in given]
    if wrong := [field + value for field, equals, value in pairs if not (field and equals)]:
        raise click.BadParameter(f"{wrong[0]!r} is not of the form FIELD=VALUE, such as low=12")
    return {field: value for field, _, value in pairs}


@main.command(epilog="Example: twosource build reports/ more.jsonl -o record.db --map text=body --jobs 2")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", "record", required=True, type=RECORD, help="The record to make or to add to.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    callback=_mapping,
    metavar="FIELD=NAME",
    help="Where a JSON or CSV record keeps a field: text, title, outlet, published, author, url.",
)
@click.option("--jobs", type=click.IntRange(1, 64), help="Worker processes; without it, one for each processor.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as one JSON object.")
def build(
    paths: tuple[Path, ...], record: Path, mapping: dict[str, str], jobs: int | None, quiet: bool, as_json: bool
) -> None:
    """Read files and folders of reports into RECORD; a second run reads only what is new.

    Reads plain text, HTML, JSON, JSONL and CSV.
    """
    from twosource.pipeline import build as run

    with errors_as_words(), _progress(show=not quiet and not as_json) as step:
        outcome = run(paths, record, mapping=mapping, jobs=jobs, step=step)
    _show_outcome(outcome, record, as_json=as_json, quiet=quiet)
    sys.exit(1 if outcome.failed or outcome.stopped else 0)


@contextmanager
def _progress(*, show: bool) -> Iterator[Step]:
    """A progress bar on standard error: inputs done of all, rate, time left, failures so far."""
    from tqdm import tqdm

    with tqdm(unit="input", disable=not show, file=sys.stderr, dynamic_ncols=True) as bar:

        def step(done: int, total: int, failed: int, phase: str) -> None:
            bar.total = total
            bar.set_description(phase, refresh=False)
            if failed:
                bar.set_postfix(failed=failed, refresh=False)
            bar.update(done - bar.n)
            bar.refresh()

        yield step


def _show_outcome(outcome: BuildOutcome, record: Path, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(outcome), ensure_ascii=False))
        return
    by_reason: dict[str, list[Skipped]] = defaultdict(list)
    for item in outcome.skipped:
        by_reason[item.reason].append(item)
    for reason, items in sorted(by_reason.items()):
        click.echo(_plain(f"not read ({len(items)}): {reason}"), err=True)
        for item in items[:SHOWN_OF_A_REASON]:
            click.echo(_plain(f"  {item.path}"), err=True)
        if len(items) > SHOWN_OF_A_REASON:
            click.echo(f"  and {len(items) - SHOWN_OF_A_REASON} more", err=True)
    if outcome.stopped:
        click.echo(f"stopped; what was read is kept in {record}; the same command goes on from there", err=True)
    elif not quiet:
        click.echo(
            f"{record}: {outcome.read} reports read now, {outcome.reports} in the record, in {outcome.stories} stories"
        )


@main.command(epilog="Example: twosource show record.db --story 1")
@click.argument("record", type=EXISTING_RECORD)
@click.option("--story", metavar="ID", help="Only this story: its number in the list, or its id.")
@click.option("--ids", is_flag=True, help="With the id of each thing, for `why` and `decide`.")
def show(record: Path, story: str | None, ids: bool) -> None:
    """Show what RECORD holds: disputes first, then figures with who says so, then what happened."""
    from twosource.export.text import TextSettings, lines
    from twosource.store import read_record

    with errors_as_words():
        for line in lines(read_record(record), story, TextSettings(ids=ids)):
            click.echo(line)


@main.command(epilog="Example: twosource report record.db -o report.html")
@click.argument("record", type=EXISTING_RECORD)
@click.option("-o", "--output", required=True, type=RECORD, help="The HTML file to write.")
def report(record: Path, output: Path) -> None:
    """Write RECORD as one HTML file that opens anywhere, offline."""
    from twosource.export.html import render
    from twosource.store import read_record

    with errors_as_words():
        output.write_text(render(read_record(record)), encoding="utf-8", newline="\n")
    click.echo(f"wrote {output}")


@main.command(epilog="Example: twosource search record.db drone attack")
@click.argument("record", type=EXISTING_RECORD)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
def search(record: Path, words: tuple[str, ...], limit: int) -> None:
    """Find reports and findings of RECORD that hold all the WORDS."""
    from twosource.export.text import hit_lines
    from twosource.store import search_record

    with errors_as_words():
        hits = search_record(record, " ".join(words), limit=limit)
        for line in hit_lines(hits):
            click.echo(line)


@main.command(epilog="Example: twosource why record.db h-0f3a41c9d2e7")
@click.argument("record", type=EXISTING_RECORD)
@click.argument("ids", nargs=-1, required=True, metavar="ID [ID]")
def why(record: Path, ids: tuple[str, ...]) -> None:
    """Show what a thing in RECORD rests on: exact words, judgements with their reasons, decisions.

    ID is that of a report, finding, happening, figure set, proposition, story, actor or group of copies, as
    `show --ids` lists them. Two ids: what was judged and decided about the pair.
    """
    from twosource.review import why as reasons

    if len(ids) > 2:
        raise click.UsageError("give one id, or two to be shown as a pair")
    with errors_as_words():
        for line in reasons(record, ids):
            click.echo(line)


@main.command(
    epilog="Examples: twosource decide record.db different h-0f3a41c9d2e7 h-77b1c2d3e4f5 --note 'two bridges'; "
    "twosource decide record.db correct figure-1a2b3c4d5e6f --set low=12"
)
@click.argument("record", type=EXISTING_RECORD)
@click.argument("verdict", type=click.Choice(["same", "different", "accept", "reject", "correct", "unsure"]))
@click.argument("ids", nargs=-1, required=True, metavar="ID [ID]")
@click.option("--of", "of", type=click.Choice(["story", "copy"]), help="Of two reports: what is decided.")
@click.option(
    "--set", "changes", multiple=True, callback=_changes, metavar="FIELD=VALUE", help="What a correction changes."
)
@click.option("--note", default="", help="Why, for whoever reads it later.")
def decide(
    record: Path, verdict: str, ids: tuple[str, ...], of: str | None, changes: dict[str, str], note: str
) -> None:
    """Keep a person's decision in RECORD: it outranks every judgement and outlives every later build.

    Of two things of one kind: same, different. Of one finding: accept, reject, or correct with --set. unsure takes an
    earlier decision back.
    """
    from twosource.model.record import Ruling, Verdict
    from twosource.review import decide_finding, decide_pair

    on_pair = verdict in {"same", "different"} or (verdict == "unsure" and len(ids) == 2)
    if len(ids) != (2 if on_pair else 1):
        raise click.UsageError(f"{verdict} is decided of {'two things' if on_pair else 'one finding'}: give the ids")
    with errors_as_words():
        if not on_pair:
            found = decide_finding(record, Ruling(verdict), ids[0], changes=changes, note=note)
            click.echo(f"kept: {verdict} {found.id}; the record is joined anew")
            return
        outcome = decide_pair(record, Verdict(verdict), *ids, of=of, note=note)
    click.echo(f"kept: {verdict}, for {outcome.kept} pairs of members; the record is joined anew")
    if not outcome.holds:
        click.echo("twosource: other decisions stand against it, so it is not in force: see `twosource why`", err=True)
        sys.exit(1)


@main.command(epilog="Example: twosource remove record.db reports/hoax.html --note 'withdrawn'")
@click.argument("record", type=EXISTING_RECORD)
@click.argument("reports", nargs=-1, required=True)
@click.option("--back", is_flag=True, help="Bring reports back that were taken out.")
@click.option("--note", default="", help="Why, for whoever reads it later.")
def remove(record: Path, reports: tuple[str, ...], back: bool, note: str) -> None:
    """Take REPORTS (paths or ids) out of RECORD, with all that they alone bear out, or bring them back."""
    from twosource.review import remove as take_out

    with errors_as_words():
        paths = take_out(record, reports, back=back, note=note)
    for path in paths:
        click.echo(_plain(f"{'brought back' if back else 'taken out'}: {path}"))


@main.command(epilog="Example: twosource export record.db --format case -o case.json")
@click.argument("record", type=EXISTING_RECORD)
@click.option(
    "--format",
    "form",
    type=click.Choice(["case", "time", "escalation"]),
    default="case",
    show_default=True,
    help="case: JSON of findings and groups; time: JSON of timeline, chains, escalation, figures by convention;"
    " escalation: CSV, one row for each pair of actors and day.",
)
@click.option("-o", "--output", required=True, type=RECORD, help="The file to write.")
@click.option("--story", metavar="ID", help="Only this story.")
def export(record: Path, form: str, output: Path, story: str | None) -> None:
    """Write RECORD in a format for other programs."""
    from twosource.export.case import to_json
    from twosource.export.over_time import escalation_csv, time_json
    from twosource.store import read_record

    write = {"case": to_json, "time": time_json, "escalation": escalation_csv}[form]
    with errors_as_words():
        output.write_text(write(read_record(record), story), encoding="utf-8", newline="\n")
    click.echo(f"wrote {output}")


@main.command(epilog="Example: twosource demo -o demo.db --report demo.html")
@click.option("-o", "--output", "record", type=RECORD, default=Path("demo.db"), show_default=True)
@click.option("--report", "page", type=RECORD, default=Path("demo.html"), show_default=True)
def demo(record: Path, page: Path) -> None:
    """Read the example reports that come with TwoSource, show the record and write its page."""
    from twosource.export.html import render
    from twosource.export.text import lines
    from twosource.pipeline import build as run
    from twosource.pipeline import examples
    from twosource.store import read_record

    with errors_as_words(), _progress(show=True) as step:
        outcome = run((examples(),), record, mapping={}, jobs=None, step=step)
    with errors_as_words():
        built = read_record(record)
        for line in lines(built, story=None):
            click.echo(line)
        page.write_text(render(built), encoding="utf-8", newline="\n")
    click.echo(f"\nrecord: {record}\npage:   {page}  (open it in any browser)")
    sys.exit(1 if outcome.failed else 0)
