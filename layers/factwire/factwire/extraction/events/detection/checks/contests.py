"""Contests: what rivals do to each other with words and votes, told in words of war."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.relations import BEFORE_NOUN
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_a, sector_word
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS

_FOUGHT = frozenset({"attack", "assail", "battle", "beat", "defeat", "fight", "fire", "hit", "strike", "war"})
_WON = frozenset({"beat", "defeat"})
_OF_NOUN = frozenset({"attack", "battle", "fight", "war"})
_IN_WORDS = frozenset({"attack", "assail", "fire"})
_GROUNDS = ("for", "over", "as")
_BLAMING = frozenset({"accuse", "blame", "brand", "call", "denounce", "describe", "label"})
_OWNERS = frozenset({"his", "her", "their", "who", "whom"})


def is_fought_in_words(deed: Token, parties: tuple[Token, ...], genre: TextGenre) -> bool:
    """Return whether an attack or a fight is one of politicians, who use words and votes.

    In a text about an election one by name is enough; elsewhere it takes two persons ("the battle between Cole and
    Reyes") and a noun. Words of violence beside it speak for blows.

    Args:
        deed: the verb or the noun.
        parties: who acts in it and whom it is done to.
        genre: of the text.
    """
    if deed.lemma_.lower() not in _FOUGHT or genre.has_violence(deed) or any(map(_is_part_of_name, parties)):
        return False
    if _says_why(deed) and all(map(_is_unarmed, parties)):
        return True
    return _is_electoral(deed, parties) if genre.electoral else _is_of_two(deed, parties)


def _says_why(deed: Token) -> bool:
    """Return whether an attack is one in words, with what it says ("attacked the board for failing", "accusing it")."""
    if deed.pos_ != "VERB" or deed.lemma_ not in _IN_WORDS:
        return False
    clauses = (child for child in deed.rights if child.dep_ == "advcl" and child.tag_ == "VBG")
    grounds = (ground for child in deed.rights if child.lower_ in _GROUNDS for ground in child.children)
    says = any(is_a(clause, "@reporting") or clause.lemma_ in _BLAMING for clause in clauses)
    return says or any(ground.ent_type_ not in TIME_TYPES and not ground.like_num for ground in grounds)


def _is_unarmed(party: Token) -> bool:
    """Return whether a party is neither in arms nor a place; parties form coalitions as armies do."""
    body = is_a(party, "@body") and not is_a(party, "@armed")  # a ministry is a building too
    return body or _is_civil(party) or (party.lemma_ == "coalition" and _is_owned(party))


def _is_owned(party: Token) -> bool:
    return any(child.dep_ == "poss" for child in party.lefts)


def _is_electoral(deed: Token, parties: tuple[Token, ...]) -> bool:
    """Return whether a party is a rival in an election.

    The other may be anybody unarmed where it is a noun ("allies mounted an attack on her") or where the rival is named
    first ("Reyes attacked voters who ...").
    """
    rivals = [party for party in parties if _is_person(party) or _is_rival(party)]
    others = (party for party in parties if party not in rivals)
    wide = deed.pos_ == "NOUN" or parties[0] in rivals
    return bool(rivals) and all(_is_pronoun(party) or (wide and _is_civil(party)) for party in others)


def _is_of_two(deed: Token, parties: tuple[Token, ...]) -> bool:
    """Return whether a noun tells of two persons, of whom a pronoun may mean one; in office, one beats the other."""
    by_noun = deed.pos_ == "NOUN" and deed.lemma_.lower() in _OF_NOUN
    at_polls = deed.lemma_ in _WON and any(is_a(party, "@official") for party in parties)
    return (
        (by_noun or at_polls)
        and len(parties) > 1
        and any(map(_is_person, parties))
        and all(_is_person(each) or _is_pronoun(each) for each in parties)
    )


def _is_part_of_name(party: Token) -> bool:
    """Return whether a party only says which deed is meant ("the Benghazi attacks")."""
    return party.dep_ in BEFORE_NOUN and party.dep_ != "poss"


def _is_pronoun(party: Token) -> bool:
    return party.lower_ in PRONOUNS or party.lower_ in _OWNERS


def _is_civil(party: Token) -> bool:
    return not any(is_a(party, term) for term in ("@armed", "@protester", "@place"))


def _is_person(party: Token) -> bool:
    return party.ent_type_ == "PERSON" or is_a(party, "@politician")


def _is_rival(party: Token) -> bool:
    """Return whether a party may be fought with words in an election: somebody in office, or by surname."""
    return is_surname(party) or (sector_word(party.lemma_) in ("GOV", "LEG") and not is_a(party, "@place"))


def is_surname(party: Token) -> bool:
    """Return whether a name taken for a body's may be a candidate's: one word, of no armed group."""
    doc, at = party.doc, party.i
    alone = all(doc[i].ent_type_ != "ORG" for i in (at - 1, at + 1) if 0 <= i < len(doc))
    return party.ent_type_ == "ORG" and alone and not party.text.isupper() and not is_a(party, "@armed")
