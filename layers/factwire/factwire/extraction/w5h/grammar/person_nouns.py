"""Words that name people rather than things or deeds."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms

NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def names_person(noun: Token) -> bool:
    """Return whether the noun is a person's or a body's name, or a word for people: "director", "voters"."""
    return noun.ent_type_ in NAMED or is_person_noun(noun)


def is_person_noun(noun: Token) -> bool:
    """Return whether it is a common noun for people, whatever name the model takes it for: "gunman", "voters"."""
    return noun.lemma_.lower() in _people()


@cache
def _people() -> frozenset[str]:
    counted = {entry["noun"] for entry in load_lexicon("quantities/nouns") if entry["class"] == "people"}
    offices = {word for entry in load_lexicon("text/actors_sectors") for word in entry["words"].split()}
    return frozenset(counted | offices | load_terms("entities/persons"))
