"""Where an act happened: by its own words, by what it was done to, by its sentence or paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.relations import BEFORE_NOUN, PREMODIFIERS, clause_part
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import alpha3, demonyms, districts, neighbours
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Place

_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "on", "over", "along", "throughout", "through", "off"}
)
_OF_PARTIES = frozenset({"with", "against", "by", "from", "for", "between"})
_WHITHER = frozenset({"to", "into", "toward", "towards"})
_MOST_STEPS = 12
_GENERAL = {"city": 0, "other": 1, "region": 2, "country": 3}
_SPOT = 4  # a street or a building that no map has


class _Mention(NamedTuple):
    """The words `[start, end)` that name a place, in code points, and their head."""

    start: int
    end: int
    head: Token | None
    place: Place
    words: str


class Where:
    """Finds places around the acts of one document."""

    def __init__(self, document: Document, *, places: tuple[Place, ...]) -> None:
        self._document = document
        named = ((span, place) for place in places for span in place.mentions)
        mentions = [
            _Mention(span.start, span.end, document.head_of(span.start, span.end), place, span.text)
            for span, place in named
        ]
        settings = [mention for mention in mentions if not _says_whose(mention)]
        self._titled = next((place for place in places if not place.mentions), None)
        self._parts = {mention.place.id for mention in mentions if _is_part(mention)}
        self._places = Lookup((mention.start, mention.end, mention.place) for mention in settings)
        self._mentions = sorted(mentions, key=_start)
        self._located = sorted(filter(_is_located, settings), key=_start)
        self._happened = [mention for mention in self._located if not _is_of_speech(mention)]

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
        before = (child for child in noun.lefts if child.dep_ in PREMODIFIERS)
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

    def in_paragraph(self, act: Act) -> Place | None:
        """Return the place where the act's paragraph says so before it; None where it names two towns."""
        start, _ = self._document.paragraph_at(act.head.idx)
        end = act.head.sent.start_char
        named = (mention.place for mention in self._happened if start <= mention.start < end)
        towns = {place.id for place in named if place.kind == "city"}
        return self._nearest(act, start, end) if len(towns) < 2 else None

    def names_place(self, act: Act) -> bool:
        """Return whether the act's paragraph says of any place that things happened there."""
        start, end = self._document.paragraph_at(act.head.idx)
        named = (mention for mention in self._located if start <= mention.start < end)
        return any(not is_spot(mention.place) and not _is_of_flight(mention) for mention in named)

    def of_article(self) -> Place | None:
        """Return where the article is set: its dateline, the town of its title, of its police, or its only town."""
        return self._in_title() or self._of_dateline() or self._of_police() or self._only_town()

    def _of_dateline(self) -> Place | None:
        """Return the place of the dateline; of a bureau's, the country that the news is of.

        A bureau's country is not named again, where another is.
        """
        start, end = self._document.dateline or (0, 0)
        place = best(self._places.within(start, end)) if end else None
        others = [mention.place for mention in self._mentions if mention.start >= end and mention.place.country]
        if place is None or not others or any(other.country == place.country for other in others):
            return place
        most, _ = Counter(other.country for other in others).most_common(1)[0]
        return next((other for other in others if other.country == most and other.kind == "country"), None)

    def town_around(self, place: Place) -> Place:
        """Return the town in which the article tells of a street, a building or a district; else the place itself."""
        if place.id not in self._parts:
            return place
        return self._town_of_district(place) or self._town_of_article(place) or place

    def _town_of_district(self, place: Place) -> Place | None:
        """Return the town of the article that is known to have a district of the name."""
        towns = [town for town in districts().get(name_key(place.name), ()) if place.admin1 in (None, town[1])]
        return next((town.place for town in self._towns() if _key_and_region(town.place) in towns), None)

    def _town_of_article(self, place: Place) -> Place | None:
        """Return the town that the article is set in, if the place may lie there."""
        town = self.of_article() or self._only_town(least=1)
        may_lie = town is not None and town.kind == "city" and place.admin1 in (None, town.admin1)
        return town if may_lie else None

    def _in_title(self) -> Place | None:
        """Return the first town that the title names too, or alone."""
        title = self._document.article.title or ""
        return next((town.place for town in self._towns() if town.place.name in title), self._titled)

    def _of_police(self) -> Place | None:
        """Return the town whose police is named first ("Reno police said")."""
        return next((town.place for town in self._towns() if _names_police(town)), None)

    def _only_town(self, *, least: int = 2) -> Place | None:
        """Return the one town that the article names, and at least so often."""
        towns = [town.place for town in self._towns()]
        return towns[0] if len(towns) >= least and len({town.id for town in towns}) == 1 else None

    def _towns(self) -> Iterator[_Mention]:
        return (mention for mention in self._mentions if mention.place.kind == "city")

    def _nearest(self, act: Act, start: int, end: int) -> Place | None:
        """Return the place nearest the act, of those where things happened in its sentence or in one before it.

        Where somebody came to from elsewhere, in another sentence, nothing else happened.
        """
        sentence = act.head.sent
        found = [
            mention
            for mention in self._happened
            if start <= mention.start < end
            and (not _is_of_flight(mention) if mention.start < sentence.start_char else _is_around(act, mention))
        ]
        by_distance = sorted(found, key=lambda mention: abs(mention.start - act.trigger.idx))
        return best([mention.place for mention in by_distance])

    def _within(self, first: Token, last: Token) -> Place | None:
        return best(self._places.within(first.idx, last.idx + len(last)))


