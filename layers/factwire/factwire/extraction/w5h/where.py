"""Where: the place of the main event, as exactly as the article names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.places.place_lexicons import demonyms
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import NOMINAL
from factwire.extraction.w5h.grammar.happenings import happenings
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.main_event.headline_clause import headline_of
from factwire.model import Entity, Incident, Place

LOCATIVES = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "on",
        "from",
        "across",
        "into",
        "through",
        "throughout",
        "around",
        "along",
    }
)
# Behind a noun and in a headline, "on Norway" and "from Norway" are about the country, not in it.
ABOUT = frozenset({"on", "from"})
HEADLINE_LOCATIVES = LOCATIVES - ABOUT
# A body named with one of these prepositions is meant as its building: "at the Ministry of Health".
SITE_PREPOSITIONS = frozenset({"at", "inside", "outside"})
AIMING = frozenset({"out", "back", "anger", "look", "fury", "outrage"})
BODIES = frozenset({"FAC", "ORG"})
NAME_HOLDERS = BODIES | {"PERSON", "WORK"}
PARTNERSHIP = frozenset({"with", "against", "between", "by"})
STANDING_ALONE = frozenset({"ROOT", "conj", "dep"})
ADDED = frozenset({"appos", "npadvmod"})  # stands alone where a mark sets it off
# What each thing known of a mention adds to its nearness to the main event. Round numbers: any near them rank alike.
EXACTNESS = {"city": 0.5, "other": 0.5, "FAC": 0.5, "region": 0.25, "ORG": 0.15, "country": 0.0}
UNKNOWN_EXACTNESS = 0.15  # of a place that the gazetteer lacks
EARLY_SCORE = 0.5  # a place counts more than other answers for standing early
SCENE_SCORE = 0.75  # something happens there
NAMED_SCORE = 0.5  # it is in a dateline, or hangs on no word that gives it another role
# A country that is neither is rather a party, all the more in "talks with Norway".
PARTY_COST = -0.25
PARTNER_COST = -1.0
ABROAD_COST = -1.0
OFTEN_ABROAD = 3  # mentions of another country that the lead names
LEADING = 0.8  # nearness of the first two sentences
HEADLINE_SCORE = 1.0
IN_HEADLINE_SCORE = 0.25
INCIDENT_SCORE = 0.5
WITHIN_SCORE = 0.5  # a wider place that it lies in is named as well
FREQUENCY_SCORE = 0.5
OFTEN = 7  # mentions; more add nothing
WEAKEST = 0.5


@dataclass(frozen=True)
class Site:
    """A mention of a place or of a body with a building: code points, how exact it is, and the fact behind it."""

    start: int
    end: int
    exactness: float
    ref: str
    place: Place | None = None
    is_body: bool = False


def where(
    document: Document,
    nearness: Nearness,
    *,
    places: tuple[Place, ...],
    entities: tuple[Entity, ...],
    incident: Incident | None,
) -> Iterator[Scored]:
    """Yield the possible answers: the places of the article, best where something happens near the main event.

    The score of a mention is a plain sum: near the lead, in the headline, often named, exact, and the scene of
    something (Hamborg et al., Giveme5W1H, 2019, rank places by position, frequency and containment). A place and the
    larger one named behind it ("Aldport, Ohio", "Central Station in Aldport") are one answer.
    """
    sites = list(_sites(places, entities))
    grounds = _Grounds(document, nearness, sites=sites, places=places, incident=incident)
    ends = {site.start: site.end for site in sites if site.place and not _is_modifier(document.text, site)}
    for site in sites:
        tokens = document.doc.char_span(site.start, site.end, alignment_mode="expand")
        if tokens is not None and grounds.may_answer(site, tokens.root):
            start, end = _whole(site, document=document, tokens=tokens, ends=ends)
            score = grounds.score(site, tokens.root, joined=end > site.end)
            if score >= WEAKEST:
                yield Scored(start, end, score, ref=site.ref)
    yield from _titled(document, places)


def _titled(document: Document, places: tuple[Place, ...]) -> Iterator[Scored]:
    """Yield the towns that only the title names."""
    title = document.article.title or ""
    for place in places:
        start = -1 if place.mentions else _find_word(place.name, title)
        if start >= 0:
            end = start + len(place.name)
            yield Scored(start, end, HEADLINE_SCORE + EXACTNESS["city"], in_title=True, ref=place.id)


def _find_word(name: str, text: str) -> int:
    """Return where a name first stands as a word of its own, or -1: "Aden" is not in "Adeni"."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()):
            break
        start = text.find(name, start + 1)
    return start


