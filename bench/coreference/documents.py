"""Documents of ECB+ as reports in which the annotated words, and no others, tell of events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from bench.single import as_report
from bench.spans import tokens_in
from twosource.extract.arguments import roles_of
from twosource.extract.found import EventFinder, Found
from twosource.extract.scene import Scene
from twosource.extract.telling import Teller, TellingSettings, unlisted
from twosource.extract.triggers import lemma_of
from twosource.link import Linker
from twosource.model.finding import EventType, Findings
from twosource.model.record import Joined
from twosource.model.text import Report, Span
from twosource.pipeline import Coder

# A document is JSON as the set has it.
Document = dict[str, Any]
Key = tuple[str, int, int]
"""A gold mention: document, start and end as the set has them."""

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
    inside = tokens_in(scene, span)
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
        lines = [a.replace(b, "").strip() for a, b in zip_longest(lines, strange[: len(lines)], fillvalue="")]
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


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with what is found in it: by gold mention the event's id, where it has one, and its head's lemma."""

    report: Report
    findings: Findings
    events: Mapping[Key, str]
    lemmas: Mapping[Key, str]


def coded(coder: Coder, one: Given) -> Coded:
    """Read a document with the given words as its events."""
    events, find = coder.extractor.events, coder.extractor.events.find
    words = GivenWords(find.gazetteer, find.triggers, find.needs, find.parties, find.places, frozenset(one.spans))
    tell = Teller(events.tell.tells, events.tell.types, ALL_OF_THEM)
    analysis = coder.analysed(one.report)
    extractor = replace(coder.extractor, events=replace(events, find=words, tell=tell))
    findings = extractor(one.report, analysis)
    of_word = {s: e.id for e in findings.events for s in (e.trigger, *e.mentions)}
    ids: dict[Key, str] = {}
    lemmas: dict[Key, str] = {}
    for sentence in analysis.sentences:
        scene = find.scene(sentence, findings.mentions)
        for span, ends in one.spans.items():
            key = (one.report.id, *ends)
            if (head := head_of(scene, span)) is not None:
                lemmas.setdefault(key, lemma_of(scene.tree, head))
                if (found := of_word.get(scene.tree[head].span)) is not None:
                    ids.setdefault(key, f"{one.report.id}:{found}")
    return Coded(one.report, findings, ids, lemmas)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the set, and the gold cluster of each mention."""

    documents: tuple[Coded, ...]
    gold: Mapping[Key, str]

    @classmethod
    def read(cls, file: Path, whole: Path, coder: Coder) -> Part:
        """Read the documents of a file of annotations; `whole` has their texts."""
        found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        texts = {d["id"]: d["text"] for d in map(json.loads, whole.read_text(encoding="utf-8").splitlines())}
        gold = {(d["doc_id"], m["start"], m["end"]): m["cluster"] for d in found for m in d["event_mentions"]}
        return cls(tuple(coded(coder, given(d, own_text(d["doc_id"], texts))) for d in found), gold)

    def joined(self, linker: Linker) -> Joined:
        """What the documents say together."""
        return linker(tuple(d.report for d in self.documents), tuple(d.findings for d in self.documents))
