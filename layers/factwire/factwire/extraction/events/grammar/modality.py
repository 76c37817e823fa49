"""Modality: whether a clause says that something happened, will, may, must, or did not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import frame
from factwire.extraction.events.grammar.relations import has_to
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_a
from factwire.extraction.text.contractions import spelt_out

_WILL = frozenset({"will", "would", "shall"})
_MAY = frozenset({"may", "might", "could"})
_MUST = frozenset({"must", "should", "ought"})
_MAYBE = frozenset({"may", "might", "must"})
_MODAL = frozenset({"would", "should", "ought", "could", *_MAYBE})
_MUST_VERBS = frozenset({"need", "have"})
_NEVER = frozenset({"not", "n't", "never", "n’t", "neither", "nor"})
_AVOIDING = frozenset({"avoid", "escape", "evade"})
_NONE = frozenset({"no", "neither"})
_IF = frozenset({"if", "unless", "should", "whether"})
_MOST_STEPS = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_IN_QUESTION = frozenset({"ccomp", "xcomp", "conj", "parataxis", "dobj", "pobj", "prep", "nsubj", "nsubjpass"})
_FIRST = frozenset({"i", "we", "you"})
_ANYBODY = frozenset(
    {"people", "those", "anyone", "anybody", "someone", "somebody", "everyone", "persons", "men", "women"}
)


def mood_of(verb: Token) -> str | None:
    """Return the mood that auxiliaries and negation put on a verb: will, wont, may, guess, can, must, not."""
    auxiliaries = _auxiliaries(verb)
    negated = is_negated(verb)
    if _is_guess(verb, auxiliaries):
        return "guess" if auxiliaries & _MAYBE else "can"
    if auxiliaries & _WILL:
        return "wont" if negated else "will"
    if auxiliaries & _MUST or _is_needed(verb):
        return "must"
    if "can" in auxiliaries:
        return "can"
    if auxiliaries & _MAY and not negated:
        return "may"
    return _mood_of_complement(verb) or ("not" if negated else None)


def _mood_of_complement(verb: Token) -> str | None:
    """Return the mood that the verb above puts on its complement ("is to be sentenced", "avoided paying")."""
    if verb.dep_ != "xcomp":
        return None
    if verb.head.lemma_ == "be" and has_to(verb):
        return "will"
    return "not" if is_negated(verb.head) or verb.head.lemma_ in _AVOIDING else None


def _is_needed(verb: Token) -> bool:
    """Return whether the clause hangs on "have to" or "need to", also through a verb ("we have to start asking")."""
    at = verb
    while at.dep_ == "xcomp":
        if at.head.lemma_ in _MUST_VERBS and any(child.lower_ == "to" for child in at.children if child.dep_ == "aux"):
            return True
        at = at.head
    return False


def _is_guess(verb: Token, auxiliaries: set[str]) -> bool:
    """Return whether a modal is about what is so ("would have attacked" did not, "must be regretting" may)."""
    return bool("have" in auxiliaries and auxiliaries & _MODAL) or (bool(auxiliaries & _MUST) and verb.tag_ == "VBG")


def _auxiliaries(verb: Token) -> set[str]:
    """Return the clause's auxiliaries; coordinated verbs share those of the first ("should be tried and shot")."""
    at = verb
    for _ in range(_MOST_STEPS):
        own = {spelt_out(child) for child in at.children if child.dep_ in ("aux", "auxpass")}
        shares = at.dep_ == "conj" and at.tag_ in ("VB", "VBN") and at.tag_ == at.head.tag_
        if own or not shares or any(child.dep_ in _SUBJECTS for child in at.children):
            return own
        at = at.head
    return set()


