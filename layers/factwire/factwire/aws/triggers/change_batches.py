"""Batches of the table's stream: what each change of an article or a story leads to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from aws_lambda_powertools.utilities.batch import EventType
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.dynamodb.judgements_table import judged_in
from factwire.aws.dynamodb.stories_table import story_change_of
from factwire.aws.observability import count, logger
from factwire.aws.triggers.batches import Event, Response, process_records
from factwire.aws.triggers.stream_events import article_of, change_of

if TYPE_CHECKING:
    from factwire.aws.bootstrap.publish import PublishServices
    from factwire.aws.bootstrap.relate import RelateServices

# Articles of a batch that are related side by side: while two wait for the table, the third works. More would gain
# little, and over the calls that read a new table's stream they would be more than a key leads to (`CROWDED`): as many
# articles that each begin a story of one event at the same moment would not find each other.
SIDE_BY_SIDE: Final = 3


def publish_changes(event: Event, context: LambdaContext, *, services: PublishServices) -> Response:
    """Announce commits and stories in a batch of the table's stream; return the record to deliver again from."""

    def change(record: DynamoDBRecord) -> None:
        found, story = change_of(record.raw_event), story_change_of(record.raw_event)
        notification = services.summary(found) if found else services.story(*story) if story else None
        if notification:
            count(f"Notification{notification.kind.title()}")
            ids = {"notification_id": notification.notification_id, "article_id": notification.article.article_id}
            logger.info("notification published", extra={"kind": notification.kind, **ids})

    return process_records(event, context, kind=EventType.DynamoDBStreams, process=change)


def relate_changes(event: Event, context: LambdaContext, *, services: RelateServices) -> Response:
    """Relate the articles in a batch of the table's stream, and let judgements take effect.

    Return the record to deliver again from.
    """
    articles = dict.fromkeys(filter(None, map(article_of, event["Records"])))
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        related = {article: pool.submit(services.relate, article) for article in articles}

        def change(record: DynamoDBRecord) -> None:
            judged = judged_in(record.raw_event)
            if judged:
                services.apply(judged.article_id, target=judged.target, document=judged.document)
                count("JudgementApplied")
                logger.info("judgement applied", extra={"article_id": judged.article_id, "target": judged.target})
            article_id = article_of(record.raw_event)
            story = related[article_id].result() if article_id else None
            if story:
                count("ArticleRelated")
                logger.info("article related", extra={"article_id": article_id, "story": story.id})

        return process_records(event, context, kind=EventType.DynamoDBStreams, process=change)
