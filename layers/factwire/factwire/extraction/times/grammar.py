"""The grammar of time expressions: the rules in order of precedence, scanned once over the words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from factwire.extraction.times.anchor import Anchors
from factwire.extraction.times.clock import CLOCK_RULES
from factwire.extraction.times.context import LookBack
from factwire.extraction.times.dates import DATE_RULES
from factwire.extraction.times.durations import DURATION_RULES
from factwire.extraction.times.lexer import Word, alphabet
from factwire.extraction.times.relative import RELATIVE_RULES
from factwire.extraction.times.rules import PARTS, Hit, Reading, Rule
from factwire.extraction.times.tense import Tense

# The first rule that reads a place wins: what is more specific stands first.
_RULES: Final = (*CLOCK_RULES[:5], *DATE_RULES[:9], *RELATIVE_RULES, *DATE_RULES[9:], *DURATION_RULES, *CLOCK_RULES[5:])
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_PART: Final = re.compile(r"(?<!P)<(\w+)>")


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """One pattern that finds where any rule matches, and each rule's own."""
    sources = [alphabet().compile(_expanded(rule.pattern)) for rule in _RULES]
    # Names of parts repeat from rule to rule: the common pattern only tells the rules apart.
    everything = "|".join(f"(?P<r{at}>{_NAMED.sub('(?:', source)})" for at, source in enumerate(sources))
    own = tuple((rule, re.compile(source)) for rule, source in zip(_RULES, sources, strict=True))
    return re.compile(everything), own


def _expanded(pattern: str) -> str:
    while (expanded := _PART.sub(lambda name: PARTS[name[1]], pattern)) != pattern:
        pattern = expanded
    return pattern


def scan(words: tuple[Word, ...], *, anchors: Anchors, tense: Tense, look_back: LookBack) -> Iterator[Reading]:
    """The readings of a text's words, left to right, none overlapping another."""
    letters = alphabet()
    classes = "".join(letters.letter(word.kind) for word in words)
    everything, rules = _compiled()
    at = 0
    while found := everything.search(classes, at):
        start = found.start()
        first = int((found.lastgroup or "r0")[1:])
        readings = _read(rules[first:], classes, start, words=words, anchors=anchors, tense=tense, look_back=look_back)
        for reading in readings:
            anchors.note(reading.period, explicit=reading.explicit)
            yield reading
        at = max((reading.last + 1 for reading in readings), default=start + 1)


def _read(
    rules: tuple[tuple[Rule, re.Pattern[str]], ...], classes: str, start: int, *,
    words: tuple[Word, ...], anchors: Anchors, tense: Tense, look_back: LookBack,
) -> list[Reading]:  # fmt: skip
    """What the first rule that reads this place makes of it."""
    for rule, pattern in rules:
        match = pattern.match(classes, start)
        if match:
            readings = list(rule.read(Hit(match, words, anchors, tense, look_back)))
            if readings:
                return readings
    return []
