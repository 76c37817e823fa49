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
_PARTITIVE: Final = re.compile(r"\bof (?:them|whom|those|the (?:dead|victims|wounded))\b")


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
