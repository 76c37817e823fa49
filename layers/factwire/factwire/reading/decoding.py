"""Bytes -> text: the byte order mark, UTF-8 where it fits, the declared charset, else what the bytes look like.

UTF-8 goes before the declared charset because text in another encoding is almost never valid UTF-8,
while a wrong declaration is common. Line ends and every other character stay as they are.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from factwire.errors import Undecodable

_MARKS: Final = (  # the longer first: the UTF-32 LE mark begins with the UTF-16 LE one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers read these labels as Windows-1252 too: real pages and files use its quotation marks under them.
_WESTERN: Final = frozenset({"iso8859-1", "iso8859-15", "ascii", "cp1252"})
_TYPOGRAPHY: Final = frozenset("“”‘’–—…•€£©®°½¼é")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_SAMPLE: Final = 1 << 16


def decode(data: bytes, *, charset: str | None = None) -> str:
    """Return the bytes as text without its byte order mark.

    Args:
        data: the bytes.
        charset: the declared encoding, believed where the bytes agree with it.

    Raises:
        Undecodable: the bytes are no text in any encoding we can tell.
    """
    if encoding := marked_encoding(data):
        return _marked(data, encoding=encoding)
    text = _wide(data, charset=charset)
    if text is None and b"\0" not in data:
        text = _utf8(data) or _declared(data, charset=charset) or _western(data) or _guessed(data)
    if text is None or is_binary(text):
        raise Undecodable("the bytes are not text in any known encoding")
    return text


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark tells, or None."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def is_binary(text: str) -> bool:
    """Return whether so many control characters stand in the text that it cannot be prose (more than 1 in 50)."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) * 50 > len(sample)


def _marked(data: bytes, *, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # A truncated file ends within a character; what stands before the break is still good text.
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 50 > len(text):
            raise Undecodable("the bytes do not keep to the encoding of their byte order mark") from None
    return text


def _wide(data: bytes, *, charset: str | None) -> str | None:
    """UTF-16 or UTF-32 without a mark: in English text nearly every other byte, or three of four, is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return None
    candidates: tuple[str, ...] = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    if charset and (declared := _codec(charset)) and declared in candidates:
        candidates = (declared, *candidates)
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and sum(character < "\u0250" for character in text[:1000]) * 2 > len(text[:1000]):
            return text
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # One damaged or cut-off character does not make a text another encoding.
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - damaged
    return text if whole > 4 * damaged else None


def _declared(data: bytes, *, charset: str | None) -> str | None:
    codec = _codec(charset) if charset else None
    if codec is None or codec in _WESTERN:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _codec(charset: str) -> str | None:
    """Python's name of a text encoding, or None if it has none by that label."""
    try:
        info = codecs.lookup(charset.strip("\"' "))
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None  # noqa: SLF001 - the only way to leave out codecs like base64


def _western(data: bytes) -> str | None:
    """Windows-1252 or Mac Roman, where all but a few characters are ASCII, as in English text.

    The one in which more of the others are typographic marks wins.
    """
    if sum(byte > 0x7F for byte in data[:_SAMPLE]) * 20 > len(data[:_SAMPLE]):
        return None
    texts = []
    for encoding in ("cp1252", "mac_roman"):
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return max(texts, key=lambda text: sum(character in _TYPOGRAPHY for character in text), default=None)


def _guessed(data: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 4 * _SAMPLE]).best()
    return data.decode(best.encoding, "replace") if best else None
