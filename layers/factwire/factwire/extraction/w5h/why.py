"""Why: the causes, purposes and motives that the text states near the main event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.connectives import attempted, introduced, is_of_relative
from factwire.extraction.w5h.grammar.happenings import happenings
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.report import LEADING_TOKENS
from factwire.extraction.w5h.grammar.stretches import NEVER, Finder, Stretch, near_the_event
from factwire.extraction.w5h.reasons.faults import faults
from factwire.extraction.w5h.reasons.motives import arguments, motives
from factwire.extraction.w5h.reasons.named_causes import grounds, named_causes
from factwire.extraction.w5h.reasons.quarrels import quarrels
from factwire.extraction.w5h.reasons.stated_reasons import stated_reasons

WEAKEST = 0.6
WEAKEST_CAUSE = 0.3
OPENING_COST = 0.15
BESIDE_COST = 0.2
ASIDE_COST = 0.2
OTHER_COST = 0.35
TELLS_MAIN = 0.3
LEAD_BEGINS = 30  # a lead begins within so many, behind a heading or a dateline
TELLS_MOST = 0.4
SEQUELS = frozenset({"after", "following"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})
BARE = frozenset({"VB", "VBP", "VBG"})
POINTING = frozenset({"the", "this", "that", "a", "an"})


def why(document: Document, clause: Clause | None, nearness: Nearness, parties: Parties) -> Iterator[Scored]:
    """Return the possible answers: what connectives introduce, what verbs name as a cause, what sentences state."""
    if clause is None:
        return iter(())
    of_parties = (
        Finder(partial(faults, parties=parties), weakest=WEAKEST_CAUSE, explicit=0),
        Finder(partial(arguments, parties=parties), weakest=WEAKEST_CAUSE, explicit=0),
    )
    return near_the_event(document, clause, nearness, (*FINDERS, *of_parties))


def _introduced_reasons(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield what connectives introduce, without what is no reason for the main event."""
    for reason in chain(introduced(sentence, lexicon="w5h/causes"), attempted(sentence)):
        if not (_announces(reason, clause) or _repeats(reason, clause) or _is_other_aim(reason, clause)):
            yield replace(reason, strength=reason.strength - _cost(reason, sentence, clause))


def _cost(reason: Stretch, sentence: list[Token], clause: Clause) -> float:
    """Return the cost of a reason that may be of another event, or that only opens a sentence: "After breaking off"."""
    before = reason.first.nbor(-1) if reason.first.i > sentence[0].i else reason.first
    sequel = before.lower_ in SEQUELS and _is_of_complement(before, clause)
    opens = before.i == sentence[0].i and before.lower_ == "after"
    beside = before.lower_ == "as" and reason.first.pos_ == "PRON"  # "as they left" says when
    cost = OPENING_COST * opens + BESIDE_COST * beside + ASIDE_COST * is_of_relative(reason.first)
    return cost + (0.0 if _is_tied(reason, sentence, clause) and not sequel else OTHER_COST)


def _is_of_complement(connective: Token, clause: Clause) -> bool:
    """Return whether its clause hangs on a verb that completes another's: "propose to go on selling after ..."."""
    verb = (connective.head if connective.dep_ == "mark" else connective).head
    if verb.lemma_.lower() in clause.deeds or verb.head.lemma_.lower() in load_terms("quotes/cues"):
        return False
    return verb.dep_ in COMPLEMENTS and verb.head.pos_ == "VERB" and verb.tag_ in BARE


def _is_tied(reason: Stretch, sentence: list[Token], clause: Clause) -> bool:
    """Return whether the sentence leads or tells the main deed, or the reason hangs on that deed or a "was"."""
    leads = sentence[0].i < LEADING_TOKENS
    if leads or _is_in_headline(reason, clause) or clause.shared_by(sentence) >= TELLS_MAIN:
        return True
    above = (token for token in reason.first.ancestors if not reason.first.i <= token.i <= reason.last.i)
    verb = next((token for token in above if token.pos_ in {"VERB", "AUX"}), None)
    return verb is None or verb.lemma_.lower() in clause.lemmas or verb.lemma_ == "be" or verb == clause.verb


def _announces(reason: Stretch, clause: Clause) -> bool:
    """Return whether the words are the headline's predicate: "Norvik to buy rival" says what happens, not why."""
    if clause.verb.doc is not reason.first.doc:
        return False
    return clause.verb.i - reason.first.i in {0, 1}


def _is_other_aim(reason: Stretch, clause: Clause) -> bool:
    """Return whether it is the purpose of something else than the main event: "she went online to check her bill"."""
    if reason.first.lower_ != "to":
        return False
    if _is_in_headline(reason, clause):
        return reason.first.sent.start != clause.verb.sent.start
    above = reason.first.head.head
    main = above.lemma_.lower() in clause.deeds or above.head == above
    if main and above.lemma_.lower() in clause.lemmas:
        return False
    return not _leads(above, clause)


def _leads(verb: Token, clause: Clause) -> bool:
    """Return whether the verb is what a lead tells that has much of the headline: its purpose is the main deed's."""
    told = verb.head if verb.dep_ == "ccomp" else verb
    root = told == told.head and (told == verb or told.lemma_.lower() in load_terms("quotes/cues"))
    at_top = verb.sent.start < LEAD_BEGINS and verb.lemma_.lower() not in load_terms("quotes/cues")
    return root and at_top and clause.shared_by(verb.sent) >= TELLS_MOST


def _repeats(reason: Stretch, clause: Clause) -> bool:
    """Return whether the words only repeat what happened: "after the attack", "recovering after being shot"."""
    words = reason.first.doc[reason.first.i : reason.last.i + 1]
    head = words.root
    if not _is_in_headline(reason, clause) and _forms(head) & _forms(clause.verb):
        return True
    behind = words.doc[head.i + 1 : words.end]
    if words[0].lower_ not in POINTING or not (len(behind) == 0 or _says_where(behind)):
        return False
    return words[0].lower_ in {"this", "that"} or head.lemma_.lower() in happenings()


def _says_where(words: Tokens) -> bool:
    """Return whether the words behind a noun say no more than where it was: "a shooting in West Aldport"."""
    return words[0].lower_ in {"in", "at", "near"} and not any(word.pos_ in {"VERB", "NUM"} for word in words)


def _forms(verb: Token) -> set[str]:
    return {verb.lower_, verb.lemma_.lower()}


def _is_in_headline(reason: Stretch, clause: Clause) -> bool:
    return clause.in_title and reason.first.doc is clause.verb.doc


FINDERS = (
    Finder(_introduced_reasons, weakest=WEAKEST),
    Finder(named_causes, weakest=WEAKEST_CAUSE),
    Finder(grounds, weakest=WEAKEST_CAUSE, explicit=NEVER),
    Finder(stated_reasons, weakest=WEAKEST),
    Finder(motives, weakest=WEAKEST, explicit=NEVER),
    Finder(quarrels, weakest=WEAKEST),
)
