"""The day that an article is written on, where it was filed."""

from __future__ import annotations

import pytest
from factwire.extraction import extract_facts
from factwire.reading import article_from_text

FILED = [
    # the dateline's date is the writer's
    ("SEOUL, Dec 4 - Troops left the square on Wednesday.", "2024-12-03T15:20:00Z", "Wednesday", "2024-12-04"),
    # the clock of the place is ahead of, or behind, that of publication
    ("SEOUL - Ten people were killed in a crush early on Sunday.", "2022-10-29T18:40:00Z", "Sunday", "2022-10-30"),
    ("WASHINGTON - Polls will close late on Tuesday.", "2024-11-06T02:10:00Z", "Tuesday", "2024-11-05"),
    # in London it is the same day; of a date without an hour nothing else is known
    ("LONDON - The council voted on Wednesday.", "2024-12-03T15:20:00Z", "Wednesday", "2024-11-27"),
    ("SEOUL - The council voted on Wednesday.", "2024-12-03", "Wednesday", "2024-11-27"),
]


@pytest.mark.parametrize(("text", "published_at", "words", "value"), FILED)
def test_a_weekday_is_counted_from_the_day_where_the_article_was_filed(
    text: str, published_at: str, words: str, value: str
) -> None:
    facts = extract_facts(article_from_text(text, published_at=published_at))

    assert [time.value for time in facts.times if time.text == words] == [value]
