"""Bylines as they are written -> the names of the people in them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from factwire.reading.markup.inline import without_marks

_PARTS: Final = re.compile(
    r"\s*(?:[;,|/•·\n()]|\s[-–—]\s|\b(?:by|author|authors|words|reporting|and|und|for|from|with|at|on|in|via|of)\b:?|&)\s*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?:[^\W\d_][\w.'’\-]*)(?:\s+[^\W\d_][\w.'’\-]*){1,4}\.?")
_SINGLE: Final = re.compile(r"[^\W\d_]\w{1,29}")
_PARTICLES: Final = frozenset("al bin da das de del della den der di dos du el la le ibn st ten van von y zu".split())  # noqa: SIM905 - a list of words
_LONGEST: Final = 2_000
# Words that stand in bylines and in no name.
_NO_NAME: Final = frozenset(
    [
        "about",
        "admin",
        "all",
        "articles",
        "associated",
        "author",
        "bureau",
        "by",
        "contributor",
        "correspondent",
        "corporation",
        "daily",
        "desk",
        "editor",
        "editorial",
        "editors",
        "follow",
        "guest",
        "india",
        "magazine",
        "media",
        "more",
        "network",
        "news",
        "newsletter",
        "newspaper",
        "newsroom",
        "online",
        "our",
        "post",
        "press",
        "published",
        "publisher",
        "read",
        "reporter",
        "reports",
        "service",
        "share",
        "staff",
        "subscribe",
        "team",
        "the",
        "times",
        "today",
        "tv",
        "twitter",
        "updated",
        "view",
        "wire",
        "world",
        "writer",
        "your",
    ]
)


def names_in(byline: str, *, besides: Collection[str] = (), single: bool = False) -> tuple[str, ...]:
    """The people named in a byline such as "By Ann Example and Bo Example, Example News", in order.

    `besides` are names that are none of a person, such as the site's; `single` says that nothing but a name
    can stand here, so that one word is one too where it stands alone.
    """
    text = " ".join(without_marks(byline[:_LONGEST]).split())
    known = {_folded(name) for name in besides}
    names = [_name(part) for part in _PARTS.split(text)]
    if single and not any(names) and _SINGLE.fullmatch(text) and _folded(text) not in _NO_NAME:
        names = [text]
    return tuple(dict.fromkeys(name for name in names if name and _folded(name) not in known))


def _name(part: str) -> str | None:
    part = part.strip(" .,:")
    words = part.split()
    if not _NAME.fullmatch(part) or {_folded(word) for word in words} & _NO_NAME:
        return None
    capital = all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and words[0][0].isupper()
    return part if capital else None


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
