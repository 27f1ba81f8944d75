"""What a second network, learned for what sentences tell, makes of each word: the reader of events.

It is apart from the network of trees because the two tasks want unlike vectors of one word (docs/adr/0009). What its
numbers mean is for `extract.readings` to say; here they are made and packed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime

from twosource.analyse.encode import MAX_PIECES, Encoded, Encoder
from twosource.analyse.network import session
from twosource.analyse.shipped import shipped_folder
from twosource.model.text import Analysis, BlockKind, Sentence

FILE = "events.onnx"
READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PROSE, BlockKind.CAPTION})
"""What is told to the reader: the rest of a page tells of no happening."""


@dataclass(frozen=True, slots=True)
class EventReading:
    """Analysis -> the same with readings of every sentence. A sentence is read alone, for the same reason as trees."""

    encode: Encoder
    model: onnxruntime.InferenceSession

    @classmethod
    def load(cls, threads: int = 1, folder: Path | None = None) -> EventReading:
        """Load the shipped reader, or the one in `folder`. Raises ResourceError where a file is missing."""
        encode = Encoder.load(shipped_folder() / "tokenizer.json")
        return cls(encode, session((folder or shipped_folder()) / FILE, threads))

    def __call__(self, analysis: Analysis) -> Analysis:
        """The analysis with what each word tells."""
        return replace(analysis, sentences=tuple(self._read(s) for s in analysis.sentences))

    def _read(self, sentence: Sentence) -> Sentence:
        encoded = self.encode([t.text for t in sentence.tokens])
        if sentence.kind not in READ or len(encoded.pieces) > MAX_PIECES + 2:
            return sentence
        return replace(sentence, readings=self._packed(encoded))

    def _packed(self, encoded: Encoded) -> bytes:
        """One row a word in half precision: what is lost is less than what quantisation of the network costs."""
        pieces = np.array([encoded.pieces], np.int64)
        (rows,) = self.model.run(
            ["readings"],
            {
                "pieces": pieces,
                "mask": np.ones(pieces.shape, np.float32),
                "casing": np.array([encoded.casing], np.int64),
                "starts": np.array([encoded.starts], np.int64),
                "word_casing": np.array([encoded.word_casing], np.int64),
            },
        )
        packed: bytes = rows[0, 1:].astype("<f2").tobytes()
        return packed
