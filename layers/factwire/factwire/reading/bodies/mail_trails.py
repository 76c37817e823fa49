"""What mail programs put around a writer's own words: earlier messages, headers of forwarded ones, signatures.

Programs mark them by lines of no standard; the forms here are those of Gmail, Apple Mail, Outlook, Thunderbird, Yahoo,
Exchange, Notes and mailing lists, in English and the other languages that colleagues of English writers use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factwire.reading.article_from_draft import MAX_CHARACTERS
from factwire.reading.bodies.mail_endings import without_endings

_MOST_FORWARDS: Final = 5
_LONGEST_LINE: Final = 400
_MOST_HEADERS: Final = 18
# So many lines show what begins at a line.
_WINDOW: Final = 24
_MOST_WRAPPED: Final = 3
_ROWS: Final = 9

# Whose message follows, and of when, in one line or wrapped onto the next ones.
_WROTE: Final = re.compile(
    r"[-\s]{0,8}(?:on|am|le|el|il|op|em|den|dne|w dniu)\b.{6,300}"
    r"\b(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napsal|napisał)\b.{0,120}:",
    re.IGNORECASE,
)
_NAME_WROTE: Final = re.compile(
    r"[^\s>].{0,120}(?:<[^<>@\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\))?\s(?:wrote|writes|said|schrieb|a écrit)\s?:",
    re.IGNORECASE,
)
# The same without a verb, as in East Asia too.
_DATED_SENDER: Final = re.compile(r"\d{4}[-/.年]\s?\d\d?[-/.月]\s?\d\d?.{1,60}<[^<>@\s]+@[^<>\s]+>\s?:")
_ORIGINAL: Final = re.compile(
    r"[-_*\s]{2,}(?:original message|original appointment|reply message|ursprüngliche nachricht|message d'origine"
    r"|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)[-_*:\s]*",
    re.IGNORECASE,
)
# Notes sets the header as a table: the sender, the date, then names of fields without colons.
_TABLE_HEADER: Final = re.compile(
    r"\S[^\n]{0,119}\n+(?:sent by:[^\n]{0,100}\n+)?[^\n\d]{0,30}\d[^\n]{4,40}\n+(?:to|an|a|para)\s[^\n]{1,200}\n+"
    r"(?:b?cc[^\n]{0,200}\n+|kopie[^\n]{0,200}\n+)?(?:b?cc[^\n]{0,200}\n+)?(?:subject|thema|betreff|objet|asunto)\s\S",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"[-_*>\s]*(?:begin )?(?:forwarded (?:message|by .{1,80})|weitergeleitete nachricht|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada)[-_*:\s]*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"[*>\s]*(?P<name>from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|resent-\w+|von|gesendet|datum|an"
    r"|betreff|de|envoyé|à|objet|enviado(?: el)?|para|asunto|fecha|da|inviato|data|a|oggetto|verzonden|aan|onderwerp"
    r"|assunto)"
    r"\s?:\**\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FIELDS: Final = {
    "from": "from", "von": "from", "de": "from", "da": "from", "sent": "date", "date": "date", "gesendet": "date",
    "datum": "date", "envoyé": "date", "enviado": "date", "enviado el": "date", "fecha": "date", "inviato": "date",
    "data": "date", "verzonden": "date", "subject": "subject", "betreff": "subject", "objet": "subject",
    "asunto": "subject", "oggetto": "subject", "onderwerp": "subject", "assunto": "subject",
}  # fmt: skip
# Yahoo sets the whole header of a forwarded message as one line.
_HEADER_IN_A_LINE: Final = re.compile(r"[-\s]*forwarded message[-\s]*(?=from:)(?P<fields>.{10,390})", re.IGNORECASE)
_FIELD_BEGINS: Final = re.compile(r"(?<=\S)\s?(?=(?:To|Cc|Sent|Subject): )")
_FORWARDED_SUBJECT: Final = re.compile(r"\s*(?:fwd?|fw|wg|tr|rv|enc|i)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class OwnWords:
    """The words of a message that are its own or, where it only forwards another, that one's.

    `subject`, `date` and `sender` are those of the forwarded message, as written there; None where it forwards none.
    """

    text: str
    subject: str | None = None
    date: str | None = None
    sender: str | None = None


def forwards(subject: str | None) -> bool:
    """Return whether the prefix of a subject says that the message forwards another."""
    return _FORWARDED_SUBJECT.match(subject or "") is not None


def own_words(text: str, *, subject: str | None) -> OwnWords:
    """Return a message's own words, or those of the message that it forwards.

    Args:
        text: the message's plain text.
        subject: its subject, whose prefix may say that it forwards another.
    """
    lines = [part for line in text[: 2 * MAX_CHARACTERS].replace("\r\n", "\n").split("\n") for part in _fields_of(line)]
    found = OwnWords(text="")
    by_subject = forwards(subject)
    for _ in range(_MOST_FORWARDS):
        start = _forward_at(lines, by_subject=by_subject)
        if start is None:
            break
        fields, lines = _headers(lines[start:])
        found = OwnWords(text="", subject=fields.get("subject"), date=fields.get("date"), sender=fields.get("from"))
        by_subject = forwards(found.subject)
    whole = len(lines)
    own = without_endings(_without_trail(lines))
    if found.sender is None and len(own) == whole:
        return OwnWords(text)
    return OwnWords("\n".join(own).strip("\n"), found.subject, found.date, found.sender)


def _fields_of(line: str) -> Sequence[str]:
    """Return a line, or the lines of the header that one line holds."""
    found = _HEADER_IN_A_LINE.fullmatch(line) if "orwarded" in line[:_LONGEST_LINE] else None
    return ["Forwarded message", *_FIELD_BEGINS.split(found["fields"]), ""] if found else [line]


def _forward_at(lines: Sequence[str], *, by_subject: bool) -> int | None:
    """Return the line where a forwarded message's header begins; None where none does."""
    for number, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or not line.strip():
            continue
        if _FORWARDED.fullmatch(line):
            return number + 1 if _is_header(_unquoted(lines[number + 1 : number + _WINDOW])) else None
        is_original = _ORIGINAL.fullmatch(line) is not None
        if by_subject and (is_original or _is_header(lines[number : number + _WINDOW])):
            return number + is_original
        if _begins_trail(lines, number):
            return None
    return None


