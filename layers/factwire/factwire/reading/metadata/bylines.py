"""Bylines as they are written -> the names of their authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from factwire.reading.markup.inline import without_marks
from factwire.reading.metadata.byline_words import (
    AFFILIATION,
    AGENCIES,
    COLLECTIVE,
    NO_NAME,
    NOBODY,
    PARTICLES,
    PARTS_OF_SITES,
    PLACE_BEGINS,
)

_PARTS: Final = re.compile(
    r"\s*(?:[;,|/•·\n()]|\s[-–—]\s|(?<=[a-z]{4})\.\s"
    r"|(?<![\w-])(?:by|author|authors|words|reporting|and|und|for|from|with|at|on|in|via|of)(?![\w-]):?|&)\s*",
    re.IGNORECASE,
)
# "Institute for Water Research": what an employer is for or of is no author.
_OFFICE: Final = re.compile(
    rf"\b({'|'.join(sorted(AFFILIATION))})\s+(?:for|of|on)\s+[^,;|/•·\n&]{{1,80}}?(?=\s+and\s|[,;|/•·\n&]|$)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?:[^\W\d_][\w.'’\-]*)(?:\s+[^\W\d_][\w.'’\-]*){1,4}\.?")
_ADDRESS: Final = re.compile(r"\S+@\S*")  # of mail or of an account
_SIGNED: Final = re.compile(r"^(?:(?:written |posted )?by|from)\s*[:|]?\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*[|•·]\s*|\s+/\s+")
_SINGLE: Final = re.compile(r"[^\W\d_]\w{1,29}")
_COLLECTIVE: Final = re.compile(r"[^\W_][\w.'’&/,\- ]{1,79}")
_MOST_WORDS: Final = 7
_LONGEST: Final = 2_000
# A byline in a text: a line of its own near the top, which is no sentence.
_LINE: Final = re.compile(r"(?:by|written by|posted by|words by|story by|from)\s*:?\s+(\S.{1,118})", re.IGNORECASE)
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?”\"]$")
_FIRST_LINES: Final = 6


def names_in(byline: str, *, besides: Collection[str] = (), single: bool = False) -> tuple[str, ...]:
    """Return the people named in a byline such as "By Ann Example and Bo Example, Example News", in order.

    Args:
        byline: as it is written, HTML's marks included.
        besides: names that are none of a person, such as the site's.
        single: whether nothing but a name can stand here, so that one word, or one in lower case, is one too.
    """
    text = _OFFICE.sub(r"\1", _without_addresses(byline))
    known = {_folded(name[:_LONGEST]) for name in besides}  # a page may call its site by all of its text
    names: list[str] = []
    for part in _PARTS.split(text):
        name = _name(part, is_first=not names, lower=single)
        if name and not (
            _folded(name) in known or (names and (_is_of_site(_folded(name), known) or _is_branch(name, known)))
        ):
            names.append(name)
    if single and not names and _SINGLE.fullmatch(text) and _folded(text) not in NO_NAME | known:
        names = [text]
    return tuple(dict.fromkeys(names))


def collective_in(byline: str, *, certain: bool = False) -> tuple[str, ...]:
    """Return a byline that names no person, such as "Staff Report" or an agency, as it is written.

    Args:
        byline: as it is written.
        certain: whether nothing but an author can stand here, so that any organisation is one.
    """
    text = _without_addresses(byline)
    first, *others = (part.strip(" .,:|-–—") for part in _BETWEEN.split(_SIGNED.sub("", text)))
    if not others:
        return (first,) if _is_collective(first, certain=certain) else ()
    # What is no agency and no staff may be the date, or the part of the site, such as "Local News".
    return next(((part,) for part in (first, *others) if _is_agency(part) or _is_staff(part)), ())


def _without_addresses(byline: str) -> str:
    return " ".join(_ADDRESS.sub(" ", without_marks(byline[:_LONGEST])).split())


def _is_collective(text: str, *, certain: bool) -> bool:
    words = _folded(text).split()
    if not _COLLECTIVE.fullmatch(text) or len(words) > _MOST_WORDS or not NOBODY.isdisjoint(words):
        return False
    if _is_agency(text) or (not COLLECTIVE.isdisjoint(words) and len(words) > 1):
        return True
    return certain and len(words) > 1 and text[0].isupper() and text.rsplit(maxsplit=1)[-1][0].isupper()


def _is_staff(text: str) -> bool:
    words = set(_folded(text).split())
    return _is_collective(text, certain=False) and not words.isdisjoint(COLLECTIVE - PARTS_OF_SITES)


def _is_agency(text: str) -> bool:
    words = _folded(text).split()
    return (
        bool(words)
        and not text.islower()
        and all(part in AGENCIES for word in words for part in ([word] if word in AGENCIES else word.split("-")))
    )


def authors_in(byline: str) -> tuple[str, ...]:
    """Return the people named in a byline, else the collective that it names."""
    return names_in(byline) or collective_in(byline)


def byline_in(text: str) -> tuple[str, ...]:
    """Return the authors named by a line of their own among the first lines of an article."""
    return next(filter(None, map(authors_of_line, _first_lines(text))), ())


def authors_of_line(line: str) -> tuple[str, ...]:
    """Return the authors that a line names, such as "By Ann Example"; empty where it says anything else."""
    found = _LINE.fullmatch(line)
    if found is None or (line[:2].islower() and line[:2] != "by"):
        return ()
    authors = authors_in(found[1])
    if line.lower().startswith("from") and (not authors or names_in(found[1])):
        return ()
    return () if _ENDS_A_SENTENCE.search(line) and not names_in(found[1]) else authors


def _first_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[: _FIRST_LINES * 1_000].split("\n"))
    return islice(filter(None, lines), _FIRST_LINES)


def _name(part: str, *, is_first: bool, lower: bool) -> str | None:
    """Return the name that a part of a byline is; what follows a name may be an employer, an office or a place."""
    part = part.strip(" .,:")
    words = part.split()
    if not _NAME.fullmatch(part):
        return None
    folded = {part for word in map(_folded, words) for part in (word, word.partition("-")[0])}
    if folded & NO_NAME or (not is_first and (folded & AFFILIATION or _folded(words[0]) in PLACE_BEGINS)):
        return None
    if is_first and len(folded & AFFILIATION) and _folded(words[-1]) in AFFILIATION and len(words) > 2:
        return None
    capital = lower or all(word[0].isupper() or word.lower() in PARTICLES for word in words)
    return part if capital and words[0][0].isupper() else None


def _is_of_site(name: str, known: Collection[str]) -> bool:
    """Return whether a name is the beginning of a site's, or begins with it, as in "CNN Business"."""
    return any(f"{one} ".startswith(f"{other} ") for site in known for one, other in ((name, site), (site, name)))


def _is_branch(name: str, known: Collection[str]) -> bool:
    """Return whether a name begins with the initials that a site's does, as "ABC Wimmera" beside "ABC News"."""
    initials = name.split(maxsplit=1)[0]
    return (
        len(initials) > 1 and initials.isupper() and any(site.startswith(f"{initials.casefold()} ") for site in known)
    )


def _folded(name: str) -> str:
    return " ".join(re.findall(r"[\w-]+", name.casefold()))
