"""What the words after a group say became of it: "12 were killed", "12 suffered burns"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.casualties.casualty_lexicons import group_kind, linking_words, patterns, predicates
from factwire.extraction.quantities.casualties.deeds import kind_as_subject, outcome
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.quantity_words import word_class

_REACH: Final = 8  # tokens
_BOUNDS: Final = frozenset({"at least", "at most", "more than", "less than", "fewer than", "up to"})
_OBJECTS: Final = ("DET", "NUM", "PRON", "NOUN", "PROPN", "ADJ")


def pattern_after(group: Group) -> str | None:
    """Return the kind of the first pattern that the words after the group fit."""
    window = group.right
    for kind, pattern in patterns("after"):
        found = pattern.match(window)
        if found and not _is_active(group, found[0]):
            return kind or group_kind(found["group"].removesuffix("s"))
    return None


def state_after(group: Group) -> str | None:
    """Return the kind of the state said right after the group: "are feared dead", "wounded", "died"."""
    linked = False
    for token in group.doc[group.after : group.after + _REACH]:
        kind = _state(group, token, linked=linked)
        if kind:
            return kind
        if token.lower_ not in linking_words() and token.pos_ != "ADV":
            return None
        linked = linked or token.lemma_ == "be" or token.lower_ in word_class("belief")
        if token.lower_ in ("and", "to") and not linked:
            return None
    return None


def _state(group: Group, token: Token, *, linked: bool) -> str | None:
    """Return the kind that one word says of the group; `linked` after a form of "be"."""
    state = predicates("state").get(token.lower_)
    if state and (linked or not _acts(group, token)):
        return outcome(state, token)
    if token.pos_ in ("VERB", "ADJ", "NOUN") and (kind := kind_as_subject(token)):
        return kind
    passive = predicates("object").get(token.lemma_.lower()) if linked and token.tag_ == "VBN" else None
    return outcome(passive, token) if passive else None


def _is_active(group: Group, phrase: str) -> bool:
    """Return whether the words that fit a pattern are an active verb with an object: "shot dead two men"."""
    first = group.doc[group.after]
    if first.lemma_.lower() not in predicates("object"):
        return False
    return _is_nominative(group) or _has_object(group, first.i + phrase.strip().count(" ") + 1)


def _acts(group: Group, verb: Token) -> bool:
    """Return whether a word like "killed" has an object of its own, so that the group did it."""
    if verb.lower_ in word_class("lifeless"):  # "left a woman dead and wounded four others"
        return False
    at = verb.i + 1
    if verb.pos_ == "ADV" and at < len(verb.doc) and verb.doc[at].pos_ == "VERB":  # "a man fatally shot his wife"
        return _acts(group, verb.doc[at])
    if _is_nominative(group) and verb.lemma_.lower() in predicates("object"):
        return at >= len(verb.doc) or verb.doc[at].lower_ not in word_class("reflexive")
    while at < len(verb.doc) and verb.doc[at].lower_ in word_class("outcome"):
        at += 1
    if verb.doc[at - 1].lower_ == "and":  # "two dead and five hurt"
        return False
    if at < len(verb.doc) and verb.doc[at].lower_ in word_class("aim") and not _begins_bound(verb.doc, at):
        return predicates("object").get(verb.lemma_.lower()) not in ("killed", "wounded")  # "two injured at a church"
    return (verb.pos_ == "VERB" or at > verb.i + 1) and _has_object(group, at)


def _is_nominative(group: Group) -> bool:
    """Return whether the group is a pronoun that cannot stand before a bare participle: "two, she shot and killed"."""
    return group.end == group.first + 1 and group.words[group.first] in word_class("nominative")


def _has_object(group: Group, at: int) -> bool:
    """Return whether an object begins at a token; "himself" makes the group the one that was hurt."""
    if at >= len(group.doc) or group.doc[at].lower_ in word_class("reflexive"):
        return False
    if _begins_bound(group.doc, at):  # "killed at least 31 people"
        at += 2
    token = group.doc[min(at, len(group.doc) - 1)]
    return at in group.amounts or (token.pos_ in _OBJECTS and token.ent_type_ not in ("DATE", "TIME"))


def _begins_bound(doc: Doc, at: int) -> bool:
    return doc[at : at + 2].text.lower() in _BOUNDS
