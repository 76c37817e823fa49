"""The record that a commit writes: the article's card, its labels and the notice about it."""

from __future__ import annotations

from factwire.domain.editions import Edition
from factwire.domain.labels import labels_of
from factwire.domain.notices import notice_of_facts, notice_of_rejection, short
from factwire.domain.records import Card, Held, Labels, Record
from factwire.model import Article, Change, Facts, Notification, NotificationKind, NotifiedArticle, RejectionReason

_HEADLINE = 500
_NO_LABELS = Labels()


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
    kind: NotificationKind = "revision" if replacing and replacing.status == "stored" else "summary"
    card = _card(facts.article, edition).model_copy(
        update={
            "word_count": facts.article.word_count,
            "headline": short(facts.summary.headline, _HEADLINE),
            "event_types": labels.event_types,
            "countries": labels.countries,
        }
    )
    notice = notice_of_facts(facts, commit=edition.commit, kind=kind, changes=changes)
    return _record(edition, replacing=replacing, card=card, notice=notice, labels=labels, held=held)


def record_of_rejection(
    article: NotifiedArticle, *, error: RejectionReason, edition: Edition, replacing: Record | None
) -> Record:
    """The record of an input that could not be processed; facts of an earlier one are replaced by nothing."""
    card = _card(article, edition).model_copy(update={"error": error})
    notice = notice_of_rejection(article, commit=edition.commit, error=error)
    return _record(edition, replacing=replacing, card=card, notice=notice)


def record_not_for_use(
    article: Article | NotifiedArticle, *, edition: Edition, replacing: Record | None, held: Held | None = None
) -> Record:
    """The record of an article that its sender withholds or has cancelled: it tells no facts, and announces nothing.

    `held` are the facts of a withheld one, for the time when it comes out.
    """
    card = _card(article, edition).model_copy(update={"withheld_until": edition.until})
    gone = NotifiedArticle(article_id=edition.article_id, revision=edition.revision)
    notice = Notification(notification_id=edition.commit, kind="retraction", article=gone)
    return _record(edition, replacing=replacing, card=card, notice=notice, held=held)


def _card(article: Article | NotifiedArticle, edition: Edition) -> Card:
    """What lists show of every article, whatever became of it."""
    return Card(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        title=short(article.title, _HEADLINE),
        source=article.source,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        received_at=edition.origin.at,
    )


def _record(
    edition: Edition,
    *,
    replacing: Record | None,
    card: Card,
    notice: Notification,
    labels: Labels = _NO_LABELS,
    held: Held | None = None,
) -> Record:
    """The record of an edition that takes the place of another."""
    return Record(
        article_id=edition.article_id,
        status=edition.status,
        revision=edition.revision,
        commit=edition.commit,
        origin=edition.origin,
        listed_at=edition.listed_at,
        card=card,
        labels=labels,
        notice=notice,
        version=edition.version_over(replacing),
        others=edition.others_over(replacing),
        held=held,
        previous=_replaced(replacing.held, by=held) if replacing else None,
    )


def _replaced(held: Held | None, *, by: Held | None) -> Held | None:
    """The facts to be discarded; not those of the same commit, which stay when an embargo ends."""
    return None if held and by and held.commit == by.commit else held
