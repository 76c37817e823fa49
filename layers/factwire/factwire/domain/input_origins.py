"""Where an input came from, and which of two inputs is the newer one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factwire.model.base import Frozen
from factwire.model.part_names import joined

# S3 sequencers are hexadecimal strings of different lengths, to be padded on the right with zeros before they are
# compared as text: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
_SEQUENCER_DIGITS = 64


class Origin(Frozen):
    """One version of one object, as the store's event names it, or a member of it."""

    bucket: Annotated[str, Field(min_length=1)]
    key: Annotated[str, Field(min_length=1)]
    version_id: str | None = None
    sequencer: Annotated[str | None, Field(description="orders events of one key")] = None
    at: Annotated[str, Field(description="UTC, ISO 8601 with milliseconds: when the object was written")]
    part: Annotated[str | None, Field(description="the member, in an object that holds several articles")] = None
    order: Annotated[str, Field(description="the member's place in the object; compares as text")] = ""
    staged_as: Annotated[str | None, Field(description="the key under which the member was set apart")] = None

    @property
    def location(self) -> str:
        """The object's address, the same for all its versions."""
        return f"s3://{self.bucket}/{self.key}"

    @property
    def place(self) -> str:
        """The address of the article: the object's and, in an object of several, the member's name.

        A `#` within the object's key is escaped, so that no file is taken for the member of another.
        """
        location = self.location.replace("%", "%25").replace("#", "%23")
        return f"{location}#{self.part}" if self.part else location

    @property
    def token(self) -> str:
        """This version of this object, or this member of it, and no other."""
        version = f"{self.location}#{self.version_id or self.sequencer or self.at}"
        return f"{version}#{self.order}" if self.order else version

    @property
    def own(self) -> Origin | None:
        """The object that holds this article and no other: the one it was dropped as, or was set apart as."""
        if self.staged_as:
            return Origin(bucket=self.bucket, key=self.staged_as, at=self.at)
        return None if self.order else self

    def only_member(self, part: str | None) -> Origin:
        """Return what is alone in this object, or in this member of it."""
        return self.model_copy(update={"part": joined(self.part, part)})

    def member(self, part: str | None, *, number: int) -> Origin:
        """Return the `number`th of several members of this object, or of this member of it."""
        order = f"{self.order}.{number:08}" if self.order else f"{number:08}"
        return self.model_copy(update={"part": joined(self.part, part), "order": order, "staged_as": None})

    def is_older_than(self, other: Origin) -> bool:
        """Return whether `other` replaces this one.

        S3 gives events of one key a sequencer. Events of different keys (two files about one URL) and
        stores without sequencers are ordered by the time of writing, then by address. Of two members of one
        object that are about one article, the later one counts.
        """
        if self.location == other.location and self.sequencer and other.sequencer:
            return (_padded(self.sequencer), self.order) < (_padded(other.sequencer), other.order)
        return (self.at, self.location, self.order) < (other.at, other.location, other.order)


def _padded(sequencer: str) -> str:
    return sequencer.upper().ljust(_SEQUENCER_DIGITS, "0")
