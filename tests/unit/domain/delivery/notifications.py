"""Notifications that the tests of delivery send."""

from __future__ import annotations

from factwire.model import (
    EventDigest,
    Links,
    Notification,
    NotifiedArticle,
    NotifiedClaim,
    NotifiedStory,
    NotifiedSummary,
    NotifiedToll,
    Range,
)
from factwire.model.notification import Change

EVENT = EventDigest(
    type="ASSAULT",
    actors=("rebels",),
    targets=("the port of Aden",),
    place="Aden",
    country="YEM",
    date="2024-10-07",
    killed=Range(min=12, max=12),
    assertion="asserted",
    attribution="the army",
    sentence="Rebels shelled the port of Aden on 7 October 2024, 12 killed (according to the army)",
    evidence="Rebels shelled the port of Aden,\n killing 12",
)


def summary(
    *, title: str = "Port of Aden shelled", text: str = "Rebels shelled the port.", events: int = 1
) -> Notification:
    """A summary of an article."""
    return Notification(
        notification_id="0123456789abcdef01234567",
        kind="summary",
        sequence=3,
        committed_at="2024-10-08T12:00:00Z",
        article=NotifiedArticle(
            article_id="a1",
            title=title,
            source="Example Wire",
            url="https://example.com/aden",
            published_at="2024-10-08T09:30:00+00:00",
        ),
        summary=NotifiedSummary(headline=title, text=text),
        events=(EVENT,) * events,
        links=Links(article="https://api.example.com/articles/a1", facts="https://api.example.com/articles/a1/facts"),
    )


def story() -> Notification:
    """A story whose sources disagree."""
    claims = (
        NotifiedClaim(min=9, max=9, attribution="the coast guard", outlets=("A",), relation="current"),
        NotifiedClaim(min=17, max=17, attribution="survivors", outlets=("B",), relation="disputes"),
    )
    toll = NotifiedToll(low=9, best=9, high=17, agreed=False, claims=claims)
    return Notification(
        notification_id="story1",
        kind="story",
        sequence=2,
        committed_at="2024-10-08T12:00:00Z",
        article=NotifiedArticle(article_id="a2", title="Ferry sinks"),
        story=NotifiedStory(
            id="s1",
            revision=2,
            title="Ferry sinks off Mindoro",
            place="Mindoro",
            country="PHL",
            earliest="2024-10-07",
            latest="2024-10-07",
            outlets=2,
            independent_sources=2,
            casualties={"killed": toll},
        ),
        changes=(Change(fact="killed", before="9", after="9, disputed"),),
        links=Links(story="https://api.example.com/stories/s1"),
    )
