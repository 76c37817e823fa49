"""Readers of dates relative to another: "today", "last week", "a year earlier", "the following day"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.bounds import night_of
from factwire.extraction.times.calendar import UNIT_OF, Period, Unit
from factwire.extraction.times.readers.durations import amount_of
from factwire.extraction.times.rules import Hit, Reader, TimexReading
from factwire.extraction.times.tense import FUTURE

_QUARTER: Final = 3  # months
_WEEK: Final = 7  # days
_DAYS: Final[dict[Unit, float]] = {"day": 1, "week": 7, "month": 30.4375}
_ANAPHORIC: Final = (
    "PREV",
    "FOLL",
    "THAT",
    "SAME",
    "BEFORE",
    "AFTER",
)  # relative to a date of the text; "last", "next", "this" to publication


def _today(hit: Hit) -> Iterator[TimexReading]:
    now = hit.anchors.now
    if now is None:
        value = "PRESENT_REF" if hit.anchors.narrative and hit.value("today") == "0" else None
        yield hit.read("DATE", value)
        return
    period = now.shifted(int(hit.value("today")))
    if hit.has("pod"):
        yield hit.read("TIME", f"{period.value}T{hit.value('pod')}", period=period)
        return
    yield hit.date(period)


def _tonight(hit: Hit) -> Iterator[TimexReading]:
    now = hit.anchors.now
    yield hit.read("TIME", f"{now.value}TNI" if now else None, period=now)


def _stepped(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "last week", "the same month", "the following year", "the end of this year"."""
    unit = UNIT_OF.get(hit.value("unit"))
    if unit is None or (hit.is_part() and hit.word("step").kind in ("LAST", "NEXT")):
        return
    reference = _reference_of(hit)
    if reference is None or _is_too_coarse(reference, unit):
        yield hit.date(None)
        return
    yield hit.date(reference.enclosing(unit).shifted(int(hit.value("step"))))


