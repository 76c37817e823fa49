"""Steps: what the doer of an attack or a crime did, told in a sentence behind the lead: "He left a bag with a bomb"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause, clause_of
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.stretches import Stretch, last_alone, root_of, until_comma
from factwire.extraction.w5h.means.courses import reports_harm

STEP_SCORE = 0.5
TOLD_WITHIN = 160  # tokens of the text
PAST = frozenset({"VBD"})
DONE_TO = frozenset({"dobj", "prep"})
OTHERS = ("quotes/cues", "w5h/follow_up_verbs", "w5h/fates", "w5h/still_verbs")


def steps(sentence: list[Token], clause: Clause, *, parties: Parties) -> Iterator[Stretch]:
    """Yield the deed of the sentence, if the doer of the main deed does it."""
    if sentence[0].i > TOLD_WITHIN or not reports_harm(clause) or not _is_active(clause):
        return
    told = clause_of(root_of(sentence), in_title=False)
    if told is None:
        return
    verb = told.verb
    lemma = verb.lemma_.lower()
    if verb.tag_ not in PAST or lemma in clause.deeds or any(lemma in load_terms(name) for name in OTHERS):
        return
    by_doer = any(parties.is_party(head) for head in told.heads)
    if by_doer and any(child.dep_ in DONE_TO for child in verb.rights):
        yield Stretch(verb, until_comma(verb, last_alone(verb)), STEP_SCORE)


def _is_active(clause: Clause) -> bool:
    """Return whether the main clause's subject does something: no passive, and no bare participle as in a headline."""
    return (
        not any(child.dep_ in {"nsubjpass", "auxpass"} for child in clause.verb.children) and clause.verb.tag_ != "VBN"
    )
