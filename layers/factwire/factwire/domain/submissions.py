"""One submission: what one input says of one article, and how it stands to the article's record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from factwire.domain.input_origins import Origin
from factwire.domain.listing.times import sortable
from factwire.domain.records import Record, Status, commit_id, replay_commit_id
from factwire.model import Article, NotifiedArticle, RejectionReason


class Decision(Enum):
    """What is left to do for a submission."""

    COMMIT = auto()
    MOVE_ORIGIN = auto()  # a newer input with the content we have: only the origin changes
    DONE = auto()  # this very submission is committed
    SUPERSEDED = auto()
    GONE = auto()  # its input was on its way when the article was deleted
    WAIT = auto()  # an earlier deletion is still at work


@dataclass(frozen=True)
class Submission:
    """What one input says of one article: the same however often it is delivered.

    `content` is the article itself where there is one to extract facts from; `until` is the end of an embargo;
    `error` is why it is rejected; `replay` names the replay that extracts its facts once
    more; the commit of a `quiet` one is not announced.
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
    replay: str | None = None
    quiet: bool = False

    @property
    def commit(self) -> str:
        """The id that the commit of this submission has."""
        return self._commit_id(self.status)

    @property
    def facts_commit(self) -> str:
        """The id under which its facts are written: the same before and after an embargo ends."""
        return self._commit_id("stored")

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
        between the two, arriving late, would win. What was on its way when a deletion was requested is deleted with
        the article; what came later waits until nothing is left of it.
        """
        if current is None:
            return Decision.COMMIT
        if current.is_deleted:
            return self._decide_after_deletion(current)
        if self._is_older_than(current):
            return Decision.SUPERSEDED
        same_input = self.origin.token == current.origin.token
        if self._says_what(current):
            return Decision.DONE if same_input else Decision.MOVE_ORIGIN
        came_out = (self.status, current.status) == ("withheld", "stored") and current.revision == self.revision
        return Decision.DONE if same_input and came_out else Decision.COMMIT

    def under(self, article_id: str) -> Submission:
        """Return the same submission of an article with another id."""
        content = self.content.model_copy(update={"article_id": article_id})
        return replace(self, article_id=article_id, content=content)

    def version_over(self, current: Record | None) -> int | None:
        """Return the highest version that the article has come in, this submission included."""
        known = [version for version in (self.version, current.version if current else None) if version is not None]
        return max(known, default=None)

    def move_origin(self, current: Record) -> Record:
        """Return `current` as the state after this submission, which says the same."""
        return current.model_copy(update={"origin": self.origin, "version": self.version_over(current)})

    def original_to_note(self, decision: Decision, current: Record) -> Origin | None:
        """Return the original that the record will not name once the decision is carried out, if there is one.

        What was set apart of a container is no original: it is removed once it is ingested.
        """
        left_out, named = current.origin, self.origin
        if decision is Decision.SUPERSEDED:
            left_out, named = named, left_out
        if current.is_deleted or left_out.staged_as or left_out.own is None:
            return None
        return left_out.own if named.own is None or named.own.location != left_out.own.location else None

    def _commit_id(self, status: Status) -> str:
        if self.replay:
            return replay_commit_id(self.article_id, replay=self.replay)
        return commit_id(self.article_id, status=status, revision=self.revision, origin=self.origin)

    def _decide_after_deletion(self, current: Record) -> Decision:
        if self.origin.at <= (current.deleted_at or ""):
            return Decision.GONE
        return Decision.WAIT if current.status == "deleting" else Decision.COMMIT

    def _says_what(self, current: Record) -> bool:
        known = (current.status, current.revision, current.overview.withheld_until)
        return known == (self.status, self.revision, self.until)

    def _is_older_than(self, current: Record) -> bool:
        if self.version is not None and current.version is not None and self.version != current.version:
            return self.version < current.version
        return self.origin.is_older_than(current.origin)
