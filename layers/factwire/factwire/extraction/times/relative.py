"""Rules for dates that are told relative to another: "today", "last week", "a year earlier", "the following day"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.anchor import Anchors
from factwire.extraction.times.calendar import UNIT_OF, Period, Unit
from factwire.extraction.times.durations import amount_of, duration_value
from factwire.extraction.times.rules import Hit, Reading, Rule
from factwire.extraction.times.tense import FUTURE

_OF_TOLD: Final = ("PREV", "FOLL", "THAT", "SAME")  # these point into the text; "last", "next" and "this" to its reader


def _today(hit: Hit) -> Iterator[Reading]:
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


def _tonight(hit: Hit) -> Iterator[Reading]:
    now = hit.anchors.now
    yield hit.read("TIME", f"{now.value}TNI" if now else None, period=now)


def _stepped(hit: Hit) -> Iterator[Reading]:
    """ "last week", "the same month", "the following year", "the end of this year"."""
    unit = UNIT_OF.get(hit.value("unit"))
    if unit is None:
        return
    reference = _reference(hit)
    if reference is None or (reference.year < 1 and unit in ("day", "week", "weekend")):
        yield hit.date(None)
        return
    if unit == "day" and reference.unit not in ("day", "weekend"):
        yield hit.date(None)
        return
    yield hit.date(reference.enclosing(unit).shifted(int(hit.value("step"))))


def _reference(hit: Hit) -> Period | None:
    anchors = hit.anchors
    if hit.word("step").kind in _OF_TOLD or anchors.narrative:
        return anchors.then
    return anchors.now


def _stepped_pod(hit: Hit) -> Iterator[Reading]:
    """ "this morning", "that night", "the next evening", "last night"."""
    reference = _reference(hit)
    if reference is None or reference.unit != "day" or reference.year < 1:
        yield hit.read("TIME", None)
        return
    period = reference.shifted(int(hit.value("step")))
    yield hit.read("TIME", f"{period.value}T{hit.value('pod')}", period=period)


def _edge_of_unit(hit: Hit) -> Iterator[Reading]:
    """ "the end of the year", "late in the day": of the one that is being told."""
    unit = UNIT_OF.get(hit.value("unit"))
    told = hit.anchors.narrative or unit == "day" or hit.has("whole")
    reference = hit.anchors.then if told else hit.anchors.now
    if unit is None or reference is None or (unit == "day" and reference.unit != "day"):
        return
    yield hit.date(reference.enclosing(unit))


def _told_unit(hit: Hit) -> Iterator[Reading]:
    """ "the day", "the year", where it is the one that is being told."""
    yield from _edge_of_unit(hit)


def _offset(hit: Hit) -> Iterator[Reading]:
    """ "two years ago", "a year earlier", "three days later", "five minutes from now"."""
    sign = int(hit.value("way") or 1)
    ago = hit.word("way").kind == "AGO"
    letter = hit.value("unit")
    amount = amount_of(hit)
    unit = UNIT_OF.get(letter)
    if unit is None or amount is None:
        yield hit.read("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        return
    yield hit.date(moved(hit.anchors, unit=unit, steps=sign * amount * (2 if letter == "F" else 1), ago=ago))


def moved(anchors: Anchors, *, unit: Unit, steps: float, ago: bool) -> Period | None:
    """The period so many units from the publication date (`ago`) or from the date last told."""
    reference = anchors.now if ago and not anchors.narrative else anchors.then
    if reference is None:
        return None
    if steps != int(steps):
        if unit != "year":
            return None
        return reference.enclosing("month").shifted(round(steps * 12))
    if unit == "day" and reference.unit not in ("day", "weekend"):
        return None
    if reference.year < 1 and unit in ("day", "week", "weekend"):
        return None
    if unit == "year" and not ago and reference.unit == "quarter":
        return reference.by_years(int(steps))
    return reference.enclosing(unit).shifted(int(steps))


def _same_earlier(hit: Hit) -> Iterator[Reading]:
    """ "the same month a year ago", "the same period of last year"."""
    reference = hit.anchors.then
    letter = hit.value("unit")
    unit = UNIT_OF.get(letter)
    if reference is None:
        yield hit.date(None)
        return
    base = reference.enclosing(unit) if unit else reference
    yield hit.date(base.by_years(-1))


def _reference_word(hit: Hit) -> Iterator[Reading]:
    yield hit.read("DATE", hit.value("ref"))


def _year_ago(hit: Hit) -> Iterator[Reading]:
    """ "the year-ago quarter", "the year-earlier period"."""
    reference = hit.anchors.then if hit.anchors.narrative else hit.anchors.now
    yield hit.date(reference.enclosing("year").shifted(-1) if reference else None)


def _weekend(hit: Hit) -> Iterator[Reading]:
    """ "the weekend": the one just past, unless the clause looks ahead."""
    now = hit.anchors.now
    if hit.value("weekend") != "WE" or now is None:
        return
    weekend = now.enclosing("weekend")
    begun = weekend.first <= now.first
    yield hit.date(weekend if begun or hit.direction() == FUTURE else weekend.shifted(-1))


def _recent(hit: Hit) -> Iterator[Reading]:
    """ "recent years"."""
    yield hit.read("DURATION", duration_value(None, hit.value("unit")))


def _former(hit: Hit) -> Iterator[Reading]:
    """ "former" places a rank in the past: that is told time in a history; news says it of everybody."""
    before = hit.before()
    if hit.anchors.narrative and (before is None or before.kind != "THE" or hit.names_noun()):
        yield hit.read("DATE", "PAST_REF")


def _fixed(value: str) -> _Fixed:
    return _Fixed(value)


class _Fixed:
    """Reads every match as one value."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __call__(self, hit: Hit) -> Iterator[Reading]:
        yield hit.read("DATE", self._value)


