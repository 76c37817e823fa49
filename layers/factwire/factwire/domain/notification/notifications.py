"""What is announced about an article: the notification's body, small enough by construction."""

from __future__ import annotations

import hashlib

from factwire.domain.listing.labels import by_salience
from factwire.domain.listing.projections import ProjectedEvent, ProjectedParticipant, project_events
from factwire.domain.notification.shortening import cut, cut_or_none
from factwire.domain.records import Record
from factwire.domain.wording.event_sentences import event_sentence
from factwire.domain.wording.sentences import one_day
from factwire.model import (
    W5H,
    Answer,
    Change,
    EventDigest,
    Facts,
    FirstAnswers,
    Notification,
    NotificationKind,
    NotifiedArticle,
    NotifiedSummary,
    RejectionReason,
)

# SNS takes 256 KB for a message in all its texts with its attributes. The body is escaped once more when it
# goes out per protocol, which may double it, and an e-mail's text and the attributes stand beside it.
MAX_BODY_BYTES = 64 * 1024
MAX_EVENTS = 10
MAX_NAMES = 5
MAX_CHANGES = 50
_TITLE, _SUMMARY, _ANSWER, _NAME, _EVIDENCE = 500, 4000, 500, 200, 1000


def notification_of_facts(
    facts: Facts, *, commit: str, kind: NotificationKind, changes: tuple[Change, ...]
) -> Notification:
    """Return the notification of a committed revision."""
    article = facts.article
    notification = Notification(
        notification_id=commit,
        kind=kind,
        article=NotifiedArticle(
            article_id=article.article_id,
            revision=article.revision,
            title=cut_or_none(article.title, _TITLE),
            source=cut_or_none(article.source, _NAME),
            url=article.url,
            language=article.language,
            published_at=article.published_at,
        ),
        summary=NotifiedSummary(
            headline=cut_or_none(facts.summary.headline, _TITLE), text=cut(facts.summary.text, _SUMMARY)
        ),
        w5h=_first_answers(facts.w5h),
        events=tuple(_digest(event, facts=facts) for event in project_events(facts, by_salience(facts)[:MAX_EVENTS])),
        changes=changes[:MAX_CHANGES],
    )
    return fitted(notification)


def notification_of_rejection(article: NotifiedArticle, *, commit: str, error: RejectionReason) -> Notification:
    """Return the notification of an input that could not be processed."""
    return fitted(Notification(notification_id=commit, kind="rejection", article=article, error=error))


def notification_of_retraction(record: Record) -> Notification:
    """Return the notification that an article and its facts are gone."""
    article = record.notification.article
    return Notification(
        notification_id=hashlib.sha256(f"retraction|{record.commit}".encode()).hexdigest()[:24],
        kind="retraction",
        article=article,
    )


def fitted(notification: Notification) -> Notification:
    """Return the notification cut to the size limit: changes and events go first, the least salient before others."""
    while len(notification.model_dump_json().encode()) > MAX_BODY_BYTES:
        if notification.changes:
            notification = notification.model_copy(
                update={"changes": notification.changes[: len(notification.changes) // 2]}
            )
        elif notification.events:
            notification = notification.model_copy(update={"events": notification.events[:-1]})
        else:
            # Only an address or an id can still be this long.
            bare = NotifiedArticle(article_id=notification.article.article_id, revision=notification.article.revision)
            return notification.model_copy(update={"article": bare, "summary": None, "w5h": None})
    return notification


def _first_answers(w5h: W5H) -> FirstAnswers:
    return FirstAnswers(
        who=_first(w5h.who),
        what=_first(w5h.what),
        when=_first(w5h.when),
        where=_first(w5h.where),
        why=_first(w5h.why),
        how=_first(w5h.how),
    )


def _first(answers: tuple[Answer, ...]) -> str | None:
    return cut(answers[0].text, _ANSWER) if answers else None


def _digest(projected: ProjectedEvent, *, facts: Facts) -> EventDigest:
    event, place = projected.event, projected.place
    return EventDigest(
        type=event.type,
        mode=event.mode,
        actors=_names(projected.actors),
        targets=_names(projected.targets),
        place=place.name if place else None,
        country=place.country if place else None,
        date=one_day(event.earliest, event.latest),
        killed=projected.killed,
        wounded=projected.wounded,
        assertion=event.assertion,
        attribution=cut_or_none(projected.attribution, _NAME),
        sentence=cut(event_sentence(projected, facts=facts), _EVIDENCE),
        evidence=cut(event.evidence.text, _EVIDENCE),
    )


def _names(participants: tuple[ProjectedParticipant, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cut(each.name, _NAME) for each in participants))[:MAX_NAMES]
