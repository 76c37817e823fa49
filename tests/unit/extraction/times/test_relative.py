"""Dates told relative to the publication, or to another date of the text."""

from __future__ import annotations

import pytest

from tests.unit.extraction.times.conftest import Find, told

TO_PUBLICATION = [  # Wednesday, 15 May 2024
    ("The council met today.", "today", "2024-05-15"),
    ("The council met yesterday morning.", "yesterday morning", "2024-05-14TMO"),
    ("The council met last night.", "last night", "2024-05-14TNI"),
    ("The council meets tonight.", "tonight", "2024-05-15TNI"),
    ("The council met this week.", "this week", "2024-W20"),
    ("The council met last month.", "last month", "2024-04"),
    ("The council will meet early next year.", "early next year", "2025"),
    ("The council met at the end of last year.", "the end of last year", "2023"),
    ("The council met two years ago.", "two years ago", "2022"),
    ("The council met three weeks ago.", "three weeks ago", "2024-W17"),
    ("The council met ten days ago.", "ten days ago", "2024-05-05"),
    ("The council met in the last quarter.", "the last quarter", "2024-Q1"),
    ("The council lost money in the year-ago quarter.", "the year-ago quarter", "2023"),
    ("The council met last weekend.", "last weekend", "2024-W19-WE"),
    ("The council met several years ago.", "several years ago", "PAST_REF"),
    ("The council recently met.", "recently", "PAST_REF"),
    ("The council is now in session.", "now", "PRESENT_REF"),
    ("The council will meet in the near future.", "the near future", "FUTURE_REF"),
    ("The council met about a week and a half ago.", "about a week and a half ago", "2024-05-05"),
    ("The council met two and a half weeks ago.", "two and a half weeks ago", "2024-04-28"),
    ("The council met a year and a half ago.", "a year and a half ago", "2022-11"),
    ("The council met a month or so ago.", "a month or so ago", "2024-04"),
    ("The council lost money in recent years.", "recent years", "PAST_REF"),
    ("The council will meet by year-end.", "year-end", "2024"),
    ("The council kept its current chairman.", "current", "PRESENT_REF"),
    ("The council expects a loss in the current fiscal year.", "the current fiscal year", "2024"),
    ("The council was founded a decade ago.", "a decade ago", "2014"),
    ("The council will meet a week from Friday.", "a week from Friday", "2024-05-24"),
    ("The council will meet two weeks from today.", "two weeks from today", "2024-05-29"),
    ("The council met the day before yesterday.", "the day before yesterday", "2024-05-13"),
    ("The council will meet the week after next.", "the week after next", "2024-W22"),
    ("The council hall burned overnight.", "overnight", "2024-05-14TNI"),
    ("Snow will fall overnight.", "overnight", "2024-05-15TNI"),
    ("Two men were held overnight Monday.", "overnight Monday", "2024-05-13TNI"),
    ("For the week, the index fell 3.8%.", "the week", "2024-W20"),
]


@pytest.mark.parametrize(("text", "words", "value"), TO_PUBLICATION)
def test_relative_words_count_from_the_day_of_publication(find: Find, text: str, words: str, value: str) -> None:
    assert told(find(text)) == [(words, value)]


WEEKDAYS = [
    ("The council met on Tuesday.", "2024-05-14"),
    ("The council met on Wednesday.", "2024-05-15"),
    ("The council met on Thursday.", "2024-05-09"),
    ("The council will meet on Thursday.", "2024-05-16"),
    ("The members said they’ll meet on Thursday.", "2024-05-16"),
    ("The members said they’d meet on Thursday.", "2024-05-16"),
    ("The offer had been due to expire on Thursday.", "2024-05-09"),
    ("The hall had been scheduled to open on Thursday.", "2024-05-09"),
    ("The shop is due to open Thursday.", "2024-05-16"),
    ("The vote is on Thursday.", "2024-05-16"),
    ("The members said they’d met on Thursday.", "2024-05-09"),
    ("The council said it would meet on Friday.", "2024-05-17"),
    ("A session was planned for Friday.", "2024-05-17"),
    ("The hall stays closed until Monday.", "2024-05-20"),
    ("The council met last Friday.", "2024-05-10"),
    ("The council will meet next Monday.", "2024-05-20"),
    ("Police stopped Sunday's attack.", "2024-05-12"),
    ("The council met on Friday morning.", "2024-05-10TMO"),
    ("The treaty takes effect on Friday.", "2024-05-17"),
    ("The court hears the appeal on Friday.", "2024-05-17"),
    ("Voters go to the polls on Sunday.", "2024-05-19"),
    ("The court has scheduled a hearing Monday.", "2024-05-20"),
    ("Police were called to the house on Monday.", "2024-05-13"),
    ("The mayor called for a strike on Monday.", "2024-05-13"),
    ("Until Thursday, the council had not met.", "2024-05-09"),
    ("The ban lasts through Sunday.", "2024-05-19"),
    ("Heavy rain is forecast for Friday.", "2024-05-17"),
    ("The deadline is midnight Friday.", "2024-05-17T24:00"),
    ("Police were called shortly after 3 a.m. Sunday.", "2024-05-12T03:00"),
]


