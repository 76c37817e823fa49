"""The record that a commit writes: the article's overview, its labels and the notification about it."""

from __future__ import annotations

from typing import Any

from factwire.domain.listing.labels import labels_of
from factwire.domain.notification.notifications import notification_of_facts, notification_of_rejection
from factwire.domain.notification.shortening import cut_or_none
from factwire.domain.records import ArticleOverview, Labels, Record, StoredFacts
from factwire.domain.submissions import Submission
from factwire.model import Change, Facts, Notification, NotificationKind, NotifiedArticle

_HEADLINE = 500
_NO_LABELS = Labels()


def compose_record_of_facts(
    facts: Facts,
    *,
    submission: Submission,
    stored_facts: StoredFacts,
    replacing: Record | None,
    changes: tuple[Change, ...] = (),
) -> Record:
    """Return the record of an article with facts; it is a revision when it replaces facts, else a summary."""
    labels = labels_of(facts)
    kind: NotificationKind = "revision" if replacing and replacing.status == "stored" else "summary"
    overview = _overview(submission).model_copy(
        update={
            "word_count": facts.article.word_count,
            "headline": cut_or_none(facts.summary.headline, _HEADLINE),
            "event_types": labels.event_types,
            "countries": labels.countries,
            "engine": facts.engine,
            "extracted_at": stored_facts.extracted_at,
        }
    )
    notification = notification_of_facts(facts, commit=submission.commit, kind=kind, changes=changes)
    return _record(
        submission,
        replacing=replacing,
        overview=overview,
        notification=notification,
        labels=labels,
        stored_facts=stored_facts,
    )


def compose_judged_record(
    record: Record, shown: Facts, *, stored_facts: StoredFacts, changes: tuple[Change, ...]
) -> Record:
    """Return the record of an article of which judgements show other facts; it is announced if that changes any.

    A change that is not announced keeps the commit, for which the notification stands.
    """
    labels = labels_of(shown)
    overview = record.overview.model_copy(update={"event_types": labels.event_types, "countries": labels.countries})
    known: dict[str, Any] = {
        "overview": overview,
        "labels": labels,
        "stored_facts": stored_facts,
        "replaced_facts": record.stored_facts,
    }
    if changes:
        commit = stored_facts.commit
        notification = notification_of_facts(shown, commit=commit, kind="revision", changes=changes)
        known |= {"commit": commit, "notification": notification, "quiet": False}
    return record.model_copy(update=known)


def compose_record(
    submission: Submission, *, replacing: Record | None, stored_facts: StoredFacts | None = None
) -> Record:
    """Return the record of a submission that shows no facts: rejected, withheld or cancelled.

    A rejection is announced; what is not for use is not. `stored_facts` are those of a withheld article, for the
    time when it is released.
    """
    overview = _overview(submission).model_copy(update={"error": submission.error, "withheld_until": submission.until})
    notification = _notification(submission)
    return _record(
        submission, replacing=replacing, overview=overview, notification=notification, stored_facts=stored_facts
    )


def _notification(submission: Submission) -> Notification:
    if submission.error and isinstance(submission.content, NotifiedArticle):
        return notification_of_rejection(submission.content, commit=submission.commit, error=submission.error)
    gone = NotifiedArticle(article_id=submission.article_id, revision=submission.revision)
    return Notification(notification_id=submission.commit, kind="retraction", article=gone)


def _overview(submission: Submission) -> ArticleOverview:
    """Return what lists show of every article, whatever became of it."""
    article = submission.content
    return ArticleOverview(
        article_id=submission.article_id,
        status=submission.status,
        revision=submission.revision,
        title=None if submission.status == "withheld" else cut_or_none(article.title, _HEADLINE),
        source=article.source,
        url=None if submission.status == "withheld" else article.url,  # whose words are often the headline's
        language=article.language,
        published_at=article.published_at,
        received_at=submission.origin.at,
    )


def _record(
    submission: Submission,
    *,
    replacing: Record | None,
    overview: ArticleOverview,
    notification: Notification,
    labels: Labels = _NO_LABELS,
    stored_facts: StoredFacts | None = None,
) -> Record:
    """Return the record that takes the place of another."""
    return Record(
        article_id=submission.article_id,
        status=submission.status,
        revision=submission.revision,
        commit=submission.commit,
        origin=submission.origin,
        listed_at=submission.listed_at,
        overview=overview,
        labels=labels,
        notification=notification,
        version=submission.version_over(replacing),
        stored_facts=stored_facts,
        replaced_facts=_replaced(replacing.stored_facts, by=stored_facts) if replacing else None,
        quiet=submission.quiet,
    )


def _replaced(stored_facts: StoredFacts | None, *, by: StoredFacts | None) -> StoredFacts | None:
    """Return the facts to be discarded; not those of the same commit, which stay when an embargo ends."""
    return None if stored_facts and by and stored_facts.commit == by.commit else stored_facts
