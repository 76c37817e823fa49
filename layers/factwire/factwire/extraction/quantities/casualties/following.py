"""What the words after a group say became of it: "12 were killed", "12 suffered burns"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.casualties.lexicon import (
    group_kind,
    linking_words,
    patterns,
    predicates,
)
from factwire.extraction.quantities.words import word_class

_REACH: Final = 8  # tokens
_OBJECTS: Final = ("DET", "NUM", "PRON", "NOUN", "PROPN", "ADJ")


def pattern_after(group: Group) -> str | None:
    """Return the kind of the first pattern that the words after the group fit."""
    window = group.right()
    for kind, pattern in patterns("after"):
        if found := pattern.match(window):
            return kind or group_kind(found["group"].removesuffix("s"))
    return None


def state_after(group: Group) -> str | None:
    """Return the kind of the state said right after the group: "are feared dead", "wounded", "died"."""
    linked = False
    for token in group.doc[group.end : group.end + _REACH]:
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
        return state
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "ADJ", "NOUN") and (kind := kind_as_subject(token)):
        return kind
    return predicates("object").get(lemma) if linked and token.tag_ == "VBN" else None


def kind_as_subject(verb: Token) -> str | None:
    """Return the kind that a verb says of its subject; verbs such as "burn" tell of deaths only with "to death"."""
    lemma = verb.lemma_.lower()
    if lemma in word_class("deadly_to_death") and [each.lower_ for each in verb.doc[verb.i + 1 : verb.i + 3]] != [
        "to",
        "death",
    ]:
        return None
    return predicates("subject").get(lemma)


def _acts(group: Group, verb: Token) -> bool:
    """Return whether a word like "killed" has an object of its own, so that the group did it."""
    if verb.i + 1 in group.amounts:
        return True
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    return (
        verb.pos_ == "VERB"
        and following is not None
        and following.pos_ in _OBJECTS
        and following.ent_type_ not in ("DATE", "TIME")
    )
