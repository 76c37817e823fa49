"""What the table holds about stories: their documents, who is in them, and what they are compared by."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field

from factwire.model import Story, StoryArticle, Toll
from factwire.model.base import Frozen
from factwire.stories import Member, story_of
from factwire.stories.comparison.profile import Profile, profile_of

NAMES: Final = 20
STANDING: Final = 12  # claims of a toll that a record has


class Membership(Frozen):
    """The story that an article is in, and a digest of what the story has of it.

    It is the truth about the article: a member that a story holds without it does not count and is on its way out.
    """

    story: str
    digest: str


class StoryRecord(Frozen):
    """The state of one story, as large for many articles as for a few; a merged story has no profile.

    `document` lists no articles but the newest, which is apart, and no claims but some that stand: all follow from the
    members. `profile` is what articles are compared with, `entities` are the names that most of them have, `apart` are
    stories that users keep it apart from. `quiet` says that this version is not to be announced.
    """

    document: Story
    newest: StoryArticle | None = None
    profile: Profile | None = None
    entities: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    quiet: bool = False

    @property
    def id(self) -> str:
        """The story's id."""
        return self.document.id

    @property
    def version(self) -> int:
        """Changes with every write: what a conditional write compares."""
        return self.document.revision

    def at_version(self, version: int) -> StoryRecord:
        """Return the same state as another version."""
        return self.model_copy(update={"document": self.document.model_copy(update={"revision": version})})


class ListedStory(Frozen):
    """What a list of stories shows of one story."""

    story: Story
    entities: tuple[str, ...] = ()
    sort_key: Annotated[str, Field(description="its place in the list, newest first")]


def record_of(story: str, members: Sequence[Member], *, version: int) -> StoryRecord:
    """Return the record of a story of these articles."""
    ordered = sorted(members, key=lambda member: member.order)
    profile = profile_of(member.fingerprint for member in ordered)
    document = story_of(story, ordered, revision=version, profile=profile)
    names = Counter(name for member in ordered for name in member.names)
    standing = {kind: _with_standing_claims(toll) for kind, toll in document.casualties.items()}
    return StoryRecord(
        document=document.model_copy(update={"articles": (), "casualties": standing}),
        newest=document.articles[-1],
        profile=profile,
        entities=tuple(name for name, _ in names.most_common(NAMES)),
        apart=tuple(sorted({story for member in ordered if member.placing for story in member.placing.apart})),
    )


def _with_standing_claims(toll: Toll) -> Toll:
    standing = [claim for claim in toll.claims if claim.relation in {"current", "disputes"}]
    return toll.model_copy(update={"claims": tuple(standing[:STANDING])})


def digest_of_member(member: Member) -> str:
    """Return a digest of what a story has of an article."""
    return hashlib.sha256(member.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def updated_at(story: Story) -> str:
    """Return the time that a story is listed by: when its last article was published."""
    return story.updated or story.first_seen or "0001-01-01"
