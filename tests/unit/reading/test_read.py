"""Bytes and what is declared about them become an article, or the named error that says why not."""

import json
import subprocess
import sys

import pytest
from factwire import errors
from factwire.reading import MAX_BYTES, MAX_CHARACTERS, article_from_row, article_from_text, read_article, read_articles
from hypothesis import given
from hypothesis import strategies as st

STORY = "The mayor said on Monday that the bridge would open to traffic by the end of the year."


def read(data: bytes, *, content_type: str | None = None, location: str = "s3://bucket/key", **metadata: str):
    named = {key.replace("_", "-"): value for key, value in metadata.items()}
    return read_article(data, content_type=content_type, metadata=named, location=location)


def as_json(**fields: object) -> bytes:
    return json.dumps({"text": STORY, **fields}).encode()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest.mark.parametrize(
    ("data", "content_type", "expected"),
    [
        (b"", "text/plain", errors.EmptyArticle),
        (b" \r\n\t ", "text/plain", errors.EmptyArticle),
        (b"\xef\xbb\xbf\n", "text/plain", errors.EmptyArticle),
        (as_json(text="  "), "application/json", errors.EmptyArticle),
        (PNG, None, errors.UnsupportedType),
        (PNG, "text/plain", errors.UnsupportedType),
        (STORY.encode(), "image/png", errors.UnsupportedType),
        (STORY.encode(), "application/x-unheard-of", errors.UnsupportedType),
        (bytes(range(256)) * 9, "text/plain", errors.Undecodable),
        (b"{", "application/json", errors.InvalidDocument),
        (b"[1, 2]", "application/json", errors.InvalidDocument),
        (b"[" * 200_000, "application/json", errors.InvalidDocument),
        (b'{"a":' * 100_000, "application/json", errors.InvalidDocument),
        (b'{"text": ' + b"9" * 6000 + b"}", "application/json", errors.InvalidDocument),
        (b'{"title": "No text"}', "application/json", errors.InvalidDocument),
        (as_json(text=7), "application/json", errors.InvalidDocument),
        (as_json(title=["a"]), "application/json", errors.InvalidDocument),
        (as_json(authors=[1]), "application/json", errors.InvalidDocument),
        (b"a " * (MAX_BYTES // 2 + 1), "text/plain", errors.TooLarge),
        (b"the " * (MAX_CHARACTERS // 4 + 1), "text/plain", errors.TooLarge),
        ("La police a annoncé lundi que les deux hommes étaient morts.".encode(), None, errors.UnsupportedLanguage),
    ],
)
def test_bad_input_ends_as_its_named_error(data: bytes, content_type: str | None, expected: type) -> None:
    with pytest.raises(expected):
        read(data, content_type=content_type)


@pytest.mark.parametrize(
    ("content_type", "location"),
    [
        ("application/json", "s3://bucket/key"),
        ("Application/JSON; charset=UTF-8", "s3://bucket/key"),
        (None, "s3://bucket/story.json"),
        ("binary/octet-stream", "s3://bucket/STORY.JSON"),
        ("application/octet-stream", "s3://bucket/key"),
        ("", "s3://bucket/key"),
    ],
)
def test_json_is_recognised_by_type_then_name_then_content(content_type: str | None, location: str) -> None:
    article = read(as_json(title="Bridge"), content_type=content_type, location=location)

    assert (article.text, article.title, article.content_type) == (STORY, "Bridge", "application/json")


def test_a_declared_type_wins_over_the_content() -> None:
    data = as_json()

    assert read(data, content_type="text/plain").text == data.decode()


@pytest.mark.parametrize(
    "opening", ["{Editor's note: updates} ", "<b>", "From Paris to Rome, ", "[1] ", "PK is ", "--- "]
)
def test_text_of_no_declared_type_that_opens_oddly_is_text(opening: str) -> None:
    article = read((opening + STORY).encode())

    assert (article.text, article.content_type) == (opening + STORY, "text/plain")


def test_text_is_kept_to_the_character_but_for_bom_and_crlf() -> None:
    text = "\t The  mayor\u00a0said the\u200b bridge \U0001f309 would\rnot open.\u2028 \n\n\nNo.  \n"

    article = read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), content_type="text/plain")

    assert article.text == text


def test_lone_surrogates_are_replaced_one_for_one_and_everything_can_be_encoded() -> None:
    article = read(b'{"text": "The \\ud800 of the \\u0000 and \\ud83d\\ude00", "title": "A\\udfffB"}')

    assert article.text == "The \ufffd of the \0 and \U0001f600"
    assert article.title == "A\ufffdB"
    article.model_dump_json().encode("utf-8")


def test_all_fields_of_article_json_are_kept() -> None:
    article = read(
        as_json(
            title=" The\n bridge ",
            published_at="Tue, 08 Oct 2024 14:30:00 GMT",
            source="Example Wire",
            url="https://Example.com/a?utm_source=feed",
            authors=["Ann Example", " ", "Bo Example"],
            desk="city",
        )
    )

    assert article.title == "The bridge"
    assert (article.published_at, article.published_at_origin) == ("2024-10-08T14:30:00Z", "metadata")
    assert (article.source, article.url) == ("Example Wire", "https://example.com/a")
    assert article.authors == ("Ann Example", "Bo Example")
    assert article.word_count == len(STORY.split())


def test_the_senders_metadata_overrules_the_documents_own() -> None:
    article = read(
        as_json(title="Old", published_at="2024-01-01", source="Old", url="https://old.example.com/"),
        title="=?utf-8?q?Caf=C3=A9?= opens",
        published_at="2024-10-08",
        source="New",
        url="https://new.example.com/",
    )

    assert (article.title, article.source, article.url) == ("Café opens", "New", "https://new.example.com/")
    assert article.published_at == "2024-10-08"


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({}, (None, None)),
        ({"published_at": "soon"}, (None, None)),
        ({"published_at": "2024-10-08"}, ("2024-10-08", "metadata")),
        ({"last_modified": "2024-10-09T10:00:00Z"}, ("2024-10-09T10:00:00Z", "object")),
        ({"published_at": "soon", "last_modified": "2024-10-09"}, ("2024-10-09", "object")),
        ({"published_at": "2024-10-08", "last_modified": "2024-10-09"}, ("2024-10-08", "metadata")),
    ],
)
def test_a_publication_date_says_where_it_comes_from_and_a_bad_one_counts_as_not_given(metadata, expected) -> None:
    article = read(STORY.encode(), **metadata)

    assert (article.published_at, article.published_at_origin) == expected


