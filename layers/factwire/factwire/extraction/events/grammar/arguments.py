"""The arguments of a predicate, read off the parse: voice, control, conjunction, relative and participle clauses."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.grammar.datelines import past_dateline
from factwire.extraction.events.grammar.relations import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    first_conjunct,
    has_subject,
    is_infinitive,
    with_conjuncts,
)
from factwire.extraction.events.grammar.voice import is_imperative, is_passive
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent
from factwire.extraction.events.lexicon.nations import is_city

_RELATIVE_WORDS = frozenset({"who", "whom", "which", "that"})
_MOST_STEPS = 12
_FAR = frozenset({"against", "with", "to", "on", "from"})


@dataclass(frozen=True)
class Frame:
    """The arguments of a verb: heads of noun phrases, conjuncts included.

    `subjects` are the logical ones (of a passive: who it was done by), `objects` too.
    """

    head: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    indirect: tuple[Token, ...]
    passive: bool
    predicatives: tuple[Token, ...] = ()

    def slot(self, name: str) -> tuple[Token, ...]:
        """The fillers of a slot of the lexicon: obj, iobj or a preposition."""
        if name == "obj":
            return self.objects
        if name == "iobj":
            return self.indirect
        return after(name, self.head, *self.objects) or (self._nested(name) if name in _FAR else ())

    def _nested(self, name: str) -> tuple[Token, ...]:
        """The fillers of a preposition that the parse hangs on another one's noun ("sued in court against ...")."""
        inner = (
            grand
            for head in (self.head, *self.objects)
            for child in head.children
            if child.dep_ == "prep"
            for grand in child.children
            if grand.dep_ == "pobj"
        )
        return after(name, *inner)


def frame(verb: Token) -> Frame:
    """The arguments of a verb."""
    passive = is_passive(verb)
    own = children(verb, (*PASSIVE_SUBJECTS, *SUBJECTS))
    given = _without_dateline(_unrelative(own, verb) or _mistaken_subject(verb) or _borrowed_subject(verb))
    objects = children(verb, OBJECTS) or _shared_objects(verb)
    if verb.dep_ == "relcl" and objects:  # "the charge that he levelled"
        objects = tuple(token for token in objects if token.lower_ not in _RELATIVE_WORDS) or (verb.head,)
    predicatives = tuple(child for child in verb.children if child.dep_ in ("oprd", "acomp", "attr"))
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":  # "found him guilty", read as a small clause
            predicatives, objects = (*predicatives, child), (*objects, *children(child, SUBJECTS))
        elif child.dep_ == "ccomp" and not objects and is_infinitive(child):  # "convicted the bank to pay", likewise
            objects = children(child, SUBJECTS)
    indirect = children(verb, ("dative",))
    if passive:
        if objects and given and is_a(verb, "@giving"):  # "was given a medal": the subject is who got it
            indirect, given = given, objects
        return Frame(
            verb,
            after("by", verb) or after("by", *children(verb, OBJECTS)),
            given,
            indirect,
            passive=True,
            predicatives=predicatives,
        )
    if not objects and verb.dep_ == "relcl" and not _is_gap_subject(own):
        objects = (verb.head,) if own and verb.head not in given else ()
    received = tuple(token for token in indirect if token.pos_ != "ADP")
    return Frame(verb, given, objects, received, passive=False, predicatives=predicatives)


def after(preposition: str, *heads: Token) -> tuple[Token, ...]:
    """The noun phrases that a preposition brings to any of the heads; `by` is also the passive's agent."""
    found: list[Token] = []
    for head in heads:
        for child in head.children:
            if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ == preposition:
                found.extend(_objects_of(child))
            elif child.dep_ == "prep" and child.lower_ in ("out", "because", "ahead"):
                found.extend(after(preposition, child))
    return tuple(dict.fromkeys(found))


