"""How time grows with the length of a text: of news, of a numbered list, of one endless sentence of quotes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from math import sqrt
from typing import Final

from factwire.extraction import extract_facts
from factwire.reading import read_articles

from tests.bench.speed import articles

_SHORT: Final = 12_500
_LONG: Final = 4 * _SHORT
_LINES: Final = 1_000


def texts() -> Mapping[str, str]:
    """Texts of each kind, longer than what is measured of them."""
    news = "\n\n".join(article.text for article in articles(40))
    numbered = (
        f"{number}. Rebels killed {number} soldiers in Aden on Monday, officials said." for number in range(_LINES)
    )
    return {
        "news": news,
        "a numbered list": "\n".join(numbered),
        "one sentence of quotes": '"We will fight on," said Ann Smith, ' * 2 * _LINES,
    }


def growth(text: str) -> float:
    """How many times as long a text of twice the length takes, over two doublings."""
    return sqrt(_seconds(text[:_LONG]) / _seconds(text[:_SHORT]))


def _seconds(text: str) -> float:
    readings = read_articles(text.encode(), content_type="text/plain", metadata={}, location="s3://bench/a.txt")
    (article,) = [reading.article for reading in readings if reading.article]
    started = time.process_time()
    extract_facts(article)
    return time.process_time() - started
