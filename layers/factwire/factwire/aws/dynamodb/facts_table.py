"""The facts in DynamoDB: a `FactRepository` over one table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.item_batches import delete_items, get_items, items_under, put_items
from factwire.aws.dynamodb.judgement_items import COPY, copies_of
from factwire.aws.dynamodb.lists import Lists, TimeList, Years, list_of_entries
from factwire.aws.dynamodb.names import Names
from factwire.aws.dynamodb.packing import unpack
from factwire.aws.dynamodb.table_items import (
    DIGEST,
    ENTRIES,
    FACTS,
    JUDGEMENT,
    ORIGINAL,
    REVISION,
    EntryLocations,
    Item,
    article_key,
    digest_in,
    effects_items,
    effects_prefix,
    entry_items,
    entry_key,
    entry_keys_in,
    entry_of,
    expiry_of,
    facts_items,
    facts_prefix,
    original_in,
    original_item,
    original_key,
    overview_of,
    record_key,
    record_of,
    revision_in,
    source_key,
    written_in,
    year_of,
)
from factwire.aws.dynamodb.transactions import commit_record, delete_while_unchanged, put_while_unchanged
from factwire.domain.input_origins import Origin
from factwire.domain.judgements.effects import NO_EFFECTS, Effects
from factwire.domain.listing.listed_facts import Entry
from factwire.domain.listing.queries import ArticleQuery, ListedArticles, ListedEntry, Name, Position
from factwire.domain.records import Record, Revision, StoredFacts
from factwire.model import Facts
from factwire.services.ports import Clock, WrittenFacts

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Longer than an event can wait in the queue (4 days) and then among the dead letters (14 days), also when it is sent
# again four times: each time it is a new message, which may wait as long once more.
TOMBSTONE_DAYS: Final = 90


class FactsTable:
    """Records, facts and lists in one table; see `table_items` for the keys."""

    def __init__(self, client: DynamoDBClient, *, table: str, clock: Clock, retention_days: int = 0) -> None:
        self._client = client
        self._lists = Lists(client=client, table=table)
        self._table = table
        self._clock = clock
        self._retention_days = retention_days
        self._years = Years(client, table=table, retention_days=retention_days)

    def find(self, article_id: str) -> Record | None:
        """Return the article's record as of now."""
        with translated_errors():
            response = self._client.get_item(TableName=self._table, Key=record_key(article_id), ConsistentRead=True)
        item = response.get("Item")
        return record_of(packed=item["record"]["B"], card=item["card"]["S"]) if item else None

    def write_facts(
        self,
        facts: Facts,
        *,
        entries: tuple[Entry, ...],
        commit: str,
        facts_digest: str,
        listed_at: str,
        effects: Effects = NO_EFFECTS,
        only_while: Record | None = None,
    ) -> int:
        """Write the facts of a future commit and their entries; return the number of parts of the facts."""
        locations = EntryLocations(listed_at=listed_at, list_keys=tuple(entry.list_key for entry in entries))
        parts = facts_items(facts, commit=commit, facts_digest=facts_digest, entries=locations)
        # First what leads to the entries, then the entries: whatever is left after a crash can be found.
        self._put([*parts, *effects_items(effects, article=facts.article, commit=commit)], only_while=only_while)
        items = entry_items(entries, listed_at=listed_at, facts_digest=facts_digest)
        self._put(items, only_while=only_while)
        return len(parts)

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        """Make `record` the article's state if that is still `replacing`."""
        self._years.note(year_of(record), at=self._clock.now())
        # Its facts were written when it came: it must not be shown longer than they are there.
        came = datetime.fromisoformat(record.overview.received_at)
        expiry = expiry_of(came, days=self._retention_days)
        if record.status == "deleted":  # nothing that was on its way to the article can come once this has ended
            expiry = expiry_of(self._clock.now(), days=TOMBSTONE_DAYS)
        commit_record(self._client, table=self._table, record=record, replacing=replacing, expiry=expiry)

    def facts(self, article_id: str, stored_facts: StoredFacts) -> Facts | None:
        """Return the facts of a commit; None when they are gone."""
        prefix = facts_prefix(
            revision=stored_facts.revision, commit=stored_facts.commit, facts_digest=stored_facts.facts_digest
        )
        parts = [item["data"]["B"] for item in self._under(article_id, prefix=prefix)]
        return Facts.model_validate_json(unpack(b"".join(parts))) if len(parts) == stored_facts.parts else None

    def effects(self, article_id: str, stored_facts: StoredFacts) -> Effects:
        """Return what judgements do to the facts of a commit."""
        if not stored_facts.judged:
            return NO_EFFECTS
        prefix = effects_prefix(revision=stored_facts.revision, commit=stored_facts.commit)
        parts = [item["data"]["B"] for item in self._under(article_id, prefix=prefix)]
        return Effects.model_validate_json(unpack(b"".join(parts))) if parts else NO_EFFECTS

    def discard(self, article_id: str, *, revision: str, commit: str) -> None:
        """Remove the facts of a commit that no record names, and their entries."""
        self._discard(article_id, prefix=facts_prefix(revision=revision, commit=commit))

    def discard_entries(self, entries: tuple[Entry, ...], *, facts_digest: str, listed_at: str) -> None:
        """Remove the entries of facts that no record names; no fault when they are not there."""
        keys = [
            entry_key(
                entry.list_key, listed_at=listed_at, article_id=entry.article.article_id, facts_digest=facts_digest
            )
            for entry in entries
        ]
        delete_items(self._client, table=self._table, keys=keys)

    def discard_history(self, article_id: str) -> None:
        """Remove what the article's revisions changed."""
        self._discard(article_id, prefix=REVISION)

    def written_facts(self, article_id: str) -> tuple[WrittenFacts, ...]:
        """Return all facts under the article, those of commits that were never made among them."""
        found = self._under(article_id, prefix=FACTS, ProjectionExpression=f"sk, {ENTRIES}")
        return tuple(written for item in found if (written := written_in(item)))

    def clear(self, record: Record) -> None:
        """Remove whatever is under the article but its record, as long as that is still `record`."""
        names = {"#copy": COPY}
        for prefix in (FACTS, REVISION, ORIGINAL, JUDGEMENT):
            found = list(
                self._under(
                    record.article_id,
                    prefix=prefix,
                    ProjectionExpression=f"pk, sk, {ENTRIES}, #copy",
                    ExpressionAttributeNames=names,
                )
            )
            entries = [key for item in found for key in (*entry_keys_in(item), *copies_of(item))]
            # Entries first, then the facts that lead to them.
            for keys in (entries, [{"pk": item["pk"], "sk": item["sk"]} for item in found]):
                delete_while_unchanged(self._client, table=self._table, keys=keys, record=record)

    def note_original(self, article_id: str, original: Origin) -> None:
        """Remember an object that holds the article and no other, besides the one that its record names."""
        self._put([original_item(article_id, original)])

    def originals(self, article_id: str) -> Iterator[Origin]:
        """Yield the objects that were noted and not forgotten, in no order."""
        return map(original_in, self._under(article_id, prefix=ORIGINAL))

    def forget_originals(self, record: Record, originals: Sequence[Origin]) -> None:
        """Forget objects that were noted, as long as the article's state is `record`."""
        keys = [original_key(record.article_id, original) for original in originals]
        delete_while_unchanged(self._client, table=self._table, keys=keys, record=record)

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """Return the revisions that were replaced, newest first."""
        found = [revision_in(item) for item in self._under(article_id, prefix=REVISION)]
        return tuple(reversed(found))

    def entries(
        self, list_key: str, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> Iterator[ListedEntry]:
        """Yield entries of a list, newest first, those that do not count among them."""
        listed = list_of_entries(list_key)
        for item in self._lists.items(listed, since=since, until=until, limit=limit, after=after):
            yield ListedEntry(place=listed.place_of(item), facts_digest=digest_in(item), entry=entry_of(item))

    def facts_digests(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return the digest of the facts of each article as of now."""
        keys = [record_key(article_id) for article_id in dict.fromkeys(article_ids)]
        found = get_items(self._client, table=self._table, keys=keys, names=("pk", DIGEST))
        return {item["pk"]["S"].removeprefix(article_key("")): item[DIGEST]["S"] for item in found if DIGEST in item}

    def names(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        """Return entities by their keys: each is looked up once, however many articles name it."""
        return Names(client=self._client, table=self._table, facts_digests=self.facts_digests)(prefix, limit=limit)

    def list(self, query: ArticleQuery, *, limit: int, after: Position | None) -> ListedArticles:
        """Return articles newest first."""
        target = _list_of(query)
        page, following = self._lists.page(target, since=query.since, until=query.until, limit=limit, after=after)
        return ListedArticles(articles=tuple(map(overview_of, page)), next=following)

    def _under(self, article_id: str, *, prefix: str, **options: Any) -> Iterator[Item]:
        partition = article_key(article_id)
        return items_under(self._client, table=self._table, partition=partition, prefix=prefix, **options)

    def _put(self, items: Sequence[Item], *, only_while: Record | None = None) -> None:
        expiry = expiry_of(self._clock.now(), days=self._retention_days)
        expiring = [{**item, **expiry} for item in items]
        if only_while is None:  # at half the price
            put_items(self._client, table=self._table, items=expiring)
        else:
            put_while_unchanged(self._client, table=self._table, items=expiring, record=only_while)

    def _discard(self, article_id: str, *, prefix: str) -> None:
        """Remove what is under the article with this prefix: entries first, then the facts that lead to them."""
        found = list(self._under(article_id, prefix=prefix, ProjectionExpression=f"pk, sk, {ENTRIES}"))
        delete_items(self._client, table=self._table, keys=[key for item in found for key in entry_keys_in(item)])
        delete_items(self._client, table=self._table, keys=[{"pk": item["pk"], "sk": item["sk"]} for item in found])


def _list_of(query: ArticleQuery) -> TimeList:
    if query.source:
        prefix = f"{source_key(query.source)}#{query.status}"
        return TimeList(prefix=prefix, partition="gsi2pk", sort="gsi2sk", index="by_source")
    return TimeList(prefix=query.status, partition="gsi1pk", sort="gsi1sk", index="by_day")
