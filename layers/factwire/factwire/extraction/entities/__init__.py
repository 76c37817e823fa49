"""Entities: the people, organisations, places and other named things of an article, one per real thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factwire.extraction.entities.build import Builder
from factwire.extraction.entities.candidates.name_candidates import find_candidates
from factwire.extraction.entities.coreference.coreference import Coreference, resolve
from factwire.extraction.entities.merging.clusters import Cluster, with_mentions
from factwire.extraction.entities.merging.name_merging import merge
from factwire.extraction.entities.roles import RoleMention, find_roles, with_descriptions
from factwire.extraction.entities.types.entity_types import classify, with_repeats
from factwire.extraction.text.document import Document
from factwire.model import Entity, Place

__all__ = ["Mentions", "find_clusters", "find_entities", "find_mentions", "link_entities"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class Mentions:
    """The named things of an article with their roles, and what its pronouns and descriptions mean."""

    clusters: Sequence[Cluster] = ()
    roles: Sequence[Sequence[RoleMention]] = ()
    coreference: Coreference = field(default_factory=Coreference)


def find_mentions(document: Document) -> Mentions:
    """Return who and what the article mentions, by name or not."""
    clusters, roles = _named(document)
    coreference = resolve(document.tokens, clusters, quotation=document.quotation_numbers)
    return Mentions(clusters, roles, coreference)


def find_entities(document: Document, *, mentions: Mentions) -> tuple[Entity, ...]:
    """Return the entities of the article, in document order of their first mention.

    `country` is filled only where the name itself tells it; `link_entities` adds what the places know.
    """
    return Builder(
        document=document,
        clusters=with_mentions(mentions.clusters, mentions.coreference.mentions),
        roles=mentions.roles,
    ).entities()


def find_clusters(document: Document) -> list[Cluster]:
    """Return the named things of the article with the mentions that name them."""
    return _named(document)[0]


def _named(document: Document) -> tuple[list[Cluster], list[list[RoleMention]]]:
    tokens = document.tokens
    candidates = find_candidates(document.doc, tokens, text=document.text)
    clusters = merge(tokens, with_repeats(tokens, classify(tokens, candidates)))
    roles = find_roles(tokens, clusters)
    return with_descriptions(tokens, clusters, roles), roles


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