_STEP: Final = "(?P<step>LAST|NEXT|THIS|THAT SAME|THAT|PREV|FOLL|SAME|COMING)"
_UNIT: Final = "(?P<unit><unit1>)"
RELATIVE_RULES: Final = (
    Rule("today", "(?:EARLIER|LATER|MOD)? (?P<today>TODAY) (?P<pod>POD)?", _today),
    Rule("tonight", "(?:LATER)? (?P<x>TONIGHT)", _tonight),
    Rule("same a year ago", "THE SAME (?:(?P<unit><unit1>)|PERIOD) (?:A YEARW (?:AGO|EARLIER|BEFORE)|OF? (?:THE? (?:LAST|PREV) YEARW))", _same_earlier),
    Rule("stepped part of the day", "<pre> THE? (?P<step>LAST|NEXT|THIS|THAT|PREV|FOLL|SAME) SAME? (?P<pod>POD)", _stepped_pod),
    Rule("part of stepped unit", f"<pre> THE? {_STEP} CONSEC? {_UNIT}", _stepped),
    Rule("day before or after", "THE (?P<unit><unit1>) (?P<step>BEFORE|AFTER|PREV) (?=COMMA|DOT|OTHER|AND)", _stepped),
    Rule("later that unit", "(?:LATER|EARLIER) (?P<step>THAT|THIS|SAME) SAME? (?P<unit><unit1>)", _stepped),
    Rule("edge of the unit", "(?:THE? EDGE OF|(?:LATER|MOD) IN|THE? FINAL PART OF) THE (?P<unit><unit1>)", _edge_of_unit),
    Rule("offset", "JUST? <approx> <amount> <full> (?P<unit><unit>) (?P<way>AGO|EARLIER|LATER|BEFORE (?=COMMA|DOT|BREAK)|FROM NOW)", _offset),
    Rule("bare offset", "(?P<unit>UNITS) (?P<way>AGO|EARLIER|LATER)", _offset),
    Rule("the past", "THE PAST (?!<unit>|<num>|SOME)", _fixed("PAST_REF")),
    Rule("the future", "THE (?:NEAR? (?:FUTURE (?!OF))|(?:NEAR|OLD) HYPH? TERM)", _fixed("FUTURE_REF")),
    Rule("the present", "(?:THE|AT)? PRESENT HYPH? (?:UNIT|TIME)", _fixed("PRESENT_REF")),
    Rule("the time being", "THE TIME BEING", _fixed("PRESENT_REF")),
    Rule("these days", "(?:THESE UNITS|AT THIS TIME|MODERN UNIT)", _fixed("PRESENT_REF")),
    Rule("the near term", "THE NEAR HYPH? TERM", _fixed("FUTURE_REF")),
    Rule("year-ago", "(?:THE|A)? YEARW HYPH (?:AGO|EARLIER) (?:PERIOD|QUARTER|UNIT)?", _year_ago),
    Rule("the weekend", "(?:OVER|DURING|AT|ON|FOR|BY|THIS|IN) (?P<x>THE (?P<weekend>UNIT)) (?!OF)", _weekend),
    Rule("recent units", "(?:MORE|THE MORE)? (?P<x>RECENT (?P<unit>UNITS))", _recent),
    Rule("the day told", "(?:(?:EDGE|ENDING)) (?P<x>THE (?P<unit>UNIT))", _told_unit),
    Rule("the whole year", "THE (?P<whole>CONSEC) (?P<unit>YEARW)", _told_unit),
    Rule("the year's", "THE (?P<unit>YEARW) (?=APOS)", _told_unit),
    Rule("formerly", "FORMER", _former),
    Rule("right now", "(?:RIGHT|MORE)? (?P<ref>NOW|RECENT)", _reference_word),
    Rule("reference", "(?P<ref>NOW|FUTURE)", _reference_word),
)  # fmt: skip
