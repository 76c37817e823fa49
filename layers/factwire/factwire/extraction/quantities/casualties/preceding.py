"""What the words before a group say became of it: "killed 12", "the toll rose to 12"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from factwire.extraction.quantities.casualties.casualty_lexicons import group_kind, patterns
from factwire.extraction.quantities.casualties.deeds import kind_as_object
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.quantity_words import word_class

_LIVES: Final = 6  # tokens before "lives" that may say that they were lost
_GAP: Final = 3  # tokens between the verb and the group


def pattern_before(group: Group) -> str | None:
    """Return the kind of the first pattern that the words before the group fit."""
    at = _word_before(group)
    if at < 0:
        return None
    window = group.left(at)
    return next((kind for kind, pattern in patterns("before") if pattern.search(window)), None)


def verb_before(group: Group) -> str | None:
    """Return the kind of the verb right before the group."""
    at = _word_before(group)
    return kind_as_object(group.doc[at], noun=group.head, people=group.people) if at >= 0 else None


def toll_before(group: Group) -> str | None:
    """Return the kind of the group that the figure stands for: "the toll rose to 12", "the dead included 12"."""
    window = group.left(group.first - 1, commas=True)
    for kind, pattern in patterns("toll"):
        if found := pattern.search(window):
            if "victim" in found[0] and any(word in word_class("care") for word in group.rest.split()):
                return "wounded"
            if "victim" in found[0] and not group.deadly and not found[0].startswith("among"):
                return None
            return group_kind(found["group"]) if "group" in pattern.groupindex and found["group"] else kind
    return None


def lives_lost(noun: Token) -> bool:
    """Return whether the "lives" of a noun were lost: "claimed 60 lives", and not "could save 60 lives"."""
    before = noun.doc[max(0, noun.i - _LIVES) : noun.i]
    return any(each.lemma_.lower() in word_class("life_taker") for each in (noun.head, *before))


def _word_before(group: Group) -> int:
    """Return the token before the group and its determiners, or -1; of "killed a family of four", the verb."""
    at = _before_determiners(group, group.first)
    if at > 0 and group.words[at] == "of" and group.words[at - 1] in word_class("collective"):
        at = _before_determiners(group, at - 1)
    return at


def _before_determiners(group: Group, first: int) -> int:
    at = first - 1
    while at >= 0 and first - at <= _GAP and _determines(group.doc[at]):
        at -= 1
    return at


def _determines(token: Token) -> bool:
    return token.pos_ in ("DET", "ADV") or token.lower_ in word_class("determiner")
