"""The day that an article is written on, by the clock of the place where it was filed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from factwire.extraction.text.document import Document
from factwire.extraction.times.calendar import Period, day_period
from factwire.model import DAY, Place
from factwire.reading.dateline import dateline_date

_DEGREES_AN_HOUR: Final = 15  # of longitude, by which the sun is an hour earlier
_ONE_DAY: Final = timedelta(days=1)


def day_of_writing(document: Document, *, places: tuple[Place, ...]) -> Period | None:
    """Return the day that "today" means in an article, or None where its publication is unknown or no date.

    That is the date in its dateline, else the day of publication at the dateline's town, by the sun: an article from
    Seoul of Tuesday, 15:40 UTC, tells what happened "early on Wednesday".
    """
    try:
        published = datetime.fromisoformat(document.article.published_at or "")
    except ValueError:
        return None
    written = dateline_date(document.text, known_by=published.isoformat())
    if written and abs(date.fromisoformat(written[:DAY]) - published.date()) <= _ONE_DAY:
        return day_period(date.fromisoformat(written[:DAY]))
    longitude = _longitude(document, places)
    if longitude is None or published.timetz().replace(tzinfo=None) == time.min:  # a date, and no hour
        return day_period(published.date())
    moment = published.replace(tzinfo=published.tzinfo or UTC).astimezone(UTC)
    return day_period((moment + timedelta(hours=longitude / _DEGREES_AN_HOUR)).date())


def _longitude(document: Document, places: tuple[Place, ...]) -> float | None:
    """Return the longitude of the place that the dateline names first; None where there is none."""
    filed = (place for place in places for each in place.mentions if document.in_dateline(each.start))
    first = min(filed, key=lambda place: place.mentions[0].start, default=None)
    return first.longitude if first is not None and first.kind != "country" else None
