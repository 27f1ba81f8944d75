"""Who published a report: as its file or its text states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from twosource.lexicon.outlets import Outlets
from twosource.model.text import Outlet

_READ_MORE = re.compile(r"^read more\b.*?(https?://\S+)", re.IGNORECASE)
_FOLLOW = re.compile(r"^\W*(?:follow|like|find) us\b", re.IGNORECASE)
_HANDLE = re.compile(r"@(\w{4,30})")


def outlet(outlets: Outlets, stated: str | None, evidence: Iterator[str | None], locator: str) -> Outlet:
    """The outlet that metadata state, else the first that the text gives evidence of, by its plain name.

    Else the report is known by its locator alone, so that no two unknown outlets are taken for one; `stated` is false.
    """
    name = stated or next((found for found in evidence if found), None)
    if name is None:
        return Outlet(locator, stated=False)
    known = outlets.named(name)
    return Outlet(known.name if known else name, stated=True)


def of_address(outlets: Outlets, url: str | None) -> str | None:
    """The outlet at a web address: by the table, else its host without "www."; None for what is no web address."""
    host = _host(url or "")
    known = outlets.at(host)
    return known.name if known else host or None


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web; None for what else a field may hold (a path, a script)."""
    return url if url and url.casefold().startswith(("http://", "https://")) and _host(url) else None


def of_prompt(outlets: Outlets, line: str) -> str | None:
    """The known outlet behind a prompt: "Read more: ... http://www.example.com/...", "Follow us: @example"."""
    link = _READ_MORE.match(line)
    hosts = [_host(link[1])] if link else []
    if _FOLLOW.match(line):
        hosts += [f"{handle.casefold()}.com" for handle in _HANDLE.findall(line)]
    known = next((found for host in hosts if (found := outlets.at(host))), None)
    return known.name if known else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
