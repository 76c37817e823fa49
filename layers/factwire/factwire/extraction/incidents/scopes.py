"""What a figure covers by the words beside it: this incident, a part of it, or many incidents."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, cast

from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Quantity
from factwire.model.facts import ClaimScope

_BEFORE: Final = 60  # code points before a figure that may say what it covers
_AFTER: Final = 30
_ADDED: Final = re.compile(
    r"\b(?:another|further|additional) (?=\w)|\d more\b|\b(?!or\b|no\b|and\b|once\b)[a-z]+ more\b(?! than)"
)
_FIGURE: Final = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds?)\b")
_BESIDE: Final = len("additional ")
_PARTITIVE: Final = re.compile(r"\bof (?:them|whom|those|the (?:dead|victims|wounded))\b")


def _adds(toll: Quantity, sentence: str, *, at: int) -> bool:
    """Return whether a figure adds to one that was given before: "eight more bodies", "another 12 people died".

    Behind another figure of its sentence the words set those it counts apart from those ("three dead, 12 more hurt").
    """
    first, last = toll.start - at, toll.end - at
    words = sentence[max(0, first - _BESIDE) : last + _BESIDE].lower()
    return bool(_ADDED.search(words)) and not _FIGURE.search(sentence[:first].lower())


@cache
def _scopes(place: str) -> tuple[tuple[re.Pattern[str], ClaimScope], ...]:
    return tuple(
        (re.compile(entry["pattern"]), cast("ClaimScope", entry["scope"]))
        for entry in load_lexicon("incidents/scopes")
        if entry["place"] == place
    )


def scope_of(toll: Quantity, document: Document, around: Surroundings) -> ClaimScope:
    """Return what a figure covers; `incident` where nothing says otherwise."""
    if _PARTITIVE.search(toll.text.lower()):
        return "part"
    start, end = around.sentence(toll.start)
    if _adds(toll, document.text[start:end], at=start):
        return "part"
    stretches = {
        "before": (max(start, toll.start - _BEFORE), toll.start),
        "after": (toll.end, min(end, toll.end + _AFTER)),
        "sentence": (start, end),
    }
    for place, (first, last) in stretches.items():
        words = document.text[first:last].lower()
        for pattern, scope in _scopes(place):
            if pattern.search(words):
                return scope
    return "incident"
