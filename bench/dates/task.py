"""Date expressions against Microsoft's specifications (Recognizers-Text, English, MIT), by `DateReader` on each.

The specifications are for the calendar of an assistant; a record of news asks for days that lie mostly behind it. Of
their expressions those are measured that news uses. Left out (`left_out.tsv` has the expressions), with the reason:

- by type: times of day, durations, recurring sets, time zones. They are no dates;
- now: hours and minutes from now, "now", "at present": times of day too;
- feast: feasts and holidays. Their days are the calendar's of a place, not of the text;
- what the specification itself does not resolve (seasons, school and fiscal years, 30 February);
- open to the past ("before 2010", "until Friday"), or from a future day on: the record's dates have two ends;
- short: numbers without a full year ("22/04", "5.12", "5/3/18", "april of 87"): in news they are scores, parts, rates;
- spoken: years and days in number words ("nineteen ninety six"), as spoken to a machine: newspapers print figures;
- calendar: speech for calendars. Numbered weeks, "w/c", "eod", "cy18", "otd", "tmrw", business days, "the day", "the
  week" alone, "Monday 21", "3 days starting Friday", "and later", ">= 2019";
- duration: "in two weeks", "within 9 months", which are durations in news ("the third in two weeks");
- tale: "the day before", "three weeks later". They are reckoned from the tale, which a single sentence lacks;
- code: what stands in code, addresses and file names.

A value is right if first and last day are those of one of the specification's readings, with these settled differences:
an end is inclusive here and exclusive there; a range of months, quarters or years includes its last here and stops
before it there; "after" a day begins with the next; weeks, months and years from now or ago are the week, the month,
the year about the day that the specification names; a range open to the future ends with the report's day; of a time of
day only the day counts.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.gate import fingerprint
from bench.task import Figures, Request
from twosource.extract.dates import DateReader
from twosource.model.finding import When
from twosource.model.text import BlockKind, Sentence, Span, Token

LEFT_OUT = Path(__file__).parent / "left_out.tsv"
NO_DATES = frozenset({"time", "timerange", "duration", "set", "timezone"})
_IN_CODE = re.compile(r"https?:|www\.|\.xlsx|_report|-\d{8}-|^-|\$")
_AROUND = re.compile(r"\b(?:weeks?|months?|years?)\b.*\b(?:ago|from|before|after)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One expression: its sentence, the report's day, and the days it may mean, end exclusive."""

    id: str
    text: str
    told: str
    start: int
    end: int
    words: str
    readings: tuple[tuple[date, date | None], ...]


def run(request: Request) -> Figures:
    """Per cent of the expressions that are read at all, and whose value is right; how many are measured, left out."""
    path = request.file or request.need("incidents", "temporal", "ms_recognizers_datetime_en.jsonl")
    read = DateReader.load()
    counts: Counter[str] = Counter()
    misses = []
    for wanted in expressions(path, counts):
        found = tuple(w for w in read(_sentence(wanted.text), wanted.told) if w.span)
        best = next((w for w in found if w.span and w.span.start < wanted.end and wanted.start < w.span.end), None)
        right = best is not None and is_right(best, wanted)
        counts.update(measured=1, read=best is not None, right=right)
        if not right:
            misses.append(f"{wanted.id}\t{wanted.text}\t{wanted.words}\t{wanted.readings}\t{best}")
    (request.predictions / "dates.misses.tsv").write_text("\n".join(misses), encoding="utf-8")
    share = {name: 100 * counts[name] / max(1, counts["measured"]) for name in ("read", "right")}
    return {"value": share["right"], "read": share["read"], "measured": counts["measured"], "left_out": counts["out"]}


def data_fingerprint(request: Request) -> str:
    """What the floors were measured on."""
    return fingerprint([request.need("incidents", "temporal", "ms_recognizers_datetime_en.jsonl")])


def expressions(path: Path, counts: Counter[str]) -> Iterator[Wanted]:
    """The expressions that are measured; the others are counted as `out` where they are dates at all."""
    left_out = re.compile("|".join(r["pattern"] for r in table(LEFT_OUT)), re.IGNORECASE)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for timex in row["timex"] or ():
            kind = (timex["type"] or "").removeprefix("datetimeV2.")
            if kind in NO_DATES or timex["start"] is None:
                continue
            readings = tuple(r for v in timex.get("values") or () if (r := _reading(v)))
            code = _IN_CODE.search(row["text"]) or row["dct"] is None
            ahead = all(end is None and start.isoformat() > row["dct"] for start, end in readings)
            if not readings or code or ahead or left_out.search(timex["text"]):
                counts["out"] += 1
                continue
            yield Wanted(row["id"], row["text"], row["dct"], timex["start"], timex["end"] + 1, timex["text"], readings)


def _sentence(text: str) -> Sentence:
    """The text as a sentence of words between blanks: dates are read by characters, whatever the tokens."""
    spans = [Span(*m.span()) for m in re.finditer(r"\S+", text)]
    tokens = tuple(Token(s, text[s.start : s.end], "", "X", "X", "", -1, "root") for s in spans)
    return Sentence(Span(0, len(text)), 0, BlockKind.PROSE, tokens, ())


def _reading(value: dict[str, str]) -> tuple[date, date | None] | None:
    """First day and the day behind the last, None where open; None for what has no first day."""
    try:
        if "value" in value and "start" not in value:
            day = date.fromisoformat(value["value"][:10])
            return day, day + timedelta(days=1)
        start = date.fromisoformat(value["start"][:10])
        if "end" not in value:
            return start, None if len(value["start"]) == 10 else start + timedelta(days=1)
        end = date.fromisoformat(value["end"][:10])
        timed = len(value["end"]) > 10
        return start, end + timedelta(days=1) if timed or end == start else end
    except (KeyError, ValueError):
        return None


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV file with a header; lines that begin with "# " are comments."""
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(
            (ln for ln in lines if not ln.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE
        )


def is_right(found: When, wanted: Wanted) -> bool:
    """Whether one of the readings is found, the settled differences aside."""
    start, end = date.fromisoformat(found.start), date.fromisoformat(found.end)
    return any(_fits(start, end, reading, wanted) for reading in wanted.readings)


def _fits(start: date, end: date, reading: tuple[date, date | None], wanted: Wanted) -> bool:
    first, behind = reading
    told = date.fromisoformat(wanted.told[:10])
    if behind is None:
        follows = wanted.words.startswith("after") and start == first + timedelta(days=1)
        return (start == first or follows) and (end == told or first > told)
    if behind - first == timedelta(days=1) and _AROUND.search(wanted.words):
        return start <= first <= end and (end - start).days <= 366
    ends = {end + timedelta(days=1), end}
    if (end + timedelta(days=1)).day == 1:
        ends.add(end.replace(day=1))
    if end.month % 3 == 0 and (end + timedelta(days=1)).day == 1:
        ends.add(end.replace(month=end.month - 2, day=1))
    if (end.month, end.day) == (12, 31):
        ends.add(end.replace(month=1, day=1))
    return start == first and behind in ends
