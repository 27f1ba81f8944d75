"""How fast the shipped model reads news on this machine: raw text to Analysis, on one core and on two.

No floor holds a time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.task import Figures, Request
from twosource.analyse import Analyser
from twosource.analyse.shipped import shipped_folder
from twosource.pipeline import build

ARTICLES = 40
"""About 25,000 words: long enough that the clock's grain does not matter."""

NETWORK_FILES = ("model.onnx", "relations.onnx", "events.onnx", "pieces.bin")
STORIES, REPORTS_OF_A_STORY = 12, 5

COLD_START = "from twosource.analyse import Analyser; Analyser.load().text('Rebels took the town.')"
RESIDENT = COLD_START + "; print(*(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmRSS')))"
MEGABYTE = 1 << 20


def run(request: Request) -> Figures:
    """Words a second by the wall and by the processor's clock, seconds to the first sentence, memory."""
    path = request.file or request.need("newswire", "texts.jsonl")
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(ARTICLES), strict=False)]
    cold = min(_cold_start() for _ in range(3))
    analyser = Analyser.load(threads=1)
    analyser.text(texts[0])
    wall, cpu = time.perf_counter(), time.process_time()
    sentences = [sentence for text in texts for sentence in analyser.text(text).sentences]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    words = sum(len(sentence.tokens) for sentence in sentences)
    return {
        **_pipeline(request),
        "words_per_second_1": words / wall,
        "words_per_second_2": _two_at_once(texts, words),
        "words_per_cpu_second": words / cpu,
        "words_per_sentence": words / len(sentences),
        "cold_start_seconds": cold,
        "loaded_memory_mb": int(_printed(RESIDENT)) / 1024,
        "model_file_mb": sum((shipped_folder() / name).stat().st_size for name in NETWORK_FILES) / MEGABYTE,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _two_at_once(texts: list[str], words: int) -> float:
    """Words a second of two processes that each read all the texts."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_load) as pool:
        list(pool.map(_read, [texts[:1]] * 8))
        began = time.perf_counter()
        list(pool.map(_read, [texts, texts]))
        return 2 * words / (time.perf_counter() - began)


_loaded: list[Analyser] = []


def _load() -> None:
    _loaded.append(Analyser.load(threads=1))


def _read(texts: list[str]) -> None:
    for text in texts:
        _loaded[0].text(text)


def _pipeline(request: Request) -> Figures:
    """Files to record, on two workers: the first five reports of each of the first twelve stories."""
    folders = sorted(p for p in request.need("stories").iterdir() if p.is_dir())[:STORIES]
    files = tuple(file for folder in folders for file in sorted(folder.glob("*.txt"))[:REPORTS_OF_A_STORY])
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        outcome = build(files, Path(folder) / "record.db", mapping={}, jobs=2)
        taken = time.perf_counter() - began
    return {
        "reports_per_second_2": outcome.read / taken,
        "reports": float(outcome.read),
        "failed": float(outcome.failed),
    }


def _cold_start() -> float:
    began = time.perf_counter()
    _printed(COLD_START)
    return time.perf_counter() - began


def _printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