class _Grounds:
    """What is known of the mentions of places in one article, and the score that follows from it."""

    def __init__(
        self,
        document: Document,
        nearness: Nearness,
        *,
        sites: list[Site],
        places: tuple[Place, ...],
        incident: Incident | None,
    ) -> None:
        self._document = document
        self._nearness = nearness
        self._incident = incident
        self._mentions = Counter(site.ref for site in sites)
        located = [(site.start, site.place.country) for site in sites if site.place and site.place.country]
        self._countries = Counter(country for _, country in located)
        self._led_by = {country for start, country in located if nearness.position(start) >= LEADING}
        self._is_scene_told = self._tells_scene(sites)
        self._wider = {place.id: [other.id for other in places if _lies_in(place, other)] for place in places}
        headline = headline_of(document)
        self._titled: dict[str, float] = defaultdict(float)
        for name, ref, is_place in {(document.text[s.start : s.end], s.ref, s.place is not None) for s in sites}:
            titled = _headline_score(name, headline, is_place=is_place)
            self._titled[ref] = max(self._titled[ref], titled)
        self._named_countries = self._countries_titled(places, IN_HEADLINE_SCORE, kinds=("country",))
        self._titled_countries = self._countries_titled(places, HEADLINE_SCORE)

    def _countries_titled(self, places: tuple[Place, ...], score: float, *, kinds: tuple[str, ...] = ()) -> set[str]:
        """Return the countries of the places, of those kinds only, that the headline gives such a score at least."""
        titled = (place for place in places if self._titled[place.id] >= score and (not kinds or place.kind in kinds))
        return {place.country for place in titled if place.country}

    def may_answer(self, site: Site, root: Token) -> bool:
        """Return whether the mention can be a place of the event: a body only where it is meant as its building."""
        if root.pos_ == "ADJ" or _is_modifier(self._document.text, site):
            return False
        meant = root.head.lower_ in SITE_PREPOSITIONS or self._in_headline(site) >= HEADLINE_SCORE
        return meant or not site.is_body

    def score(self, site: Site, root: Token, *, joined: bool) -> float:
        """Return the sum for the mention; `joined` if a larger place is named right behind it."""
        often = log(1 + min(self._mentions[site.ref], OFTEN)) / log(1 + OFTEN)
        within = joined or bool(self._wider.get(site.ref))
        of_incident = self._incident is not None and site.ref == self._incident.place
        return (
            self._nearness.score(site.start)
            + EARLY_SCORE * self._nearness.position(site.start)
            + self._in_headline(site)
            + site.exactness
            + self._role(site, root)
            + FREQUENCY_SCORE * often
            + WITHIN_SCORE * within
            + INCIDENT_SCORE * of_incident
        )

    def _role(self, site: Site, root: Token) -> float:
        """Return how surely its words say that something happened there; a dateline where the lead does not."""
        if self._document.in_dateline(site.start):
            if self._is_abroad(site):
                return ABROAD_COST
            return 0.0 if self._is_scene_told else NAMED_SCORE
        return _role_score(site, root)

    def _is_abroad(self, dateline: Site) -> bool:
        """Return whether the headline or the rest tells of other countries: correspondents write from the next city."""
        if dateline.place is None or dateline.place.country is None:
            return False
        if self._titled_countries and dateline.place.country not in self._titled_countries:
            return True
        own = self._countries[dateline.place.country] - 1
        if any(self._countries[country] > own for country in self._named_countries - {dateline.place.country}):
            return dateline.place.country not in self._named_countries
        others = (self._countries[country] for country in self._led_by - {dateline.place.country})
        return max(others, default=0) >= OFTEN_ABROAD * max(1, own)

    def _tells_scene(self, sites: list[Site]) -> bool:
        """Return whether the sentence behind the dateline says itself where: the dateline is where it was written."""
        dateline = self._document.dateline
        begin = dateline[1] if dateline is not None else len(self._document.text)
        end = next((sentence.end_char for sentence in self._document.sentences if sentence.end_char > begin), begin)
        behind = ((site, self._document.head_of(site.start, site.end)) for site in sites if begin <= site.start < end)
        written = [site.place for site in sites if site.place and self._document.in_dateline(site.start)]
        regions = [site for site in sites if site.place and site.place.kind == "region"]
        wider = {site.ref for site in regions if site.place and any(_lies_in(place, site.place) for place in written)}
        return any(
            head is not None and site.ref not in wider and _role_score(site, head) == SCENE_SCORE
            for site, head in behind
        )

    def _in_headline(self, site: Site) -> float:
        """Return what the site gains by the headline: a town also by its country there."""
        return max(self._titled[ref] for ref in (site.ref, *self._wider.get(site.ref, ())))


