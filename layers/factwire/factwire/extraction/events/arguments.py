"""The arguments of a predicate, read off the parse: voice, control, conjunction, relative and participle clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.classes import is_a, is_agent
from factwire.extraction.events.datelines import past_dateline
from factwire.extraction.events.knowledge import is_transitive
from factwire.extraction.events.nations import is_city

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj")
_RELATIVE_WORDS = frozenset({"who", "whom", "which", "that"})
_OBJECT_CONTROL = frozenset(
    {
        "urge", "ask", "order", "tell", "force", "allow", "permit", "invite", "instruct", "persuade", "help", "enable",
        "encourage", "press", "call", "beg", "warn", "require", "request", "lead", "get", "cause", "train", "let",
    }
)  # fmt: skip
_MOST_STEPS = 12
_BARE_CLAUSES = frozenset({"ccomp", "ROOT", "pcomp"})
_OWNING = frozenset({"NORP", "GPE", "ORG", "PERSON"})
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
    own = _children(verb, (*_PASSIVE_SUBJECTS, *_SUBJECTS))
    given = _without_dateline(_unrelative(own, verb) or _mistaken_subject(verb) or _borrowed_subject(verb))
    objects = _children(verb, _OBJECTS) or _shared_objects(verb)
    if verb.dep_ == "relcl" and objects:  # "the charge that he levelled"
        objects = tuple(token for token in objects if token.lower_ not in _RELATIVE_WORDS) or (verb.head,)
    predicatives = tuple(child for child in verb.children if child.dep_ in ("oprd", "acomp", "attr"))
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":  # "found him guilty", read as a small clause
            predicatives, objects = (*predicatives, child), (*objects, *_children(child, _SUBJECTS))
        elif child.dep_ == "ccomp" and not objects and _is_infinitive(child):  # "convicted the bank to pay", likewise
            objects = _children(child, _SUBJECTS)
    indirect = _children(verb, ("dative",))
    if passive:
        if objects and given:  # "was given a medal": the subject is who got it
            indirect, given = given, objects
        return Frame(verb, after("by", verb), given, indirect, passive=True, predicatives=predicatives)
    if not objects and verb.dep_ == "relcl" and not _is_gap_subject(own):
        objects = (verb.head,) if own and verb.head not in given else ()
    received = tuple(token for token in indirect if token.pos_ != "ADP")
    return Frame(verb, given, objects, received, passive=False, predicatives=predicatives)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: by its auxiliary, or a participle after its noun."""
    if is_a(verb, "@stative"):  # "is opposed to" is what its subject does
        return False
    marks = {child.dep_ for child in verb.children}
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if not marks.isdisjoint({"nsubjpass", "auxpass", "csubjpass"}) or ("agent" in marks and not perfect):
        return True  # "has blamed a letter by the bank" is active
    if verb.dep_ == "acl" or (verb.dep_ == "acomp" and verb.head.lemma_ == "be"):  # "was last year granted"
        return verb.tag_ == "VBN" or (verb.dep_ == "acomp" and verb.tag_ == "VBD")
    bare = not any(child.dep_ in ("aux", "dobj", "obj") for child in verb.children)
    if (
        verb.tag_ == "VBN" and bare and verb.dep_ in _BARE_CLAUSES and is_transitive(verb.lemma_.lower())
    ):  # "wants him jailed", "Three men arrested", "with six men held"
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and not _has_subject(verb):
        return is_passive(verb.head)
    return False


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


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and the nouns coordinated after it."""
    return (token, *(other for other in token.conjuncts if other.i > token.i and other.pos_ not in ("VERB", "AUX")))


def _children(verb: Token, dependencies: Iterable[str]) -> tuple[Token, ...]:
    wanted = tuple(dependencies)
    return tuple(
        dict.fromkeys(token for child in verb.children if child.dep_ in wanted for token in with_conjuncts(child))
    )


def _shared_objects(verb: Token) -> tuple[Token, ...]:
    """The object two coordinated verbs share ("arrested and beat six men"): it hangs on the second."""
    if verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return ()
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3 and not _has_subject(child):
            return _children(child, _OBJECTS)
    return ()


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS) for child in verb.children)


def _is_gap_subject(own: tuple[Token, ...]) -> bool:
    return bool(own) and own[0].lower_ in _RELATIVE_WORDS


def _unrelative(own: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The subjects, with a relative pronoun replaced by the noun its clause belongs to."""
    if not _is_gap_subject(own):
        return own
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    return (clause.head,) if clause.dep_ == "relcl" else ()


def _borrowed_subject(verb: Token) -> tuple[Token, ...]:
    """The subject a clause without one shares with the clause it hangs on."""
    if _is_imperative(verb):
        return ()
    at = verb
    for _ in range(_MOST_STEPS):
        head, dependency = at.head, at.dep_
        if head is at:
            return ()
        if dependency in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return _through_noun(head) if at.tag_ == "VB" else (head,)
        if dependency in ("xcomp", "ccomp") and head.lemma_ in _OBJECT_CONTROL:
            controlled = _children(head, (*_OBJECTS, "nsubjpass"))
            if controlled:
                return controlled
        if head.pos_ in ("VERB", "AUX"):
            subject = _children(head, (*_SUBJECTS, *_PASSIVE_SUBJECTS))
            if subject:
                return _unrelative(subject, head)
        at = head
    return ()


def _is_imperative(verb: Token) -> bool:
    """Whether the clause tells its hearer what to do (“Quit the city,” the general said)."""
    bare = not any(child.dep_ in ("aux", "auxpass", "mark", *_SUBJECTS, *_PASSIVE_SUBJECTS) for child in verb.children)
    said = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and is_a(verb.head, "@reporting"))
    return bare and said and verb.tag_ in ("VB", "VBP")


def _without_dateline(subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    found = (past_dateline(subject) for subject in subjects)
    return tuple(dict.fromkeys(subject for subject in found if subject is not None))


def _mistaken_subject(verb: Token) -> tuple[Token, ...]:
    """A name before the verb that the parse took for an adverb, as it does with acronyms ("USAID provided ...")."""
    return tuple(child for child in verb.lefts if child.dep_ in ("advmod", "npadvmod") and _looks_like_body(child))


def _looks_like_body(token: Token) -> bool:
    return token.ent_type_ in ("ORG", "GPE", "NORP", "PERSON") or (token.is_upper and 3 <= len(token) <= 6)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


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
        if child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in _OWNING and not is_city(child)
    ]
    if not found:
        found = [
            child
            for child in noun.lefts
            if child.dep_ in ("compound", "amod") and is_agent(child) and not is_a(child, "@kind")
        ]
    return tuple(token for child in found for token in with_conjuncts(child))


def _has_genitive(noun: Token) -> bool:
    """Whether an apostrophe-s makes the noun an owner, whatever the parse took it for."""
    return any(child.dep_ == "case" or child.tag_ == "POS" for child in noun.children)
