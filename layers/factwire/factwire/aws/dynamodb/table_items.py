"""The items of the table.

| item                    | pk                            | sk                                         |
|-------------------------|-------------------------------|--------------------------------------------|
| its record              | `A#{id}`                      | `META`                                     |
| its facts, in parts     | `A#{id}`                      | `FACTS#{revision}#{commit}#{digest}#{part}` |
| an earlier revision     | `A#{id}`                      | `REV#{time}#{commit}`                      |
| its entry in a list     | `L#{list}#{YYYY}`             | `{time}#{id}#{digest}`                      |
| its entry for an entity | `E#{first letters of its key}`| `{key}#{time}#{id}#{digest}`                |
| what judgements do to them | `A#{id}`                   | `FACTS#{revision}#{commit}#effects#{part}` |
| a judgement on it       | `A#{id}`                      | `JUDGE#{target}#{id}`                      |
| its copy under a story  | `T#{story}`                   | `JUDGE#{time}#{id}`                        |
| another original of it  | `A#{id}`                      | `ORIG#{hash of its address}`               |
| a year with articles    | `YEARS`                       | `{YYYY}`                                   |

An entry counts only as long as the record names its digest. The first part of the facts tells where their entries
are, so that whoever discards the facts finds them. Entries for entities stand in the order of the entities' keys,
so they are the list of names as well.

The index `by_day` holds records, one partition per status and year, and judgements; `by_source` holds records, one
partition per source, status and year, and judgements by user. A record that is being deleted is in no list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import Field

from factwire.aws.dynamodb.packing import pack, split, unpack
from factwire.domain.input_origins import Origin
from factwire.domain.judgements.effects import Effects
from factwire.domain.listing.listed_facts import EntityFact, Entry
from factwire.domain.listing.queries import Name
from factwire.domain.notification.shortening import cut_bytes
from factwire.domain.records import ArticleOverview, Record, Revision, revision_of
from factwire.model import Article, Facts
from factwire.model.base import Frozen
from factwire.services.ports import WrittenFacts

Item = dict[str, Any]

META: Final = "META"
FACTS: Final = "FACTS#"
REVISION: Final = "REV#"
ORIGINAL: Final = "ORIG#"
JUDGEMENT: Final = "JUDGE#"
YEARS: Final = "YEARS"
# Longer than a function keeps running, so that a year is noted again before it ends.
YEAR_SLACK: Final = timedelta(days=30)
DIGEST: Final = "stamp"
ENTRIES: Final = "entries"
# Names are asked for by two letters at least.
_FIRST_LETTERS: Final = 2
_ENTITY: Final = "entity#"
_YEAR: Final = len("YYYY")
# In bytes: with a status and a year it is a partition key, of at most 2,048 bytes.
_LONGEST_SOURCE: Final = 1024
_APART: Final = frozenset({"overview"})


class EntryLocations(Frozen):
    """Where the entries are that were made of the same facts of an article."""

    listed_at: str
    list_keys: Annotated[tuple[str, ...], Field(alias="lanes")]


def article_key(article_id: str) -> str:
    """Return the partition that holds everything about one article."""
    return f"A#{article_id}"


def facts_prefix(*, revision: str, commit: str, facts_digest: str = "") -> str:
    """Return what the sort keys of one commit's facts begin with; all its facts, unless a digest narrows them down."""
    return f"{FACTS}{revision}#{commit}#{facts_digest}{'#' if facts_digest else ''}"


def facts_items(facts: Facts, *, commit: str, facts_digest: str, entries: EntryLocations) -> list[Item]:
    """Return the items that hold the facts, in parts."""
    article = facts.article
    prefix = facts_prefix(revision=article.revision, commit=commit, facts_digest=facts_digest)
    items: list[Item] = [
        {**key_of(article_key(article.article_id), f"{prefix}{number:03}"), "data": {"B": part}}
        for number, part in enumerate(split(pack(facts)))
    ]
    items[0][ENTRIES] = {"B": pack(entries)}
    return items


def effects_prefix(*, revision: str, commit: str) -> str:
    """Return what the sort keys of the effects on one commit's facts begin with."""
    return f"{facts_prefix(revision=revision, commit=commit)}effects#"


def effects_items(effects: Effects, *, article: Article, commit: str) -> list[Item]:
    """Return the items that hold the effects of judgements on a commit's facts, in parts; none where there are none."""
    prefix = effects_prefix(revision=article.revision, commit=commit)
    return [
        {**key_of(article_key(article.article_id), f"{prefix}{number:03}"), "data": {"B": part}}
        for number, part in enumerate(split(pack(effects)) if effects else ())
    ]


def entry_keys_in(facts_item: Item) -> Iterator[Item]:
    """Yield the keys of the entries that were made of facts, if this is their first part."""
    if ENTRIES in facts_item:
        entries = EntryLocations.model_validate_json(unpack(facts_item[ENTRIES]["B"]))
        _, article_id = facts_item["pk"]["S"].split("#", maxsplit=1)
        facts_digest = facts_item["sk"]["S"].split("#")[-2]
        for list_key in entries.list_keys:
            yield entry_key(list_key, listed_at=entries.listed_at, article_id=article_id, facts_digest=facts_digest)


def written_in(facts_item: Item) -> WrittenFacts | None:
    """Return the commit that facts were written for, if this is their first part."""
    if ENTRIES not in facts_item:
        return None
    entries = EntryLocations.model_validate_json(unpack(facts_item[ENTRIES]["B"]))
    return WrittenFacts(commit=facts_item["sk"]["S"].split("#")[-3], listed_at=entries.listed_at)


