"""How: the means, the channel, the manner or else the course of the main event.

Words that introduce a means say it best ("by closing the road"), then the weapon of the coded event, the tool
("with tractors"), what was done in one with the deed ("..., using a ladder") and the channel ("in a letter"). Where
none of these is said, the text's own account of the headline's event is its course, if it says more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause, content_lemmas, object_of
from factwire.extraction.w5h.grammar.connectives import introduced, is_of_relative
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.report import report_sentences
from factwire.extraction.w5h.grammar.stretches import LEADING, NEVER, Finder, Stretch, near_the_event
from factwire.extraction.w5h.main_event.main_clause import lead_clauses
from factwire.extraction.w5h.means.courses import courses
from factwire.extraction.w5h.means.manner import manner
from factwire.extraction.w5h.means.steps import steps
from factwire.extraction.w5h.means.terms import terms
from factwire.extraction.w5h.means.tools import tools
from factwire.extraction.w5h.what import predicate_of
from factwire.model import Event

WEAKEST = 0.5
WEAKEST_STEP = 0.3
NEAR = 1.2
WEAPON_SCORE = 0.8
ARMED = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "THREATEN"})
COURSE_SCORE = 0.3
COURSE_SHARE = 0.5
COURSE_NEWS = 2
LONGEST_COURSE = 60  # characters; what is longer tells the event again rather than its course
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp"})


def how(
    document: Document,
    clause: Clause | None,
    nearness: Nearness,
    parties: Parties,
    *,
    events: tuple[Event, ...],
) -> Iterator[Scored]:
    """Yield the possible answers."""
    yield from _weapons(nearness, events)
    if clause is not None:
        of_parties = Finder(partial(steps, parties=parties), weakest=WEAKEST_STEP, explicit=0)
        yield from near_the_event(document, clause, nearness, (*FINDERS, of_parties))
        yield from _course(document, clause)


def _weapons(nearness: Nearness, events: tuple[Event, ...]) -> Iterator[Scored]:
    """Yield the means of the coded events that the lead or a sentence much like the headline reports."""
    for event in events:
        if (
            event.type in ARMED
            and event.assertion in {"asserted", "reported"}
            and nearness.score(event.trigger.start) >= NEAR
        ):
            for means in event.means:
                yield Scored(means.start, means.end, WEAPON_SCORE + event.salience / 2)


def _manners(sentence: list[Token], _clause: Clause) -> Iterator[Stretch]:
    for found in introduced(sentence, lexicon="w5h/manners", with_words=True):
        if any(child.lower_ in {"can", "may"} for child in found.first.head.lefts) or is_of_relative(found.first):
            continue  # "prints can be ordered by visiting our site", "who had made a name by singing"
        noun = next((child for child in found.first.children if child.dep_ == "dobj"), None)
        if noun is None or noun.lemma_.lower() not in load_terms("w5h/no_tools"):  # "using the chance to speak"
            yield found


def _course(document: Document, clause: Clause) -> Iterator[Scored]:
    """Yield what the text first says of the headline's deed in a sentence much like it, where it says more."""
    if not clause.in_title:
        return
    leading = {sentence.start for sentence in islice(report_sentences(document), LEADING)}
    for lead in lead_clauses(document):
        share = clause.shared_by(lead.verb.sent)
        same = lead.verb.lemma_.lower() in clause.lemmas
        if share < COURSE_SHARE or not (same or lead.verb.sent.start in leading) or not _is_of_deed(lead, clause):
            continue
        course = predicate_of(lead, score=COURSE_SCORE * share)
        if _tells_more(document, course, clause):
            last = _complement_of(lead.verb)
            short = replace(course, end=min(course.end, last.idx + len(last)))
            if _tells_more(document, short, clause) or lead.verb.lemma_.lower() not in clause.lemmas:
                yield short
            elif course.end - course.start <= LONGEST_COURSE:
                yield course
            return


def _complement_of(verb: Token) -> Token:
    """Return the verb's object, or else what its first preposition governs, or itself: a course is told in short."""
    noun = next((child for child in verb.rights if child.dep_ in COMPLEMENTS), None)
    if noun is not None and noun.dep_ == "xcomp":
        return _complement_of(noun)
    prepositions = (child for child in verb.rights if child.dep_ in {"prep", "agent"})
    return noun or next((object_of(preposition) for preposition in prepositions), None) or verb


def _tells_more(document: Document, course: Scored, clause: Clause) -> bool:
    """Return whether the course has other words than the headline, besides names, places and times."""
    words = document.doc.char_span(course.start, course.end, alignment_mode="expand")
    if words is None:
        return False
    return len(content_lemmas(token for token in words if not token.ent_type_) - clause.lemmas) >= COURSE_NEWS


def _is_of_deed(lead: Clause, clause: Clause) -> bool:
    """Return whether the clause tells the headline's own deed: with its verb, or with no verb of speech or inquiry."""
    lemma = lead.verb.lemma_.lower()
    other = any(lemma in load_terms(name) for name in ("quotes/cues", "w5h/follow_up_verbs", "w5h/deed_words"))
    return lead.verb.pos_ == "VERB" and (lemma in clause.lemmas or not other)


FINDERS = (
    Finder(_manners, weakest=WEAKEST, explicit=NEVER),
    Finder(tools, weakest=WEAKEST, explicit=NEVER),
    Finder(terms, weakest=WEAKEST, explicit=NEVER),
    Finder(manner, weakest=WEAKEST, explicit=NEVER),
    Finder(courses, weakest=WEAKEST, explicit=0),
)
