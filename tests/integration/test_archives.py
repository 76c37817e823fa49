"""Archives through the functions: S3 announces each member, and what became of it can be asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factwire.domain.input_origins import Origin
from factwire.domain.staging import Staged, packed
from factwire.reading.source import Source

from tests.integration.conftest import load
from tests.unit.reading.built import gzipped, warc, zipped

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

FEED = """<rss version="2.0"><channel><title>Example Wire</title>
<item><guid>urn:1</guid><title>Port shelled</title><description>{0}</description></item>
<item><guid>urn:2</guid><title>Calm</title><description>{1}</description></item></channel></rss>"""
PAGE = "<html><head><title>Port</title></head><body><article><p>{0}</p><p>{0}</p></article></body></html>"
CANCELED = json.dumps({"uri": "urn:x:1", "version": "2", "pubstatus": "canceled"})


def story(number: int) -> str:
    return f"Rebels shelled the port of Aden on Monday, killing at least {number} dockers, officials said."


def ninjs(**fields: str) -> bytes:
    return json.dumps({"uri": "urn:x:1", "version": "1", "headline": "Port", "body_text": story(3), **fields}).encode()


def stored(stack: Stack, status: str = "stored") -> list[str]:
    return sorted(
        card["title"] or card["article_id"] for card in stack.get("/articles", status=status)["json"]["articles"]
    )


def texts(stack: Stack) -> list[str]:
    ids = [card["article_id"] for card in stack.get("/articles", limit="100")["json"]["articles"]]
    return sorted(stack.get(f"/articles/{article_id}/facts")["json"]["article"]["text"] for article_id in ids)


def everything() -> dict[str, bytes]:
    """Members in every format that holds several, and two that are broken."""
    return {
        "a.txt": story(3).encode(),
        "bad.json": b"{",
        "feed.xml": FEED.format(story(4), story(5)).encode(),
        "rows.jsonl": "\n".join(json.dumps({"text": story(number)}) for number in (6, 7)).encode(),
        "pages.warc.gz": warc(
            {f"https://example.com/{n}": PAGE.format(story(n)).encode() for n in (8, 9)}, packed=True
        ),
        "inner.zip": zipped({"b.txt": story(10).encode(), "c.txt.gz": gzipped(story(11).encode())}),
        "broken.zip": b"PK\x03\x04" + bytes(40),
        "item.json": ninjs(),
    }


def test_every_member_of_every_kind_of_container_becomes_an_article(stack: Stack) -> None:
    stack.drop("incoming/day.zip", zipped(everything()), content_type="application/zip", source="Example Agency")

    assert stack.work() == []
    found = texts(stack)
    assert [number for number in range(3, 12) if any(f" {number} dockers" in text for text in found)] == [*range(3, 12)]
    assert len(found) == 10
    assert len(stored(stack, "rejected")) == 2
    assert stack.keys("members/") == []
    assert stack.keys("incoming/") == ["incoming/day.zip"]
    stack.announce()
    kinds = sorted(json.loads(each["Message"])["kind"] for each in stack.messages())
    assert kinds == ["rejection"] * 2 + ["summary"] * 10


def test_members_have_the_ids_that_the_library_gives_them(stack: Stack) -> None:
    from factwire.reading import read_articles

    data = zipped(everything())
    readings = read_articles(data, content_type="application/zip", metadata={}, location="s3://news/incoming/day.zip")
    expected = {reading.article.article_id for reading in readings if reading.article}
    stack.drop("incoming/day.zip", data, content_type="application/zip")
    stack.work()

    assert {card["article_id"] for card in stack.get("/articles", limit="100")["json"]["articles"]} == expected


def test_an_archive_delivered_again_changes_nothing(stack: Stack) -> None:
    version = stack.drop("incoming/day.zip", zipped(everything()), content_type="application/zip")
    stack._received(1)
    assert stack.deliver("sqs_archive.json", version) == []
    stack.work()
    before = stack.items()

    assert stack.deliver("sqs_archive.json", version) == []
    assert stack.work() == []
    assert stack.items() == before


def test_a_packed_article_keeps_what_was_said_of_it(stack: Stack) -> None:
    stack.drop("incoming/a.txt.gz", gzipped(story(3).encode()), content_type="application/gzip", title="Port shelled")
    stack.work()

    assert stored(stack) == ["Port shelled"]
    assert [each for each in stack.items() if each["sk"]["S"] == "SPLIT"] == []


def test_an_archive_larger_than_an_article_is_split_in_many_calls(stack: Stack) -> None:
    rows = "\n".join(json.dumps({"text": story(number), "note": "x" * 1500}) for number in range(250))
    assert len(rows) > 300_000
    stack.drop("incoming/rows.jsonl", rows, content_type="application/x-ndjson")
    taken = 0
    while messages := stack._received(1):
        (record,) = [load("sqs_file.json")["Records"][0] | {"messageId": "1", "body": messages[0]["Body"]}]
        context = _short()
        assert stack.function("extract").handler({"Records": [record]}, context) == {"batchItemFailures": []}
        taken += "visit" in messages[0]["Body"] or "rows.jsonl" in messages[0]["Body"]
        if taken == 3:
            break

    members = [each for each in stack.items() if each["sk"]["S"] == "SPLIT"]
    assert json.loads(members[0]["progress"]["S"])["complete"] is True
    assert json.loads(members[0]["progress"]["S"])["members"] == 250


def _short():
    from tests.integration.conftest import Context

    context = Context()
    context.seconds_left = 10
    return context


def test_a_member_that_was_set_apart_is_an_article_of_its_archive(stack: Stack) -> None:
    event = load("sqs_member.json")
    key = json.loads(event["Records"][0]["body"])["Records"][0]["s3"]["object"]["key"]
    origin = Origin(
        bucket="news", key="incoming/day.zip", version_id="v1", sequencer="1", at="2024-10-08T10:00:01.123Z",
        part="a.txt", order="00000002", staged_as=key,
    )  # fmt: skip
    staged = Staged(origin=origin, metadata={"source": "Example Wire"}, content=Source(data=story(3).encode(), depth=1))
    version = stack.drop(key, packed(staged), content_type="application/vnd.factwire.member")

    assert stack.deliver("sqs_member.json", version) == []
    (card,) = stack.get("/articles")["json"]["articles"]
    assert card["source"] == "Example Wire"
    article = stack.get(f"/articles/{card['article_id']}")["json"]
    assert article["original"] == "s3://news/incoming/day.zip"
    assert stack.keys("members/") == []


def test_the_rest_of_an_archive_is_asked_for_by_a_message_of_our_own(stack: Stack) -> None:
    version = stack.drop("incoming/day.zip", zipped({"a.txt": story(3).encode()}), content_type="application/zip")
    event = load("sqs_visit.json")
    body = json.loads(event["Records"][0]["body"])
    body["visit"]["version_id"] = version
    event["Records"][0]["body"] = json.dumps(body)

    assert stack.call("extract", event) == {"batchItemFailures": []}
    assert texts(stack) == [story(3)]


def test_what_stands_under_the_prefix_of_members_and_is_none_is_a_dead_letter(stack: Stack) -> None:
    event = load("sqs_member.json")
    key = json.loads(event["Records"][0]["body"])["Records"][0]["s3"]["object"]["key"]
    version = stack.drop(key, b"no member")

    assert stack.deliver("sqs_member.json", version) == [event["Records"][0]["messageId"]]


def test_deleting_a_member_leaves_nothing_of_it_but_the_archive_it_came_in(stack: Stack) -> None:
    stack.drop("incoming/day.zip", zipped({"a.txt": story(3).encode(), "b.txt": story(4).encode()}))
    stack.work()
    first, second = (card["article_id"] for card in stack.get("/articles")["json"]["articles"])

    assert stack.http("DELETE", f"/articles/{first}")["statusCode"] == 204
    assert [each["status"]["S"] for each in stack.items() if first in each["pk"]["S"]] == ["deleted"]
    assert stack.keys("members/") == []
    assert [key for key in stack.keys("facts/") if first in key] == []
    assert stack.get(f"/articles/{second}")["statusCode"] == 200
    assert stack.keys("incoming/") == ["incoming/day.zip"]
