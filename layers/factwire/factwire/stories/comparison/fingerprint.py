"""What an article is compared by: its terms, entities, places, days, tolls and ages, weighed by how telling each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from factwire.model import CASUALTY_KINDS, Event, Facts
from factwire.model.base import Frozen
from factwire.stories.claims.headlines import is_digest, tells_of_several
from factwire.stories.comparison.background import idf, idf_of_name
from factwire.stories.comparison.terms import Terms, terms_of
from factwire.stories.sources.copies import signature_of
from factwire.stories.sources.text_origins import family_of

# Of the text, the part that tells the news; the rest is background and other news (measured: more of it is worse).
TEXT_READ: Final = 2_500
LEAD: Final = 500
_LEAD_WEIGHT: Final = 1.0
_TITLE_WEIGHT: Final = 1.0
_STEMS: Final = 80
_NAMES: Final = 50
_NUMBERS: Final = 25
_ENTITIES: Final = 15
_DAYS: Final = 4
_CITIES: Final = 4
_PEOPLE: Final = 8
_OUTLET_IN_TITLE: Final = re.compile(r"\s+(?:[-–—|»]|::)\s+")
_AGE: Final = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|\baged? (\d{1,3})\b|, (\d{1,2}),", re.IGNORECASE)

ROUND_UP: Final = "round-up"
DIGEST: Final = "digest"

Weights = dict[str, float]


class Fingerprint(Frozen):
    """What one article is compared by. Weights of terms are not normalised; days are ISO 8601 dates."""

    title: Weights
    stems: Weights
    names: Weights
    numbers: Weights
    entities: Weights
    cities: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    published: str | None = None
    signature: str = ""


def fingerprint_of(facts: Facts) -> Fingerprint:
    """Return what the article of these facts is compared by."""
    article = facts.article
    title = headline_of(article.title or facts.summary.headline or "")
    text = article.text[:TEXT_READ]
    in_title, in_lead, in_text = terms_of(title), terms_of(text[:LEAD]), terms_of(text)
    return Fingerprint(
        title=_weighed(in_title.stems, idf),
        stems=_best(_weighed(_salient(in_text.stems, in_lead.stems, in_title.stems), idf), _STEMS),
        names=_best(
            _weighed(_salient(in_text.names, in_lead.names, _of(in_text.names, in_title)), idf_of_name), _NAMES
        ),
        numbers=_best({number: _digits(number) for number in in_text.numbers + in_title.numbers}, _NUMBERS),
        entities=_best({e.name.lower(): e.salience * idf_of_name(e.name.lower()) for e in facts.entities}, _ENTITIES),
        cities=_cities(facts),
        days=_days(facts),
        tolls=_tolls(facts),
        ages=tuple(sorted({next(filter(None, found)) for found in _AGE.findall(f"{title}\n{text}")})),
        people=_people(facts),
        years=_years(facts),
        outlet=(family_of(article.source),) if article.source else (),
        kind=_kinds(title),
        published=_day(article.published_at),
        signature=signature_of(article.text),
    )


def headline_of(title: str) -> str:
    """Return a title without the name of its outlet, which pages put behind a dash or a bar."""
    parts = _OUTLET_IN_TITLE.split(title.strip())
    return max(parts, key=lambda part: len(part.split())) if parts else ""


def _kinds(title: str) -> tuple[str, ...]:
    round_up, digest = (ROUND_UP,) * tells_of_several(title), (DIGEST,) * is_digest(title)
    return round_up + digest


def _salient(text: Counter[str], lead: Counter[str], title: Counter[str]) -> dict[str, float]:
    return {
        term: 1.0 + math.log(text[term] or 1) + _LEAD_WEIGHT * (term in lead) + _TITLE_WEIGHT * (term in title)
        for term in {**text, **title}
    }


def _of(names: Counter[str], title: Terms) -> Counter[str]:
    # Titles capitalise what they please: only what the text has as a name is one.
    return Counter(name for name in names if name in title.names or name in title.stems)


def _weighed(counts: Mapping[str, float], telling: Callable[[str], float]) -> Weights:
    return {term: count * telling(term) for term, count in counts.items()}


def _best(weights: Mapping[str, float], number: int) -> dict[str, float]:
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:number]
    return {term: round(weight, 2) for term, weight in ranked if weight > 0}


def _digits(number: str) -> float:
    return min(sum(character.isdigit() for character in number), 4) / 2


def _main_events(facts: Facts) -> list[Event]:
    return sorted((e for e in facts.events if e.assertion != "negated"), key=lambda event: -event.salience)


def _cities(facts: Facts) -> tuple[str, ...]:
    places = {place.id: place for place in facts.places}
    ids = [event.place for event in _main_events(facts)] + [a.ref for a in facts.w5h.where] + [*places]
    towns = (places[i] for i in ids if i in places)
    return _first((f"{p.name.lower()}|{p.country}" for p in towns if p.kind == "city"), _CITIES)


def _people(facts: Facts) -> tuple[str, ...]:
    people = sorted((e for e in facts.entities if e.type == "PERSON"), key=lambda e: (-e.salience, e.id))
    return _first((person.name.lower().split()[-1] for person in people), _PEOPLE)


def _years(facts: Facts) -> tuple[str, ...]:
    named = [
        t.earliest[:4]
        for t in facts.times
        if t.earliest and t.latest and t.earliest[:4] == t.latest[:4] and t.start < TEXT_READ
    ]
    return _first([*([facts.article.published_at[:4]] if facts.article.published_at else []), *named], 4)


def _days(facts: Facts) -> tuple[str, ...]:
    times = {time.id: time for time in facts.times}
    spans = [(event.earliest, event.latest) for event in _main_events(facts)]
    spans += [(times[a.ref].earliest, times[a.ref].latest) for a in facts.w5h.when if a.ref in times]
    return _first((day for a, b in spans if (day := _day(a)) and day == _day(b)), _DAYS)


def _day(moment: str | None) -> str | None:
    """Return the day of an ISO 8601 date or time, None where it is no day of the calendar."""
    try:
        return date.fromisoformat((moment or "")[:10]).isoformat()
    except ValueError:
        return None


def _tolls(facts: Facts) -> tuple[str, ...]:
    return _first(
        (
            f"{q.kind}:{q.value:g}"
            for q in facts.quantities
            if q.kind in CASUALTY_KINDS and q.value and q.assertion != "negated"
        ),
        6,
    )


def _first(values: Iterable[str], number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:number]
