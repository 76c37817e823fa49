"""Entities: the people, organisations, places and other named things of an article, one per real thing."""

from __future__ import annotations

from factwire.extraction.entities.build import Builder
from factwire.extraction.entities.candidates.name_candidates import find_candidates
from factwire.extraction.entities.coreference.coreference import find_coreferent
from factwire.extraction.entities.merging.clusters import Cluster
from factwire.extraction.entities.merging.name_merging import merge
from factwire.extraction.entities.roles import RoleMention, find_roles
from factwire.extraction.entities.types.entity_types import classify, with_repeats
from factwire.extraction.text.document import Document
from factwire.model import Entity, Place

__all__ = ["find_clusters", "find_entities", "link_entities"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find_entities(document: Document) -> tuple[Entity, ...]:
    """Return the entities of the article, in document order of their first mention.

    `country` is filled only where the name itself tells it; `link_entities` adds what the places know.
    """
    clusters, roles = _named(document)
    coreferent = find_coreferent(document.tokens, clusters, quotation=document.quotation_numbers)
    for number, mention in list(coreferent):
        clusters[number].mentions.append(mention)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: (mention.start, mention.end))
    return Builder(document=document, tokens=document.tokens, clusters=clusters, roles=roles).entities()


def find_clusters(document: Document) -> list[Cluster]:
    """Return the named things of the article with the mentions that name them."""
    return _named(document)[0]


def _named(document: Document) -> tuple[list[Cluster], dict[int, list[RoleMention]]]:
    tokens = document.tokens
    candidates = find_candidates(document.doc, tokens, text=document.text)
    clusters = merge(tokens, with_repeats(tokens, classify(tokens, candidates)))
    return clusters, find_roles(tokens, clusters)


def link_entities(entities: tuple[Entity, ...], *, places: tuple[Place, ...]) -> tuple[Entity, ...]:
    """Return the entities with `country` and `place` filled from the places their mentions name."""
    at = {(mention.start, mention.end): place for place in places for mention in place.mentions}
    return tuple(_linked(entity, at) for entity in entities)


def _linked(entity: Entity, at: dict[tuple[int, int], Place]) -> Entity:
    if entity.type not in _PLACES:
        return entity
    spans = ((mention.start, mention.end) for mention in entity.mentions if mention.kind == "name")
    place = next((at[span] for span in spans if span in at), None)
    if place is None:
        return entity
    return entity.model_copy(update={"place": place.id, "country": place.country or entity.country})
