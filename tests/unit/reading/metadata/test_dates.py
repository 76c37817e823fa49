"""A publication date is ISO 8601 or null, however it was written."""

from datetime import datetime

import pytest
from factwire.reading.metadata.date_order import day_comes_first
from factwire.reading.metadata.dates import normalise_date
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-10-08", "2024-10-08"),
        (" 2024-10-08 ", "2024-10-08"),
        ("20241008", "2024-10-08"),
        ("2024-W10-1", "2024-03-04"),
        ("2024-10-08T14:30", "2024-10-08T14:30:00"),
        ("2024-10-08T14:30:15.250Z", "2024-10-08T14:30:15Z"),
        ("2024-10-08T14:30:00+00:00", "2024-10-08T14:30:00Z"),
        ("2024-10-08T14:30:00+0530", "2024-10-08T14:30:00+05:30"),
        ("2024-10-08 14:30:00 UTC", "2024-10-08T14:30:00Z"),
        ("20241008T143000Z", "2024-10-08T14:30:00Z"),
        ("Tue, 08 Oct 2024 14:30:00 GMT", "2024-10-08T14:30:00Z"),
        ("Tue, 8 Oct 2024 14:30:00 -0400", "2024-10-08T14:30:00-04:00"),
        ("Tue, 8 Oct 2024 14:30:00 -0000", "2024-10-08T14:30:00Z"),
        ("Tue, 8 Oct 2024 14:30:00 BST", "2024-10-08T14:30:00+01:00"),
        ("Tue, 8 Oct 2024 14:30:00 IST", "2024-10-08T14:30:00"),
        ("Tue, 8 Oct 2024 14:30:00 EDT", "2024-10-08T14:30:00-04:00"),
        ("Tue Oct 08 2024 14:30:00 GMT+0100", "2024-10-08T14:30:00+01:00"),
        ("October 8, 2024", "2024-10-08"),
        ("Oct. 8th, 2024", "2024-10-08"),
        ("Sept. 8, 2024", "2024-09-08"),
        ("8 October 2024", "2024-10-08"),
        ("8 October 2024 14:30", "2024-10-08T14:30:00"),
        ("2024/10/08", "2024-10-08"),
        ("Tue, 08 Oct 2024 2:30:05 PM CEST", "2024-10-08T14:30:05+02:00"),
        ("Sun, 8 Sept 2024 10:00:00 EDT", "2024-09-08T10:00:00-04:00"),
        ("October 8, 2024 - 14:30", "2024-10-08T14:30:00"),
        ("Published: Tuesday, 8 October 2024 at 2.30pm", "2024-10-08T14:30:00"),
        ("Updated Oct. 8, 2024, 12:05 a.m. ET", "2024-10-08T00:05:00"),
        ("12 p.m., Oct. 8, 2024", "2024-10-08T12:00:00"),
        ("Tue Oct  8 14:30:00 2024", "2024-10-08T14:30:00"),
        ("Tue Oct  8 14:30:00 EDT 2024", "2024-10-08T14:30:00-04:00"),
        ("Tue Oct 08 2024 14:30:00 GMT+0100 (Central European Standard Time)", "2024-10-08T14:30:00+01:00"),
        ("8-Oct-2024", "2024-10-08"),
        ("8th of October 2024", "2024-10-08"),
        ("08.10.2024", "2024-10-08"),
        ("2024-10-8 2:30 PM", "2024-10-08T14:30:00"),
        ("1728397800", "2024-10-08T14:30:00Z"),
        ("1728397800000", "2024-10-08T14:30:00Z"),
        ("Tue, 10/08/2024 - 14:30", "2024-10-08T14:30:00"),
        ("Fri, 10/08/2024", None),
        ("28/10/2024 14:30", "2024-10-28T14:30:00"),
        ("10/28/2024", "2024-10-28"),
        ("the 8 October 2024 attack", None),
    ],
)
def test_a_date_is_normalised(written: str, expected: str | None) -> None:
    assert normalise_date(written) == expected


@pytest.mark.parametrize(
    "written",
    [None, "", "   ", "yesterday", "03/04/2024", "2024-10", "2024-13-01", "2024-02-30", "0001-01-01", "9" * 5000],
)
def test_what_is_no_full_or_no_single_date_is_null(written: str | None) -> None:
    assert normalise_date(written) is None


@pytest.mark.parametrize(
    ("siblings", "language", "host", "day_first"),
    [
        (["28/10/2024"], None, None, True),
        (["10/28/2024", None], "en-GB", None, False),
        (["Tue, 10/08/2024"], None, None, False),
        (["8 October 2024", "10/10/2024"], None, None, None),
        ([], "en-GB", None, True),
        ([], "en_US", "news.example.co.uk", False),
        ([], "en", "news.example.co.uk", True),
        ([], None, "example.com", None),
    ],
)
def test_figures_are_ordered_as_beside_them(siblings, language, host, day_first) -> None:
    assert day_comes_first(siblings, language=language, host=host) is day_first
    assert normalise_date("03/04/2024", day_first=day_first) == {True: "2024-04-03", False: "2024-03-04"}.get(day_first)


@pytest.mark.parametrize("written", ["\u017fep 3, 2024", "\u017fun, 1 Sep 2024", "Fr\u0131day, 6 September 2024"])
def test_letters_that_equal_others_but_for_their_case_raised_a_value_error(written: str) -> None:
    assert normalise_date(written) is None


def test_a_line_of_figures_beside_a_date_takes_no_longer_than_others() -> None:
    assert normalise_date("Oct 8, 2024 at 99999999999999999999999999999:40 xPM") is None


@given(st.text())
def test_no_text_breaks_it(written: str) -> None:
    normalise_date(written)


@given(st.datetimes(min_value=datetime(1800, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 - hypothesis wants bare bounds
def test_a_normalised_date_stays_as_it_is(moment: datetime) -> None:
    once = normalise_date(moment.isoformat())

    if once is not None:  # years after 2199 are no publication dates
        assert normalise_date(once) == once
