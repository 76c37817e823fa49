"""Where an act happened: by its own words, by what it was done to, by its sentence or paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.relations import PASSIVE_SUBJECTS, PREMODIFIERS, SUBJECTS, clause_part
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.slots.place_mentions import WHERE, PlaceMention, best, is_spot
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Place

_OF_PARTIES = frozenset({"with", "against", "by", "from", "for", "between"})
_WHITHER = frozenset({"to", "into", "toward", "towards"})
_MOST_STEPS = 12


class Where:
    """Finds places around the acts of one document."""

    def __init__(self, document: Document, mentions: Sequence[PlaceMention]) -> None:
        self._document = document
        self._named = Lookup((mention.start, mention.end, mention.place) for mention in mentions)
        settings = [mention for mention in mentions if not mention.says_whose]
        self._places = Lookup((mention.start, mention.end, mention.place) for mention in settings)
        self._located = [mention for mention in settings if mention.is_located]
        self._happened = [m for m in self._located if not _is_of_speech(m) and not _is_of_care(m)]

    def in_clause(self, act: Act) -> Place | None:
        """Return the place that a preposition among the act's own words brings, or a town before its noun.

        Who flees somewhere flees from elsewhere.
        """
        whither = frozenset() if is_a(act.head, "@fleeing") else _WHITHER
        found = (
            best(self._in_phrase(modifier))
            for prepositions in (WHERE, whither)
            for modifier in (*act.modifiers, *_of_meeting(act))
            if modifier.dep_ == "prep" and modifier.lower_ in prepositions and not _says_why(modifier)
        )
        return next(filter(None, found), None) or self._before_noun(act.trigger) or self._of_antecedent(act.head)

    def _of_antecedent(self, verb: Token) -> Place | None:
        """Return the place that a clause with "where" tells of: "drove to Goma, where he was shot"."""
        tells = verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children)
        return self._places.covering(verb.head.idx, verb.head.idx + len(verb.head)) if tells else None

    def _before_noun(self, noun: Token) -> Place | None:
        """Return the town that stands before an event noun ("the Paris attacks")."""
        before = (child for child in noun.lefts if child.dep_ in PREMODIFIERS)
        found = (self._places.covering(child.idx, child.idx + len(child)) for child in before)
        return next((place for place in found if place and place.kind == "city"), None)

    def _in_phrase(self, head: Token, *, without: frozenset[str] = _OF_PARTIES) -> list[Place]:
        """Return the places in a phrase, without parties and the like: not Kenya of "in talks with Kenya"."""
        words, stack = [], [head]
        while stack:
            token = stack.pop()
            words.append(token)
            stack.extend(child for child in token.children if child.lower_ not in without)
        found = (self._places.covering(word.idx, word.idx + len(word)) for word in sorted(words))
        return list(dict.fromkeys(place for place in found if place))

    def invaded(self, act: Act) -> Place | None:
        """Return the country or region that a war is waged on: Ukraine of "Russia's invasion of Ukraine"."""
        found = (self._named.covering(target.idx, target.idx + len(target)) for target in act.targets)
        return next(filter(None, found), None)

    def of_targets(self, act: Act) -> Place | None:
        """Return the place that a target is, or that its own words name ("the village of Berg in the north")."""
        return next(filter(None, map(self._of_target, act.targets)), None)

    def _of_target(self, target: Token) -> Place | None:
        itself = self._places.covering(target.idx, target.idx + len(target))
        return itself or best(self._in_phrase(target, without=_OF_PARTIES | _WHITHER))

    def in_sentence(self, act: Act) -> Place | None:
        """Return the place where the act's sentence says that things happened, nearest the act."""
        sentence = act.head.sent
        return self._nearest(act, sentence.start_char, sentence.end_char)

    def in_paragraph(self, act: Act) -> Place | None:
        """Return the place where the act's paragraph says so before it; None where it names two towns."""
        start, _ = self._document.paragraph_at(act.head.idx)
        end = act.head.sent.start_char
        named = (mention.place for mention in self._happened if start <= mention.start < end)
        towns = {place.id for place in named if place.kind == "city"}
        return self._nearest(act, start, end) if len(towns) < 2 else None

    def names_place(self, act: Act) -> bool:
        """Return whether the paragraph says of any place, up to the act's sentence, that things happened there."""
        start, _ = self._document.paragraph_at(act.head.idx)
        sentence = act.head.sent
        named = (
            mention
            for mention in self._located
            if start <= mention.start < sentence.end_char
            and (mention.start < sentence.start_char or _is_around(act, mention))
        )
        return any(not is_spot(mention.place) and not _is_of_flight(mention) for mention in named)

    def _nearest(self, act: Act, start: int, end: int) -> Place | None:
        """Return the place nearest the act, of those where things happened in its sentence or in one before it.

        Where somebody came to from elsewhere, or what had been before that, in another sentence, nothing else happened.
        """
        sentence = act.head.sent
        found = [
            mention
            for mention in self._happened
            if start <= mention.start < end
            and (not _is_of_before(mention) if mention.start < sentence.start_char else _is_around(act, mention))
        ]
        by_distance = sorted(found, key=lambda mention: abs(mention.start - act.trigger.idx))
        return best([mention.place for mention in by_distance])


