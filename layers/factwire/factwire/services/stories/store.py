"""What the use cases of stories need from the table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from factwire.domain.stored_stories import ListedStory, Membership, StoryRecord
from factwire.stories import Member


class StoryStore(Protocol):
    """The table: stories, their members, the keys that lead to them, and which story an article is in."""

    def membership(self, article_id: str) -> Membership | None:
        """Return the story that an article is in, as of now."""

    def set_membership(self, article_id: str, membership: Membership | None, *, replacing: Membership | None) -> None:
        """Put an article into a story, or (None) out of all.

        Raises:
            StaleRecord: it is not `replacing` any more.
        """

    def members(self, story: str) -> tuple[Member, ...]:
        """Return the members of a story, as of now."""

    def put_member(self, story: str, member: Member) -> None:
        """Add a member to a story, or put it anew."""

    def remove_member(self, story: str, article_id: str) -> None:
        """Remove a member; no fault when it is not there."""

    def move_member(self, member: Member, *, source: str, target: str) -> None:
        """Move a member with its membership in one step; nothing happens if the article is not in `source` any more."""

    def led_to(self, keys: Sequence[str], *, day: str, consistent: bool = False) -> Mapping[str, tuple[str, ...]]:
        """Return the stories that each key leads to around a day, one more than `CROWDED` at most."""

    def lead(self, keys: Collection[str], *, to: str, day: str) -> None:
        """Have keys lead to a story."""

    def unlead(self, keys: Collection[str], *, story: str, day: str) -> None:
        """Have keys lead to a story no more."""

    def find(self, stories: Collection[str], *, consistent: bool = False) -> Mapping[str, StoryRecord]:
        """Return the records of stories; those that are not there are left out."""

    def save(self, record: StoryRecord, *, replacing: StoryRecord | None) -> None:
        """Make a record the story's state.

        Raises:
            StaleRecord: the story's state is not `replacing` (None: no record).
        """

    def redirect(self, pointer: StoryRecord, *, replacing: StoryRecord, into: StoryRecord) -> None:
        """Make a record that points to another story the story's state, in one step, so that none point in a circle.

        Raises:
            StaleRecord: the states of the two stories are not `replacing` and `into` any more.
        """

    def remove(self, record: StoryRecord) -> None:
        """Remove a story's record.

        Raises:
            StaleRecord: the story's state is not `record`.
        """

    def newest(
        self, *, since: str | None, until: str | None, limit: int, after: str | None, country: str | None = None
    ) -> tuple[tuple[ListedStory, ...], str | None]:
        """Return stories by the time of their last article, newest first, and where the next ones begin, if any do.

        With a country, those that happened there.
        """
