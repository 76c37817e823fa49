"""The input of the rules' readers (a hit) and their output (readings)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from factwire.extraction.times.anchors.time_anchors import Anchors
from factwire.extraction.times.anchors.year_hints import LookBack, is_comparison
from factwire.extraction.times.calendar import Period
from factwire.extraction.times.lexer import Word, number_of
from factwire.extraction.times.tense import FUTURE, UNKNOWN, Tense
from factwire.model.facts import TimexType

_FIGURE_NEAR: Final = 6  # words between a figure and the time that dates it


@dataclass(frozen=True)
class TimexReading:
    """The interpretation of an expression: its words `[first, last]`, type, value, and the period it names, if one.

    `anchored` is 1 or -1 for a length that the day behind it may make a date: "the day after the vote on 1 March".
    """

    first: int
    last: int
    type: TimexType
    value: str | None
    period: Period | None = None
    mod: str = ""
    explicit: bool = False
    bounds: tuple[str | None, str | None] | None = None
    anchored: int = 0


class Hit:
    """A place where a rule's pattern matched, with its named words."""

    def __init__(
        self,
        match: re.Match[str],
        *,
        words: tuple[Word, ...],
        anchors: Anchors,
        tense: Tense,
        look_back: LookBack,
        argument: str,
    ) -> None:
        self.match = match
        self.words = words
        self.anchors = anchors
        self.look_back = look_back
        self.argument = argument
        self.first = match.start("x") if "x" in match.re.groupindex else match.start()
        self.last = (match.end("x") if "x" in match.re.groupindex else match.end()) - 1
        self._tense = tense

    def has(self, name: str) -> bool:
        """Return whether the pattern's part of that name took part."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def word(self, name: str) -> Word:
        """Return the first word of the part."""
        return self.words[self.match.start(name)]

    def word_at(self, name: str, index: int) -> Word:
        """Return the word of the part at an index, -1 being its last."""
        return self.words[self.match.start(name) : self.match.end(name)][index]

    def value(self, name: str) -> str:
        """Return the lexicon's value of the part's first word, or an empty string."""
        return self.word(name).value if self.has(name) else ""

    def number(self, name: str) -> float | None:
        """Return the number the part's first word gives."""
        if not self.has(name):
            return None
        word = self.word(name)
        if word.kind == "ORD":
            return float(word.text[:-2])
        return 2.0 if word.kind == "SECOND" else number_of(word)

    def integer(self, name: str) -> int:
        """Return the number the part's first word gives, as a whole number; 0 if none."""
        return int(self.number(name) or 0)

    def before(self, back: int = 1) -> Word | None:
        """Return the word before the match."""
        at = self.match.start() - back
        return self.words[at] if at >= 0 else None

    def after(self, ahead: int = 1) -> Word | None:
        """Return the word after the match."""
        at = self.match.end() + ahead - 1
        return self.words[at] if at < len(self.words) else None

    def direction(self) -> int:
        """Return the direction of the match's clause; "until" inside a clause looks ahead whatever its verb does."""
        before = self.before()
        if before is not None and before.kind == "UNTIL" and not before.text[0].isupper():
            return FUTURE
        direction = self._tense.direction(self.words[self.first].start, self.words[self.last].end)
        if direction == UNKNOWN and before is not None and before.text == "through":
            return FUTURE
        return direction

    def counts_nouns(self) -> bool:
        """Return whether the word after the match is a noun in the plural, which a number may count."""
        after = self.after()
        return after is not None and after.kind == "OTHER" and self._tense.plural_at(after.start)

    def is_compared(self) -> bool:
        """Return whether the match dates a figure that another is compared with: "from $10 million a year ago"."""
        return is_comparison(self.words, self.first) or self._follows_figure()

    def _follows_figure(self) -> bool:
        """Return whether a number stands a few words before the match."""
        before = self.words[max(0, self.first - _FIGURE_NEAR) : self.first]
        return any(word.kind in ("CARD", "DAY") for word in before)

    def names_noun(self) -> bool:
        """Return whether a noun follows that the match may be part of the name of: "the Spring Offensive"."""
        after = self.after()
        return after is not None and after.kind == "OTHER" and self._tense.noun_at(after.start)

    def is_part(self) -> bool:
        """Return whether a whole follows that the match is a part of: "the last day of the exercise"."""
        after, whole = self.after(), self.after(2)
        return after is not None and after.kind == "OF" and whole is not None and whole.kind in ("THE", "MY", "THIS")

    def mod(self) -> str:
        """Return which part of the period the words mean: START, MID, END or an empty string for all of it."""
        if not self.has("pre"):
            return ""
        marks = [
            word.value
            for word in self.words[self.match.start("pre") : self.match.end("pre")]
            if word.kind in ("MOD", "EDGE", "LATER")
        ]
        return {"START": "START", "MID": "MID", "END": "END", "1": "END"}.get(marks[0] if marks else "", "")

    def read(
        self, type: TimexType, value: str | None, *, period: Period | None = None, explicit: bool = False,
        bounds: tuple[str | None, str | None] | None = None, first: int | None = None, last: int | None = None,
    ) -> TimexReading:  # fmt: skip
        """Return the reading of the whole match, or of some of its words."""
        return TimexReading(
            first=self.first if first is None else first,
            last=self.last if last is None else last,
            type=type,
            value=value,
            period=period,
            mod=self.mod(),
            explicit=explicit,
            bounds=bounds,
        )

    def date(
        self, period: Period | None, *, explicit: bool = False, first: int | None = None, last: int | None = None
    ) -> TimexReading:
        """Return the reading of a date; without a period its value is unknown."""
        return self.read(
            "DATE", period.value if period else None, period=period, explicit=explicit, first=first, last=last
        )


def named_year(hit: Hit) -> int:
    """Return the year that the words name; negative before Christ, and 0 if they name none."""
    year = hit.integer("year")
    if hit.has("comonth") and hit.has("month") and int(hit.value("month")) > int(hit.value("comonth")):
        year -= 1  # "from December to February 1990"
    return -year if "-1" in (hit.value("era"), hit.value("era2")) else year


Reader = Callable[[Hit], Iterable[TimexReading]]