def is_negated(verb: Token) -> bool:
    """Return whether the verb is denied: by `not`, `never`, `no longer`, or by `no` on its subject or object."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEVER:
            return True
        if child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.children):
            return True
        if child.dep_ in ("acomp", "oprd") and any(grand.dep_ == "neg" for grand in child.children):
            return True  # "pleaded not guilty"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in ("nobody", "none", "nothing") or any(grand.lower_ in _NONE for grand in child.children)
        ):
            return True
    return False


def has_condition(verb: Token) -> bool:
    """Return whether the clause depends on a condition that it states ("will send troops if ...")."""
    return any(conditions_of(verb, ("if", "unless")))


def conditions_of(verb: Token, words: Collection[str]) -> Iterator[Token]:
    """Yield the clauses on a verb that one of the words opens as its condition ("unless the government pays")."""
    clauses = (child for child in verb.children if child.dep_ == "advcl")
    return (clause for clause in clauses if any(child.lower_ in words for child in clause.children))


def is_hypothetical(verb: Token) -> bool:
    """Return whether the clause, or one it stands in, is a condition ("if Iran attacks")."""
    at = verb
    for _ in range(_MOST_STEPS):
        marks = [child for child in at.children if child.dep_ == "mark"]
        if any(_is_if(mark, at) for mark in marks):
            return True
        if at.head == at or any(mark.lower_ == "that" for mark in marks):
            return False  # a that-clause is a reported statement, whatever the parse coordinates it with
        at = at.head
    return False


def _is_if(mark: Token, clause: Token) -> bool:
    compared = mark.lower_ == "though" and mark.i > 0 and mark.nbor(-1).lower_ == "as"  # "as though he had been shot"
    return mark.lower_ == "whether" or compared or (clause.dep_ == "advcl" and mark.lower_ in _IF)


def is_question(verb: Token) -> bool:
    """Return whether the clause is a question ("Did the army attack?"), or part of one in the clause over it."""
    at = verb
    for _ in range(_MOST_STEPS):
        if any(child.text == "?" for child in at.rights):
            return True
        if at.head == at:
            return any(token.text == "?" for token in at.doc[max(at.sent.start, at.sent.end - 3) : at.sent.end])
        if at.dep_ not in _IN_QUESTION:
            return False
        at = at.head
    return False


def is_opinion(verb: Token) -> bool:
    """Return whether the clause is only what its speaker thinks or wishes ("I believe ...", "it is vital that ...")."""
    at = verb
    for _ in range(_MOST_STEPS):
        head = at.head
        if head == at or at.dep_ == "relcl":  # a relative clause states what is so
            return False
        if at.dep_ in _CLAUSES and any(
            is_a(token, "@needed") for token in (head, *head.children) if token.pos_ == "ADJ"
        ):
            return True
        if at.dep_ in ("ccomp", "xcomp") and is_a(head, "@opinion"):
            return any(child.dep_ == "nsubj" and child.lower_ in _FIRST for child in head.children)
        at = head
    return False


def is_generic(verb: Token) -> bool:
    """Return whether the clause says what nobody in particular does ("people who attack"), or a habit."""
    return _is_of_anybody(verb) or _is_habit(verb)


def _is_of_anybody(verb: Token) -> bool:
    noun = verb.head
    return verb.dep_ == "relcl" and _is_simple_present(verb) and _is_bare(noun) and noun.lower_ in _ANYBODY


def _is_habit(verb: Token) -> bool:
    """Return whether the clause is about a habit: "often attacks", "every year", "officers hold drunk drivers".

    A bare plural in the simple present, in a whole sentence that names no day, is of a kind, not of somebody.
    """
    if any(child.dep_ == "advmod" and is_a(child, "@often") for child in verb.children):
        return True
    if any(child.dep_ == "npadvmod" and _is_recurrent(child) for child in verb.children):
        return True
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ != "NOUN" or verb.tag_ != "VBP" or not _is_simple_present(verb):
        return False
    dated = any(token.ent_type_ in TIME_TYPES for token in verb.sent)
    whole = verb.sent.text.rstrip().endswith(".")  # headlines and captions tell what happened in the present
    return whole and not dated and subject.tag_ == "NNS" and _is_bare(subject) and verb.sent.start > 0


def _is_simple_present(verb: Token) -> bool:
    return verb.tag_ in ("VBP", "VBZ") and not any(child.dep_ == "aux" for child in verb.children)


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ in ("det", "nummod", "poss", "amod", "compound") for child in noun.children)


def _is_recurrent(time: Token) -> bool:
    return any(child.lower_ in ("every", "each") for child in time.lefts)


def reporter_of(verb: Token) -> tuple[Token, ...]:
    """Return who says the clause, where a verb of saying governs it."""
    at = verb
    for _ in range(_MOST_STEPS):
        head = at.head
        if head == at:
            return ()
        if at.dep_ in ("ccomp", "parataxis"):
            return frame(head).subjects if is_a(head, "@reporting") else ()
        if at.dep_ not in ("xcomp", "conj", "advcl"):
            return ()
        at = head
    return ()
