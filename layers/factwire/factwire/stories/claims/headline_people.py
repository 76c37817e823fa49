"""Who is counted in a headline: the number or the people before or after a word that says what became of them."""

from __future__ import annotations

from typing import Final

from factwire.model import CASUALTY_KINDS
from factwire.stories.claims.headline_words import Word

TAKES_NUMBER: Final = {"kills": "killed", "wounds": "wounded"}
_REACH: Final = 5
_JOINING: Final = frozenset({"and", ",", "&"})
_ENDS_OBJECT: Final = frozenset(
    {"in", "at", "by", "after", "near", "on", "during", ",", ";", ":", "while", "as", "and", "outside"}
)
_EMERGENCY: Final = "911"  # is called, and counts nobody
_NOT_PEOPLE: Final = frozenset(
    {
        *("bullet", "bullets", "gun", "guns", "shots", "time", "times"),
        *("day", "days", "hour", "hours", "month", "months", "week", "weeks", "year", "years", "p", "pm", "a", "am"),
    }
)


def number_before(words: list[Word], at: int) -> int | None:
    """Return where the number of the people stands whom a state is said of: "at least 4 people [were] killed"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[place]
        if word.number is not None:
            return place if counts_people(words, place) else None
        if word.role in {"shot", "hit"} or word.text in {*_JOINING, "dead"}:
            if word.text in _JOINING and not (place and words[place - 1].role in {"shot", "hit"}):
                return None
            continue
        if word.role == "person" and place and words[place - 1].number == 1:
            continue  # "1 child shot"
        if word.role in CASUALTY_KINDS or word.role == "person" or not word.text[0].isalpha():
            return None
    return None


def number_after(words: list[Word], at: int) -> int | None:
    """Return where the number stands that a verb or "toll" takes after it: "kills at least 41"."""
    for place in range(at + 1, min(len(words), at + 1 + _REACH)):
        if words[place].number is not None:
            return place if counts_people(words, place) else None
        if words[place].role in {*CASUALTY_KINDS, "person", *TAKES_NUMBER} or not words[place].text[0].isalpha():
            return None
    return None


def counts_people(words: list[Word], number: int) -> bool:
    """Return whether a number is one of people, and no age, time or price."""
    following = words[number + 1].text if number + 1 < len(words) else ""
    before = words[number - 1] if number else None
    marked = before and (before.text in {"$", "no", "#"} or (before.text == "-" and before.end == words[number].start))
    if words[number].text == _EMERGENCY or following in _NOT_PEOPLE:
        return False
    return not is_age(words, number) and not marked


def is_age(words: list[Word], number: int) -> bool:
    """Return whether a number stands between commas, as an age does: "Boy, 9, hurt"."""
    if words[number].number is None or not number or words[number - 1].text != ",":
        return False
    return number + 1 == len(words) or words[number + 1].text == ","


def person_before(words: list[Word], at: int) -> int | None:
    """Return where one person stands whom a state is said of; a name with an age is one."""
    for place in range(at - 1, max(-1, at - 2 - _REACH), -1):
        if words[place].role == "person":
            return place
        if is_age(words, place) and place > 1 and words[place - 2].named:
            return place - 2
        if words[place].role in {*CASUALTY_KINDS, *TAKES_NUMBER, "people"}:
            return None
    return None


def person_after(words: list[Word], at: int) -> int | None:
    """Return where one person stands whom a verb takes as its object."""
    for place in range(at + 1, min(len(words), at + 4)):
        if words[place].role == "person":
            return place
        if words[place].text in _ENDS_OBJECT:
            return None
    return None


def people_at(words: list[Word], last: int) -> int:
    """Return how many single people are named together: "man, woman" and "mother and young son" are two."""
    return 1 + people_joined_before(words, last)


def people_joined_after(words: list[Word], first: int) -> int:
    """Return how many follow one person in a list: "2 others" in "brother, 2 others"."""
    if first + 3 >= len(words) or words[first + 1].text not in _JOINING:
        return 0
    counted = any(word.role == "people" for word in words[first + 3 : first + 5])  # "wife, 2 young children"
    return (words[first + 2].number or 0) if counted else 0


def people_joined_before(words: list[Word], last: int) -> int:
    """Return how many are named in the list that ends in this word: "man" in "man, 2 children"."""
    people, joined = 0, False
    for place in range(last - 1, max(-1, last - 7), -1):
        word = words[place]
        if is_age(words, place):
            continue
        if word.text in _JOINING:
            joined = True
        elif joined and not word.role and word.number is None and words[place + 1].text in _JOINING:
            break  # "victim named, 3 others hurt"
        elif joined and word.role == "person":
            people, joined = people + 1, False
        elif joined and word.role == "people" and place and words[place - 1].number is not None:
            return people + (words[place - 1].number or 0)
        elif word.role or word.number is not None:
            break
    return people
