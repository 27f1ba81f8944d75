"""Text that attacks whoever shows it, and a way to put it into every field of a record."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from twosource.model.record import Record
from twosource.model.text import Span

T = TypeVar("T")

MARKUP = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</p></div></main><iframe src=//evil.example></iframe>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "%s%n{0}{x.__class__}",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\x00<script>\x00alert(1)</script>",
    "<a href='https://evil.example'>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "\ud800<script>",
]
TERMINAL = [
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m",
    "a\rb\x08c",
    "\x1bP+q\x1b\\",
    "\u202eevil\u2066",
    "\x00\x07\x7f\x85\u2028",
    "\ud800",
]
# What refers to other things: hostile there, nothing would be found at all.
REFERENCES = {
    *("id", "report", "reports", "within", "by", "event", "finding", "happening", "story", "attribution"),
    *("acts", "proposition", "earlier", "later", "figure_set", "told_by"),
}


def everywhere(record: Record, hostile: str) -> Record:
    """The record with the hostile text before every text in it, spans moved with it."""
    return _change(record, hostile, "")


def _change(value: T, hostile: str, name: str) -> T:
    if isinstance(value, tuple) and name not in REFERENCES:
        return tuple(_change(item, hostile, name) for item in value)
    if isinstance(value, Span):
        return Span(value.start + len(hostile), value.end + len(hostile))
    if isinstance(value, str) and not isinstance(value, Enum) and name not in REFERENCES:
        return hostile + value
    if is_dataclass(value):
        kept = {"mentions"} if type(value).__name__ == "Happening" else set()
        return replace(
            value,
            **{
                f.name: _change(getattr(value, f.name), hostile, f.name)
                for f in fields(value)
                if f.name not in kept and not _names_reports(value, f.name)
            },
        )
    return value


def _names_reports(value: object, name: str) -> bool:
    return type(value).__name__ in {"Story", "CopyGroup"} and name == "reports"
