"""Doers: whose act a definite noun for one means ("Ankara rejected the warning": of who had warned)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.relations import is_pointed
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.text.document import Document
from factwire.model import Event, Participant

_REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_OWNING = frozenset({"of", "by", "from"})
_PENAL = frozenset({"COERCE", "SANCTION", "ACCUSE"})  # "jailed three men ... condemned the convictions"
_NEAR = 2  # paragraphs
_WEAPONS = frozenset({"vehicle", "weapon", "craft"})
_HAPPENED = frozenset({"asserted", "reported"})


def with_doers(document: Document, act: Act, event: Event, earlier: Sequence[Event | None]) -> Event:
    """Return a reaction to what is only called "the attack" or "the decision" with whose act that was as target.

    It was told before, in the same paragraph or one of the two above.

    Args:
        document: the article.
        act: what the event was built from.
        event: the event of the act.
        earlier: the events told before, in text order; None where an act made none.
    """
    target = act.targets[0] if len(act.targets) == 1 else None
    if event.type not in _REACTIONS or target is None or not _is_known_act(target):
        return event
    paragraph = document.paragraph_number(act.trigger.idx)
    for told in reversed(earlier):
        if told is None or told.assertion not in _HAPPENED or not _fits(target, told):
            continue
        if paragraph - document.paragraph_number(told.trigger.start) > _NEAR:
            break
        if doers := tuple(filter(_is_identified, told.actors)):
            others = _apart_from(event.actors, doers)
            return event.model_copy(update={"targets": others}) if others else event
    return event


def _is_known_act(noun: Token) -> bool:
    """Return whether a noun points to an act told before, and does not say whose it was."""
    owned = any(child.dep_ == "poss" or child.ent_type_ for child in noun.lefts) or any(
        child.lower_ in _OWNING or child.dep_ in ("relcl", "acl") for child in noun.rights
    )
    of_act = is_a(noun, "@decision") or noun_sense(noun) is not None
    return is_pointed(noun) and not owned and not noun.ent_type_ and of_act


def _fits(noun: Token, told: Event) -> bool:
    """Return whether a noun can mean an event: by its type, or as anything that somebody decided."""
    sense = noun_sense(noun)
    if sense is None:
        return bool(told.actors)
    return sense.type == told.type or {sense.type, told.type} <= _PENAL


def _is_identified(doer: Participant) -> bool:
    """Return whether the text tells who a doer is; a jet is but what somebody attacks with."""
    head = doer.text.lower().split(" of ")[0].split()[-1]
    known = doer.entity or doer.country or doer.sector
    return known is not None and _WEAPONS.isdisjoint(noun_classes().get(head, ()))


def _apart_from(reacting: tuple[Participant, ...], doers: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the doers who do not react themselves."""
    own = {party.entity or party.text.lower() for party in reacting}
    return tuple(doer for doer in doers if (doer.entity or doer.text.lower()) not in own)
