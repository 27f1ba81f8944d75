"""Counts of the killed and the hurt, in two sets that nothing was tuned on but our own 40 phrases.

`phrases.*` are the phrases of `incidents/numbers`, `muc4.*` the reports of `incidents/muc4` (measured only).
"""

from __future__ import annotations

from bench.gate import fingerprint
from bench.incidents import muc, phrases
from bench.plain import PlainReader
from bench.task import Figures, Request
from twosource.pipeline import Coder

PHRASES = ("incidents", "numbers", "casualty_phrases.jsonl")
REPORTS = ("incidents", "muc4", "dev.jsonl")


def run(request: Request) -> Figures:
    """In per cent; what each figure is stands in `phrases` and `muc`."""
    coder, read = Coder.load(), PlainReader.load()
    return {
        **phrases.score(coder, read, request.need(*PHRASES)),
        **muc.score(coder, read, request.file or request.need(*REPORTS)),
    }


def data_fingerprint(request: Request) -> str:
    """SHA-256 of both sets."""
    return fingerprint([request.need(*PHRASES), request.need(*REPORTS)])
