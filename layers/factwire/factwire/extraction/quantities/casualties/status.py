"""The casualty status of a group of people: the first of a fixed list of readings that says one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from factwire.extraction.quantities.casualties.casualty_lexicons import patterns, state_within
from factwire.extraction.quantities.casualties.following import pattern_after, state_after
from factwire.extraction.quantities.casualties.governing import kind_of_governor
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.casualties.preceding import pattern_before, toll_before, verb_before
from factwire.extraction.quantities.quantity_words import word_class

_SURVIVED: Final = ("wounded", "harmed", "treated", "detained", "missing")  # kinds of those who may have died since


def _state_inside(group: Group) -> str | None:
    """Return the kind that the group's own words say: "12 wounded soldiers"."""
    return state_within(group.words[group.first : group.end])


def _dead_inside(group: Group) -> str | None:
    """Return `killed` where the words that name the group say it: "a deceased man", "the body of a missing man"."""
    before = group.words[max(0, group.first - 2) : group.first]
    is_body = len(before) == 2 and before[1] == "of" and before[0] in word_class("remains")
    return "killed" if is_body or _state_inside(group) == "killed" else None


def _kind_after(group: Group) -> str | None:
    """Return the kind that the words after the group say; of the hurt or held, that they have died since."""
    kind = pattern_after(group) or state_after(group)
    return (_died_of_it(group) if kind in _SURVIVED else None) or kind


def _died_of_it(group: Group) -> str | None:
    """Return `killed` where a group that was hurt is said to have died further on in the sentence."""
    follows = group.doc[group.end : group.doc[group.first].sent.end]  # "a boy who was shot last week has died"
    if _predicate(group) in follows and kind_of_governor(group) == "killed":
        return "killed"
    return next((kind for kind, pattern in patterns("rest") if pattern.search(group.rest)), None)


def _predicate(group: Group) -> Token:
    """Return the word on which the group and those listed before it hang."""
    token = group.governed
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token.head


def _as_the_first(group: Group) -> str | None:
    """Return the kind that the words before the first of those listed say: "the bodies of Ann and Paul Sands"."""
    first = group.governed
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.i == group.governed.i or first.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    listed = replace(group, first=first.left_edge.i, end=first.i + 1, head=first)
    return pattern_before(listed) or verb_before(listed)


def _as_the_last(group: Group) -> str | None:
    """Return the kind that the words after the last of those listed say: "left a girl and two men wounded"."""
    last = group.governed
    further = [child for child in last.rights if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM")]
    if not further or not group.people or last.dep_ not in ("dobj", "nsubj", "nsubjpass", "ROOT"):
        return None
    listed = replace(group, end=further[0].i + 1)
    return state_after(listed) or pattern_after(listed)


def _kind_of_predicate(group: Group) -> str | None:
    """Return the kind that the predicate says after what is added to the group: "a boy of nine in Leeds was hurt"."""
    head = group.head
    if head is None or not group.people or head.dep_ not in ("nsubj", "nsubjpass") or head.right_edge.i < group.after:
        return None
    at = head.right_edge.i + 1
    if at >= len(group.doc) or head.head not in (group.doc[at], group.doc[at].head):
        return None
    whole = replace(group, end=head.right_edge.i + 1)
    return pattern_after(whole) or state_after(whole)


def _treated_further(group: Group) -> str | None:
    """Return the kind that a later verb of the group says: "was bitten by a dog and was taken to hospital"."""
    return next((kind for kind, pattern in patterns("further") if pattern.search(group.rest)), None)


_READINGS: Final[tuple[Callable[[Group], str | None], ...]] = (
    _dead_inside,
    _kind_after,
    pattern_before,
    verb_before,
    _state_inside,
    toll_before,
    kind_of_governor,
    _kind_of_predicate,
    _as_the_first,
    _as_the_last,
    _treated_further,
)


def casualty_status(group: Group) -> str | None:
    """Return the kind of casualty that the text says the group is, or None if it says nothing of the sort."""
    return next((kind for reading in _READINGS if (kind := reading(group))), None)
