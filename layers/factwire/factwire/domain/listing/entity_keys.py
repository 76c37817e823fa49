"""The keys that find entities by their names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from factwire.domain.notification.shortening import cut_bytes

_LONGEST_NAME: Final = 120
# In bytes: two of them, a time and an id are a sort key, of at most 1,024 bytes.
_LONGEST_KEY: Final = 360


def entity_key(name: str) -> str:
    """Return the form of a name that finds it: without case, accents, punctuation and a leading article."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = re.sub(r"[\W_]+", "-", re.sub(r"['’]s?(?=\W|$)", "", plain)).strip("-")
    return cut_bytes(words.removeprefix("the-")[:_LONGEST_NAME], _LONGEST_KEY)
