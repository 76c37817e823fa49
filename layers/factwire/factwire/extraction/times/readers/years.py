"""Readers of years and of longer times: "1936-39", "'82", "the mid-1990s", "the 19th century"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.times.calendar import Period
from factwire.extraction.times.lexer import Word
from factwire.extraction.times.rules import Hit, Reader, TimexReading, named_year

_YEAR_LEADS: Final = (
    "THE", "IN", "OF", "SINCE", "MY", "BY", "FROM", "UNTIL", "DURING", "A", "AFTER", "BEFORE", "BETWEEN", "MONTH",
    "COMMA",
)  # fmt: skip
_OPENING: Final = "(['\u2018\u2019\"\u201c-\u2010\u2011\u2013\u2014/,"  # marks that a year may follow without a blank
_CENTURY_TURN: Final = 30  # a year of two figures up to this is of the 2000s


def _year_date(hit: Hit) -> Iterator[TimexReading]:
    fiscal = any(word.kind == "FISCAL" for word in hit.words[hit.first : hit.last])
    if not (fiscal or hit.has("era") or hit.has("era2") or hit.has("pre")) and not _is_year(hit):
        return
    yield hit.date(Period("year", named_year(hit)), explicit=True)


def _is_year(hit: Hit) -> bool:
    """Return whether a figure of four digits stands as a year and not as an amount or part of a code."""
    word, before, after = hit.word("year"), hit.before(), hit.after()
    if _is_joined_after(word, after) or (after is not None and after.kind in ("UNIT", "UNITS", "AMPM")):
        return False
    if before is None:
        return True
    if before.end == word.start and before.kind != "BREAK":
        return _may_join_year(hit, before) and _leads_to_year(hit, before)
    return _leads_to_year(hit, before)


def _may_join_year(hit: Hit, before: Word) -> bool:
    """Return whether what stands right before the figure, without a blank, is a range's hyphen or an opening mark."""
    return _ends_range(hit, before) if before.kind == "HYPH" else before.text in _OPENING


def _leads_to_year(hit: Hit, before: Word) -> bool:
    """Return whether the word before fits a year: "Flight 1943" is a name, and "1200 men" are counted."""
    if before.text[0].isupper() and before.text.lower() in load_terms("times/numbered"):
        return False
    named = before.kind == "OTHER" and before.text[0].isupper()
    joined = before.kind == "HYPH" and before.end == hit.word("year").start
    return named or joined or before.kind in _YEAR_LEADS or not hit.counts_nouns()


def _is_joined_after(word: Word, after: Word | None) -> bool:
    """Return whether a letter or a unit's sign follows without a blank: "1920s", "1500%"."""
    if after is None or after.start != word.end:
        return False
    return after.text in ("%", "$", "\u00b0") or (after.kind == "OTHER" and after.text[0].isalpha())


def _ends_range(hit: Hit, hyphen: Word) -> bool:
    """Return whether the hyphen before the figure opens it or joins it to another date, and not to a code."""
    previous = hit.before(2)
    dates = ("YEAR", "MONTH", "SEASON", "DAY", "MOD")
    return previous is None or previous.end != hyphen.start or previous.kind in dates


def _year_range(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "1936-39": two years, the second in two figures."""
    first = hit.integer("year")
    text = hit.word("short").text
    second = first // 100 * 100 + int(text) if len(text) == 2 and text.isdecimal() else 0
    if second <= first or not _is_year(hit):
        return
    yield hit.date(Period("year", first), explicit=True, last=hit.first)
    yield hit.date(Period("year", second), explicit=True, first=hit.last)


def _short_year(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "'82": a year without its century."""
    mark, word = hit.word("mark"), hit.word("n")
    before = hit.before()
    if len(word.text) != 2 or mark.end != word.start or (before and before.end == mark.start):
        return
    yield hit.date(Period("year", _full_year(hit.integer("n"))), explicit=True)


def _full_year(short: int) -> int:
    return short + (2000 if short <= _CENTURY_TURN else 1900)


def _decade(hit: Hit) -> Iterator[TimexReading]:
    digits = "".join(letter for letter in hit.word("decade").text if letter.isdecimal())
    if len(digits) == 3 or not digits.endswith("0"):
        return
    if len(digits) == 2 and not _is_short_decade(hit):
        return
    start = _full_year(int(digits)) if len(digits) == 2 else int(digits)
    if hit.has("era") and hit.value("era") == "-1":
        yield hit.read("DATE", f"BC{start // 10:03d}")
        return
    unit = "century" if len(digits) == 4 and start % 100 == 0 and start < 2000 else "decade"
    yield hit.date(Period("century" if unit == "century" else "decade", start))


def _is_short_decade(hit: Hit) -> bool:
    return (hit.has("the") or hit.word("decade").text[0] in "'\u2019") and not _age_or_weather(hit)


def _age_or_weather(hit: Hit) -> bool:
    """Read such as "in her 70s" has no article; "temperatures in the 70s" has."""
    decade = hit.word("decade").text
    return decade[0].isdecimal() and int(decade[:1]) < 3


def _tens(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the sixties"; with "his" before it, an age."""
    yield hit.date(Period("decade", int(hit.value("tens"))))


def _century(hit: Hit) -> Iterator[TimexReading]:
    number = hit.integer("n")
    if not 1 <= number <= 22:
        return
    if hit.value("era") == "-1":
        yield hit.read("DATE", f"BC{number - 1:02d}")
        return
    yield hit.date(Period("century", (number - 1) * 100 or 1))


READERS: Final[dict[str, Reader]] = {
    "year date": _year_date,
    "year range": _year_range,
    "short year": _short_year,
    "decade": _decade,
    "tens": _tens,
    "century": _century,
}
