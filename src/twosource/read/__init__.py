"""Stage: read. Bytes to reports: `discover` the sources, read their `raw_bytes`, and hand them to a `Reader`."""

from twosource.read.reader import Reader
from twosource.read.settings import ReadSettings
from twosource.read.source import Source, discover, raw_bytes, raw_hash, skipped

__all__ = ["ReadSettings", "Reader", "Source", "discover", "raw_bytes", "raw_hash", "skipped"]
