"""Texts that must fit: an ellipsis says that there is more."""

from __future__ import annotations


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text; an ellipsis stands for those that are left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def cut_bytes(text: str, limit: int) -> str:
    """Return the beginning of a text that has at most `limit` bytes in UTF-8, cut between two characters."""
    return text.encode("utf-8", "surrogatepass")[:limit].decode("utf-8", "ignore")


def cut_or_none(text: str | None, limit: int) -> str | None:
    """Return at most `limit` characters of a text, if there is one; see `cut`."""
    return None if text is None else cut(text, limit)
