"""Readers of days and months: "Oct. 8, 2023", "March 5-9", "August of that year", "10/25/2019"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.anchors.year_hints import remembered_year
from factwire.extraction.times.calendar import UNIT_OF, Period, day_period, valid_day
from factwire.extraction.times.rules import Hit, Reader, TimexReading, named_year


def _since(hit: Hit) -> bool:
    before = hit.before()
    return before is not None and before.kind == "SINCE"


def _day_date(hit: Hit) -> Iterator[TimexReading]:
    month, day = int(hit.value("month")), hit.integer("day")
    if hit.has("year"):
        year: int | None = named_year(hit)
    elif hit.has("step"):
        year = _stepped_year(hit)
    else:
        year = _unnamed_year(hit, month=month, day=day)
    exists = valid_day(year or 2000, month, day)
    period = Period("day", year, month, day) if year and exists else None
    if hit.has("pod"):
        yield hit.read("TIME", f"{period.value}T{hit.value('pod')}" if period else None, period=period)
        return
    yield hit.date(period, explicit=hit.has("year"))


def _unnamed_year(hit: Hit, *, month: int, day: int) -> int | None:
    remembered = remembered_year(hit.words, first=hit.first, last=hit.last, day=(month, day))
    if remembered and hit.anchors.published and remembered <= hit.anchors.published.year:
        return remembered
    since = _since(hit)
    year_back = hit.look_back.anywhere if since else hit.look_back.near(hit.first)
    return hit.anchors.year_of_day(month, day, direction=hit.direction, since=since, year_back=year_back)


def _timestamp(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "Thu Feb 11 09:14:52 2016", the format of C's `ctime`."""
    year, month, day = hit.integer("year"), int(hit.value("month")), hit.integer("day")
    if valid_day(year, month, day):
        period = Period("day", year, month, day)
        yield hit.read("TIME", f"{period.value}T{hit.word('clock').text}", period=period)


def _part_of_month(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the last five days of May 2017", "the first week of June", "the last day of 1999"."""
    unit = UNIT_OF.get(hit.value("unit"))
    whole = _whole_of_part(hit)
    if hit.word("step").kind == "ORDW" and hit.integer("step") != 1:
        return
    if unit not in ("day", "week", "month") or whole is None or (unit == "month" and whole.unit == "month"):
        return
    count = hit.integer("n") or 1
    first = (day_period(whole.first) if unit == "day" else whole).enclosing(unit)
    last = day_period(whole.last).enclosing(unit)
    span = (first, first.shifted(count - 1)) if hit.word("step").kind == "ORDW" else (last.shifted(1 - count), last)
    if not hit.has("n"):
        yield hit.date(span[0], explicit=hit.has("year") or hit.has("only_year"))
        return
    bounds = (span[0].first.isoformat(), span[1].last.isoformat())
    yield hit.read("DURATION", f"P{count}{hit.value('unit')}", bounds=bounds)


def _whole_of_part(hit: Hit) -> Period | None:
    """Return the month or the year that the match names a part of."""
    if hit.has("only_year"):
        return Period("year", hit.integer("only_year"))
    month = int(hit.value("month"))
    year = named_year(hit) if hit.has("year") else hit.anchors.year_of_month(month, direction=hit.direction)
    return Period("month", year, month) if year else None


def _week_of_date(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the week of April 7"."""
    month, day = int(hit.value("month")), hit.integer("day")
    year = named_year(hit) if hit.has("year") else hit.anchors.year_of_day(month, day, direction=hit.direction)
    if hit.value("x0") == "W" and year and valid_day(year, month, day):
        yield hit.date(Period("day", year, month, day).enclosing("week"), explicit=hit.has("year"))


def _day_pair(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "March 5-9, 1918", "May 6 and 7": two days of one month."""
    month, first, second = int(hit.value("month")), hit.integer("day"), hit.integer("day2")
    explicit = hit.has("year")
    year = named_year(hit) if explicit else hit.anchors.year_of_day(month, first, direction=hit.direction)
    if not (valid_day(year or 2000, month, first) and valid_day(year or 2000, month, second)):
        return
    split = hit.match.end("day")
    yield hit.date(Period("day", year, month, first) if year else None, explicit=explicit, last=split - 1)
    yield hit.date(Period("day", year, month, second) if year else None, explicit=explicit, first=hit.match.start("x2"))


def _month_date(hit: Hit) -> Iterator[TimexReading]:
    month = int(hit.value("month"))
    if hit.has("year"):
        yield hit.date(Period("month", named_year(hit), month), explicit=True)
        return
    if hit.has("step"):
        yield hit.date(_month_of_year(hit, month) if hit.has("of_year") else _stepped_month(hit, month))
        return
    if hit.word("month").kind == "ABMON" and hit.match.end("month") - hit.match.start("month") == 1:
        return  # "Jan" without a dot or a day is a name
    if hit.word("month").text.lower() in ("march", "may") and not hit.has("pre") and _no_date_context(hit):
        return
    year = hit.anchors.year_of_month(month, direction=hit.direction)
    yield hit.date(Period("month", year, month) if year else None)


def _no_date_context(hit: Hit) -> bool:
    """Return a name or a verb is spelled as the month is: "Theresa May", "March for Life"."""
    before = hit.before()
    return before is None or before.kind in ("OTHER", "DOT", "BREAK", "THE", "A", "OLD", "FREQ")


def _stepped_month(hit: Hit, month: int) -> Period | None:
    """Read such as "last September", "next May": the nearest one on that side."""
    step = int(hit.value("step"))
    reference = hit.anchors.then if hit.word("step").kind in ("PREV", "FOLL", "SAME", "THAT") else hit.anchors.now
    reference = reference or hit.anchors.last
    if reference is None:
        return None
    period = Period("month", reference.year, month)
    if step < 0:
        return period if month < reference.month else period.by_years(-1)
    if step > 0:
        return period if month > reference.month else period.by_years(1)
    return period


def _month_of_year(hit: Hit, month: int) -> Period | None:
    """Read such as "August of that year", "October of next year"."""
    year = _stepped_year(hit)
    return Period("month", year, month) if year else None


def _stepped_year(hit: Hit) -> int | None:
    """Return the year of "of the same year", "of next year"."""
    anaphoric = hit.word("step").kind in ("THAT", "SAME", "PREV", "FOLL") or hit.anchors.narrative
    reference = hit.anchors.then if anaphoric else hit.anchors.now
    return reference.year + int(hit.value("step")) if reference else None


def _iso(hit: Hit) -> Iterator[TimexReading]:
    text = hit.word("iso").text
    year, month, day = (int(part) for part in text[:10].split("-"))
    if year and valid_day(year, month, day):
        period = Period("day", year, month, day)
        yield hit.read("TIME", text, period=period) if "T" in text else hit.date(period, explicit=True)


def _numeric(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "10/25/2019" the American way; "25/10/2019" and "25.10.2019" the other."""
    text = hit.word("date").text
    month, day, year = (int(part) for part in text.replace(".", "/").split("/"))
    if month > 12 or "." in text:
        month, day = day, month
    if year and valid_day(year, month, day):
        yield hit.date(Period("day", year, month, day), explicit=True)


READERS: Final[dict[str, Reader]] = {
    "stamp": _timestamp,
    "part of month": _part_of_month,
    "week of date": _week_of_date,
    "day date": _day_date,
    "day pair": _day_pair,
    "month date": _month_date,
    "iso": _iso,
    "numeric": _numeric,
}
