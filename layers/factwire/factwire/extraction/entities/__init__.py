"""Entities: the people, organisations, places and other named things of an article, one per real thing."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.extraction.entities.candidates import find_candidates
from factwire.extraction.entities.classify import classify, with_repeats
from factwire.extraction.entities.merge import Cluster, merge
from factwire.extraction.entities.salience import saliences
from factwire.extraction.entities.words import Words
from factwire.model import Entity, Mention, Place

__all__ = ["find_entities", "link_entities"]


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The entities of the article, in document order of their first mention.

    `country` is filled only where the name itself tells it; `link_entities` adds what the places know.
    """
    words = Words.of(document.doc)
    candidates = find_candidates(document.doc, words, text=document.article.text)
    clusters = merge(words, with_repeats(words, classify(words, candidates)))
    weights = saliences(words, clusters, title=document.article.title or "")
    return tuple(
        _entity(document, words, cluster, number=number, salience=weight)
        for number, (cluster, weight) in enumerate(zip(clusters, weights, strict=True), start=1)
    )


def _entity(document: Document, words: Words, cluster: Cluster, *, number: int, salience: float) -> Entity:
    name = cluster.name
    text = document.article.text
    return Entity(
        id=f"e{number}",
        name=name,
        type=cluster.type,
        aliases=tuple(
            sorted((alias for alias in cluster.texts if alias != name), key=lambda alias: (-len(alias), alias))
        ),
        salience=salience,
        mentions=tuple(
            Mention(start=start, end=end, text=text[start:end], kind=pointer.kind)
            for pointer in sorted(cluster.pointers, key=lambda each: (each.start, each.end))
            for start, end in [(words.start[pointer.start], words.end[pointer.end - 1])]
        ),
        country=cluster.country,
    )


def link_entities(entities: tuple[Entity, ...], *, places: tuple[Place, ...]) -> tuple[Entity, ...]:
    """The entities with `country` and `place` filled from the places their mentions name."""
    at = {(mention.start, mention.end): place for place in places for mention in place.mentions}
    return tuple(_linked(entity, at) for entity in entities)


def _linked(entity: Entity, at: dict[tuple[int, int], Place]) -> Entity:
    if entity.type not in {"GPE", "LOC", "FAC"}:
        return entity
    place = next((at[span] for mention in entity.mentions if (span := (mention.start, mention.end)) in at), None)
    if place is None:
        return entity
    return entity.model_copy(update={"place": place.id, "country": entity.country or place.country})
