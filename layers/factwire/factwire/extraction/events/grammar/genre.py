"""The genre of a text, by its words: violence, disaster, sport, elections, fiction."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc, Token

from factwire.extraction.events.grammar.argument_frames import Frame
from factwire.extraction.events.grammar.relations import BEFORE_NOUN, first_conjunct
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.events.lexicon.predicate_words import lemma

_FEWEST_GAMES = 2
_FEWEST_VOTES = 3
_FEWEST_WORKS = 4
_FEWEST_ACTS = 3
_FEWEST_ARMS = 2
_FEWEST_HAZARDS = 2
_ACTS_A_HAZARD = 2
_FEWEST_IN_EXPLOSION = 2
_WORDS_A_WORK = 80
_FEWEST_WORDS = 120
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_FEWEST_WEEKDAYS = 2
_WORDS_A_WEEKDAY = 200
_LEAST_HARD = 0.015


class TextGenre:
    """What the words of a text say about the kind of event that a predicate can be."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._violent: dict[int, frozenset[int]] = {}

    @cached_property
    def disaster(self) -> bool:
        """Whether the text speaks of disaster or accident, more than of violence: several hazards, than of arms."""
        hazards = self._counts["hazard"]
        several = hazards >= _FEWEST_HAZARDS and hazards > self._counts["literal"]
        return several or hazards > self._counts["violence"]

    @cached_property
    def fiction(self) -> bool:
        """Whether the text is about works of fiction: a review, a listing of films."""
        works = self._counts["fiction"]
        return works >= _FEWEST_WORKS and works * _WORDS_A_WORK >= len(self._doc)

    def is_plot(self, verb: Token) -> bool:
        """Return whether what a verb says in the present is the plot of a work ("in the film, soldiers attack")."""
        verb = first_conjunct(verb)
        if verb.tag_ not in ("VBZ", "VBP") or any(child.dep_ == "aux" for child in verb.children):
            return False
        return self.fiction or any(_is_work(token) for token in verb.sent)

    @cached_property
    def sport(self) -> bool:
        """Whether the text is about sport: more words of games, and scores, than of violence."""
        games = self._counts["sporting"]
        return games >= _FEWEST_GAMES and games + self._scores > self._counts["violence"]

    @cached_property
    def soft(self) -> bool:
        """Whether the text is no hard news: it has hardly any words of the state, the law, violence or disaster."""
        return not self.brief and self._counts["hard_news"] < _LEAST_HARD * self._words

    @cached_property
    def daily(self) -> bool:
        """Whether the text is one of the day's news: it names weekdays, twice at least, and every 200 words."""
        named = sum(token.lower_ in _WEEKDAYS for token in self._doc)
        return named >= _FEWEST_WEEKDAYS and named * _WORDS_A_WEEKDAY >= len(self._doc)

    @cached_property
    def brief(self) -> bool:
        """Whether the text is of a few sentences."""
        return self._words < _FEWEST_WORDS

    @cached_property
    def _words(self) -> int:
        return sum(token.is_alpha for token in self._doc)

    @cached_property
    def _scores(self) -> int:
        """How many scores stand in the text ("a 1-1 draw"), of which votes have few."""
        return sum(_is_score(token) for token in self._doc)

    @cached_property
    def electoral(self) -> bool:
        """Whether the text is about an election."""
        return self._counts["electoral"] >= _FEWEST_VOTES

    @cached_property
    def _counts(self) -> Counter[str]:
        """How many words of the text belong to each class; who storms a building is no storm."""
        classes = noun_classes()
        return Counter(
            kind
            for token in self._doc
            for kind in classes.get(lemma(token), ())
            if kind != "hazard" or token.pos_ != "VERB"
        )

    def violent(self, arguments: Frame) -> bool:
        """Return whether an armed subject or words of violence stand beside a word for hurting people.

        The whole text says whether an explosion that hurts people was set off.
        """
        if any(
            token.ent_type_ in ("GPE", "NORP") or is_a(token, "@armed") or is_a(token, "@weapon")
            for token in arguments.subjects
        ):
            return True
        if any(is_a(token, "explosion") or is_a(token, "blast") for token in arguments.subjects):
            return self._counts["evidence"] >= _FEWEST_IN_EXPLOSION
        return self.has_violence(arguments.head) or self.violence or self._is_beside_violence(arguments.head)

    def _is_beside_violence(self, token: Token) -> bool:
        """Return whether a sentence beside it tells of violence, in a text without disasters and accidents."""
        if self._hazards:
            return False
        sentence = token.sent
        beside = [at for at in (sentence.start - 1, sentence.end) if 0 <= at < len(token.doc)]
        return any(self.has_violence(token.doc[at]) for at in beside)

    @property
    def _hazards(self) -> int:
        return self._counts["hazard"] + self._counts["mishap"]

    @cached_property
    def violence(self) -> bool:
        """Whether the text is about violence: several words of it, and more than of disaster and accident.

        A war or an attack may be a figure of speech; arms, soldiers and homicides seldom are.
        """
        violent = self._counts["evidence"]
        literal = self._counts["literal"] >= _FEWEST_ARMS
        return literal and violent >= _FEWEST_ACTS and violent > _ACTS_A_HAZARD * self._hazards

    def has_violence(self, token: Token) -> bool:
        """Return whether words of violence stand in the token's sentence besides the token itself."""
        return bool(self._words_of_violence(token) - {token.i})

    def has_deed_of_violence(self, token: Token) -> bool:
        """Return whether one of those words is more than part of a name for something ("the rebel-held north")."""
        doc = token.doc
        return any(doc[at].dep_ not in BEFORE_NOUN for at in self._words_of_violence(token) - {token.i})

    def _words_of_violence(self, token: Token) -> frozenset[int]:
        sentence = token.sent
        if sentence.start not in self._violent:
            self._violent[sentence.start] = frozenset(
                word.i for word in sentence if "evidence" in noun_classes().get(word.lemma_.lower(), ())
            )
        return self._violent[sentence.start]


def _is_score(hyphen: Token) -> bool:
    """Return whether a hyphen parts the numbers of a score: "2-1"."""
    around = hyphen.doc[max(0, hyphen.i - 1) : hyphen.i + 2]
    return hyphen.text in ("-", "–") and [word.is_digit for word in around] == [True, False, True]


def _is_work(token: Token) -> bool:
    """Return whether the word is a work that its sentence tells: "in the film", "the novel tells how"."""
    if not is_a(token, "@narrative"):
        return False
    within = token.dep_ == "pobj" and token.head.lower_ in ("in", "of")
    return within or (token.dep_ == "nsubj" and token.head.tag_ in ("VBZ", "VBP"))