def _objects_of(preposition: Token) -> list[Token]:
    """What a preposition brings, unless it is a date."""
    return [
        token
        for child in preposition.children
        if child.dep_ == "pobj" and child.ent_type_ not in ("DATE", "TIME")
        for token in with_conjuncts(child)
    ]


def _shared_objects(verb: Token) -> tuple[Token, ...]:
    """The object two coordinated verbs share ("arrested and beat six men"): it hangs on the second."""
    if verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return ()
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3 and not has_subject(child):
            return children(child, OBJECTS)
    return ()


def _is_gap_subject(own: tuple[Token, ...]) -> bool:
    return bool(own) and own[0].lower_ in _RELATIVE_WORDS


def _unrelative(own: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The subjects, with a relative pronoun replaced by the noun its clause belongs to."""
    if not _is_gap_subject(own):
        return own
    clause = first_conjunct(verb)
    return (clause.head,) if clause.dep_ == "relcl" else ()


def _borrowed_subject(verb: Token) -> tuple[Token, ...]:
    """The subject a clause without one shares with the clause it hangs on."""
    if is_imperative(verb):
        return ()
    at = verb
    for _ in range(_MOST_STEPS):
        head, dependency = at.head, at.dep_
        if head is at:
            return ()
        if dependency in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            told = at.tag_ == "VBG" and is_a(head, "@document")  # "put out a report accusing the army"
            return _through_noun(head) if at.tag_ == "VB" or told else (head,)
        if dependency in ("xcomp", "ccomp") and is_a(head, "@directing"):
            controlled = children(head, (*OBJECTS, "nsubjpass"))
            if controlled:
                return controlled
        if head.pos_ in ("VERB", "AUX"):
            subject = children(head, (*SUBJECTS, *PASSIVE_SUBJECTS))
            if subject:
                return _unrelative(subject, head)
        at = head
    return ()


def _without_dateline(subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    found = (past_dateline(subject) for subject in subjects)
    return tuple(dict.fromkeys(subject for subject in found if subject is not None))


def _mistaken_subject(verb: Token) -> tuple[Token, ...]:
    """A name before the verb that the parse took for an adverb, as it does with acronyms ("USAID provided ...")."""
    return tuple(child for child in verb.lefts if child.dep_ in ("advmod", "npadvmod") and _looks_like_body(child))


def _looks_like_body(token: Token) -> bool:
    return token.ent_type_ in AGENT_TYPES or (token.is_upper and 3 <= len(token) <= 6)


def _through_noun(noun: Token) -> tuple[Token, ...]:
    """Who is to do what a noun announces ("Iran's plan to attack"): its owner, else the clause's subject."""
    owner = tuple(child for child in noun.children if child.dep_ == "poss")
    return owner or _borrowed_subject(noun)


def owners(noun: Token) -> tuple[Token, ...]:
    """Who an event noun belongs to: possessor, nationality or body before it ("Israeli raid", "army's raid")."""
    found = [child for child in noun.lefts if child.dep_ == "poss" or _has_genitive(child)]
    found += [
        child
        for child in noun.lefts
        if child.dep_ in ("amod", "compound", "nmod")
        and child.ent_type_ in AGENT_TYPES
        and not is_city(child)
        and not is_opposed(child)
    ]
    if not found:
        found = [
            child
            for child in noun.lefts
            if child.dep_ in ("compound", "amod") and is_agent(child) and not is_a(child, "@kind")
        ]
    return tuple(token for child in found for token in with_conjuncts(child))


def is_opposed(token: Token) -> bool:
    """Whether a compound's prefix says that it is against somebody: the prefix itself, or whom it names ("anti-X")."""
    doc, i = token.doc, token.i
    return token.lower_ == "anti" or (i >= 2 and doc[i - 1].text == "-" and doc[i - 2].lower_ == "anti")


def _has_genitive(noun: Token) -> bool:
    """Whether an apostrophe-s makes the noun an owner, whatever the parse took it for."""
    return any(child.dep_ == "case" or child.tag_ == "POS" for child in noun.children)
