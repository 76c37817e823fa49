"""The arguments of a predicate, read off the parse: voice, control, conjunction, relative and participle clauses."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.grammar.datelines import past_dateline
from factwire.extraction.events.grammar.misparses import (
    described,
    hidden_arguments,
    is_hidden_verb,
    is_mistaken_object,
    mistaken_objects,
    mistaken_subjects,
)
from factwire.extraction.events.grammar.relations import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    PREMODIFIERS,
    SUBJECTS,
    children,
    first_conjunct,
    has_subject,
    is_infinitive,
    with_conjuncts,
)
from factwire.extraction.events.grammar.voice import is_finite_taken_for_participle, is_imperative, is_passive
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, TIME_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.nations import is_city, is_seat

_RELATIVE_WORDS = frozenset({"who", "whom", "which", "that"})
_ROOTS = frozenset({"ROOT", "ccomp"})
_MOST_STEPS = 12
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BRINGING = frozenset({"prep", "agent", "dative", "prt", "advmod"})
_ANTECEDENTS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr"})
_TRYING = frozenset({"trying", "attempting"})
_KINDS = frozenset({"military", "naval"})
_FAR = frozenset({"against", "with", "to", "on", "over", "from", "at"})


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
        """Return the fillers of a slot of the lexicon: obj, iobj or a preposition."""
        if name == "obj":
            return self.objects
        if name == "iobj":
            return self.indirect
        return after(name, self.head, *self.objects) or (self._nested(name) if name in _FAR else ())

    def _nested(self, name: str) -> tuple[Token, ...]:
        """Return what a preposition brings that the parse hangs on another one's noun ("sued in court against X")."""
        inner = (
            grand
            for head in (self.head, *self.objects)
            for child in head.children
            if child.dep_ in ("prep", "agent")
            for grand in child.children
            if grand.dep_ == "pobj"
        )
        return after(name, *inner)


def frame(verb: Token) -> Frame:
    """Return the arguments of a verb."""
    if is_hidden_verb(verb):
        return Frame(verb, *hidden_arguments(verb), indirect=(), passive=False)
    own = tuple(noun for word in children(verb, (*PASSIVE_SUBJECTS, *SUBJECTS)) for noun in described(word) or (word,))
    subjects = _without_dateline(_unrelative(own, verb) or mistaken_subjects(verb) or _borrowed_subject(verb))
    objects, predicatives = _with_small_clauses(verb, _own_objects(verb))
    indirect = children(verb, ("dative",))
    if is_passive(verb):
        return _passive_frame(verb, subjects, objects, indirect, predicatives)
    if not objects and verb.dep_ == "relcl" and own and not _is_gap_subject(own) and verb.head not in subjects:
        objects = (verb.head,)  # "the town they shelled"
    received = tuple(token for token in indirect if token.pos_ != "ADP")
    if not received and is_a(verb, "@giving") and _are_two(objects):  # "lent Peru two million euros"
        received, objects = objects[:1], objects[1:]
    return Frame(verb, subjects, objects, received, passive=False, predicatives=predicatives)


def _are_two(objects: tuple[Token, ...]) -> bool:
    """Return whether of two objects the first is who gets the second."""
    apart = len(objects) > 1 and objects[1].dep_ in OBJECTS
    return apart and is_agent(objects[0]) and not is_agent(objects[1])


def _passive_frame(
    verb: Token,
    given: tuple[Token, ...],
    objects: tuple[Token, ...],
    indirect: tuple[Token, ...],
    predicatives: tuple[Token, ...],
) -> Frame:
    """Return the arguments of a passive: its grammatical subject is the object, or who got what it gives."""
    if objects and given and is_a(verb, "@giving"):  # "was given a medal"
        indirect, given = given, objects
    agents = after("by", verb) or after("by", *children(verb, OBJECTS)) or _agents_behind_infinitive(verb)
    agents = agents or _agents_elsewhere(verb)
    return Frame(verb, agents, given or _inverted(verb), indirect, passive=True, predicatives=predicatives)


def _agents_elsewhere(verb: Token) -> tuple[Token, ...]:
    """Return who did it where no `by` hangs on the verb.

    It is the chamber that voted ("was passed in the Senate"), the body that its member leaves ("was suspended from the
    union"), or whom `by` names behind what another preposition brings ("was charged with fraud by prosecutors").
    """
    voting = (token for token in after("in", verb) if sector_word(token.lemma_.lower()) == "LEG")
    leaving = after("from", verb) if is_a(verb, "@excluding") else ()
    behind = after("by", *after("with", verb), *after("of", verb), *after("to", verb), *after("for", verb))
    found = (tuple(voting), tuple(filter(_is_union, leaving)), tuple(filter(_is_power, behind)))
    return next(filter(None, found), ())


def _is_union(party: Token) -> bool:
    return party.ent_type_ == "ORG" or sector_word(party.lemma_.lower()) == "IGO"


