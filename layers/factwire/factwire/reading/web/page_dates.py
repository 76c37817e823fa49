"""When a page's article appeared and was last changed: what its markup says, and what it shows to its readers.

Markup names the first publication. The line of a date below the headline is what editors show, so it overrules the
markup, unless the address holds the day that the markup gives. A line that tells only of an update does so where the
first publication lies long before: updates within weeks correct a report, those after months make a new edition,
which the page dates by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from factwire.reading.metadata.dates import normalise_date

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = re.compile(
    rf"\b(?:{_MONTH}\s{_DAY},?\s{_YEAR}|{_DAY}\s{_MONTH},?\s{_YEAR}|{_YEAR}[/-]\d\d[/-]\d\d"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})(?!\d)",
    re.IGNORECASE,
)
# What may stand beside the date in such a line.
# Longer words come before those that they begin with: nothing is given back.
_BESIDE: Final = re.compile(
    r"""(?:published|posted|publication|date|originally|first|issue|online|on|last|modified|revised|updated?
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun|hours|hrs|minutes?|mins?|read
    |gmt|utc|e[sd]?t|c[sd]t|m[sd]?t|p[sd]?t|bst|ces?t|ist|hkt|ae[sd]t|sgt|am|pm|at|[ampthz]|[^a-z])*+""",
    re.VERBOSE,
)
_UPDATED: Final = re.compile(r"updated?|modified|revised", re.IGNORECASE)
# Classes of https://microformats.org/wiki/h-entry and its predecessor hAtom, and of themes of WordPress.
_NAMED_PUBLISHED: Final = re.compile(r"(?:^|\s)(?:published|dt-published|entry-date)(?:\s|$)")
_NAMED_UPDATED: Final = re.compile(r"(?:^|\s)(?:updated|dt-updated)(?:\s|$)")
_COMMENTS: Final = re.compile(r"comment-(?:list|body|content)|\bcomments\b")
_LONGEST_LINE: Final = 90
_FIRST_ELEMENTS: Final = 80
_MASTHEAD: Final = re.compile(r"masthead|header|\btop[-_]|nav|today|current|clock", re.IGNORECASE)
_PARAGRAPH: Final = 300
# A standfirst of a sentence or two may come before the date.
_SENTENCE: Final = 80
_STANDFIRST: Final = 2
_NEW_EDITION: Final = timedelta(days=60)


@dataclass(frozen=True)
class Shown:
    """The ISO 8601 days that a page shows below its headline."""

    published: str | None = None
    updated: str | None = None


def shown_dates(tree: HtmlElement, *, title: str | None, day_first: bool | None = None) -> Shown:
    """Return the dates in lines of their own between the headline and the first paragraph, else right above it.

    Args:
        tree: the page's.
        title: its headline, which is looked for.
        day_first: whether dates in figures have the day before the month; None where that is not known.
    """
    heading = _heading(tree, title=title)
    if heading is None:
        return Shown()
    published = updated = None
    for line in _lines_below(heading):
        for written, is_update in _dated(line, day_first=day_first):
            if is_update:
                updated = updated or written
            else:
                published = published or written
    # Where an update is shown below, what stands above may be the day of the visit, but not within the article.
    if published is None and (updated is None or next(heading.iterancestors("article"), None) is not None):
        above = (_dated(_line(element), day_first=day_first) for element in _right_above(heading))
        published = next((written for dates in above for written, is_update in dates if not is_update), None)
    return Shown(published, updated)


def dated_by_name(tree: HtmlElement, *, published: bool) -> list[str]:
    """Return the machine-readable dates of the elements whose class names them as WordPress and microformats do."""
    pattern = _NAMED_PUBLISHED if published else _NAMED_UPDATED
    times = (each for each in tree.iter("time") if pattern.search(each.get("class") or ""))
    return [moment for each in times if (moment := each.get("datetime"))]


def remove_masthead_dates(tree: HtmlElement, *, title: str | None) -> None:
    """Remove the lines before the headline that are nothing but a date: mastheads show the day of the visit.

    A date that the page marks up as one (`time`) is no clock.
    """
    heading = _heading(tree, title=title)
    if heading is None:
        return
    around = list(heading.iterancestors())
    article = next((each for each in reversed(around) if each.tag in {"article", "main"}), None)
    for element in list(takewhile(lambda each: each is not heading, tree.iter("div", "span", "p", "li", "td"))):
        if element in around or element.find(".//time") is not None or not any(_dated(_line(element), day_first=True)):
            continue
        ancestors = list(element.iterancestors())
        if any(map(_is_masthead, (element, *(each for each in ancestors if each not in around)))) or (
            article is not None and article not in ancestors
        ):
            element.drop_tree()


def _is_masthead(element: HtmlElement) -> bool:
    return (
        element.tag in {"header", "nav"} or _MASTHEAD.search(f"{element.get('class')} {element.get('id')}") is not None
    )


def published_date(*, marked: Sequence[str | None], shown: Shown, address: str | None) -> str | None:
    """Return the publication date as ISO 8601.

    Args:
        marked: the ISO 8601 dates that the markup gives, the most certain first.
        shown: what the page shows.
        address: the page's, which may hold the day.
    """
    moment = next(filter(None, marked), None)
    if moment is None:
        return shown.published
    if day := _day_in(address, near=moment):
        return day if moment.endswith("Z") and day != moment[:10] else moment
    if shown.published and shown.published != moment[:10]:
        return shown.published
    if shown.updated and not shown.published and _day(shown.updated) - _day(moment) > _NEW_EDITION:
        return shown.updated
    return moment


def _heading(tree: HtmlElement, *, title: str | None) -> HtmlElement | None:
    """Return the page's heading with the words of the title."""
    words = (title or "").split()
    return next(
        (each for each in tree.iter("h1", "h2", "h3") if words and " ".join(each.itertext()).split() == words), None
    )


