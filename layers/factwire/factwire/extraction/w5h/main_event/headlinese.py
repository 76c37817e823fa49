"""Headlines that the parser finds no verb in, read word by word.

Headlines drop auxiliaries ("Boy, 9, shot", "Police investigating robbery", "Child in critical condition"), and in
capitals or between nouns a tagger takes their verbs for nouns ("Shooting wounds four"). What stands behind the first
noun phrase tells.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import NOMINAL, Clause, head_of, object_of
from factwire.extraction.w5h.grammar.happenings import happenings
from factwire.extraction.w5h.grammar.person_nouns import is_person_noun, names_person

FEWEST_WORDS = 3
PHRASE = NOMINAL | {"NUM", "ADJ", "DET", "ADV", "CCONJ", "PART", "PRON", "INTJ"}
SUBJECT_ENDS = NOMINAL | {"NUM", "ADV", "INTJ"}
SINGULAR = frozenset({"NN", "NNP"})
NOMINAL_TAGS = SINGULAR | {"NNS", "NNPS"}  # of words that the tagger takes for no noun, the lexicon alone can tell
PLURAL = frozenset({"NNS", "NNPS"})
OBJECTS = frozenset({"DET", "NUM", "PRON", "PROPN"})
WAYS = frozenset({"to", "into", "from", "through", "across", "back", "home"})
DONE = frozenset({"VBN", "VBD"})
BEHIND_STATES = frozenset({"ADP", "SCONJ", "PART"})


def find_clause_by_words(title: Tokens, verbs: frozenset[str]) -> Clause | None:
    """Return the clause of a headline by its word order alone, or None if it is a noun phrase; `verbs` are lemmas."""
    words = _statement(title)
    for is_predicate in (_finite(verbs), _is_done, _is_under_way, _is_state, _within_compound(verbs)):
        clause = _clause(words, is_predicate)
        if clause is not None:
            return clause
    return None


def find_gerund_clause(title: Tokens) -> Clause | None:
    """Return the clause of a gerund without its auxiliary: "Boy helping farmers grow"."""
    return _clause(_statement(title), _is_under_way)


def _statement(title: Tokens) -> list[Token]:
    """Return the words behind a speaker or a place: "Police: ...", "ALDPORT: ..."."""
    words = [token for token in title if not token.is_space]
    colon = next((at for at, token in enumerate(words) if token.text == ":"), None)
    if colon is not None and len(words) - colon - 1 >= FEWEST_WORDS:
        return words[colon + 1 :]
    return words


def _clause(words: list[Token], is_predicate: Callable[[Token, Token], bool]) -> Clause | None:
    before: Token | None = None
    for at, token in enumerate(words[:-1]):
        if before is not None and is_predicate(before, token):
            return _clause_at(words, at)
        before = token if not token.is_punct or token.text == "," else before
        if not _may_be_of_subject(words, at):
            return None
    return None


def _clause_at(words: list[Token], at: int) -> Clause | None:
    subject = words[:at]
    while subject and (subject[-1].is_punct or subject[-1].pos_ == "ADV"):
        subject.pop()
    if not subject:
        return None
    heads = (head_of(tuple(subject)),)
    return Clause(verb=words[at], subject=tuple(subject), heads=heads, in_title=True, headline_verb=True)


def _may_be_of_subject(words: list[Token], at: int) -> bool:
    """Return whether the word can stand in the first noun phrase: also an age between commas, and a gerund."""
    token = words[at]
    if token.lower_ == "of" or token.is_quote or token.dep_ == "amod":
        return True
    if token.is_punct:
        following = words[at + 1] if at + 1 < len(words) else None
        aged = following is not None and following.pos_ == "NUM"
        return token.text != "," or aged or (at > 0 and words[at - 1].pos_ == "NUM")
    return token.pos_ in PHRASE or token.tag_ == "VBG"


def _finite(verbs: frozenset[str]) -> Callable[[Token, Token], bool]:
    def is_finite(before: Token, token: Token) -> bool:
        """Return whether it is a verb that agrees with the person or happening before it, or precedes an object."""
        word, following = token.lower_, token.nbor(1)
        if (token.ent_iob_ == "I" and not is_person_noun(before)) or following.is_punct:
            return False
        if before.tag_ in PLURAL:  # "Rebels attack two villages"
            people = names_person(before) and (following.pos_ in OBJECTS or _is_plural_of_people(before, token))
            return people and word in verbs
        if before.head == token and before.dep_ == "nsubj" and token.dep_ == "ROOT" and token.tag_ == "NNS":
            return not stems(word).isdisjoint(verbs)  # "spree reaches beyond ads", as the parser half has it
        if not (_acts(before) or (before.tag_ in SINGULAR and (following.pos_ in OBJECTS or _goes(token)))):
            return False
        return not stems(word).isdisjoint(verbs)

    return is_finite


def _is_plural_of_people(before: Token, token: Token) -> bool:
    """Return whether a plural of people stands right before the word, which then is no noun: "Men brawl in street"."""
    plural = is_person_noun(before) and before.lower_ != before.lemma_.lower()
    return plural and before.i == token.i - 1 and token.nbor(1).pos_ == "ADP" and token.tag_ == "NN"


def _goes(word: Token) -> bool:
    """Return whether it is a verb of going with a way behind it: "Shelter returns to church"."""
    return word.nbor(1).lower_ in WAYS and not stems(word.lower_).isdisjoint(load_terms("w5h/going_verbs"))


def _within_compound(verbs: frozenset[str]) -> Callable[[Token, Token], bool]:
    def is_within(before: Token, token: Token) -> bool:
        """Return whether it ends in -s between a singular noun and another noun: "Dam project forces expropriation".

        The first nouns of English compounds are singular, but for a few ("sports", "arms").
        """
        inside = (
            token.tag_ == "NNS" and token.dep_ == "compound" and before.tag_ in SINGULAR and before.i == token.i - 1
        )
        return (
            inside
            and token.lower_ not in load_terms("w5h/plural_modifiers")
            and not stems(token.lower_).isdisjoint(verbs)
        )

    return is_within


def stems(word: str) -> set[str]:
    """Return what a verb may be without the ending of the third person, none where it has no such ending."""
    if not word.endswith("s") or word.endswith(("ss", "ings")):
        return set()
    return {word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y"}


def _acts(noun: Token) -> bool:
    """Return whether it is one that acts or befalls; an adverb may stand between: "boy accidentally shoots"."""
    if noun.pos_ == "ADV" and noun.i > noun.sent.start:
        noun = noun.nbor(-1)
    if noun.lower_ in happenings():
        return True
    return noun.tag_ in SINGULAR and names_person(noun) if noun.tag_ in NOMINAL_TAGS else is_person_noun(noun)


def _is_done(before: Token, token: Token) -> bool:
    """Return whether it is a participle behind a noun, an age or a number: "boy, 9, shot"."""
    behind = before.pos_ in SUBJECT_ENDS or before.text in {",", "old"} or before.lower_ in load_terms("w5h/crowds")
    return behind and (token.tag_ in DONE or token.lower_ in load_terms("w5h/fates"))


def _is_under_way(before: Token, token: Token) -> bool:
    """Return whether it is a gerund without its auxiliary: "police investigating robbery"."""
    return token.lower_.endswith("ing") and token.pos_ in {"VERB", "PROPN"} and _is_body(before)


def _is_body(noun: Token) -> bool:
    return names_person(noun) and noun.ent_type_ != "GPE"


def _is_state(before: Token, token: Token) -> bool:
    """Return whether it is a predicate without "is": "sorry for the delay", "in critical condition"."""
    if before.pos_ not in NOMINAL | {"NUM"}:
        return False
    if token.pos_ == "ADJ":
        return token.lower_ != "old" and token.nbor(1).pos_ in BEHIND_STATES
    noun = object_of(token)
    return token.pos_ == "ADP" and noun is not None and noun.lower_ in load_terms("w5h/states")
