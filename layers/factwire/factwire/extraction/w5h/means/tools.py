"""Means: tools ("with tractors"), channels ("in a letter") and what was done in one ("..., using a ladder")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause, is_main_verb, object_of
from factwire.extraction.w5h.grammar.means_nouns import (
    channel_of,
    is_course,
    is_instrument,
    names_instrument,
    names_message,
)
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.stretches import Stretch, root_of, until_comma

TOOL_SCORE = 0.5
USE_SCORE = 0.7
PARTICIPLE_SCORE = 0.5
CHANNEL_SCORE = 0.5
COMPOUND_SCORE = 0.45
MAIN_WITHIN = 60  # tokens of the text: the main verb of a sentence so early tells the main event
MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"})
PREPOSITIONS = frozenset({"following", "including", "according", "regarding", "concerning", "citing"})
INSIDE = frozenset({"in", "on", "at"})
NAMING = frozenset({"call", "brand", "label", "describe"})
SPOKEN = ("quotes/cues", "w5h/reckoning_verbs", "w5h/stance_verbs")
CHAINED = frozenset({"xcomp", "ccomp", "conj"})
OBJECTS = frozenset({"dobj", "prt"})


def tools(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Channels ("in a letter"), tools ("with tractors") and what was done in one ("..., using a ladder")."""
    root = root_of(sentence)
    for token in sentence:
        if token.pos_ == "VERB":
            yield from _done_with(token, root)
        elif token.dep_ == "compound":
            yield from _named_course(token)
        elif token.dep_ in {"prep", "agent"}:
            yield from _introduced_means(token, root, clause)


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


def _introduced_means(preposition: Token, root: Token, clause: Clause) -> Iterator[Stretch]:
    said = preposition.head.dep_ == "dobj" and preposition.head.head == root and names_message(preposition)
    armed = names_instrument(preposition) and not names_person(preposition.head)  # not "people with guns"
    armed = armed and preposition.lower_ not in INSIDE  # not "a stake in a vehicle"
    if not (said or armed or is_main_verb(preposition.head, root, chained=CHAINED)):
        return
    channel, instrument = channel_of(preposition), _tool_of(preposition)
    if preposition.dep_ == "agent" and names_message(preposition) and not _is_bare(preposition):
        return  # "alarmed by the announcement" names a cause
    if channel is not None and (_tells(root, clause) or not names_message(preposition)):
        yield Stretch(preposition, channel, CHANNEL_SCORE)
    elif instrument is not None:
        yield Stretch(preposition, _last_of_noun(instrument), TOOL_SCORE)


def _is_bare(preposition: Token) -> bool:
    """Return whether nothing stands between it and its noun: "by letter"."""
    noun = object_of(preposition)
    return noun is not None and noun.i == preposition.i + 1


def _is_deed(token: Token, verb: Token) -> bool:
    """Return whether a participle names an act that is part of the main verb's: no speech, result or condition."""
    if token.tag_ != "VBG" or token.i < verb.i or not _follows(token, verb):
        return False
    lemma = token.lemma_.lower()
    others = ("quotes/cues", "w5h/result_verbs", "w5h/motive_verbs")
    if any(lemma in load_terms(name) for name in others) or token.lower_ in PREPOSITIONS:
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
    noun = object_of(preposition)
    return noun if noun is not None and _may_be_tool(noun) else None


def _may_be_tool(noun: Token) -> bool:
    if noun.lemma_.lower() in load_terms("w5h/no_tools"):
        return False
    return noun.pos_ == "NOUN" and noun.ent_type_ not in MEASURES and not names_person(noun)


def _tells(root: Token, clause: Clause) -> bool:
    """Return whether the sentence says that the main actor says something, so that a letter or a speech is how."""
    told = clause.verb.head if clause.verb.dep_ == "ccomp" else clause.verb
    lemma = told.lemma_.lower()
    if lemma not in NAMING and not any(lemma in load_terms(name) for name in SPOKEN):
        return False
    heads = {head.lower_ for head in clause.heads}
    same = any(child.dep_ == "nsubj" and child.lower_ in heads for child in root.lefts)
    return same or root.lemma_.lower() in clause.lemmas or root.i < MAIN_WITHIN
