"""The list entries of an article: what a page of results shows, ready to show.

An article has one entry under each list it belongs to, with everything that the list's questions ask of it packed
together: a page of answers is one query, and an article costs few writes. Popular lists are split by year. Entries
of an article whose facts were judged show what is left, and keep what was extracted.

| list            | answers                                                        |
|-----------------|----------------------------------------------------------------|
| `all`           | events, quotes, claims and quantities of any kind              |
| `type#ASSAULT`  | events of that type                                            |
| `country#YEM`   | events in that country, or by or against a party from it;      |
|                 | claims of what happened there                                  |
| `entity#{key}`  | the entity's mentions, its quotes, events it has a part in     |
|                 | or that are attributed to it                                   |
| `entity#{word}~{key}` | a person, found by the last word of the name             |
| `entity#{alias}~{key}` | another entity, found by another name: an acronym       |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.listing.listed_article import ListedArticle, listed_article
from factwire.domain.listing.listed_facts import Entry, ListedFacts, countries_of, keys_of
from factwire.model import Facts

MAX_COUNTRIES: Final = 8


def entries_of(facts: Facts) -> tuple[Entry, ...]:
    """Return the entries of one article, each under its list key; none where nothing can be queried."""
    listed = listed_article(facts)
    if not (listed.events or listed.quotes or listed.claims or listed.quantities or listed.entities):
        return ()
    return (
        Entry(
            list_key="all",
            article=listed.article,
            events=listed.events,
            quotes=listed.quotes,
            claims=listed.claims,
            quantities=listed.quantities,
        ),
        *_by_type(listed),
        *_by_country(listed),
        *_by_entity(listed),
        *_by_last_name(listed),
        *_by_alias(listed),
    )


def entries_of_judged(judged: JudgedFacts) -> tuple[Entry, ...]:
    """Return the entries of an article; an article that nobody judged has those of its facts.

    A list that has nothing to show any more keeps its entry, for those who ask for what was extracted.
    """
    shown = {entry.list_key: entry for entry in entries_of(judged.shown)}
    if not judged.effects:
        return tuple(shown.values())
    raw = {entry.list_key: entry for entry in entries_of(judged.raw)}
    entries = []
    for list_key in dict.fromkeys((*shown, *raw)):
        extracted = _facts_in(raw.get(list_key))
        now = _facts_in(shown.get(list_key))
        article = (raw.get(list_key) or shown[list_key]).article
        differs = extracted if extracted != now else None
        entries.append(Entry(list_key=list_key, article=article, raw=differs, **dict(now)))
    return tuple(entries)


def _by_type(listed: ListedArticle) -> Iterator[Entry]:
    for type in dict.fromkeys(event.type for event in listed.events):
        own = tuple(event for event in listed.events if event.type == type)
        yield Entry(list_key=f"type#{type}", article=listed.article, events=own)


def _by_country(listed: ListedArticle) -> Iterator[Entry]:
    claimed = [claim.place.country if claim.place else None for claim in listed.claims]
    of_events = (country for event in listed.events for country in countries_of(event))
    countries = dict.fromkeys((*of_events, *(country for country in claimed if country)))
    for country in list(countries)[:MAX_COUNTRIES]:
        yield Entry(
            list_key=f"country#{country}",
            article=listed.article,
            events=tuple(event for event in listed.events if country in countries_of(event)),
            claims=tuple(claim for claim, where in zip(listed.claims, claimed, strict=True) if where == country),
        )


def _by_entity(listed: ListedArticle) -> Iterator[Entry]:
    for entity in listed.entities:
        key = entity.key
        yield Entry(
            list_key=f"entity#{key}",
            article=listed.article,
            entity=entity,
            events=tuple(event for event in listed.events if key in {*keys_of(event), event.attribution_key}),
            quotes=tuple(quote for quote in listed.quotes if quote.speaker_key == key),
        )


def _by_last_name(listed: ListedArticle) -> Iterator[Entry]:
    for entity in listed.entities:
        if entity.type == "PERSON" and "-" in entity.key:
            last = entity.key.rpartition("-")[2]
            yield Entry(list_key=f"entity#{last}~{entity.key}", article=listed.article, entity=entity)


def _by_alias(listed: ListedArticle) -> Iterator[Entry]:
    for alias, entity in listed.aliases:
        yield Entry(list_key=f"entity#{alias}~{entity.key}", article=listed.article, entity=entity)


def _facts_in(entry: Entry | None) -> ListedFacts:
    return ListedFacts(**{name: getattr(entry, name) for name in ListedFacts.model_fields}) if entry else ListedFacts()
