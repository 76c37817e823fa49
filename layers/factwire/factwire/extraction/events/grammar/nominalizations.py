"""Nouns of verbs, read as their verbs: "the expulsion of two envoys by Peru" says that Peru expelled two envoys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import Frame, after
from factwire.extraction.events.grammar.relations import with_conjuncts
from factwire.extraction.events.lexicon.classes import is_agent
from factwire.extraction.events.lexicon.event_lexicons import verb_senses
from factwire.extraction.events.lexicon.predicate_words import lemma
from factwire.extraction.text.lexicon import load_lexicon

_NO = frozenset({"no", "any"})
_OWN_ARGUMENTS = frozenset({"dobj", "aux", "nsubj"})


def nominal_frame(noun: Token) -> Frame | None:
    """Return who does what to whom by a noun of a verb; None where it names not both, or no complement of the verb.

    The parse hangs `of` and `by` on each other's nouns ("the seizure by rebels of a ferry").
    """
    if any(child.lower_ in _NO for child in noun.lefts):
        return None
    own = (child for child in noun.lefts if child.dep_ == "poss" and child.pos_ != "PRON")
    doers = after("by", noun) or after("by", *after("of", noun))
    subjects = doers or tuple(party for owner in own for party in with_conjuncts(owner))
    objects = after("of", noun) or after("of", *after("by", noun))
    complements = (
        child for child in noun.rights if any(f"{verb}+{child.lower_}" in verb_senses() for verb in verbs_of(noun))
    )
    if not (objects or any(complements)) or not any(map(is_agent, subjects)):
        return None
    return Frame(noun, subjects, objects, indirect=(), passive=False)


def verbs_of(noun: Token) -> tuple[str, ...]:
    """Return the verbs that a noun, or a gerund without an object of its own, can come from."""
    verbs = _nominalizations().get(lemma(noun), ()) if noun.pos_ == "NOUN" else ()
    return (*verbs, *_verbs_of_gerund(noun))


def takes_object_of(preposition: Token, doer: Token) -> bool:
    """Return whether an `of` that the parse hangs on a doer brings what is done ("the arrest by agents of a monk")."""
    by = doer.head
    return preposition.lower_ == "of" and by.lower_ == "by" and bool(verbs_of(by.head)) and not after("of", by.head)


def _verbs_of_gerund(noun: Token) -> Iterator[str]:
    if noun.pos_ not in ("NOUN", "VERB") or not noun.lower_.endswith("ing"):
        return
    if any(child.dep_ in _OWN_ARGUMENTS for child in noun.children):
        return
    stem = noun.lower_.removesuffix("ing")
    yield from (verb for verb in (stem, f"{stem}e", stem[:-1]) if verb in verb_senses())


@cache
def _nominalizations() -> dict[str, tuple[str, ...]]:
    verbs: dict[str, list[str]] = {}
    for entry in load_lexicon("events/nominalizations"):
        for noun in entry["nouns"].split():
            verbs.setdefault(noun, []).append(entry["verb"])
    return {noun: tuple(found) for noun, found in verbs.items()}
