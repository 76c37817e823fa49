"""How an article stands in the table.

| item                  | pk            | sk                                 |
|-----------------------|---------------|------------------------------------|
| its record            | `A#{id}`      | `META`                             |
| its facts, in parts   | `A#{id}`      | `FACTS#{revision}#{commit}#{part}` |
| a month with articles | `MONTHS`      | `{YYYY-MM}`                        |

Only records carry the keys of the lists. `by_day` has one partition per status and month, `by_source` one per
source, status and month; both sort by time, then by id. A record that is being deleted is in no list.
"""

from __future__ import annotations

from typing import Any, Final

from factwire.aws.packing import pack, unpack
from factwire.services.records import Card, Record

Item = dict[str, Any]

META: Final = "META"
FACTS: Final = "FACTS#"
MONTHS: Final = "MONTHS"


def article_key(article_id: str) -> str:
    """The partition that holds everything about one article."""
    return f"A#{article_id}"


def facts_prefix(*, revision: str, commit: str) -> str:
    """What the sort keys of one commit's facts begin with."""
    return f"{FACTS}{revision}#{commit}#"


def record_key(article_id: str) -> Item:
    """The key of an article's record."""
    return {"pk": {"S": article_key(article_id)}, "sk": {"S": META}}


def record_item(record: Record, *, expires_at: int | None) -> Item:
    """The record as it is written; what lists show is a text of its own, the rest is packed."""
    item = {
        **record_key(record.article_id),
        "state": {"S": record.state},
        "status": {"S": record.status},
        "revision": {"S": record.revision},
        "commit": {"S": record.commit},
        "card": {"S": record.card.model_dump_json(exclude_defaults=True)},
        "record": {"B": pack(record)},
    }
    if record.status != "deleting":
        item |= list_keys(record)
    if expires_at is not None:
        item["expires_at"] = {"N": str(expires_at)}
    return item


def list_keys(record: Record) -> Item:
    """Where the record stands in the lists."""
    month, place = month_of(record), f"{record.listed_at}#{record.article_id}"
    keys: Item = {"gsi1pk": {"S": by_day_partition(record.status, month)}, "gsi1sk": {"S": place}}
    if record.card.source:
        keys |= {
            "gsi2pk": {"S": by_source_partition(record.card.source, record.status, month)},
            "gsi2sk": {"S": place},
        }
    return keys


def month_of(record: Record) -> str:
    """The month whose lists the record stands in."""
    return record.listed_at[: len("YYYY-MM")]


def by_day_partition(status: str, month: str) -> str:
    """The list of all articles of a month."""
    return f"{status}#{month}"


def by_source_partition(source: str, status: str, month: str) -> str:
    """The list of one source's articles of a month; case and spacing of its name do not matter."""
    return f"{' '.join(source.casefold().split())}#{status}#{month}"


def record_of(packed: bytes) -> Record:
    """The record in an item's `record`."""
    return Record.model_validate_json(unpack(packed))


def card_of(item: Item) -> Card:
    """The card in an item of a list."""
    return Card.model_validate_json(item["card"]["S"])
