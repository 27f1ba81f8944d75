"""A record of a JSON, JSONL or CSV file: which of its fields is what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.errors import EmptyInput, InputError, MappingError
from twosource.lexicon.tables import words_in_order
from twosource.read.decode import whole
from twosource.read.draft import Draft
from twosource.read.markup import has_markup, without_markup
from twosource.read.settings import ReadSettings

PARTS = ("text", "title", "outlet", "published", "author", "url")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """For each part of a report, the names of the fields that may hold it, best first; one the user gave stands alone.

    `lists` are the names under which a JSON file keeps its list of reports, `dates` those of a page's <meta> for its
    date.
    """

    names: Mapping[str, tuple[str, ...]]
    lists: tuple[str, ...]
    dates: tuple[str, ...]

    @classmethod
    def load(cls, mapping: Mapping[str, str]) -> FieldNames:
        """The usual names, with the user's mapping (part -> field) over them.

        Raises MappingError if the mapping names no part of a report, ResourceError if the table is damaged.
        """
        for part in mapping:
            if part not in PARTS:
                raise MappingError("--map", f"no such part of a report: {part}", f"use one of {', '.join(PARTS)}")
        names = {part: (mapping[part],) if part in mapping else words_in_order("fields.toml", part) for part in PARTS}
        return cls(names, words_in_order("fields.toml", "lists"), words_in_order("fields.toml", "meta.published"))

    def draft(self, record: object, locator: str, medium: str, settings: ReadSettings) -> Draft:
        """The report of one record.

        Raises MappingError if it has no field with the text, EmptyInput if that is empty.
        """
        if not isinstance(record, dict):
            raise MappingError(
                locator, f"the record is {_kind(record)}, not an object with fields", "give one object for each report"
            )
        values = dict(_flat(record))
        keys = {_plain(key): key for key in reversed(values)}
        used = {part: key for part in PARTS if (key := self._key(part, keys, values)) is not None}
        stated = {part: _line(values[key]) for part, key in used.items() if part != "text"}
        return Draft(
            locator=locator,
            medium=medium,
            text=_text(used["text"], values, locator, settings) if "text" in used else self._no_text(values, locator),
            fields=_rest(values, set(used.values()), settings),
            **stated,
        )

    def holds_text(self, record: object) -> bool:
        """Whether the record has a field for the text of a report."""
        keys = (
            {_plain(key) for key, value in _flat(record) if isinstance(value, str)}
            if isinstance(record, dict)
            else set()
        )
        return any(_plain(name) in keys for name in self.names["text"])

    def _key(self, part: str, keys: Mapping[str, str], values: Mapping[str, object]) -> str | None:
        found = [keys[_plain(name)] for name in self.names[part] if _plain(name) in keys]
        telling = (
            key for key in found if _line(values[key]) and (part != "text" or isinstance(values[key], str | list))
        )
        return next(telling, found[0] if found else None)

    def _no_text(self, values: Mapping[str, object], locator: str) -> str:
        there = ", ".join(sorted(whole(key) for key in values)[:20]) or "none"
        reason = f"no field with the text of a report ({' or '.join(self.names['text'][:4])}); its fields: {there}"
        raise MappingError(locator, reason, "name the field that holds it: --map text=FIELD")


def _text(key: str, values: Mapping[str, object], locator: str, settings: ReadSettings) -> str:
    value = values[key]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if value is None or value == "":
        raise EmptyInput(
            locator, f"the field {key} is empty", "leave the record out, or map another field: --map text=FIELD"
        )
    if not isinstance(value, str):
        raise MappingError(
            locator, f"the field {key} holds {_kind(value)}, not text", "map another field: --map text=FIELD"
        )
    if len(value) > settings.max_text_bytes:
        raise InputError(locator, f"the field {key} is larger than {settings.max_text_bytes / 1e6:g} MB", "divide it")
    text = whole(value)
    return without_markup(text, locator, settings) if has_markup(text) else text


def _flat(record: Mapping[object, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Fields with those of objects within them (`source.name`), three levels deep at most."""
    for key, value in record.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and above.count(".") < 3:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


def _line(value: object) -> str | None:
    """The value as one line of text; None where it says nothing."""
    if isinstance(value, list):
        named = [item.get("name") if isinstance(item, dict) else item for item in value]
        value = ", ".join(str(item) for item in named if isinstance(item, str | int | float))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(whole(str(value)).split()) or None


def _rest(values: Mapping[str, object], used: set[str], settings: ReadSettings) -> tuple[tuple[str, str], ...]:
    lines = ((whole(key), _line(value)) for key, value in values.items() if key not in used)
    return tuple(sorted((key, line) for key, line in lines if line and len(line) <= settings.longest_field))


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "nothing")
