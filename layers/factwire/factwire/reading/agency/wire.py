"""Wire copy as agencies transmit it: IPTC 7901 and ANPA 1312, the text messages before XML.

Both have a header behind SOH, the text between STX and ETX, and a filing time. IPTC 7901:
https://iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf. ANPA 1312: "Wire Service Transmission Guidelines", 1984.
Archives often hold such copy without its control characters; the header alone tells it then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factwire.errors import EmptyArticle
from factwire.reading.agency.wire_header import ANPA, IPTC, IPTC_BRIEF, TELEX
from factwire.reading.decoding import decode
from factwire.reading.furniture import is_furniture
from factwire.reading.metadata.bylines import authors_of_line
from factwire.reading.source import Draft, Drafts, Source

IPTC_TYPE: Final = "text/x-iptc7901"
ANPA_TYPE: Final = "text/x-anpa1312"

# The marks of the text's beginning and end (STX and ETX) become blanks of their own kind, which texts may hold.
_STX, _ETX = "\x0b", "\x0c"
_PRINTED: Final = bytes.maketrans(b"\x02\x03", _STX.encode() + _ETX.encode())
_UNPRINTED: Final = bytes({*range(0x20), 0x7F} - {*b"\x02\x03\t\n\r"})
_CONTROLS: Final = re.compile(r"[\x0b\x0c]")
_TELEX_END: Final = re.compile(r"\n[ \t]*NNNN\s*\Z")
_MONTHS: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_IPTC_FILED: Final = re.compile(
    rf"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?: (?:GMT|UTC|Z))? {_MONTHS}[a-z]* (?P<year>\d\d)\b", re.IGNORECASE
)
_ANPA_FILED: Final = re.compile(
    r"[A-Z]{2,4}-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<hour>\d\d)(?P<minute>\d\d)\s?(?:GMT)?<?"
)
# Lines above a headline that say what becomes of the copy, not what happened.
_HANDLING: Final = re.compile(
    r"(?:\(?(?:refile|repeat|correction|corrected|urgent|alert|flash|bulletin|extra|advisory|update\d*|writethru|recasts?"
    r"|\d+(?:st|nd|rd|th) (?:lead|ld|add|take)|lead|roundup|preview|snap|achtung)\)?[\s:,-]*+)++",
    re.IGNORECASE,
)
# Where the copy for publication ends.
_NOT_FOR_PRINT: Final = re.compile(
    r"\n(?:# Notebook\b|\* ?\* ?\* ?\*|The following information is not (?:intended )?for publication)[^\0]*",
    re.IGNORECASE,
)
# Before a blank line, or where a sentence ends before an indented line.
_PARAGRAPH_ENDS: Final = re.compile(r"\n[ \t]*\n|(?<=[.!?”\"'])\n(?=[ \t]{2,}\S)")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?”\"']$")
_SIGNATURE: Final = r"[a-z]{2,5}(?:[ /][a-z]{2,4}){1,5}"
_END: Final = re.compile(rf"\((?:schluss|ende|end|fin)\)(?:\s{_SIGNATURE})?|{_SIGNATURE}", re.IGNORECASE)
_PHOTOS: Final = re.compile(r"(?:AP Photos?|Eds?:|Editor'?s:?|With AP|With:|EDITOR'S NOTE)", re.IGNORECASE)
_TABLE: Final = re.compile(r"\S {3,}\S|\t")
_MOST_ABOVE: Final = 20  # lines that say what an ANPA message is, not what it tells: slug, headline, byline
# Letters as the numbers that Superdesk gives them (https://github.com/superdesk/superdesk-core, `anpa.py`): flash,
# urgent, bulletin; all others are ordinary.
_ANPA_PRIORITIES: Final = {"f": 1, "u": 2, "b": 3}
_ANPA_ORDINARY: Final = 6


def read(source: Source) -> Drafts:
    """Yield the message's article.

    Raises:
        EmptyArticle: it has no header of either kind, or no text.
    """
    text = decode(source.data.translate(_PRINTED, _UNPRINTED), charset=source.charset).replace("\r\n", "\n")
    for form, draft_of in ((IPTC, _iptc), (ANPA, _anpa), (TELEX, _telex), (IPTC_BRIEF, _iptc)):
        if header := form.match(text):
            yield draft_of(header, text[header.end() :])
            return
    raise EmptyArticle("the wire message has no header of IPTC 7901 or ANPA 1312")


def _iptc(header: re.Match[str], rest: str) -> Draft:
    before, _, copy = rest.rpartition(_STX) if _STX in rest else _slug_apart(rest)
    copy, _, after = copy.partition(_ETX)
    filed = _IPTC_FILED.search(after or copy[-200:])
    if filed and not after:
        copy = copy[: copy.rfind(filed[0])]
    above, before = _headline_apart(before)
    top, body = (above, copy) if above else _top_and_body(copy)
    source = (header["source"] or "").strip()
    authors, headline = _byline_apart(line for line in top if not _HANDLING.fullmatch(line))
    return Draft(
        text=_paragraphs(_without_end(body)),
        media_type=IPTC_TYPE,
        title=" ".join(headline) or None,
        slug=_slug(before),
        priority=int(header["priority"]),
        published_at=_filed(filed),
        source=source or None,
        guid=f"urn:iptc7901:{source}:{header['service']}{header['number']}:{_filed(filed) or ''}",
        authors=authors,
    )


def _headline_apart(header: str) -> tuple[list[str], str]:
    """Return the lines of a headline that stands in the header, which an equals sign ends, and the slug above it."""
    lines = [line.strip() for line in _CONTROLS.sub("", header).split("\n") if line.strip()]
    slugs = [line for line in lines if line.endswith("/") or "/" in line.split(maxsplit=1)[0]]
    above = [line.rstrip(" =") for line in lines if line not in slugs]
    return (above, "\n".join(slugs)) if lines and lines[-1].endswith("=") else ([], header)


def _slug(lines: str) -> str | None:
    words = [line.strip() for line in _CONTROLS.sub("", lines).split("\n") if not _HANDLING.fullmatch(line.strip())]
    return " ".join(filter(None, words)).strip("/ ") or None


def _slug_apart(rest: str) -> tuple[str, str, str]:
    """Return the lines of the slug, which end with a slash, and the copy after them."""
    lines = rest.lstrip("\n").split("\n")
    count = next((number for number, line in enumerate(lines[:4]) if not line.rstrip().endswith("/")), 0)
    return "\n".join(lines[:count]), "", "\n".join(lines[count:])


def _top_and_body(copy: str) -> tuple[list[str], str]:
    """Return the headline's lines, up to an equals sign or a blank line, and the rest."""
    lines = copy.strip("\n").split("\n")
    end = next((number for number, line in enumerate(lines[:8]) if line.rstrip().endswith("=") or not line.strip()), 0)
    count = end + 1 if lines[end].rstrip().endswith("=") else end
    if count == end and count and _ENDS_A_SENTENCE.search(lines[count - 1].rstrip()):
        count = 0  # a first paragraph
    return [line.rstrip(" =").strip() for line in lines[:count]], "\n".join(lines[count:])


