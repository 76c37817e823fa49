"""Text in any encoding is kept to the character; what is no text is said to be none."""

import codecs

import pytest
from factwire.errors import Undecodable
from factwire.reading.decoding import decode
from hypothesis import given
from hypothesis import strategies as st

PROSE = "The minister said: “We won’t pay £5m — not now.”\n\tCafé owners\tagreed.\n"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (PROSE.encode(), None),
        (codecs.BOM_UTF8 + PROSE.encode(), None),
        (PROSE.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), None),
        (PROSE.encode("utf-32"), None),
        (codecs.BOM_UTF32_BE + PROSE.encode("utf-32-be"), None),
        (PROSE.encode("utf-16-le"), None),
        (PROSE.encode("utf-16-be"), "utf-16"),
        (PROSE.encode("utf-32-le"), None),
        (PROSE.encode("cp1252"), None),
        (PROSE.encode("cp1252"), "iso-8859-1"),
        (PROSE.encode("mac_roman"), None),
        (PROSE.encode(), "us-ascii"),
        (PROSE.encode(), "iso-8859-1"),
        (PROSE.encode(), "utf-16"),
        (PROSE.encode(), "no-such-charset"),
        (PROSE.encode(), "base64"),
        (PROSE.encode("cp1252"), "utf-8"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_prose_is_the_same_whatever_its_encoding_and_declaration(data: bytes, charset: str | None) -> None:
    assert decode(data, charset=charset) == PROSE


def test_a_declared_charset_decides_where_the_bytes_are_not_utf8() -> None:
    polish = "Łódź i Gdańsk: prezydent złożył oświadczenie"

    assert decode(polish.encode("iso-8859-2"), charset="iso-8859-2") == polish


def test_an_undeclared_charset_is_told_from_the_bytes() -> None:
    russian = "Президент России заявил в понедельник, что переговоры продолжатся на следующей неделе. " * 3

    assert decode(russian.encode("cp1251")) == russian


def test_a_text_cut_off_within_a_character_loses_only_that_character() -> None:
    cut = "The café’s owner — a “hero” — said: “Naïve”".encode()[:-1]

    assert decode(cut) == "The café’s owner — a “hero” — said: “Naïve\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\0" * 100,
        b"text \0 with zero bytes \0\0\0",
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 50,
        bytes(range(1, 32)) * 20,
    ],
    ids=["every byte", "zeros", "zeros in text", "surrogates only", "controls"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf8_text_without_controls_is_kept_to_the_character(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_end_as_encodable_text_or_a_named_error(data: bytes) -> None:
    try:
        text = decode(data)
    except Undecodable:
        return
    text.encode("utf-8")
