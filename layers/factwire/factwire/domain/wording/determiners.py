"""The words before a name or description: its article, the part that is meant, its first letter."""

from __future__ import annotations

import re
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
_KEPT: Final = frozenset({"a", "an", "another"})


def with_own_article(name: str, *, text: str) -> str:
    """Return a name with "the" where the text has it before most places of the name: the United Nations."""
    places = len(re.findall(rf"\b{re.escape(name)}\b", text))
    whole = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b(?! [A-Z])", text))
    return f"the {name}" if name.startswith("United ") or (name[:1].isupper() and 2 * whole > places) else name


def words_before(span: Span, *, text: str) -> str:
    """Return the article before a span and the part that is meant: "a ", "the ", "four of the "; else nothing."""
    ahead = text[max(0, span.start - _BEFORE_LENGTH) : span.start]
    if re.match(_DETERMINER + r"\s", span.text, re.IGNORECASE):
        part = re.search(rf"\b{_PART}$", ahead, re.IGNORECASE)
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
    first = re.match(r"[A-Z][a-z]+(?: |$)", name)
    if first is None:
        return name
    word = first[0].strip()
    kind = name == word and is_kind_of_actor(word) and not re.search(rf"[a-z,] {word}\b", text)
    small = re.match(r" [a-z]", name[len(word) :]) and re.search(rf"\b{word.lower()}\b", text)
    return f"{name[0].lower()}{name[1:]}" if kind or small or _COMMON.match(name) else name