def test_a_bad_date_given_to_the_library_is_the_callers_mistake() -> None:
    with pytest.raises(errors.InvalidRequest):
        article_from_text(STORY, published_at="next week")


def test_text_from_memory_a_row_and_a_file_agree() -> None:
    fields = {"title": "Bridge", "published_at": "2024-10-08", "source": "Wire", "url": "https://example.com/a"}

    of_file, of_row = read(as_json(**fields)), article_from_row({"id": 1, "text": STORY, **fields})
    of_text = article_from_text(STORY, **fields)

    assert of_file.article_id == of_row.article_id == of_text.article_id
    assert of_file.revision == of_row.revision == of_text.revision
    assert of_file.text == of_row.text == of_text.text


def test_one_article_is_also_read_by_the_reader_of_many() -> None:
    readings = list(read_articles(STORY.encode(), content_type=None, metadata={"title": "T"}, location="l"))

    assert [reading.article.title for reading in readings] == ["T"]


def test_an_error_of_a_member_is_its_own_reading() -> None:
    [reading] = read_articles(b"El gobierno no lo sabe.", content_type=None, metadata={}, location="l")

    assert reading.article is None
    assert reading.error.code == "unsupported_language"


@given(st.binary(max_size=400), st.sampled_from([None, "text/plain", "application/json", "text/plain; charset=x"]))
def test_any_bytes_become_an_article_or_a_named_error(data: bytes, content_type: str | None) -> None:
    try:
        article = read(data, content_type=content_type)
    except errors.FactwireError:
        return
    article.model_dump_json().encode("utf-8")


@given(st.text())
def test_any_text_becomes_an_article_or_a_named_error(text: str) -> None:
    try:
        article = article_from_text(text, title=text, source=text, url=text)
    except errors.FactwireError:
        return
    assert article.text.encode("utf-8")


def test_a_text_article_loads_no_library_of_another_format() -> None:
    check = (
        "import sys\nfrom factwire.reading import read_article\n"
        f"read_article({STORY.encode()!r}, content_type=None, metadata={{}}, location='s3://b/k')\n"
        "others = {'lxml', 'trafilatura', 'htmldate', 'pypdf', 'warcio', 'markdown_it', 'py3langid'}\n"
        "sys.exit(', '.join(others & set(sys.modules)) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
