"""Bytes to characters."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.read.decode import decode, whole

TEXT = "“Iran’s denial” — he said, at the café.\r\nThen:\tnothing."


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith(codecs.BOM_UTF8) and b"\0" not in data:
        assert decode(data, "a.txt") == data.decode("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_each_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил во вторник, что договор будет подписан", "cp1251"),
        ("قال المتحدث باسم الحكومة يوم الثلاثاء إن الاتفاق وقع", "cp1256"),
    ],
)
def test_other_alphabets_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_nul_is_a_character_like_others() -> None:
    assert decode(b"one\0two, and some more words", "a.txt") == "one\0two, and some more words"


def test_a_page_is_believed_about_its_encoding() -> None:
    page = '<meta charset="koi8-r"><p>Договор</p>'.encode("koi8-r")
    assert decode(page, "a.html", declared=True) == '<meta charset="koi8-r"><p>Договор</p>'
    assert decode(b'<meta charset="iso-8859-1">\x93Yes\x94 \xe9', "a.html", declared=True).endswith("“Yes” é")


def test_an_unknown_or_wrong_declaration_does_no_harm() -> None:
    assert decode(b'<meta charset="cp99999"><p>caf\xe9 and many other words</p>', "a.html", declared=True)[-20:-4] == (
        "many other words"
    )


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(InputError, match=r"a.txt: the encoding of its characters cannot be told; save it as UTF-8"):
        decode(bytes(range(256)) * 20, "a.txt")


def test_lone_surrogates_become_the_replacement_character_and_pairs_one_character() -> None:
    assert whole("a\ud800b \ud83d\ude00") == "a\ufffdb 😀"
