"""Motives: what the doers of the main deed feared, hoped, were angry about or argued."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import SUBJECTS, Clause
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma, without_that

FELT = 0.65
ARGUED = 0.55
ROUSING = frozenset({"over", "about", "at", "by", "with"})
OCCASIONING = frozenset({"on", "over", "amid", "by", "for"})
HOLDING = frozenset({"say", "argue", "claim", "insist", "believe", "feel", "fear", "complain", "think", "contend"})
TELLS_NEWS = 0.5
FORETELLING = frozenset({"would", "will", "could", "may", "might"})
ARGUING = frozenset({"say", "argue", "claim", "insist", "explain", "note", "add", "declare", "allege"})


def motives(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield what a participle or an adjective of feeling names, and what is said for a stand taken."""
    for token in sentence:
        if token.lower_ in load_terms("w5h/feelings"):
            yield from _roused_by(token)
        elif token.lemma_.lower() in load_terms("w5h/moods") and token.dep_ == "pobj":
            yield from _moved_by(token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl":
            if token.head.dep_ == "ROOT" or token.head.lemma_.lower() in clause.lemmas:
                yield from _driven_by(token)
            yield from _argued(token)
        elif token.lower_ == "aiming" and token.dep_ == "acl":
            yield from _driven_by(token)


def arguments(sentence: list[Token], clause: Clause, *, parties: Parties) -> Iterator[Stretch]:
    """Yield what a side says for or against the thing that the main event is about: "Unions say it would cut pay"."""
    if not (_takes_stand(clause.verb) or clause.lemmas & load_terms("w5h/protests")):
        return
    for verb in sentence:
        said = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
        if said is None or verb.lemma_.lower() not in HOLDING or not _is_reproach(said, clause):
            continue
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and (subject.lemma_.lower() in load_terms("w5h/sides") or parties.is_party(subject)):
            yield _clause(said, ARGUED)


def _is_reproach(said: Token, clause: Clause) -> bool:
    """Return whether a statement judges or foretells what is not the news itself: "the bill would cut pay"."""
    if said == clause.verb or clause.shared_by(said.subtree) >= TELLS_NEWS:
        return False
    subject = next((child for child in said.lefts if child.dep_ in SUBJECTS), None)
    foretells = any(child.lower_ in FORETELLING for child in said.lefts)
    return subject is not None and (foretells or said.lemma_ == "be" or said.tag_ == "VBZ")


def _roused_by(feeling: Token) -> Iterator[Stretch]:
    if any(child.dep_ == "neg" for child in (*feeling.children, *feeling.head.children)):
        return
    if any(child.dep_ == "nsubj" for child in feeling.lefts):
        return  # a clause of its own: "as investors worried about debts"
    preposition = next((child for child in feeling.rights if child.lower_ in ROUSING), None)
    if preposition is not None and preposition.i < preposition.right_edge.i:
        first = preposition.nbor(1)
        yield Stretch(first, until_comma(first, preposition.right_edge), FELT)
        return
    said = next((child for child in feeling.rights if child.dep_ == "ccomp"), None)
    if said is not None:
        yield _clause(said, FELT)


def _moved_by(mood: Token) -> Iterator[Stretch]:
    """Yield the mood that moved prices or people: "fell on fears that talks would fail"."""
    if mood.head.lower_ in OCCASIONING and mood.head.head.pos_ == "VERB":
        yield Stretch(mood.left_edge, until_comma(mood, mood.right_edge), FELT)


def _driven_by(participle: Token) -> Iterator[Stretch]:
    """Yield the motive beside a deed: "Fearing reprisal, he fled"."""
    if participle.lemma_.lower() in load_terms("w5h/motive_verbs") and _has_complement(participle):
        yield Stretch(participle, until_comma(participle, participle.right_edge), FELT)


def _has_complement(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in verb.rights)


def _argued(participle: Token) -> Iterator[Stretch]:
    """Yield what is said for a stand: "rejected the offer, saying it was too low"."""
    if participle.lemma_.lower() not in ARGUING or not _takes_stand(participle.head):
        return
    said = next((child for child in participle.rights if child.dep_ == "ccomp"), None)
    if said is not None:
        yield _clause(said, ARGUED)


def _clause(verb: Token, strength: float) -> Stretch:
    return Stretch(without_that(verb), until_comma(verb, verb.right_edge), strength)


def _takes_stand(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in load_terms("w5h/stance_verbs") or lemma in load_terms("w5h/reckoning_verbs")
