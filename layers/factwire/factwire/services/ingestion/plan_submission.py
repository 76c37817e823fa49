"""The first step of ingestion: what was read from an input, as the submission that is to be committed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from factwire.domain.inputs import Input
from factwire.domain.records import Status
from factwire.domain.submissions import Submission
from factwire.errors import ErrorCode, FactwireError, UnsupportedLanguage
from factwire.model import Article, NotifiedArticle, RejectionReason
from factwire.reading import Reading, article_id, canonical_url
from factwire.reading.article_from_draft import clean_line
from factwire.reading.identity import revision

_LONGEST_PART: Final = 200
"""The most characters of a member's name in a message."""


def plan_submission(reading: Reading, *, of: Input, now: datetime) -> Submission:
    """Return what an input says of one article.

    Args:
        reading: one member of the input, read.
        of: the input.
        now: decides whether an embargo is over.
    """
    usage, article = reading.usage, reading.article or reading.withheld
    if article is not None and usage.refusal(now) is None:
        return _of_article(article, reading, of=of, status="stored")
    if article is not None and usage.status == "withheld":
        return _of_article(article, reading, of=of, status="withheld", until=usage.until)
    if reading.about is not None and usage.status != "usable":
        return _without_article(reading.about, reading, of=of)
    return _rejection(reading.error or FactwireError("nothing was read"), of=of)


def plan_rejection(*, code: ErrorCode, message: str, of: Input, language: str | None = None) -> Submission:
    """Return the submission that records why an input could not be processed.

    Args:
        code: the error's code.
        message: the error's message; the name of the member that it is about is put before it.
        of: the input.
        language: what was detected, where that is why.
    """
    origin = of.origin
    about = _about(of, outcome=code, language=language)
    part = f"{origin.part[:_LONGEST_PART]}: " if origin.part else ""
    return Submission(
        article_id=about.article_id,
        status="rejected",
        revision=about.revision or "",
        origin=origin,
        content=about,
        error=RejectionReason(code=code, message=f"{part}{message}"),
    )


def plan_withdrawal(*, of: Input) -> Submission:
    """Return the submission that takes back the rejection of an earlier version of an input."""
    about = _about(of, outcome="withdrawn")
    return Submission(
        article_id=about.article_id,
        status="canceled",
        revision=about.revision or "",
        origin=of.origin,
        content=about,
    )


def _about(of: Input, *, outcome: str, language: str | None = None) -> NotifiedArticle:
    """Return what is known of an input that is no article."""
    url, source = of.metadata.get("url"), clean_line(of.metadata.get("source"))
    return NotifiedArticle(
        article_id=article_id(url=url, guid=clean_line(url), publisher=source, location=of.origin.place),
        revision=revision(of.digest, of.origin.part, outcome),
        title=clean_line(of.metadata.get("title")),
        source=source,
        url=canonical_url(url),
        language=language,
    )


def _rejection(error: FactwireError, *, of: Input) -> Submission:
    language = error.language if isinstance(error, UnsupportedLanguage) else None
    return plan_rejection(code=error.code, message=str(error), of=of, language=language)


def _of_article(
    article: Article, reading: Reading, *, of: Input, status: Status, until: str | None = None
) -> Submission:
    return Submission(
        article_id=article.article_id,
        status=status,
        revision=article.revision,
        origin=of.origin,
        content=article,
        published_at=article.published_at,
        version=reading.version,
        until=until,
    )


def _without_article(about: NotifiedArticle, reading: Reading, *, of: Input) -> Submission:
    """Return the submission of an article that is cancelled, or is withheld and cannot be read."""
    status: Status = "canceled" if reading.usage.status == "canceled" else "withheld"
    return Submission(
        article_id=about.article_id,
        status=status,
        revision=revision(status),
        origin=of.origin,
        content=about,
        version=reading.version,
    )
