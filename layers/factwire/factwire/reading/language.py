"""Which language a text is in: English at a glance, else by a naive Bayes identifier (py3langid)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"
# Frequent English words that are rare or unknown in the other languages of the Latin alphabet. In
# English prose every fifth to third word is one of these.
_ENGLISH_WORDS: Final = frozenset({
    "the", "of", "and", "to", "with", "from", "by", "that", "said", "has", "have", "been", "were", "was", "this",
    "which", "they", "their", "would", "will", "after", "who",
})  # fmt: skip
_ENOUGH: Final = 0.1
# Headlines and lists of names look like many languages at once. The identifier gives English less than
# this only where the words are plainly another language's.
_IMPOSSIBLE: Final = 0.005
_SAMPLE: Final = 10_000
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language; short or mixed texts that may be English are English."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words or sum(word in _ENGLISH_WORDS for word in words) >= _ENOUGH * len(words):
        return ENGLISH
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    if dict(ranked).get(ENGLISH, 1.0) >= _IMPOSSIBLE:
        return ENGLISH
    return ranked[0][0]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # Its model takes seconds to unpack, so it is loaded only for a text that is not plainly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
