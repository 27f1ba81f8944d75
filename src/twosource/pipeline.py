"""The whole system on one page: read, analyse, extract and keep each report; then link and weigh all that is kept."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import metadata, resources
from multiprocessing import get_context
from pathlib import Path

from twosource.analyse import Analyser, EventReading, model_version
from twosource.errors import InputError, ResourceError
from twosource.extract import Extractor
from twosource.link import Earlier, Linker
from twosource.model.finding import Findings
from twosource.model.record import Decision, Record, Review, Skipped
from twosource.model.review import reviewed
from twosource.model.text import Analysis, Report
from twosource.read import Reader, Source, discover, raw_bytes, raw_hash, skipped
from twosource.store import Input, OpenRecord, open_record
from twosource.weigh import Weigher

Step = Callable[[int, int, int, str], None]
"""Told of progress: inputs done, inputs in all, inputs left out so far, what is being done."""

# Starting a worker costs about a second: for fewer inputs than this one process is as fast.
INPUTS_WORTH_WORKERS = 12

# Reports under way for each worker: enough to keep it busy, few enough that memory stays flat.
WINDOW = 4

# What a fault in an extractor may raise. Such a report is left out and shown; the run goes on (architecture, rule 7).
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build did.

    `read` reports were new, `known` inputs were read before; `skipped` was left out in this run; `stopped` by the user.
    `reports` and `stories` are those of the whole record.
    """

    read: int
    known: int
    skipped: tuple[Skipped, ...]
    stopped: bool
    reports: int
    stories: int

    @property
    def failed(self) -> int:
        """How many inputs, or records of one, were left out in this run."""
        return len(self.skipped)


@dataclass(frozen=True, slots=True)
class Coder:
    """What one report says: nothing but the report decides it."""

    analyser: Analyser
    event_reading: EventReading
    extractor: Extractor

    @classmethod
    def load(cls) -> Coder:
        """Load the language model and the lexicons. Raises ResourceError."""
        analyser = Analyser.load(threads=1)
        return cls(analyser, EventReading.load(threads=1, encode=analyser.encode), Extractor.load())

    def __call__(self, report: Report) -> Findings:
        """The findings of a report."""
        return self.extractor(report, self.analysed(report))

    def analysed(self, report: Report) -> Analysis:
        """The report's sentences with their trees, and with what the reader of events makes of their words."""
        return self.event_reading(self.analyser(report))


def build(
    paths: Iterable[Path],
    record: Path,
    *,
    mapping: Mapping[str, str],
    jobs: int | None = None,
    step: Step | None = None,
) -> BuildOutcome:
    """Read what is new at the paths into the record, then link and weigh all of it.

    `mapping` says where JSON and CSV records keep a field (text -> body). `jobs` worker processes, all processors if
    None. A KeyboardInterrupt ends the reading; what was read is kept. Raises StoreError and ResourceError.
    """
    step = step or _say_nothing
    with open_record(record) as kept:
        tally = _Tally()
        try:
            _take_in(kept, list(discover(paths)), mapping, jobs or _processors(), tally, step)
            step(tally.done, tally.done, len(tally.skipped), "joining")
            whole = join(kept)
        except KeyboardInterrupt:
            tally.stopped = True
            whole = kept.record()
    left_out = tuple(sorted(tally.skipped, key=lambda s: (s.path, s.stage, s.reason)))
    return BuildOutcome(tally.read, tally.known, left_out, tally.stopped, len(whole.reports), len(whole.stories))


def _say_nothing(done: int, total: int, failed: int, phase: str) -> None:  # noqa: ARG001 - a Step that tells nobody
    return


def join(kept: OpenRecord) -> Record:
    """Link and weigh all that the record holds, and keep the outcome in place of the last one."""
    reviews, decisions = kept.reviews(), kept.decisions()
    reports, findings = kept.current()
    earlier = Earlier.of(kept.last_build(), _said(kept.readings(), reviews), linking_version())
    whole = together(reports, reviewed(findings, reviews), decisions, kept.skipped(), earlier)
    whole = replace(whole, decisions=decisions, reviews=reviews)
    kept.replace_joined(whole)
    return whole


def _said(readings: Mapping[str, str], reviews: Iterable[Review]) -> dict[str, str]:
    """What stands for the findings of each report: the version that read it, and what persons decided about it."""
    said = dict(readings)
    for r in reviews:
        if r.report in said:
            said[r.report] += f" {r.finding} {r.ruling} {r.field} {r.value}"
    return said


@cache
def linking_version() -> str:
    """Names the code and the words by which stories are told."""
    return code_version("twosource.link", "twosource.lexicon", "twosource.model")


