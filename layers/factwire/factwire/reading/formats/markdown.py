"""Markdown: its text without the marks; front matter between lines of three hyphens gives the metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factwire.errors import TooLarge
from factwire.reading.article_from_draft import MAX_CHARACTERS, without_unseen
from factwire.reading.markup.blocks import text_of_html
from factwire.reading.metadata.bylines import authors_in
from factwire.reading.source import Draft, Drafts, Source

_FRONT: Final = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
# A list has its items on the line of its name, in brackets, or on lines of their own.
_ITEM: Final = re.compile(r"\n[ \t]*-[ \t]+([^\n]*)")
_FIRST_HEADING: Final = "h1"
_MOST_CHARACTERS: Final = 2 * MAX_CHARACTERS
# Each opening bracket may be a link's, which the parser looks for up to the end of the paragraph.
_MOST_BRACKETS: Final = 10_000


def read(source: Source) -> Drafts:
    """Yield the document's article; a first heading of the first level is its title.

    Raises:
        TooLarge: it has more text, or more brackets, than any article.
    """
    text = without_unseen(source.text.replace("\r\n", "\n"))
    if len(text) > _MOST_CHARACTERS or text.count("[") > _MOST_BRACKETS:
        raise TooLarge(f"at most {_MOST_CHARACTERS} characters and {_MOST_BRACKETS} brackets of Markdown are read")
    front = _FRONT.match(text)
    fields = _fields(front[1]) if front else {}
    blocks = list(_blocks(text[front.end() :] if front else text))
    heading = blocks.pop(0)[1] if blocks and blocks[0][0] == _FIRST_HEADING else None
    yield Draft(
        text="\n\n".join(words for _, words in blocks),
        media_type="text/markdown",
        title=fields.get("title") or heading,
        published_at=fields.get("date") or fields.get("published_at") or fields.get("published"),
        modified_at=fields.get("lastmod")
        or fields.get("modified_at")
        or fields.get("updated")
        or fields.get("modified"),
        source=fields.get("source"),
        url=fields.get("url") or fields.get("canonical"),
        authors=authors_in(fields.get("author") or fields.get("authors") or ""),
    )


def _fields(front: str) -> dict[str, str]:
    """Return the fields of front matter, by their names in lower case; the items of a list stand side by side."""
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(_ITEM.sub(r", \1", front))}
    return {name: _unquoted(value) for name, value in fields.items()}


def _unquoted(value: str) -> str:
    """Return a value, or the values of a list, without the marks around them."""
    is_list = value.startswith(",") or (value.startswith("[") and value.endswith("]"))
    items = value.strip("[]").split(",") if is_list else [value]
    return ", ".join(item for each in items if (item := each.strip(" \t\"'")))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield each block's tag and words."""
    tag = "p"
    for token in MarkdownIt("commonmark", {"maxNesting": 20}).parse(text):
        if token.type in {"heading_open", "paragraph_open"}:
            tag = token.tag
        elif token.type == "inline" and (words := "".join(map(_words, token.children or ())).strip()):
            yield tag, words
        elif token.type in {"fence", "code_block"}:
            yield "pre", token.content.rstrip("\n")
        elif token.type == "html_block" and (words := text_of_html(token.content)):
            yield "p", words


def _words(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " " if token.type == "softbreak" else "\n"
    return token.content if token.type in {"text", "code_inline"} else ""
