"""Where an act happened: by its own words, by what it was done to, by its sentence or paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.relations import clause_part
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Place, Span

_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "on", "over", "along", "throughout", "through", "off"}
)
_OF_PARTIES = frozenset({"with", "against", "by", "from", "for", "between"})
_WHITHER = frozenset({"to", "into", "toward", "towards"})
_BEFORE = frozenset({"compound", "nmod", "amod", "poss"})
_MOST_STEPS = 12
_GENERAL = {"city": 0, "other": 1, "region": 2, "country": 3}
_SPOT = 4  # a street or a building that no map has


class Where:
    """Finds places around the acts of one document."""

    def __init__(self, document: Document, *, places: tuple[Place, ...]) -> None:
        self._document = document
        mentions = [(mention, place) for place in places for mention in place.mentions]
        self._places = Lookup(
            (mention.start, mention.end, place) for mention, place in mentions if not self._says_whose(mention, place)
        )
        self._mentions = sorted(mentions, key=lambda mentioned: mentioned[0].start)
        self._located = sorted(
            ((mention, place) for mention, place in mentions if self._is_located(mention, place)),
            key=lambda located: located[0].start,
        )
        self._happened = [(mention, place) for mention, place in self._located if not self._is_of_speech(mention)]

    def in_clause(self, act: Act) -> Place | None:
        """Return the place that a preposition among the act's own words brings, or a town before its noun."""
        found = (
            best(self._in_phrase(modifier))
            for prepositions in (_WHERE, _WHITHER)
            for modifier in (*act.modifiers, *_of_meeting(act))
            if modifier.dep_ == "prep" and modifier.lower_ in prepositions
        )
        return next(filter(None, found), None) or self._before_noun(act.trigger)

    def _before_noun(self, noun: Token) -> Place | None:
        """Return the town that stands before an event noun ("the Paris attacks")."""
        before = (child for child in noun.lefts if child.dep_ in _BEFORE and child.dep_ != "poss")
        found = (self._places.covering(child.idx, child.idx + len(child)) for child in before)
        return next((place for place in found if place and place.kind == "city"), None)

    def _in_phrase(self, preposition: Token) -> list[Place]:
        """Return the places that a preposition of place brings, without parties: not Kenya of "in talks with Kenya"."""
        words, stack = [], [preposition]
        while stack:
            token = stack.pop()
            words.append(token)
            stack.extend(child for child in token.children if child.lower_ not in _OF_PARTIES)
        found = (self._places.covering(word.idx, word.idx + len(word)) for word in sorted(words))
        return list(dict.fromkeys(place for place in found if place))

    def of_targets(self, act: Act) -> Place | None:
        """Return the place that a target is, or that its own words name ("the village of Berg in the north")."""
        return next(filter(None, map(self._of_target, act.targets)), None)

    def _of_target(self, target: Token) -> Place | None:
        itself = self._places.covering(target.idx, target.idx + len(target))
        return itself or self._within(target.left_edge, target.right_edge)

    def in_sentence(self, act: Act) -> Place | None:
        """Return the place where the act's sentence says that things happened, nearest the act."""
        sentence = act.head.sent
        return self._nearest(act, sentence.start_char, sentence.end_char)

    def _is_around(self, act: Act, mention: Span) -> bool:
        """Return whether a place stands in a part of the sentence that holds the act, and not in an aside."""
        words = self._document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        part = clause_part(words.root) if words is not None else None
        return part is None or part == act.head or part.is_ancestor(act.head) or part.is_ancestor(act.trigger)

    def in_paragraph(self, act: Act) -> Place | None:
        """Return the place where the act's paragraph says so before it; None where it names two towns."""
        start, _ = self._document.paragraph_at(act.head.idx)
        end = act.head.sent.start_char
        towns = {place.id for mention, place in self._happened if start <= mention.start < end and place.kind == "city"}
        return self._nearest(act, start, end) if len(towns) < 2 else None

    def names_place(self, act: Act) -> bool:
        """Return whether the act's paragraph says of any place that things happened there."""
        start, end = self._document.paragraph_at(act.head.idx)
        return any(start <= mention.start < end and not is_spot(place) for mention, place in self._located)

    def of_article(self) -> Place | None:
        """Return where the article is set: its dateline, the town of its title, of its police, or its only town."""
        dateline = self._document.dateline
        dated = best(self._places.within(*dateline)) if dateline else None
        return dated or self._in_title() or self._of_police() or self._only_town()

    def _in_title(self) -> Place | None:
        """Return the first town that the title names too."""
        title = self._document.article.title or ""
        return next((place for _, place in self._mentions if place.kind == "city" and place.name in title), None)

    def _of_police(self) -> Place | None:
        """Return the town whose police is named first ("Reno police said")."""
        towns = ((mention, place) for mention, place in self._mentions if place.kind == "city")
        return next((place for mention, place in towns if self._names_police(mention)), None)

    def _names_police(self, mention: Span) -> bool:
        words = self._document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return words is not None and is_a(words.root.head, "@police") and words.root.dep_ in _BEFORE

    def _only_town(self) -> Place | None:
        towns = [place for _, place in self._mentions if place.kind == "city"]
        return towns[0] if len(towns) > 1 and len({town.id for town in towns}) == 1 else None

    def _nearest(self, act: Act, start: int, end: int) -> Place | None:
        sentence = act.head.sent
        found = [
            (mention, place)
            for mention, place in self._happened
            if start <= mention.start < end and (mention.start < sentence.start_char or self._is_around(act, mention))
        ]
        if not found:
            return None
        by_distance = sorted(found, key=lambda located: abs(located[0].start - act.trigger.idx))
        return best([place for _, place in by_distance])

    def _within(self, first: Token, last: Token) -> Place | None:
        return best(self._places.within(first.idx, last.idx + len(last)))

    def _is_located(self, mention: Span, place: Place) -> bool:
        """Return whether a preposition of place brings the words, alone or in a longer phrase ("in the town of X")."""
        words = self._document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return words is not None and _is_brought(words.root) and not self._says_whose(mention, place)

    def _says_whose(self, mention: Span, place: Place) -> bool:
        """Return whether a country says whose something is ("the U.S. embassy", "the president of Peru"), not where."""
        if place.kind != "country":
            return False
        words = self._document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return words is not None and (words.root.dep_ in _BEFORE or _is_owner(words.root))

    def _is_of_speech(self, mention: Span) -> bool:
        """Return whether the place is where a speaker spoke ("told reporters in Geneva")."""
        words = self._document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if words is None:
            return False
        above = next((token for token in _above(words.root) if token.pos_ in ("VERB", "AUX")), None)
        return above is not None and is_a(above, "@reporting")


