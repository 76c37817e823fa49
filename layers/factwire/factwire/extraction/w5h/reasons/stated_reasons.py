"""Reasons that a sentence states of the main event: "The move follows ...", "is aimed at ...", "was a response to ...".

A later sentence takes the event up by a noun and says what came before it, what it is for or what it answers. Sentences
of this frame count wherever they stand near the lead.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import NOMINAL, SUBJECTS, Clause, object_of
from factwire.extraction.w5h.grammar.connectives import LENGTHS
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.report import LEADING_TOKENS
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma, without_that
from factwire.extraction.w5h.reasons.pointing import is_pointer, means_event, points_back

STATED = 0.85
LOOSE = 0.6
LEADING_AIM = 0.7
DATED_COST = 0.15
POINTER_COST = 0.1
BENEFIT = 0.7
NEEDED = frozenset({"necessary", "needed", "required", "essential", "vital"})
FORETELLING = frozenset({"would", "will", "could", "should", "can"})
BRINGING = frozenset({"prompt", "trigger", "spark", "cause", "motivate", "explain", "provoke", "inspire", "force"})
LINKS = {"be": "behind", "lie": "behind", "lead": "to", "contribute": "to"}
AFTER = frozenset({"after", "amid", "following", "as"})
OCCURRING = frozenset({"come", "happen", "occur"})
ANSWERING = frozenset({"to", "for", "of", "at", "against", "over"})
REASONS = frozenset({"reason", "cause", "motive"})
PURPOSES = frozenset({"purpose", "aim", "goal", "objective", "intention", "idea"})
GIVING = frozenset({"cite", "name", "mention", "give", "list", "quote", "state"})
THINGS = frozenset({"NOUN", "PROPN", "VERB"})


def stated_reasons(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield what the sentence says of the main event: what led to it, what it is for, what it answers."""
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"}:
            subject = _subject(token)
            if subject is not None:
                yield from _sequels(token, subject, clause)
                yield from _aims(token, subject, clause)
                yield from _answers(token, subject, clause)
                yield from _named_reasons(token, subject)
                yield from _needs(token, subject, clause)
                yield from _benefits(token, subject, clause)
                yield from _brought_about(token, subject, clause)
        elif token.lower_ == "as" and token.dep_ == "prep":
            yield from _given_as_reason(token)


def _subject(verb: Token) -> Token | None:
    """Return the subject of the verb, or the noun that its clause describes."""
    own = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if (verb.dep_ == "acl" and own is None) or (verb.dep_ == "relcl" and own is not None and own.tag_ in {"WDT", "WP"}):
        return verb.head
    return own


