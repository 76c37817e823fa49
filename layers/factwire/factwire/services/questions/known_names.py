"""Names as people give them -> keys of the entities that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factwire.domain.listing.entity_keys import entity_key
from factwire.errors import InvalidRequest, UnknownName
from factwire.services.ports import FactLists

# So many people of one last name, or bearers of one acronym, are asked for at once.
_MOST: Final = 10
_SUGGESTED: Final = 5


@dataclass(frozen=True)
class KnownNames:
    """Looks names up among those that articles have."""

    repository: FactLists

    def keys(self, name: str, *, field: str) -> tuple[str, ...]:
        """Return the keys of what a name stands for, its own first.

        It stands for whoever is called so, for those who have it as another name or acronym and, where it may be one,
        for the people whose last name it is.

        Raises:
            InvalidRequest: nothing in it could be part of a name.
        """
        key = entity_key(name)
        if not key:
            raise InvalidRequest(f"`{field}` must hold a letter or a digit", field=field)
        linked = self.repository.names(f"{key}~", limit=_MOST)
        people = [each.key for each in linked if each.type == "PERSON"]
        if people and not self._may_be_last_name(key):
            people = []
        return tuple(dict.fromkeys((key, *(each.key for each in linked if each.type != "PERSON"), *people)))

    def is_known(self, key: str) -> bool:
        """Return whether an article names an entity of this key."""
        return any(name.key == key for name in self.repository.names(key, limit=1))

    def check(self, keys: tuple[str, ...], *, field: str) -> None:
        """Refuses a name that no article has.

        Raises:
            UnknownName: none of the keys is known; it gives those that begin alike.
        """
        if any(map(self.is_known, keys)):
            return
        known = self._alike(keys[0])
        hint = f"; known are {', '.join(known)}" if known else ""
        raise UnknownName(f"no article names `{keys[0]}`{hint}. `GET /entities?q=` finds names", field=field)

    def _alike(self, key: str) -> tuple[str, ...]:
        """Return a few keys that begin as this one does, the longer the better."""
        beginnings = dict.fromkeys((key.partition("-")[0], key[:4], key[:3], key[:2]))
        found = (self.repository.names(beginning, limit=_SUGGESTED) for beginning in beginnings)
        return tuple(dict.fromkeys(name.key for name in next(filter(None, found), ())))

    def _may_be_last_name(self, key: str) -> bool:
        """Return whether whoever is called just so is a person, or nobody is."""
        exact = [name for name in self.repository.names(key, limit=1) if name.key == key]
        return not exact or exact[0].type == "PERSON"
