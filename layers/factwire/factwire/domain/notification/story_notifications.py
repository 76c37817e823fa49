"""What is announced about a story: a second independent source, a toll that changed or is disputed, a merge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from factwire.domain.notification.shortening import cut_or_none
from factwire.domain.records import Labels
from factwire.domain.stored_stories import StoryRecord
from factwire.model import (
    Change,
    Notification,
    NotifiedArticle,
    NotifiedClaim,
    NotifiedStory,
    NotifiedToll,
    Story,
    StoryClaim,
    Toll,
)

# From so many independent sources on, a story is news beyond its articles, which are announced one by one.
CONFIRMED: Final = 2
_OUTLETS: Final = 8
_TITLE, _NAME = 500, 200


def notification_of_story(before: StoryRecord | None, after: StoryRecord | None) -> Notification | None:
    """Return the notification of a story's change, None for one that says nothing new.

    Its id follows from the story and its revision: the same change is announced with the same id.
    """
    if before is None or after is None:
        return None
    changes = tuple(_changes(before.document, after.document))
    # A merged story has lost its articles and figures to another one: it is announced as it was.
    shown = before if after.document.merged_into else after
    newest = shown.newest
    if not changes or newest is None:
        return None
    return Notification(
        notification_id=hashlib.sha256(f"{after.id}|{after.version}".encode()).hexdigest()[:24],
        kind="story",
        sequence=after.version,
        article=NotifiedArticle(
            article_id=newest.id,
            title=cut_or_none(newest.title, _TITLE),
            source=cut_or_none(newest.outlet, _NAME),
            published_at=newest.published_at,
        ),
        story=_notified(shown.document, revision=after.version, merged_into=after.document.merged_into),
        changes=changes,
    )


def labels_of_story(record: StoryRecord) -> Labels:
    """Return what subscribers filter stories by."""
    story = record.document
    killed = story.casualties.get("killed")
    return Labels(
        countries=(story.country,) if story.country else (),
        entities=record.entities,
        killed_min=killed.low if killed else None,
        independent_sources=story.independent_sources,
    )


def _changes(before: Story, after: Story) -> Iterator[Change]:
    if after.merged_into:
        yield Change(fact="merged into", after=after.merged_into)
        return
    if after.independent_sources < CONFIRMED:
        return
    if before.independent_sources < CONFIRMED:
        yield _change("independent sources", before.independent_sources, after.independent_sources)
    for kind in dict.fromkeys((*before.casualties, *after.casualties)):
        old, new = before.casualties.get(kind), after.casualties.get(kind)
        if _stands(old) != _stands(new):
            yield _change(kind, _text(old), _text(new))


def _stands(toll: Toll | None) -> tuple[object, ...] | None:
    return (toll.low, toll.best, toll.high, toll.agreed) if toll else None


def _text(toll: Toll | None) -> str | None:
    """Return a toll in words: "41", "34 to 41, disputed", "41 (34 to 41, disputed)"."""
    if toll is None:
        return None
    span = "unknown" if toll.low is None or toll.high is None else f"{toll.low:g} to {toll.high:g}"
    if toll.agreed:
        return span if toll.best is None else f"{toll.best:g}"
    return f"{span}, disputed" if toll.best is None else f"{toll.best:g} ({span}, disputed)"


def _change(fact: str, before: object, after: object) -> Change:
    old, new = (None if value is None else str(value) for value in (before, after))
    return Change(fact=fact, before=old, after=new)


def _notified(story: Story, *, revision: int, merged_into: str | None) -> NotifiedStory:
    return NotifiedStory(
        id=story.id,
        revision=revision,
        merged_into=merged_into,
        kind=story.kind,
        title=cut_or_none(story.title, _TITLE),
        place=story.place,
        country=story.country,
        earliest=story.earliest,
        latest=story.latest,
        outlets=story.outlets,
        independent_sources=story.independent_sources,
        casualties={kind: _notified_toll(toll) for kind, toll in story.casualties.items()},
    )


def _notified_toll(toll: Toll) -> NotifiedToll:
    return NotifiedToll(
        low=toll.low,
        best=toll.best,
        high=toll.high,
        agreed=toll.agreed,
        claims=tuple(map(_notified_claim, toll.claims)),
    )


def _notified_claim(claim: StoryClaim) -> NotifiedClaim:
    return NotifiedClaim(
        min=claim.min,
        max=claim.max,
        attribution=cut_or_none(claim.attribution, _NAME),
        outlets=claim.outlets[:_OUTLETS],
        relation=claim.relation,
    )