def code_version(*packages: str) -> str:
    """Names what the files of these packages are: another name wherever one of them changes."""
    digest = hashlib.sha256()
    for package in packages:
        for file in sorted(resources.files(package).iterdir(), key=lambda f: f.name):
            if file.is_file() and not file.name.endswith(".pyc"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def together(
    reports: tuple[Report, ...],
    findings: tuple[Findings, ...],
    decisions: tuple[Decision, ...],
    left_out: tuple[Skipped, ...],
    earlier: Earlier | None = None,
) -> Record:
    """What the reports say together, and how well it stands. With the last build, only what changed is told anew."""
    joined = Linker.load()(reports, findings, decisions, earlier)
    return Weigher.load()(reports, findings, joined, left_out)


def examples() -> Path:
    """The folder of the example reports. Raises ResourceError."""
    installed = Path(str(resources.files("twosource.resources"))) / "examples" / "strikes-2024"
    checkout = Path(__file__).resolve().parents[2] / "examples" / "strikes-2024"
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise ResourceError(f"{installed}: the example reports are missing; install twosource again")


@dataclass(slots=True)
class _Tally:
    """The count of a run as it goes: `done` inputs, `read` new reports, `known` inputs that were read before."""

    done: int = 0
    read: int = 0
    known: int = 0
    stopped: bool = False
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A report of an input, to be read."""

    read_from: Input
    report: Report


@dataclass(frozen=True, slots=True)
class _Ended:
    """An input has no more reports. `read_from` is None where there was none to keep: known already, or no file."""

    read_from: Input | None
    skipped: tuple[Skipped, ...]


def _take_in(
    kept: OpenRecord, found: list[Source | Skipped], mapping: Mapping[str, str], jobs: int, tally: _Tally, step: Step
) -> None:
    """Read, analyse and keep each source that is new, in order, with the work spread over workers."""
    version = reading_version(mapping)
    known = kept.known_inputs()
    under_way: deque[tuple[_Fresh | _Ended, Future[Findings | Skipped] | None]] = deque()
    failed: list[Skipped] = []
    with _workers(jobs if len(found) >= INPUTS_WORTH_WORKERS else 1) as (submit, room):
        for item in _items(found, known, version, mapping):
            under_way.append((item, submit(item.report) if isinstance(item, _Fresh) else None))
            while len(under_way) > room:
                _keep(kept, *under_way.popleft(), failed, tally)
                step(tally.done, len(found), len(tally.skipped), "reading")
        while under_way:
            _keep(kept, *under_way.popleft(), failed, tally)
            step(tally.done, len(found), len(tally.skipped), "reading")


def _items(
    found: Iterable[Source | Skipped], known: frozenset[Input], version: str, mapping: Mapping[str, str]
) -> Iterator[_Fresh | _Ended]:
    """The reports of each source, each source's last one followed by its end."""
    reader = Reader.load(mapping)
    for source in found:
        if isinstance(source, Skipped):
            yield _Ended(None, (source,))
            continue
        try:
            data = raw_bytes(source)
        except InputError as error:
            yield _Ended(None, (skipped(error),))
            continue
        read_from = Input(source.locator, raw_hash(data), len(data), version)
        yield from (_Ended(None, ()),) if read_from in known else _reports(reader, source, data, read_from)


def _reports(reader: Reader, source: Source, data: bytes, read_from: Input) -> Iterator[_Fresh | _Ended]:
    left_out = []
    try:
        for item in reader(source, data):
            if isinstance(item, Skipped):
                left_out.append(item)
            else:
                yield _Fresh(read_from, item)
    except InputError as error:
        left_out.append(skipped(error))
    yield _Ended(read_from, tuple(left_out))


def _keep(
    kept: OpenRecord,
    item: _Fresh | _Ended,
    pending: Future[Findings | Skipped] | None,
    failed: list[Skipped],
    tally: _Tally,
) -> None:
    """Put a finished piece of work into the record; `failed` collects what an input's reports lost until it ends."""
    if isinstance(item, _Fresh) and pending is not None:
        findings = pending.result()
        if isinstance(findings, Skipped):
            failed.append(findings)
        else:
            kept.add(item.report, findings, item.read_from)
            tally.read += 1
    elif isinstance(item, _Ended):
        left_out = (*item.skipped, *failed)
        failed.clear()
        if item.read_from is not None:
            kept.finish_input(item.read_from, left_out)
        tally.known += item.read_from is None and not left_out
        tally.done += 1
        tally.skipped.extend(left_out)


@contextmanager
def _workers(jobs: int) -> Iterator[tuple[Callable[[Report], Future[Findings | Skipped]], int]]:
    """How to have a report read, and how many may be under way: in this process for one job, else in others."""
    if jobs == 1:
        yield _at_once, 0
        return
    # spawn, not fork: the language model's threads do not survive a fork.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        yield lambda report: pool.submit(read_report, report), WINDOW * jobs
    finally:
        pool.shutdown(cancel_futures=True)


def _at_once(report: Report) -> Future[Findings | Skipped]:
    done: Future[Findings | Skipped] = Future()
    done.set_result(read_report(report))
    return done


def read_report(report: Report) -> Findings | Skipped:
    """What one report says; a Skipped that names the fault if the program fails on it."""
    try:
        return _coder()(report)
    except FAULTS as error:
        return Skipped(
            report.path, "extract", f"a fault of the program, {type(error).__name__}: {error}; report it with the file"
        )


@cache
def _coder() -> Coder:
    """The coder of this process: loading it costs a quarter of a second, so once is enough."""
    return Coder.load()


def reading_version(mapping: Mapping[str, str]) -> str:
    """Names what decides a reading: the code, the model, and the user's mapping of fields."""
    fields = "".join(f" {ours}={theirs}" for ours, theirs in sorted(mapping.items()))
    return f"twosource {metadata.version('twosource')} model {model_version()}{fields}"


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
