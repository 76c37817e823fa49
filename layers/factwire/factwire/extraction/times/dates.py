"""Rules for dates that name a year, a month, a day, a season or a weekday."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.calendar import Period, day_period, season_of, valid_day
from factwire.extraction.times.holidays import holiday
from factwire.extraction.times.rules import Hit, Reading, Rule
from factwire.extraction.times.tense import FUTURE, PAST

_YEAR_LEADS: Final = (
    "THE", "IN", "OF", "SINCE", "MY", "BY", "FROM", "UNTIL", "DURING", "A", "AFTER", "BEFORE", "BETWEEN", "MONTH", "COMMA"
)  # fmt: skip
_NEAR_MONTHS: Final = 3  # a quarter so little ahead is the coming one, unless the clause is past
_CENTURY_TURN: Final = 30  # a year of two figures up to this is of the 2000s


def _era_year(hit: Hit) -> int:
    year = hit.integer("year")
    if hit.has("comonth") and hit.has("month") and int(hit.value("month")) > int(hit.value("comonth")):
        year -= 1
    return -year if "-1" in (hit.value("era"), hit.value("era2")) else year


def _since(hit: Hit) -> bool:
    before = hit.before()
    return before is not None and before.kind == "SINCE"


def _day_date(hit: Hit) -> Iterator[Reading]:
    month, day = int(hit.value("month")), hit.integer("day")
    if hit.has("year"):
        year: int | None = _era_year(hit)
    elif hit.has("step"):
        year = _stepped_year(hit)
    else:
        since = _since(hit)
        year_back = hit.look_back.anywhere if since else hit.look_back.near(hit.first)
        year = hit.anchors.year_of_day(month, day, direction=hit.direction, since=since, year_back=year_back)
    if not valid_day(year or 2000, month, day):
        return
    period = Period("day", year, month, day) if year else None
    if hit.has("pod"):
        yield hit.read("TIME", f"{period.value}T{hit.value('pod')}" if period else None, period=period)
        return
    yield hit.date(period, explicit=hit.has("year"))


def _day_pair(hit: Hit) -> Iterator[Reading]:
    """ "March 5-9, 1918", "May 6 and 7": two days of one month."""
    month, first, second = int(hit.value("month")), hit.integer("day"), hit.integer("day2")
    explicit = hit.has("year")
    year = _era_year(hit) if explicit else hit.anchors.year_of_day(month, first, direction=hit.direction)
    if not (valid_day(year or 2000, month, first) and valid_day(year or 2000, month, second)):
        return
    split = hit.match.end("day")
    yield hit.date(Period("day", year, month, first) if year else None, explicit=explicit, last=split - 1)
    yield hit.date(Period("day", year, month, second) if year else None, explicit=explicit, first=hit.match.start("x2"))


def _month_date(hit: Hit) -> Iterator[Reading]:
    month = int(hit.value("month"))
    if hit.has("year"):
        yield hit.date(Period("month", _era_year(hit), month), explicit=True)
        return
    if hit.has("step"):
        yield hit.date(_month_of_year(hit, month) if hit.has("of_year") else _stepped_month(hit, month))
        return
    if hit.word("month").text.lower() in ("march", "may") and not hit.has("pre") and _no_date_context(hit):
        return
    year = hit.anchors.year_of_month(month, direction=hit.direction)
    yield hit.date(Period("month", year, month) if year else None)


def _no_date_context(hit: Hit) -> bool:
    """A name or a verb is spelled as the month is: "Theresa May", "March for Life"."""
    before = hit.before()
    return before is None or before.kind in ("OTHER", "DOT", "BREAK", "THE", "A", "OLD")


def _stepped_month(hit: Hit, month: int) -> Period | None:
    """ "last September", "next May": the nearest one on that side."""
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
    """ "August of that year", "October of next year"."""
    year = _stepped_year(hit)
    return Period("month", year, month) if year else None


def _stepped_year(hit: Hit) -> int | None:
    """The year of "of the same year", "of next year"."""
    told = hit.word("step").kind in ("THAT", "SAME", "PREV", "FOLL") or hit.anchors.narrative
    reference = hit.anchors.then if told else hit.anchors.now
    return reference.year + int(hit.value("step")) if reference else None


def _season_date(hit: Hit) -> Iterator[Reading]:
    season = hit.value("season")
    if hit.has("year"):
        yield hit.date(season_of(_era_year(hit), season), explicit=True)
        return
    after = hit.after()
    if hit.word("season").kind == "FALL" and (after and after.kind == "OF" or not (hit.has("step") or hit.has("the"))):
        return
    if hit.has("step"):
        step, anchors = int(hit.value("step")), hit.anchors
        reference = anchors.then if anchors.narrative else anchors.now
        period = season_of(reference.year, season) if reference else None
        if period and reference and step:
            ahead = period.month > reference.month
            period = period.by_years((0 if ahead else 1) if step > 0 else (-1 if ahead else 0))
        yield hit.date(period)
        return
    first = hit.first + 1 if hit.has("the") and hit.match.start("the") == hit.first and hit.names_noun() else None
    yield hit.date(hit.anchors.season(season, direction=hit.direction), first=first)


def _year_date(hit: Hit) -> Iterator[Reading]:
    if not (hit.has("era") or hit.has("era2") or hit.has("pre")) and not _is_year(hit):
        return
    yield hit.date(Period("year", _era_year(hit)), explicit=True)


def _is_year(hit: Hit) -> bool:
    """Whether a figure of four digits stands as a year and not as an amount or part of a code."""
    word, before, after = hit.word("year"), hit.before(), hit.after()
    if (
        before
        and before.end == word.start
        and before.kind != "BREAK"
        and before.text not in "(['\u2018\u2019\"\u201c-\u2010\u2011\u2013\u2014/,"
    ):
        return False
    if after and after.start == word.end and after.text in ("%", "$", "\u00b0"):
        return False
    if after and after.start == word.end and after.kind == "OTHER" and after.text[0].isalpha():
        return False
    if before and before.kind == "HYPH" and before.end == word.start:
        previous = hit.before(2)
        return (
            previous is None
            or previous.end != before.start
            or previous.kind in ("YEAR", "MONTH", "SEASON", "DAY", "MOD")
        )
    if after and after.kind in ("UNIT", "UNITS", "AMPM"):
        return False
    return before is None or before.kind in _YEAR_LEADS or not hit.counts_nouns()


def _year_range(hit: Hit) -> Iterator[Reading]:
    """ "1936-39": two years, the second in two figures."""
    first = hit.integer("year")
    text = hit.word("short").text
    second = first // 100 * 100 + int(text) if len(text) == 2 and text.isdecimal() else 0
    if second <= first or not _is_year(hit):
        return
    yield hit.date(Period("year", first), explicit=True, last=hit.first)
    yield hit.date(Period("year", second), explicit=True, first=hit.last)


def _short_year(hit: Hit) -> Iterator[Reading]:
    """ "'82": a year without its century."""
    mark, word = hit.word("mark"), hit.word("n")
    before = hit.before()
    if len(word.text) != 2 or mark.end != word.start or (before and before.end == mark.start):
        return
    yield hit.date(Period("year", _full_year(hit.integer("n"))), explicit=True)


def _full_year(short: int) -> int:
    return short + (2000 if short <= _CENTURY_TURN else 1900)


def _decade(hit: Hit) -> Iterator[Reading]:
    digits = "".join(letter for letter in hit.word("decade").text if letter.isdecimal())
    if len(digits) == 3 or not digits.endswith("0"):
        return
    start = int(digits)
    if len(digits) == 2:
        if not (hit.has("the") or hit.word("decade").text[0] in "'\u2019") or _age_or_weather(hit):
            return
        start = _full_year(start)
    if hit.has("era") and hit.value("era") == "-1":
        yield hit.read("DATE", f"BC{start // 10:03d}")
        return
    unit = "century" if len(digits) == 4 and start % 100 == 0 and start < 2000 else "decade"
    yield hit.date(Period("century" if unit == "century" else "decade", start))


def _age_or_weather(hit: Hit) -> bool:
    """ "in her 70s" has no article; "temperatures in the 70s" has."""
    decade = hit.word("decade").text
    return decade[0].isdecimal() and int(decade[:1]) < 3


def _century(hit: Hit) -> Iterator[Reading]:
    number = hit.integer("n")
    if not 1 <= number <= 22:
        return
    if hit.value("era") == "-1":
        yield hit.read("DATE", f"BC{number - 1:02d}")
        return
    yield hit.date(Period("century", (number - 1) * 100 or 1))


def _quarter(hit: Hit) -> Iterator[Reading]:
    number = {"FINAL": 4}.get(hit.word("n").kind) or hit.integer("n")
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


def _short_quarter(hit: Hit) -> Iterator[Reading]:
    """ "Q3 2022", "H1"."""
    text = hit.word("q").text
    number, half = int(text[1]), text[0] == "H"
    if half and number > 2:
        return
    month = (number - 1) * (6 if half else 3) + 1
    year = hit.integer("year") or _quarter_year(hit, month)
    yield hit.date(Period("half" if half else "quarter", year, month) if year else None, explicit=hit.has("year"))


def _tens(hit: Hit) -> Iterator[Reading]:
    """ "the sixties"; with "his" before it, an age."""
    yield hit.date(Period("decade", int(hit.value("tens"))))


def _iso(hit: Hit) -> Iterator[Reading]:
    text = hit.word("iso").text
    year, month, day = (int(part) for part in text[:10].split("-"))
    if year and valid_day(year, month, day):
        period = Period("day", year, month, day)
        yield hit.read("TIME", text, period=period) if "T" in text else hit.date(period, explicit=True)


def _numeric(hit: Hit) -> Iterator[Reading]:
    """ "10/25/2019" the American way; "25/10/2019" and "25.10.2019" the other."""
    text = hit.word("date").text
    month, day, year = (int(part) for part in text.replace(".", "/").split("/"))
    if month > 12 or "." in text:
        month, day = day, month
    if year and valid_day(year, month, day):
        yield hit.date(Period("day", year, month, day), explicit=True)


def _weekday(hit: Hit) -> Iterator[Reading]:
    weekday = int(hit.value("weekday"))
    period = _stepped_weekday(hit, weekday) if hit.has("step") else None
    if period is None:
        period = hit.anchors.weekday(weekday, direction=hit.direction)
    if hit.has("pod"):
        yield hit.read("TIME", f"{period.value}T{hit.value('pod')}" if period else None, period=period)
        return
    yield hit.date(period)


def _day_of_month(hit: Hit) -> Iterator[Reading]:
    """ "on the 20th", "the 28th of that month": of the month that is being told."""
    month, day = hit.anchors.then, hit.integer("day")
    before = hit.before()
    if not hit.has("of") and (
        hit.names_noun() or not (before and before.kind in ("ON", "BY", "TO", "FROM", "AND", "SINCE"))
    ):
        return
    if hit.has("of") and hit.value("of") != "M":
        return
    if month is None or month.unit not in ("day", "month") or not valid_day(month.year, month.month, day):
        return
    yield hit.date(Period("day", month.year, month.month, day))


def _stepped_weekday(hit: Hit, weekday: int) -> Period | None:
    step, published = int(hit.value("step")), hit.anchors.now
    if published is None:
        return None
    now = published.first.isoweekday()
    if step < 0:
        return published.shifted(-((now - weekday - 1) % 7 + 1))
    if step > 0:
        return published.shifted((weekday - now - 1) % 7 + 1)
    return published.shifted(weekday - now)


def _holiday(hit: Hit) -> Iterator[Reading]:
    name = hit.word("holiday").text
    reference = hit.anchors.last if hit.anchors.narrative else hit.anchors.published
    year = hit.integer("year") or (reference.year if reference else 0)
    day = holiday(name, year=year)
    if day and reference and not hit.has("year") and not hit.anchors.narrative:
        year = hit.anchors.year_of_day(day.month, day.day, direction=hit.direction) or year
        day = holiday(name, year=year)
    yield hit.date(day_period(day) if day else None, explicit=hit.has("year"))


_STEP: Final = "(?P<step>LAST|NEXT|THIS|PREV|FOLL|SAME|COMING|PAST)"
DATE_RULES: Final = (
    Rule("iso", "(?P<iso>ISO)", _iso),
    Rule("numeric date", "(?P<date>NUMDATE)", _numeric),
    Rule("month day-day", "<mon> THE? <day> (?:HYPH|AND|TO|OR|SLASH) (?P<x2>THE? (?P<day2>DAY|ORD) <year>?) (?!<unit>|MONTH|ABMON|<num>)", _day_pair),
    Rule("month day tied to a year", "<pre> <mon> THE? <day> <coyear>", _day_date),
    Rule("day month tied to a year", "<pre> THE? <day> OF? <mon> <coyear>", _day_date),
    Rule("month day", "<pre> (?:(?:WD|ABWD DOT?) COMMA?)? <mon> THE? <day> (?!(?:HYPH|COMMA)? <unit>) (?:<year>|<thatyear>)? (?:COMMA?(?P<pod>POD))?", _day_date),
    Rule("day month", "<pre> (?:(?:WD|ABWD DOT?) COMMA?)? THE? <day> OF? <mon> (?!DAY COMMA YEAR) (?:<year>|<thatyear>)? (?P<pod>POD)?", _day_date),
    Rule("day of a pair", "(?P<x>THE? <day>) (?=(?:HYPH|AND|TO|OR|COMMA|SLASH) THE? (?:DAY|ORD) OF? <mon> <year>?)", _day_date),
    Rule("month year", "<pre> <mon> <year>", _month_date),
    Rule("month tied to a year", "<pre> <mon> <coyear>", _month_date),
    Rule("month of that year", "<pre> <mon> (?P<of_year><thatyear>)", _month_date),
    Rule("stepped month", f"<pre> THE? {_STEP} <mon>", _month_date),
    Rule("month", "<pre> <mon>", _month_date),
    Rule("season year", "<pre> (?P<the>THE)? <season> (?:OF THE?)? <year>", _season_date),
    Rule("season tied to a year", "<pre> (?P<the>THE)? <season> <coyear>", _season_date),
    Rule("stepped season", f"<pre> THE? {_STEP} <season>", _season_date),
    Rule("quarter", f"<pre> (?:THE|A)? (?:(?P<n><ordinal>|FINAL) HYPH? (?:(?P<half>HALF)|QUARTER) (?:OF THE? (?:FISCAL)? (?:YEARW)? (?:(?P<year>YEAR)|{_STEP} <unit1>))?)", _quarter),
    Rule("short quarter", "(?P<q>QNUM) (?:OF|COMMA|HYPH|APOS)? (?P<year>YEAR)?", _short_quarter),
    Rule("tens", "<pre> (?:THE|(?:THE? MOD HYPH?)) (?P<tens>TENS)", _tens),
    Rule("century", "<pre> THE? MOD? (?P<n><ordinal>) HYPH? CENTURY (?P<era>ERA)?", _century),
    Rule("decade", "<pre> (?P<the>THE)? (?:MOD HYPH?)? (?P<decade>DECADE) (?P<era>ERA)?", _decade),
    Rule("year-year", "(?P<year>YEAR) (?:HYPH|SLASH) (?P<short>DAY|CARD)", _year_range),
    Rule("year", "<pre> (?:THE? FISCAL YEARW?|THE? YEARW|CIRCA DOT?)? (?P<year>YEAR (?P<era>ERA)?|(?:CARD|DAY) (?P<era2>ERA))", _year_date),
    Rule("year of an era", "<pre> (?P<x>(?P<year>CARD|DAY)) (?=(?:HYPH|TO|AND|OR) (?:CARD|DAY) (?P<era>ERA))", _year_date),
    Rule("short year", "(?P<mark>APOS) (?P<n>DAY|CARD)", _short_year),
    Rule("holiday", "(?P<holiday>HOLIDAY) <year>?", _holiday),
    Rule("weekday", f"<pre> (?:THE? {_STEP})? (?P<weekday>WD) (?P<pod>POD)?", _weekday),
    Rule("day of the month", "THE (?P<day>ORD) (?:OF (?:THE|THAT|THIS) SAME? (?P<of>UNIT))?", _day_of_month),
    Rule("short weekday", "(?P<weekday>ABWD) DOT", _weekday),
    Rule("season", "<pre> (?P<the>THE)? <season>", _season_date),
)  # fmt: skip
