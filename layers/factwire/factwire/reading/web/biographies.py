"""What pages say of their writers below an article: "Ann Example covers courts for the Example. Follow her on ..."."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

# The present tense tells what the writer does; what somebody in the news did is told in the past.
_DOES: Final = (
    r"(?:,? .{1,80},)? (?:(?:is|was) (?:an?|the|our|now|currently|based|[A-Z][\w.'’]*['’]s?|[a-z]+ing)\b"
    r"|(?:covers|writes|reports|edits|teaches|leads|serves|works|hosts|lives|holds|specializes|specialises)\b"
    r"|has (?:been|worked|written|covered|reported)\b|joined\b)"
)
_NAME: Final = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}"
_CONTACT: Final = re.compile(
    r"\b(?:follow|e-?mail) (?:him|her|them|us|me|@)|\b(?:reached|contacted|emailed) (?:at|on|via)\b"
    r"|\bemail:|\bon (?:twitter|instagram|linkedin|bluesky|mastodon)\b|(?:^|\s)@\w{2,30}|\[email.protected\]",
    re.IGNORECASE,
)
_UNNAMED: Final = re.compile(rf"{_NAME}{_DOES}")
_AFTER_NAME: Final = re.compile(_DOES)
_LAST: Final = 3
_LONGEST: Final = 700
_FEWEST_LINES: Final = 3


def without_biography(lines: Sequence[str], *, authors: Collection[str]) -> Sequence[str]:
    """Return the lines of a page without those at their end that introduce its writers.

    Such a line begins with the name of an author, or with any name where it says how to reach its bearer.

    Args:
        lines: the article's.
        authors: their names as the page gives them.
    """
    end = len(lines)
    for number in range(len(lines) - 1, max(len(lines) - 1 - _LAST, _FEWEST_LINES - 1), -1):
        if len(lines[number]) <= _LONGEST and _introduces(lines[number], authors):
            end = number
    return lines[:end]


def _introduces(line: str, authors: Collection[str]) -> bool:
    if _UNNAMED.match(line) and _CONTACT.search(line):
        return True
    return any(line.casefold().startswith(name.casefold()) and _AFTER_NAME.match(line, len(name)) for name in authors)