def _beside_event(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the day after the vote on 1 March", to be dated by the day that follows."""
    if hit.value("unit") in UNIT_OF:
        yield TimexReading(hit.first, hit.last, "DURATION", hit.value("unit"), anchored=_side(hit))


def _beside_day(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the day before yesterday", "the week after next", "the year before last"."""
    unit, now = UNIT_OF.get(hit.value("unit")), hit.anchors.now
    side, other = _side(hit), hit.word("other")
    if unit is None or now is None or (other.kind != "TODAY" and int(other.value) != side):
        return
    day = now.shifted(int(other.value)) if other.kind == "TODAY" else now.enclosing(unit).shifted(side)
    yield hit.date(day.enclosing(unit).shifted(side))


def _side(hit: Hit) -> int:
    """Return 1 for "after" and -1 for "before"."""
    return 1 if hit.word("side").kind == "AFTER" else -1


def _offset_from_day(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "a week from Friday", "two weeks from today", "three days from next Monday"."""
    amount, unit, now = amount_of(hit), UNIT_OF.get(hit.value("unit")), hit.anchors.now
    before = hit.before()
    if amount is None or unit is None or now is None or (before is not None and before.kind == "FOR"):
        return  # "closed for two weeks from Monday" is a length and a day
    day = now.shifted(int(hit.value("today"))) if hit.has("today") else now.next_weekday(int(hit.value("weekday")))
    unit, whole = _in_whole_units("day" if unit == "week" else unit, amount * (_WEEK if unit == "week" else 1))
    if whole is not None:
        yield hit.date(day.shifted(whole) if unit == "day" else day.enclosing(unit).shifted(whole))


def _overnight(hit: Hit) -> Iterator[TimexReading]:
    """Read "overnight": the night before the news, or the coming one of a plan; an "overnight bus" is none."""
    if hit.names_noun() and not hit.counts_nouns():
        return
    if hit.has("weekday"):
        day = hit.anchors.weekday(int(hit.value("weekday")), direction=hit.direction)
        yield hit.read("TIME", f"{day.value}TNI" if day else None, period=day, bounds=night_of(day) if day else None)
        return
    reference = hit.anchors.then if hit.anchors.narrative else hit.anchors.now
    if reference is None or reference.unit != "day" or reference.year < 1:
        yield hit.read("TIME", None)
        return
    ahead = hit.anchors.narrative or hit.direction() == FUTURE
    night = reference if ahead else reference.shifted(-1)
    yield hit.read("TIME", f"{night.value}TNI", period=night, bounds=night_of(night))


def _reference_of(hit: Hit) -> Period | None:
    anchors, step = hit.anchors, hit.word("step").kind
    if step in _ANAPHORIC or anchors.narrative or (step == "NEXT" and _is_the_next_day(hit)):
        return anchors.then_in(hit.direction)
    return anchors.now


def _is_the_next_day(hit: Hit) -> bool:
    """Return whether the words are "the next day" or "the next morning": of publication, news says "tomorrow"."""
    within = hit.words[hit.first : hit.last + 1]
    return any(word.kind == "THE" for word in within) and (hit.has("pod") or hit.value("unit") == "D")


def _stepped_pod(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "this morning", "that night", "the next evening", "last night"."""
    reference = _reference_of(hit)
    if reference is None or reference.unit != "day" or reference.year < 1:
        yield hit.read("TIME", None)
        return
    period = reference.shifted(int(hit.value("step")))
    yield hit.read("TIME", f"{period.value}T{hit.value('pod')}", period=period)


def _edge_of_unit(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the end of the year", "late in the day": of the unit that the text is in."""
    unit = UNIT_OF.get(hit.value("unit"))
    anaphoric = hit.anchors.narrative or unit == "day" or hit.has("whole")
    reference = hit.anchors.then if anaphoric else hit.anchors.now
    if unit is None or reference is None or (unit == "day" and reference.unit != "day"):
        return
    yield hit.date(reference.enclosing(unit))


def _offset(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "two years ago", "a year earlier", "three days later", "five minutes from now"."""
    sign = int(hit.value("way") or 1)
    ago = hit.word("way").kind == "AGO"
    letter = hit.value("unit")
    amount = _whole_amount(hit)
    unit = UNIT_OF.get(letter)
    if unit == "year" and amount == 1 and sign < 0 and hit.anchors.quarter and hit.is_compared():
        yield hit.date(hit.anchors.quarter.by_years(-1))
        return
    if letter in ("TH", "TM", "TS") and amount is not None:
        yield hit.date(_moved(hit, unit="day", steps=0, ago=ago))
        return
    if unit is None or amount is None:
        yield hit.read("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        return
    yield hit.date(_moved(hit, unit=unit, steps=sign * amount * (2 if letter == "F" else 1), ago=ago))


def _whole_amount(hit: Hit) -> float | None:
    """Return how many units, with the half behind them: "a week and a half ago"."""
    amount = amount_of(hit)
    return amount + 0.5 if amount is not None and hit.has("half_more") else amount


def _moved(hit: Hit, *, unit: Unit, steps: float, ago: bool) -> Period | None:
    """Return the period so many units from the publication date (`ago`) or from the last date of the text."""
    anchors = hit.anchors
    reference = anchors.now if ago and not anchors.narrative else anchors.then_in(hit.direction)
    if unit == "decade":
        unit, steps = "year", steps * 10  # "a decade ago" is a year as much as "ten years ago" is
    unit, whole = _in_whole_units(unit, steps)
    if reference is None or whole is None:
        return None
    quarters = None if ago or reference.unit != "quarter" else _in_quarters(unit, whole)
    if quarters is not None:
        return reference.shifted(quarters)
    return None if _is_too_coarse(reference, unit) else reference.enclosing(unit).shifted(whole)


def _is_too_coarse(reference: Period, unit: Unit) -> bool:
    """Return whether a reference cannot be resolved to a unit: a month to a day, an unknown year to a week."""
    if unit == "day" and reference.unit not in ("day", "weekend"):
        return True
    return reference.year < 1 and unit in ("day", "week", "weekend")


def _in_quarters(unit: Unit, steps: int) -> int | None:
    """Return steps of a unit as quarters: a year is four, three months are one; None where they are not whole."""
    if unit == "year":
        return steps * 4
    return steps // _QUARTER if unit == "month" and steps % _QUARTER == 0 else None


def _in_whole_units(unit: Unit, steps: float) -> tuple[Unit, int | None]:
    """Return the steps in the unit that makes them whole: one and a half weeks are ten days; None if none does."""
    if steps == int(steps):
        return unit, int(steps)
    if unit == "year":
        return "month", round(steps * 12)
    return ("day", int(steps * _DAYS[unit])) if unit in _DAYS else (unit, None)


def _same_earlier(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the same month a year ago", "the same period of last year"."""
    reference = hit.anchors.then
    letter = hit.value("unit")
    unit = UNIT_OF.get(letter)
    if reference is None:
        yield hit.date(None)
        return
    base = reference.enclosing(unit) if unit else reference
    yield hit.date(base.by_years(-1))


def _reference_word(hit: Hit) -> Iterator[TimexReading]:
    if hit.value("ref") == "FUTURE_REF" and not hit.anchors.narrative and hit.names_noun():
        return  # "future payments" are dated by nothing
    yield hit.read("DATE", hit.value("ref"))


def _current(hit: Hit) -> Iterator[TimexReading]:
    """Read "current" before a noun that is no time: "its current chairman"."""
    if hit.word("word").text.lower() == "current" and hit.names_noun():
        yield hit.read("DATE", "PRESENT_REF")


def _year_ago(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the year-ago quarter", "the year-earlier period"."""
    yield hit.date(_year_before(hit, of_quarter=hit.has("quarter") or not hit.has("unit")))


def _year_before(hit: Hit, *, of_quarter: bool) -> Period | None:
    """Return the year before the reference, or `of_quarter` the quarter a year before the one reported on."""
    if of_quarter and hit.anchors.quarter:
        return hit.anchors.quarter.by_years(-1)
    reference = hit.anchors.then if hit.anchors.narrative else hit.anchors.now
    return reference.enclosing("year").shifted(-1) if reference else None


def _reported_quarter(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the quarter", "the latest period", of a report on a quarter."""
    if hit.anchors.quarter:
        yield hit.date(hit.anchors.quarter)


def _quarter_of_year(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "last year's quarter", "the 1988 period": the quarter reported on, in that year."""
    quarter, now = hit.anchors.quarter, hit.anchors.published
    if quarter is None or now is None:
        return
    year = hit.integer("year") or now.year + int(hit.value("step"))
    yield hit.date(quarter.by_years(year - quarter.year))


def _weekend(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the weekend": the one just past, unless the clause looks ahead."""
    now = hit.anchors.now
    if hit.value("weekend") != "WE" or now is None:
        return
    weekend = now.enclosing("weekend")
    begun = weekend.first <= now.first
    yield hit.date(weekend if begun or hit.direction() == FUTURE else weekend.shifted(-1))


def _recent(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "recent years"."""
    yield hit.read("DATE", "PAST_REF")


def _former(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "former": a time expression in a history; in news an ordinary adjective of people."""
    before = hit.before()
    if hit.anchors.narrative and (before is None or before.kind != "THE" or hit.names_noun()):
        yield hit.read("DATE", "PAST_REF")


def _reference(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the future": a time that has a name and no date."""
    yield hit.read("DATE", hit.argument)


READERS: Final[dict[str, Reader]] = {
    "today": _today,
    "tonight": _tonight,
    "stepped": _stepped,
    "stepped pod": _stepped_pod,
    "beside day": _beside_day,
    "beside event": _beside_event,
    "offset from day": _offset_from_day,
    "overnight": _overnight,
    "edge of unit": _edge_of_unit,
    "offset": _offset,
    "same earlier": _same_earlier,
    "reported quarter": _reported_quarter,
    "quarter of year": _quarter_of_year,
    "current": _current,
    "year ago": _year_ago,
    "weekend": _weekend,
    "recent": _recent,
    "former": _former,
    "reference": _reference,
    "reference word": _reference_word,
}