def _headers(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields of the header that lines begin with, and the lines after it, all without quotation marks."""
    plain = _unquoted(lines)
    fields: dict[str, str] = {}
    number = next((at for at, line in enumerate(plain) if line.strip()), 0)
    last = None
    while number < min(len(plain), _MOST_HEADERS):
        found = _HEADER.fullmatch(plain[number])
        if found:
            last = _FIELDS.get(found["name"].lower())
            if last:
                fields.setdefault(last, found["value"].strip(" *"))
        elif not plain[number].strip() or last is None or not plain[number].startswith((" ", "\t")):
            break
        number += 1
    return fields, plain[number:]


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return the lines without the quotation marks that stand before all of them."""
    filled = [line for line in lines if line.strip()]
    if filled and all(line.startswith(">") for line in filled):
        return [re.sub(r"^> ?", "", line) for line in lines]
    return list(lines)


def _is_header(lines: Sequence[str]) -> bool:
    """Return whether lines begin with a sender and at least two more fields of a header."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    fields = [
        found["name"].lower() for line in lines[start : start + 6] if (found := _HEADER.fullmatch(line[:_LONGEST_LINE]))
    ]
    kinds = {_FIELDS.get(name, name) for name in fields}
    first = _HEADER.fullmatch(lines[start][:_LONGEST_LINE]) if start < len(lines) else None
    return first is not None and "from" in kinds and len(kinds) > 2 and ("subject" in kinds or "date" in kinds)


def _without_trail(lines: Sequence[str]) -> list[str]:
    """Return the lines before earlier messages, or below one that is quoted first, without quoted ones."""
    own: list[str] = []
    skipped = 0
    for number, line in enumerate(lines):
        if number < skipped:
            continue
        count = _announced_by(lines, number)
        if count and not any(map(str.strip, own)) and _is_quoted(lines[number + count : number + count + _WINDOW]):
            skipped = number + count
        elif count or _begins_trail(lines, number):
            break
        elif not line.startswith(">"):
            own.append(line)
    return own


def _is_quoted(lines: Sequence[str]) -> bool:
    """Return whether the first line that is not blank is quoted."""
    return next((line for line in lines if line.strip()), "").startswith(">")


def _announced_by(lines: Sequence[str], number: int) -> int:
    """Return how many lines from one on say that a person wrote what follows; 0 where they do not."""
    if not lines[number].strip() or len(lines[number]) > _LONGEST_LINE:
        return 0
    window = lines[number : number + _MOST_WRAPPED + _WINDOW]
    return next((count for count in range(1, _MOST_WRAPPED + 1) if _announces(window, count=count)), 0)


def _begins_trail(lines: Sequence[str], number: int) -> bool:
    """Return whether an earlier message begins at a line, by its header or by a line that says whose it is."""
    line = lines[number].strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    if _ORIGINAL.fullmatch(line) or _DATED_SENDER.fullmatch(line):
        return True
    if _HEADER.fullmatch(line) and _is_header(lines[number : number + _WINDOW]):
        return True
    return _is_table_header(lines[number : number + _ROWS]) or _announced_by(lines, number) > 0


def _is_table_header(lines: Sequence[str]) -> bool:
    return _TABLE_HEADER.match("\n".join(line.strip()[:_LONGEST_LINE] for line in lines)) is not None


def _announces(lines: Sequence[str], *, count: int) -> bool:
    """Return whether the first lines, so many of them, say that a person wrote what follows."""
    attribution = " ".join(line.strip() for line in lines[:count])
    if (
        len(attribution) > _LONGEST_LINE
        or not attribution.endswith(":")
        or not all(line.strip() for line in lines[:count])
    ):
        return False
    quotes = _is_quoted(lines[count : count + 4])
    if _WROTE.fullmatch(attribution):
        return quotes or re.search(r"\d|@", attribution) is not None
    return count == 1 and quotes and _NAME_WROTE.fullmatch(attribution) is not None
