"""The dateline: where, and often when, a report was filed: "OSLO, March 3 (Example Wire) -"."""

from __future__ import annotations

import re
from functools import lru_cache

FIRST_CODE_POINTS = 600
PLACE_IN_CAPITALS = r"[A-Z][A-Z.'’ -]{2,40}(?:,[^\n()—–]{1,40}?)?(?:\s*\([^()\n]{2,30}\))?"
PLACE_AND_AGENCY = r"[A-Z][^()\n]{1,60}\([A-Z][A-Za-z /]{1,28}\)"
DATELINE = re.compile(rf"^(?:{PLACE_IN_CAPITALS}|{PLACE_AND_AGENCY})\s*(?:—|–|--|-)\s+(?=\S)", re.MULTILINE)


@lru_cache(maxsize=8)
def find_dateline(text: str) -> tuple[int, int] | None:
    """The code points `[start, end)` of the dateline, a line's start near the top, with its dash; None without one."""
    found = DATELINE.search(text, 0, FIRST_CODE_POINTS)
    return found.span() if found else None


def in_dateline(text: str, at: int) -> bool:
    """Whether the code point `at` stands in the text's dateline."""
    found = find_dateline(text)
    return found is not None and found[0] <= at < found[1]
