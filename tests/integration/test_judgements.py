"""A verdict given over HTTP: what is shown and told because of it, who may give it, and what is left of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.integration.conftest import BUCKET, Stack, load
from tests.integration.test_stories import LATER, REPORTS, drop

# Whoever signs requests is called like this.
ARN = "arn:aws:sts::123456789012:assumed-role/desk/ada"


@pytest.fixture
def story(stack: Stack) -> Stack:
    """Three outlets on one strike, related, and everything announced."""
    for outlet, report in REPORTS.items():
        drop(stack, outlet, report)
    stack.work()
    stack.relate()
    stack.messages()
    return stack


def article_of(stack: Stack, outlet: str) -> str:
    """The id of an outlet's article."""
    found = stack.get("/articles", source=outlet)["json"]["articles"]
    return str(found[0]["article_id"])


def judge(stack: Stack, *, status: int = 201, headers: dict[str, str] | None = None, **request: Any) -> dict[str, Any]:
    """A verdict is sent; its answer."""
    answer = stack.http("POST", "/judgements", body=json.dumps(request), headers=headers)
    assert answer["statusCode"] == status, answer["body"]
    found: dict[str, Any] = answer["json"]
    return found


def tolls(stack: Stack, **query: str) -> list[float]:
    """The deaths that lists of events show."""
    events = stack.get("/events", limit="100", **query)["json"]["events"]
    return sorted(event["killed"]["min"] for event in events if event["killed"])


def only_story(stack: Stack) -> dict[str, Any]:
    """The only story there is."""
    (row,) = stack.get("/stories")["json"]["stories"]
    found: dict[str, Any] = stack.get(f"/stories/{row['id']}")["json"]
    return found


def test_a_rejected_toll_is_gone_from_lists_facts_documents_and_the_story_and_subscribers_are_told(
    story: Stack,
) -> None:
    # Given a story with tolls of 34 and 41; when a user says that 41 is wrong, on the claim
    assert 41 in tolls(story)
    before = only_story(story)
    assert before["casualties"]["killed"]["high"] == 41
    article = article_of(story, "northern-star")
    claims = [each for each in before["casualties"]["killed"]["claims"] if each["article"] == article]
    (claim,) = [each for each in claims if each["min"] == 41 and each["evidence"]["in"] == "text"]
    figure = {"of": "killed", "min": claim["min"], "max": claim["max"]}
    answer = judge(story, article_id=article, claim=figure, verdict="reject", note="a typing error")
    assert (answer["state"], answer["holds"]) == ("rejected", True)
    assert story.relate() == []
    # Then no list shows it, and whoever asks for what was extracted sees it
    assert 41 not in tolls(story)
    assert 41 in tolls(story, judged="false")
    facts = story.get(f"/articles/{article}/facts")["json"]
    assert 41 not in [quantity["min"] for quantity in facts["quantities"]]
    assert {mark["state"] for mark in facts["judgements"]} == {"rejected"}
    raw = story.get(f"/articles/{article}/facts", judged="false")["json"]
    assert 41 in [quantity["min"] for quantity in raw["quantities"]]
    assert "judgements" not in raw
    # And the document for bulk use, the story (its headline repeats the figure), and the notifications follow
    (document,) = {key for key in story.keys("facts/") if article in key}
    stored = json.loads(story.s3.get_object(Bucket=BUCKET, Key=document)["Body"].read())
    assert stored | {"sentences": facts["sentences"]} == facts  # the API alone tells events in sentences
    after = only_story(story)
    assert (after["id"], after["casualties"]["killed"]["high"]) == (before["id"], 34)
    sent = [json.loads(message["Message"]) for message in story.messages()]
    (revision,) = [each for each in sent if each["kind"] == "revision"]
    assert revision["article"]["article_id"] == article
    assert {"fact": "killed", "before": "at least 41", "after": None} in revision["changes"]
    assert revision["sequence"] == 2
    assert "story" in [each["kind"] for each in sent]


def test_an_article_that_is_split_off_stays_out_of_its_story(story: Stack) -> None:
    whole = only_story(story)
    article = article_of(story, "northern-star")
    answer = judge(story, story=whole["id"], article_id=article, verdict="split")
    assert (answer["state"], answer["holds"]) == ("split", True)
    story.relate()
    rows = {row["id"]: row for row in story.get("/stories")["json"]["stories"]}
    assert len(rows) == 2
    # When more is told of the strike, it joins neither together
    drop(story, "valley-post", LATER)
    story.work()
    story.relate()
    members = [
        {each["id"] for each in story.get(f"/stories/{id}")["json"]["articles"]}
        for id in (row["id"] for row in story.get("/stories")["json"]["stories"])
    ]
    assert {article} in [each & {article, article_of(story, "daily-wire")} for each in members]
    # A merge of the two is kept in the log and does not hold: the split wins, and the answer says so
    first, second = sorted(rows)
    refused = judge(story, story=first, verdict="merge", value={"story": second})
    assert refused["holds"] is False
    assert "split" in refused["because"]
    # The audit trail of the story has both
    listed = story.get("/judgements", story=whole["id"])["json"]["judgements"]
    assert "split" in [each["judgement"]["verdict"] for each in listed]


