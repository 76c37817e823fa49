"""The heading of a text: its first line, where that stands like a headline."""

import pytest
from factwire.extraction.text.parse import parse
from factwire.reading import article_from_text


def heading_of(text: str) -> str | None:
    heading = parse(article_from_text(text)).heading
    return heading.text if heading is not None else None


def test_a_short_first_line_without_full_stop_is_a_heading() -> None:
    assert (
        heading_of("Mayor of Aldport resigns\n\nThe mayor of Aldport resigned on Friday.") == "Mayor of Aldport resigns"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Aldport resigned on Friday.\n\nShe had been ill.",
        "Mayor of Aldport resigns",
        "The mayor of Aldport, who has been in office for ten years and ill since May, has resigned\nOn Friday.",
    ],
    ids=["a sentence", "nothing follows", "a long line"],
)
def test_another_first_line_is_none(text: str) -> None:
    assert heading_of(text) is None
