"""Newsworthiness: whether an event concerns the public, by who takes part in it and by the domain of the article.

States, officials, bodies and armed groups make news by what they say, give and agree; private people do not
(elite nations and elite persons among the news values of Galtung and Ruge, 1965). What happens to people makes news
whoever they are: attacks, arrests, charges, protests, disasters are never private here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factwire.extraction.events.detection.acts import WILLED, Act
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.model import Entity, Event, Participant

_PRIVATE = frozenset({None, "CVL", "CRM", "REF", "UNK"})
_KEPT_MODES = frozenset({"allege", "investigate", "asylum"})  # steps of the law, whoever takes them
_OFFICES = frozenset({"GOV", "JUD", "LEG", "COP"})  # captains are of teams, unions of clubs
_STANCES = frozenset({"AGREE", "CONCEDE", "REJECT", "SUPPORT"})
_OF_PUBLIC_PARTIES = (WILLED | {"CONCEDE", "ACCUSE"}) - {"THREATEN"}
_FOR_PUBLIC = frozenset({"side", "rescuer"})  # classes of words for parties of a dispute, for who is sent to help
_BACKED = ("-aligned", "-allied", "-backed", "-sponsored", "-supported")
_FEWEST = 2  # public events that make an article one of public affairs
_SHARE = 0.5


def are_private(
    acts: Sequence[Act], events: Sequence[Event | None], *, entities: tuple[Entity, ...], sport: bool
) -> tuple[bool, ...]:
    """Return of each event whether it concerns nobody but private people.

    A person whom the article gives no office counts as public where most of what is said and given in it is public:
    an article on politics names its politicians without their offices.

    Args:
        acts: in document order.
        events: of the acts; None where an act made none.
        entities: of the article.
        sport: whether the article is about sport, whose clubs and players agree and refuse among themselves.
    """
    types = {entity.id: entity.type for entity in entities}
    willed = [event for act, event in zip(acts, events, strict=True) if event and _needs_public_party(act)]
    public = sum(any(is_public(party, types) for party in event.parties) for event in willed)
    political = public >= _FEWEST and public > _SHARE * len(willed) and not sport
    return tuple(
        event is not None and _needs_public_party(act) and not _concerns_public(event, types, political, sport)
        for act, event in zip(acts, events, strict=True)
    )


def _needs_public_party(act: Act) -> bool:
    """Return whether it is news only by who says or gives something; steps of the law are news whoever takes them."""
    lawful = act.mode in _KEPT_MODES or is_a(act.trigger, "@plea")
    return act.type in _OF_PUBLIC_PARTIES and not lawful


def _concerns_public(event: Event, types: Mapping[str, str], political: bool, sport: bool) -> bool:
    """Return whether who says or gives something, or from whom it is wanted, is public."""
    if sport:
        return any(actor.sector in _OFFICES for actor in event.actors)
    if any(is_public(actor, types) for actor in event.actors):
        return True
    towards = any(is_public(target, types) for target in event.targets)
    if not event.actors:  # who is acquitted is granted something, whoever does not say so
        return event.type == "CONCEDE" or (towards and event.type == "ACCUSE")
    named = any(_is_person(party, types) for party in event.parties)
    if not any(_is_name(actor, types) for actor in event.actors):  # what a crowd thinks of somebody is no event
        return event.type not in _STANCES and (towards or (political and named))
    return towards or (political and named)


def is_public(party: Participant, types: Mapping[str, str]) -> bool:
    """Return whether a party is a state, a body, somebody in office, of a country or backed by one."""
    if any(word.endswith(_BACKED) for word in party.text.lower().split()):
        return True
    body = types.get(party.entity or "", "PERSON") != "PERSON"
    word = party.text.lower().split()[-1]
    if not _FOR_PUBLIC.isdisjoint(noun_classes().get(word, ())):
        return True
    return body or party.country is not None or party.sector not in _PRIVATE


def _is_person(party: Participant, types: Mapping[str, str]) -> bool:
    return types.get(party.entity or "") == "PERSON"


def _is_name(party: Participant, types: Mapping[str, str]) -> bool:
    """Return whether a party is named: a person, or words with capitals that describe nobody."""
    return _is_person(party, types) or (party.sector is None and party.text.istitle()) or party.text.isupper()