def _is_owner(word: Token) -> bool:
    """Return whether a name behind `of` says whose something is ("the embassy of Peru"), not of what it is a part."""
    return word.dep_ == "pobj" and word.head.lower_ == "of" and not is_a(word.head.head, "@locality")


def _of_meeting(act: Act) -> Iterator[Token]:
    """Yield what hangs on those who meet: the parse takes where they met for where they are from."""
    if act.type in ("CONSULT", "COOPERATE"):
        yield from (child for party in (*act.actors, *act.targets) for child in party.rights)


def _is_brought(word: Token) -> bool:
    """Return whether the phrase around a place name hangs on a preposition of place."""
    for _ in range(_MOST_STEPS):
        if word.dep_ == "pobj" and word.head.lower_ in _WHERE:
            return True
        beside = word.dep_ in ("appos", "conj") or (word.dep_ in _BEFORE and is_a(word.head, "@place"))
        part = word.dep_ == "pobj" and word.head.lower_ == "of"
        if not (beside or part):
            return False
        word = word.head.head if part else word.head
    return False


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_MOST_STEPS):
        if token.head is token:
            return
        token = token.head
        yield token


def best(places: list[Place]) -> Place | None:
    """Return the first of the places that say most: a town before its country, and before a street no map has."""
    return min(places, key=_vagueness, default=None)


def is_spot(place: Place) -> bool:
    """Return whether a place is a street or a building whose town has to be said elsewhere."""
    words = place.name.lower().split()
    named_so = any(word in _spot_words() or word[:1].isdigit() for word in words)
    return place.kind == "other" and place.latitude is None and named_so


@cache
def _spot_words() -> frozenset[str]:
    return frozenset(noun for noun, classes in noun_classes().items() if "spot" in classes)


def _vagueness(place: Place) -> int:
    return _SPOT if is_spot(place) else _GENERAL[place.kind]
