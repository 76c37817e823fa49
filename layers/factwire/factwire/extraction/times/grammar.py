"""The grammar of time expressions: the rules of `lexicons/rules.tsv`, scanned once over the words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.times.anchors.time_anchors import Anchors
from factwire.extraction.times.anchors.year_hints import LookBack
from factwire.extraction.times.lexer import Word, alphabet
from factwire.extraction.times.readers import calendar_dates, clock, durations, parts, relative, weekdays, years
from factwire.extraction.times.rules import Hit, Reader, TimexReading
from factwire.extraction.times.tense import FUTURE, Tense

_READERS: Final[dict[str, Reader]] = {
    name: reader
    for module in (calendar_dates, clock, durations, parts, relative, weekdays, years)
    for name, reader in module.READERS.items()
}
_NAMING: Final = ("MONTH", "SEASON", "WD", "POD")  # classes of words that also name people
# No rule begins with these, the most frequent classes: the scan passes over them at once.
_INSIDE: Final = ("OTHER", "DOT", "COMMA", "AND", "OF", "TO", "HYPH", "SLASH", "BREAK")
# Some begin with these, but with a word of no class behind them they begin none.
_OPENING: Final = ("THE", "A", "IN", "MY", "ON", "FOR", "FROM", "BY", "AT", "APOS", "THAT")
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_PART: Final = re.compile(r"(?<!P)<(\w+)>")


@dataclass(frozen=True)
class _Rule:
    """A compiled rule: its pattern over classes of words, and what reads its matches."""

    pattern: re.Pattern[str]
    read: Reader
    argument: str


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[_Rule, ...]]:
    """Return one pattern that finds where any rule matches, and each rule's own."""
    entries = load_lexicon("times/rules")
    sources = [alphabet().compile(_expanded(entry["pattern"])) for entry in entries]
    # Names of groups repeat from rule to rule: the common pattern only tells the rules apart.
    everything = "|".join(f"(?P<r{at}>{_NAMED.sub('(?:', source)})" for at, source in enumerate(sources))
    rules = (
        _Rule(re.compile(source), _READERS[entry["reader"]], entry["value"])
        for entry, source in zip(entries, sources, strict=True)
    )
    inside = alphabet().compile(f"{'|'.join(_INSIDE)}|(?:{'|'.join(_OPENING)}) OTHER")
    return re.compile(f"(?!{inside})(?:{everything})"), tuple(rules)


def _expanded(pattern: str) -> str:
    """Return the pattern with its parts put in."""
    shared = {entry["part"]: entry["pattern"] for entry in load_lexicon("times/parts")}
    while (expanded := _PART.sub(lambda name: shared[name[1]], pattern)) != pattern:
        pattern = expanded
    return pattern


class Scanner:
    """Reads the words of one text by the grammar."""

    def __init__(self, words: tuple[Word, ...], *, text: str, anchors: Anchors, tense: Tense) -> None:
        self._words = words
        self._text = text
        self._anchors = anchors
        self._tense = tense
        self._look_back = LookBack(words)
        self._classes = alphabet().spell(words)

    def readings(self) -> Iterator[TimexReading]:
        """Yield the readings of the text, left to right, none overlapping another."""
        everything, rules = _grammar()
        at = 0
        while found := everything.search(self._classes, at):
            first = int((found.lastgroup or "r0")[1:])
            readings = self._read(rules[first:], found.start())
            for reading in readings:
                if self._is_name(reading):
                    continue
                if not (self._anchors.narrative and self._is_aside(reading)):
                    self._anchors.note(reading.period, explicit=reading.explicit)
                yield reading
            at = max((reading.last + 1 for reading in readings), default=found.start() + 1)

    def _is_name(self, reading: TimexReading) -> bool:
        """Return whether a single word that is a time elsewhere is part of a person's name: "April Jones"."""
        word = self._words[reading.first]
        return (
            reading.first == reading.last
            and word.kind in _NAMING
            and word.text[0].isupper()
            and self._tense.in_persons_name(word.start)
        )

    def _is_aside(self, reading: TimexReading) -> bool:
        """Return whether a narrative names a year in passing: in brackets, or as a plan ("planned for 1976")."""
        period, last = reading.period, self._anchors.last
        if period is None or period.unit != "year" or last is None:
            return False
        start, end = self._words[reading.first].start, self._words[reading.last].end
        bracketed = self._text[start - 1 : start] == "(" and self._text[end : end + 1] == ")"
        return bracketed or (period.year > last.year and self._tense.direction(start, end) == FUTURE)

    def _read(self, rules: tuple[_Rule, ...], start: int) -> list[TimexReading]:
        """Return what the first rule that reads this place makes of it."""
        for rule in rules:
            match = rule.pattern.match(self._classes, start)
            if match:
                hit = Hit(
                    match, words=self._words, anchors=self._anchors, tense=self._tense, look_back=self._look_back,
                    argument=rule.argument,
                )  # fmt: skip
                readings = list(rule.read(hit))
                if readings:
                    return readings
        return []
