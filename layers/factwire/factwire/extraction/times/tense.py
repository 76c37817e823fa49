"""Whether the clause around a time speaks of the past or of the future."""

from __future__ import annotations

from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.text.contractions import spelt_out
from factwire.extraction.text.lexicon import load_lexicon

PAST: Final = -1
FUTURE: Final = 1
UNKNOWN: Final = 0
_MAX_CLIMB: Final = 12
_TIMES: Final = frozenset({"DATE", "TIME"})  # entity types
_CIRCUMSTANCES: Final = frozenset({"prep", "npadvmod", "punct"})


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for entry in load_lexicon("times/tense"):
        found.setdefault(entry["sign"], []).append(entry["word"])
    return {sign: frozenset(words) for sign, words in found.items()}


class Tense:
    """Reads the direction of clauses from the parse."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._signs = _sets()

    def direction(self, start: int, end: int) -> int:
        """Return the direction (PAST, FUTURE, UNKNOWN) of the clause around the stretch `[start, end)`."""
        tokens = self._doc.char_span(start, end, alignment_mode="expand")
        if not tokens:
            return UNKNOWN
        token, between = tokens.root, None
        if token.dep_ == "poss" and token.head.lemma_ not in self._signs["scheduled"]:
            return PAST  # "Monday's attack"
        for _ in range(_MAX_CLIMB):
            direction = self._of_verb(token, between=between) if token.pos_ in ("VERB", "AUX") else UNKNOWN
            if direction:  # "vowed to avenge the Oct. 7 attack" says nothing of its day
                says_nothing = direction == FUTURE and token.tag_ == "VB" and _is_of_known(tokens.root)
                return UNKNOWN if says_nothing else direction
            if token.head.i == token.i:
                return self._of_sentence(token)
            if self._comes_before_present(token):
                return PAST
            between = token if between is None and _separates(token, tokens.root) else between
            token = token.head
        return UNKNOWN

    def _comes_before_present(self, token: Token) -> bool:
        """Return whether what an "after" brings is over: "is recovering after being shot", "after a crash"."""
        if token.lower_ != "after" or token.dep_ != "prep":
            return False
        helpers = {spelt_out(child) for child in token.head.children if child.dep_ == "aux"}
        return bool(helpers & self._signs["present_auxiliary"])

    def noun_at(self, start: int) -> bool:
        """Return whether a noun begins at a place of the text."""
        token = self._token_at(start)
        return token is not None and token.pos_ in ("NOUN", "PROPN")

    def _of_sentence(self, root: Token) -> int:
        """Return PAST of a sentence without a verb at its root whose verbs are past, and none of them modal."""
        if root.pos_ in ("VERB", "AUX"):
            return UNKNOWN
        tags = {token.tag_ for token in root.sent}
        return PAST if tags & {"VBD", "VBN"} and not tags & {"MD", "VBP", "VBZ"} else UNKNOWN

    def in_persons_name(self, start: int) -> bool:
        """Return whether the word at a place of the text is part of a person's name of several words."""
        token = self._token_at(start)
        if token is None or token.ent_type_ != "PERSON":
            return False
        beside = (self._doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(self._doc))
        return any(other.ent_type_ == "PERSON" and other.text[0].isupper() for other in beside)

    def plural_at(self, start: int) -> bool:
        """Return whether a plural noun begins at a place of the text."""
        token = self._token_at(start)
        return token is not None and token.tag_ == "NNS"

    def _token_at(self, start: int) -> Token | None:
        tokens = self._doc.char_span(start, start + 1, alignment_mode="expand")
        return tokens[0] if tokens else None

    def _of_verb(self, verb: Token, *, between: Token | None) -> int:
        """Return the direction of a verb; the time may hang on a word `between` ("planned a visit in May")."""
        helpers = {spelt_out(child) for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if self._looks_ahead(verb, helpers, between=between):
            return FUTURE
        if verb.tag_ == "VBD" or helpers & self._signs["past_auxiliary"]:
            return PAST
        if verb.tag_ == "VBN" and (not helpers or helpers & self._signs["perfect_auxiliary"]):
            return PAST
        return UNKNOWN

    def _looks_ahead(self, verb: Token, helpers: set[str], *, between: Token | None) -> bool:
        """Return whether a verb refers to the future: "will open", "would open", "to open", "plans", "is opening"."""
        signs = self._signs
        if helpers & signs["future_auxiliary"] or self._is_conditional(helpers) or self._is_due(verb):
            return True
        by_meaning = self._looks_ahead_by_meaning(verb, helpers, between=between)
        if by_meaning is not None:
            return by_meaning
        if any(child.lower_ in signs["condition"] for child in verb.children if child.dep_ == "mark"):
            return verb.tag_ != "VBD"
        return self._looks_ahead_by_form(verb, helpers)

    def _looks_ahead_by_form(self, verb: Token, helpers: set[str]) -> bool:
        """Return whether it is an infinitive or "is opening"."""
        if verb.tag_ == "VB":
            return "to" in helpers and verb.head.lemma_ not in self._signs["past_verb"] and not _is_over(verb.head)
        return verb.tag_ == "VBG" and bool(helpers & self._signs["present_auxiliary"])

    def _is_conditional(self, helpers: set[str]) -> bool:
        return not helpers.isdisjoint(self._signs["conditional_auxiliary"]) and helpers.isdisjoint(
            self._signs["perfect_auxiliary"]
        )

    def _is_due(self, verb: Token) -> bool:
        """Return whether a form of "be" says what is to come: "is due to open", "the vote is on Thursday"."""
        complements = (child for child in verb.children if child.dep_ == "acomp")
        if verb.tag_ not in ("VBZ", "VBP"):
            return False
        return _dates_its_subject(verb) or any(word.lemma_ in self._signs["future_verb"] for word in complements)

    def _is_timetable(self, verb: Token, *, between: Token | None) -> bool:
        """Return whether a verb in the present says what is due, perhaps of its object: "hears the case on Friday"."""
        if verb.lemma_ in self._signs["appointing_verb"]:
            return True
        remote = between is not None and not (between.dep_ == "dobj" and between.head == verb)
        if remote or verb.lemma_ not in self._signs["scheduled_verb"]:
            return False
        return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and verb.dep_ == "acl" and _is_of_present(verb))

    def _looks_ahead_by_meaning(self, verb: Token, helpers: set[str], *, between: Token | None) -> bool | None:
        """Return whether a verb refers to the future by what it means, or None if it does not matter."""
        signs = self._signs
        if _is_over(verb):
            return False
        if self._is_timetable(verb, between=between):
            return True
        remote = between is not None
        plans = verb.lemma_ in signs["future_verb"] and (remote or verb.tag_ != "VBD")
        if plans or (verb.lemma_ in signs["demand_verb"] and remote):
            return not (verb.tag_ == "VBN" and helpers & signs["perfect_auxiliary"])
        return False if helpers & signs["past_auxiliary"] else None