@pytest.mark.parametrize(("text", "value"), WEEKDAYS)
def test_a_weekday_is_the_one_that_its_clause_points_to(find: Find, text: str, value: str) -> None:
    assert [time.value for time in find(text)] == [value]


TO_THE_TEXT = [
    ("The war began on March 3, 2019. The following day the king fled.", "2019-03-04"),
    ("The war began on March 3, 2019. The king fled three days later.", "2019-03-06"),
    ("The war began on March 3, 2019. Later that year the king fled.", "2019"),
    ("The war began on March 3, 2019. The king had fled a year earlier.", "2018"),
    ("The war began on March 3, 2019. It ended the same month.", "2019-03"),
    ("The war began on March 3, 2019. That night the king fled.", "2019-03-03TNI"),
    ("The war began on March 3, 2019. The king had fled the previous Friday.", "2019-03-01"),
    ("The war began on March 3, 2019. The king fled that summer.", "2019-SU"),
    ("Profit fell in the first half of 2019 from the year-earlier period.", "2018-H1"),
    ("Profit fell in the third quarter of 2019 from the one three months earlier.", "2019-Q2"),
    ("Profit fell in the third quarter of 2019, and had risen a year earlier.", "2018-Q3"),
]


@pytest.mark.parametrize(("text", "value"), TO_THE_TEXT)
@pytest.mark.parametrize("published_at", ["2024-05-15", None])
def test_words_that_point_into_the_text_count_from_the_date_it_told_last(
    find: Find, text: str, value: str, published_at: str | None
) -> None:
    assert [time.value for time in find(text, published_at=published_at)][-1] == value


EVENTS = [
    ("He fled the day after the vote on 1 March.", "the day", "2024-03-02"),
    ("He fled the week before the Feb. 20 election.", "the week", "2024-W07"),
    ("She fled the month after he was shot on April 3.", "the month", "2024-05"),
]


@pytest.mark.parametrize(("text", "words", "value"), EVENTS)
def test_a_day_beside_an_event_counts_from_the_day_of_the_event(find: Find, text: str, words: str, value: str) -> None:
    assert (words, value) in told(find(text))


def test_a_length_behind_an_event_ends_on_the_day_it_leads_to(find: Find) -> None:
    length = find("He was held two days after the attack on 1 March.")[0]
    assert (length.text, length.type, length.value) == ("two days", "DURATION", "P2D")
    assert (length.earliest, length.latest) == ("2024-03-03", "2024-03-03")


def test_the_day_after_an_event_without_a_date_is_no_time(find: Find) -> None:
    assert told(find("He fled the day after the vote.")) == []


UNDATED = ["The council met today.", "The council met last week.", "It met two years ago.", "It met on Friday."]


@pytest.mark.parametrize("text", UNDATED)
def test_without_a_publication_date_nothing_relative_to_it_is_invented(find: Find, text: str) -> None:
    [time] = find(text, published_at=None)
    assert time.value in (None, "PRESENT_REF")
    assert (time.earliest, time.latest) == (None, None)


def test_a_publication_date_that_is_no_date_counts_as_none(find: Find) -> None:
    assert [time.value for time in find("The council met last week.", published_at="soon")] == [None]


def test_a_figure_of_a_year_earlier_moves_no_other_date(find: Find) -> None:
    times = find("Sales in the three months ended April 30 rose to $9 million, up from $8 million a year earlier.")
    assert told(times)[1:] == [("April 30", "2024-04-30"), ("a year earlier", "2023")]


QUARTERLY = [
    "Profit rose to $9 million in the third quarter from $8 million in the year-ago quarter.",
    "Profit rose to $9 million in the third quarter from $8 million in the year-earlier period.",
    "Third-quarter profit was $9 million, or 30 cents a share, up from $8 million, or 27 cents a share, a year ago.",
    "Profit rose in the third quarter. It was higher than a year earlier.",
    "Profit rose in the third quarter. It was higher than in the 2022 period.",
    "Sales rose in last year's third quarter. They were lower in the corresponding period a year earlier.",
]


@pytest.mark.parametrize("text", QUARTERLY)
def test_a_report_on_a_quarter_compares_it_with_the_same_quarter_a_year_before(find: Find, text: str) -> None:
    values = [time.value for time in find(text)]
    assert values[0] == "2023-Q3"
    assert values[-1] == "2022-Q3"


def test_the_quarter_of_a_report_is_the_one_it_named(find: Find) -> None:
    values = [time.value for time in find("Profit rose in the third quarter. Sales fell in the quarter.")]
    assert values == ["2023-Q3", "2023-Q3"]


def test_the_same_day_of_what_has_happened_is_no_day_to_come(find: Find) -> None:
    times = find(
        "Rebels shelled a bridge on Monday. The council will meet on Friday. Rebels had fired rockets the same day."
    )

    assert told(times)[-1] == ("the same day", "2024-05-13")
