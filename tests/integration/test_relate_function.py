"""`relate` and the golden events: an article's record calls it, and what the table holds now is what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.conftest import TABLE, load
from tests.integration.golden_streams import FIRST

if TYPE_CHECKING:
    from tests.integration.conftest import Stack


REPORT = """Thirty-four people were killed on Monday when missiles hit the grain market of Marib, a ministry said.
Traders and porters were among the dead, and the wounded were taken to two hospitals in the city."""
OTHERS = (
    "The central bank of Peru lowered its rate to four percent on Thursday, citing weak demand for copper and fish.",
    "A ferry with two hundred pilgrims sank off Lombok on Friday. Fishermen saved most of them, the coast guard said.",
    "Voters in Iceland rejected the fishing treaty on Sunday. Prime Minister Jonsdottir said she would resign.",
)


@pytest.fixture
def committed(stack: Stack) -> Stack:
    """The article of the golden events is in the table."""
    stack.drop("incoming/a.txt", FIRST, title="Port of Aden shelled", source="Example Wire")
    assert stack.work() == []
    return stack


def relate(stack: Stack, name: str) -> None:
    assert stack.call("relate", load(name)) == {"batchItemFailures": []}


def test_a_judgement_takes_effect_once_it_is_in_the_table(committed: Stack) -> None:
    # Given an event of a judgement that is not there: another has taken the article with it
    relate(committed, "stream_judgement.json")
    assert len(committed.get("/events")["json"]["events"]) == 1
    # When it is there, and the event comes, twice
    change = load("stream_judgement.json")["Records"][0]["dynamodb"]
    committed.dynamodb.put_item(TableName=TABLE, Item=change["NewImage"])
    for _ in range(2):
        relate(committed, "stream_judgement.json")
    # Then the event is shown no more, and no other function cares
    assert committed.get("/events")["json"]["events"] == []
    assert committed.call("publish", load("stream_judgement.json")) == {"batchItemFailures": []}


def stories(stack: Stack) -> int:
    return sum(item["sk"]["S"] == "STORY" for item in stack.items())


@pytest.mark.parametrize("name", ["stream_insert.json", "stream_modify.json", "stream_same_content_again.json"])
def test_a_committed_article_gets_its_story_once(committed: Stack, name: str) -> None:
    relate(committed, name)
    relate(committed, name)
    assert stories(committed) == 1


@pytest.mark.parametrize("name", ["stream_remove.json", "stream_deleting.json"])
def test_a_retraction_that_comes_too_early_or_again_leaves_what_is_in_the_table(committed: Stack, name: str) -> None:
    relate(committed, "stream_insert.json")
    relate(committed, name)
    assert stories(committed) == 1


@pytest.mark.parametrize("name", ["stream_remove.json", "stream_deleting.json", "stream_insert.json"])
def test_a_retracted_article_leaves_its_story(committed: Stack, name: str) -> None:
    relate(committed, "stream_insert.json")
    (record,) = committed.records()
    event = load("api_delete.json")
    path = f"/articles/{record['pk']['S'].removeprefix('A#')}"
    event.update(rawPath=path, pathParameters={"id": path.rpartition("/")[2]})
    event["requestContext"]["http"].update(path=path)
    assert committed.call("api", event)["statusCode"] == 204

    relate(committed, name)

    assert stories(committed) == 0


@pytest.mark.parametrize(
    "name", ["stream_facts.json", "stream_story_begun.json", "stream_story_confirmed.json", "stream_rejected.json"]
)
def test_what_is_no_stored_article_begins_no_story(committed: Stack, name: str) -> None:
    relate(committed, name)
    assert stories(committed) == 0


def test_the_articles_of_a_batch_find_the_stories_that_they_find_one_by_one(stack: Stack) -> None:
    # Given three reports of one strike and three of other events, all in the table
    reports = (REPORT, f"{REPORT} Nobody claimed it.", f"{REPORT} The governor came.", *OTHERS)
    for number, text in enumerate(reports):
        stack.drop(f"incoming/{number}.txt", text, source=f"paper{number}.example")
        assert stack.work() == []
    # When they are related in one batch, side by side
    assert stack.relate() == []
    # Then the reports are one story, and the others one each
    listed = stack.get("/stories")["json"]["stories"]
    assert sorted(story["outlets"] for story in listed) == [1, 1, 1, 3]
