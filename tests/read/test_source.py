"""Which files there are to read, and by what name each is known."""

import os
from pathlib import Path

import pytest

from twosource.errors import InputError, UnsupportedInput
from twosource.model.record import Skipped
from twosource.read import ReadSettings, Source, discover, raw_bytes, raw_hash


def write(path: Path, words: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def locators(*paths: Path) -> list[str]:
    return [found.locator for found in discover(paths) if isinstance(found, Source)]


def test_folders_are_walked_and_sorted_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("n/b.txt", "n/a.txt", "n/deep/c.html", "n/.hidden.txt", "n/.git/d.txt"):
        write(tmp_path / name)
    assert locators(tmp_path / "n") == ["n/a.txt", "n/b.txt", "n/deep/c.html"]


def test_a_single_file_keeps_its_folders_name(tmp_path: Path) -> None:
    assert locators(write(tmp_path / "n" / "a.txt")) == ["n/a.txt"]


def test_a_file_has_one_locator_however_it_is_given(tmp_path: Path) -> None:
    inner, other = write(tmp_path / "n" / "deep" / "a.txt"), write(tmp_path / "m" / "b.txt")
    given = (tmp_path / "n", inner.parent, inner, other, tmp_path / "m")
    assert locators(*given) == locators(*reversed(given)) == ["m/b.txt", "n/deep/a.txt"]


def test_a_relative_path_is_resolved_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "n" / "a.txt")
    monkeypatch.chdir(tmp_path / "n")
    assert locators(Path()) == ["n/a.txt"]


@pytest.mark.parametrize(
    ("name", "reason"), [("a.pdf", "no reader for .pdf files"), ("a", "a file without an ending that tells its kind")]
)
def test_files_nobody_reads_are_skipped_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    (found,) = discover([write(tmp_path / "n" / name)])
    assert isinstance(found, Skipped)
    assert (found.path, found.stage, found.reason.split(";")[0]) == (f"n/{name}", "read", reason)


def test_what_is_not_there_or_no_file_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(discover([tmp_path / "absent.txt", tmp_path / "pipe.txt"]))
    assert [item.reason.split(";")[0] for item in found if isinstance(item, Skipped)] == [
        "No such file or directory",
        "not a regular file",
    ]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "n" / "a.txt")
    (tmp_path / "n" / "loop").symlink_to(tmp_path / "n", target_is_directory=True)
    assert locators(tmp_path / "n") == ["n/a.txt"]


def test_a_name_that_is_not_utf8_still_gives_a_storable_locator(tmp_path: Path) -> None:
    folder = tmp_path / "n"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("x", encoding="utf-8")
    assert locators(folder) == ["n/caf\\xe9.txt"]


def test_the_kind_of_file_is_told_by_its_ending() -> None:
    assert Source("n/A.HTM", Path("A.HTM")).format == "html"
    with pytest.raises(UnsupportedInput, match=r"n/a.docx: no reader for .docx files; save it as one of .txt"):
        _ = Source("n/a.docx", Path("a.docx")).format


def test_a_file_above_its_cap_is_refused(tmp_path: Path) -> None:
    source = Source("n/a.txt", write(tmp_path / "a.txt", "x" * 11))
    assert raw_bytes(source, ReadSettings(max_text_bytes=11)) == b"x" * 11
    with pytest.raises(InputError, match=r"n/a.txt: larger than 1e-05 MB; divide it"):
        raw_bytes(source, ReadSettings(max_text_bytes=10))


def test_a_file_that_went_away_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"n/a.txt: No such file"):
        raw_bytes(Source("n/a.txt", tmp_path / "a.txt"))


def test_the_hash_is_of_the_bytes() -> None:
    assert raw_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