def _is_part(mention: _Mention) -> bool:
    """Return whether the words name a street, a building or a district: a part of a town."""
    if mention.place.kind != "other":
        return False
    return is_spot(mention.place) or name_key(mention.place.name) in districts() or _names_part(mention)


def _names_part(mention: _Mention) -> bool:
    """Return whether a building that no map has is named, or "neighborhood" stands behind the name."""
    if mention.head is None:
        return False
    building = mention.place.latitude is None and mention.head.ent_type_ == "FAC"
    following = mention.head.doc[mention.head.i + 1 : mention.head.i + 2]
    return building or any(neighbours().get(token.lower_) == "district" for token in following)


def _key_and_region(place: Place) -> tuple[str, str, str]:
    return name_key(place.name), place.admin1 or "", _alpha2().get(place.country or "", "")


@cache
def _alpha2() -> dict[str, str]:
    return {code: short for short, code in alpha3().items()}


def _start(mention: _Mention) -> int:
    return mention.start


def _is_located(mention: _Mention) -> bool:
    """Return whether a preposition of place brings the words, alone or in a longer phrase ("in the town of X")."""
    return mention.head is not None and _is_brought(mention.head)


def _says_whose(mention: _Mention) -> bool:
    """Return whether a name says whose something is ("the U.S. embassy", "Kurdish bases"), not where."""
    if mention.head is None:
        return False
    if mention.words in demonyms():  # "six men, all Egyptians"
        return True
    if mention.head.ent_type_ == "NORP":
        return mention.head.dep_ in BEFORE_NOUN
    if mention.place.kind != "country":
        return False
    return mention.head.dep_ in BEFORE_NOUN or _is_owner(mention.head)


def _is_of_speech(mention: _Mention) -> bool:
    """Return whether the place is where a speaker spoke ("told reporters in Geneva")."""
    verb = _verb_over(mention)
    return verb is not None and is_a(verb, "@reporting")


def _is_of_flight(mention: _Mention) -> bool:
    """Return whether the place is where somebody fled or travelled to ("landed near Oslo")."""
    verb = _verb_over(mention)
    return verb is not None and is_a(verb, "@fleeing")


def _verb_over(mention: _Mention) -> Token | None:
    over = _above(mention.head) if mention.head is not None else ()
    return next((token for token in over if token.pos_ in ("VERB", "AUX")), None)


def _is_around(act: Act, mention: _Mention) -> bool:
    """Return whether a place stands in a part of the sentence that holds the act, and not in an aside."""
    if mention.head is None:
        return True
    part = clause_part(mention.head)
    return part == act.head or part.is_ancestor(act.head) or part.is_ancestor(act.trigger)


def _names_police(town: _Mention) -> bool:
    return town.head is not None and is_a(town.head.head, "@police") and town.head.dep_ in BEFORE_NOUN


def _is_owner(word: Token) -> bool:
    """Return whether a name behind `of` says whose something is ("the embassy of Peru"), not of what it is a part."""
    return word.dep_ == "pobj" and word.head.lower_ == "of" and not is_a(word.head.head, "@locality")


def _of_meeting(act: Act) -> Iterator[Token]:
    """Yield what hangs on those who meet: the parse takes where they met for where they are from."""
    if act.type in ("CONSULT", "COOPERATE"):
        yield from (child for party in act.parties for child in party.rights)


def _is_brought(word: Token) -> bool:
    """Return whether the phrase around a place name hangs on a preposition of place."""
    for _ in range(_MOST_STEPS):
        if word.dep_ == "pobj" and word.head.lower_ in _WHERE:
            return True
        beside = word.dep_ in ("appos", "conj") or (word.dep_ in BEFORE_NOUN and is_a(word.head, "@place"))
        part = word.dep_ == "pobj" and word.head.lower_ == "of"
        if not (beside or part):
            return False
        word = word.head.head if part else word.head
    return False


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_MOST_STEPS):
        if token.head == token:
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
