"""The lines above a text that is set for readers say who wrote it and when."""

import pytest
from factwire.reading import read_article
from factwire.reading.metadata.front_lines import front_of

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year, " * 2


@pytest.mark.parametrize(
    ("lines", "authors", "date"),
    [
        (["By Ann Example", "8 October 2024"], ("Ann Example",), "2024-10-08"),
        (["By Ann Example | October 8, 2024"], ("Ann Example",), "2024-10-08"),
        (["FOR IMMEDIATE RELEASE: October 8, 2024"], (), "2024-10-08"),
        (["Oslo, 8 October 2024"], (), "2024-10-08"),
        (["Press release. Oslo, 8 October 2024"], (), "2024-10-08"),
        (["Published Tuesday, 8 October 2024, 14:30"], (), "2024-10-08T14:30:00"),
    ],
)
def test_they_give_authors_and_a_date_and_are_no_part_of_the_text(lines, authors, date) -> None:
    front = front_of([*lines, TEXT])

    assert (front.authors, front.date, front.lines) == (authors, date, (TEXT,))


@pytest.mark.parametrize(
    "line", ["The attack of 8 October 2024", "Bridge opens", "03/04/2024", "The 8 October 2024 plan"]
)
def test_other_lines_stay(line: str) -> None:
    assert front_of([line, TEXT]).lines == (line, TEXT)


@pytest.mark.parametrize("above", ["8 October 2024", "Oslo, 8 October 2024", "By Ann Example\n\n8 October 2024"])
@pytest.mark.parametrize("content_type", ["text/plain", "text/markdown"])
def test_a_text_is_dated_by_the_line_above_it_and_keeps_that(above: str, content_type: str) -> None:
    text, metadata = f"{above}\n\n{TEXT}", {"last-modified": "2026-11-20T10:00:00Z"}
    article = read_article(text.encode(), content_type=content_type, metadata=metadata, location="s3://b/k")

    assert (article.published_at, article.published_at_origin) == ("2024-10-08", "dateline")
    assert content_type != "text/plain" or article.text == text


def test_dates_below_the_first_paragraph_are_its_story() -> None:
    assert front_of([TEXT, "8 October 2024"]).date is None