def _is_power(party: Token) -> bool:
    return is_a(party, "@authority") or is_a(party, "@armed")


def _agents_behind_infinitive(verb: Token) -> tuple[Token, ...]:
    """Return whom `by` names behind the infinitive of a passive ("was invited to speak by the dean")."""
    actives = (child for child in verb.children if child.dep_ == "xcomp" and is_infinitive(child))
    return after("by", *(child for child in actives if not is_passive(child)))


def _inverted(verb: Token) -> tuple[Token, ...]:
    """Return the subject behind an inverted passive ("also shot were two women")."""
    auxiliaries = (child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i)
    return tuple(found for auxiliary in auxiliaries for found in children(auxiliary, ("attr", "nsubj")))


def _own_objects(verb: Token) -> tuple[Token, ...]:
    """Return the objects, with a relative pronoun replaced by the noun its clause belongs to."""
    own = tuple(_measure_meant(noun) for noun in children(verb, OBJECTS) if not is_mistaken_object(noun))
    objects = own or mistaken_objects(verb) or _shared_objects(verb)
    if verb.dep_ != "relcl" or not objects:
        return objects
    return tuple(token for token in objects if token.lower_ not in _RELATIVE_WORDS) or (verb.head,)


def _measure_meant(noun: Token) -> Token:
    """Return the measure that "it" stands for where it is imposed or lifted ("declared a curfew but lifted it")."""
    if noun.lower_ != "it" or not is_a(noun.head, "@measuring"):
        return noun
    before = reversed(noun.doc[noun.sent.start : noun.i])
    return next((word for word in before if word.pos_ == "NOUN" and is_a(word, "@restriction")), noun)


