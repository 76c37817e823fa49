"""The headers of wire messages, by which they are known: IPTC 7901, ANPA 1312 and telex."""

from __future__ import annotations

import re
from typing import Final

_IPTC_BEGINS: Final = (
    r"[\x00-\x20]*(?P<service>[A-Za-z]{2,6})(?P<number>\d{3,4}) (?P<priority>[1-9]) (?P<category>[\w/]{1,6}) {1,8}"
    r"(?P<words>\d{1,5})"
)
_IPTC_SOURCE: Final = r" {1,8}(?P<source>[A-Za-z][\w/ -]{0,40}?)"
IPTC: Final = re.compile(rf"{_IPTC_BEGINS}{_IPTC_SOURCE} {{1,4}}\d{{4}}[ \t\r]*\n")
# Without the sender's name and number, as some agencies leave them out: told by the mark of its beginning (SOH).
IPTC_BRIEF: Final = re.compile(rf"{_IPTC_BEGINS}(?:{_IPTC_SOURCE})?[ \t\r]*\n")
_BEGINS: Final = re.compile(r"[\x00\x02-\x20]*\x01")
ANPA: Final = re.compile(
    r"[\x00-\x20]*(?P<service>[A-Za-z])(?P<number>\d{4})\x1f?(?P<selector>[\w-]{0,12})[ \t\r]*\n"
    r"(?P<priority>[a-z]) (?P<category>[a-z])[\x00-\x20]{1,4}(?P<slug>(?:am|pm|bc|ap)-[^\n]{1,60}?)[ \t]{1,12}"
    r"\d\d?-\d\d?(?: +\d{1,4})?[ \t\r]*\n",
    re.IGNORECASE,
)
TELEX: Final = re.compile(r"[\x00-\x20]*ZCZC\b[^\n]{0,80}\n")


def is_wire_copy(head: bytes) -> bool:
    """Return whether the first bytes of a file are the header of a wire message."""
    text = head.decode("latin-1").replace("\r\n", "\n")
    forms = (IPTC, ANPA, TELEX, *([IPTC_BRIEF] if _BEGINS.match(text) else ()))
    return any(form.match(text) for form in forms)
