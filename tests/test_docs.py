"""What the pages say exists: commands, options, files and headings."""

import re
from importlib import metadata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from twosource.cli import main

ROOT = Path(__file__).parent.parent
FOLDERS = ("bench", "docs", "examples", "src", "tests", "training")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))])
MANUAL = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

CODE = re.compile(r"^(?: {4}|\t)[^\n]+$|^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z-]+)")
CALL = re.compile(r"\btwosource ([a-z]+)([^`\n#&|]*)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def calls(page: Path) -> list[tuple[str, str]]:
    """Each `twosource COMMAND ...` in the code of a page: the command, and the rest of the line."""
    return [call for code in CODE.findall(page.read_text(encoding="utf-8")) for call in CALL.findall(code)]


def links(page: Path) -> list[str]:
    """The links of a page that lead to files of this repository."""
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The headings of a page as GitHub links to them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def commands() -> dict[str, click.Command]:
    return dict(main.commands)


def options(command: click.Command) -> set[str]:
    return {"-h", "--help"}.union(*(parameter.opts for parameter in command.params))


def test_there_are_pages_and_commands_to_look_at() -> None:
    assert len(PAGES) > 12
    assert {"build", "show", "report", "search", "export", "demo"} <= set(commands())


@pytest.mark.parametrize("page", MANUAL, ids=name)
def test_every_command_on_a_page_exists(page: Path) -> None:
    assert {command for command, _ in calls(page)} - set(commands()) == set()


@pytest.mark.parametrize("page", MANUAL, ids=name)
def test_every_option_on_a_page_exists(page: Path) -> None:
    used = {(c, option) for c, rest in calls(page) for option in re.findall(r"(?<!\S)--?[a-z]+", rest)}
    assert {(c, option) for c, option in used if option not in options(commands()[c])} == set()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_in_the_help_and_on_the_first_page(command: str) -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert re.search(rf"^  {command}\b", shown, re.MULTILINE)
    assert command in {c for c, _ in calls(ROOT / "docs" / "start.md")}


@pytest.mark.parametrize("page", [*MANUAL, ROOT / "CONTRIBUTING.md"], ids=name)
def test_every_make_target_on_a_page_exists(page: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = {target for code in CODE.findall(page.read_text(encoding="utf-8")) for target in MAKE.findall(code)}
    assert named - set(targets) == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    pages = {page.name for page in folder.glob("*.md")} - {"README.md"}
    assert set(links(folder / "README.md")) == pages


def test_the_citation_names_this_version() -> None:
    cited = re.findall(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited == [metadata.version("twosource")]
    assert f"(version {cited[0]})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_a_place_for_the_scores() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count("<!-- scores:begin -->") == readme.count("<!-- scores:end -->") == 1