@pytest.mark.parametrize(
    ("auth", "authorizer", "user"),
    [
        ("none", None, "local"),
        ("iam", {"iam": {"userArn": ARN, "accountId": "123456789012"}}, ARN),
        ("jwt", {"jwt": {"claims": {"sub": "ada-17", "email": "ada@example.com"}}}, "ada-17"),
        ("iam", None, None),
        ("jwt", {"jwt": {"claims": {}}}, None),
        ("jwt", {"iam": {"userArn": ARN}}, None),
    ],
)  # fmt: skip
def test_who_judges_is_known_from_the_login_and_from_nothing_that_is_sent(
    story: Stack, monkeypatch: pytest.MonkeyPatch, auth: str, authorizer: dict[str, Any] | None, user: str | None
) -> None:
    # Given an endpoint that asks who calls, and a caller who says to be somebody else
    monkeypatch.setenv("API_AUTH", auth)
    story.functions.pop("api", None)
    article = article_of(story, "northern-star")
    event = load("api_health.json")
    event |= {"rawPath": "/judgements", "queryStringParameters": {}}
    event["body"] = json.dumps({"article_id": article, "fact": "v1", "verdict": "accept"})
    event["headers"] = {"x-user": "boss", "x-amzn-oidc-identity": "boss", "authorization": "Bearer boss"}
    event["requestContext"]["http"] |= {"method": "POST", "path": "/judgements"}
    if authorizer is not None:
        event["requestContext"]["authorizer"] = authorizer
    # Then the judgement stands under the name of the login, or is refused where there is none
    answer = story.ask(event)
    if user is None:
        assert (answer["statusCode"], answer["json"]["code"]) == (403, "forbidden")
        assert story.get("/judgements")["json"]["judgements"] == []
    else:
        assert answer["json"]["judgement"]["user"] == user


def test_a_body_that_names_a_user_is_refused(story: Stack) -> None:
    answer = judge(
        story, status=400, article_id=article_of(story, "daily-wire"), fact="v1", verdict="reject", user="boss"
    )
    assert [each["field"] for each in answer["errors"]] == ["user"]


def test_the_same_request_sent_again_with_its_key_is_one_judgement(story: Stack) -> None:
    article = article_of(story, "northern-star")
    first, again = (
        judge(story, article_id=article, fact="v1", verdict="reject", headers={"idempotency-key": "click-1"})
        for _ in range(2)
    )
    assert first == again
    assert len(story.get("/judgements", article_id=article)["json"]["judgements"]) == 1


def test_the_erasure_of_an_article_leaves_no_judgement_and_no_copy_of_one(story: Stack) -> None:
    # Given judgements on a fact and on a place in a story, one of which has taken effect
    article = article_of(story, "northern-star")
    judge(story, article_id=article, fact="v1", verdict="reject", note="about Traders")
    story.relate()
    judge(story, story=only_story(story)["id"], article_id=article, verdict="accept")
    # When the article is deleted, with the event of the second still on its way
    assert story.http("DELETE", f"/articles/{article}")["statusCode"] == 204
    story.relate()
    # Then neither the log nor the copy under the story has a word of it
    assert [item for item in story.items() if "JUDGE#" in item["sk"]["S"]] == []
    assert [key for key in story.keys("facts/") if article in key] == []
    assert story.get("/judgements")["json"]["judgements"] == []


def test_the_queue_shows_what_is_disputed_first(story: Stack) -> None:
    items = story.get("/judgements/queue")["json"]["items"]
    assert items[0]["kind"] == "toll"
    assert "dispute" in items[0]["why"]
    assert items == sorted(items, key=lambda item: -item["weight"])
    # An event that two users disagree on comes up.
    article = article_of(story, "daily-wire")
    judge(story, article_id=article, fact="v1", verdict="accept")
    assert [item for item in items if item["article_id"] == article and item["why"] == "users dispute it"] == []


def test_lists_of_judgements_come_as_csv_too(story: Stack) -> None:
    judge(story, article_id=article_of(story, "daily-wire"), fact="v1", verdict="reject", note="=1+1")
    table = story.get("/judgements", format="csv")["body"]
    head, row = table.strip().split("\r\n")
    assert "judgement.verdict" in head.split(",")
    assert "'=1+1" in row


def test_with_a_retention_judgements_expire_with_their_article(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETENTION_DAYS", "7")
    drop(stack, "daily-wire", REPORTS["daily-wire"])
    stack.work()
    judge(stack, article_id=article_of(stack, "daily-wire"), fact="v1", verdict="reject")
    expiry = {item["sk"]["S"].partition("#")[0]: item.get("expires_at") for item in stack.items()}
    assert expiry["JUDGE"]
    assert expiry["JUDGE"] == expiry["META"]
