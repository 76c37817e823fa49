"""Where an input came from, and which of two inputs is the newer one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factwire.model.base import Frozen

# S3 sequencers are hexadecimal numbers of different lengths: padded on the left with zeros they compare as text.
_SEQUENCER_DIGITS = 64


class Origin(Frozen):
    """One version of one object, as the store's event names it."""

    bucket: Annotated[str, Field(min_length=1)]
    key: Annotated[str, Field(min_length=1)]
    version_id: str | None = None
    sequencer: Annotated[str | None, Field(description="orders events of one key")] = None
    at: Annotated[str, Field(description="UTC, ISO 8601 with milliseconds: when the object was written")]
    part: Annotated[str | None, Field(description="the member, in an object that holds several articles")] = None

    @property
    def location(self) -> str:
        """The object's address, the same for all its versions."""
        return f"s3://{self.bucket}/{self.key}"

    @property
    def token(self) -> str:
        """This version of this object and no other."""
        return f"{self.location}#{self.version_id or self.sequencer or self.at}"

    def is_older_than(self, other: Origin) -> bool:
        """Whether `other` replaces this one.

        S3 gives events of one key a sequencer. Events of different keys (two files about one URL) and
        stores without sequencers are ordered by the time of writing, then by address.
        """
        if self.location == other.location and self.sequencer and other.sequencer:
            return _padded(self.sequencer) < _padded(other.sequencer)
        return (self.at, self.location) < (other.at, other.location)


def _padded(sequencer: str) -> str:
    return sequencer.upper().zfill(_SEQUENCER_DIGITS)
