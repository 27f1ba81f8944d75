"""Whether a thing happened, weighed by what was learned from the annotated stories; grammar's answer is weighed too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.extract.classifier import Classifier, Rows, learned
from twosource.extract.readings import Readings
from twosource.extract.scene import Scene
from twosource.extract.syntax import Tree, ancestors, children
from twosource.extract.triggers import Trigger, lemma_of
from twosource.model.finding import Status
from twosource.model.text import BlockKind

STATUSES = tuple(Status)
"""Statuses in the order of the classifier's answer."""

TAGS = ("VBD", "VBN", "VBG", "VB", "VBZ", "VBP", "NN", "NNS")
HELPERS = (
    "have", "be", "will", "would", "could", "may", "might", "can", "should", "must", "to", "if", "before", "after",
    "while", "when", "that", "whether",
)  # fmt: skip
ABOVE = 3


@dataclass(frozen=True, slots=True)
class StatusChooser:
    """Chooses the likeliest status."""

    weigh: Classifier

    @classmethod
    def load(cls) -> StatusChooser:
        """Read the shipped classifier. Raises ResourceError."""
        return cls(Classifier.of(learned(), "status"))

    def __call__(self, scene: Scene, trigger: Trigger, ruled: Status) -> Status:
        """The status; the rule's where the sentence was not read."""
        row = row_of(scene, trigger, ruled)
        if row is None:
            return ruled
        return STATUSES[int(self.weigh.scores(row[None])[0].argmax())]


def row_of(scene: Scene, trigger: Trigger, ruled: Status) -> Rows | None:
    """The features of an event's word: the rule's answer, helpers about it and above it, readings of both."""
    seen = Readings.of(scene.tree.sentence)
    if seen is None:
        return None
    tree, head = scene.tree, trigger.head
    above = list(ancestors(tree, head))[:ABOVE]
    own = _helpers(tree, [head] if trigger.light is None else [head, trigger.light])
    flags = [
        *(ruled is status for status in STATUSES),
        *(tree[head].xpos == tag for tag in TAGS),
        *(word in own for word in HELPERS),
        *(word in _helpers(tree, above) for word in HELPERS),
        tree.sentence.kind is BlockKind.TITLE,
        not above,
    ]
    governor = seen.status[above[0]] if above else np.zeros_like(seen.status[head])
    return np.concatenate([np.array(flags, np.float32), seen.status[head], seen.types[head], governor])


def _helpers(tree: Tree, tokens: Sequence[int]) -> set[str]:
    return {lemma_of(tree, c) for i in tokens for c in children(tree, i, "aux", "cop", "mark")}
