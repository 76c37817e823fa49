"""Which changes of the table's stream are still the last word on their article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factwire.cli.stack.cloud import Cloud

StreamRecord = dict[str, Any]


def current_commits(cloud: Cloud, records: Sequence[StreamRecord]) -> dict[str, str]:
    """Return the commit of each of the records' articles as of now, by the article's partition key."""
    from factwire.aws.dynamodb.item_batches import get_items

    articles = [record["dynamodb"]["Keys"] for record in records if _is_article(record)]
    keys = list({each["pk"]["S"]: each for each in articles}.values())
    found = get_items(cloud.client("dynamodb"), table=cloud.output("TableName"), keys=keys, names=("pk", "commit"))
    return {item["pk"]["S"]: item["commit"]["S"] for item in found if "commit" in item}


def without_superseded(records: Sequence[StreamRecord], *, commits: Mapping[str, str]) -> list[StreamRecord]:
    """Return the changes that led to what is there now, and those of stories, whose notifications are numbered.

    Args:
        records: changes of articles' and of stories' records, as the stream gives them.
        commits: the commit of each article as of now; those that are gone are left out.
    """
    return [
        record
        for record in records
        if not _is_article(record) or _commit_of(record) == commits.get(record["dynamodb"]["Keys"]["pk"]["S"])
    ]


def _is_article(record: StreamRecord) -> bool:
    from factwire.aws.dynamodb.table_items import META

    return bool(record["dynamodb"]["Keys"]["sk"]["S"] == META)


def _commit_of(record: StreamRecord) -> str | None:
    """Return the commit that a change made; None where it removed the article's record."""
    image = record["dynamodb"].get("NewImage")
    return None if image is None else str(image["commit"]["S"])
