"""The use cases of `api`."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import partial

from factwire.aws import clients
from factwire.aws.bootstrap import engine
from factwire.aws.bootstrap.adapters import (
    SystemClock,
    article_store,
    deletion,
    facts_archive,
    facts_table,
    judgements,
    ownership,
    stories_table,
)
from factwire.aws.dynamodb.feeds_table import FeedsTable
from factwire.aws.dynamodb.webhooks_table import WebhooksTable
from factwire.aws.settings import ApiSettings
from factwire.aws.snapshots import reseed_after_restore
from factwire.aws.sns.subscribers import SnsSubscribers
from factwire.aws.webhooks.delivery_queue import SnsNotificationSource
from factwire.reading import read_articles
from factwire.services.delete_article import DeleteArticle
from factwire.services.delivery.manage_webhooks import ManageWebhooks
from factwire.services.feed_subscriptions import ManageFeeds
from factwire.services.judgements.judge import Judge
from factwire.services.judgements.query_judgements import QueryJudgements
from factwire.services.judgements.review_queue import ReviewQueue
from factwire.services.questions.query_articles import QueryArticles
from factwire.services.questions.query_facts import QueryFacts
from factwire.services.stories.query_stories import QueryStories
from factwire.services.submit_article import ExtractText, SubmitArticle
from factwire.services.subscriptions import ManageSubscriptions


@dataclass(frozen=True)
class ApiServices:
    """The use cases of `api`."""

    settings: ApiSettings
    query: QueryArticles
    facts: QueryFacts
    stories: QueryStories
    submit: SubmitArticle
    extract: ExtractText
    delete: DeleteArticle
    subscriptions: ManageSubscriptions
    feeds: ManageFeeds
    judge: Judge
    judgements: QueryJudgements
    review: ReviewQueue


def api_services() -> ApiServices:
    """Return the use cases of `api`; its language model loads with the first text to extract from."""
    settings = ApiSettings.of(os.environ)
    reseed_after_restore()
    originals, table, archive = article_store(settings), facts_table(settings), facts_archive(settings)
    stories, judged = stories_table(settings), judgements(settings)
    read = partial(read_articles, now=SystemClock().now)
    secret, largest = settings.cursor_secret.encode(), min(settings.max_article_bytes, engine.LARGEST_BODY)
    feeds = _feeds(settings)
    return ApiServices(
        settings=settings,
        query=QueryArticles(repository=table, archive=archive, cursor_secret=secret),
        facts=QueryFacts(repository=table, cursor_secret=secret),
        stories=QueryStories(stories=stories, facts=table, cursor_secret=secret),
        submit=SubmitArticle(
            articles=originals,
            read=read,
            max_bytes=largest,
            max_upload_bytes=settings.max_article_bytes,
            prefix=settings.incoming_prefix,
            ownership=ownership(settings),
        ),
        extract=engine.extract_text(settings.max_article_bytes),
        delete=DeleteArticle(deletion(settings, articles=originals, repository=table, archive=archive)),
        subscriptions=ManageSubscriptions(
            subscribers=SnsSubscribers(
                clients.sns(), topic_arn=settings.topic_arn, own_queue_arn=settings.deliver_queue_arn
            ),
            webhooks=_webhooks(settings),
            feeds=feeds,
            protocols=tuple(settings.subscription_protocols.split(",")),
            cursor_secret=secret,
        ),
        feeds=feeds,
        judge=Judge(repository=table, judgements=judged, stories=stories, clock=SystemClock()),
        judgements=QueryJudgements(repository=table, judgements=judged, cursor_secret=secret),
        review=ReviewQueue(repository=table, stories=stories),
    )


def _webhooks(settings: ApiSettings) -> ManageWebhooks:
    return ManageWebhooks(
        webhooks=WebhooksTable(clients.dynamodb(), table=settings.webhooks_table_name),
        source=SnsNotificationSource(clients.sns(), topic_arn=settings.topic_arn, queue_arn=settings.deliver_queue_arn),
        clock=SystemClock(),
        random_bytes=secrets.token_bytes,
        loopback=settings.allow_loopback,
    )


def _feeds(settings: ApiSettings) -> ManageFeeds:
    return ManageFeeds(
        feeds=FeedsTable(clients.dynamodb(), table=settings.webhooks_table_name),
        clock=SystemClock(),
        random_bytes=secrets.token_bytes,
        api_url=settings.api_url,
    )
