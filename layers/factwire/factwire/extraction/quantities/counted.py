"""What an amount counts: the noun phrase after it, the group it is part of, or nothing that is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.casualties.casualty_lexicons import group_kind, state_within
from factwire.extraction.quantities.quantity_words import noun_classes, word_class

_MODIFIERS: Final = ("ADJ", "NOUN", "PROPN", "ADV")
_WHEN: Final = ("DATE", "TIME")
_LONGEST_PHRASE: Final = 8


@dataclass(frozen=True)
class Counted:
    """The tokens `[first, end)` of what is counted, its head noun, and that noun's class and unit in the lexicon.

    `partitive` is true for a part of a group named before ("five of them").
    """

    first: int
    end: int
    head: Token | None
    noun_class: str = ""
    unit: str = ""
    partitive: bool = False


def noun_class(token: Token) -> tuple[str, str]:
    """Return the class and the unit of a noun, by its lemma or as it stands."""
    classes = noun_classes()
    return classes.get(token.lemma_.lower()) or classes.get(token.lower_) or _plural(token.lower_) or ("", "")


def _plural(word: str) -> tuple[str, str] | None:
    return noun_classes().get(word[:-1]) if word.endswith("s") else None


def is_age(words: Sequence[str], at: int) -> bool:
    """Return whether the words at a token make the number before them an age: "-year-old", "-month old"."""
    units = words[at + 1 : at + 2] if words[at : at + 1] == ["-"] else words[at : at + 1]
    return bool(units) and units[0] in word_class("age_unit") and "old" in words[at + 1 : at + 4]


def counted_after(doc: Doc, at: int, *, words: Sequence[str]) -> Counted:
    """Return what the amount that ends before token `at` counts."""
    if at < len(words) and words[at] == "of":
        return _partitive(doc, at + 1, words=words)
    return _phrase(doc, at)


def _partitive(doc: Doc, at: int, *, words: Sequence[str]) -> Counted:
    """Return what is counted in such as "three of the soldiers", "dozens of people", "five of them children"."""
    first = at
    while at < len(words) and doc[at].pos_ in ("DET", "PRON", "NUM") and at - first < 3:
        at += 1
    if at > first and at < len(words) and group_kind(words[at]):
        return Counted(first=at, end=at + 1, head=doc[at], partitive=True)
    found = _phrase(doc, at)
    return replace(found, partitive=at > first or found.head is None)


def _phrase(doc: Doc, at: int) -> Counted:
    """Return the run of modifiers and nouns that starts at a token, up to its last noun."""
    last = -1 if _is_state_with_date(doc, at) else _last_noun(doc, at)
    if last < 0 or (last == at and state_within([doc[last].lower_])):
        return Counted(first=at, end=at, head=None)  # "20 hurt"
    head = doc[last]
    found, unit = noun_class(head) if head.lower_ != "old" else ("people", "")
    return Counted(first=at, end=last + 1, head=head, noun_class=found, unit=unit)


def _is_state_with_date(doc: Doc, at: int) -> bool:
    """Return whether a state and when it came about stand at a token, and no noun: "wounded Friday night"."""
    following = doc[at : at + 2]
    return len(following) > 1 and bool(state_within([following[0].lower_])) and following[1].ent_type_ in _WHEN


def _last_noun(doc: Doc, at: int) -> int:
    """Return the last noun of the noun phrase that starts at a token, or -1."""
    last = -1
    for token in doc[at : at + _LONGEST_PHRASE]:
        joined = token.i > at and token.nbor(-1).text in ("-", "/")
        if _is_aged(token):
            last = token.i  # "a 17-year-old"
        elif last >= 0 and (token.tag_ == "POS" or (joined and token.nbor(-1).text == "-" and token.pos_ == "ADJ")):
            last = -1  # "two of the country's activists"; "a 34-year-old man"
        elif token.pos_ in ("NOUN", "PROPN"):
            if last >= 0 and token.i > last + 1 and not joined:
                break
            last = token.i
            if _ends_phrase(token):
                break
        elif (last >= 0 and token.text not in ("-", "/")) or not _modifies(token):
            break
    return last


def _is_aged(token: Token) -> bool:
    """Return whether a token ends an age that stands for the person: "a 17-year-old was hurt"."""
    if token.lower_ != "old":
        return False
    following = [each.pos_ for each in token.doc[token.i + 1 : token.i + 3]]
    if following[1:] and following[0] == "ADJ":  # "a 17-year-old dead in Leeds", "a 17-year-old local boy"
        following = following[1:]
    if following[:1] in (["NOUN"], ["PROPN"]):
        return False
    before = [each.lower_ for each in token.doc[max(0, token.i - 2) : token.i] if each.text != "-"]
    return bool(before) and before[-1] in word_class("age_unit")


def _ends_phrase(noun: Token) -> bool:
    """Return whether a noun is surely the counted one, and no part of a compound ("police officers")."""
    known = noun.is_lower and noun_class(noun)[0] in ("people", "measure", "percent")
    return known and not (noun.i + 1 < len(noun.doc) and noun.dep_ == "compound" and noun.head.i > noun.i)


def _modifies(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor().text == "-" and token.pos_ == "ADP":
        return True  # "an off-duty officer"
    if token.pos_ in _MODIFIERS or token.text in ("-", ",", "/"):
        return token.text != "," or (token.i > 0 and token.nbor(-1).pos_ == "ADJ")
    if token.like_num:
        return token.i + 1 < len(token.doc) and token.nbor().text == "-"  # "a 34-year-old man"
    return token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ in ("amod", "compound")