def _sites(places: tuple[Place, ...], entities: tuple[Entity, ...]) -> Iterator[Site]:
    """Yield the mentions of bodies with a building, and of places; a place in a longer name is none."""
    names = [(m.start, m.end, e) for e in entities if e.type in NAME_HOLDERS for m in e.mentions if m.kind == "name"]
    for start, end, entity in names:
        if entity.type in BODIES:
            yield Site(start, end, EXACTNESS[entity.type], entity.id, is_body=entity.type == "ORG")
    holders = Lookup((start, end, entity) for start, end, entity in names if entity.type != "FAC")
    for place in places:
        yield from _mentions_of(place, holders)


def _mentions_of(place: Place, holders: Lookup[Entity]) -> Iterator[Site]:
    exactness = UNKNOWN_EXACTNESS if place.latitude is None else EXACTNESS[place.kind]
    for span in place.mentions:
        if holders.covering(span.start, span.end) is None:
            yield Site(span.start, span.end, exactness, place.id, place)


def _is_modifier(text: str, site: Site) -> bool:
    """Return whether the words describe something else: a people ("Spanish"), a seat ("R-N.Y."), "Paris-based"."""
    glued = text[max(site.start - 1, 0)] == "-" or text[site.end : site.end + 1] == "-"
    return glued or text[site.start : site.end] in demonyms()


def _headline_score(name: str, headline: Tokens | None, *, is_place: bool) -> float:
    """Return what a site of that name gains if the headline puts something there, or names it at all."""
    if headline is None or name.lower() not in headline.text.lower():
        return 0.0
    located = _is_located_in(headline, name, HEADLINE_LOCATIVES if is_place else SITE_PREPOSITIONS)
    return HEADLINE_SCORE if located else IN_HEADLINE_SCORE


def _lies_in(place: Place, wider: Place) -> bool:
    """Return whether the wider place is the country or the region of the place."""
    if place.kind not in ("city", "other") or place.country is None or place.country != wider.country:
        return False
    return wider.kind == "country" or (wider.kind == "region" and place.admin1 == wider.admin1)


def _role_score(site: Site, root: Token) -> float:
    """Return how surely its own words say that something happened there."""
    phrase = _site(_named_after(root))
    if phrase.pos_ == "ADV" or (phrase.dep_ == "pobj" and _locates(phrase.head)):
        if _is_of_aside(phrase):
            return 0.0
        if _is_of_verb(phrase):
            return SCENE_SCORE
        if phrase.head.lower_ not in ABOUT:
            return 0.0 if _is_of_known_event(phrase.head.head) else NAMED_SCORE
    return _score_without_scene(site, root)


def _score_without_scene(site: Site, root: Token) -> float:
    """Return what a place gains that no preposition makes a scene: one by itself, or a party to it."""
    if site.place and _stands_alone(root, site):
        return NAMED_SCORE
    if site.exactness > EXACTNESS["country"]:
        return 0.0
    return PARTNER_COST if root.head.lower_ in PARTNERSHIP else PARTY_COST


def _is_located_in(title: Tokens, name: str, prepositions: frozenset[str]) -> bool:
    """Return whether the headline says something of a place: "at the White House", "in northern Chile"."""
    words = name.lower().split()
    title_words = [token.lower_ for token in title]
    found = (at for at in range(1, len(title_words) - len(words) + 1) if title_words[at : at + len(words)] == words)
    return any(
        _is_behind(title[:at], prepositions) and not _names_other(title, at + len(words), prepositions) for at in found
    )


