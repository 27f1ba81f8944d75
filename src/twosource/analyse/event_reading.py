"""What a second network, learned for what sentences tell, makes of each word: the reader of events.

It is apart from the network of trees because the two tasks want unlike vectors of one word (docs/adr/0009). What its
numbers mean is for `extract.readings` to say; here they are made and packed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import onnxruntime

from twosource.analyse.encode import MAX_PIECES, Encoded, Encoder
from twosource.analyse.network import given, session
from twosource.analyse.shipped import shipped_folder
from twosource.model.text import TOLD, Analysis, Sentence

FILE = "events.onnx"


@dataclass(frozen=True, slots=True)
class EventReading:
    """Analysis -> the same with readings of every sentence. A sentence is read alone, for the same reason as trees."""

    encode: Encoder
    model: onnxruntime.InferenceSession

    @classmethod
    def load(cls, threads: int = 1, folder: Path | None = None, encode: Encoder | None = None) -> EventReading:
        """Load the shipped reader, or the one in `folder`; an `encode` that is there already serves it too.

        Raises ResourceError where a file is missing.
        """
        encode = encode or Encoder.load(shipped_folder() / "tokenizer.json")
        return cls(encode, session((folder or shipped_folder()) / FILE, threads))

    def __call__(self, analysis: Analysis) -> Analysis:
        """The analysis with what each word tells."""
        return replace(analysis, sentences=tuple(self._read(s) for s in analysis.sentences))

    def _read(self, sentence: Sentence) -> Sentence:
        if sentence.kind not in TOLD:
            return sentence
        encoded = self.encode([t.text for t in sentence.tokens])
        return sentence if len(encoded.pieces) > MAX_PIECES + 2 else replace(sentence, readings=self._packed(encoded))

    def _packed(self, encoded: Encoded) -> bytes:
        """One row a word in half precision: what is lost is less than what quantisation of the network costs."""
        (rows,) = self.model.run(["readings"], given(encoded))
        packed: bytes = rows[0, 1:].astype("<f2").tobytes()
        return packed