def _lines_below(heading: HtmlElement) -> Iterator[str]:
    """Yield the short lines between the heading and the text, and the pieces that make them up."""
    within: set[HtmlElement] = set()
    sentences = 0
    for element in islice(_after(heading), _FIRST_ELEMENTS):
        line = _line(element)
        sentences += element.tag == "p" and len(line) >= _SENTENCE
        if sentences > _STANDFIRST or _length(element) >= _PARAGRAPH or _COMMENTS.search(element.get("class") or ""):
            return
        if element in within:
            continue
        if len(line) <= _LONGEST_LINE:
            if any(_dated(line, day_first=True)):  # "Updated: <b>3 May 2024</b>": the day alone says less
                within.update(element.iterdescendants())
            yield line
        elif len(line) <= _PARAGRAPH and len(element):
            yield from (" ".join(piece.split()) for piece in element.itertext() if len(piece) <= _LONGEST_LINE)


def _length(element: HtmlElement) -> int:
    """Return the characters of a paragraph, else of the text that stands in the element itself."""
    if element.tag == "p":
        return len(_line(element))
    return len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)


def _right_above(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements right before the heading in the part of the page that it is in."""
    for element in (heading, heading.getparent()):
        parent = None if element is None else element.getparent()
        before = None if element is None else element.getprevious()
        if parent is None or parent.tag == "body":
            return
        if before is not None:
            if not _is_masthead(before):
                yield from before.iter(etree.Element)
            return


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements after the heading in the order of the document."""
    for ancestor in (heading, *heading.iterancestors()):
        for sibling in ancestor.itersiblings():
            yield from sibling.iter(etree.Element)


def _line(element: HtmlElement) -> str:
    """Return the element's text in single spaces, no more of it than tells a paragraph."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece[:_PARAGRAPH])
        length += len(piece)
        if length > 2 * _PARAGRAPH:
            break
    return " ".join(" ".join(pieces).split())


def _dated(line: str, *, day_first: bool | None) -> Iterator[tuple[str, bool]]:
    """Yield each date of a line that holds nothing else, and whether it is one of an update."""
    if len(line) > _LONGEST_LINE:
        return
    if not all(map(_BESIDE.fullmatch, _DATE.sub(" ", line).lower().split())):
        return
    end = 0
    for found in _DATE.finditer(line):
        if written := normalise_date(found[0], day_first=day_first):
            yield written, _UPDATED.search(line, end, found.start()) is not None
        end = found.end()


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _day_in(address: str | None, *, near: str) -> str | None:
    """Return the day in the address, where that is the moment's or one beside it.

    Near midnight the day where the article appeared is another than in UTC, and "Wednesday" means that one.
    """
    path = re.search(r"/(\d{4})/(\d\d?)/(\d\d?)(?:/|$)", address or "")
    day = normalise_date("-".join(part.zfill(2) for part in path.groups())) if path else None
    return day if day and abs((_day(day) - _day(near)).days) <= 1 else None
