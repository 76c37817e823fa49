"""What a page says of its writers below an article is none of it; what it tells of people in the news is."""

import time

import pytest
from factwire.reading.web.biographies import without_biography

LINES = ["The bridge will stay shut until June.", "Crews work at night.", "The council met on Monday."]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Example covers roads and bridges for the Lakeside Post.",
        "Ann Example is a professor of law at Lakeside University.",
        "Ann Example, a former mayor, is the author of two books on rivers.",
        "Ann Example has been a reporter since 1999. She lives in Harrow Falls.",
        "Bo Other is a freelance writer. Follow him on Twitter.",
        "Bo Other writes on rivers and can be reached at bo@lakeside.example.",
    ],
)
def test_an_introduction_of_the_writer_goes_with_what_follows(line: str) -> None:
    assert without_biography([*LINES, line, "Read her earlier columns."], authors=["Ann Example"]) == LINES


@pytest.mark.parametrize(
    "line",
    [
        "Bo Other is a professor of law at Lakeside University.",
        "Bo Other said that crews could be reached at any hour.",
        "The council is a client of the firm. Follow the vote on Twitter.",
    ],
)
def test_somebody_else_in_the_news_stays(line: str) -> None:
    assert without_biography([*LINES, line], authors=["Ann Example"]) == [*LINES, line]


def test_the_beginning_of_a_short_text_is_never_taken_for_one() -> None:
    lines = ["Ann Example is a nurse.", "She works at night."]

    assert without_biography(lines, authors=["Ann Example"]) == lines


def test_a_line_of_capitals_was_split_into_names_in_every_way() -> None:
    line = "," * 3 + "A" * 690

    started = time.process_time()
    assert without_biography([*LINES, line[3:], line], authors=[]) == [*LINES, line[3:], line]

    assert time.process_time() - started < 1
