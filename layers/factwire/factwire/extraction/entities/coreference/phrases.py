"""Noun phrases and pronouns as the parse has them: head, determiner, number, grammatical role."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from factwire.extraction.entities.entity_lexicons import Noun, nouns, word_class
from factwire.extraction.entities.roles import noun_ending_at
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable

Role = Literal["subject", "object", "possessor", "oblique", "other"]
Determiner = Literal["the", "this", "possessive", "a", "none"]

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
PLURAL_TAGS: Final = frozenset({"NNS", "NNPS"})
_NOUN_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INNER: Final = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod", "advmod"})
_BEFORE: Final = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "quantmod"})
_ROLES: Final[dict[str, Role]] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "poss": "possessor",
    "pobj": "oblique",
}
_DETERMINERS: Final[dict[Determiner, frozenset[str]]] = {
    "the": frozenset({"the", "both"}),
    "this": frozenset({"this", "that", "these", "those"}),
    "a": frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"}),
}
_LONGEST: Final = 8


class Phrase(NamedTuple):
    """A noun phrase without a name as its head: the tokens `[start, head]`, what stands behind the head left out.

    `term` is the token where the describing noun starts ("prime" of "prime minister"), `noun` what the lexicons know
    of it (None for an unknown noun).
    """

    start: int
    head: int
    term: int
    noun: Noun | None
    determiner: Determiner
    plural: bool


def phrase_headed_by(tokens: TokenTable, head: int, *, before_name: bool = False) -> Phrase | None:
    """Return the noun phrase that a common noun heads; None for any other token.

    The parse hangs a noun right before a name on the name: 'the journalist John Roe'. Of "hundreds of protesters" the
    protesters are the head.
    """
    if tokens.tag[head] not in _NOUN_TAGS or (tokens.dep[head] in _INNER and not before_name):
        return None
    if any(_counts(tokens, preposition) for preposition in tokens.children[head]):
        return None
    found = noun_ending_at(tokens, head)
    plural = tokens.tag[head] in PLURAL_TAGS
    if found is None and plural:
        noun = nouns().get(tokens.lemma[head])
        found = (head, noun) if noun else None
    if found is None and tokens.tag[head] in {"NNP", "NNPS"}:
        return None
    term, known = found or (head, None)
    start = min(term, *(child for child in tokens.children[head] if tokens.dep[child] in _BEFORE), head)
    start = max(start, head - _LONGEST)
    return Phrase(start, head, term, known if known and known.alone else None, _determiner(tokens, head), plural)


def head_lemma(tokens: TokenTable, phrase: Phrase) -> str:
    """Return the lemma of what a phrase is about: 'chief' of 'the chief of staff' where the lexicons know that."""
    noun = phrase.noun
    return noun.head if noun and " of " in noun.term else tokens.lemma[phrase.head]


def _determiner(tokens: TokenTable, head: int) -> Determiner:
    for child in tokens.children[head]:
        word = tokens.lower[child]
        if tokens.dep[child] == "poss":
            return "possessive"
        if tokens.dep[child] in {"det", "predet"} and child < head:
            return next((kind for kind, words in _DETERMINERS.items() if word in words), "none")
    return "none"


def role_of(tokens: TokenTable, at: int) -> tuple[Role, int]:
    """Return the grammatical role of a token and the word it depends on.

    It goes through appositions, conjunctions and words that only count: the subject of "hundreds of protesters marched"
    is the protesters.
    """
    for _ in range(3):
        above = tokens.head[at] if tokens.dep[at] in {"appos", "conj"} else outermost(tokens, at)
        if above == at:
            break
        at = above
    return _ROLES.get(tokens.dep[at], "other"), tokens.head[at]


def outermost(tokens: TokenTable, head: int) -> int:
    """Return the word that only counts what a head names, else the head: "hundreds" of 'hundreds of protesters'."""
    if tokens.dep[head] != "pobj" or not _counts(tokens, tokens.head[head]):
        return head
    return tokens.head[tokens.head[head]]


def _counts(tokens: TokenTable, preposition: int) -> bool:
    """Return whether 'of' joins many things to a word that only counts them: 'hundreds of protesters'."""
    if tokens.lower[preposition] != "of" or tokens.lemma[tokens.head[preposition]] not in word_class("counting"):
        return False
    counted = tokens.child(preposition, "pobj")
    return counted is not None and tokens.tag[counted] == "NNS"


def speaks(tokens: TokenTable, role: Role, governor: int) -> bool:
    """Return whether a word in a role is who speaks: the subject of a verb of speech, or the name in 'according to'."""
    if role == "subject":
        return tokens.lemma[governor] in load_terms("entities/speech_verbs")
    return tokens.lower[governor] == "to" and tokens.lower[tokens.head[governor]] == "according"


def is_main(tokens: TokenTable, verb: int) -> bool:
    """Return whether a verb is the root of its sentence, or joined to it by a conjunction."""
    while tokens.dep[verb] == "conj" and tokens.head[verb] < verb:
        verb = tokens.head[verb]
    return tokens.head[verb] == verb


def subject_of(tokens: TokenTable, verb: int) -> int | None:
    """Return the subject of a verb, of one that 'and' joins to another the other's: 'Roe came and met Doe'."""
    subject = tokens.child(verb, *SUBJECTS)
    while subject is None and tokens.dep[verb] == "conj" and tokens.head[verb] < verb:
        verb = tokens.head[verb]
        subject = tokens.child(verb, *SUBJECTS)
    return subject


def clause_of(tokens: TokenTable, at: int) -> int:
    """Return the verb whose clause a token stands in, the sentence's root where there is none."""
    for _ in range(10):
        if tokens.pos[at] in {"VERB", "AUX"} or tokens.head[at] == at:
            return at
        at = tokens.head[at]
    return at


def conjuncts(tokens: TokenTable, first: int) -> list[int]:
    """Return the heads of a coordination by its first: 'Roe, Doe and Poe'."""
    found = [first]
    for at in found:
        found += [child for child in tokens.children[at] if tokens.dep[child] == "conj" and child > at]
    return found[:8]
