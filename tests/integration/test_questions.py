"""Questions over the facts of many articles, asked of the endpoint against AWS in this process."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from factwire.aws.bootstrap.adapters import SystemClock
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.domain.composing import compose_record_of_facts
from factwire.domain.listing.entries import entries_of
from factwire.domain.records import Record, StoredFacts, digest_of
from factwire.domain.submissions import Submission
from factwire.services.questions import pages

from tests.unit.services.fakes import article, facts_of, origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from factwire.model import Article, Facts

    from tests.integration.conftest import Stack

SHELLED = 'Rebels shelled the port of Aden, killing {toll}. "We fled at dawn," said Amal Saleh.'
MIGRATED = "Rebels left Aden."


def table(stack: Stack) -> FactsTable:
    """The table as functions see it."""
    return FactsTable(stack.dynamodb, table="facts", clock=SystemClock())


@dataclass(frozen=True)
class Told:
    """An article whose facts are written, and the record that would make them count."""

    facts: Facts
    record: Record


def write(
    stack: Stack,
    text: str,
    *,
    number: int,
    day: str,
    source: str = "Example Wire",
    replacing: Record | None = None,
    quoted: int = 1,
    extract: Callable[[Article], Facts] = facts_of,
) -> Told:
    """Write the facts of an article with these words, the `number`th of its place, and commit nothing."""
    where = replacing.origin.key if replacing else f"incoming/{number}.txt"
    facts = extract(
        article(text, location=f"s3://news/{where}", title=f"Article {number}", source=source, published_at=day)
    )
    facts = facts.model_copy(update={"quotes": facts.quotes * quoted})
    submission = Submission(
        article_id=facts.article.article_id,
        status="stored",
        revision=facts.article.revision,
        origin=origin(number, key=where),
        content=facts.article,
        published_at=day,
    )
    made, facts_digest = submission.commit, digest_of(facts, commit=submission.commit)
    parts = table(stack).write_facts(
        facts, entries=entries_of(facts), commit=made, facts_digest=facts_digest, listed_at=submission.listed_at
    )
    key = f"facts/{made}.json"
    stored_facts = StoredFacts(
        revision=submission.revision, commit=made, facts_digest=facts_digest, parts=parts, archive_key=key
    )
    return Told(
        facts=facts,
        record=compose_record_of_facts(facts, submission=submission, stored_facts=stored_facts, replacing=replacing),
    )


def commit(stack: Stack, text: str, *, replacing: Record | None = None, **options: Any) -> Record:
    """Write an article and commit it; see `write`."""
    record = write(stack, text, replacing=replacing, **options).record
    table(stack).commit(record, replacing=replacing)
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
        ({"actor": "the Rebels"}, ["2", "1"]),
        ({"speaker": "Amal Saleh"}, []),
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


def test_people_are_found_by_their_last_name_too_each_once(told: Stack) -> None:
    person = {"key": "amal-saleh", "name": "Amal Saleh", "type": "PERSON"}
    for begun in ("sal", "Saleh", "amal s"):
        assert told.get("/entities", q=begun)["json"]["entities"] == [person]
    assert titles(told.get("/entities/saleh")) == ["2", "1"]
    assert told.get("/entities/amal")["statusCode"] == 404


def test_events_are_found_by_whom_they_are_attributed_to(stack: Stack) -> None:
    commit(stack, "Rebels shelled the port of Aden, Amal Saleh said on Monday.", number=1, day="2024-10-08")
    commit(stack, "Rebels shelled the port of Aden on Monday.", number=2, day="2024-10-09")
    assert titles(stack.get("/events", speaker="amal-saleh")) == ["1"]
    assert stack.get("/events", speaker="amal-saleh")["json"]["events"][0]["attribution"] == "Amal Saleh"
    assert titles(stack.get("/entities/amal-saleh")) == ["1"]
    assert stack.get("/entities/amal-saleh")["json"]["appearances"][0]["events"] == []
    assert titles(stack.get("/entities/amal-saleh/timeline")) == []


def test_an_entity_appears_in_its_articles_and_has_a_timeline(told: Stack) -> None:
    page = told.get("/entities/rebels")
    assert titles(page) == ["3", "2", "1"]
    assert page["json"]["appearances"][0]["entity"]["mentions"] == 1
    assert titles(told.get("/entities/rebels/timeline")) == ["2", "1"]
    assert titles(told.get("/entities/The%20Rebels")) == ["3", "2", "1"]
    for unknown in ("nobody", "%C2%A2", "rebel"):
        assert told.get(f"/entities/{unknown}")["json"]["code"] == "not_found"
        assert told.get(f"/entities/{unknown}/timeline")["json"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/events", "/places", "/quotes", "/entities/aden", "/entities/aden/timeline"])
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
    commit(stack, SHELLED.format(toll=12), number=1, day="2024-10-08", quoted=5)
    sizes, query = [], {"limit": "2"}
    for _ in range(10):
        page = stack.get("/quotes", **query)["json"]
        sizes.append(len(page["quotes"]))
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert sizes == [2, 2, 1]


QUESTIONS = ["/events", "/quotes", "/entities/rebels", "/entities/rebels/timeline"]


def shown(stack: Stack) -> list[list[str]]:
    """The articles that each question shows, and the names that are found."""
    pages = [stack.get(path) for path in QUESTIONS]
    answers = [titles(page) if page["statusCode"] == 200 else [] for page in pages]
    return [*answers, [each["key"] for each in stack.get("/entities", q="rebels")["json"]["entities"]]]


def test_what_is_not_committed_is_in_no_answer(stack: Stack) -> None:
    told = write(stack, SHELLED.format(toll=12), number=1, day="2024-10-08")
    assert shown(stack) == [[], [], [], [], []]
    table(stack).commit(told.record, replacing=None)
    assert shown(stack) == [["1"], ["1"], ["1"], ["1"], ["rebels"]]
    # A revision that is only half there changes nothing.
    write(stack, SHELLED.format(toll=15), number=2, day="2024-10-09", replacing=told.record)
    assert shown(stack) == [["1"], ["1"], ["1"], ["1"], ["rebels"]]
    assert stack.get("/events")["json"]["events"][0]["killed"] == {"min": 12.0, "max": 12.0}


def test_a_commit_shows_the_new_facts_at_once_though_the_old_ones_are_still_there(stack: Stack) -> None:
    first = commit(stack, SHELLED.format(toll=12), number=1, day="2024-10-08")
    commit(stack, MIGRATED, number=2, day="2024-09-30", replacing=first)
    assert shown(stack) == [[], [], ["2"], [], ["rebels"]]


def test_a_record_that_is_being_deleted_or_was_rejected_is_in_no_answer(stack: Stack) -> None:
    for number, status in enumerate(("deleting", "rejected"), start=1):
        record = commit(stack, SHELLED.format(toll=12), number=number, day="2024-10-08")
        gone = record.model_copy(
            update={"status": status, "stored_facts": None if status == "rejected" else record.stored_facts}
        )
        table(stack).commit(gone, replacing=record)
    assert shown(stack) == [[], [], [], [], []]


def test_pages_are_full_though_entries_that_do_not_count_stand_between(stack: Stack) -> None:
    for number in range(1, 13):
        tell = commit if number % 4 == 0 else write
        tell(stack, SHELLED.format(toll=number), number=number, day=f"2024-10-{number:02}")
    page = stack.get("/events", limit="2")
    assert titles(page) == ["12", "8"]
    assert titles(stack.get("/events", limit="2", cursor=page["json"]["next"])) == ["4"]
    assert stack.get("/entities", q="re")["json"]["entities"] == [{"key": "rebels", "name": "Rebels", "type": "ORG"}]


@pytest.mark.parametrize("path", ["/quotes", "/entities/amal-saleh", "/events", "/places"])
def test_a_page_ends_before_it_is_too_large_to_be_answered(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    # Given articles that tell more than a page may hold
    for number in range(1, 6):
        commit(stack, SHELLED.format(toll=number), number=number, day=f"2024-10-{number:02}", quoted=4)
    whole = stack.get(path, limit="100")["json"]
    ((rows, told),) = ((name, value) for name, value in whole.items() if name != "next")
    largest = max(len(json.dumps(each)) for each in told)
    # When pages may be as large as two and a half rows
    monkeypatch.setattr(pages, "_LARGEST", int(2.5 * largest))
    found, cursor, sizes = [], {}, []
    while cursor is not None:
        page = stack.get(path, limit="100", **cursor)["json"]
        found += page[rows]
        sizes.append(len(page[rows]))
        cursor = {"cursor": page["next"]} if page["next"] else None
    # Then they end early, and together tell the same
    assert found == told
    assert set(sizes[:-1]) == {2}
    # And what is larger than any page comes alone
    monkeypatch.setattr(pages, "_LARGEST", 10)
    assert stack.get(path, limit="100")["json"][rows] == told[:1]


def test_facts_found_anew_by_another_version_leave_no_trace_of_those_found_before(stack: Stack) -> None:
    # Given a commit that failed, and was tried again when the same words told less
    write(stack, SHELLED.format(toll=12), number=1, day="2024-10-08", quoted=3)
    record = commit(stack, SHELLED.format(toll=12), number=1, day="2024-10-08", quoted=0)
    # Then what is shown is what was committed
    assert shown(stack) == [["1"], [], ["1"], ["1"], ["rebels"]]
    assert stack.get(f"/articles/{record.article_id}/facts")["json"]["quotes"] == []
    # And a deletion finds the rest
    assert stack.http("DELETE", f"/articles/{record.article_id}")["statusCode"] == 204
    (tombstone,) = [item for item in stack.items() if item["pk"]["S"] != "YEARS"]
    assert (tombstone["sk"]["S"], tombstone["status"]["S"]) == ("META", "deleted")


def test_csv_is_safe_for_spreadsheets(stack: Stack) -> None:
    commit(stack, 'Rebels shelled the port of Aden, killing 1. "=1+1" said Amal Saleh.', number=1, day="2024-10-08")
    answer = stack.get("/quotes", format="csv")
    assert answer["headers"]["Content-Type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(answer["body"]))
    assert (row["text"], row["speaker"], row["article.title"]) == ("'=1+1", "Amal Saleh", "Article 1")


@pytest.mark.parametrize("path", ["/events", "/places", "/quotes", "/entities/aden"])
def test_csv_has_the_same_columns_whatever_is_in_them(told: Stack, path: str) -> None:
    full, none = (told.get(path, format="csv", until=day)["body"] for day in ("2024-12-31", "2020-01-01"))
    assert none.splitlines() == full.splitlines()[:1]
    assert "article.published_at" in none


def test_lines_of_json_say_in_a_header_where_to_go_on(told: Stack) -> None:
    answer = told.get("/events", format="ndjson", limit="1")
    (line,) = answer["body"].splitlines()
    assert json.loads(line)["type"] == "ASSAULT"
    assert answer["headers"]["Link"].endswith('>; rel="next"')


@pytest.mark.parametrize("path", ["/events", "/places", "/entities/aden/timeline"])
def test_geojson_is_a_collection_of_features_longitude_first(told: Stack, path: str) -> None:
    answer = told.get(path, format="geojson")
    assert answer["headers"]["Content-Type"] == "application/geo+json"
    collection = json.loads(answer["body"])
    assert collection["type"] == "FeatureCollection"
    feature = collection["features"][0]
    assert feature["properties"]["place"]["name"] == "Aden"
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
    assert (round(longitude), round(latitude)) == (45, 13)


def test_a_map_leaves_out_what_has_no_place_and_counts_it(told: Stack) -> None:
    commit(told, "Rebels shelled a village, killing 12.", number=4, day="2024-10-08")
    collection = json.loads(told.get("/events", format="geojson")["body"])
    assert collection["omitted"] == 1
    assert all(feature["geometry"]["coordinates"] for feature in collection["features"])


def test_ids_in_tables_and_maps_are_unique_among_all_articles(told: Stack) -> None:
    rows = list(csv.DictReader(io.StringIO(told.get("/events", format="csv")["body"])))
    features = json.loads(told.get("/events", format="geojson")["body"])["features"]
    assert [row["id"] for row in rows] == [f"{row['article.article_id']}#v1" for row in rows]
    assert len({row["id"] for row in rows}) == len(rows) == 2
    assert [feature["id"] for feature in features] == [row["id"] for row in rows]


def test_times_in_tables_are_days_in_one_format(stack: Stack) -> None:
    commit(stack, SHELLED.format(toll=12), number=1, day="2024-10-08T23:30:00-05:00")
    commit(stack, SHELLED.format(toll=3), number=2, day="2024-10-08")
    rows = csv.DictReader(io.StringIO(stack.get("/quotes", format="csv")["body"]))
    assert [row["article.published_at"] for row in rows] == ["2024-10-09", "2024-10-08"]


def test_a_name_that_no_article_has_is_said_with_those_that_begin_alike(told: Stack) -> None:
    answer = told.get("/events", actor="Rebecca")
    assert (answer["statusCode"], answer["json"]["code"]) == (422, "unknown_name")
    assert answer["json"]["errors"][0]["field"] == "actor"
    assert "known are rebels" in answer["json"]["detail"]
    # Whoever is known but did nothing of the kind is no mistake.
    assert titles(told.get("/events", target="rebels")) == []


def test_an_unknown_parameter_is_said_with_those_that_there_are(told: Stack) -> None:
    answer = told.get("/quotes", speakers="x")
    assert answer["json"]["detail"] == (
        "There is no parameter `speakers`; there are cursor, format, judged, limit, since, source, speaker, until"
    )


@pytest.mark.parametrize("name", ["Yemen", "yemen", "YEM", "ye", "The Yemen"])
def test_a_country_is_taken_by_name_or_code(told: Stack, name: str) -> None:
    assert titles(told.get("/events", country=name)) == ["2", "1"]


def test_places_are_where_the_events_of_an_article_were(told: Stack) -> None:
    newest = told.get("/places", type="ASSAULT")["json"]["places"][0]
    assert (newest["place"]["name"], newest["article"]["title"]) == ("Aden", "Article 2")
    assert {event["type"] for event in newest["events"]} == {"ASSAULT"}
    assert told.get("/places", type="AID")["json"]["places"] == []


UNKNOWN = frozenset({"first", "speakers"})


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/events", {"type": "WAR"}),
        ("/events", {"country": "Atlantis"}),
        ("/events", {"bbox": "1,2,3"}),
        ("/events", {"from": "2024-10-09", "to": "2024-10-08"}),
        ("/events", {"first": "2024-10-09"}),
        ("/claims", {"of": "money"}),
        ("/events", {"killed_min": "-1"}),
        ("/events", {"assertion": "sure"}),
        ("/events", {"format": "xml"}),
        ("/events", {"since": "soon"}),
        ("/events", {"since": "2024-10-09", "until": "2024-10-08"}),
        ("/events", {"cursor": "AAAA"}),
        ("/events", {"limit": "101"}),
        ("/events", {"speakers": "x"}),
        ("/events", {"actor": "\u00a2"}),
        ("/events", {"source": ""}),
        ("/quotes", {"format": "geojson"}),
        ("/entities", {"q": "a"}),
        ("/entities", {"q": "\u0089\u000b\u00a2"}),
    ],
)
def test_a_bad_question_is_refused_by_the_name_of_its_field(stack: Stack, path: str, query: dict[str, str]) -> None:
    answer = stack.get(path, **query)
    code = "unknown_parameter" if not UNKNOWN.isdisjoint(query) else "invalid_request"
    assert (answer["statusCode"], answer["json"]["code"]) == (400, code)
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


def test_the_revision_of_now_is_among_those_from_before_a_broken_file(stack: Stack) -> None:
    # Given two revisions, a file in their place that is no article, and the next revision
    for toll in (12, 15):
        stack.drop("incoming/aden.txt", SHELLED.format(toll=toll))
        stack.work()
    told = [each["revision"] for each in revisions(stack)]
    assert len(told) == 2
    stack.drop("incoming/aden.txt", b"\x89PNG\r\n\x1a\n", content_type="image/png")
    stack.work()
    assert [each["revision"] for each in revisions(stack)] == told
    stack.drop("incoming/aden.txt", SHELLED.format(toll=17))
    stack.work()
    # Then it stands before them
    (card,) = stack.get("/articles")["json"]["articles"]
    assert [each["revision"] for each in revisions(stack)] == [card["revision"], *told]


def revisions(stack: Stack) -> list[dict[str, Any]]:
    """The revisions of the only article."""
    (record,) = stack.records()
    return stack.get(f"/articles/{record['pk']['S'].removeprefix('A#')}/revisions")["json"]["revisions"]
