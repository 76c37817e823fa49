"""Where: the place of the main event, as exactly as the article names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.places.place_lexicons import demonyms
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.answers import Scored
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
# In a headline, "on Norway" and "from Norway" are about the country, not in it.
HEADLINE_LOCATIVES = LOCATIVES - {"on", "from"}
KIND_SCORE = {"city": 0.3, "other": 0.3, "region": 0.15, "country": 0.0}
# A body named with one of these prepositions is meant as its building: "at the Ministry of Health".
SITE_SCORE = {"FAC": 0.4, "ORG": 0.1}
SITE_PREPOSITIONS = frozenset({"at", "inside", "outside"})
UNKNOWN_SCORE = 0.3  # of a place that the gazetteer lacks
LOCATED_SCORE = 0.6
INCIDENT_SCORE = 0.5
DATELINE_SCORE = 0.2
TITLE_SCORE = 1.0
WEAKEST_PLACE = 1.0
STANDING_ALONE = frozenset({"ROOT", "appos", "npadvmod", "conj", "dep"})


@dataclass(frozen=True)
class Site:
    """A mention of a place or of a body with a building: code points, how exact it is, and the fact behind it."""

    start: int
    end: int
    score: float
    ref: str
    place: Place | None = None


def where(
    document: Document,
    nearness: Nearness,
    *,
    places: tuple[Place, ...],
    entities: tuple[Entity, ...],
    incident: Incident | None,
) -> Iterator[Scored]:
    """Yield the possible answers: places of the headline, and located places near the main event.

    A place and the larger one named behind it ("Aldport, Ohio", "Central Station in Aldport") are one answer.
    """
    sites = list(_sites(places, entities))
    headline = headline_of(document)
    titled = [site for site in sites if headline is not None and _is_titled(site, headline, document.text)]
    ends = {site.start: site.end for site in sites if site.place}
    for site in sites:
        tokens = document.doc.char_span(site.start, site.end, alignment_mode="expand")
        if tokens is None:
            continue
        site_score = _site_score(site, document=document, root=tokens.root, titled=site in titled)
        if site_score is None:
            continue
        score = nearness.score(site.start) + site_score + _title_score(site, titled)
        score += INCIDENT_SCORE if incident is not None and site.ref == incident.place else 0.0
        if score >= WEAKEST_PLACE:
            start, end = _whole(site, document=document, tokens=tokens, ends=ends)
            yield Scored(start, end, score, ref=site.ref)


def _sites(places: tuple[Place, ...], entities: tuple[Entity, ...]) -> Iterator[Site]:
    """Yield the mentions of bodies with a building, and of places."""
    for entity in entities:
        for mention in entity.mentions:
            if entity.type in SITE_SCORE and mention.kind == "name":
                yield Site(mention.start, mention.end, SITE_SCORE[entity.type], entity.id)
    for place in places:
        exact = KIND_SCORE[place.kind] if place.kind != "other" or place.country else UNKNOWN_SCORE
        for span in place.mentions:
            yield Site(span.start, span.end, exact, place.id, place)


def _is_titled(site: Site, headline: Tokens, text: str) -> bool:
    prepositions = HEADLINE_LOCATIVES if site.place else SITE_PREPOSITIONS
    return _is_located_in(headline, text[site.start : site.end], prepositions)


def _title_score(site: Site, titled: list[Site]) -> float:
    """Return what the site gains if the headline names it, or a wider place that it lies in."""
    if any(other.ref == site.ref for other in titled):
        return TITLE_SCORE
    within = any(_lies_in(site.place, other.place) for other in titled if site.place and other.place)
    return TITLE_SCORE if within else 0.0


def _lies_in(place: Place, wider: Place) -> bool:
    """Return whether the wider place is the country or the region of the place."""
    if place.kind not in ("city", "other") or place.country is None or place.country != wider.country:
        return False
    return wider.kind == "country" or (wider.kind == "region" and place.admin1 == wider.admin1)


def _site_score(site: Site, *, document: Document, root: Token, titled: bool) -> float | None:
    """Return how surely its own words say that something happened there; None where they do not."""
    if root.pos_ == "ADJ" or document.text[site.start : site.end] in demonyms():
        return None
    phrase = _site(_named_after(root))
    located = phrase.pos_ == "ADV" or (phrase.head.lower_ in LOCATIVES and phrase.dep_ == "pobj")
    filed = document.in_dateline(site.start)
    if not titled and not located and not (site.place and (filed or _stands_alone(root, site))):
        return None
    if site.score == SITE_SCORE["ORG"] and not titled and root.head.lower_ not in SITE_PREPOSITIONS:
        return None
    return site.score + _located_score(phrase, located=located) + DATELINE_SCORE * filed


def _is_located_in(title: Tokens, name: str, prepositions: frozenset[str]) -> bool:
    """Return whether the headline says something of a place: "at the White House", "in northern Chile"."""
    words = name.lower().split()
    title_words = [token.lower_ for token in title]
    for at in range(1, len(title_words) - len(words) + 1):
        if title_words[at : at + len(words)] == words:
            before = next((t for t in reversed(title[:at]) if t.pos_ not in {"DET", "ADJ"}), None)
            if before is not None and before.lower_ in prepositions:
                return True
    return False


def _whole(site: Site, *, document: Document, tokens: Tokens, ends: dict[int, int]) -> tuple[int, int]:
    """Return the place with the words that say which part of it, and with the larger place behind it."""
    text, first, end = document.text, tokens[0], site.end
    while first.i > tokens.sent.start and first.nbor(-1).lower_ in _parts() and first.nbor(-1).head == tokens.root:
        first = first.nbor(-1)
    start = min(first.idx, site.start)
    for child in tokens.root.children:
        if child.i == tokens.end and child.lower_ in {"in", "on"}:
            end = next((ends[c.left_edge.idx] for c in child.children if c.left_edge.idx in ends), end)
    if text[end : end + 2] == ", ":
        end = ends.get(end + 2, end)
    return start, end


def _named_after(place: Token) -> Token:
    """Return the noun that the place's name describes: the suburbs of "the Aldport suburbs", else the name itself."""
    return place.head if place.dep_ == "compound" and place.head.pos_ == "NOUN" else place


def _site(place: Token) -> Token:
    """Return the noun that a place qualifies ("the harbour of Aldport", "north of Aldport"), or the place itself."""
    of = place.head
    located = place.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in load_terms("w5h/sites")
    return of.head if located else place


def _stands_alone(place: Token, site: Site) -> bool:
    """Return whether the place hangs on no word of another role: a dateline, an apposition, "a Seattle shooting"."""
    noun = _named_after(place)
    happens = noun != place and noun.lemma_.lower() in happenings() and site.score > KIND_SCORE["country"]
    return place.dep_ in STANDING_ALONE or happens


def _located_score(place: Token, *, located: bool) -> float:
    if not located:
        return 0.0
    above = place.head.head
    # "At noon in Aldport" hangs the place on the time.
    return LOCATED_SCORE if above.pos_ == "VERB" or above.ent_type_ in {"DATE", "TIME"} else LOCATED_SCORE / 2


@cache
def _parts() -> frozenset[str]:
    """Return the words that say which part of a place: "downtown", "northern"."""
    compass = {entry["word"].lower() for entry in load_lexicon("places/generic") if entry["kind"] == "compass"}
    return load_terms("w5h/place_parts") | compass
