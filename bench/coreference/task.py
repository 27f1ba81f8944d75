"""Event coreference across documents (ECB+, development part): given words, stories as we group them, CoNLL F1.

Each document is read whole. The annotated words, and no others, are its events: parties, place, date and what is one
happening are found as for any report. Annotations: Cybulska and Vossen 2014, CC BY 3.0; nothing is learned from this
part. `lemma` is the floor: words with one head lemma in one story are one happening. What is one event is finer there
than what is one happening here: `learned` tells what the same traits come to with weights that `training.joins` learns
from the train part, as systems compared on this set learn theirs. These weights are not shipped.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bench.coreference.documents import Key, Part
from bench.gate import fingerprint
from bench.task import Figures, Request, run_scorer
from training.joins import HAPPENINGS, learned
from training.told import Told
from twosource.link import Linker
from twosource.link.actors import Actors
from twosource.link.clusters import Rulings
from twosource.link.traits import traits_of
from twosource.pipeline import Coder


def run(request: Request) -> Figures:
    """Per cent."""
    coder, linker = Coder.load(), Linker.load()
    whole = request.need("grouping", "ecbplus", "fulltext_train_dev.jsonl")
    part = Part.read(gold_file(request), whole, coder)
    train = Part.read(request.need("grouping", "ecbplus", "ecbplus_train.jsonl"), whole, coder)
    weights = learned(HAPPENINGS, list(stories(train, linker)), [])
    happenings = replace(linker.settings.happenings, weights=weights)
    other = replace(linker, settings=replace(linker.settings, happenings=happenings))
    story = {r: s.id for s in part.joined(linker).stories for r in s.reports}
    lemma = {k: f"{story[d.report.id]} {word}" for d in part.documents for k, word in d.lemmas.items()}
    found = {"ours": clusters(part, linker), "learned": clusters(part, other), "lemma": lemma}
    figures = {"mentions": float(len(part.gold)), "stories": float(len(set(story.values())))}
    for name, told in found.items():
        figures |= scored(request, name, {k: told.get(k, f"{k}") for k in part.gold})
    return figures


def clusters(part: Part, linker: Linker) -> dict[Key, str]:
    """The happening of each mention that is one of our events."""
    happening = {f"{m.report}:{m.finding}": h.id for h in part.joined(linker).happenings for m in h.mentions}
    return {key: happening[event] for d in part.documents for key, event in d.events.items()}


def stories(part: Part, linker: Linker) -> Iterator[Told]:
    """The stories of a part as `training.joins` learns from them: of an event told twice the first cluster counts."""
    by_report = {d.report.id: d for d in part.documents}
    for story in part.joined(linker).stories:
        documents = [by_report[r] for r in story.reports]
        roster = Actors.load()([d.findings for d in documents], [story], Rulings())
        traits = [t for d in documents for t in traits_of(d.report, d.findings, story.id, roster, linker.vocabulary)]
        of: dict[str, str] = {}
        for key, event in ((k, e) for d in documents for k, e in d.events.items()):
            of.setdefault(event, part.gold[key])
        yield Told(story.id, tuple(traits), (), of, {}, {})


def scored(request: Request, name: str, told: Mapping[Key, str]) -> Figures:
    """F1 by the scorer that comes with the data."""
    of_document: dict[str, list[dict[str, object]]] = defaultdict(list)
    for (document, start, end), cluster in told.items():
        of_document[document].append({"start": start, "end": end, "cluster": cluster})
    out = request.predictions / f"coreference_{name}.jsonl"
    lines = [json.dumps({"doc_id": d, "event_mentions": m}) for d, m in of_document.items()]
    out.write_text("\n".join(lines), encoding="utf-8")
    printed = run_scorer(request.scorer("grouping", "evaluate_coref.py"), str(gold_file(request)), str(out))
    rows = {words[0]: float(words[-1]) for line in printed.splitlines() if (words := line.split())}
    if name != "ours":
        return {f"{name}.conll": rows["CoNLL"]}
    return {"conll": rows["CoNLL"]} | {measure: rows[measure] for measure in ("muc", "b3", "ceafe")}


def gold_file(request: Request) -> Path:
    """One document a line, its annotated sentences only."""
    return request.file or request.need("grouping", "ecbplus", "ecbplus_dev.jsonl")


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the gold."""
    return fingerprint([gold_file(request)])
