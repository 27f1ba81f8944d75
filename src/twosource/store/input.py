"""What was taken in: known by its place, its bytes, and the version that read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A file or feed as read once. Equal inputs need not be read again.

    `locator` names it as reports' paths do, without `#n`; `raw_hash` is the sha256 of its bytes, `size` their number;
    `version` names the code and model that read it, so that a newer one reads it anew.
    """

    locator: str
    raw_hash: str
    size: int
    version: str
