"""How telling a term is: its inverse document frequency in general English, from a shipped table."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from factwire.stories.story_lexicons import load_rows

# Words of the text that a fingerprint reads, about; a word that the text has tends to come back, hence half of them.
_EFFECTIVE_WORDS: Final = 200
_UNKNOWN_ZIPF: Final = 2.9  # below the rarest word of the table
_NAME_PAIR: Final = 1.0  # two words that stand together are rarer than the rarer of them


def idf(stem: str) -> float:
    """Return minus the logarithm of the share of articles that have the word; from 0, for the commonest, to about 9."""
    return _idf_of_zipf(_table().get(stem, _UNKNOWN_ZIPF))


def idf_of_name(name: str) -> float:
    """Return the same of a name of one or more lower-case words."""
    words = name.split()
    rarest = max((_idf_of_zipf(_table().get(word, _UNKNOWN_ZIPF)) for word in words), default=0.0)
    return rarest + (_NAME_PAIR if len(words) > 1 else 0.0)


@cache
def _idf_of_zipf(zipf: float) -> float:
    share = -math.expm1(-(10.0 ** (zipf - 9.0)) * _EFFECTIVE_WORDS)
    return -math.log(share)


@cache
def _table() -> dict[str, float]:
    return {word: int(decizipf) / 10 for word, decizipf in load_rows("background")}
