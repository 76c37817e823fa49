"""Readers of parts of a year: seasons, quarters and halves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.calendar import Period, season_of
from factwire.extraction.times.rules import Hit, Reader, TimexReading, named_year
from factwire.extraction.times.tense import FUTURE, PAST

_LAST_OF: Final = (4, 2)  # quarters and halves of a year
_NEAR_MONTHS: Final = 3  # a quarter so little ahead is the coming one, unless the clause is past


def _season_date(hit: Hit) -> Iterator[TimexReading]:
    season = hit.value("season")
    if hit.has("year"):
        yield hit.date(season_of(named_year(hit), season), explicit=True)
        return
    after = hit.after()
    unmarked = not (hit.has("step") or hit.has("the"))
    if hit.word("season").kind == "FALL" and (unmarked or (after and after.kind == "OF")):
        return
    if hit.has("step"):
        yield hit.date(_stepped_season(hit, season))
        return
    first = hit.first + 1 if hit.has("the") and hit.match.start("the") == hit.first and hit.names_noun() else None
    yield hit.date(hit.anchors.season(season, direction=hit.direction), first=first)


def _stepped_season(hit: Hit, season: str) -> Period | None:
    """Return the season of "last winter", "next spring": the nearest one on that side."""
    step, anchors = int(hit.value("step")), hit.anchors
    anaphoric = hit.word("step").kind in ("THAT", "SAME", "PREV", "FOLL")
    reference = anchors.then if anaphoric or anchors.narrative else anchors.now
    if reference is None:
        return None
    period = season_of(reference.year, season)
    if step == 0:
        return period
    ahead = period.month > reference.month
    return period.by_years((0 if ahead else 1) if step > 0 else (-1 if ahead else 0))


def _quarter(hit: Hit) -> Iterator[TimexReading]:
    number = (_LAST_OF[hit.has("half")] if hit.word("n").kind in ("FINAL", "LAST") else 0) or hit.integer("n")
    if not 1 <= number <= 4:
        return
    months, unit = (3, "quarter") if not hit.has("half") else (6, "half")
    if hit.has("half") and number > 2:
        return
    month = (number - 1) * months + 1
    year = hit.integer("year") or _quarter_year(hit, month)
    period = Period("quarter" if unit == "quarter" else "half", year, month) if year else None
    yield hit.date(period, explicit=hit.has("year"))


def _quarter_year(hit: Hit, month: int) -> int | None:
    reference = hit.anchors.last if hit.anchors.narrative else hit.anchors.published
    if reference is None:
        return None
    if hit.has("step"):
        return reference.year + int(hit.value("step"))
    if hit.anchors.narrative or month <= reference.month:
        return reference.year
    near = month - reference.month <= _NEAR_MONTHS and hit.direction() != PAST
    return reference.year if near or hit.direction() == FUTURE else reference.year - 1


def _short_quarter(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "Q3 2022", "H1"."""
    text = hit.word("q").text
    number, half = int(text[1]), text[0] == "H"
    if half and number > 2:
        return
    month = (number - 1) * (6 if half else 3) + 1
    year = hit.integer("year") or _quarter_year(hit, month)
    yield hit.date(Period("half" if half else "quarter", year, month) if year else None, explicit=hit.has("year"))


READERS: Final[dict[str, Reader]] = {
    "season date": _season_date,
    "quarter": _quarter,
    "short quarter": _short_quarter,
}
