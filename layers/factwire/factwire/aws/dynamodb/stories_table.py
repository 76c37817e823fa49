"""Stories in DynamoDB: a `StoryStore` in the one table.

| item                          | pk              | sk                     |
|-------------------------------|-----------------|------------------------|
| a story's record              | `T#{story}`     | `STORY`                |
| an article of it              | `T#{story}`     | `M#{article}`          |
| the story that an article is in | `A#{article}` | `IN`                   |
| a key that leads to a story   | `K#{key}`       | `{YYYY-MM-DD}#{story}` |

The index `by_day` holds the records of stories that were not merged, one partition a year; `by_source` those that have
a country, one partition for each country and year. Keys expire when no article can follow them any more. A key that is
crowded is not written, so that a name on everybody's lips is no hot partition.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.item_batches import delete_items, get_items, items_under, put_items
from factwire.aws.dynamodb.lists import LAST, Lists, TimeList
from factwire.aws.dynamodb.packing import pack, unpack
from factwire.aws.dynamodb.table_items import Item, article_key, key_of
from factwire.aws.dynamodb.transactions import stale_when_refused
from factwire.domain.listing.queries import Position
from factwire.domain.stored_stories import ListedStory, Membership, StoryRecord, digest_of_member, updated_at
from factwire.services.ports import Clock, StaleRecord
from factwire.stories import Member
from factwire.stories.comparison.keys import CROWDED
from factwire.stories.comparison.score import MOST_ARTICLES, WINDOW

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

STORY: Final = "STORY"
_MEMBERSHIP: Final = "IN"
_MEMBER: Final = "M#"
_NEWEST: Final = TimeList(prefix="story", partition="gsi1pk", sort="gsi1sk", index="by_day")
READERS: Final = 8
# Days for which a key is kept beside the window in which it is followed.
_SLACK: Final = 35


class StoriesTable:
    """Records, members, memberships and keys of stories."""

    def __init__(self, client: DynamoDBClient, *, table: str, clock: Clock) -> None:
        self._client = client
        self._table = table
        self._clock = clock
        self._readers = ThreadPoolExecutor(READERS)  # starts its threads when they are needed

    def membership(self, article_id: str) -> Membership | None:
        """Return the story that an article is in, as of now."""
        item = self._get(_membership_key(article_id))
        return _membership_of(item) if item else None

    def set_membership(self, article_id: str, membership: Membership | None, *, replacing: Membership | None) -> None:
        """Put an article into a story, or (None) out of all, if it still is `replacing`."""
        key = _membership_key(article_id)
        condition = _unchanged(replacing)
        with translated_errors(), stale_when_refused():
            if membership is None:
                self._client.delete_item(TableName=self._table, Key=key, **condition)
            else:
                item = {**key, **_values(membership)}
                self._client.put_item(TableName=self._table, Item=item, **condition)

    def members(self, story: str) -> tuple[Member, ...]:
        """Return the members of a story, as of now."""
        items = items_under(self._client, table=self._table, partition=_story_key(story), prefix=_MEMBER)
        return tuple(_member_of(item["member"]["B"]) for item in items)

    def put_member(self, story: str, member: Member) -> None:
        """Add a member to a story, or put it anew."""
        with translated_errors():
            self._client.put_item(TableName=self._table, Item=_member_item(story, member))

    def remove_member(self, story: str, article_id: str) -> None:
        """Remove a member; no fault when it is not there."""
        with translated_errors():
            self._client.delete_item(TableName=self._table, Key=_member_key(story, article_id))

    def move_member(self, member: Member, *, source: str, target: str) -> None:
        """Move a member with its membership in one step, if the article still is in `source` as this member has it."""
        digest = digest_of_member(member)
        before, after = (Membership(story=story, digest=digest) for story in (source, target))
        key = _membership_key(member.id)
        membership: Any = {"TableName": self._table, "Item": {**key, **_values(after)}, **_unchanged(before)}
        put: Any = {"TableName": self._table, "Item": _member_item(target, member)}
        delete: Any = {"TableName": self._table, "Key": _member_key(source, member.id)}
        try:
            with translated_errors(), stale_when_refused():
                self._client.transact_write_items(TransactItems=[{"Put": membership}, {"Put": put}, {"Delete": delete}])
        except StaleRecord:
            now = self.membership(member.id)
            if now is None or now.story != source:
                self.remove_member(source, member.id)

    def led_to(self, keys: Sequence[str], *, day: str, consistent: bool = False) -> Mapping[str, tuple[str, ...]]:
        """Return the stories that each key leads to around a day; keys are read side by side."""
        low, high = _around(day)

        def follow(key: str) -> tuple[str, ...]:
            with translated_errors():
                response = self._client.query(
                    TableName=self._table,
                    KeyConditionExpression="pk = :key AND sk BETWEEN :low AND :high",
                    ExpressionAttributeValues={":key": {"S": f"K#{key}"}, ":low": {"S": low}, ":high": {"S": high}},
                    ProjectionExpression="sk",
                    ScanIndexForward=False,
                    Limit=CROWDED + 1,
                    ConsistentRead=consistent,
                )
            return tuple(dict.fromkeys(item["sk"]["S"].partition("#")[2] for item in response["Items"]))

        return dict(zip(keys, self._readers.map(follow, keys), strict=True))

    def lead(self, keys: Collection[str], *, to: str, day: str) -> None:
        """Have keys lead to a story."""
        ends = max(self._clock.now().date(), date.fromisoformat(day) if day < "9999" else date.min)
        expires = {"expires_at": {"N": str(_seconds(ends + timedelta(days=WINDOW + _SLACK)))}}
        items = [{**key_of(f"K#{key}", f"{day}#{to}"), **expires} for key in dict.fromkeys(keys)]
        put_items(self._client, table=self._table, items=items)

    def unlead(self, keys: Collection[str], *, story: str, day: str) -> None:
        """Have keys lead to a story no more."""
        items = [key_of(f"K#{key}", f"{day}#{story}") for key in dict.fromkeys(keys)]
        delete_items(self._client, table=self._table, keys=items)

    def find(self, stories: Collection[str], *, consistent: bool = False) -> Mapping[str, StoryRecord]:
        """Return the records of stories; those that are not there are left out."""
        keys = [_record_key(story) for story in dict.fromkeys(stories)]
        items = get_items(self._client, table=self._table, keys=keys, consistent=consistent)
        records = {record.id: record for record in map(_record_of, items)}
        return {story: records[story] for story in stories if story in records}

    def save(self, record: StoryRecord, *, replacing: StoryRecord | None) -> None:
        """Make a record the story's state, if that is still `replacing`."""
        with translated_errors(), stale_when_refused():
            self._client.put_item(TableName=self._table, Item=story_item(record), **_same_version(replacing))

    def redirect(self, pointer: StoryRecord, *, replacing: StoryRecord, into: StoryRecord) -> None:
        """Make a record that points to another story the story's state, if both still are as given."""
        put: Any = {"TableName": self._table, "Item": story_item(pointer), **_same_version(replacing)}
        check: Any = {"TableName": self._table, "Key": _record_key(into.id), **_same_version(into)}
        with translated_errors(), stale_when_refused():
            self._client.transact_write_items(TransactItems=[{"Put": put}, {"ConditionCheck": check}])

    def remove(self, record: StoryRecord) -> None:
        """Remove a story's record, if it is still that."""
        with translated_errors(), stale_when_refused():
            self._client.delete_item(TableName=self._table, Key=_record_key(record.id), **_same_version(record))

    def newest(
        self, *, since: str | None, until: str | None, limit: int, after: str | None, country: str | None = None
    ) -> tuple[tuple[ListedStory, ...], str | None]:
        """Return stories by the time of their last article, newest first, and where the next ones begin, if any do.

        With a country, those that happened there.
        """
        position = Position(sort_key=after) if after else None
        lists = Lists(client=self._client, table=self._table)
        target = _list_of_country(country) if country else _NEWEST
        page, following = lists.page(target, since=since, until=until, limit=limit, after=position)
        return tuple(map(_listed, page)), following.sort_key if following else None

    def _get(self, key: Item) -> Item | None:
        with translated_errors():
            return self._client.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")


