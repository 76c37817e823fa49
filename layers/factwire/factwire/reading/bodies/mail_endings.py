"""What stands below a mail's own words: signatures, and what lists and employers add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LONGEST_LINE: Final = 400
_MOST_BELOW: Final = 60
# RFC 3676, section 4.3; programs lose its last blank.
_SIGNATURE: Final = re.compile(r"-- ?")
_SENT_FROM: Final = re.compile(
    r"[*_]*(?:sent (?:from|with|via) .{2,80}|get outlook for .{2,40}|von meinem .{2,40} gesendet"
    r"|envoyé de mon .{2,40}"
    r"|enviado desde mi .{2,40}|download the .{2,40} app)",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)?\s?(?:regards|wishes)|regards|best|cheers|(?:many )?thanks"
    r"(?: (?:again|so much|in advance|and (?:best|kind) regards))?|thank you|sincerely(?: yours)?"
    r"|yours (?:sincerely|faithfully|truly)|all the best|respectfully|mit freundlichen grüßen"
    r"|cordialement|saludos)[\s,.!]*",
    re.IGNORECASE,
)
_MOST_IN_A_SIGNATURE: Final = 12
_SENTENCE: Final = re.compile(r"(?:\S+ ){5,}\S+[.!?]")
_LONGEST_IN_A_SIGNATURE: Final = 90
_LONG_LINE: Final = 60
_FOOTER: Final = re.compile(
    r"_{20,}\s*$|(?:you (?:received|are receiving) this (?:message|e-?mail) because|to unsubscribe\b"
    r"|unsubscribe\b.{0,60}$"
    r"|this (?:e-?mail|message)(?: and any (?:attachments?|files).{0,60})?"
    r" (?:is|are|may be|may contain|contains?) .{0,60}(?:confidential|privileged|intended)"
    r"|the information (?:contained )?in this (?:e-?mail|message)"
    r"|confidentiality (?:notice|note)|disclaimer:|please consider the environment)",
    re.IGNORECASE,
)


def without_endings(lines: Sequence[str]) -> list[str]:
    """Return the lines of a message before its signature and its footers."""
    return _without_footers(_without_signature(lines))


def _without_signature(lines: Sequence[str]) -> list[str]:
    """Return the lines before the signature: its mark, what a program adds, or a closing with a few short lines."""
    for number, line in enumerate(lines):
        if line == "-- " or (_SIGNATURE.fullmatch(line) and _ends_short(lines[number + 1 :])):
            return list(lines[:number])
        if len(line) <= _LONGEST_IN_A_SIGNATURE and _SENT_FROM.fullmatch(line.strip()):
            return list(lines[:number])
        if (
            len(line) <= _LONGEST_IN_A_SIGNATURE
            and _CLOSING.fullmatch(line.strip())
            and _ends_short(lines[number + 1 :])
        ):
            return list(lines[:number])
    return list(lines)


def _ends_short(lines: Sequence[str]) -> bool:
    """Return whether nothing but a few short lines follows, such as a name and an office, down to a footer."""
    filled: list[str] = []
    if len(lines) > _MOST_BELOW and not any(
        _FOOTER.match(line.strip()[:_LONGEST_LINE]) for line in lines[:_MOST_BELOW]
    ):
        return False
    for line in lines[:_MOST_BELOW]:
        if _FOOTER.match(line.strip()[:_LONGEST_LINE]) or _SENT_FROM.fullmatch(line.strip()[:_LONGEST_LINE]):
            break
        if line.strip():
            filled.append(line.strip())
    return len(filled) <= _MOST_IN_A_SIGNATURE and all(
        len(line) <= _LONGEST_IN_A_SIGNATURE and not _SENTENCE.fullmatch(line) for line in filled
    )


def _without_footers(lines: Sequence[str]) -> list[str]:
    """Return the lines before what lists and employers add at the end."""
    has_words = False
    for number, line in enumerate(lines):
        has_words = has_words or len(line) >= _LONG_LINE
        if has_words and _FOOTER.match(line.strip()[:_LONGEST_LINE]):
            return list(lines[:number])
    return list(lines)