def _without_end(body: str) -> str:
    """Return the copy for publication: no notes to editors, no initials of those who handled it."""
    lines = _NOT_FOR_PRINT.sub("\n", body).rstrip().split("\n")
    while lines and (not lines[-1].strip() or _END.fullmatch(lines[-1].strip()) or is_furniture(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def _anpa(header: re.Match[str], rest: str) -> Draft:
    copy = rest.partition(_STX)[2].partition(_ETX)[0] if _STX in rest else rest
    filed = _ANPA_FILED.search(rest, max(0, len(rest) - 300))
    copy = _ANPA_FILED.sub("", copy) if filed else copy
    lines = [line.strip("\x08\x10 \r") for line in copy.split("\n")]
    copied = [
        line
        for line in lines
        if line.strip(" _<\t") and not line.startswith("^") and not is_furniture(line.strip(" <"))
    ]
    above = [line.strip("^<= ").strip() for line in lines if line.startswith("^")]
    authors, others = _byline_apart(line for line in above[1:_MOST_ABOVE] if not _PHOTOS.match(line))
    body = "\n\n".join(_typeset(line.strip()) for line in copied)
    return Draft(
        text=_CONTROLS.sub("", body),
        media_type=ANPA_TYPE,
        title=others[0] if others else None,
        slug=re.sub(r",\d+$", "", above[0]) if above else header["slug"].strip(),
        priority=_ANPA_PRIORITIES.get(header["priority"].lower(), _ANPA_ORDINARY),
        published_at=_filed(filed),
        guid=f"urn:anpa1312:{header['service']}{header['number']}:{_filed(filed) or ''}",
        authors=authors,
    )


def _telex(_header: re.Match[str], rest: str) -> Draft:
    return Draft(text=_paragraphs(_TELEX_END.sub("", rest.partition(_ETX)[0])), media_type=IPTC_TYPE)


def _byline_apart(lines: Iterator[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the authors of the first byline, and the other lines."""
    authors: tuple[str, ...] = ()
    others = []
    for line in lines:
        named = authors_of_line(line)
        authors = authors or named
        if line and not named:
            others.append(line)
    return authors, others


def _typeset(line: str) -> str:
    """Return a line with the marks that teletypes had no keys for."""
    return line.replace("``", "“").replace("''", "”").replace(" _ ", " — ").rstrip("<=")


def _paragraphs(text: str) -> str:
    """Return the copy with the lines of each paragraph joined; tables stay in lines."""
    blocks = _PARAGRAPH_ENDS.split(_CONTROLS.sub("", text).strip("\n"))
    return "\n\n".join(_joined(block.split("\n")) for block in blocks if block.strip())


def _joined(lines: Sequence[str]) -> str:
    if any(map(_TABLE.search, (line.strip() for line in lines))):
        return "\n".join(line.rstrip() for line in lines)
    return " ".join(line.strip() for line in lines)


def _filed(found: re.Match[str] | None) -> str | None:
    """Return the filing time as a date that `normalise_date` reads; years of two figures are of 1970 to 2069."""
    if found is None:
        return None
    year = int(found["year"]) + (1900 if int(found["year"]) >= 70 else 2000)
    day, month, time = found["day"], found["month"], f"{found['hour']}:{found['minute']}"
    return f"{year}-{month}-{day} {time} UTC" if month.isdigit() else f"{day} {month} {year} {time} UTC"