def story_change_of(stream_record: dict[str, Any]) -> tuple[StoryRecord | None, StoryRecord | None] | None:
    """Return a story's record before and after a change in the table's stream; None for a change of anything else."""
    change = stream_record["dynamodb"]
    if change["Keys"]["sk"]["S"] != STORY:
        return None
    before, after = (change.get(name) for name in ("OldImage", "NewImage"))
    return (_record_of(before) if before else None, _record_of(after) if after else None)


def story_item(record: StoryRecord) -> Item:
    """Return a story's record as an item; one that was merged is in no list."""
    item: Item = {
        **_record_key(record.id),
        "version": {"N": str(record.version)},
        "record": {"B": pack(record)},
    }
    if record.document.merged_into:
        return item
    moment = updated_at(record.document)
    # A list shows what a story is, not whom it quotes.
    tolls = {kind: toll.model_copy(update={"claims": ()}) for kind, toll in record.document.casualties.items()}
    shown = record.document.model_copy(update={"casualties": tolls})
    card = {"story": json.loads(shown.model_dump_json(exclude_defaults=True)), "entities": record.entities}
    return item | {
        "card": {"S": json.dumps(card)},
        **_place_in(_NEWEST, moment, record.id),
        **(_place_in(_list_of_country(shown.country), moment, record.id) if shown.country else {}),
    }


