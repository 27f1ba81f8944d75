"""Ids that derive from content, so that runs repeat and a person's decisions survive a better model."""

from __future__ import annotations

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and the first 12 hex digits of the SHA-256 of the parts (written with `str`, joined by U+001F)."""
    text = "\x1f".join(str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
