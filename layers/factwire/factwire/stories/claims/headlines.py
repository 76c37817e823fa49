"""Tolls in headlines, which have a grammar of their own: "4 shot, 1 fatally", "Quake kills 41", "Man found dead"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, cast

from factwire.model import CasualtyKind
from factwire.stories.story_lexicons import load_pairs

_TOKEN: Final = re.compile(r"\d+(?:,\d{3})*(?:-(?:year|month|week|day)s?-old)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s?$")
_AGE: Final = re.compile(r"-old$")
_NOT_PEOPLE: Final = frozenset(
    {
        "bullet",
        "bullets",
        "day",
        "days",
        "gun",
        "hour",
        "hours",
        "month",
        "months",
        "shot",
        "shots",
        "time",
        "times",
        "week",
        "weeks",
        "year",
        "years",
        "pm",
        "am",
        "p",
        "a",
    }
)
_REACH: Final = 5
_STATES: Final = ("killed", "wounded", "missing", "detained", "displaced")
_TAKES_NUMBER: Final = {"kills": "killed", "wounds": "wounded"}


@dataclass(frozen=True)
class HeadlineFigure:
    """A number of casualties in a headline; `[start, end)` are its words, `implied` a number that is not written.

    `hit` are people of whom it says that they were shot or struck, not whether they lived.
    """

    of: CasualtyKind
    value: int
    start: int
    end: int
    implied: bool = False
    hit: bool = False


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int
    role: str
    number: int | None


def headline_figures(title: str) -> list[HeadlineFigure]:
    """Return the tolls that a headline gives, at most one of a kind: a written number before an implied one.

    A headline about several happenings at once ("weekend shootings") gives none.
    """
    words = list(_words(title))
    found = [*_written(words), *_implied(words)]
    if _several(words):
        return []
    figures: dict[str, HeadlineFigure] = {}
    for figure in found:
        figures.setdefault(figure.of, figure)
    hit = next(_hit(words), None)
    if hit:
        _count_hit(figures, hit)
    return list(figures.values())


def tells_of_several(title: str) -> bool:
    """Return whether a headline is about several happenings at once, as that of a round-up is."""
    return _several(list(_words(title)))


def _several(words: list[_Word]) -> bool:
    return any(word.role == "several" for word in words)


def _count_hit(figures: dict[str, HeadlineFigure], hit: HeadlineFigure) -> None:
    """Count those who were hit as wounded, less those who died of it."""
    dead = figures.get("killed")
    if dead is None:
        figures.setdefault("wounded", replace(hit, hit=True))
    elif hit.value > dead.value and not hit.implied:
        start, end = min(hit.start, dead.start), max(hit.end, dead.end)
        figures.setdefault("wounded", HeadlineFigure("wounded", hit.value - dead.value, start, end, implied=True))


def _words(title: str) -> Iterator[_Word]:
    roles = load_pairs("headline_words")
    for match in _TOKEN.finditer(title):
        lower = _POSSESSIVE.sub("", match[0].lower()) or match[0]
        if _AGE.search(lower):
            yield _Word(lower, match.start(), match.end(), "person", None)
        else:
            yield _Word(lower, match.start(), match.end(), roles.get(lower, ""), _number(lower))


def _number(word: str) -> int | None:
    if word[:1].isdigit():
        return int(word.replace(",", "")[:9])
    return _number_words().get(word)


@cache
def _number_words() -> dict[str, int]:
    return {word: int(value) for word, value in load_pairs("numbers").items()}


def _written(words: list[_Word]) -> Iterator[HeadlineFigure]:
    for at, word in enumerate(words):
        kind = _state(words, at)
        if kind and (number := _before(words, at)) is not None:
            yield _figure(kind, words[number], word)
        elif word.role in _TAKES_NUMBER and (number := _after(words, at)) is not None:
            yield _figure(_TAKES_NUMBER[word.role], words[number], word)
        elif word.role == "toll" and at and words[at - 1].text == "death" and (number := _after(words, at)) is not None:
            yield _figure("killed", words[number], word)
        elif word.role.startswith("multiple") and any(w.role == "homicide" for w in words[at + 1 : at + 3]):
            yield HeadlineFigure("killed", int(word.role[-1]), word.start, words[at + 1].end)


def _implied(words: list[_Word]) -> Iterator[HeadlineFigure]:
    for at, word in enumerate(words):
        kind = _state(words, at) or _TAKES_NUMBER.get(word.role)
        if kind:
            victim = _person_after(words, at) if word.role in {"killed", "kills", "wounds"} else None
            if victim is None and word.role not in _TAKES_NUMBER:
                victim = _person_before(words, at)
            if victim is not None:
                yield _figure(kind, words[victim], word, value=_people_at(words, victim))
        elif word.role == "homicide":
            yield HeadlineFigure("killed", 1, word.start, word.end, implied=True)


def _hit(words: list[_Word]) -> Iterator[HeadlineFigure]:
    """Those who were shot or struck, of whom the headline may or may not say that they died."""
    for at, word in enumerate(words):
        if word.role not in {"shot", "hit"} or _state(words, at):
            continue
        if (number := _before(words, at)) is not None:
            yield _figure("wounded", words[number], word)
            continue
        victim = _person_after(words, at) if word.role == "shot" else None
        victim = _person_before(words, at) if victim is None else victim
        if victim is not None:
            yield _figure("wounded", words[victim], word, value=_people_at(words, victim))


def _state(words: list[_Word], at: int) -> str | None:
    """Return the kind of casualties that a word makes with those beside it ("fatally shot", "shot to death")."""
    word = words[at]
    if word.role in _STATES:
        return word.role
    if word.role == "shot":
        near = [w.text for w in words[max(0, at - 1) : at + 4]]
        return "killed" if "fatally" in near[:3] or near[-2:] == ["to", "death"] else None
    if word.role == "fatally" and at and words[at - 1].number is not None:
        return "killed"
    return None


def _before(words: list[_Word], at: int) -> int | None:
    """Return where the number of the people stands whom a state is said of: "at least 4 people [were] killed"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[place]
        if word.number is not None:
            return place if _counts_people(words, place) else None
        if word.role in {"shot", "hit"} or word.text in {"and", ",", "&", "dead"}:
            if word.text in {",", "&", "and"} and not (place and words[place - 1].role in {"shot", "hit"}):
                return None
            continue
        if word.role in _STATES or word.role == "person" or not word.text[0].isalpha():
            return None
    return None


