"""The one loader of words: TSV tables with a header line, and TOML for what has structure.

Lines of a TSV file that begin with `#` are comments (source of the facts, meaning of a column).
"""

from __future__ import annotations

import tomllib
from importlib import resources

from twosource.errors import ResourceError


def _text(name: str) -> str:
    try:
        return resources.files("twosource.lexicon").joinpath(name).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise ResourceError(f"lexicon/{name}: {error}; install twosource again") from error


def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>` (TSV), each as column -> value; a short row's missing values are "".

    Raises ResourceError if the file is missing or a row has more values than the header has columns.
    """
    lines = [line for line in _text(name).splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    table = []
    for line in lines[1:]:
        values = line.split("\t")
        if len(values) > len(header):
            raise ResourceError(f"lexicon/{name}: row {line!r} has {len(values)} values for {len(header)} columns")
        table.append(dict(zip(header, values + [""] * (len(header) - len(values)), strict=True)))
    return tuple(table)


def toml(name: str) -> dict[str, object]:
    """The content of `lexicon/<name>` (TOML). Raises ResourceError if it is missing or malformed."""
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"lexicon/{name}: {error}; install twosource again") from error


def words(name: str, key: str) -> frozenset[str]:
    """The list of strings under the (dotted) key of a TOML lexicon."""
    return frozenset(words_in_order(name, key))


def words_in_order(name: str, key: str) -> tuple[str, ...]:
    """The same list, in the order it was written: the first is the best."""
    found: object = toml(name)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise ResourceError(f"lexicon/{name}: no list of words under {key}")
    return tuple(found)


def integers(name: str, key: str) -> dict[str, int]:
    """The table of whole numbers under `key` of a TOML lexicon."""
    found = toml(name).get(key)
    if not isinstance(found, dict) or not all(isinstance(value, int) for value in found.values()):
        raise ResourceError(f"lexicon/{name}: no table of whole numbers under {key}")
    return {str(word): int(value) for word, value in found.items()}


def weights(name: str, key: str) -> dict[str, float]:
    """The table of numbers under the (dotted) key of a TOML lexicon."""
    found: object = toml(name)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not all(isinstance(value, int | float) for value in found.values()):
        raise ResourceError(f"lexicon/{name}: no table of numbers under {key}")
    return {str(word): float(value) for word, value in found.items()}


def texts(name: str, key: str) -> dict[str, str]:
    """The table of words under `key` of a TOML lexicon."""
    found = toml(name).get(key)
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise ResourceError(f"lexicon/{name}: no table of words under {key}")
    return {str(label): str(value) for label, value in found.items()}
