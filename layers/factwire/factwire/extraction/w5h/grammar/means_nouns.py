"""Channels: by what means something is said, or in what course it comes about: "in a letter", "in a run-off"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.grammar.clause import NOMINAL, object_of

PREPOSITIONS = frozenset({"in", "on", "by", "with", "via", "at", "during"})


def channel_of(preposition: Token) -> Token | None:
    """Return the noun of the channel that the preposition names, or None."""
    if preposition.lower_ not in PREPOSITIONS or preposition.dep_ not in {"prep", "agent"}:
        return None
    noun = object_of(preposition)
    if noun is None or noun.pos_ not in NOMINAL or noun.lemma_.lower() not in _kinds():
        return None
    if noun.pos_ == "PROPN" and _kinds()[noun.lemma_.lower()] != "message":
        return None  # a name, but for the networks': "on Facebook"
    # "Talks on the election" are about it; "in order to" and "in exchange for" name no course.
    about = preposition.lower_ == "on" and is_course(noun)
    bare = preposition.lower_ == "in" and noun.i == preposition.i + 1 and noun.lower_ in load_terms("w5h/phrase_nouns")
    return None if about or bare else noun


def names_message(preposition: Token) -> bool:
    """Return whether the channel is what something is said in: a letter, a speech, a call."""
    noun = channel_of(preposition)
    return noun is not None and _kinds()[noun.lemma_.lower()] == "message"


def names_instrument(preposition: Token) -> bool:
    """Return whether the preposition names what something is done with: "with a truck", "by drone"."""
    noun = channel_of(preposition)
    return noun is not None and is_instrument(noun)


def is_instrument(noun: Token) -> bool:
    """Return whether the noun is a tool, a vehicle or a weapon."""
    return _kinds().get(noun.lemma_.lower()) == "instrument"


def is_course(noun: Token) -> bool:
    """Return whether the noun is a proceeding or a happening in which something comes about."""
    return _kinds().get(noun.lower_, _kinds().get(noun.lemma_.lower())) == "course"


@cache
def _kinds() -> dict[str, str]:
    return {entry["noun"]: entry["kind"] for entry in load_lexicon("w5h/means_nouns")}
