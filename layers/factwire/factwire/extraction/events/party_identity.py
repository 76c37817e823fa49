"""Identity of parties: whether two tellings may name the same ones, by entity, country, sector or description."""

from __future__ import annotations

from factwire.model import Participant

_FORCES = frozenset({"COP", "MIL"})
_STATELESS = frozenset({"REB", "CRM", "PRM"})

Parties = tuple[Participant, ...]


def agree_by_name(first: Parties, second: Parties) -> bool:
    """Return whether the two lists may be the same parties: one says nothing, or they have a party in common."""
    return not first or not second or not names_of(first).isdisjoint(names_of(second))


def may_be_same_parties(first: Parties, second: Parties) -> bool:
    """Return whether the two lists may be the same parties, described otherwise: not where both are named.

    Parties of two countries are two, however they are described.
    """
    if bool(entities_of(first)) and bool(entities_of(second)):
        return agree_by_name(first, second)
    one, other = countries_of(first), countries_of(second)
    return not one or not other or not one.isdisjoint(other)


def may_act_together(first: Parties, second: Parties) -> bool:
    """Return whether two tellings may name the same doers.

    Police who shoot a gunman do another deed than he did, and so does a country that strikes at militants.
    """
    forces = {any(actor.sector in _FORCES for actor in actors) for actors in (first, second) if actors}
    stateless = {_are_stateless(actors) for actors in (first, second) if actors}
    return len(forces) < 2 and stateless != {True, False} and may_be_same_parties(first, second)


def _are_stateless(actors: Parties) -> bool | None:
    """Return True for rebels, militias and criminals, False for a country or its people, None for whoever else acts."""
    if all(actor.sector in _STATELESS for actor in actors):
        return True
    return False if all(actor.country and actor.sector in (None, "GOV") for actor in actors) else None


def are_one_nation(first: Parties, second: Parties) -> bool:
    """Return whether both are one country, by its name or its people's ("the Peruvian strikes")."""
    nations = all(party.country and party.sector is None for party in (*first, *second))
    return nations and countries_of(first) == countries_of(second)


def names_of(parties: Parties) -> set[str]:
    """Return what identifies the parties: their entity, or the last word of a description ("Kenyan police")."""
    return {party.entity or party.text.lower().split()[-1] for party in parties}


def entities_of(parties: Parties) -> set[str]:
    """Return the ids of the parties that are entities."""
    return {party.entity for party in parties if party.entity}


def countries_of(parties: Parties) -> set[str]:
    """Return the countries that the parties are or belong to."""
    return {party.country for party in parties if party.country}
