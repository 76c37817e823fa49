"""The pronouns of the third person and what they can mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factwire.extraction.entities.knowledge import Gender
from factwire.model import EntityType

_PERSON: frozenset[EntityType] = frozenset({"PERSON"})
_THING: frozenset[EntityType] = frozenset({"ORG", "GPE", "PRODUCT"})
_GROUP: frozenset[EntityType] = frozenset({"ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can mean."""

    types: frozenset[EntityType]
    gender: Gender | None = None
    plural: bool = False
    reflexive: bool = False


PRONOUNS: Mapping[str, Pronoun] = {
    **{word: Pronoun(types=_PERSON, gender="m") for word in ("he", "him", "his")},
    **{word: Pronoun(types=_PERSON, gender="f") for word in ("she", "her", "hers")},
    **{word: Pronoun(types=_THING) for word in ("it", "its")},
    **{word: Pronoun(types=_GROUP, plural=True) for word in ("they", "them", "their", "theirs")},
    "himself": Pronoun(types=_PERSON, gender="m", reflexive=True),
    "herself": Pronoun(types=_PERSON, gender="f", reflexive=True),
    "itself": Pronoun(types=_THING, reflexive=True),
    "themselves": Pronoun(types=_GROUP, plural=True, reflexive=True),
}


RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
