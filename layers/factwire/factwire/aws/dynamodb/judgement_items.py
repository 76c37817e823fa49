"""The items of judgements; see `table_items` for their keys."""

from __future__ import annotations

from typing import Final

from factwire.aws.dynamodb.table_items import JUDGEMENT, Item, article_key, key_of
from factwire.domain.notification.shortening import cut_bytes
from factwire.model import Judgement

JUDGED: Final = "judgement"
DOCUMENT: Final = "document"
COPY: Final = "copy"
_YEAR: Final = len("YYYY")
# In bytes: with a year it is a partition key, of at most 2,048 bytes.
_LONGEST_USER: Final = 1024


def judged_by(user: str) -> str:
    """Return what the partitions of a user's judgements begin with."""
    return f"by#{cut_bytes(user, _LONGEST_USER)}"


def judged_story(story: str) -> str:
    """Return the partition that holds copies of the judgements about a story."""
    return f"T#{story}"


def judgement_key(judgement: Judgement) -> Item:
    """Return the key of a judgement under its article."""
    return key_of(article_key(judgement.article_id), f"{JUDGEMENT}{judgement.target}#{judgement.id}")


def judgement_items(judgement: Judgement, *, document: str) -> list[Item]:
    """Return a judgement under its article and, of one about a story, a copy under the story.

    `document` is the key of the article's facts document, for those who find the article deleted.
    """
    content: Item = {"card": {"S": judgement.model_dump_json(exclude_defaults=True)}}
    year, place = judgement.at[:_YEAR], f"{judgement.at}#{judgement.id}"
    item: Item = {
        **judgement_key(judgement),
        **content,
        DOCUMENT: {"S": document},
        "gsi1pk": {"S": f"{JUDGED}#{year}"},
        "gsi1sk": {"S": place},
        "gsi2pk": {"S": f"{judged_by(judgement.user)}#{year}"},
        "gsi2sk": {"S": place},
    }
    if judgement.story is None:
        return [item]
    copy = key_of(judged_story(judgement.story), f"{JUDGEMENT}{place}")
    return [{**item, COPY: {"M": copy}}, {**copy, **content}]


def copies_of(item: Item) -> list[Item]:
    """Return the keys of the copies of a judgement; none for other items."""
    return [item[COPY]["M"]] if COPY in item else []


def judgement_in(item: Item) -> Judgement:
    """Return the judgement in an item."""
    return Judgement.model_validate_json(item["card"]["S"])
