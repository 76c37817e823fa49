"""What the use cases need from the world outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, Protocol

from pydantic import Field

from factwire.domain.input_origins import Origin
from factwire.domain.judgements.effects import NO_EFFECTS, Effects
from factwire.domain.listing.listed_facts import Entry
from factwire.domain.listing.queries import ArticleQuery, ListedArticles, ListedEntry, Name, Position
from factwire.domain.records import Labels, Record, Revision, StoredFacts
from factwire.errors import ErrorCode
from factwire.model import Article, Facts, Notification
from factwire.model.base import Frozen

if TYPE_CHECKING:  # whoever sends and answers reads no files
    from io import BufferedReader

    from factwire.domain.staging import Staged
    from factwire.reading import Reading
    from factwire.reading.source import Source


class StaleRecord(Exception):
    """The record is no longer what this change was decided on: read it again and decide anew."""


class ObjectHead(Frozen):
    """What the store says about an object without reading it."""

    size: int
    etag: str
    version_id: str | None = None
    content_type: str | None = None
    metadata: Mapping[str, str] = {}


class Upload(Frozen):
    """A signed address that takes one object; valid for `expires_in` seconds."""

    url: str
    method: str
    headers: Mapping[str, str]
    expires_in: int


NAMED_FAILURES: Final = 5
"""So many of the members that cannot be read are named in the rejection of their container."""


class FailedMember(Frozen):
    """A member that could not be read: its name and number in the container, and why."""

    part: str | None
    number: int
    code: ErrorCode
    message: str


class Progress(Frozen):
    """How far a container has been split: so many members, of so many bytes, or all of them.

    `failed` of them could not be read; the first are named.
    """

    members: int = 0
    size: int = 0
    failed: int = 0
    first_failures: tuple[FailedMember, ...] = ()
    complete: bool = False

    def after(self, *, members: int, size: int, failures: Sequence[FailedMember]) -> Progress:
        """Return the progress after so many more members, of so many bytes, some of which failed."""
        return self.model_copy(
            update={
                "members": self.members + members,
                "size": self.size + size,
                "failed": self.failed + len(failures),
                "first_failures": (*self.first_failures, *failures)[:NAMED_FAILURES],
            }
        )


class Release(Frozen):
    """A withheld article that is to come out if it is still the same, its facts as a document at `archive_key`."""

    article_id: str
    commit: str
    until: str
    archive_key: str | None = None


class Deletion(Frozen):
    """An article that is to be deleted, with everything that was written until this time."""

    article_id: str
    at: str


class Replay(Frozen):
    """A stored article whose facts are to be extracted once more, if that has not been done since a time.

    `revision` is what the article was when that was decided, and `listed_at` where it stood in lists by time; `quiet`
    replays announce nothing.
    """

    article_id: str
    revision: str
    listed_at: str
    extracted_before: Annotated[str, Field(description="UTC, ISO 8601")]
    quiet: bool = False


class ArticleStore(Protocol):
    """The originals, as they were sent."""

    def head(self, origin: Origin) -> ObjectHead | None:
        """Return the head of exactly this version; None when it is gone."""

    def read(self, origin: Origin, head: ObjectHead) -> bytes | None:
        """Return the bytes that `head` describes; None when they are gone."""

    def open(self, origin: Origin, head: ObjectHead) -> BufferedReader[Any]:
        """Return the bytes that `head` describes, read as they are needed; reading raises StorageUnavailable."""

    def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str]) -> None:
        """Store an original where it will be picked up like any other dropped file."""

    def upload(self, key: str, *, size: int, content_type: str, metadata: Mapping[str, str]) -> Upload:
        """Return a way to send an original of so many bytes, no more and no less, without the endpoint."""

    def location(self, key: str) -> str:
        """Return the address that an original with this key has."""

    def delete(self, origin: Origin, *, until: str) -> None:
        """Remove the versions of the object that were written until then (UTC, ISO 8601), to the second."""

    def delete_version(self, origin: Origin) -> None:
        """Remove exactly this version of the object; no fault when it is not there."""


class WrittenFacts(Frozen):
    """Facts that were written for a commit, whether or not it was ever made."""

    commit: str
    listed_at: str


class FactLists(Protocol):
    """The lists over facts, and the names in them."""

    def entries(
        self, list_key: str, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> Iterator[ListedEntry]:
        """Yield entries of a list behind a place, newest first, those that do not count as well (`facts_digests`).

        Places are the same in every list: that of an article's entry in one is that of its entry in another.

        They are read page by page, at first `limit` of them.
        """

    def facts_digests(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return the digest of the facts of each article as of now; articles that have none are left out."""

    def names(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        """Return entities whose key begins with `prefix`, in order of their keys."""


class FactRepository(FactLists, Protocol):
    """The table: records, the facts under them, and the lists over them."""

    def find(self, article_id: str) -> Record | None:
        """Return the article's record as of now (a consistent read)."""

    def write_facts(
        self,
        facts: Facts,
        *,
        entries: tuple[Entry, ...],
        commit: str,
        facts_digest: str,
        listed_at: str,
        effects: Effects = NO_EFFECTS,
        only_while: Record | None = None,
    ) -> int:
        """Write the facts of a commit to be, what judgements do to them, and their entries in the lists.

        Return the number of parts of the facts.

        Nothing of it counts until the article's record names the digest. With `only_while`, nothing is written once
        the article's state is another.

        Raises:
            StaleRecord: the article's state is not `only_while` (any more).
        """

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        """Make `record` the article's state, in one step.

        Raises:
            StaleRecord: the article's state is not `replacing` (None: no record).
        """

    def facts(self, article_id: str, stored_facts: StoredFacts) -> Facts | None:
        """Return the facts of a commit as they were extracted; None when they are gone."""

    def effects(self, article_id: str, stored_facts: StoredFacts) -> Effects:
        """Return what judgements do to the facts of a commit; none where nobody judged, without asking the table."""

    def discard_history(self, article_id: str) -> None:
        """Remove what the article's revisions changed."""

    def discard(self, article_id: str, *, revision: str, commit: str) -> None:
        """Remove the facts of a commit that no record names (any more), and their entries."""

    def discard_entries(self, entries: tuple[Entry, ...], *, facts_digest: str, listed_at: str) -> None:
        """Remove the entries of facts that no record names; no fault when they are not there."""

    def written_facts(self, article_id: str) -> tuple[WrittenFacts, ...]:
        """Return all facts there are under the article, those of commits that were never made among them."""

    def clear(self, record: Record) -> None:
        """Remove whatever is under the article but its record.

        Raises:
            StaleRecord: the article's state is not `record` (any more); nothing is removed from then on.
        """

    def note_original(self, article_id: str, original: Origin) -> None:
        """Remember an object that holds the article and no other, besides the one that its record names."""

    def originals(self, article_id: str) -> Iterator[Origin]:
        """Yield the objects that were noted and not forgotten, in no order."""

    def forget_originals(self, record: Record, originals: Sequence[Origin]) -> None:
        """Forget objects that were noted; no fault when one was not.

        Raises:
            StaleRecord: the article's state is not `record` (any more): the same object may have been noted again.
        """

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """Return the revisions that were replaced, and what each changed, newest first."""

    def list(self, query: ArticleQuery, *, limit: int, after: Position | None) -> ListedArticles:
        """Return articles newest first."""


class FactsArchive(Protocol):
    """The facts documents for bulk use, one per article, partitioned by day."""

    def key(self, article_id: str, *, day: str, commit: str) -> str:
        """Return where the document of this commit is kept."""

    def put(self, key: str, facts: Facts) -> None:
        """Store the document."""

    def versions(self, key: str) -> tuple[str, ...]:
        """Return the versions of the document; each call of `put` makes one."""

    def delete(self, key: str) -> None:
        """Remove the document in all its versions; no fault when it is not there."""

    def delete_versions(self, key: str, versions: Sequence[str]) -> None:
        """Remove these versions of the document and no other; no fault when one is not there."""

    def link(self, key: str) -> str:
        """Return a signed address of the document, for the sizes that an HTTP answer cannot carry."""


class MemberStore(Protocol):
    """Members of containers, each set apart as an object of its own, which the store announces like a dropped one."""

    def stage(self, members: Sequence[Staged]) -> None:
        """Set members apart, in no order; a member that is there already is announced again."""

    def read(self, origin: Origin) -> Staged | None:
        """Return the member in exactly this version of an object; None when it is gone."""

    def remove(self, origin: Origin) -> None:
        """Remove exactly this version of an object; no fault when it is not there."""


class SplitProgressStore(Protocol):
    """How far containers have been split; kept longer than any event of theirs may come again."""

    def find(self, token: str) -> Progress:
        """Return how far the container with this token has been split."""

    def save(self, token: str, progress: Progress) -> None:
        """Remember how far it has been split."""


class DelayedTasks(Protocol):
    """Work that comes back."""

    def resume(self, origin: Origin) -> None:
        """Have an object visited again, by another call."""

    def schedule_release(self, release: Release, *, now: datetime) -> None:
        """Have a release looked at when it is time, or earlier."""


class DeletionQueue(Protocol):
    """Deletions that are carried out by another call, again until they are done."""

    def schedule_deletion(self, deletion: Deletion) -> None:
        """Have an article deleted, or what is left of it, by another call."""


class Notifier(Protocol):
    """Where notifications go out."""

    def publish(self, notification: Notification, *, labels: Labels) -> None:
        """Send one notification to every subscriber whose filter it passes."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Now, in UTC."""


class Reader(Protocol):
    """Bytes and what is known of them -> the articles in them; see `factwire.reading.read_articles`."""

    def __call__(
        self, data: bytes, *, content_type: str | None, metadata: Mapping[str, str], location: str
    ) -> Iterator[Reading]: ...


class SourceReader(Protocol):
    """A file -> the articles in it; see `factwire.reading.read_source`."""

    def __call__(self, source: Source, *, metadata: Mapping[str, str], location: str) -> Iterator[Reading]: ...


class Extractor(Protocol):
    """Article -> Facts."""

    def __call__(self, article: Article, /) -> Facts: ...
