"""One submission: what one input says of one article, and how it stands to the article's record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from factwire.domain.origins import Origin
from factwire.domain.records import Record, Status, commit_id
from factwire.domain.times import sortable
from factwire.model import Article, NotifiedArticle, RejectionReason


class Decision(Enum):
    """What is left to do for a submission."""

    COMMIT = auto()
    MOVE_ORIGIN = auto()  # a newer input with the content we have: only the origin changes
    DONE = auto()  # this very submission is committed
    SUPERSEDED = auto()
    GONE = auto()  # its input is being deleted


@dataclass(frozen=True)
class Submission:
    """What one input says of one article: the same however often it is delivered.

    `content` is the article itself where there is one to extract facts from; `until` is the end of an embargo;
    `error` is why it is rejected.
    """

    article_id: str
    status: Status
    revision: str
    origin: Origin
    content: Article | NotifiedArticle
    published_at: str | None = None
    version: int | None = None
    until: str | None = None
    error: RejectionReason | None = None

    @property
    def commit(self) -> str:
        """The id that the commit of this submission has."""
        return commit_id(self.article_id, status=self.status, revision=self.revision, origin=self.origin)

    @property
    def facts_commit(self) -> str:
        """The id under which its facts are written: the same before and after an embargo ends."""
        return commit_id(self.article_id, status="stored", revision=self.revision, origin=self.origin)

    @property
    def has_facts(self) -> bool:
        """Whether facts are extracted from it and written."""
        return isinstance(self.content, Article)

    @property
    def listed_at(self) -> str:
        """When the article was published or, where that is unknown, written to the store."""
        return sortable(self.published_at or "") or sortable(self.origin.at) or self.origin.at

    def decide(self, current: Record | None) -> Decision:
        """Return what is left to do when `current` is the article's record.

        The newest input wins whatever the order of delivery; where the sender numbers versions, the highest
        does. The same content from a newer input still moves the record on to that input, or else an input
        between the two, arriving late, would win.
        """
        if current is None:
            return Decision.COMMIT
        if self._is_older_than(current):
            return Decision.SUPERSEDED
        same_input = self.origin.token == current.origin.token
        if current.status == "deleting":
            return Decision.GONE if same_input else Decision.COMMIT
        if self._says_what(current):
            return Decision.DONE if same_input else Decision.MOVE_ORIGIN
        came_out = (self.status, current.status) == ("withheld", "stored") and current.revision == self.revision
        return Decision.DONE if same_input and came_out else Decision.COMMIT

    def version_over(self, current: Record | None) -> int | None:
        """Return the highest version that the article has come in, this submission included."""
        known = [version for version in (self.version, current.version if current else None) if version is not None]
        return max(known, default=None)

    def others_over(self, current: Record | None) -> tuple[Origin, ...]:
        """Return the article's originals besides this submission's, where this submission replaces `current`."""
        return _besides(self.origin.own, _lasting(current)) if current else ()

    def move_origin(self, current: Record) -> Record:
        """`current` as the state after this submission, which says the same."""
        moved = {"origin": self.origin, "version": self.version_over(current), "others": self.others_over(current)}
        return current.model_copy(update=moved)

    def add_original(self, current: Record) -> Record:
        """`current`, with this submission's original among its own."""
        own = self.origin.own
        known = {each.location for each in current.originals}
        if own is None or self.origin.staged_as or own.location in known:
            return current
        return current.model_copy(update={"others": (*current.others, *_besides(None, (own,)))})

    def _says_what(self, current: Record) -> bool:
        known = (current.status, current.revision, current.overview.withheld_until)
        return known == (self.status, self.revision, self.until)

    def _is_older_than(self, current: Record) -> bool:
        if self.version is not None and current.version is not None and self.version != current.version:
            return self.version < current.version
        return self.origin.is_older_than(current.origin)


def _lasting(record: Record) -> tuple[Origin, ...]:
    """Return the originals that stay when they have been settled: what was set apart does not."""
    return record.others if record.origin.staged_as else record.originals


def _besides(own: Origin | None, originals: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """Return the originals that are other objects; of each it is enough to know where it is."""
    others = (each for each in originals if own is None or each.location != own.location)
    return tuple(Origin(bucket=each.bucket, key=each.key, at=each.at) for each in others)
