"""When: the times that stand with the main event, early in the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from factwire.extraction.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.nearness import Nearness
from factwire.model import Timex

NEAR_DAYS = 3
FARTHEST_DAYS = 366
JOINED_SCORE = 0.2
UNDATED_COST = 0.5


def when(document: Document, nearness: Nearness, times: tuple[Timex, ...]) -> Iterator[Scored]:
    """The possible answers: dates and times of day, not durations, repeated times or "now".

    A time of day and the date beside it ("midnight on Wednesday") are one answer.
    """
    published = _day(document.article.published_at)
    dated = [time for time in times if time.type in {"DATE", "TIME"} and _may_date_news(time, published)]
    for first, second in zip_longest(dated, dated[1:]):
        joined = (
            second is not None and {first.type, second.type} == {"DATE", "TIME"} and _adjoin(document, first, second)
        )
        end = second.end if joined and second is not None else first.end
        score = nearness.score(first.start) + _near(first, published) + (JOINED_SCORE if joined else 0.0)
        score -= UNDATED_COST if first.type == "TIME" and not joined and _names_no_day(first) else 0.0
        yield Scored(first.start, end, score, ref=first.id)


def _may_date_news(time: Timex, published: date | None) -> bool:
    """Whether the article's main event can be dated by it: no "now" or "recently", and no year long past."""
    day = _day(time.earliest)
    if published is None or day is None:
        return time.value is None or not time.value.endswith("_REF")
    return abs((published - day).days) <= FARTHEST_DAYS


def _names_no_day(time: Timex) -> bool:
    """Whether it is a time of some day only: "the morning", not "Monday morning" or "7 p.m."."""
    return time.text.lower().startswith(("the ", "that ")) and not any(
        c.isdigit() or c.isupper() for c in time.text[1:]
    )


def _adjoin(document: Document, first: Timex, second: Timex) -> bool:
    return document.article.text[first.end : second.start].strip() in {"", ",", "on", "of"}


def _near(time: Timex, published: date | None) -> float:
    day = _day(time.earliest)
    if published is None or day is None:
        return 0.0
    exact = 0.3 if time.earliest and time.latest and time.earliest[:10] == time.latest[:10] else 0.0
    return exact + (0.5 if abs((published - day).days) <= NEAR_DAYS else 0.0)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
