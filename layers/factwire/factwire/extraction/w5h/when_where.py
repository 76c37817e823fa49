"""When and where: the times and places that stand with the main event, early in the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from spacy.tokens import Token

from factwire.extraction.dateline import in_dateline
from factwire.extraction.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.nearness import Nearness
from factwire.model import Entity, Place, Timex

NEAR_DAYS = 3
FARTHEST_DAYS = 366
LOCATIVES = frozenset({"in", "at", "near", "outside", "inside", "on", "from", "across"})
KIND_SCORE = {"city": 0.3, "other": 0.3, "region": 0.15, "country": 0.0}
# A body named with one of these prepositions is meant as its building: "at the Ministry of Health".
SITE_SCORE = {"FAC": 0.4, "ORG": 0.1}
SITE_PREPOSITIONS = frozenset({"at", "inside", "outside"})
LOCATED_SCORE = 0.6
DATELINE_SCORE = 0.2
JOINED_SCORE = 0.2
UNDATED_COST = 0.5
WEAKEST_PLACE = 1.0
STANDING_ALONE = frozenset({"ROOT", "appos", "npadvmod", "conj", "dep"})


def when(document: Document, nearness: Nearness, times: tuple[Timex, ...]) -> Iterator[Scored]:
    """The possible answers: dates and times of day, not durations, repeated times or "now".

    A time of day and the date beside it ("midnight on Wednesday") are one answer.
    """
    published = _day(document.article.published_at)
    dated = [time for time in times if time.type in {"DATE", "TIME"} and _may_date_news(time, published)]
    for first, second in zip_longest(dated, dated[1:]):
        joined = (
            second is not None and {first.type, second.type} == {"DATE", "TIME"} and _adjoin(document, first, second)
        )
        end = second.end if joined and second is not None else first.end
        score = nearness.score(first.start) + _near(first, published) + (JOINED_SCORE if joined else 0.0)
        score -= UNDATED_COST if first.type == "TIME" and not joined and _names_no_day(first) else 0.0
        yield Scored(first.start, end, score, ref=first.id)


def where(
    document: Document, nearness: Nearness, *, places: tuple[Place, ...], entities: tuple[Entity, ...]
) -> Iterator[Scored]:
    """The possible answers: places said with a preposition of place, the more exact the better.

    A place and the larger one named behind it ("Aldport, Ohio") are one answer.
    """
    sites = [
        (m.start, m.end, SITE_SCORE[e.type], e.id)
        for e in entities
        if e.type in SITE_SCORE
        for m in e.mentions
        if m.kind == "name"
    ]
    named = sorted((m.start, m.end, KIND_SCORE[p.kind], p.id) for p in places for m in p.mentions)
    ends = {start: end for start, end, _, _ in named}
    place_spans = {(start, end) for start, end, _, _ in named}
    text = document.article.text
    for start, end, kind_score, ref in (*sites, *named):
        token = document.doc.char_span(start, end, alignment_mode="expand")
        if token is None or token.root.pos_ == "ADJ":
            continue
        located = token.root.head.lower_ in LOCATIVES and token.root.dep_ == "pobj"
        alone = in_dateline(text, start) or _stands_alone(token.root)
        if not located and not ((start, end) in place_spans and alone):
            continue
        if kind_score == SITE_SCORE["ORG"] and token.root.head.lower_ not in SITE_PREPOSITIONS:
            continue
        whole = ends.get(end + 2, end) if text[end : end + 2] == ", " else end
        score = nearness.score(start) + kind_score + _located_score(token.root, located=located)
        score += DATELINE_SCORE if in_dateline(text, start) else 0.0
        if score >= WEAKEST_PLACE:
            yield Scored(start, whole, score, ref=ref)


def _stands_alone(place: Token) -> bool:
    """Whether the place hangs on no word of another role: a dateline, an apposition, "a Seattle shooting"."""
    return place.dep_ in STANDING_ALONE or (place.dep_ == "compound" and place.head.pos_ == "NOUN")


def _located_score(place: Token, *, located: bool) -> float:
    if not located:
        return 0.0
    return LOCATED_SCORE if place.head.head.pos_ == "VERB" else LOCATED_SCORE / 2


def _may_date_news(time: Timex, published: date | None) -> bool:
    """Whether the article's main event can be dated by it: no "now" or "recently", and no year long past."""
    day = _day(time.earliest)
    if published is None or day is None:
        return time.value is None or not time.value.endswith("_REF")
    return abs((published - day).days) <= FARTHEST_DAYS


def _names_no_day(time: Timex) -> bool:
    """Whether it is a time of some day only: "the morning", not "Monday morning" or "7 p.m."."""
    return time.text.lower().startswith(("the ", "that ")) and not any(
        c.isdigit() or c.isupper() for c in time.text[1:]
    )


def _adjoin(document: Document, first: Timex, second: Timex) -> bool:
    return document.article.text[first.end : second.start].strip() in {"", ",", "on", "of"}


def _near(time: Timex, published: date | None) -> float:
    day = _day(time.earliest)
    if published is None or day is None:
        return 0.0
    exact = 0.3 if time.earliest and time.latest and time.earliest[:10] == time.latest[:10] else 0.0
    return exact + (0.5 if abs((published - day).days) <= NEAR_DAYS else 0.0)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
