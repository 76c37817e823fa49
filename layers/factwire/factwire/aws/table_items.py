"""How an article stands in the table.

| item                   | pk                   | sk                                 |
|------------------------|----------------------|------------------------------------|
| its record             | `A#{id}`             | `META`                             |
| its facts, in parts    | `A#{id}`             | `FACTS#{revision}#{commit}#{part}` |
| what a revision changed| `A#{id}`             | `REV#{time}#{commit}`              |
| its entry in a lane    | `L#{lane}#{YYYY-MM}` | `{time}#{id}`                      |
| a month with articles  | `MONTHS`             | `{YYYY-MM}`                        |

The index `by_day` holds records, one partition per status and month, and names of entities, one partition per
first two letters; `by_source` holds records, one partition per source, status and month. A record that is being
deleted is in no list.
"""

from __future__ import annotations

import json
from typing import Any, Final

from factwire.aws.packing import pack, unpack
from factwire.services.entries import EntityFact, Entry
from factwire.services.queries import Name
from factwire.services.records import Card, Record, Revision, revision_of

Item = dict[str, Any]

META: Final = "META"
FACTS: Final = "FACTS#"
REVISION: Final = "REV#"
MONTHS: Final = "MONTHS"
_PREFIX: Final = 2
_APART: Final = frozenset({"card"})


def article_key(article_id: str) -> str:
    """The partition that holds everything about one article."""
    return f"A#{article_id}"


def facts_prefix(*, revision: str, commit: str) -> str:
    """What the sort keys of one commit's facts begin with."""
    return f"{FACTS}{revision}#{commit}#"


def key_of(partition: str, sort: str) -> Item:
    """A key."""
    return {"pk": {"S": partition}, "sk": {"S": sort}}


def record_key(article_id: str) -> Item:
    """The key of an article's record."""
    return key_of(article_key(article_id), META)


def record_item(record: Record) -> Item:
    """The record as it is written; what lists show is a text of its own, the rest is packed."""
    item = {
        **record_key(record.article_id),
        "state": {"S": record.state},
        "status": {"S": record.status},
        "revision": {"S": record.revision},
        "commit": {"S": record.commit},
        "card": {"S": record.card.model_dump_json(exclude_defaults=True)},
        "record": {"B": pack(record, leave_out=_APART)},
    }
    return item if record.status == "deleting" else item | _list_keys(record)


def _list_keys(record: Record) -> Item:
    month, place = month_of(record), place_of(record)
    keys: Item = {"gsi1pk": {"S": f"{record.status}#{month}"}, "gsi1sk": {"S": place}}
    if record.card.source:
        source = source_key(record.card.source)
        keys |= {"gsi2pk": {"S": f"{source}#{record.status}#{month}"}, "gsi2sk": {"S": place}}
    return keys


def source_key(source: str) -> str:
    """The form of a source's name that finds it: case and spacing do not matter."""
    return " ".join(source.casefold().split())


def month_of(record: Record) -> str:
    """The month whose lists the record stands in."""
    return record.listed_at[: len("YYYY-MM")]


def place_of(record: Record) -> str:
    """Where the record stands in lists by time."""
    return f"{record.listed_at}#{record.article_id}"


def lane_prefix(lane: str) -> str:
    """What the partitions of a lane begin with."""
    return f"L#{lane}"


def entry_key(record: Record, lane: str) -> tuple[str, str]:
    """The key of the record's entry in a lane."""
    return f"{lane_prefix(lane)}#{month_of(record)}", place_of(record)


def entry_item(entry: Entry, record: Record) -> Item:
    """An entry; that of an entity also stands in the list of names."""
    item = {**key_of(*entry_key(record, entry.lane)), "entry": {"B": pack(entry)}}
    return item | _name_keys(entry.entity, record) if entry.entity else item


def _name_keys(entity: EntityFact, record: Record) -> Item:
    shown = {"key": entity.key, "name": entity.name, "type": entity.type}
    return {
        "gsi1pk": {"S": names_partition(entity.key)},
        "gsi1sk": {"S": f"{entity.key}#{place_of(record)}"},
        "card": {"S": json.dumps(shown, ensure_ascii=False)},
    }


def names_partition(key: str) -> str:
    """The list of names that a key stands in."""
    return f"names#{key[:_PREFIX]}"


def revision_item(record: Record) -> Item:
    """What the record's commit changed."""
    revision = revision_of(record)
    return {
        **key_of(article_key(record.article_id), f"{REVISION}{revision.at}#{revision.commit}"),
        "changes": {"B": pack(revision)},
    }


def record_of(*, packed: bytes, card: str) -> Record:
    """The record in an item's `record` and `card`."""
    return Record.model_validate({**json.loads(unpack(packed)), "card": json.loads(card)})


def revision_in(item: Item) -> Revision:
    """The revision in an item."""
    return Revision.model_validate_json(unpack(item["changes"]["B"]))


def entry_of(item: Item) -> Entry:
    """The entry in an item."""
    return Entry.model_validate_json(unpack(item["entry"]["B"]))


def card_of(item: Item) -> Card:
    """The card in an item of a list."""
    return Card.model_validate_json(item["card"]["S"])


def name_of(item: Item) -> Name:
    """The name in an item of the list of names."""
    return Name.model_validate_json(item["card"]["S"])
