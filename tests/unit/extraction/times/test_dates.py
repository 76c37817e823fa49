"""Dates that name a year, a month, a day, a season, a quarter or a holiday."""

from __future__ import annotations

import pytest

from tests.unit.extraction.times.conftest import Find, told

ABSOLUTE = [
    ("The bridge opened on March 3, 2019.", "March 3, 2019", "2019-03-03"),
    ("The bridge opened on 3 March 2019.", "3 March 2019", "2019-03-03"),
    ("The bridge opened on the 3rd of March 2019.", "the 3rd of March 2019", "2019-03-03"),
    ("The bridge opened on Sunday, March 3, 2019.", "Sunday, March 3, 2019", "2019-03-03"),
    ("The bridge opened on 2019-03-03.", "2019-03-03", "2019-03-03"),
    ("The bridge opened on 03/25/2019.", "03/25/2019", "2019-03-25"),
    ("The bridge opened on 25/03/2019.", "25/03/2019", "2019-03-25"),
    ("The bridge opened on 25.03.2019.", "25.03.2019", "2019-03-25"),
    ("The bridge opened in Sept. 2019.", "Sept. 2019", "2019-09"),
    ("The bridge opened in early March 2019.", "early March 2019", "2019-03"),
    ("The bridge opened by the end of 2019.", "the end of 2019", "2019"),
    ("The bridge opened in mid-2019.", "mid-2019", "2019"),
    ("The bridge opened in the spring of 2019.", "the spring of 2019", "2019-SP"),
    ("The bridge opened in the second quarter of 2019.", "the second quarter of 2019", "2019-Q2"),
    ("The bridge opened in Q3 2019.", "Q3 2019", "2019-Q3"),
    ("The bridge opened in the first half of 2019.", "The first half of 2019", "2019-H1"),
    ("The bridge opened in the late 1980s.", "the late 1980s", "198"),
    ("The bridge opened in the '80s.", "the '80s", "198"),
    ("The bridge opened in the eighties.", "the eighties", "198"),
    ("The bridge opened in the 19th century.", "the 19th century", "18"),
    ("The temple was built in 480 BC.", "480 BC", "BC0480"),
    ("The bridge opened on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
    ("The bridge opened on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
    ("The bridge opened on Thanksgiving 2019.", "Thanksgiving 2019", "2019-11-28"),
    ("The bridge opened on Memorial Day 2019.", "Memorial Day 2019", "2019-05-27"),
    ("It was the lowest price since '82.", "'82", "1982"),
    ("The bridge opened in nineteen sixty-one.", "nineteen sixty-one", "1961"),
    ("The bridge opened on the second of March, 2019.", "the second of March, 2019", "2019-03-02"),
    ("The bridge opened on the ninth of March 2019.", "the ninth of March 2019", "2019-03-09"),
    ("The bridge opened on the last Friday of May 2019.", "the last Friday of May 2019", "2019-05-31"),
    ("The bridge opened on the second Tuesday in March 2019.", "the second Tuesday in March 2019", "2019-03-12"),
    ("The bridge opened in the 2019 second quarter.", "2019 second quarter", "2019-Q2"),
    ("The bridge opened on the last day of 2019.", "the last day of 2019", "2019-12-31"),
    ("The bridge opened on Sunday night, 3rd March 2019.", "Sunday night, 3rd March 2019", "2019-03-03TNI"),
    ("The bridge opened on Sunday morning, March 3, 2019.", "Sunday morning, March 3, 2019", "2019-03-03TMO"),
    ("It was saved on Sun Mar 03 10:22:41 2019.", "Sun Mar 03 10:22:41 2019", "2019-03-03T10:22:41"),
    ("It was saved on Sun Mar 03 10:22:41 +0000 2019.", "Sun Mar 03 10:22:41 +0000 2019", "2019-03-03T10:22:41"),
    ("Work began in the week of March 4, 2019.", "the week of March 4, 2019", "2019-W10"),
    ("Work began in the week beginning 4 March 2019.", "the week beginning 4 March 2019", "2019-W10"),
    ("Profit rose in fiscal 2019.", "fiscal 2019", "2019"),
    ("Shares fell as on Black Monday.", "Black Monday", "1987-10-19"),
    ("Her brother landed on D-Day.", "D-Day", "1944-06-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
@pytest.mark.parametrize("published_at", ["2024-05-15", None])
def test_a_date_with_its_year_has_its_value_with_and_without_a_publication_date(
    find: Find, text: str, words: str, value: str, published_at: str | None
) -> None:
    assert [(word.lower(), found) for word, found in told(find(text, published_at=published_at))] == [
        (words.lower(), value)
    ]


PAIRS = [
    ("The talks of March 5-9, 2019 failed.", ["2019-03-05", "2019-03-09"]),
    ("The talks of 6 and 7 March 2019 failed.", ["2019-03-06", "2019-03-07"]),
    ("The fair ran from December 20 to January 4, 2019.", ["2018-12-20", "2019-01-04"]),
    ("It lasted through the spring and summer of 2019.", ["2019-SP", "2019-SU"]),
    ("He ruled from 2011-19.", ["2011", "2019"]),
    ("He ruled from 2011 to 2019.", ["2011", "2019"]),
]


@pytest.mark.parametrize(("text", "values"), PAIRS)
def test_two_dates_that_share_words_have_a_value_each(find: Find, text: str, values: list[str]) -> None:
    assert [time.value for time in find(text)] == values


YEARLESS = [
    ("The party vowed to avenge the Dec. 7 attack.", "2023-12-07"),
    ("The council met on May 2.", "2024-05-02"),
    ("The council will meet on June 2.", "2024-06-02"),
    ("The council met in November.", "2023-11"),
    ("The council will meet in March.", "2025-03"),
    ("The council will meet in October of next year.", "2025-10"),
    ("The council met on 28 December.", "2023-12-28"),
    ("The council cut its budget in the fourth quarter.", "2023-Q4"),
    ("The council met last September.", "2023-09"),
    ("The council met last summer.", "2023-SU"),
    ("The council ordered the firm to leave by May 3.", "2024-05-03"),
    ("The hall has been closed to visitors since June 2.", "2023-06-02"),
    ("The council met on the 2nd of last month.", "2024-04-02"),
    ("The council will meet on the 9th of next month.", "2024-06-09"),
]


@pytest.mark.parametrize(("text", "value"), YEARLESS)
def test_a_date_without_a_year_takes_the_one_that_its_clause_points_to(find: Find, text: str, value: str) -> None:
    assert [time.value for time in find(text)] == [value]


LOOKING_BACK = [
    ("The border has been closed since May 15, the army said.", "2023-05-15"),
    ("The border has been closed since May 14. Sunday marked the anniversary of the raid.", "2023-05-14"),
    ("A year after the May 14 raid the border is still closed.", "2023-05-14"),
    ("The May 14 raid closed the border. It was planned for months before May 14, 2021.", "2021-05-14"),
    ("The border has been closed since May 10.", "2024-05-10"),
    ("His firm moved after the Sept. 11 attacks.", "2001-09-11"),
    ("His firm moved on Sept. 11.", "2023-09-11"),
]


@pytest.mark.parametrize(("text", "value"), LOOKING_BACK)
def test_a_day_that_the_text_looks_back_upon_is_of_the_year_that_its_context_says(
    find: Find, text: str, value: str
) -> None:
    assert value in [time.value for time in find(text)]
    assert not any(time.value == "2024-05-14" for time in find(text))


NO_DATES = [
    "Some 2000 people marched.",
    "The B-52 flew over.",
    "He may win, and they march on Rome.",
    "Boeing's 1,900 workers struck.",
    "Prime Minister Theresa May spoke.",
    "Sales rose 25 percent, to 1990 dollars each.",
    "Two quarters of the city burned.",
    "Flight 1943 landed on Route 2000.",
    "It costs $2019.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_and_words_that_are_no_dates_are_left_alone(find: Find, text: str) -> None:
    assert told(find(text)) == []


IMPOSSIBLE = ["The lease ends on Feb. 30.", "The lease ends on 31 June 2016.", "The lease ended on February 29, 2015."]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_day_that_does_not_exist_has_no_value(find: Find, text: str) -> None:
    [time] = find(text)
    assert (time.value, time.earliest, time.latest) == (None, None, None)


NO_TIMES = [
    "See https://example.org/news/2015/12/379480 for more.",
    "The photo (example.org/img/2009/IMG_1998.jpg) shows the mill.",
    "See www.example.org/2014/06/ for more.",
    "A six-year-old found it.",
    "It raised its quarterly dividend.",
    "The party's paper, the daily Clarion, said so.",
    "The minister, Jan Kerrel, said so.",
    "The speech was read by April Jones.",
    "She told the story on 60 Minutes.",
    "He took the overnight bus.",
    "It was the last day of the fair.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(find: Find, text: str) -> None:
    assert find(text) == ()