def _is_of_present(participle: Token) -> bool:
    """Return whether the clause around a participle is in the present: "serves a term ending in May"."""
    finite = next((token for token in participle.ancestors if token.tag_ in ("VBZ", "VBP", "VBD", "MD")), None)
    return finite is not None and finite.tag_ in ("VBZ", "VBP")


def _is_of_known(time: Token) -> bool:
    """Return whether a date stands before the noun for an event that is known already: "the Oct. 7 attack"."""
    before_noun = time.dep_ in ("compound", "nmod", "nummod", "amod") and time.head.pos_ in ("NOUN", "PROPN")
    return before_noun and any(child.lower_ == "the" for child in time.head.lefts)


def _separates(token: Token, time: Token) -> bool:
    """Return whether a word between a time and its verb has a meaning of its own: "planned a visit in May"."""
    return token.i != time.i and token.pos_ in ("NOUN", "VERB") and token.ent_type_ not in _TIMES


def _is_over(verb: Token) -> bool:
    """Return whether a plan lies in the past by its own time: "had been due to end", "had been scheduled to open"."""
    finite = verb.head if verb.dep_ == "acomp" else verb
    helpers = {child.lower_ for child in finite.children if child.dep_ in ("aux", "auxpass")}
    return "had" in helpers and (finite.lower_ == "been" or "been" in helpers)


def _dates_its_subject(verb: Token) -> bool:
    """Return whether a form of "be" has a noun as subject and nothing but circumstances behind it."""
    if verb.lemma_ != "be" or not all(_is_circumstance(child) for child in verb.rights):
        return False
    return any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for child in verb.lefts)


def _is_circumstance(child: Token) -> bool:
    return child.dep_ in _CIRCUMSTANCES or (child.dep_ == "attr" and child.ent_type_ in _TIMES)
