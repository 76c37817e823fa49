"""Manner: what the doer was about ("while cleaning his rifle"), and adverbs of the deed ("accidentally shot")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.stretches import Stretch, root_of, until_comma

WHILE_SCORE = 0.5
ADVERB_SCORE = 0.4
MAIN_WITHIN = 60  # tokens of the text: the main verb of a sentence so early tells the main event
SHORT = 8  # words of an object that is told with its verb


def manner(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield the manner of the main deed, as the sentence tells it."""
    for token in sentence:
        deed = token.head
        if token.lower_ == "while" and deed.tag_ == "VBG" and _is_main(deed.head, sentence, clause):
            yield Stretch(token, until_comma(deed, deed.right_edge), WHILE_SCORE)
        elif _is_manner(token) and deed.pos_ == "VERB" and deed.dep_ != "amod" and _is_main(deed, sentence, clause):
            yield _with_deed(token, deed)


def _is_manner(adverb: Token) -> bool:
    return adverb.dep_ == "advmod" and adverb.lower_ in load_terms("w5h/manner_adverbs")


def _is_main(verb: Token, sentence: list[Token], clause: Clause) -> bool:
    lemma = verb.lemma_.lower()
    told = lemma in load_terms("quotes/cues")  # what a speaker was about is not how the deed was done
    leads = verb == root_of(sentence) and sentence[0].i < MAIN_WITHIN
    return lemma in clause.deeds or (leads and not told)


def _with_deed(adverb: Token, verb: Token) -> Stretch:
    """Return the adverb with the verb right behind it and its object: "accidentally shot his son"."""
    if verb.i != adverb.i + 1:
        return Stretch(adverb, adverb, ADVERB_SCORE)
    noun = next((child for child in verb.rights if child.dep_ == "dobj"), verb)
    last = noun.right_edge if noun.right_edge.i - verb.i <= SHORT else verb
    return Stretch(adverb, last, ADVERB_SCORE)
