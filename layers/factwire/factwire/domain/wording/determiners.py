"""The words before a name or description: its article, the part that is meant, its first letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factwire.domain.wording.common_nouns import is_kind_of_actor
from factwire.domain.wording.sentences import NUMBERS
from factwire.model import Span

_DETERMINER: Final = r"(?:the|an?|another|its|their|his|her|our|my)"
_PART: Final = rf"(?:(?:\d[\d,]*|{NUMBERS}|some|many|most|several|half|all|both|scores)\s+of\s+)"
_COMMON: Final = re.compile(rf"(?:{_DETERMINER}|{NUMBERS}|some|many|most|several|all|both)\s", re.IGNORECASE)
# An adjective that the name leaves out may stand between: "a local man".
_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s\"“‘(]))(?P<part>{_PART})?(?P<determiner>{_DETERMINER})\s+(?:[a-z][\w-]*\s+){{0,1}}$", re.IGNORECASE
)
_BEFORE_LENGTH: Final = 60
_DETERMINED: Final = re.compile(rf"{_DETERMINER}\s", re.IGNORECASE)
_PART_AHEAD: Final = re.compile(rf"\b{_PART}$", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"[A-Z][a-z]+(?: |$)")
_WITHIN_SENTENCE: Final = re.compile(r"[a-z,] $")
_NAME_GOES_ON: Final = re.compile(r" [A-Z]")
# How a text writes a word is seen from its beginning: every name of a book is not looked for in the whole book.
_MOST_READ: Final = 20_000
_KEPT: Final = frozenset({"a", "an", "another"})


def with_own_article(name: str, *, text: str) -> str:
    """Return a name with "the" where the text has it before most places of the name: the United Nations."""
    places = list(_places(name, text[:_MOST_READ]))
    whole = [before for before, after in places if before.endswith(("the ", "The ")) and not _NAME_GOES_ON.match(after)]
    return (
        f"the {name}" if name.startswith("United ") or (name[:1].isupper() and 2 * len(whole) > len(places)) else name
    )


def words_before(span: Span, *, text: str) -> str:
    """Return the article before a span and the part that is meant: "a ", "the ", "four of the "; else nothing."""
    ahead = text[max(0, span.start - _BEFORE_LENGTH) : span.start]
    if _DETERMINED.match(span.text):
        part = _PART_AHEAD.search(ahead)
        return part[0].lower() if part else ""
    before = _BEFORE.search(ahead)
    if before is None:
        return ""
    article = before["determiner"].lower()
    if article in {"a", "an"}:
        article = "an" if span.text[:1] in "aeioAEIO" else "a"
    return f"{(before['part'] or '').lower()}{article if article in _KEPT else 'the'} "


def uncapitalised(name: str, *, text: str) -> str:
    """Return a description without the capital letter of a sentence's beginning.

    A word alone is small where it is a common noun and has no capital within a sentence, the first of several where it
    stands small elsewhere in the text.
    """
    first = _CAPITAL.match(name)
    if first is None:
        return name
    word, text = first[0].strip(), text[:_MOST_READ]
    kind = name == word and is_kind_of_actor(word)
    kind = kind and not any(_WITHIN_SENTENCE.search(before) for before, _ in _places(word, text))
    small = name[len(word) + 1 : len(word) + 2].islower() and any(_places(word.lower(), text))
    return f"{name[0].lower()}{name[1:]}" if kind or small or _COMMON.match(name) else name


def _places(word: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the four letters before and the two behind each place where a text has a word or name as a whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield text[max(0, at - 4) : at], text[end : end + 2]
        at = text.find(word, end)
