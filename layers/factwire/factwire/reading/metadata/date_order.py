"""Whether the day or the month comes first in dates in figures, by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factwire.reading.metadata.dates import normalise_date

# Where the month comes first; elsewhere the day does.
_MONTH_FIRST: Final = frozenset({"en-us", "en-ph", "us", "ph"})
_DAY_FIRST_DOMAINS: Final = frozenset(
    "uk ie au nz in za ng ke gh pk bd lk my sg hk jm tt bb mt cy eu fr de es it nl be ch at pt br ar mx".split()  # noqa: SIM905 - a list of words
)


_IN_FIGURES: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b")
_LONGEST: Final = 64


def day_comes_first(
    siblings: Iterable[str | None], *, language: str | None = None, host: str | None = None
) -> bool | None:
    """Return whether dates in figures have their day before their month; None where nothing tells.

    Args:
        siblings: other dates from the same place, one of which may be possible in only one way.
        language: the language there as a BCP 47 tag, such as `en-GB`.
        host: the name of the site.
    """
    for written in siblings:
        figures = _IN_FIGURES.search((written or "")[:_LONGEST])
        if figures and figures[1] != figures[2] and (day := normalise_date(written)):
            return int(figures[1]) == int(day[8:10])
    tag = (language or "").replace("_", "-").lower()
    if "-" in tag:
        return tag not in _MONTH_FIRST
    return True if (host or "").rpartition(".")[2].lower() in _DAY_FIRST_DOMAINS else None
