"""What the agencies' formats and feeds have in common: texts, headlines and bylines in whatever markup they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from factwire.reading.furniture import without_furniture
from factwire.reading.markup.blocks import text_of_html, text_of_tree
from factwire.reading.markup.safe_xml import local, path, text_of, whole_text
from factwire.reading.metadata.bylines import authors_in, authors_of_line

_FIRST_LINES: Final = 4
# No article begins with a tag: what does is markup, whatever it was declared as.
_MARKED_UP: Final = re.compile(r"\s*<[!/a-zA-Z]")


def is_markup(text: str) -> bool:
    """Return whether a text is HTML."""
    return _MARKED_UP.match(text) is not None


def text_as_written(text: str) -> str:
    """Return the words of a text that may be HTML: its paragraphs, one a line; else the text to the character."""
    return text_of_html(text) if is_markup(text) else text


def text_of_content(content: etree._Element) -> str:
    """Return the article that an element holds: as NITF, as a page, as paragraphs, or as text without markup."""
    if not any(local(child) for child in content):
        return text_as_written(whole_text(content).strip())
    first = next((each for each in content.iter() if local(each) == "body.content"), None)
    if first is not None and (parent := first.getparent()) is not None:
        return "\n".join(filter(None, map(text_of_tree, path(parent, "body.content"))))
    pages = [each for each in content.iter() if local(each) == "body"]
    return text_of_tree(pages[-1] if pages else content)


@dataclass(frozen=True)
class Body:
    """The text of an item, and the authors whom a line of it names."""

    text: str
    authors: tuple[str, ...] = ()


def body_of(text: str) -> Body:
    """Return a text that came in markup without its byline and without lines that are no part of the article."""
    lines = without_furniture(text).split("\n")
    for number, line in enumerate(lines[:_FIRST_LINES]):
        if authors := authors_of_line(line.strip()):
            return Body("\n".join(lines[:number] + lines[number + 1 :]), authors)
    return Body("\n".join(lines))


def priority_of(written: object) -> int | None:
    """Return the IPTC's urgency or priority from 1 to 9; None for anything else, such as 0, which says nothing."""
    text = str(written).strip() if isinstance(written, str | int) and not isinstance(written, bool) else ""
    return int(text) if len(text) == 1 and text in "123456789" else None


def line_of(elements: Iterable[etree._Element]) -> str | None:
    """Return the first words in one line, as by `text_of`, with a space for each line break that the element marks."""
    return text_of(elements, read=text_of_tree)


def names_of(bylines: Iterable[etree._Element]) -> tuple[str, ...]:
    """Return the authors that bylines name: those that they mark as persons, else those in their words."""
    names = (name for byline in bylines for written in _written(byline) for name in authors_in(written))
    return tuple(dict.fromkeys(names))


def _written(byline: etree._Element) -> Iterator[str]:
    """Yield the words that may be names; an element of its own, such as a job title, is parted from them."""
    people = path(byline, "person")
    yield from (" ".join(map(str, person.itertext())) for person in people)
    if not people:
        yield " | ".join(map(str, byline.itertext()))
