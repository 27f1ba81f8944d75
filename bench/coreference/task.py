"""Event coreference across documents (ECB+, development part): given words, stories as we group them, CoNLL F1.

Each document is read whole. The annotated words, and no others, are its events: parties, place, date and what is one
happening are found as for any report. Annotations: Cybulska and Vossen 2014, CC BY 3.0; nothing is learned from this
part. `lemma` is the floor: words with one head lemma in one story are one happening.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from bench.gate import fingerprint
from bench.single import as_report
from bench.task import Figures, Request, run_scorer
from twosource.extract.arguments import roles_of
from twosource.extract.found import EventFinder, Found
from twosource.extract.scene import Scene
from twosource.extract.telling import Teller, TellingSettings, unlisted
from twosource.extract.triggers import lemma_of
from twosource.link import Linker
from twosource.model.finding import EventType, Findings
from twosource.model.text import Report, Span
from twosource.pipeline import Coder

# A document is JSON as the set has it.
Document = dict[str, Any]

ALL_OF_THEM = TellingSettings(new=2.0, typed=2.0, kept=0.0)
"""No word beside those that are given, and none of these left out."""


@dataclass(frozen=True, slots=True)
class GivenWords(EventFinder):
    """Finds an event at each of the given words, of the lexicon's type where it lists the word."""

    spans: frozenset[Span] = frozenset()

    def __call__(self, scene: Scene) -> Iterator[Found]:
        """The events in order of the text, one for each head of given words."""
        listed = {r[0].head: r[0] for r in self.triggers(scene.tree)}
        for i in sorted({h for s in self.spans if (h := head_of(scene, s)) is not None}):
            if i in listed:
                yield Found(replace(listed[i], tokens=(i,)), roles_of(scene, listed[i]))
            else:
                yield unlisted(self, scene, i, EventType.OTHER)


def head_of(scene: Scene, span: Span) -> int | None:
    """The first token of the span whose head lies outside it; None where the sentence holds none of it."""
    inside = [
        i for i in range(len(scene.tree)) if scene.tree[i].span.start < span.end and span.start < scene.tree[i].span.end
    ]
    return next((i for i in inside if scene.tree[i].head not in inside), None)


@dataclass(frozen=True, slots=True)
class Given:
    """A document as a report, its gold mentions (start and end as the set has them) by where they stand in it."""

    report: Report
    spans: Mapping[Span, tuple[int, int]]


def own_text(document: str, texts: Mapping[str, str]) -> str:
    """The text without the sentences of others: in the file, each of 2_5ecb follows the one of 12_5ecb, and so on."""
    lines = texts[document].split("\n")
    for other in sorted(i for i in texts if i != document and i.endswith(document)):
        strange = texts[other].split("\n")
        lines = [a.replace(b, "").strip() for a, b in zip_longest(lines, strange[: len(lines)], fillvalue=" ")]
    return "\n".join(line for line in lines if line)


def given(document: Document, text: str) -> Given:
    """Find the annotated sentences in the whole text, each after the one before; one that it lacks is added to it."""
    placed, at, offset = {}, 0, 0
    for line in document["text"].split("\n"):
        found = max(text.find(line, at), text.find(line))
        if found < 0:  # the two files write some quotation marks in other ways
            found, text = len(text) + 1, f"{text}\n{line}"
        shift = found - offset
        for m in document["event_mentions"]:
            if offset <= m["start"] < offset + len(line):
                placed[Span(m["start"] + shift, m["end"] + shift)] = (m["start"], m["end"])
        at, offset = max(at, found), offset + len(line) + 1
    return Given(as_report(document["doc_id"], text), placed)


def read(coder: Coder, one: Given) -> tuple[Findings, dict[Span, str], dict[Span, str]]:
    """The findings of a report with the given events, and the id and the head lemma by the gold mentions."""
    events, find = coder.extractor.events, coder.extractor.events.find
    words = GivenWords(find.gazetteer, find.triggers, find.needs, find.parties, find.places, frozenset(one.spans))
    tell = Teller(events.tell.tells, events.tell.types, ALL_OF_THEM)
    analysis = coder.analysed(one.report)
    extractor = replace(coder.extractor, events=replace(events, find=words, tell=tell))
    findings = extractor(one.report, analysis)
    of_word = {s: e.id for e in findings.events for s in (e.trigger, *e.mentions)}
    ids: dict[Span, str] = {}
    lemmas: dict[Span, str] = {}
    for sentence in analysis.sentences:
        scene = find.scene(sentence, findings.mentions)
        for span in one.spans:
            if (head := head_of(scene, span)) is not None:
                lemmas.setdefault(span, lemma_of(scene.tree, head))
                if (found := of_word.get(scene.tree[head].span)) is not None:
                    ids.setdefault(span, found)
    return findings, ids, lemmas


def run(request: Request) -> Figures:
    """Per cent."""
    documents = [json.loads(line) for line in gold_file(request).read_text(encoding="utf-8").splitlines()]
    whole = request.need("grouping", "ecbplus", "fulltext_train_dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {d["id"]: d["text"] for d in map(json.loads, whole)}
    ours = [given(d, own_text(d["doc_id"], texts)) for d in documents]
    coder = Coder.load()
    said = {g.report.id: read(coder, g) for g in ours}
    joined = Linker.load()(tuple(g.report for g in ours), tuple(f for f, _, _ in said.values()))
    happening = {f"{m.report}:{m.finding}": h.id for h in joined.happenings for m in h.mentions}
    story = {r: s.id for s in joined.stories for r in s.reports}
    clusters: dict[str, dict[tuple[str, int, int], str]] = defaultdict(dict)
    for g in ours:
        _, ids, lemmas = said[g.report.id]
        for span, (start, end) in g.spans.items():
            key = (g.report.id, start, end)
            alone = f"{g.report.id} {start}"
            clusters["ours"][key] = happening[f"{g.report.id}:{ids[span]}"] if span in ids else alone
            clusters["lemma"][key] = f"{story[g.report.id]} {lemmas.get(span, alone)}"
    figures = {"mentions": float(len(clusters["ours"])), "stories": float(len(joined.stories))}
    for name, found in clusters.items():
        figures |= scored(request, name, found)
    return figures


def scored(request: Request, name: str, clusters: Mapping[tuple[str, int, int], str]) -> Figures:
    """F1 by the scorer that comes with the data."""
    of_document: dict[str, list[dict[str, object]]] = defaultdict(list)
    for (document, start, end), cluster in clusters.items():
        of_document[document].append({"start": start, "end": end, "cluster": cluster})
    out = request.predictions / f"coreference_{name}.jsonl"
    lines = [json.dumps({"doc_id": d, "event_mentions": m}) for d, m in of_document.items()]
    out.write_text("\n".join(lines), encoding="utf-8")
    printed = run_scorer(request.scorer("grouping", "evaluate_coref.py"), str(gold_file(request)), str(out))
    rows = {words[0]: float(words[-1]) for line in printed.splitlines() if (words := line.split())}
    prefix = "" if name == "ours" else f"{name}."
    return {f"{prefix}conll": rows["CoNLL"]} | {
        f"{prefix}{m}": rows[m] for m in ("muc", "b3", "ceafe") if name == "ours"
    }


def gold_file(request: Request) -> Path:
    """One document a line, its annotated sentences only."""
    return request.file or request.need("grouping", "ecbplus", "ecbplus_dev.jsonl")


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the gold."""
    return fingerprint([gold_file(request)])