def _sequels(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what came before: "The move comes after months of losses", "The decision follows a fall in sales"."""
    lemma = verb.lemma_.lower()
    if verb.dep_ == "acl" or not means_event(subject, clause):
        return
    if lemma == "follow":
        before = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        if before is not None:
            yield Stretch(before.left_edge, until_comma(before, before.right_edge), STATED)
    elif lemma in OCCURRING:
        for child in verb.rights:
            marker = _marker_of(child)
            if marker is not None and not _is_time(child):
                first = marker.nbor(1)
                cost = DATED_COST * _is_dated(marker) + POINTER_COST * is_pointer(subject)
                yield Stretch(first, until_comma(first, child.right_edge), STATED - cost)
                return


def _marker_of(child: Token) -> Token | None:
    """Return the "after", "amid" or "as" of a phrase or a clause."""
    if child.dep_ in {"prep", "dep"}:
        return child if child.lower_ in AFTER and child.right_edge != child else None
    return next((mark for mark in child.lefts if mark.dep_ == "mark" and mark.lower_ in AFTER), None)


def _is_dated(marker: Token) -> bool:
    """Return whether a length stands before it: "It comes a week after ..." says less surely why."""
    return marker.nbor(-1).lemma_.lower() in LENGTHS


def _is_time(phrase: Token) -> bool:
    """Return whether a phrase only says when: "after noon", but not "after months of losses"."""
    objects = (child for child in phrase.children if child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"})
    return any(noun.right_edge == noun for noun in objects)


def _aims(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what an act is for: "The step is aimed at cutting costs", "a law designed to protect children"."""
    if verb.lemma_.lower() not in load_terms("w5h/aiming_verbs") or verb.tag_ not in {"VBN", "VBD"}:
        return
    aim = next((child for child in verb.rights if has_to(child) or child.lower_ == "at"), None)
    act = subject.lemma_.lower() in load_terms("w5h/acts")
    if act or points_back(subject, clause):
        strength = LOOSE if verb.dep_ == "relcl" else STATED
    elif _tells_use_of_thing(verb, subject):
        strength = LEADING_AIM
    else:
        return
    if aim is not None:
        first = _first_governed(aim)
        yield Stretch(first, until_comma(first, aim.right_edge), strength)


def _tells_use_of_thing(verb: Token, subject: Token) -> bool:
    """Return whether a leading sentence says in full what a thing is for: "The treatment is intended to save lives"."""
    whole = any(child.dep_ == "auxpass" for child in verb.lefts) and verb.i < LEADING_TOKENS
    return whole and subject.pos_ in NOMINAL and not names_person(subject)


def _answers(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what an act was for or answered: "The attack was an attempt to stop the talks"."""
    noun = next((child for child in verb.rights if child.dep_ == "attr"), None)
    if noun is None or noun.lemma_.lower() not in load_terms("w5h/attempts"):
        return
    if not means_event(subject, clause):
        return
    behind = next((child for child in noun.rights if has_to(child) or child.lower_ in ANSWERING), None)
    if behind is not None and behind.right_edge.i > behind.i:
        first = _first_governed(behind)
        yield Stretch(first, until_comma(first, behind.right_edge), STATED)


def _first_governed(opening: Token) -> Token:
    """Return the first word of an infinitive, with its "to", or of what a preposition governs."""
    return opening.left_edge if has_to(opening) else opening.nbor(1)


def _named_reasons(verb: Token, subject: Token) -> Iterator[Stretch]:
    """Yield what is called the reason: "The cause of the delay was a broken cable", "a broken cable was the cause"."""
    if verb.lemma_ != "be":
        return
    named = next((child for child in verb.rights if child.dep_ in {"attr", "ccomp", "xcomp"}), None)
    if named is None:
        return
    if subject.lemma_.lower() in PURPOSES and has_to(named):
        yield Stretch(named.left_edge, until_comma(named, named.right_edge), STATED)
    if subject.lemma_.lower() in REASONS and named.pos_ in THINGS:
        first = without_that(named)
        yield Stretch(first, until_comma(first, named.right_edge), STATED)
    elif named.lemma_.lower() in REASONS and subject.pos_ in THINGS:
        yield Stretch(subject.left_edge, subject.right_edge, STATED)


def _needs(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what an act is needed for: "The closure is necessary for repairs"."""
    needed = verb if verb.tag_ == "VBN" else next((child for child in verb.rights if child.dep_ == "acomp"), None)
    if needed is None or needed.lower_ not in NEEDED or not points_back(subject, clause):
        return
    opening = next((token for token in verb.doc[needed.i + 1 : needed.i + 2] if token.lower_ in {"for", "to"}), None)
    if opening is not None and opening.i + 1 < opening.sent.end:
        governor = opening.head if opening.dep_ in {"mark", "aux"} else opening
        first = opening if opening.lower_ == "to" else opening.nbor(1)
        yield Stretch(first, until_comma(first, governor.right_edge), STATED)


def _benefits(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what good an act is to do: "the move would help young families"."""
    foretold = any(child.lower_ in FORETELLING for child in verb.lefts)
    if foretold and verb.lemma_.lower() in load_terms("w5h/benefit_verbs") and points_back(subject, clause):
        yield Stretch(verb, until_comma(verb, verb.right_edge), BENEFIT)


def _brought_about(verb: Token, subject: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield what brought an act about: "Old feuds are behind the move", "A leak led to the closure"."""
    lemma = verb.lemma_.lower()
    behind = LINKS.get(lemma)
    acts = [child for child in verb.rights if child.dep_ == "dobj"] if lemma in BRINGING else []
    for preposition in verb.rights:
        if preposition.lower_ == behind:
            acts.extend(child for child in preposition.children if child.dep_ == "pobj")
    if subject.pos_ in THINGS and any(points_back(act, clause) for act in acts):
        yield Stretch(subject.left_edge, subject.right_edge, STATED)


def _given_as_reason(preposition: Token) -> Iterator[Stretch]:
    """Yield what is given as the reason: "named pollution and noise as reasons to change the law"."""
    noun = object_of(preposition)
    if noun is None or noun.lemma_.lower() not in REASONS:
        return
    giving = next((above for above in preposition.ancestors if above.lemma_.lower() in GIVING), None)
    if giving is not None and giving.i + 1 < preposition.i:
        yield Stretch(giving.nbor(1), preposition.nbor(-1), STATED)
