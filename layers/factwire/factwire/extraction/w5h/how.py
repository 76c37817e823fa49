"""How: the means, the channel, the manner or else the course of the main event.

Words that introduce a means say it best ("by closing the road"), then the weapon of the coded event, the tool
("with tractors"), what was done in one with the deed ("..., using a ladder") and the channel ("in a letter"). Where
none of these is said, the text's own account of the headline's event is its course, if it says more.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause, content_lemmas
from factwire.extraction.w5h.grammar.connectives import introduced
from factwire.extraction.w5h.grammar.means_nouns import channel_of, is_course, is_instrument, names_instrument
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.stretches import Stretch, near_the_event, until_comma
from factwire.extraction.w5h.main_event.main_clause import lead_clauses
from factwire.extraction.w5h.what import predicate_of
from factwire.model import Event

WEAKEST = 0.5
NEAR = 1.2
WEAPON_SCORE = 0.8
TOOL_SCORE = 0.6
USE_SCORE = 0.7
PARTICIPLE_SCORE = 0.6
CHANNEL_SCORE = 0.5
COMPOUND_SCORE = 0.45
COURSE_SCORE = 0.3
COURSE_SHARE = 0.5
COURSE_NEWS = 2
MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"})
PREPOSITIONS = frozenset({"following", "including", "according", "regarding", "concerning", "citing"})
CHAINED = frozenset({"xcomp", "ccomp", "conj"})
OBJECTS = frozenset({"dobj", "prt"})


def how(
    document: Document, clause: Clause | None, nearness: Nearness, *, events: tuple[Event, ...]
) -> Iterator[Scored]:
    """Yield the possible answers."""
    yield from _weapons(nearness, events)
    yield from near_the_event(document, clause, nearness, _manners, weakest=WEAKEST)
    yield from near_the_event(document, clause, nearness, _means, weakest=WEAKEST)
    yield from _course(document, clause)


def _weapons(nearness: Nearness, events: tuple[Event, ...]) -> Iterator[Scored]:
    """Yield the means of the coded events that the lead or a sentence much like the headline reports."""
    for event in events:
        if event.assertion in {"asserted", "reported"} and nearness.score(event.trigger.start) >= NEAR:
            for means in event.means:
                yield Scored(means.start, means.end, WEAPON_SCORE + event.salience / 2)


def _manners(sentence: Tokens) -> Iterator[Stretch]:
    return introduced(sentence, lexicon="w5h/manners", with_words=True)


def _means(sentence: Tokens) -> Iterator[Stretch]:
    """Channels ("in a letter"), tools ("with tractors") and what was done in one ("..., using a ladder")."""
    root = sentence.root
    for token in sentence:
        if token.pos_ == "VERB":
            yield from _done_with(token, root)
        elif token.dep_ == "compound":
            yield from _named_course(token)
        elif token.dep_ in {"prep", "agent"}:
            yield from _introduced_means(token, root)


def _done_with(verb: Token, root: Token) -> Iterator[Stretch]:
    """Yield what was done in one with the main deed, or used for something."""
    if _is_deed(verb, root):
        yield Stretch(verb, until_comma(verb, verb.right_edge), PARTICIPLE_SCORE)
    tool = _used(verb)
    if tool is not None:
        yield Stretch(verb, tool, USE_SCORE)


def _named_course(tool: Token) -> Iterator[Stretch]:
    """Yield a happening with the word before it that says by what means: "a truck bombing", "a drone strike"."""
    if is_instrument(tool) and is_course(tool.head):
        yield Stretch(tool, tool.head, COMPOUND_SCORE)


def _introduced_means(preposition: Token, root: Token) -> Iterator[Stretch]:
    if not (_is_of_main_verb(preposition, root) or names_instrument(preposition)):
        return
    channel, instrument = channel_of(preposition), _tool_of(preposition)
    if channel is not None:
        yield Stretch(preposition, channel, CHANNEL_SCORE)
    elif instrument is not None:
        yield Stretch(preposition, _last_of_noun(instrument), TOOL_SCORE)


def _is_of_main_verb(preposition: Token, root: Token) -> bool:
    """Return whether the phrase hangs on the main verb, or on one chained to it ("rallied to win in a final")."""
    verb = preposition.head
    chained = verb.pos_ == "VERB" and verb.head == root and (verb.dep_ in CHAINED or has_to(verb))
    return verb == root or chained


def _is_deed(token: Token, verb: Token) -> bool:
    """Return whether a participle names an act that is part of the main verb's: no speech, result or condition."""
    if token.tag_ != "VBG" or token.i < verb.i or not _follows(token, verb):
        return False
    lemma = token.lemma_.lower()
    if lemma in load_terms("quotes/cues") or lemma in load_terms("w5h/result_verbs") or token.lower_ in PREPOSITIONS:
        return False
    return not any(child.dep_ in {"mark", "aux"} for child in token.children)


def _follows(participle: Token, verb: Token) -> bool:
    """Return whether it hangs on the verb, or, as the parser may have it, behind a comma on a noun of the predicate."""
    if participle.dep_ == "advcl":
        return participle.head == verb
    behind_comma = participle.i > 0 and participle.nbor(-1).text == ","
    return participle.dep_ == "acl" and behind_comma and verb in participle.ancestors and participle.head.i > verb.i


def _last_of_noun(noun: Token) -> Token:
    """Return the last word of the noun with its material ("a mixture of sand and oil"), without other phrases."""
    parts = [child.right_edge for child in noun.rights if child.lower_ == "of"]
    return parts[0] if parts else noun


def _used(verb: Token) -> Token | None:
    """Return the last word of what was used to do something: "used tear gas to clear the square"."""
    if verb.lemma_.lower() != "use" or not _has_aim(verb):
        return None
    noun = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    return _last_of_noun(noun) if noun is not None else None


def _has_aim(verb: Token) -> bool:
    return any(child.dep_ in {"xcomp", "advcl"} and has_to(child) for child in verb.rights)


def _tool_of(preposition: Token) -> Token | None:
    """Return the thing with which something is done to something, where the verb needs no partner ("meets with")."""
    verb = preposition.head
    if preposition.lower_ != "with" or verb.lemma_.lower() in load_terms("w5h/partner_verbs"):
        return None
    if not any(child.dep_ in OBJECTS for child in verb.children):
        return None
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return noun if noun is not None and _may_be_tool(noun) else None


def _may_be_tool(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.ent_type_ not in MEASURES and not names_person(noun)


def _course(document: Document, clause: Clause | None) -> Iterator[Scored]:
    """Yield what the text first says of the headline's deed in a sentence much like it, where it says more."""
    if clause is None or not clause.in_title:
        return
    for lead in lead_clauses(document):
        share = clause.shared_by(lead.verb.sent)
        if share < COURSE_SHARE or not _is_of_deed(lead, clause):
            continue
        course = predicate_of(lead, score=COURSE_SCORE * share)
        if _tells_more(document, course, clause):
            yield course
            return


def _tells_more(document: Document, course: Scored, clause: Clause) -> bool:
    words = document.doc.char_span(course.start, course.end, alignment_mode="expand")
    return words is not None and len(content_lemmas(words) - clause.lemmas) >= COURSE_NEWS


def _is_of_deed(lead: Clause, clause: Clause) -> bool:
    """Return whether the clause tells the headline's own deed: with its verb, or with no verb of speech or inquiry."""
    lemma = lead.verb.lemma_.lower()
    other = lemma in load_terms("quotes/cues") or lemma in load_terms("w5h/follow_up_verbs")
    return lead.verb.pos_ == "VERB" and (lemma in clause.lemmas or not other)
