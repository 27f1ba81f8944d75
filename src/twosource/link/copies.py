"""Reports whose text has one origin: word shingles, MinHash and banding to find pairs, true overlap to judge them.

Broder 1997 ("On the resemblance and containment of documents"); banding after Leskovec, Rajaraman and Ullman (Mining of
Massive Datasets, chapter 3). Resemblance alone misses a trimmed wire copy, so the judge is containment: what share of
the shorter text stands in the longer. Nothing here depends on Python's own hash, which differs from run to run.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from twosource.link.clusters import Rulings, average_link
from twosource.link.words import fold, surface
from twosource.model.identity import content_id
from twosource.model.record import CopyGroup, Judgement, Reason, Verdict
from twosource.model.text import BlockKind, Report

Hashes = npt.NDArray[np.uint64]

_PRIME = np.uint64((1 << 31) - 1)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TEXT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PROSE})


@dataclass(frozen=True, slots=True)
class CopySettings:
    """How near two texts must be."""

    words: int = 5  # a shingle; shorter ones join reports that share set phrases only
    hashes: int = 128
    bands: int = 64  # two rows a band: a pair of resemblance 0.2 is found with 93 %
    bucket: int = 60  # a band shared by more reports is no sign of a pair of copies
    same: float = 0.5  # of the shorter text's shingles stand in the longer
    unsure: float = 0.3  # below `same`, from here on: shared agency paragraphs, shown to a person
    fewest: int = 25  # shingles of its own that the shorter text must have
    unrelated: int = 3  # a shingle in reports of so many stories is boilerplate
    seed: int = 20141022


def shingles(report: Report, words: int) -> Hashes:
    """The distinct hashes of the report's runs of `words` words (title, headings and prose), sorted."""
    text = "\n".join(report.text[b.span.start : b.span.end] for b in report.blocks if b.kind in _TEXT)
    codes = np.array([zlib.crc32(fold(w).encode()) for w in surface(text)], dtype=np.uint64)
    if len(codes) < words:
        return np.empty(0, dtype=np.uint64)
    rolling = np.zeros(len(codes) - words + 1, dtype=np.uint64)
    for k in range(words):
        rolling = (rolling * _MIX) ^ codes[k : len(codes) - words + 1 + k]
    return np.unique(rolling)


def boilerplate(shingled: Mapping[str, Hashes], story_of: Mapping[str, str], unrelated: int) -> Hashes:
    """The shingles that stand in reports of at least `unrelated` stories: notices, credits, set phrases; sorted."""
    stories: dict[str, list[Hashes]] = defaultdict(list)
    for report, found in sorted(shingled.items()):
        stories[story_of.get(report, report)].append(found)
    once = [np.unique(np.concatenate(parts)) for parts in stories.values()]
    values, counts = np.unique(np.concatenate(once), return_counts=True) if once else (np.empty(0, np.uint64),) * 2
    return values[counts >= unrelated]


def signatures(shingled: Sequence[Hashes], settings: CopySettings) -> Hashes:
    """MinHash signatures, (reports, hashes): the least value of each of `hashes` random linear functions."""
    draw = np.random.default_rng(settings.seed)
    a = draw.integers(1, int(_PRIME), settings.hashes, dtype=np.uint64)
    b = draw.integers(0, int(_PRIME), settings.hashes, dtype=np.uint64)
    rows = np.full((len(shingled), settings.hashes), _PRIME, dtype=np.uint64)
    for i, found in enumerate(shingled):
        if len(found):
            folded = (found ^ (found >> np.uint64(32))) % _PRIME
            rows[i] = ((folded[:, None] * a + b) % _PRIME).min(axis=0)
    return rows


def candidates(rows: Hashes, settings: CopySettings) -> frozenset[tuple[int, int]]:
    """Pairs of rows that agree in at least one band."""
    width = settings.hashes // settings.bands
    pairs: set[tuple[int, int]] = set()
    for band in range(settings.bands):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for i, row in enumerate(rows[:, band * width : (band + 1) * width]):
            buckets[row.tobytes()].append(i)
        for members in buckets.values():
            if 1 < len(members) <= settings.bucket:
                pairs.update(combinations(members, 2))
    return frozenset(pairs)


def copy_judgements(
    reports: Sequence[Report], story_of: Mapping[str, str], settings: CopySettings
) -> tuple[Judgement, ...]:
    """Judgements (kind report-copy) on reports that share text; `story_of` names each report's story so far."""
    ordered = sorted(reports, key=lambda r: r.id)
    found = {r.id: shingles(r, settings.words) for r in ordered}
    common = boilerplate(found, story_of, settings.unrelated)
    own = [np.setdiff1d(found[r.id], common, assume_unique=True) for r in ordered]
    pairs = sorted(candidates(signatures(own, settings), settings))
    judged = (_judgement(ordered[i].id, ordered[j].id, own[i], own[j], settings) for i, j in pairs)
    return tuple(j for j in judged if j is not None)


def _judgement(left: str, right: str, a: Hashes, b: Hashes, settings: CopySettings) -> Judgement | None:
    fewer = min(len(a), len(b))
    shared = len(np.intersect1d(a, b, assume_unique=True))
    contained = shared / fewer if fewer else 0.0
    if fewer < settings.fewest or contained < settings.unsure:
        return None
    words = (
        f"{contained:.0%} of the shorter text stands word for word in the longer ({shared} of {fewer} runs of words)"
    )
    verdict = Verdict.SAME if contained >= settings.same else Verdict.UNSURE
    reason = Reason("shared text", round(contained - settings.same, 4), words)
    return Judgement("report-copy", left, right, verdict, reason.weight, (reason,), "link.copies")


def copy_groups(judgements: Sequence[Judgement], rulings: Rulings, settings: CopySettings) -> tuple[CopyGroup, ...]:
    """The groups of reports with one text: at least two, each sorted, in order of their first report."""
    scores = {(j.left, j.right): j.score for j in judgements}
    items = {r for p in (*scores, *rulings.same) for r in p}
    groups = average_link(items, scores, missing=-settings.same, rulings=rulings)
    return tuple(CopyGroup(content_id("c", *g), g) for g in groups if len(g) > 1)
