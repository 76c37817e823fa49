"""Tolls in headlines, which have a grammar of their own: "4 shot, 1 fatally", "Quake kills 41", "Man found dead"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final, cast

from factwire.model import CASUALTY_KINDS, CasualtyKind
from factwire.stories.claims.headline_people import (
    TAKES_NUMBER,
    number_after,
    number_before,
    people_at,
    people_joined_after,
    people_joined_before,
    person_after,
    person_before,
)
from factwire.stories.claims.headline_words import Word, words_of
from factwire.stories.story_lexicons import load_rows

_BEFORE_SELF: Final = frozenset({"then", "shot", "killed"})
_OF_DEATH: Final = frozenset({"killed", "kills", "homicide", "deadly", "fatally", "death"})
_OF_WOUNDS: Final = frozenset({"wounded", "wounds", "shot", "hit"})
_BETWEEN_WORDS: Final = re.compile(r"\W+")
_ADDING: Final = frozenset({"more", "another", "further", "additional"})
_OTHERS: Final = re.compile(rf"\b(?:others?|{'|'.join(sorted(_ADDING))})\b", re.IGNORECASE)


@dataclass(frozen=True)
class HeadlineFigure:
    """A number of casualties in a headline; `[start, end)` are its words, `implied` a number that is not written.

    `hit` are people of whom it says that they were shot or struck, not whether they lived; `added` is a number that
    comes on top of one that was given before ("8 more bodies found"), `vague` one that may be larger ("fatal fire").
    """

    of: CasualtyKind
    value: int
    start: int
    end: int
    implied: bool = False
    hit: bool = False
    added: bool = False
    vague: bool = False


def headline_figures(title: str) -> list[HeadlineFigure]:
    """Return the tolls that a headline gives, at most one of a kind: a written number before an implied one.

    A headline about several happenings at once ("weekend shootings") gives none.
    """
    words = words_of(title)
    if _several(words) or is_digest(title):
        return []
    figures: dict[str, HeadlineFigure] = {}
    for figure in (*_ordinal(words), *_written(words), *_implied(words)):
        figures.setdefault(figure.of, figure)
    if "killed" in figures:
        figures["killed"] = _with_the_killer(figures["killed"], words)
    if hit := next(_hit(words), None):
        if says_others(title[hit.start : hit.end]):
            figures.setdefault("wounded", hit)
        else:
            _count_hit(figures, hit)
    return list(figures.values())


def tells_of_several(title: str) -> bool:
    """Return whether a headline is about several happenings at once, as that of a round-up is."""
    return _several(words_of(title))


def tells_of_death(title: str) -> bool:
    """Return whether a headline has a word of a death, whosever it is."""
    return any(word.role in _OF_DEATH or word.role.startswith("multiple") for word in words_of(title))


def tells_of_wounded(title: str) -> bool:
    """Return whether a headline tells of people who were hurt, or shot or struck."""
    return any(word.role in _OF_WOUNDS for word in words_of(title))


def says_others(words: str) -> bool:
    """Return whether people are set apart from those who were named before: "three others", "another man"."""
    return _OTHERS.search(words) is not None


def is_digest(title: str) -> bool:
    """Return whether a headline is that of a page which puts one piece of news after the other ("News in brief")."""
    words = f" {_BETWEEN_WORDS.sub(' ', title.casefold())} "
    return any(f" {phrase} " in words for phrase in _digests())


@cache
def _digests() -> tuple[str, ...]:
    return tuple(_BETWEEN_WORDS.sub(" ", words) for (words,) in load_rows("digests"))


def _several(words: list[Word]) -> bool:
    # "weekend shooting" is one, "weekend violence" and "weekend shootings" are not.
    following = [*words[1:], None]
    return any(
        word.role == "several" and not (after and after.role == "blow")
        for word, after in zip(words, following, strict=False)
    )


def _with_the_killer(dead: HeadlineFigure, words: list[Word]) -> HeadlineFigure:
    """Count those who killed themselves after others: "kills wife, then himself"."""
    pairs = pairwise(words)
    selves = [word for before, word in pairs if word.role == "self" and before.role in {*_BEFORE_SELF, *TAKES_NUMBER}]
    if not selves or selves[0].start < dead.start:
        return dead
    end = max(dead.end, *(word.end for word in selves))
    return replace(dead, value=dead.value + 1, end=end, implied=True)


def _count_hit(figures: dict[str, HeadlineFigure], hit: HeadlineFigure) -> None:
    """Count those who were hit as wounded, less those who died of it."""
    dead = figures.get("killed")
    if dead is None:
        figures.setdefault("wounded", replace(hit, hit=True))
    elif hit.value > dead.value and not hit.implied:
        start, end = min(hit.start, dead.start), max(hit.end, dead.end)
        lived = HeadlineFigure("wounded", hit.value - dead.value, start, end, implied=dead.implied)
        figures.setdefault("wounded", lived)


def _ordinal(words: list[Word]) -> Iterator[HeadlineFigure]:
    """Deaths that are counted through: "third victim of the fire dies"."""
    for at, word in enumerate(words[:-1]):
        if word.role.startswith("ordinal") and words[at + 1].role == "person":
            died = (later for later in words[at + 2 :] if later.role in {*CASUALTY_KINDS, "kills"})
            if (state := next(died, None)) and state.role == "killed":
                yield HeadlineFigure("killed", int(word.role.partition(":")[2]), word.start, state.end)


def _written(words: list[Word]) -> Iterator[HeadlineFigure]:
    for at, word in enumerate(words):
        kind = _state(words, at)
        if kind and (number := number_before(words, at)) is not None:
            yield _counted(kind, words, number, word)
        elif word.role in TAKES_NUMBER and (number := number_after(words, at)) is not None:
            yield _counted(TAKES_NUMBER[word.role], words, number, word)
        elif word.role == "toll" and at and words[at - 1].text == "death":
            if (number := number_after(words, at)) is not None:
                yield _figure("killed", words[number], word)
        elif word.role.startswith("multiple") and any(w.role == "homicide" for w in words[at + 1 : at + 3]):
            yield HeadlineFigure("killed", int(word.role[-1]), word.start, words[at + 1].end)


def _implied(words: list[Word]) -> Iterator[HeadlineFigure]:
    for at, word in enumerate(words):
        kind = _state(words, at) or TAKES_NUMBER.get(word.role)
        if kind:
            victim = person_after(words, at) if word.role in {"killed", "kills", "wounds"} else None
            others = people_joined_after(words, victim) if victim is not None else 0
            if victim is None and word.role not in TAKES_NUMBER:
                victim = person_before(words, at)
            if victim is not None:
                yield _figure(kind, words[victim], word, value=people_at(words, victim) + others)
        elif _is_death(words, at):
            victim = person_after(words, at)
            last = word if victim is None else words[victim]
            vague = victim is None and word.role != "homicide"
            # The murderer of a murder-suicide is among the dead.
            dead = 2 if [w.text for w in words[at + 1 : at + 3]] == ["-", "suicide"] else 1
            yield HeadlineFigure("killed", dead, word.start, last.end, implied=True, vague=vague)


def _is_death(words: list[Word], at: int) -> bool:
    """Return whether a noun is a death: "slaying", "fatal shooting", but not "attempted murder"."""
    before = words[at - 1].role if at else ""
    return (words[at].role == "homicide" and before != "attempted") or (before == "deadly" and words[at].role == "blow")


def _hit(words: list[Word]) -> Iterator[HeadlineFigure]:
    """Those who were shot or struck, of whom the headline may or may not say that they died."""
    for at, word in enumerate(words):
        if word.role not in {"shot", "hit"} or _state(words, at):
            continue
        if (number := number_before(words, at)) is not None:
            yield _counted("wounded", words, number, word)
            continue
        victim = person_after(words, at) if word.role == "shot" else None
        victim = person_before(words, at) if victim is None else victim
        if victim is not None:
            yield _figure("wounded", words[victim], word, value=people_at(words, victim))


def _state(words: list[Word], at: int) -> str | None:
    """Return the kind of casualties that a word makes with those beside it ("fatally shot", "shot to death")."""
    word = words[at]
    if word.role in CASUALTY_KINDS:
        return word.role
    if word.role == "shot":
        near = [w.text for w in words[max(0, at - 1) : at + 4]]
        return "killed" if "fatally" in near[:3] or near[-2:] == ["to", "death"] else None
    if word.role == "fatally" and at and words[at - 1].number is not None:
        return "killed"
    return None


def _counted(kind: str, words: list[Word], number: int, word: Word) -> HeadlineFigure:
    """Return a written number with those who are listed before it: "baby, 4 people hurt" are five."""
    is_whole = number and words[number - 1].text == "among"  # "girl, 10, among 3 wounded"
    listed = 0 if is_whole else people_joined_before(words, number)
    total = None if not listed else listed + (words[number].number or 0)
    figure = _figure(kind, words[number], word)
    return replace(figure, value=total or figure.value, added=_adds(words, number))


def _adds(words: list[Word], number: int) -> bool:
    """Return whether a number comes on top of one that was given before; behind another, the words set them apart."""
    beside = [words[at].text for at in (number - 1, number + 1) if 0 <= at < len(words)]
    return bool(_ADDING.intersection(beside)) and all(word.number is None for word in words[:number])


def _figure(kind: str, number: Word, word: Word, *, value: int | None = None) -> HeadlineFigure:
    first, last = sorted((number, word), key=lambda w: w.start)
    figure = number.number if value is None else value
    return HeadlineFigure(cast("CasualtyKind", kind), figure or 0, first.start, last.end, implied=value is not None)