def _with_small_clauses(verb: Token, objects: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the objects and predicatives, with those that the parse reads as a clause ("found him guilty")."""
    predicatives = tuple(child for child in verb.children if child.dep_ in ("oprd", "acomp", "attr"))
    behind = (child for noun in objects for child in noun.rights if verb.lemma_ == "find")  # "found an officer guilty"
    predicatives += tuple(child for child in behind if child.dep_ == "amod" and is_a(child, "@blamed"))
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":
            named = tuple(grand for grand in child.lefts if grand.ent_type_ in AGENT_TYPES)
            predicatives, objects = (*predicatives, child), (*objects, *(children(child, SUBJECTS) or named))
        elif child.dep_ == "ccomp" and not objects and is_infinitive(child):  # "convicted the bank to pay"
            objects = children(child, SUBJECTS)
    return objects, predicatives


def after(preposition: str, *heads: Token) -> tuple[Token, ...]:
    """Return the noun phrases that a preposition brings to any of the heads; `by` is also the passive's agent."""
    found: list[Token] = []
    for child in (child for head in heads for child in head.children):
        if child.dep_ in _BRINGING and child.lower_ == preposition:
            found.extend(_objects_of(child))
        elif child.dep_ == "prep" and child.lower_ in ("out", "because", "ahead"):
            found.extend(after(preposition, child))
    return tuple(dict.fromkeys(found))


def _objects_of(preposition: Token) -> list[Token]:
    """Return what a preposition brings, unless it is a date."""
    brought = [child for child in preposition.children if child.dep_ == "pobj"]
    brought += [noun for child in preposition.children if child.dep_ == "pcomp" for noun in described(child)]
    return [token for child in brought if not _is_when(child) for token in with_conjuncts(child)]


def tells_count(verb: Token) -> bool:
    """Return whether a verb tells how many are counted by now: "the toll rose to 12 on Friday"."""
    return any(child.dep_ == "nsubj" and is_a(child, "@tally") for child in verb.lefts)


def _is_when(noun: Token) -> bool:
    return noun.ent_type_ in TIME_TYPES and not is_seat(noun)  # the model takes some capitals for times


def _shared_objects(verb: Token) -> tuple[Token, ...]:
    """Return the object two coordinated verbs share ("arrested and beat six men"): it hangs on the second."""
    if verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return ()
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3 and not has_subject(child):
            return children(child, OBJECTS)
    return ()


def _is_gap_subject(own: tuple[Token, ...]) -> bool:
    return bool(own) and own[0].lower_ in _RELATIVE_WORDS


def _unrelative(own: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Return the subjects, with a relative pronoun replaced by the noun its clause belongs to."""
    if not _is_gap_subject(own):
        return own
    clause = first_conjunct(verb)
    personal = own[0].lower_ == "who"
    if clause.dep_ == "relcl" and clause.head.ent_type_ not in TIME_TYPES and (not personal or is_agent(clause.head)):
        return (clause.head,)
    if personal:
        return _noun_before(own[0], acting=True) or ((clause.head,) if clause.dep_ == "relcl" else ())
    return _noun_before(own[0]) if own[0].tag_ == "WDT" else ()


def _noun_before(pronoun: Token, *, acting: bool = False) -> tuple[Token, ...]:
    """Return the noun that a relative clause follows, if the parse hangs it elsewhere ("a raid in May that killed")."""
    words = reversed(pronoun.doc[pronoun.sent.start : pronoun.i])
    nouns = (word for word in words if word.dep_ in _ANTECEDENTS and word.ent_type_ not in TIME_TYPES)
    noun = next((word for word in nouns if not acting or is_agent(word)), None)
    return (noun,) if noun is not None and noun.pos_ in _NOUNS else ()


def _borrowed_subject(verb: Token) -> tuple[Token, ...]:
    """Return the subject a clause without one shares with the clause it hangs on."""
    if is_imperative(verb):
        return ()
    at = verb
    for _ in range(_MOST_STEPS):
        if at.head == at:
            return ()
        found = _lent_by_noun(at) if at.dep_ in ("acl", "relcl") and at.head.pos_ in _NOUNS else _lent_by_verb(at)
        if found is not None:
            return found
        at = at.head
    return ()


def _lent_by_noun(clause: Token) -> tuple[Token, ...]:
    """Return the subject of a clause that hangs on a noun: the noun, or who is behind what it announces or shows."""
    noun = _bare_root(clause.head) if is_finite_taken_for_participle(clause) else clause.head
    shown = clause.tag_ == "VBG" and is_a(noun, "@document")  # "put out a report accusing the army"
    return _through_noun(noun) if clause.tag_ == "VB" or shown else (noun,)


def _bare_root(noun: Token) -> Token:
    """Return the noun at the root of a sentence without a verb there, else the noun itself.

    It has the verb that the parse hangs on the last noun: "A fire on a ferry carrying pilgrims killed six people".
    """
    root = next((above for above in noun.ancestors if above.dep_ in _ROOTS), noun)
    return root if root.pos_ in _NOUNS else noun


def _lent_by_verb(clause: Token) -> tuple[Token, ...] | None:
    """Return the subject that the verb above lends: whom it directs, or its own; None where it has neither."""
    verb = clause.head
    if clause.dep_ in ("xcomp", "ccomp") and is_a(verb, "@directing"):
        controlled = children(verb, (*OBJECTS, "nsubjpass"))
        if controlled:
            return controlled
    beside = clause.nbor(-1) if clause.i else clause
    if clause.dep_ == "advcl" and clause.lower_ in _TRYING and beside.head.head == verb and is_agent(beside):
        return (beside,)  # "fired on men trying to flee"
    subject = children(verb, (*SUBJECTS, *PASSIVE_SUBJECTS)) if verb.pos_ in ("VERB", "AUX") else ()
    return _unrelative(subject, verb) if subject else None


def _without_dateline(subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    found = ((subject, past_dateline(subject)) for subject in subjects)
    return tuple(
        dict.fromkeys(
            each
            for given, subject in found
            if subject is not None
            for each in ((subject,) if subject is given else with_conjuncts(subject))
        )
    )


def _through_noun(noun: Token) -> tuple[Token, ...]:
    """Return who is to do what a noun announces ("Iran's plan to attack"): its owner, else the clause's subject."""
    owner = tuple(child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON")
    return owner or _borrowed_subject(noun)


def owners(noun: Token) -> tuple[Token, ...]:
    """Return who an event noun belongs to: possessor, nationality or body before it ("army's raid")."""
    found = [child for child in noun.lefts if child.dep_ == "poss" or _has_genitive(child)]
    found = [child for child in found if child.ent_type_ not in TIME_TYPES]  # "Monday's raid"
    before = [child for child in noun.lefts if child.dep_ in PREMODIFIERS]
    found += [child for child in before if child.ent_type_ in AGENT_TYPES and _is_behind(child)]
    if not found:
        found = [child for child in before if _is_group(child)]
    return tuple(token for child in found for token in with_conjuncts(child))


def _is_group(child: Token) -> bool:
    """Return whether a common noun before an event noun says who did it ("rebel attack"), not what with."""
    of_kind = child.pos_ == "ADJ" and child.lower_ in _KINDS  # "military help" is a kind of help
    return (
        child.dep_ != "nmod"
        and child.pos_ != "VERB"  # "a suspected attack" is no suspect's
        and not of_kind
        and is_agent(child)
        and not is_a(child, "@kind")
        and not is_a(child, "@machine")
    )


def _is_behind(name: Token) -> bool:
    """Return whether a name before an event noun can be who did it: no city, and not whom it is against."""
    return not is_city(name) and not is_opposed(name)


def is_opposed(token: Token) -> bool:
    """Return whether a prefix says that a compound is against a party: the prefix, or whom it names ("anti-X")."""
    doc, i = token.doc, token.i
    return token.lower_ == "anti" or (i >= 2 and doc[i - 1].text == "-" and doc[i - 2].lower_ == "anti")


def _has_genitive(noun: Token) -> bool:
    """Return whether an apostrophe-s makes the noun an owner, whatever the parse took it for."""
    return any(child.dep_ == "case" or child.tag_ == "POS" for child in noun.children)
