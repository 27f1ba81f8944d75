"""What a person decides about a record, by the ids that it shows: kept in the file, and in force at once.

Groups (happenings, stories, figure sets ...) have ids that change with their members, so a decision on groups is kept
as decisions on the members: it holds in whatever groups they come to stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from twosource.errors import DecisionError, StoreError, UnknownId
from twosource.export.why import Asked, why_lines
from twosource.model.finding import Findings
from twosource.model.record import Decision, Record, Review, Ruling, Verdict
from twosource.model.review import Finding, corrected
from twosource.naming import Kind, Named, groups_of, named
from twosource.pipeline import join
from twosource.store import OpenRecord, open_record, read_record

MOST_PAIRS = 10_000  # a decision on two groups is one for each pair of their members


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision on a pair did: how many pairs of members were kept, and whether the record is now as it says."""

    kept: int
    holds: bool


def decide_pair(path: Path, verdict: Verdict, left: str, right: str, *, of: str | None, note: str) -> Outcome:
    """Keep that two things are the same, different, or undecided again, and join the record anew.

    Both are of one kind. Of reports `of` says what is decided: `story` or `copy`. Raises UnknownId, DecisionError,
    StoreError.
    """
    with _opened(path) as kept:
        sides = _sides(kept.record(), left, right, of)
        pairs = sorted({(min(a, b), max(a, b)) for a, b in product(sides[0].keys, sides[1].keys) if a != b})
        kept.decide(*(Decision(sides[0].of, a, b, verdict, note) for a, b in pairs))
        whole = join(kept)
    return Outcome(len(pairs), _holds(whole, pairs, sides[0].of, verdict))


def _opened(path: Path) -> OpenRecord:
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file; check the name, or make a record with `twosource build`")
    return open_record(path)


def _sides(record: Record, left: str, right: str, of: str | None) -> tuple[Named, Named]:
    a, b = named(record, left), named(record, right)
    if a.of == "report-story" and Kind.REPORT in {a.kind, b.kind}:
        if of is None:
            raise DecisionError(f"{left} and {right}: say what is decided of the reports, --of story or --of copy")
        a, b = (replace(side, of=f"report-{of}") if side.kind is Kind.REPORT else side for side in (a, b))
    if a.of != b.of:
        raise DecisionError(f"{left} is one {a.kind}, {right} one {b.kind}: a decision is on two things of one kind")
    if set(a.keys) & set(b.keys):
        raise DecisionError(f"{left} and {right} have members in common: decide on the members themselves")
    if len(a.keys) * len(b.keys) > MOST_PAIRS:
        raise DecisionError(
            f"{left} and {right} have more than {MOST_PAIRS:,} pairs of members: decide on some of them"
        )
    return a, b


def _holds(record: Record, pairs: Sequence[tuple[str, str]], of: str, verdict: Verdict) -> bool:
    """Whether the groups of the record are as the decision says."""
    if verdict is Verdict.UNSURE:
        return True
    groups = groups_of(record, of)
    together = [any(a in g and b in g for g in groups) for a, b in pairs]
    return all(together) if verdict is Verdict.SAME else not any(together)


def decide_finding(path: Path, ruling: Ruling, name: str, *, changes: Mapping[str, str], note: str) -> Finding:
    """Keep that a finding is right, none, right with changes, or undecided again, and join the record anew.

    Named by its id, or as `REPORT:ID`. `changes` are fields and values, of a correction only. The finding as it was
    found, with the changes. Raises UnknownId, DecisionError, StoreError.
    """
    if bool(changes) is not (ruling is Ruling.CORRECT):
        raise DecisionError("a correction names what changes, and nothing else does: correct ID --set FIELD=VALUE")
    with _opened(path) as kept:
        found = _finding(kept.current()[1], name)
        for field, value in changes.items():
            found = corrected(found, field, value)
        _check_bounds(found)
        pairs: tuple[tuple[str | None, str | None], ...] = tuple(changes.items()) or ((None, None),)
        kept.review(*(Review(found.report, found.id, ruling, field, value, note) for field, value in pairs))
        join(kept)
    return found


def _finding(said: Sequence[Findings], name: str) -> Finding:
    """The finding as it was found, whatever was decided: what was rejected can be accepted again."""
    every: list[Finding] = []
    for s in said:
        every += [*s.attributions, *s.events, *s.figures]
    found = [f for f in every if name in {f.id, f"{f.report}:{f.id}"}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownId(f"{name!r} names {len(found)} findings: give it as REPORT:{name}")
    raise UnknownId(
        f"there is no finding {name!r} in the record: give the id of an attribution, event mention or figure, as"
        " `twosource why RECORD ID` shows it"
    )


def _check_bounds(finding: Finding) -> None:
    low, high = getattr(finding, "low", None), getattr(finding, "high", None)
    if low is not None and high is not None and low > high:
        raise DecisionError(f"{finding.id}: low {low:g} lies above high {high:g}; correct both")


def remove(path: Path, names: Sequence[str], *, back: bool, note: str) -> tuple[str, ...]:
    """Take reports out of the record, or bring them back; their paths. What others bear out stays.

    A report is named by its id, its path, or its number. Raises UnknownId, DecisionError, StoreError.
    """
    with _opened(path) as kept:
        record, out = kept.record(), kept.removed()
        known = (
            {report: where for report, (where, _) in out.items()} if back else {r.id: r.path for r in record.reports}
        )
        chosen = [_report(name, known) if back else _shown(record, name) for name in names]
        for report in dict.fromkeys(chosen):
            kept.remove(report, None if back else note)
        join(kept)
    return tuple(known[report] for report in dict.fromkeys(chosen))


def why(path: Path, names: Sequence[str]) -> Iterator[str]:
    """Why the record says a thing, or (of two) why they are one or not, line by line. Raises UnknownId, StoreError."""
    record = read_record(path)
    found = [named(record, name) for name in names]
    yield from why_lines(record, [Asked(t.kind, t.id, t.of, t.keys, t.called) for t in found])


def _shown(record: Record, name: str) -> str:
    thing = named(record, name)
    if thing.kind is not Kind.REPORT:
        raise DecisionError(f"{name} is one {thing.kind}, no report: give the path or id of a report")
    return thing.id


def _report(name: str, known: Mapping[str, str]) -> str:
    found = [report for report, path in known.items() if name in {report, path}]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(sorted(known.values())) or "none"
    raise UnknownId(f"{name!r} names {len(found) or 'no'} reports that were taken out; those are: {listed}")