def _is_behind(before: Tokens, prepositions: frozenset[str]) -> bool:
    """Return whether one of the prepositions stands before a place; "lashes out at" aims at a body."""
    nearest = next((token for token in reversed(before) if token.pos_ not in {"DET", "ADJ"}), None)
    if nearest is None or nearest.lower_ not in prepositions:
        return False
    return nearest.lower_ != "at" or nearest.i == before.start or nearest.nbor(-1).lower_ not in AIMING


def _names_other(title: Tokens, at: int, prepositions: frozenset[str]) -> bool:
    """Return whether a body's name describes the noun behind it: "at the GOP debate"."""
    return prepositions is SITE_PREPOSITIONS and at < len(title) and title[at].pos_ in NOMINAL


def _whole(site: Site, *, document: Document, tokens: Tokens, ends: dict[int, int]) -> tuple[int, int]:
    """Return the place with the words that say which part of it, and with the larger place behind it."""
    text, end = document.text, site.end
    start = min(_first_of_part(tokens).idx, site.start)
    for child in tokens.root.children:
        if child.i == tokens.end and child.lower_ in {"in", "on"}:
            end = next((ends[c.left_edge.idx] for c in child.children if c.left_edge.idx in ends), end)
    if text[end : end + 2] == ", ":
        end = ends.get(end + 2, end)
    return start, end


def _first_of_part(tokens: Tokens) -> Token:
    """Return the first of the words before a place that say which part of it is meant: "downtown", "northern"."""
    first = tokens[0]
    while first.i > tokens.sent.start and first.nbor(-1).lower_ in _parts() and first.nbor(-1).head == tokens.root:
        first = first.nbor(-1)
    return first


def _named_after(place: Token) -> Token:
    """Return the noun that the place's name describes: the suburbs of "the Aldport suburbs", else the name itself."""
    return place.head if place.dep_ == "compound" and place.head.pos_ == "NOUN" else place


def _site(place: Token) -> Token:
    """Return the noun that a place qualifies ("the harbour of Aldport", "north of Aldport"), or the place itself."""
    of = place.head
    located = place.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in load_terms("w5h/sites")
    return of.head if located else place


def _stands_alone(place: Token, site: Site) -> bool:
    """Return whether the place hangs on no word of another role: an apposition, "a Seattle shooting"."""
    noun = _named_after(place)
    happens = noun != place and noun.lemma_.lower() in happenings() and site.exactness > EXACTNESS["country"]
    alone = place.dep_ in STANDING_ALONE and not _is_joined(place)
    return alone or happens or (place.dep_ in ADDED and _is_set_off(place))


def _is_joined(place: Token) -> bool:
    """Return whether "and" or "or" joins the place to another word, whose role it has: "by Norway or Chile"."""
    return place.dep_ == "conj" and any(child.dep_ == "cc" for child in place.head.rights)


def _is_set_off(place: Token) -> bool:
    """Return whether a mark parts the place from what stands before: "in Aldport, Ohio", not "holders Aldport"."""
    first = place.left_edge
    return first.i == place.sent.start or first.nbor(-1).is_punct


def _locates(preposition: Token) -> bool:
    """Return whether it says where: "in", "near", and "to" behind a verb of going."""
    went = preposition.lower_ == "to" and preposition.head.lemma_.lower() in load_terms("w5h/going_verbs")
    return went or preposition.lower_ in LOCATIVES


def _is_of_known_event(noun: Token) -> bool:
    """Return whether it names an event that readers know of, so rarely the news: "the war in Norway"."""
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return definite and noun.lemma_.lower() in happenings()


def _is_of_aside(place: Token) -> bool:
    """Return whether its preposition stands in a relative clause: "the ship that sank off Aldport"."""
    return any(token.dep_ == "relcl" for token in place.ancestors)


def _is_of_verb(place: Token) -> bool:
    """Return whether its preposition hangs on a verb; "at noon in Aldport" hangs the place on the time."""
    above = place.head.head
    return above.pos_ == "VERB" or above.ent_type_ in {"DATE", "TIME"}


@cache
def _parts() -> frozenset[str]:
    """Return the words that say which part of a place: "downtown", "northern"."""
    compass = {entry["word"].lower() for entry in load_lexicon("places/generic") if entry["kind"] == "compass"}
    return load_terms("w5h/place_parts") | compass
