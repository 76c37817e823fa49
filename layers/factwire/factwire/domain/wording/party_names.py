"""Parties and speakers as an article names them: "four of the bandits", "the United Nations", "an Iranian"."""

from __future__ import annotations

import re
from typing import Final

from factwire.domain.listing.country_codes import country_of_adjective
from factwire.domain.listing.projections import ProjectedParticipant
from factwire.domain.wording.determiners import uncapitalised, with_own_article, words_before

_POSSESSIVE: Final = re.compile(r"^(?:its|their|his|her|our|my|your)\s+", re.IGNORECASE)
# What an adjective stands before; words that a noun may stand before are none.
_NOUN_AHEAD: Final = re.compile(r" (?!(?:and|at|by|for|from|had|has|in|is|of|on|or|said|to|was|were|who|with)\b)[a-z]")


def name_of_party(party: ProjectedParticipant, *, text: str) -> str:
    """Return a party's name with its article: that of the text before a common noun, "the" where it belongs to a name.

    `text` is the article's, which the party's span points into. "Their fighters" are "the fighters": whose they are,
    a sentence alone does not show.
    """
    country = country_of_adjective(party.name)
    if country:  # "an Israeli air raid" is one of Israel; "a Tunisian" is called by the text's own words
        is_adjective = _NOUN_AHEAD.match(text, party.participant.end) and party.participant.text == party.name
        return country if is_adjective else _description(party, party.participant.text, text=text)
    name = uncapitalised(_line(party.name), text=text)
    if party.entity is not None and name[:1].isupper():
        return with_own_article(name, text=text)
    return _description(party, name, text=text)


def name_of_speaker(name: str, *, text: str) -> str:
    """Return the name or description of who says something as it stands within a sentence: "police", "the ministry"."""
    return with_own_article(uncapitalised(_line(name), text=text), text=text)


def _description(party: ProjectedParticipant, words: str, *, text: str) -> str:
    """Return a description with the article that it has in the text, "the" where it stands for other words there."""
    name = _POSSESSIVE.sub("the ", uncapitalised(_line(words), text=text))
    if party.entity is None or _line(words).casefold() == _line(party.participant.text).casefold():
        return f"{words_before(party.participant, text=text)}{name}"
    return f"the {name}" if name[:1].islower() and not name.startswith("the ") else name


def _line(words: str) -> str:
    return " ".join(words.split())
