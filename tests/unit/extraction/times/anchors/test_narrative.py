"""Histories: the running year of the narrative, not the day of publication, dates what they tell."""

from __future__ import annotations

from tests.unit.extraction.times.conftest import Find

HISTORY = (
    "The siege of Velm began in 1641. In October 1641 the duke crossed the river. By January his army starved. "
    "On 4 March he attacked. The walls fell on April 2, 1642. In May he was crowned. "
    "The previous year he had been an exile. In June he married. The treaty was signed in 1648 and renewed in 1660."
)


def test_a_history_carries_its_year_forward_from_month_to_month(find: Find) -> None:
    values = [time.value for time in find(HISTORY)]
    assert values == [
        "1641", "1641-10", "1642-01", "1642-03-04", "1642-04-02", "1642-05", "1641", "1642-06", "1648", "1660",
    ]  # fmt: skip


def test_news_with_a_few_old_years_stays_news(find: Find) -> None:
    text = (
        "Shares fell on Tuesday to the lowest level since 1997. They had last been so low in 1994. In April they rose."
    )
    assert [time.value for time in find(text)] == ["2024-05-14", "1997", "1994", "2024-04"]


def test_news_that_looks_back_on_many_years_stays_news(find: Find) -> None:
    text = (
        "The league, founded in 1949 and widened in 1952, 1955 and 1982, lost a member on Monday. "
        "Its rival fell in 1991. A summit is planned for June."
    )
    assert [time.value for time in find(text)][-1] == "2024-06"


def test_an_age_in_years_is_no_sign_of_an_anniversary(find: Find) -> None:
    times = find("The six-year-old was found on May 2.")
    assert [time.value for time in times] == ["2024-05-02"]


def test_a_year_in_brackets_or_of_a_plan_does_not_move_a_history_on(find: Find) -> None:
    text = (
        "The war began in 1911 and the siege in May 1912. The law on the clergy (1905) was still hated, and a push was "
        "planned for 1914. The town fell on 3 July. Peace came in 1913, and the last ship left in 1915."
    )
    assert "1912-07-03" in [time.value for time in find(text, published_at=None)]
