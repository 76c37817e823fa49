"""`api` against AWS in this process: what it answers, takes in, refuses and deletes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from factwire.aws.http.routes import article_facts

from tests.integration.conftest import load

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

TEXT = "Rebels shelled the port of Aden on {day}, killing at least three dockers, officials said."


def stored(stack: Stack, number: int, **metadata: str) -> str:
    """Store an article through `extract`; answers its id."""
    known = {record["pk"]["S"] for record in stack.records()}
    key = f"incoming/{number}.txt"
    version = stack.drop(key, TEXT.format(day=f"day {number}"), **metadata)
    event = load("sqs_file.json")
    body = json.loads(event["Records"][0]["body"])
    body["Records"][0]["s3"]["object"] |= {"key": key, "versionId": version}
    event["Records"][0]["body"] = json.dumps(body)
    assert stack.call("extract", event) == {"batchItemFailures": []}
    (new,) = {record["pk"]["S"] for record in stack.records()} - known
    return new.removeprefix("A#")


def ids(answer: dict[str, Any]) -> list[str]:
    """The articles on a page."""
    assert answer["statusCode"] == 200, answer["body"]
    return [article["article_id"] for article in answer["json"]["articles"]]


def test_health_answers_without_touching_anything(stack: Stack) -> None:
    answer = stack.ask(load("api_health.json"))
    assert (answer["statusCode"], answer["json"]["status"]) == (200, "ok")


def test_extract_answers_facts_and_stores_nothing(stack: Stack) -> None:
    answer = stack.ask(load("api_extract_text.json"))
    assert answer["statusCode"] == 200
    facts = answer["json"]
    assert facts["article"]["published_at"] == "2024-10-08"
    assert [event["type"] for event in facts["events"]][:1] == ["ASSAULT"]
    assert stack.items() == []
    assert stack.keys("") == []


@pytest.mark.parametrize("name", ["api_submit_json.json", "api_submit_base64.json"])
def test_an_article_sent_in_takes_the_way_of_dropped_files_under_the_id_that_was_answered(
    stack: Stack, name: str
) -> None:
    answer = stack.ask(load(name))
    assert answer["statusCode"] == 202
    (key,) = stack.keys("incoming/")
    event = load("sqs_file.json")
    body = json.loads(event["Records"][0]["body"])
    body["Records"][0]["s3"]["object"] = {"key": key, "sequencer": "01"}
    event["Records"][0]["body"] = json.dumps(body)
    assert stack.call("extract", event) == {"batchItemFailures": []}
    assert stack.get(f"/articles/{answer['json']['article_id']}")["statusCode"] == 200


def test_the_same_article_sent_twice_is_one_article(stack: Stack) -> None:
    answers = [stack.ask(load("api_submit_json.json"))["json"] for _ in range(2)]
    assert answers[0] == answers[1]


def test_a_large_article_gets_an_address_to_send_it_to(stack: Stack) -> None:
    query = {"upload": "true", "title": "Zürich", "content_type": "text/plain", "content_length": "70000"}
    upload = stack.http("POST", "/articles", query=query)["json"]["upload"]
    assert upload["method"] == "PUT"
    assert upload["url"].startswith("https://")
    assert set(upload["headers"]) == {"content-length", "content-type", "x-amz-meta-title"}
    assert all(value.isascii() for value in upload["headers"].values())


def test_an_upload_takes_no_more_bytes_than_were_stated(stack: Stack) -> None:
    def asked(**query: str) -> dict[str, Any]:
        return stack.http("POST", "/articles", query={"upload": "true", **query})

    signed = parse_qs(urlsplit(asked(content_length="70000")["json"]["upload"]["url"]).query)
    assert "content-length" in signed["X-Amz-SignedHeaders"][0].split(";")
    assert (asked()["statusCode"], asked()["json"]["errors"][0]["field"]) == (400, "content_length")
    assert (asked(content_length="100001")["statusCode"], asked(content_length="0")["statusCode"]) == (413, 400)


@pytest.mark.parametrize("path", ["/health", "/articles", "/articles/unknown", "/nowhere", "/openapi.json"])
def test_head_is_get_without_its_body(stack: Stack, path: str) -> None:
    got, head = stack.http("GET", path), stack.http("HEAD", path)
    assert (head["statusCode"], head["headers"], head["body"]) == (got["statusCode"], got["headers"], "")


@pytest.mark.parametrize(
    ("status", "code", "request_"),
    [
        (413, "too_large", {"method": "POST", "path": "/articles", "body": "a " * 60_000}),
        (422, "empty", {"method": "POST", "path": "/articles", "body": "  "}),
        (400, "invalid_request", {"method": "POST", "path": "/articles"}),
        (400, "invalid_request", {"method": "POST", "path": "/articles", "body": "A b.", "query": {"url": "\0W"}}),
        (
            400,
            "invalid_request",
            {"method": "POST", "path": "/articles", "body": "A b.", "query": {"published_at": ""}},
        ),
        (400, "invalid_request", {"method": "POST", "path": "/extract"}),
        (422, "invalid_document", {"method": "POST", "path": "/extract", "body": "{", "json": True}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"limit": "1000000"}}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"limit": "0"}}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"limit": "many"}}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"since": "yesterday"}}),
        (
            400,
            "invalid_request",
            {"method": "GET", "path": "/articles", "query": {"since": "2024-10-09", "until": "2024-10-08"}},
        ),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"status": "deleting"}}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"cursor": "Zm9yZ2Vk"}}),
        (400, "invalid_request", {"method": "GET", "path": "/articles", "query": {"cursor": "ü"}}),
        (404, "not_found", {"method": "GET", "path": "/articles/unknown"}),
        (404, "not_found", {"method": "GET", "path": "/articles/unknown/facts"}),
        (404, "not_found", {"method": "DELETE", "path": "/articles/unknown"}),
        (404, "not_found", {"method": "GET", "path": "/nowhere"}),
    ],
)
def test_a_bad_request_gets_a_precise_problem_document(
    stack: Stack, status: int, code: str, request_: dict[str, Any]
) -> None:
    content_type = "application/json" if request_.pop("json", False) else "text/plain"
    answer = stack.http(**request_, headers={"content-type": content_type})
    assert answer["headers"]["Content-Type"] == "application/problem+json"
    assert (answer["statusCode"], answer["json"]["status"], answer["json"]["code"]) == (status, status, code)
    if request_.get("query"):
        (name, *_) = request_["query"]
        assert [error["field"] for error in answer["json"]["errors"]] == [name]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/articles", "GET, POST"),
        ("POST", "/articles/a1", "DELETE, GET"),
        ("DELETE", "/events", "GET"),
        ("PATCH", "/health", "GET"),
    ],
)
def test_a_method_that_a_route_does_not_take_is_told_from_a_route_that_there_is_not(
    stack: Stack, method: str, path: str, allowed: str
) -> None:
    answer = stack.http(method, path, query={"some": "query"})
    assert (answer["statusCode"], answer["json"]["code"]) == (405, "method_not_allowed")
    assert answer["headers"]["Allow"] == allowed
    unknown = stack.http(method, "/nowhere", query={"some": "query"})
    assert (unknown["statusCode"], unknown["json"]["detail"]) == (404, "no such route")


@pytest.mark.parametrize("path", ["/articles", "/extract"])
def test_who_sends_too_much_is_told_how_to_upload_it(stack: Stack, path: str) -> None:
    answer = stack.http("POST", path, body="a " * 60_000, headers={"content-type": "text/plain"})
    assert (answer["statusCode"], answer["json"]["errors"][0]["field"]) == (413, "body")
    assert "at most 100000" in answer["json"]["detail"]
    assert "POST /articles?upload=true" in answer["json"]["detail"]


def test_text_that_the_gateway_damaged_is_refused_and_not_stored(stack: Stack) -> None:
    said = {"content-type": "text/plain; charset=iso-8859-1"}
    answer = stack.http("POST", "/articles", body="Z\ufffdrich voted.", headers=said)
    assert (answer["statusCode"], answer["json"]["code"]) == (415, "unsupported_type")
    assert "application/octet-stream" in answer["json"]["detail"]
    assert stack.http("POST", "/articles", body="Bern voted.", headers=said)["statusCode"] == 202


def test_a_parameter_given_twice_is_refused_by_its_name(stack: Stack) -> None:
    event = load("api_health.json") | {"rawPath": "/articles", "rawQueryString": "source=A&source=B"}
    event |= {"queryStringParameters": {"source": "A,B"}}
    event["requestContext"]["http"] |= {"path": "/articles"}
    answer = stack.ask(event)
    assert (answer["statusCode"], answer["json"]["errors"][0]["field"]) == (400, "source")


def test_a_body_beside_the_wish_to_upload_is_refused_and_not_lost(stack: Stack) -> None:
    answer = stack.http(
        "POST", "/articles", query={"upload": "true"}, body="A b.", headers={"content-type": "text/plain"}
    )
    assert (answer["statusCode"], answer["json"]["errors"][0]["field"]) == (400, "body")


@pytest.mark.parametrize("content_type", ["text", "text/plain\r\nx: y", "a/b; q=\u00e4"])
def test_an_upload_of_no_media_type_is_refused(stack: Stack, content_type: str) -> None:
    answer = stack.http("POST", "/articles", query={"upload": "true", "content_type": content_type})
    assert (answer["statusCode"], answer["json"]["errors"][0]["field"]) == (400, "content_type")


def test_a_misspelt_parameter_is_refused_by_its_name(stack: Stack) -> None:
    answer = stack.ask(load("api_unknown_parameter.json"))
    assert (answer["statusCode"], answer["json"]["code"]) == (400, "unknown_parameter")
    assert answer["json"]["errors"][0]["field"] == "sorce"
    assert "source" in answer["json"]["detail"]


def test_lists_go_newest_first_over_years_and_page_by_signed_cursors(stack: Stack) -> None:
    days = ["2024-10-08", "2024-09-30T23:30:00-02:00", "2024-10-01", "2023-12-24", "2024-10-08T09:00:00Z"]
    by_day = {day: stored(stack, number, **{"published-at": day}) for number, day in enumerate(days)}
    expected = [by_day[days[number]] for number in (4, 0, 1, 2, 3)]
    assert ids(stack.get("/articles")) == expected
    seen, query = [], {"limit": "2"}
    for _ in range(10):
        page = stack.get("/articles", **query)
        seen += ids(page)
        if page["json"]["next"] is None:
            break
        query["cursor"] = page["json"]["next"]
    assert seen == expected


def test_a_cursor_serves_only_the_query_it_was_made_for(stack: Stack) -> None:
    for number in range(2):
        stored(stack, number, **{"published-at": "2024-10-08"})
    cursor = stack.get("/articles", limit="1")["json"]["next"]
    assert stack.get("/articles", limit="1", cursor=cursor)["statusCode"] == 200
    assert stack.get("/articles", limit="1", cursor=cursor, since="2024-10-01")["statusCode"] == 400


def test_lists_narrow_by_source_and_time(stack: Stack) -> None:
    first = stored(stack, 1, source="Example Wire", **{"published-at": "2024-10-07"})
    second = stored(stack, 2, source="Other Paper", **{"published-at": "2024-10-08T22:00:00Z"})
    assert ids(stack.get("/articles", source="example  wire")) == [first]
    assert ids(stack.get("/articles", since="2024-10-08")) == [second]
    assert ids(stack.get("/articles", until="2024-10-08")) == [second, first]
    assert ids(stack.get("/articles", since="2024-10-07", until="2024-10-07")) == [first]
    assert ids(stack.get("/articles", source="Nobody")) == []


def test_deletion_leaves_nothing_and_is_announced(stack: Stack) -> None:
    article_id = stored(stack, 1, source="Example Wire")
    event = load("api_delete.json")
    event["rawPath"] = event["requestContext"]["http"]["path"] = f"/articles/{article_id}"
    assert stack.ask(event)["statusCode"] == 204
    assert stack.get(f"/articles/{article_id}")["statusCode"] == 404
    assert [item["status"]["S"] for item in stack.items() if item["pk"]["S"] != "YEARS"] == ["deleted"]
    assert stack.keys("") == []
    state = stack.get(f"/articles/{article_id}/deletion")["json"]
    assert (state["article_id"], state["state"]) == (article_id, "done")
    assert ids(stack.get("/articles")) == ids(stack.get("/articles", source="Example Wire")) == []
    stack.announce()
    assert [json.loads(message["Message"])["kind"] for message in stack.messages()] == ["summary", "retraction"]


def test_facts_are_compressed_for_who_takes_it(stack: Stack) -> None:
    article_id = stored(stack, 1)
    answer = stack.http("GET", f"/articles/{article_id}/facts", headers={"accept-encoding": "gzip"})
    assert answer["headers"]["Content-Encoding"] == "gzip"
    facts = json.loads(gzip.decompress(b64decode(answer["body"])))
    assert facts["article"]["article_id"] == article_id


def test_facts_that_an_answer_cannot_hold_are_fetched_from_the_archive(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a document that fits an answer, but for what JSON adds to it there
    path = f"/articles/{stored(stack, 1)}/facts"
    document = stack.get(path)["body"]
    monkeypatch.setattr(article_facts, "_LARGEST_RESPONSE", len(document.encode()))
    # When it is asked for
    answer = stack.get(path)
    # Then the answer says where it is
    assert (answer["statusCode"], answer["body"]) == (303, "")
    (key,) = stack.keys("facts/")
    assert f"/{key}?" in unquote(answer["headers"]["Location"])
    # And one that fits is answered
    monkeypatch.setattr(article_facts, "_LARGEST_RESPONSE", len(json.dumps(document)))
    assert stack.get(path)["body"] == document


@pytest.mark.parametrize("path", ["", "/facts", "/revisions", "/changes"])
def test_who_has_the_current_document_gets_no_body(stack: Stack, path: str) -> None:
    path = f"/articles/{stored(stack, 1)}{path}"
    full = stack.get(path)
    tag = full["headers"]["ETag"]
    assert tag == stack.get(path)["headers"]["ETag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answer = stack.http("GET", path, headers={"if-none-match": known})
        assert (answer["statusCode"], answer["body"], answer["headers"]["ETag"]) == (304, "", tag)
    for unknown in ('"other"', "", tag[:-2]):
        assert stack.http("GET", path, headers={"if-none-match": unknown})["body"] == full["body"]


def test_the_places_of_an_article_are_told_in_every_format(stack: Stack) -> None:
    path = f"/articles/{stored(stack, 1)}/places"
    (place,) = stack.get(path)["json"]["places"]
    assert (place["name"], place["country"], place["mentions"][0]["text"]) == ("Aden", "YEM", "Aden")
    assert json.loads(stack.get(path, format="ndjson")["body"]) == place
    (row,) = csv.DictReader(io.StringIO(stack.get(path, format="csv")["body"]))
    assert (row["name"], row["mentions"]) == ("Aden", "Aden")
    (feature,) = json.loads(stack.get(path, format="geojson")["body"])["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}
    assert feature["properties"] == place


@pytest.mark.parametrize(
    "path", ["/articles", "/events", "/places", "/quotes", "/entities?q=aden", "/entities/aden", "/subscriptions"]
)
def test_lists_have_tags_too(stack: Stack, path: str) -> None:
    stored(stack, 1)
    path, _, query = path.partition("?")
    asked = dict([query.split("=")]) if query else {}
    tag = stack.get(path, **asked)["headers"]["ETag"]
    assert stack.http("GET", path, query=asked, headers={"if-none-match": tag})["statusCode"] == 304


def test_a_changed_article_has_another_tag(stack: Stack) -> None:
    article_id = stored(stack, 1)
    tag = stack.get(f"/articles/{article_id}/facts")["headers"]["ETag"]
    version = stack.drop("incoming/1.txt", TEXT.format(day="Tuesday"))
    event = load("sqs_file.json")
    body = json.loads(event["Records"][0]["body"])
    body["Records"][0]["eventTime"] = "2030-01-01T00:00:00.000Z"
    body["Records"][0]["s3"]["object"] |= {"key": "incoming/1.txt", "versionId": version, "sequencer": "FF" * 9}
    event["Records"][0]["body"] = json.dumps(body)
    assert stack.call("extract", event) == {"batchItemFailures": []}
    answer = stack.http("GET", f"/articles/{article_id}/facts", headers={"if-none-match": tag})
    assert (answer["statusCode"], "Tuesday" in answer["body"]) == (200, True)


def test_no_tag_stands_on_an_error(stack: Stack) -> None:
    answer = stack.http("GET", "/articles/unknown", headers={"if-none-match": "*"})
    assert (answer["statusCode"], "ETag" in answer["headers"]) == (404, False)


def test_the_documentation_needs_nothing_from_elsewhere(stack: Stack) -> None:
    page = stack.get("/docs")
    assert page["statusCode"] == 200
    assert "<script src=" not in page["body"]
    assert '<link rel="stylesheet"' not in page["body"]  # an example of a feed has links, escaped as JSON has them
    assert page["headers"]["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_openapi_document_names_every_route(stack: Stack) -> None:
    paths = stack.get("/openapi.json")["json"]["paths"]
    assert {(path, method) for path, methods in paths.items() for method in methods} == {
        ("/health", "get"),
        ("/extract", "post"),
        ("/articles", "get"),
        ("/articles", "post"),
        ("/articles/{article_id}", "get"),
        ("/articles/{article_id}", "delete"),
        ("/articles/{article_id}/deletion", "get"),
        ("/articles/{article_id}/facts", "get"),
        ("/articles/{article_id}/places", "get"),
        ("/articles/{article_id}/revisions", "get"),
        ("/articles/{article_id}/changes", "get"),
        ("/events", "get"),
        ("/places", "get"),
        ("/quotes", "get"),
        ("/stories", "get"),
        ("/stories/{story_id}", "get"),
        ("/entities", "get"),
        ("/entities/{key}", "get"),
        ("/entities/{key}/timeline", "get"),
        ("/subscriptions", "post"),
        ("/subscriptions", "get"),
        ("/subscriptions/{subscription_id}", "get"),
        ("/subscriptions/{subscription_id}", "delete"),
        ("/claims", "get"),
        ("/feeds/{token}", "get"),
        ("/judgements", "get"),
        ("/judgements", "post"),
        ("/judgements/queue", "get"),
        ("/quantities", "get"),
        ("/subscriptions/{subscription_id}/secret", "post"),
    }


def test_an_unforeseen_fault_is_answered_without_its_words(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Canaryville")

    monkeypatch.setattr("factwire.extraction.extract_facts", broken)
    answer = stack.ask(load("api_extract_text.json"))
    captured = capfd.readouterr()
    assert (answer["statusCode"], answer["json"]["code"]) == (500, "internal")
    assert "RuntimeError" in stack.log.getvalue()
    assert "Canaryville" not in answer["body"] + stack.log.getvalue() + captured.out + captured.err