def _after(words: list[_Word], at: int) -> int | None:
    for place in range(at + 1, min(len(words), at + 1 + _REACH)):
        if words[place].number is not None:
            return place if _counts_people(words, place) else None
        if words[place].role in {*_STATES, "person", *_TAKES_NUMBER} or not words[place].text[0].isalpha():
            return None
    return None


def _counts_people(words: list[_Word], number: int) -> bool:
    following = words[number + 1].text if number + 1 < len(words) else ""
    before = words[number - 1].text if number else ""
    age = before == "," and following in {",", ""}
    return following not in _NOT_PEOPLE - {"shot"} and not age and before not in {"$", "no", "#"}


def _person_before(words: list[_Word], at: int) -> int | None:
    places = (p for p in range(at - 1, max(-1, at - 1 - _REACH - 1), -1))
    for place in places:
        if words[place].role == "person":
            return place
        if words[place].role in {*_STATES, *_TAKES_NUMBER, "people"}:
            return None
    return None


def _person_after(words: list[_Word], at: int) -> int | None:
    for place in range(at + 1, min(len(words), at + 4)):
        if words[place].role == "person":
            return place
        if words[place].text in {
            "in",
            "at",
            "by",
            "after",
            "near",
            "on",
            "during",
            ",",
            ";",
            ":",
            "while",
            "as",
            "and",
            "outside",
        }:
            return None
    return None


def _people_at(words: list[_Word], last: int) -> int:
    """Return how many single people are named together: "man, woman" and "mother and young son" are two."""
    people, joined = 1, False
    for place in range(last - 1, max(-1, last - 6), -1):
        word = words[place]
        if word.text in {"and", ",", "&"}:
            joined = True
        elif word.role == "person" and joined:
            people, joined = people + 1, False
        elif word.role or word.number is not None:
            break
    return people


def _figure(kind: str, number: _Word, word: _Word, *, value: int | None = None) -> HeadlineFigure:
    first, last = sorted((number, word), key=lambda w: w.start)
    figure = number.number if value is None else value
    return HeadlineFigure(cast("CasualtyKind", kind), figure or 0, first.start, last.end, implied=value is not None)
