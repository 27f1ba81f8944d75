"""Attributions in US election news: PolNeAR's development articles (Newell and others 2018), from raw text.

Nothing was made from this set; it is only measured on. It marks the outermost attributions alone, so those found within
another are left out of the predictions, which are written to `<predictions>/polnear.jsonl`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bench.gate import fingerprint
from bench.plain import PlainReader
from bench.single import records
from bench.task import Figures, Request, run_scorer
from twosource.analyse import Analyser
from twosource.extract.attributions import Attributor
from twosource.model.finding import Attribution
from twosource.model.text import Span

TYPES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Predictor:
    """Reads an article's text as it would a file of plain text, and tells its outermost attributions."""

    read: PlainReader
    analyser: Analyser
    attributor: Attributor

    @classmethod
    def load(cls) -> Predictor:
        """Load the language model and the lexicons."""
        return cls(PlainReader.load(), Analyser.load(threads=1), Attributor.load())

    def __call__(self, name: str, text: str) -> tuple[Attribution, ...]:
        """The outermost attributions. Raises ValueError if reading changed the text: its offsets would not hold."""
        report = self.read(name, text)
        return tuple(a for a in self.attributor(report, self.analyser(report)) if a.within is None)


def run(request: Request) -> Figures:
    """F1 of whole attributions (found, all parts overlapping, all parts exact), P and R, recall by type; per cent."""
    gold = _gold(request)
    written = request.predictions / "polnear.jsonl"
    predict = Predictor.load()
    with written.open("w", encoding="utf-8") as out:
        for record in records(gold):
            found = [as_record(a) for a in predict(record["id"], record["text"])]
            out.write(json.dumps({"id": record["id"], "attributions": found}) + "\n")
    return figures(
        run_scorer(request.scorer("attribution", "evaluate.py"), str(gold), str(written), "--types", "--json")
    )


def data_fingerprint(request: Request) -> str:
    """What the floors were measured on."""
    return fingerprint([_gold(request)])


def as_record(found: Attribution) -> dict[str, list[list[int]]]:
    """The attribution as the scorer reads it."""
    return {
        "source": _places(found.source),
        "cue": _places(found.cue),
        "content": _places(*found.content),
    }


def figures(printed: str) -> Figures:
    """The figures kept of what the scorer prints."""
    measured = json.loads(printed)
    kept = {f"{name}.f1": measured[name]["f1"] for name in ("attr.agr", "attr.overlap", "attr.exact")}
    kept |= {f"attr.agr.{side}": measured["attr.agr"][side] for side in ("p", "r")}
    kept |= {f"recall.{kind}": measured[f"attr.agr.recall.{kind}"]["r"] for kind in TYPES}
    kept |= {"content.dice": measured["given.content_dice"]["r"]}
    return {name: 100 * value for name, value in kept.items()}


def _gold(request: Request) -> Path:
    return request.file or request.need("attribution", "polnear", "dev.jsonl")


def _places(*spans: Span | None) -> list[list[int]]:
    return [[s.start, s.end] for s in spans if s is not None]
