"""The shape of the code: short bodies, short files, names that say something, no prints from the library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(p for top in ("src", "training", "bench") for p in (ROOT / top).rglob("*.py"))
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_BODY = 40
LONGEST_FILE = 400
VAGUE = {"util", "utils", "helper", "helpers", "misc", "manager", "common", "stuff", "tools"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_code_to_look_at() -> None:
    assert len(SOURCES) > 30


@pytest.mark.parametrize("path", CODE, ids=name)
def test_bodies_are_short(path: Path) -> None:
    assert [(f.name, body_lines(f)) for f in functions(path) if body_lines(f) > LONGEST_BODY] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_are_short_and_named_for_what_they_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_library_does_not_print_exit_or_keep_global_state(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    assert not {"print", "exit", "eval", "exec"} & set(calls)
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Global)]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says what it holds"
    public = [n for n in tree.body if isinstance(n, (Function, ast.ClassDef)) and not n.name.startswith("_")]
    assert [n.name for n in public if not ast.get_docstring(n)] == []
