"""What the table holds about stories: their documents, who is in them, and what they are compared by."""

from __future__ import annotations

import hashlib
from typing import Annotated, Final

from pydantic import Field

from factwire.model import Story
from factwire.model.base import Frozen
from factwire.stories import Member
from factwire.stories.comparison.profile import Profile

NAMES: Final = 20


class Membership(Frozen):
    """The story that an article is in, and a digest of what the story has of it.

    It is the truth about the article: a member that a story holds without it does not count and is on its way out.
    """

    story: str
    digest: str


class StoryRecord(Frozen):
    """The state of one story. `profile` is what articles are compared with; a merged story has none.

    `entities` are the names that most of its articles have.
    """

    document: Story
    profile: Profile | None = None
    entities: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The story's id."""
        return self.document.id

    @property
    def version(self) -> int:
        """Changes with every write: what a conditional write compares."""
        return self.document.revision


class ListedStory(Frozen):
    """What a list of stories shows of one story."""

    story: Story
    entities: tuple[str, ...] = ()
    sort_key: Annotated[str, Field(description="its place in the list, newest first")]


def digest_of_member(member: Member) -> str:
    """Return a digest of what a story has of an article."""
    return hashlib.sha256(member.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def updated_at(story: Story) -> str:
    """Return the time that a story is listed by: when its last article was published."""
    return story.updated or story.first_seen or "0001-01-01"
