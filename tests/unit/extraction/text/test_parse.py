"""The one parse: sentences end with marks of their own, or with their line."""

import pytest
from factwire.extraction.text.parse import parse

from tests.articles import bare_article


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Jets bombed the camp on Sunday, medics said, as talks went on in Doha.", 1),
        ("A heading without a mark\nThe mayor said no.", 2),
        ("She left , but he stayed .", 1),
        ("“We will stay.” She left.", 2),
        ("The bridge is mined, Sgt. Tom Hale said.", 1),
        ("A bomb hurt Cpl. Tom Hale near the port.", 1),
        ("The crash closed Ocean Blvd. for an hour.", 1),
    ],
)
def test_no_sentence_starts_between_words_of_one_line(text: str, sentences: int) -> None:
    assert len(parse(bare_article(text)).sentences) == sentences
