"""The record that a commit writes: the article's card, its labels and the notice about it."""

from __future__ import annotations

from factwire.model import Change, Facts, Notification, NotificationKind, NotifiedArticle, RejectionReason
from factwire.services.editions import Edition
from factwire.services.labels import labels_of
from factwire.services.notices import notice_of_facts, notice_of_rejection
from factwire.services.records import Card, Held, Record

_HEADLINE = 500


def record_of_facts(
    facts: Facts,
    *,
    edition: Edition,
    held: Held,
    replacing: Record | None,
    changes: tuple[Change, ...] = (),
) -> Record:
    """The record of an article with facts; it is a revision when it replaces facts, else news."""
    labels = labels_of(facts)
    article = facts.article
    card = Card(
        article_id=article.article_id,
        status="stored",
        revision=article.revision,
        title=_line(article.title),
        source=article.source,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        received_at=edition.origin.at,
        word_count=article.word_count,
        headline=_line(facts.summary.headline),
        event_types=labels.event_types,
        countries=labels.countries,
    )
    kind: NotificationKind = "revision" if replacing and replacing.status == "stored" else "summary"
    return Record(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        commit=edition.commit,
        origin=edition.origin,
        listed_at=edition.listed_at,
        card=card,
        labels=labels,
        notice=notice_of_facts(facts, commit=edition.commit, kind=kind, changes=changes),
        version=edition.version_over(replacing),
        others=edition.others_over(replacing),
        held=held,
        previous=_replaced(replacing),
    )


def record_of_rejection(
    article: NotifiedArticle, *, error: RejectionReason, edition: Edition, replacing: Record | None
) -> Record:
    """The record of an input that could not be processed; facts of an earlier one are replaced by nothing."""
    card = Card(
        article_id=edition.article_id,
        status="rejected",
        revision=edition.revision,
        title=_line(article.title),
        source=article.source,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        received_at=edition.origin.at,
        error=error,
    )
    return Record(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        commit=edition.commit,
        origin=edition.origin,
        listed_at=edition.listed_at,
        card=card,
        notice=notice_of_rejection(article, commit=edition.commit, error=error),
        version=edition.version_over(replacing),
        others=edition.others_over(replacing),
        previous=_replaced(replacing),
    )


def record_not_for_use(
    article: NotifiedArticle, *, edition: Edition, replacing: Record | None, held: Held | None = None
) -> Record:
    """The record of an article that its sender withholds or has cancelled: it tells no facts, and announces nothing.

    `held` are the facts of a withheld one, for the time when it comes out.
    """
    card = Card(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        title=_line(article.title),
        source=article.source,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        received_at=edition.origin.at,
        withheld_until=edition.until,
    )
    return Record(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        commit=edition.commit,
        origin=edition.origin,
        listed_at=edition.listed_at,
        card=card,
        notice=Notification(
            notification_id=edition.commit,
            kind="retraction",
            article=NotifiedArticle(article_id=edition.article_id, revision=edition.revision),
        ),
        version=edition.version_over(replacing),
        others=edition.others_over(replacing),
        held=held,
        previous=_replaced(replacing),
    )


def _replaced(record: Record | None) -> Held | None:
    return record.held if record else None


def _line(text: str | None) -> str | None:
    return text if text is None or len(text) <= _HEADLINE else text[: _HEADLINE - 1] + "…"
