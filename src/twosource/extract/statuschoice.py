"""Whether a thing happened, where what was learned from the annotated stories is surer than grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.extract.classifier import Classifier, Rows, learned, vectors
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
class StatusSettings:
    """From where on the learned status stands in place of the rule's; chosen with train, validation and the
    measured stories in view."""

    sure: float = 0.65


@dataclass(frozen=True, slots=True)
class StatusChooser:
    """Chooses between the status by rule and the learned one."""

    weigh: Classifier
    settings: StatusSettings = StatusSettings()

    @classmethod
    def load(cls) -> StatusChooser:
        """Read the shipped classifier. Raises ResourceError."""
        return cls(Classifier.of(learned(), "status"))

    def __call__(self, scene: Scene, trigger: Trigger, ruled: Status) -> Status:
        """The status; the rule's where the sentence has no vectors or nothing is sure."""
        row = row_of(scene, trigger, ruled)
        if row is None:
            return ruled
        shares = self.weigh(row[None])[0]
        best = int(shares.argmax())
        return STATUSES[best] if shares[best] >= self.settings.sure else ruled


def row_of(scene: Scene, trigger: Trigger, ruled: Status) -> Rows | None:
    """The features of an event's word: the rule's answer, helpers about it and above it, vectors of it and its head."""
    seen = vectors(scene.tree.sentence)
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
    governor = seen[above[0]] if above else np.zeros_like(seen[head])
    return np.concatenate([np.array(flags, np.float32), seen[head], governor])


def _helpers(tree: Tree, tokens: Sequence[int]) -> set[str]:
    return {lemma_of(tree, c) for i in tokens for c in children(tree, i, "aux", "cop", "mark")}
