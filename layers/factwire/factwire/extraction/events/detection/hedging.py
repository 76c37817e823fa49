"""Hedging: what the text itself leaves open ("allegedly", "a suspected attack", "is believed to have fled")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.grammar.modality import is_negated
from factwire.extraction.events.grammar.voice import is_passive
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.predicate_words import lemma
from factwire.extraction.text.lexicon import load_lexicon

_MOST_STEPS = 6


def hedged(act: Act) -> Act:
    """Return the act with the status that hedges beside it give; what has a status of its own keeps it."""
    if act.status is not None:
        return act
    tokens = (act.head,) if act.head is act.trigger else (act.head, act.trigger)
    status = next(filter(None, map(_hedge, tokens)), None)
    return replace(act, status=status) if status else act


def _hedge(token: Token) -> str | None:
    words = _words()
    if token.pos_ in ("NOUN", "PROPN"):
        return _beside_noun(token, words) or _before(token, words["noun"]) or _without_proof(token)
    at = token
    for _ in range(_MOST_STEPS):
        found = _first(words["adverb"], at, ("advmod",))
        if found:
            return found
        if at.dep_ == "xcomp":
            return _over(at.head, words)
        if at.dep_ in ("ccomp", "acl"):
            return _without_proof(at) or _supposed(at) or _in_open_attack(token, words)
        if at.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubjpass") for child in at.children):
            return _in_open_attack(token, words)
        at = at.head
    return None


def _beside_noun(noun: Token, words: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the status that the words beside a noun give: "a suspected attack"; "there was no attack"."""
    absent = noun.dep_ == "attr" and any(child.lower_ == "no" for child in noun.lefts)
    return "negated" if absent else _first(words["adjective"], noun, ("amod", "compound"))


def _in_open_attack(verb: Token, words: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the hedge of the happening that a verb says was one ("killed in a suspected Israeli attack")."""
    found = (_beside_noun(noun, words) for noun in after("in", verb) if noun_sense(noun) is not None)
    return next(filter(None, found), None)


def _supposed(clause: Token) -> str | None:
    """Return that a clause is possible which somebody believes or suspects to be so."""
    return "possible" if clause.dep_ == "ccomp" and is_a(clause.head, "@supposing") else None


def _before(noun: Token, words: Mapping[str, str]) -> str | None:
    """Return the hedge of the noun that an event noun hangs on ("danger of an attack", "a warrant for his arrest")."""
    preposition = noun.head
    return words.get(lemma(preposition.head)) if noun.dep_ == "pobj" and preposition.lower_ in ("of", "for") else None


def _without_proof(word: Token) -> str | None:
    """Return that an event is denied of which there is said to be no sign ("no evidence that", "no reports of")."""
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "of" else word.head
    if not is_a(above, "@proof"):
        return None
    denied = any(child.lower_ in ("no", "any", "little") for child in above.lefts) or is_negated(above.head)
    return "negated" if denied else None


def _over(head: Token, words: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the hedge of the verb or adjective that an infinitive hangs on."""
    if head.pos_ == "ADJ":
        return words["adjective"].get(lemma(head))
    verb = lemma(head)
    return words["verb"].get(verb) if is_passive(head) else words["raising"].get(verb)


def _first(words: Mapping[str, str], token: Token, dependencies: tuple[str, ...]) -> str | None:
    own = (child.lower_ for child in token.children if child.dep_ in dependencies)
    return next((words[word] for word in own if word in words), None)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in load_lexicon("events/hedges"):
        table[entry["kind"]].update((word, entry["status"]) for word in entry["words"].split())
    return table
