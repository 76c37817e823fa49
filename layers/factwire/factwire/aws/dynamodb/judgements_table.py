"""Judgements in DynamoDB: a `JudgementStore` in the one table. Nothing is ever written over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.item_batches import items_under
from factwire.aws.dynamodb.judgement_items import (
    DOCUMENT,
    JUDGED,
    judged_by,
    judged_story,
    judgement_in,
    judgement_items,
    judgement_key,
)
from factwire.aws.dynamodb.lists import Lists, TimeList, Years
from factwire.aws.dynamodb.table_items import JUDGEMENT, Item, article_key, expiry_of, record_key
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.listing.queries import Position
from factwire.domain.records import Record
from factwire.model import Judgement
from factwire.model.base import Frozen
from factwire.services.ports import StaleRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_YEAR: Final = len("YYYY")
_REFUSED: Final = "ConditionalCheckFailed"


class JudgementsTable:
    """Judgements under their articles, with lists by story, user and day."""

    def __init__(self, client: DynamoDBClient, *, table: str, retention_days: int = 0) -> None:
        self._client = client
        self._table = table
        self._retention_days = retention_days
        self._years = Years(client, table=table, retention_days=retention_days)

    def add(self, judgement: Judgement, *, record: Record) -> Judgement:
        """Add a judgement on an article that is stored; return it, or the one that was added under its id before.

        Raises:
            StaleRecord: the article is not stored any more.
        """
        self._years.note(judgement.at[:_YEAR], at=datetime.fromisoformat(judgement.at))
        document = record.stored_facts.archive_key if record.stored_facts else ""
        expiry = expiry_of(datetime.fromisoformat(record.overview.received_at), days=self._retention_days)
        first, *copies = ({**item, **expiry} for item in judgement_items(judgement, document=document))
        check: Any = {
            "TableName": self._table,
            "Key": record_key(judgement.article_id),
            "ConditionExpression": "#status = :stored",
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": {":stored": {"S": "stored"}},
        }
        put: Any = {"TableName": self._table, "Item": first, "ConditionExpression": "attribute_not_exists(pk)"}
        rest: Any = [{"Put": {"TableName": self._table, "Item": copy}} for copy in copies]
        with translated_errors():
            try:
                self._client.transact_write_items(TransactItems=[{"ConditionCheck": check}, {"Put": put}, *rest])
            except ClientError as error:
                response: dict[str, Any] = dict(error.response)
                if _REFUSED not in {reason.get("Code") for reason in response.get("CancellationReasons", ())}:
                    raise
            else:
                return judgement
        found = self._find(judgement)
        if found is None:
            raise StaleRecord("the article is not stored any more")
        return found

    def of_target(self, article_id: str, target: str) -> tuple[Judgement, ...]:
        """Return the judgements on one target of an article, as of now."""
        return tuple(map(judgement_in, self._under(article_id, f"{JUDGEMENT}{target}#")))

    def of_article(self, article_id: str) -> tuple[Judgement, ...]:
        """Return the judgements on an article, as of now."""
        return tuple(map(judgement_in, self._under(article_id, JUDGEMENT)))

    def list(
        self, query: JudgementQuery, *, limit: int, after: Position | None
    ) -> tuple[tuple[Judgement, ...], Position | None]:
        """Return a page of judgements, newest first but for those of an article, which stand fact by fact."""
        # Below an article and a story no year divides them, and the sort key of an article's is no time.
        since, until = (None, None) if query.article_id else (query.since, query.until)
        lists = Lists(client=self._client, table=self._table)
        page, following = lists.page(_list_of(query), since=since, until=until, limit=limit, after=after)
        return tuple(map(judgement_in, page)), following

    def _find(self, judgement: Judgement) -> Judgement | None:
        with translated_errors():
            response = self._client.get_item(TableName=self._table, Key=judgement_key(judgement), ConsistentRead=True)
        item = response.get("Item")
        return judgement_in(item) if item else None

    def _under(self, article_id: str, prefix: str) -> Iterator[Item]:
        return items_under(self._client, table=self._table, partition=article_key(article_id), prefix=prefix)


class Judged(Frozen):
    """A judgement that was added: on which article, on which target, and the key of the article's facts document."""

    article_id: str
    target: str
    document: str


def judged_in(stream_record: dict[str, Any]) -> Judged | None:
    """Return the judgement that a change in the table's stream added; None for a change of anything else."""
    change = stream_record["dynamodb"]
    partition, sort = change["Keys"]["pk"]["S"], change["Keys"]["sk"]["S"]
    if not (sort.startswith(JUDGEMENT) and partition.startswith(article_key("")) and "NewImage" in change):
        return None
    document = change["NewImage"].get(DOCUMENT, {}).get("S", "")
    article_id, target = partition.removeprefix(article_key("")), sort.split("#")[1]
    return Judged(article_id=article_id, target=target, document=document)


def _list_of(query: JudgementQuery) -> TimeList:
    if query.article_id:
        return TimeList(prefix=article_key(query.article_id), within=JUDGEMENT)
    if query.story:
        return TimeList(prefix=judged_story(query.story), within=JUDGEMENT)
    if query.user:
        return TimeList(prefix=judged_by(query.user), partition="gsi2pk", sort="gsi2sk", index="by_source")
    return TimeList(prefix=JUDGED, partition="gsi1pk", sort="gsi1sk", index="by_day")
