"""Plain text, kept to the character: only a byte order mark and CRLF line ends are touched."""

from __future__ import annotations

from collections.abc import Iterator

from factwire.reading.source import Draft, Source


def read(source: Source) -> Iterator[Draft]:
    """Yield the whole input is one article.

    Raises:
        Undecodable: the bytes are not text.
    """
    yield Draft(text=source.text, media_type="text/plain", url=source.url)
