"""Lines of metadata that hold HTML's marks, as feeds, JSON and meta elements are full of them -> the words alone."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

# Only elements that stand in headlines: "<" may also mean less than.
_TAG: Final = re.compile(
    r"</?(?:(?P<parts>br|p|div|h[1-6])|b|i|em|strong|u|s|q|a|sub|sup|span|font|cite|small|mark|abbr)(?:[\s/][^<>]{0,300})?>",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


def without_marks(line: str) -> str:
    """Return the line without tags and with the characters that references such as `&#8217;` stand for."""
    if "<" in line:
        line = _TAG.sub(lambda tag: " " if tag["parts"] else "", line)
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), line) if "&" in line else line
