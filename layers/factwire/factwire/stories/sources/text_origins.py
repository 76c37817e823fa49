"""Whose text an article is: the wire that it credits, else its publisher. Sources are counted by origin."""

from __future__ import annotations

import re
from typing import Final

from factwire.model import Article
from factwire.stories.story_lexicons import load_pairs

# A credit stands in the dateline ("PARIS (AP) —"), at the very end, or in the byline; further in, a wire is quoted.
_HEAD: Final = 200
_TAIL: Final = 200
_DATELINE_CREDIT: Final = re.compile(
    r"^[^()\n]{0,60}\(([^()\n]{2,40})\)\s*[-–—:]|^\s*\(([^()\n]{2,40})\)", re.MULTILINE
)
_TAIL_CREDIT: Final = re.compile(
    r"(?:©|copyright|source:|reporting by|distributed by|\(c\))\s*(?:\d{4}\s*)?(?:the\s+)?([^\n.,;|]{2,40})",
    re.IGNORECASE,
)
_BYLINE_CREDIT: Final = re.compile(
    r"^\s*(?:by\s+)?(?:[^\n,/|]{2,40}[,/|]\s*)?(?:the\s+)?([^\n,/|]{2,40})\s*$", re.IGNORECASE | re.MULTILINE
)
_SECOND_LEVEL: Final = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_NOT_ALPHANUMERIC: Final = re.compile(r"[^\w]+")


def origin_of(article: Article) -> str:
    """Return the key of the wire or of the publisher's family; an unknown outlet is its own family."""
    return wire_of(article) or family_of(article.source or _host(article.url) or article.article_id)


def wire_of(article: Article) -> str | None:
    """Return the key of the wire that an article credits with its text, None where it credits none."""
    head, tail = article.text[:_HEAD], article.text[-_TAIL:]
    credits = [found for match in _DATELINE_CREDIT.finditer(head) for found in match.groups() if found]
    credits += [match[1] for match in _BYLINE_CREDIT.finditer(head) if len(match[1].split()) <= 4]
    credits += [match[1] for match in _TAIL_CREDIT.finditer(tail)]
    credits += article.authors
    return next((wire for credit in credits if (wire := load_pairs("wires").get(_plain(credit)))), None)


def family_of(outlet: str) -> str:
    """Return the key of the publisher that an outlet belongs to, by name or by web address."""
    name = _plain(outlet) if " " in outlet.strip() or "." not in outlet else _site(outlet)
    return load_pairs("families").get(name, name)


def _site(host: str) -> str:
    """Return the registered part of a host name: `edition.cnn.com` -> `cnn.com`."""
    labels = host.lower().strip().split("/")[0].split(":")[0].strip(".").split(".")
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if long else -2 :])


def _host(url: str | None) -> str | None:
    return url.split("://")[-1].split("/")[0] if url else None


def _plain(name: str) -> str:
    words = _NOT_ALPHANUMERIC.sub(" ", name.lower()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
