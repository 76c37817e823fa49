"""One edition: what one input says of one article, and how it stands to the article's record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from factwire.services.origins import Origin
from factwire.services.records import Record, Status, commit_id
from factwire.services.times import sortable


class Verdict(Enum):
    """What is left to do for an edition."""

    COMMIT = auto()
    MOVE_ON = auto()  # a newer input with the content we have: only the origin changes
    DONE = auto()  # this very edition is committed
    SUPERSEDED = auto()
    GONE = auto()  # its input is being deleted


@dataclass(frozen=True)
class Edition:
    """What one input says of one article: the same however often it is delivered."""

    article_id: str
    status: Status
    revision: str
    origin: Origin
    published_at: str | None = None

    @property
    def commit(self) -> str:
        """The id that the commit of this edition has."""
        return commit_id(self.article_id, status=self.status, revision=self.revision, origin=self.origin)

    @property
    def listed_at(self) -> str:
        """When the article was published or, where that is unknown, written to the store."""
        return sortable(self.published_at or "") or sortable(self.origin.at) or self.origin.at

    def verdict(self, current: Record | None) -> Verdict:
        """What is left to do when `current` is the article's record.

        The newest input wins whatever the order of delivery. The same content from a newer input still
        moves the record on to that input, or else an input between the two, arriving late, would win.
        """
        if current is None:
            return Verdict.COMMIT
        if self.origin.is_older_than(current.origin):
            return Verdict.SUPERSEDED
        same_input = self.origin.token == current.origin.token
        if current.status == "deleting":
            return Verdict.GONE if same_input else Verdict.COMMIT
        if (current.status, current.revision) != (self.status, self.revision):
            return Verdict.COMMIT
        return Verdict.DONE if same_input else Verdict.MOVE_ON
