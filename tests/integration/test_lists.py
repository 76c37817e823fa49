"""A page of any list takes few calls and read units, however many articles there are: what `make lists` measures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bench.lists import PAGE, Taken, stored, take

ARTICLES = 600
# Filters that let little through, and names, take more calls than the years, the entries and their records.
LONGER = ("/places", "/events?killed_min", "/entities?q")
# What a name stands for is looked up first.
NAMED = ("/events?actor", "/events?target", "/events?entity", "/quotes?speaker", "/entities/")


@pytest.fixture(scope="module")
def pages() -> Iterator[list[Taken]]:
    """What a page of each list takes."""
    with stored(ARTICLES) as (stack, table, questions):
        yield [take(stack, table, question) for question in questions]


def test_a_page_takes_the_years_the_entries_and_their_records(pages: list[Taken]) -> None:
    for page in pages:
        usual = 4 if page.question.startswith(NAMED) else 3
        assert page.calls <= (12 if page.question.startswith(LONGER) else usual), page


def test_a_page_reads_a_record_for_each_article_it_shows_and_little_else(pages: list[Taken]) -> None:
    for page in pages:
        assert page.units <= (2.5 if page.question.startswith(LONGER) else 1.5) * PAGE, page


def test_pages_are_full_where_there_is_enough(pages: list[Taken]) -> None:
    full = {page.question for page in pages if page.rows == PAGE}
    assert {"/articles", "/events", "/events?type=ASSAULT", "/quotes", "/places"} <= full
