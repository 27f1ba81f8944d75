"""Bytes to characters: UTF-8 first, then what the bytes themselves tell of another encoding."""

from __future__ import annotations

import codecs
import re

from twosource.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Up to this share of bytes above ASCII the text is in Latin letters, with curly quotes and accents.
_LATIN_SHARE = 0.1
_SAMPLE = 4_096
_OTHER_BYTE = 0.7
# Encodings that pages declare; Python's escape codecs (utf-7, unicode_escape, idna) are no encodings of a page.
_CHARSET = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?((?:utf-?8|windows-|cp|iso-|latin|koi8|mac|gb|big5|euc-|shift|ks_c)[\w.:-]{0,20})""",
    re.IGNORECASE,
)


def decode(data: bytes, locator: str, *, declared: bool = False) -> str:
    """The text of the bytes, without a byte order mark; every character else is kept, line ends and NUL too.

    With `declared` a `charset=` or `encoding=` within the first 4 kB (HTML, XML) is believed before any guess.
    Raises InputError if the encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, locator, declared=declared)


def whole(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which JSON can write but no file or database can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text in it has a NUL in nearly every other byte, and none between."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > _OTHER_BYTE * half > 8 and even < 0.05 * half:
        return "utf-16-le"
    if even > _OTHER_BYTE * half > 8 and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _other(data: bytes, locator: str, *, declared: bool) -> str:
    for encoding in [*(_declared(data) if declared else ()), *_latin(data), *_guessed(data)]:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise InputError(locator, "the encoding of its characters cannot be told", "save it as UTF-8")


def _declared(data: bytes) -> list[str]:
    named = [match[1].decode("ascii").casefold() for match in _CHARSET.finditer(data[:_SAMPLE])]
    # Pages that declare Latin 1 are in Windows' superset of it: https://encoding.spec.whatwg.org/#names-and-labels
    return ["cp1252" if name in {"iso-8859-1", "latin1", "latin-1"} else name for name in named]


def _latin(data: bytes) -> list[str]:
    # charset-normalizer takes short English and French texts for Central European (measured: cp1250 for cp1252).
    high = sum(byte > 127 for byte in data[: 16 * _SAMPLE])
    return ["cp1252"] if b"\0" not in data and high < _LATIN_SHARE * min(len(data), 16 * _SAMPLE) else []


def _guessed(data: bytes) -> list[str]:
    # Imported here: few files need it, and its tables take 50 ms to load.
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 64 * _SAMPLE]).best()
    return [best.encoding] if best else []
