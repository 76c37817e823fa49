"""Arguments that the parse takes for something else: gerunds for adjectives, adverbs for names, clauses for objects."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.grammar.relations import OBJECTS, SUBJECTS, children, clause_begun_by, with_conjuncts
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, TIME_TYPES, is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import is_transitive

_TAKEN = frozenset({"hostage", "captive", "prisoner"})
_NOUN_MODIFIERS = frozenset({"nmod", "compound"})


def described(participle: Token) -> tuple[Token, ...]:
    """Return what a participle describes that the parse takes for a gerund with an object ("met visiting monks")."""
    if participle.tag_ != "VBG" or not is_a(participle, "@describing"):
        return ()
    found = children(participle, OBJECTS)
    return tuple(noun for noun in found if noun.ent_type_ != "GPE" and noun.left_edge.i == participle.i + 1)


def mistaken_objects(verb: Token) -> tuple[Token, ...]:
    """Return the objects that the parse takes for another clause's: of "freed two men held captive", the men.

    So does a term of days ("gave the army ten days"), and a participle before its noun ("received visiting monks").
    """
    given = any(child.dep_ == "dative" for child in verb.children)
    terms = (child for child in verb.rights if given and child.dep_ == "npadvmod" and child.ent_type_ in TIME_TYPES)
    return (*terms, *(noun for child in verb.rights for noun in _hidden_in(child, verb)))


def _hidden_in(child: Token, verb: Token) -> tuple[Token, ...]:
    """Return the objects of a verb that stand under one of its other complements."""
    if child.dep_ == "xcomp":
        return described(child)
    if child.dep_ == "ccomp" and child.lower_ in _TAKEN:  # "took dozens of people hostage"
        return (*children(child, SUBJECTS), child)
    if child.dep_ == "ccomp":
        return _first_of_two(child) or (children(child, SUBJECTS) if _follows_as_object(child, verb) else ())
    if child.dep_ == "oprd" and child.pos_ == "ADJ":  # "called the decree void"
        return tuple(grand for grand in child.lefts if grand.dep_ == "compound")
    return _behind_predicate(child) if child.dep_ == "prep" and child.lower_ == "as" else ()


def _behind_predicate(preposition: Token) -> tuple[Token, ...]:
    """Return the object that stands behind its predicate ("denounced as unjust the sentence")."""
    nouns = (child for child in preposition.children if child.dep_ == "pobj")
    return tuple(noun for noun in nouns if [child.dep_ for child in noun.lefts][:2] == ["amod", "det"])


def _first_of_two(clause: Token) -> tuple[Token, ...]:
    """Return the first of two subjects where a conjunction stands between ("declared a truce after rebels fled")."""
    subjects = [child for child in clause.lefts if child.dep_ in SUBJECTS]
    mark = next((child for child in clause.lefts if child.dep_ == "mark"), None)
    between = len(subjects) > 1 and mark is not None and subjects[0].i < mark.i < subjects[1].i
    return (subjects[0],) if between else ()


def _follows_as_object(clause: Token, verb: Token) -> bool:
    """Return whether a clause without "that" stands right behind a verb that states nothing."""
    marked = any(child.dep_ in ("mark", "aux", "auxpass") or child.is_punct for child in clause.lefts)
    plural = clause.tag_ == "VBZ" and is_transitive(verb.lemma_.lower())  # "rejected rebel calls"
    finite = clause.tag_ in ("VBN", "VBD") or plural
    return finite and not marked and clause.left_edge.i == verb.i + 1 and not is_a(verb, "@reporting")


def mistaken_subjects(verb: Token) -> tuple[Token, ...]:
    """Return a name before the verb that the parse took for an adverb, as it does acronyms ("USAID provided ...").

    So it takes a subject for an object of the clause before.
    """
    adverbial = (child for child in verb.lefts if child.dep_ in ("advmod", "npadvmod") and _looks_like_body(child))
    before = (token for token in verb.doc[max(verb.sent.start, verb.i - 2) : verb.i] if clause_begun_by(token) == verb)
    return (*adverbial, *before)


def is_mistaken_object(nationality: Token) -> bool:
    """Return whether the parse takes a nationality for an object beside its noun ("accused Ukrainian saboteurs")."""
    behind = nationality.doc[nationality.i + 1 : nationality.i + 2]
    relation = (nationality.dep_, nationality.head)
    return nationality.ent_type_ == "NORP" and any((noun.dep_, noun.head) == relation for noun in behind)


def _looks_like_body(token: Token) -> bool:
    return token.ent_type_ in AGENT_TYPES or (token.is_upper and 3 <= len(token) <= 6)


def is_hidden_verb(token: Token) -> bool:
    """Return whether the parse takes a verb for a participle of its object ("youths in Lima hurled stones").

    Such a participle stands behind a noun or is in the past tense, in a sentence without another verb at its root.
    """
    if token.dep_ != "amod" or token.tag_ not in ("VBD", "VBN") or token.i == token.sent.start:
        return False
    if _subject_beside(token) is not None:
        return True
    before = token.nbor(-1)
    root = token.sent.root
    shared = before.head == token.head and before.dep_ in _NOUN_MODIFIERS and before.pos_ == "PROPN"
    apart = before.i <= root.i < token.i if token.tag_ == "VBD" else shared and root.i < token.i
    return root.pos_ in ("NOUN", "PROPN") and root != token.head and apart and is_agent(root)


def _subject_beside(verb: Token) -> Token | None:
    """Return the subject before a past tense that the parse hangs on the root ("Peru's military seized power")."""
    before = verb.nbor(-1)
    apart = verb.tag_ == "VBD" and verb.head == verb.sent.root and verb.head.pos_ in ("NOUN", "PROPN")
    beside = before.head in (verb, verb.head) and before.pos_ != "DET" and is_agent(before)
    return before if apart and beside else None


def hidden_arguments(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return subject and object of a verb that the parse takes for a participle: the root, and the noun behind."""
    return (_subject_beside(verb) or verb.sent.root,), with_conjuncts(verb.head)