def _says_why(preposition: Token) -> bool:
    """Return whether "over" brings a reason, and no place: "sanctions over killings in Goma", "flew over Goma"."""
    brought = preposition.children
    return preposition.lower_ == "over" and not any(is_a(c, "@place") or is_a(c, "@territory") for c in brought)


def _is_of_speech(mention: PlaceMention) -> bool:
    """Return whether the place is where a speaker spoke ("told reporters in Geneva")."""
    verb = _verb_over(mention)
    return verb is not None and is_a(verb, "@reporting")


def _is_of_care(mention: PlaceMention) -> bool:
    """Return whether the place is where the hurt are cared for ("in a hospital in Leeds")."""
    above = mention.head.head.head if mention.head is not None and mention.head.dep_ == "pobj" else None
    return above is not None and is_a(above, "@care")


def _is_of_flight(mention: PlaceMention) -> bool:
    """Return whether the place is where somebody fled or travelled to ("landed near Oslo")."""
    verb = _verb_over(mention)
    return verb is not None and is_a(verb, "@fleeing")


def _is_of_before(mention: PlaceMention) -> bool:
    """Return whether the place is where somebody fled to, or where something had been before what the text tells."""
    verb = _verb_over(mention)
    had = verb is not None and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return had or _is_of_flight(mention)


def _verb_over(mention: PlaceMention) -> Token | None:
    over = _above(mention.head) if mention.head is not None else ()
    return next((token for token in over if token.pos_ in ("VERB", "AUX")), None)


def _is_around(act: Act, mention: PlaceMention) -> bool:
    """Return whether a place stands in the part of the sentence that holds the act: no aside, no other's clause."""
    if mention.head is None:
        return True
    own, part = clause_part(act.head), clause_part(mention.head)
    if own.dep_ == "advcl" and own.tag_ == "VBG":  # "hit Goma, killing six"
        return own.head.is_ancestor(mention.head)
    around = _holds(part, act) or (part.head == act.head and any(child.lower_ == "when" for child in part.children))
    return around and not any(_is_apart(token) and not _holds(token, act) for token in _above(mention.head))


def _is_apart(token: Token) -> bool:
    """Return whether a token begins a clause with a subject of its own behind "and", or says over what an act was."""
    return (
        token.dep_ == "conj" and any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in token.children)
    ) or _says_why(token)


def _holds(token: Token, act: Act) -> bool:
    return token in (act.head, act.trigger) or token.is_ancestor(act.head) or token.is_ancestor(act.trigger)


def _of_meeting(act: Act) -> Iterator[Token]:
    """Yield what hangs on those who meet: the parse takes where they met for where they are from."""
    if act.type in ("CONSULT", "COOPERATE"):
        yield from (child for party in act.parties for child in party.rights)


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_MOST_STEPS):
        if token.head == token:
            return
        token = token.head
        yield token