def _list_of_country(country: str) -> TimeList:
    """Return the list of the stories that happened in a country (ISO 3166-1 alpha-3)."""
    return TimeList(prefix=f"{_NEWEST.prefix}#{country}", partition="gsi2pk", sort="gsi2sk", index="by_source")


def _place_in(target: TimeList, moment: str, story: str) -> Item:
    """Return the keys that put a story into a list, by the time of its last article."""
    return {target.partition: {"S": f"{target.prefix}#{moment[:4]}"}, target.sort: {"S": f"{moment}#{story}"}}


def _story_key(story: str) -> str:
    return f"T#{story}"


def _record_key(story: str) -> Item:
    return key_of(_story_key(story), STORY)


def _member_key(story: str, article_id: str) -> Item:
    return key_of(_story_key(story), f"{_MEMBER}{article_id}")


def _membership_key(article_id: str) -> Item:
    return key_of(article_key(article_id), _MEMBERSHIP)


def _member_item(story: str, member: Member) -> Item:
    return {**_member_key(story, member.id), "member": {"B": pack(member)}}


@lru_cache(maxsize=2 * MOST_ARTICLES)
def _member_of(packed: bytes) -> Member:
    """Return a member; the articles of a story that is in the news are read again with each that joins."""
    return Member.model_validate_json(unpack(packed))


def _values(membership: Membership) -> Item:
    return {"story": {"S": membership.story}, "digest": {"S": membership.digest}}


def _membership_of(item: Item) -> Membership:
    return Membership(story=item["story"]["S"], digest=item["digest"]["S"])


def _record_of(item: Item) -> StoryRecord:
    packed = item["record"]["B"]
    # Lambda's events spell bytes in base 64.
    return StoryRecord.model_validate_json(unpack(base64.b64decode(packed) if isinstance(packed, str) else packed))


def _listed(item: Item) -> ListedStory:
    place = item.get("gsi1sk") or item["gsi2sk"]  # an index has its own keys alone
    return ListedStory.model_validate({**json.loads(item["card"]["S"]), "sort_key": place["S"]})


def _unchanged(membership: Membership | None) -> dict[str, Any]:
    if membership is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "story = :story AND digest = :digest",
        "ExpressionAttributeValues": {":story": {"S": membership.story}, ":digest": {"S": membership.digest}},
    }


def _same_version(record: StoryRecord | None) -> dict[str, Any]:
    if record is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "version = :version",
        "ExpressionAttributeValues": {":version": {"N": str(record.version)}},
    }


def _around(day: str) -> tuple[str, str]:
    """Return the first and the last sort key of the keys that an article of this day follows."""
    if day >= "9999":
        return " ", LAST
    middle, window = date.fromisoformat(day), timedelta(days=WINDOW)
    first = middle - window if middle - date.min > window else date.min
    last = middle + window if date.max - middle > window else date.max
    return first.isoformat(), last.isoformat() + LAST


def _seconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 24 * 3600
