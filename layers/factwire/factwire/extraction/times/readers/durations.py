"""Readers of lengths of time ("two and a half years", "the past nine days") and for repeated times ("every Monday")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from factwire.extraction.times.calendar import Period
from factwire.extraction.times.rules import Hit, Reader, TimexReading

_CLOCK_UNITS: Final = {"TH": "H", "TM": "M", "TS": "S"}
_SCALED: Final = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "S": (6, "M")}
_DAYS: Final = {"D": 1, "W": 7, "M": 30.4375, "Y": 365.25}


def amount_of(hit: Hit) -> float | None:
    """Return how many units a pattern's amount says; None where it is vague."""
    if hit.has("n"):
        return hit.number("n")
    if hit.has("n2"):
        return hit.number("n2")
    if hit.has("half"):
        return 0.5
    if hit.has("some"):
        words = hit.words[hit.match.start("some") : hit.match.end("some")]
        numbers = [word.value for word in words if word.kind == "SOME" and word.value.isdigit()]
        return float(numbers[0]) if numbers else None
    return 1.0 if hit.has("one") else None


def duration_value(amount: float | None, letter: str) -> str | None:
    """Return the TIMEX3 value of a length; X stands for a vague number."""
    if letter in _SCALED and amount is not None:
        factor, letter = _SCALED[letter]
        amount *= factor
    letter = {"E": "Y", "C": "Y", "F": "W", "S": "M", "SECOND": "S"}.get(letter, letter)
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    if letter == "WE":
        return f"P{number}WE"
    if letter in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[letter]}"
    return f"P{number}{letter}" if letter in ("D", "W", "M", "Q", "Y") else None


def _letter(hit: Hit) -> str:
    return "TS" if hit.word("unit").kind == "SECOND" else hit.value("unit")


def _duration(hit: Hit) -> Iterator[TimexReading]:
    amount = amount_of(hit)
    letter = _letter(hit)
    if hit.has("half_more"):
        amount = amount + 0.5 if amount is not None else None
    if (
        hit.has("old")
        and hit.words[hit.match.start("old")].kind == "HYPH"
        and hit.word_at("old", -1).text.lower() == "old"
    ):
        return  # "a six-year-old": an age describes a person and is no time
    singular = hit.word("unit").kind != "UNITS"
    if hit.word("unit").text.istitle():
        return  # "60 Minutes" is a title
    if hit.has("one") and (not singular or letter in ("TS", "WE", "TM")):
        return
    if letter == "Q" and (singular or ((after := hit.after()) and after.kind == "OF")):
        return  # a share, not a time
    value = duration_value(amount, letter)
    if value:
        yield hit.read("DURATION", value)


def _bare_units(hit: Hit) -> Iterator[TimexReading]:
    before = hit.before()
    if before and before.kind in ("CARD", "DAY", "YEAR", "DECADE", "EVERY", "ONCE", "HYPH", "THESE"):
        return
    value = duration_value(None, hit.value("unit"))
    if value and hit.value("unit") != "Q":
        yield hit.read("DURATION", value)


def _anchored(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the past nine days", "the next four years", "the first ten months of 1915"."""
    amount = amount_of(hit)
    letter = _letter(hit)
    if not (hit.has("n") or hit.has("n2") or hit.has("some") or hit.has("half")) and hit.word("unit").kind != "UNITS":
        amount = 1.0
    value = duration_value(amount, letter)
    if not value or (hit.has("step") and hit.word("unit").kind != "UNITS" and hit.is_part()):
        return
    reach = None
    if amount is not None and hit.has("step"):
        anaphoric = hit.word("step").kind in ("PREV", "FOLL")
        reference = hit.anchors.then if anaphoric or hit.anchors.narrative else hit.anchors.now
        reach = _reach(reference, value, sign=int(hit.value("step")))
    yield hit.read("DURATION", value, bounds=reach)


def _ended_year(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the year ended June 30": a length, for a business's year need not be one of the calendar."""
    yield hit.read("DURATION", "P1Y")


def _reach(reference: Period | None, value: str, *, sign: int) -> tuple[str | None, str | None] | None:
    """Return the days that a length covers before or after a day."""
    days = _DAYS.get(value[-1])
    if reference is None or reference.unit != "day" or reference.year < 1 or not days or "T" in value:
        return None
    length = float(value[1:-1]) * days
    ordinal = reference.first.toordinal()
    if not 1 <= ordinal + sign * length <= date.max.toordinal():
        return None
    other = reference.first + timedelta(days=round(sign * length))
    first, last = sorted((reference.first, other))
    return first.isoformat(), last.isoformat()


def _every(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "every day", "per month", "every two weeks", "each Monday", "every morning"."""
    if hit.has("weekday"):
        part = f"T{hit.value('pod')}" if hit.has("pod") else ""
        yield hit.read("SET", f"XXXX-WXX-{hit.value('weekday')}{part}")
        return
    if hit.has("pod"):
        yield hit.read("SET", f"XXXX-XX-XXT{hit.value('pod')}")
        return
    if hit.has("month") or hit.has("season"):
        yield hit.read(
            "SET", f"XXXX-{int(hit.value('month')):02d}" if hit.has("month") else f"XXXX-{hit.value('season')}"
        )
        return
    if hit.has("n"):
        value = duration_value(hit.number("n"), hit.value("unit"))
    else:
        value = duration_value(2.0 if hit.has("other") else 1.0, hit.value("unit2"))
    if value:
        yield hit.read("SET", value)


def _rate(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "twice a day", "15 a year": the unit that a rate is per."""
    before = hit.before()
    if hit.word("unit").kind == "SECOND" or before is None:
        return
    if before.kind in ("ONCE", "CARD", "DAY", "YEAR") or _measured(hit):
        value = duration_value(1.0, hit.value("unit"))
        if value:
            yield hit.read("SET", value)


def _measured(hit: Hit) -> bool:
    """Return whether a counted noun stands before: "30 kilometres a day", "two planes a month", "24 hours a day"."""
    back = [hit.before(at) for at in (1, 2, 3)]
    if back[0] is None or back[0].kind not in ("OTHER", "UNITS"):
        return False
    if not back[0].text[0].isalnum() and back[0].text not in "%$":
        return False
    return any(word is not None and word.kind in ("CARD", "DAY", "YEAR") for word in back[1:])


def _weekends(hit: Hit) -> Iterator[TimexReading]:
    yield hit.read("SET", f"XXXX-WXX-{hit.value('days')}")


def _frequency(hit: Hit) -> Iterator[TimexReading]:
    after = hit.after()
    newspaper = (
        hit.word("freq").text[-2:] == "ly" and after is not None and after.kind == "OTHER" and after.text[0].isupper()
    )
    if newspaper or (hit.value("freq") == "P1Q" and hit.names_noun()):
        return  # "the daily Clarion"; "a quarterly dividend" is the dividend of one quarter
    yield hit.read("SET", hit.value("freq"))


def _weekdays(hit: Hit) -> Iterator[TimexReading]:
    yield hit.read("SET", f"XXXX-WXX-{hit.value('weekday')}")


READERS: Final[dict[str, Reader]] = {
    "duration": _duration,
    "bare units": _bare_units,
    "anchored": _anchored,
    "ended year": _ended_year,
    "every": _every,
    "rate": _rate,
    "frequency": _frequency,
    "weekdays": _weekdays,
    "weekends": _weekends,
}
