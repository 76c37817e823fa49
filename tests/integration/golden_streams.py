"""The golden events of the table's stream, made by the code that writes the table.

`python -m tests.integration.golden_streams` writes them anew after a change of the record.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from factwire.aws.dynamodb.judgement_items import judgement_items
from factwire.aws.dynamodb.stories_table import story_item
from factwire.aws.dynamodb.table_items import facts_prefix, key_of, record_item
from factwire.domain.composing import compose_record, compose_record_of_facts
from factwire.domain.judgements.subjects import FactSubjects, target_of
from factwire.domain.records import Record, StoredFacts, digest_of
from factwire.domain.stored_stories import StoryRecord, record_of
from factwire.domain.submissions import Submission
from factwire.model import Facts, Judgement, NotifiedArticle, RejectionReason, Story

from tests.unit.services.fakes import article, facts_of, origin
from tests.unit.stories.made import claim, reporting

EVENTS = Path(__file__).parents[2] / "events"
TABLE_ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/facts"
FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."


def golden() -> dict[str, dict[str, Any]]:
    """Each golden event by its file's name."""
    first = _stored(FIRST, number=1, replacing=None)
    second = _stored(SECOND, number=2, replacing=first)
    moved_on = first.model_copy(update={"origin": origin(2)})
    rejected = _rejected()
    deleting = second.model_copy(update={"status": "deleting"})
    begun, confirmed, merged = _stories()
    return {
        "stream_insert.json": _event("INSERT", before=None, after=first),
        "stream_modify.json": _event("MODIFY", before=first, after=second),
        "stream_same_content_again.json": _event("MODIFY", before=first, after=moved_on),
        "stream_rejected.json": _event("INSERT", before=None, after=rejected),
        "stream_deleting.json": _event("MODIFY", before=second, after=deleting),
        "stream_remove.json": _event("REMOVE", before=deleting, after=None),
        "stream_expired.json": _event("REMOVE", before=first, after=None, expired=True),
        "stream_facts.json": _facts_event(first),
        "stream_judgement.json": _judgement_event(first),
        "stream_story_begun.json": _story_event("INSERT", before=None, after=begun),
        "stream_story_confirmed.json": _story_event("MODIFY", before=begun, after=confirmed),
        "stream_story_merged.json": _story_event("MODIFY", before=confirmed, after=merged),
        "stream_story_removed.json": _story_event("REMOVE", before=begun, after=None),
    }


def images(event: dict[str, Any]) -> list[dict[str, Any]]:
    """The images in an event, each packed part left out: compressors of the same text may differ."""
    change = event["Records"][0]["dynamodb"]
    found = [change[name] for name in ("OldImage", "NewImage") if name in change]
    return [{name: value for name, value in image.items() if name not in {"record", "data"}} for image in found]


def _stored(text: str, *, number: int, replacing: Record | None) -> Record:
    facts = _facts(text)
    submission = Submission(
        article_id=facts.article.article_id,
        status="stored",
        revision=facts.article.revision,
        origin=origin(number),
        content=facts.article,
        published_at="2024-10-08",
    )
    facts_digest, key = digest_of(facts, commit=submission.commit), f"facts/{submission.commit}.json"
    stored_facts = StoredFacts(
        revision=submission.revision, commit=submission.commit, facts_digest=facts_digest, parts=1, archive_key=key
    )
    return compose_record_of_facts(
        facts, submission=submission, stored_facts=stored_facts, replacing=replacing, changes=()
    )


def _facts(text: str) -> Facts:
    return facts_of(article(text, title="Port of Aden shelled", source="Example Wire", published_at="2024-10-08"))


def _rejected() -> Record:
    notified = NotifiedArticle(article_id="5" * 24, revision="0" * 16, source="Example Wire")
    submission = Submission(
        article_id=notified.article_id,
        status="rejected",
        revision="0" * 16,
        origin=origin(1),
        content=notified,
        error=RejectionReason(code="empty", message="the article has no text"),
    )
    return compose_record(submission, replacing=None)


def _stories() -> tuple[StoryRecord, StoryRecord, StoryRecord]:
    """A story of one source, the same with a second source that disputes the toll, and merged into another."""
    first = reporting("a1", claim("killed", 34), outlet="gulf-courier.example", day="2025-03-03")
    second = reporting("b1", claim("killed", 41), outlet="northern-star.example", day="2025-03-04")
    begun = record_of("s1", [first], version=1)
    confirmed = record_of("s1", [first, second], version=2)
    return begun, confirmed, StoryRecord(document=Story(id="s1", revision=3, merged_into="s0"))


def _event(kind: str, *, before: Record | None, after: Record | None, expired: bool = False) -> dict[str, Any]:
    record = after or before
    assert record
    items = {"OldImage": before and record_item(before), "NewImage": after and record_item(after)}
    event = _envelope(kind, key_of(f"A#{record.article_id}", "META"), _images(items))
    if expired:
        event["Records"][0]["userIdentity"] = {"type": "Service", "principalId": "dynamodb.amazonaws.com"}
    return event


def _story_event(kind: str, *, before: StoryRecord | None, after: StoryRecord | None) -> dict[str, Any]:
    items = {"OldImage": before and story_item(before), "NewImage": after and story_item(after)}
    return _envelope(kind, key_of("T#s1", "STORY"), _images(items))


def _facts_event(record: Record) -> dict[str, Any]:
    assert record.stored_facts
    prefix = facts_prefix(revision=record.revision, commit=record.commit, facts_digest=record.stored_facts.facts_digest)
    keys = key_of(f"A#{record.article_id}", f"{prefix}000")
    return _envelope("INSERT", keys, {"NewImage": {**keys, "data": {"B": base64.b64encode(b"packed").decode()}}})


def judgement_on(record: Record) -> Judgement:
    """A user says that the shelling that the article tells of was none."""
    subject = FactSubjects(_facts(FIRST)).by_fact["v1"]
    return Judgement(
        id="j1",
        article_id=record.article_id,
        revision=record.revision,
        target=target_of(subject),
        subject=subject,
        verdict="reject",
        user="a user",
        at="2024-10-08T12:00:00.000Z",
    )


def _judgement_event(record: Record) -> dict[str, Any]:
    assert record.stored_facts
    (item,) = judgement_items(judgement_on(record), document=record.stored_facts.archive_key)
    return _envelope("INSERT", {name: item[name] for name in ("pk", "sk")}, {"NewImage": item})


def _envelope(kind: str, keys: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    return {
        "Records": [
            {
                "eventID": "c4ca4238a0b923820dcc509a6f75849b",
                "eventName": kind,
                "eventVersion": "1.1",
                "eventSource": "aws:dynamodb",
                "awsRegion": "eu-central-1",
                "dynamodb": {
                    "ApproximateCreationDateTime": 1728381602,
                    "Keys": keys,
                    **shown,
                    "SequenceNumber": "4421584500000000017450439091",
                    "SizeBytes": 1024,
                    "StreamViewType": "NEW_AND_OLD_IMAGES",
                },
                "eventSourceARN": f"{TABLE_ARN}/stream/2024-10-08T00:00:00.000",
            }
        ]
    }


def _images(items: dict[str, dict[str, Any] | None]) -> dict[str, Any]:
    return {name: _image(item) for name, item in items.items() if item}


def _image(item: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {"B": base64.b64encode(value["B"]).decode()} if "B" in value else value for name, value in item.items()
    }


if __name__ == "__main__":
    for name, event in golden().items():
        (EVENTS / name).write_text(json.dumps(event, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
