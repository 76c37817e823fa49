"""Wire messages lose their envelope; what it says of the copy is kept."""

import time
from pathlib import Path

import pytest
from factwire.model import Article
from factwire.reading import read_article

SAMPLES = Path(__file__).parents[1] / "samples"
IPTC = (SAMPLES / "iptc7901.txt").read_bytes()
ANPA = (SAMPLES / "anpa1312.txt").read_bytes()
CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\n\r"})


def read(data: bytes, content_type: str | None = "text/plain") -> Article:
    return read_article(data, content_type=content_type, metadata={}, location="s3://b/k")


def test_iptc_7901() -> None:
    article = read(IPTC)

    assert article.text == (
        "Mallaig (exw) - Ferries between Mallaig and the Isle of Skye sailed again on Tuesday after three days of"
        " gales.\n\nThe operator said it would refund every ticket."
    )
    assert article.title == "Ferries to Skye sail again after three days of gales"
    assert (article.slug, article.priority) == ("Scotland/ferries", 3)
    assert (article.published_at, article.authors) == ("2024-10-08T14:40:00Z", ("Morag Sinclair",))
    assert (article.source, article.content_type) == ("exw", "text/x-iptc7901")


def test_anpa_1312() -> None:
    article = read(ANPA)

    assert article.text == (
        "MALLAIG, Scotland (EW) — Ferries between Mallaig and the Isle of Skye sailed again on Tuesday."
        "\n\n“We slept in the car with two dogs,” said Catriona Munro."
    )
    assert article.title == "Ferries to Skye sail again after three days of gales"
    assert (article.slug, article.priority) == ("BC-Scotland-Ferries", 2)
    assert (article.published_at, article.authors) == ("2024-10-08T14:40:00Z", ("MORAG SINCLAIR",))


def test_a_byline_a_hundred_thousand_times_took_the_time_of_as_many() -> None:
    byline = b"^By MORAG SINCLAIR=\r\n"
    data = ANPA.replace(byline, byline * 100_000)

    started = time.process_time()
    article = read(data)

    assert article.authors == ("MORAG SINCLAIR",)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("data", [IPTC, ANPA], ids=["iptc", "anpa"])
def test_a_copy_that_lost_its_control_characters_is_known_by_its_header(data: bytes) -> None:
    stripped = read(data.translate(None, CONTROLS))

    assert (stripped.title, stripped.published_at) == (read(data).title, read(data).published_at)
    assert "exa0347" not in stripped.text
    assert stripped.text.startswith(("Mallaig", "MALLAIG"))


@pytest.mark.parametrize("content_type", [None, "application/octet-stream", "text/x-iptc7901"])
def test_it_is_known_whatever_it_is_declared_as(content_type: str | None) -> None:
    assert read(IPTC, content_type).slug == "Scotland/ferries"


@pytest.mark.parametrize(("letter", "priority"), [("f", 1), ("u", 2), ("b", 3), ("B", 3), ("r", 6), ("d", 6), ("z", 6)])
def test_the_priority_of_anpa_is_a_letter(letter: str, priority: int) -> None:
    assert read(ANPA.replace(b"u i\x13", letter.encode() + b" i\x13")).priority == priority


@pytest.mark.parametrize("data", [IPTC, ANPA], ids=["iptc", "anpa"])
def test_it_is_known_in_a_file_that_somebody_named_as_text(data: bytes) -> None:
    article = read_article(data, content_type=None, metadata={}, location="s3://b/incoming/copy.txt")

    assert article.content_type.startswith("text/x-")


def test_a_telex_loses_its_envelope() -> None:
    data = b"ZCZC EXW0347 SCO\r\nFerries to Skye sailed again on Tuesday\r\nafter three days of gales.\r\n\r\nNNNN\r\n"

    assert read(data).text == "Ferries to Skye sailed again on Tuesday after three days of gales."


def test_tables_stay_in_lines() -> None:
    table = b"Goals     Points\r\n3     12\r\n"
    data = IPTC.replace(b"The operator said it would refund every ticket.\r\n", table)

    assert read(data).text.endswith("Goals     Points\n3     12")


def test_text_that_begins_like_a_code_is_text() -> None:
    text = "Abc1234 is the number of the plane that landed in Oslo on Monday."

    assert read(text.encode()).text == text


FIRST = "Harrow (exw) - The mayor said on Tuesday that the bridge would stay shut until June."
SECOND = "Crews will work at night."


def test_a_headline_above_the_text_and_paragraphs_that_are_indented_are_read() -> None:
    header = "\x01exw0456 4 pl 120  exw 0456\n\nBridge/Harrow/\nBridge shut until June =\n"
    article = read(f"{header}\x02\n   {FIRST}\n   {SECOND}\n(Schluss) ms/be\n\x03\n081440 Oct 24\n\x04".encode())

    assert (article.title, article.slug) == ("Bridge shut until June", "Bridge/Harrow")
    assert article.text.split("\n\n") == [FIRST, SECOND]


def test_a_header_without_the_senders_number_is_known_by_its_first_mark() -> None:
    article = read(
        f"\x01exw0456 4 pl 120\nBridge/Harrow/\n\x02Bridge shut =\n\n{FIRST}\n\x03081440 Oct 24\n\x04".encode()
    )

    assert (article.title, article.priority, article.published_at) == ("Bridge shut", 4, "2024-10-08T14:40:00Z")


def test_a_first_paragraph_before_a_blank_line_is_no_headline() -> None:
    article = read(
        f"\x01exw0456 4 pl 120  exw 0456\n\nBridge/\n\x02{FIRST}\n\n{SECOND}\n\x03\n081440 Oct 24\n\x04".encode()
    )

    assert article.title is None
    assert article.text.split("\n\n") == [FIRST, SECOND]


def test_marks_of_pages_that_follow_are_no_text_of_anpa() -> None:
    header, copy = (
        "\x01a0126\x1f----\nb i BC-Bridge     10-08 0061\n\x02^BC-Bridge,0061<\n^Bridge shut<\n",
        f"   {FIRST}<\n",
    )

    assert read(f"{header}{copy}   (MORE)<\n\x03AP-WF-10-08-24 1440GMT<\n\x04".encode()).text == FIRST
