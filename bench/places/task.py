"""Names of places and their points, against TR-News (Kamalloo and Rafiei, 2018) and GeoWebNews (Gritta et al., 2020).

Both sets measure only: no rule, word or point was made from them. A report is read from its bare text, as a file of
plain text would be. Gold toponyms are those with coordinates, literal or not ("London said"), also within longer names;
left out are the adjectives ("British"), which the record keeps as people of a country and not as places. What is found
exactly where the gold marks something else (adjectives, demonyms, languages, namesakes) counts neither way.

`f1` is that of spans that overlap, `f1.exact` of identical ones; `within_161` is the share of all gold toponyms whose
point is found within 161 km (100 miles), `resolved.within_161` of those found that were given a point.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.gate import fingerprint
from bench.plain import PlainReader
from bench.single import records
from bench.task import Figures, Request, run_scorer
from twosource.analyse import Analyser
from twosource.extract.toponyms import ToponymReader
from twosource.model.finding import Where

Row = dict[str, object]
SETS = ("trnews", "geowebnews")


def run(request: Request) -> Figures:
    """In per cent, for each set and for both together (the mean of the two)."""
    scorer = request.scorer("incidents", "geo_eval.py")
    files = (request.file,) if request.file else tuple(_path(request, name) for name in SETS)
    out = request.predictions / "places"
    out.mkdir(parents=True, exist_ok=True)
    figures: Figures = {}
    for path in files:
        gold, found = out / f"{path.stem}.gold.jsonl", out / f"{path.stem}.jsonl"
        rows = list(records(path))
        _write(gold, ({"id": row["id"], "toponyms": [_without_adjective(t) for t in row["toponyms"]]} for row in rows))
        _write(found, _found(rows))
        scores = json.loads(run_scorer(scorer, str(gold), str(found), "--coords-only"))
        figures |= {f"{path.stem}.{name}": value for name, value in _figures(scores).items()}
    for name in ("f1", "f1.exact", "within_161", "resolved.within_161"):
        figures[name] = sum(figures[f"{path.stem}.{name}"] for path in files) / len(files)
    return figures


def data_fingerprint(request: Request) -> str:
    """What the floors were measured on."""
    return fingerprint([_path(request, name) for name in SETS])


def _path(request: Request, name: str) -> Path:
    return request.need("incidents", "geoparsing", f"{name}.jsonl")


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _without_adjective(toponym: Row) -> Row:
    """Without a point it is no place for the scorer, and not counted against what is found there."""
    return {**toponym, "lat": None, "lon": None} if toponym.get("modifier") == "Adjective" else toponym


def _found(rows: Iterable[Row]) -> Iterator[Row]:
    analyse, read, reports = Analyser.load(), ToponymReader.load(), PlainReader.load()
    for row in rows:
        report = reports(str(row["id"]), str(row["text"]))
        yield {"id": row["id"], "toponyms": [_row(where) for where in read(report, analyse(report))]}


def _row(where: Where) -> Row:
    return {"start": where.span.start, "end": where.span.end, "lat": where.latitude, "lon": where.longitude}


def _figures(scores: dict[str, dict[str, float]]) -> Figures:
    exact, overlap, resolved, every = (scores[k] for k in ("span_exact", "span_overlap", "resolved", "all_gold"))
    return {
        "f1": 100 * overlap["F1"],
        "f1.exact": 100 * exact["F1"],
        "within_161": 100 * every["acc161"],
        "resolved.within_161": 100 * resolved["acc161"],
    }
