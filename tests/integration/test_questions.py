"""Questions over the facts of many articles, asked of the endpoint against AWS in this process."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from factwire.aws.facts_table import FactsTable
from factwire.services.composing import record_of_facts
from factwire.services.editions import Edition
from factwire.services.entries import entries_of
from factwire.services.records import Held, Record

from tests.integration.conftest import load
from tests.unit.services.fakes import article, facts_of, origin

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

SHELLED = 'Rebels shelled the port of Aden, killing {toll}. "We fled at dawn," said Amal Saleh.'
SEEDS = Path(__file__).parents[2] / "seeds"
TYPES = {".txt": "text/plain", ".json": "application/json"}
MOST_UNITS = 64
MIGRATED = "Rebels left Aden."


def table(stack: Stack) -> FactsTable:
    """The table as functions see it."""
    return FactsTable(stack.dynamodb, table="facts", clock=None)  # type: ignore[arg-type]


def commit(
    stack: Stack, text: str, *, number: int, day: str, source: str = "Example Wire", replacing: Record | None = None
) -> Record:
    """Commit an article with these words, the `number`th of its place."""
    where = replacing.origin.key if replacing else f"incoming/{number}.txt"
    facts = facts_of(
        article(text, location=f"s3://news/{where}", title=f"Article {number}", source=source, published_at=day)
    )
    edition = Edition(
        article_id=facts.article.article_id,
        status="stored",
        revision=facts.article.revision,
        origin=origin(number, key=where),
        published_at=day,
    )
    held = Held(revision=edition.revision, commit=edition.commit, parts=1, archive_key=f"facts/{edition.commit}.json")
    entries = entries_of(facts)
    record = record_of_facts(
        facts, edition=edition, held=held, replacing=replacing, lanes=tuple(entry.lane for entry in entries)
    )
    table(stack).commit(record, replacing=replacing, entries=entries)
    return record


@pytest.fixture
def told(stack: Stack) -> Stack:
    """Three articles over two months: two tell of shelling, one of leaving."""
    commit(stack, SHELLED.format(toll=12), number=1, day="2024-09-29")
    commit(stack, SHELLED.format(toll=3), number=2, day="2024-10-08", source="Other Paper")
    commit(stack, MIGRATED, number=3, day="2024-10-09")
    return stack


def titles(answer: dict[str, Any]) -> list[str]:
    """The articles whose facts are on a page."""
    assert answer["statusCode"] == 200, answer["body"]
    (rows,) = (rows for name, rows in answer["json"].items() if name != "next")
    return [row["article"]["title"].removeprefix("Article ") for row in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["2", "1"]),
        ({"type": "ASSAULT"}, ["2", "1"]),
        ({"type": "AID"}, []),
        ({"country": "YEM"}, ["2", "1"]),
        ({"country": "YEM", "type": "AID"}, []),
        ({"country": "FRA"}, []),
        ({"actor": "rebels"}, ["2", "1"]),
        ({"target": "rebels"}, []),
        ({"entity": "aden", "type": "ASSAULT", "killed_min": "5"}, ["1"]),
        ({"killed_min": "5"}, ["1"]),
        ({"assertion": "negated"}, []),
        ({"source": "other paper"}, ["2"]),
        ({"since": "2024-10-01"}, ["2"]),
        ({"until": "2024-09-29"}, ["1"]),
    ],
)
def test_filters_combine(told: Stack, query: dict[str, str], expected: list[str]) -> None:
    assert titles(told.get("/events", **query)) == expected


def test_an_event_is_told_with_its_article_and_its_evidence(told: Stack) -> None:
    event = told.get("/events", killed_min="5")["json"]["events"][0]
    assert event["article"]["published_at"] == "2024-09-29"
    assert event["evidence"] == "Rebels shelled the port of Aden, killing 12"
    assert (event["killed"], event["place"]["country"]) == ({"min": 12.0, "max": 12.0}, "YEM")
    assert [actor["key"] for actor in event["actors"]] == ["rebels"]


def test_quotes_are_found_by_their_speaker(told: Stack) -> None:
    assert titles(told.get("/quotes", speaker="amal-saleh")) == ["2", "1"]
    assert titles(told.get("/quotes", speaker="rebels")) == []
    assert titles(told.get("/quotes")) == ["2", "1"]
    assert told.get("/quotes")["json"]["quotes"][0]["text"] == "We fled at dawn,"


def test_entities_are_found_by_the_beginning_of_their_name_each_once(told: Stack) -> None:
    assert told.get("/entities", q="Rebe")["json"]["entities"] == [{"key": "rebels", "name": "Rebels", "type": "ORG"}]
    assert told.get("/entities", q="zz")["json"]["entities"] == []


def test_an_entity_appears_in_its_articles_and_has_a_timeline(told: Stack) -> None:
    page = told.get("/entities/rebels")
    assert titles(page) == ["3", "2", "1"]
    assert page["json"]["appearances"][0]["entity"]["mentions"] == 1
    assert titles(told.get("/entities/rebels/timeline")) == ["2", "1"]
    assert told.get("/entities/nobody")["json"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/events", "/quotes", "/entities/aden", "/entities/aden/timeline"])
def test_pages_follow_one_another_without_loss_or_repetition(told: Stack, path: str) -> None:
    expected = titles(told.get(path))
    seen: list[str] = []
    query = {"limit": "1"}
    for _ in range(10):
        page = told.get(path, **query)
        seen += titles(page)
        if page["json"]["next"] is None:
            break
        query["cursor"] = page["json"]["next"]
    assert seen == expected


def test_a_page_may_end_within_an_article(stack: Stack) -> None:
    facts = facts_of(article(SHELLED.format(toll=12), title="Article 1", published_at="2024-10-08"))
    facts = facts.model_copy(update={"quotes": tuple(facts.quotes[0] for _ in range(5))})
    entries = entries_of(facts)
    record = commit(stack, MIGRATED, number=1, day="2024-10-08")
    packed = record.model_copy(update={"lanes": tuple(entry.lane for entry in entries), "commit": "x" * 24})
    table(stack).commit(packed, replacing=record, entries=entries)
    sizes, query = [], {"limit": "2"}
    for _ in range(10):
        page = stack.get("/quotes", **query)["json"]
        sizes.append(len(page["quotes"]))
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert sizes == [2, 2, 1]


def test_a_revision_replaces_its_entries_and_a_deletion_takes_them_all(stack: Stack) -> None:
    first = commit(stack, SHELLED.format(toll=12), number=1, day="2024-10-08")
    second = commit(stack, MIGRATED, number=2, day="2024-09-30", replacing=first)
    assert titles(stack.get("/events")) == []
    assert titles(stack.get("/quotes", speaker="amal-saleh")) == []
    assert titles(stack.get("/entities/rebels")) == ["2"]
    assert stack.http("DELETE", f"/articles/{second.article_id}")["statusCode"] == 204
    assert [item for item in stack.items() if item["pk"]["S"] != "MONTHS"] == []
    assert stack.get("/entities", q="rebels")["json"]["entities"] == []


def test_csv_is_safe_for_spreadsheets(stack: Stack) -> None:
    commit(stack, 'Rebels shelled the port of Aden, killing 1. "=1+1" said Amal Saleh.', number=1, day="2024-10-08")
    answer = stack.get("/quotes", format="csv")
    assert answer["headers"]["Content-Type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(answer["body"]))
    assert (row["text"], row["speaker"], row["article.title"]) == ("'=1+1", "Amal Saleh", "Article 1")


def test_lines_of_json_say_in_a_header_where_to_go_on(told: Stack) -> None:
    answer = told.get("/events", format="ndjson", limit="1")
    (line,) = answer["body"].splitlines()
    assert json.loads(line)["type"] == "ASSAULT"
    assert answer["headers"]["Link"].endswith('>; rel="next"')


def test_geojson_is_a_collection_of_features(told: Stack) -> None:
    answer = told.get("/events", format="geojson")
    assert answer["headers"]["Content-Type"] == "application/geo+json"
    collection = json.loads(answer["body"])
    assert collection["type"] == "FeatureCollection"
    assert {feature["type"] for feature in collection["features"]} == {"Feature"}
    assert collection["features"][0]["properties"]["place"]["name"] == "Aden"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/events", {"type": "WAR"}),
        ("/events", {"country": "Yemen"}),
        ("/events", {"killed_min": "-1"}),
        ("/events", {"assertion": "sure"}),
        ("/events", {"format": "xml"}),
        ("/events", {"since": "soon"}),
        ("/events", {"since": "2024-10-09", "until": "2024-10-08"}),
        ("/events", {"cursor": "AAAA"}),
        ("/events", {"limit": "101"}),
        ("/events", {"speaker": "x"}),
        ("/quotes", {"format": "geojson"}),
        ("/entities", {"q": "a"}),
        ("/entities", {"q": "\u0089\u000b\u00a2"}),
    ],
)
def test_a_bad_question_is_refused_by_the_name_of_its_field(stack: Stack, path: str, query: dict[str, str]) -> None:
    answer = stack.get(path, **query)
    assert (answer["statusCode"], answer["json"]["code"]) == (400, "invalid_request")
    assert answer["json"]["errors"][0]["field"] == next(iter(query))


def test_revisions_say_what_changed(stack: Stack) -> None:
    first = stack.drop(
        "incoming/aden.txt", "Rebels shelled the port of Aden on Monday, killing 12 dockers, police said."
    )
    second = stack.drop(
        "incoming/aden.txt", "Rebels shelled the port of Aden on Monday, killing 15 dockers, police said."
    )
    stack.deliver("sqs_file.json", first)
    stack.deliver("sqs_older_after_newer.json", second, first)
    (record,) = stack.records()
    article_id = record["pk"]["S"].removeprefix("A#")
    newest, oldest = stack.get(f"/articles/{article_id}/revisions")["json"]["revisions"]
    assert oldest["changes"] == []
    (toll,) = [change for change in newest["changes"] if change["fact"] == "killed"]
    assert (toll["before"].split()[0], toll["after"].split()[0]) == ("12", "15")
    assert stack.get(f"/articles/{article_id}/changes")["json"]["changes"] == newest["changes"]
    stack.announce()
    bodies = [json.loads(message["Message"]) for message in stack.messages()]
    assert [(body["kind"], body["changes"]) for body in bodies] == [("summary", []), ("revision", newest["changes"])]


def test_the_seeds_cost_few_write_units(stack: Stack) -> None:
    """Facts are written once, the rest in a transaction at twice the price; each index takes a copy."""
    seeds = sorted(path for path in SEEDS.iterdir() if path.suffix in TYPES)
    units = []
    for seed in seeds:
        before = {_key(item) for item in stack.items()}
        event = load("sqs_file.json")
        said = {"content_type": TYPES[seed.suffix], "url": f"https://example.com/{seed.stem}"}
        version = stack.drop("incoming/aden.txt", seed.read_bytes(), **said)
        body = json.loads(event["Records"][0]["body"])
        body["Records"][0]["s3"]["object"]["versionId"] = version
        event["Records"][0]["body"] = json.dumps(body)
        assert stack.call("extract", event) == {"batchItemFailures": []}
        new = [item for item in stack.items() if _key(item) not in before and item["pk"]["S"] != "MONTHS"]
        units.append(sum(map(_units, new)))
    assert len(seeds) >= 10
    assert sum(units) / len(units) <= MOST_UNITS


def _units(item: dict[str, Any]) -> int:
    written = -(-_size(item) // 1024)
    copies = ("gsi1pk" in item) + ("gsi2pk" in item)
    return written if item["sk"]["S"].startswith("FACTS#") else 2 * written + copies


def _key(item: dict[str, Any]) -> tuple[str, str]:
    return item["pk"]["S"], item["sk"]["S"]


def _size(item: dict[str, Any]) -> int:
    return sum(len(name) + len(next(iter(value.values()))) for name, value in item.items())