def key_of(partition: str, sort: str) -> Item:
    """Return a key."""
    return {"pk": {"S": partition}, "sk": {"S": sort}}


def expiry_of(came: datetime, *, days: int) -> Item:
    """Return the time to live of an item that is kept for so many days from a time; none where 0 keeps it for ever."""
    if not days:
        return {}
    return {"expires_at": {"N": str(int((came + timedelta(days=days)).timestamp()))}}


def record_key(article_id: str) -> Item:
    """Return the key of an article's record."""
    return key_of(article_key(article_id), META)


def record_item(record: Record) -> Item:
    """Return the item of a record: what lists show as plain JSON, the rest packed."""
    item = {
        **record_key(record.article_id),
        "state": {"S": record.state},
        "status": {"S": record.status},
        "revision": {"S": record.revision},
        "commit": {"S": record.commit},
        "card": {"S": record.overview.model_dump_json(exclude_defaults=True)},
        "record": {"B": pack(record, leave_out=_APART)},
    }
    if record.is_deleted:
        return item
    if record.stored_facts and record.status == "stored":
        item[DIGEST] = {"S": record.stored_facts.facts_digest}
    return item | _list_keys(record)


def _list_keys(record: Record) -> Item:
    year, place = year_of(record), place_of(record)
    keys: Item = {"gsi1pk": {"S": f"{record.status}#{year}"}, "gsi1sk": {"S": place}}
    if record.overview.source:
        source = source_key(record.overview.source)
        keys |= {"gsi2pk": {"S": f"{source}#{record.status}#{year}"}, "gsi2sk": {"S": place}}
    return keys


def source_key(source: str) -> str:
    """Return a source's name in the form of keys: case and spacing do not matter."""
    return cut_bytes(" ".join(source.casefold().split()), _LONGEST_SOURCE)


def year_of(record: Record) -> str:
    """Return the year whose lists have the record."""
    return record.listed_at[:_YEAR]


def place_of(record: Record) -> str:
    """Return the sort key of the record in lists by time."""
    return f"{record.listed_at}#{record.article_id}"


def list_prefix(list_key: str) -> str:
    """Return what the partitions of a list begin with."""
    return f"L#{list_key}"


def entity_of(list_key: str) -> str | None:
    """Return the key of the entity whose list it is; None for other lists."""
    return list_key.removeprefix(_ENTITY) if list_key.startswith(_ENTITY) else None


def names_partition(key: str) -> str:
    """Return the partition that holds the entries for the entities whose keys begin like this one."""
    return f"E#{key[:_FIRST_LETTERS]}"


def entry_key(list_key: str, *, listed_at: str, article_id: str, facts_digest: str) -> Item:
    """Return the key of an article's entry in a list."""
    place = f"{listed_at}#{article_id}#{facts_digest}"
    if key := entity_of(list_key):
        return key_of(names_partition(key), f"{key}#{place}")
    return key_of(f"{list_prefix(list_key)}#{listed_at[:_YEAR]}", place)


def entry_items(entries: Sequence[Entry], *, listed_at: str, facts_digest: str) -> list[Item]:
    """Return the entries of an article."""
    return [
        {
            **entry_key(
                entry.list_key, listed_at=listed_at, article_id=entry.article.article_id, facts_digest=facts_digest
            ),
            "entry": {"B": pack(entry)},
        }
        for entry in entries
    ]


def revision_item(record: Record) -> Item:
    """Return what the record's commit changed, for the time when it is replaced."""
    revision = revision_of(record)
    return {
        **key_of(article_key(record.article_id), f"{REVISION}{revision.at}#{revision.commit}"),
        "changes": {"B": pack(revision)},
    }


def original_key(article_id: str, original: Origin) -> Item:
    """Return the key of an original that the article's record does not name."""
    name = hashlib.sha256(original.location.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return key_of(article_key(article_id), f"{ORIGINAL}{name}")


def original_item(article_id: str, original: Origin) -> Item:
    """Return an original as it is noted: where it is, and when it was written."""
    known = original.model_dump_json(include={"bucket", "key", "at"})
    return {**original_key(article_id, original), "original": {"S": known}}


def original_in(item: Item) -> Origin:
    """Return the original in an item."""
    return Origin.model_validate_json(item["original"]["S"])


def record_of(*, packed: bytes, card: str) -> Record:
    """Return the record in an item's `record` and `card`."""
    return Record.model_validate({**json.loads(unpack(packed)), "card": json.loads(card)})


def revision_in(item: Item) -> Revision:
    """Return the revision in an item."""
    return Revision.model_validate_json(unpack(item["changes"]["B"]))


def entry_of(item: Item) -> Entry:
    """Return the entry in an item."""
    return Entry.model_validate_json(unpack(item["entry"]["B"]))


def digest_in(item: Item) -> str:
    """Return the digest of the facts that the entry in an item was made of."""
    return str(item["sk"]["S"]).rpartition("#")[2]


def name_of(entity: EntityFact) -> Name:
    """Return the name that an entry for an entity holds."""
    return Name(key=entity.key, name=entity.name, type=entity.type)


def overview_of(item: Item) -> ArticleOverview:
    """Return the card in an item of a list."""
    return ArticleOverview.model_validate_json(item["card"]["S"])
