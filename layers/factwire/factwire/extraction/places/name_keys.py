"""One spelling for each place name, shared by the gazetteer's builder and its readers."""

from __future__ import annotations

import unicodedata

_DROPPED = str.maketrans("", "", ".'’‘ʻʼ`´\"")
# Letters that Unicode does not take apart into a plain one and a mark.
_WHOLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_SPACED = str.maketrans("-–_/", "    ")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def name_key(name: str) -> str:
    """Return the form under which the gazetteer holds a name: "St. Louis" and "Saint-Louis" are "saint louis".

    Accents, case, dots and apostrophes go; hyphens are spaces; a leading "the" is no part of a name.
    """
    plain = name.translate(_DROPPED).translate(_SPACED)
    if plain.isascii():  # as most names are: nothing to take apart
        words = plain.lower().split()
    else:
        folded = unicodedata.normalize("NFKD", plain).casefold().translate(_WHOLE)
        words = "".join(c for c in folded if not unicodedata.combining(c)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_WRITTEN_OUT.get(word, word) if len(words) > 1 else word for word in words)
