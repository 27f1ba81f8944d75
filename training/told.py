"""Annotated stories as they are told by our own findings and by the annotations: what joining learns from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from training.annotations import origin_of, split, stories, with_text
from training.event_rows import Readers
from training.gold_findings import gold_findings
from twosource.link import Linker
from twosource.link.actors import Actors
from twosource.link.clusters import Rulings
from twosource.link.figures import Count, counts_of
from twosource.link.traits import Traits, traits_of
from twosource.model.finding import Findings
from twosource.model.record import Story
from twosource.model.text import Report, Span
from twosource.pipeline import Coder
from twosource.read import Reader, Source, discover, raw_bytes

# A case is JSON as the case format has it.
Annotated = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One story by one set of findings.

    `happening_of` and `set_of` lead from `report:finding` to the annotated happening and set of figures (a figure of
    no set is one of its own); findings that stand for no annotation are not in them. `pairs`: how many pairs of
    annotations are one thing, by table of weights.
    """

    name: str
    traits: tuple[Traits, ...]
    counts: tuple[Count, ...]
    happening_of: Mapping[str, str]
    set_of: Mapping[str, str]
    pairs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Material:
    """The annotated stories of a part that have several reports, with what our extraction finds in them."""

    cases: tuple[tuple[Annotated, tuple[Report, ...], tuple[Findings, ...]], ...]

    @classmethod
    def read(cls, data: Path, part: str, readers: Readers | None = None) -> Material:
        """Read and extract; with readers of events, a train story by the one that has not learned from it.

        Raises TextDiffersError.
        """
        coder, cases = Coder.load(), []
        for case, found in read_stories(data, part):
            of_case = coder
            if readers is not None and part == "train":
                of_case = replace(coder, event_reading=readers.without(origin_of(case)))
            cases.append((case, found, tuple(of_case(r) for r in found)))
        return cls(tuple(cases))

    def told(self) -> tuple[list[Told], list[Told]]:
        """The stories by our findings, and by the annotations."""
        linker = Linker.load()
        own = [told(case, reports, findings, linker) for case, reports, findings in self.cases]
        gold = [told(case, reports, _gold(case, reports), linker) for case, reports, _ in self.cases]
        return own, gold


def read_stories(data: Path, part: str) -> Iterator[tuple[Annotated, tuple[Report, ...]]]:
    """The annotated stories of a part that have several reports, with their reports as our reader has them."""
    parts, reader = split(), Reader.load({})
    for _, kept in stories():
        if parts[kept["case"]] == part and len(kept["reports"]) > 1:
            case = with_text(kept, data)
            with TemporaryDirectory() as folder:
                for report in case["reports"]:
                    (Path(folder) / f"{report['id']}.txt").write_bytes(report["text"].encode("utf-8"))
                sources = [s for s in discover([Path(folder)]) if isinstance(s, Source)]
                found = [r for s in sources for r in reader(s, raw_bytes(s)) if isinstance(r, Report)]
            yield case, tuple(found)


def _gold(case: Annotated, reports: Sequence[Report]) -> tuple[Findings, ...]:
    annotated = {r["id"]: r for r in case["reports"]}
    return tuple(gold_findings(r, annotated[_name(r)]) for r in reports)


def _name(report: Report) -> str:
    return Path(report.path).stem


def told(case: Annotated, reports: Sequence[Report], findings: Sequence[Findings], linker: Linker) -> Told:
    """The story as these findings tell it; figures lie in the happenings that the linker makes of them."""
    roster = Actors.load()(findings, [Story("s", "", tuple(r.id for r in reports))], Rulings())
    vocabulary = linker.vocabulary
    happenings = linker(tuple(reports), tuple(findings)).happenings
    joined = {f"{m.report}:{m.finding}": h.id for h in happenings for m in h.mentions}
    traits = [t for r, f in zip(reports, findings, strict=True) for t in traits_of(r, f, "s", roster, vocabulary)]
    counts = [c for r, f in zip(reports, findings, strict=True) for c in counts_of(r, f, joined, vocabulary)]
    happening_of = {m: h["id"] for h in case["happenings"] for m in h["mentions"]}
    set_of = {v: s["id"] for s in case["figure_sets"] for v in s["values"]}
    by_annotation = {k: v for r, f in zip(reports, findings, strict=True) for k, v in _stand_for(case, r, f).items()}
    return Told(
        case["case"],
        tuple(traits),
        tuple(counts),
        {k: happening_of[v] for k, v in by_annotation.items() if v in happening_of},
        {k: set_of.get(v, v) for k, v in by_annotation.items() if k in {c.key for c in counts}},
        {
            "happening": sum(_pairs(len(h["mentions"])) for h in case["happenings"]),
            "figure": sum(_pairs(len(s["values"])) for s in case["figure_sets"]),
        },
    )


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _stand_for(case: Annotated, report: Report, found: Findings) -> dict[str, str]:
    """Our `report:finding` -> the annotation it stands for, events and figures."""
    name = _name(report)
    (annotated,) = (r for r in case["reports"] if r["id"] == name)
    events = aligned(
        [(e["id"], e["type"], _span(e["trigger"])) for e in annotated["events"]],
        [(e.id, e.type.value, s) for e in found.events for s in (e.trigger, *e.mentions)],
    )
    counts = aligned(
        [(f["id"], f["measure"], _span(f["span"])) for f in annotated["figures"]],
        [(f.id, f.measure.value, f.span) for f in found.figures],
    )
    return {f"{report.id}:{ours}": f"{name}:{gold}" for ours, gold in (*events.items(), *counts.items())}


def _span(quoted: Annotated) -> Span:
    return Span(quoted["start"], quoted["end"])


Labelled = tuple[str, str, Span]
"""A finding: id, type or measure, words."""


def aligned(annotated: Sequence[Labelled], found: Sequence[Labelled]) -> dict[str, str]:
    """Our finding -> the annotated one it stands for: words that overlap, one to one, those of one label first."""
    overlapping = sorted(
        (label != label_gold, -overlap, span_gold.start, ours, gold)
        for gold, label_gold, span_gold in annotated
        for ours, label, span in found
        if (overlap := min(span.end, span_gold.end) - max(span.start, span_gold.start)) > 0
    )
    stands_for: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, ours, gold in overlapping:
        if ours not in stands_for and gold not in taken:
            stands_for[ours] = gold
            taken.add(gold)
    return stands_for
