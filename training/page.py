"""Pages with a part that a program writes, between two marks."""

from __future__ import annotations


def with_block(page: str, name: str, block: str) -> str:
    """The page with what stands between its marks of this name as it should be."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    return f"{head}{begin}\n{block}\n{end}{tail}"
