"""One input on its way: where it comes from, its metadata, its identity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factwire.domain.input_origins import Origin
from factwire.reading import shared_metadata


@dataclass(frozen=True)
class Input:
    """An object, or a member of one. `digest` is of its bytes, or of those of the whole it is in."""

    origin: Origin
    metadata: Mapping[str, str]
    digest: str

    def only_member(self, part: str | None) -> Input:
        """Return what is alone in this input: its name is of no interest to anybody who has named the whole."""
        if not part:
            return self
        return replace(self, origin=self.origin.only_member(part), metadata=shared_metadata(self.metadata))

    def member(self, part: str | None, *, number: int) -> Input:
        """Return the `number`th of several members; what names the whole says nothing about it."""
        origin = self.origin.member(part, number=number)
        return replace(self, origin=origin, metadata=shared_metadata(self.metadata))
