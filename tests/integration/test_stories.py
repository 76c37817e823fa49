"""Three reports of one strike, dropped in every order: one story, its claims side by side, who is told of what."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.conftest import load

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

# The first names its source; the second has a figure of its own and quotes the first one's ministry; the third is the
# wire's text, which the first carries too.
REPORTS = {
    "gulf-courier": (
        "Strike on Harim market kills 34",
        "2025-03-03T10:00:00Z",
        """\
A strike on the covered market of Harim killed 34 people on Monday, the health ministry said.

The missile came through the roof above the spice stalls shortly before noon, when the halls were full. Rescuers dug
with their hands until cranes arrived from Idlan. Schools in the district stayed closed.""",
    ),
    "northern-star": (
        "41 dead after missile hits Harim market",
        "2025-03-03T19:00:00Z",
        """\
At least 41 people were killed when a missile hit the covered market in Harim on Monday, the province's governor said.

The health ministry had put the toll at 34 in the morning. Traders told how the hall came down on the spice stalls, and
the hospital in Idlan asked for blood. Nobody has said who fired.""",
    ),
    "daily-wire": (
        "Strike on Harim market kills 34",
        "2025-03-03T12:00:00Z",
        """\
A strike on the covered market of Harim killed 34 people on Monday, the health ministry said.

The missile came through the roof above the spice stalls shortly before noon, when the halls were full. Rescuers dug
with their hands until cranes arrived from Idlan. Schools in the district stayed closed. More will follow.""",
    ),
}
LATER = (
    "Harim counts 28 identified dead",
    "2025-03-05T08:00:00Z",
    """\
Two days after the strike on the covered market of Harim, families buried their dead on Wednesday. The strike killed 28
people, the district's coroner said, fewer than the governor has spoken of.

The spice stalls were still smoking, and cranes from Idlan lifted the roof of the hall.""",
)


def drop(stack: Stack, outlet: str, report: tuple[str, str, str]) -> None:
    title, published_at, text = report
    stack.drop(f"incoming/{outlet}.txt", text, title=title, source=outlet, **{"published-at": published_at})
    assert stack.work() == []
    assert stack.relate() == []


def ask(stack: Stack, path: str, **query: str) -> dict[str, Any]:
    event = load("api_health.json")
    event.update(rawPath=path, queryStringParameters=query or None)
    event["requestContext"]["http"].update(method="GET", path=path)
    event["routeKey"] = f"GET {path}"
    answer = stack.call("api", event)
    assert answer["statusCode"] == 200, answer["body"]
    body: dict[str, Any] = json.loads(answer["body"])
    return body


def notifications(stack: Stack) -> list[dict[str, Any]]:
    found = [json.loads(message["Message"]) for message in stack.messages()]
    return [each for each in found if each["kind"] == "story"]


@pytest.mark.parametrize("order", list(permutations(REPORTS)))
def test_every_order_gives_one_story_with_its_claims_side_by_side(stack: Stack, order: tuple[str, ...]) -> None:
    for outlet in order:
        drop(stack, outlet, REPORTS[outlet])

    (row,) = ask(stack, "/stories")["stories"]
    story = ask(stack, f"/stories/{row['id']}")

    assert [article["outlet"] for article in story["articles"]] == ["gulf-courier", "daily-wire", "northern-star"]
    assert [bool(article["copy_of"]) for article in story["articles"]] == [False, True, False]
    assert (story["outlets"], story["independent_sources"]) == (3, 2)
    killed = story["casualties"]["killed"]
    assert (killed["low"], killed["high"], killed["agreed"]) == (34, 41, False)
    assert killed["policy"] == "latest-by-source"
    claims = {claim["min"]: claim for claim in killed["claims"] if claim["relation"] in {"current", "disputes"}}
    assert claims.keys() == {34, 41}
    assert set(claims[34]["outlets"]) >= {"gulf-courier", "daily-wire"}
    assert ask(stack, f"/articles/{story['articles'][0]['id']}")["story"] == story["id"]


def test_subscribers_are_told_of_the_second_source_and_of_a_disputed_toll_and_of_nothing_else(stack: Stack) -> None:
    drop(stack, "gulf-courier", REPORTS["gulf-courier"])
    drop(stack, "daily-wire", REPORTS["daily-wire"])
    assert notifications(stack) == []

    drop(stack, "northern-star", REPORTS["northern-star"])
    (second,) = notifications(stack)
    assert {change["fact"] for change in second["changes"]} >= {"independent sources", "killed"}
    assert second["story"]["independent_sources"] == 2

    drop(stack, "evening-post", LATER)
    (third,) = notifications(stack)
    assert [change["fact"] for change in third["changes"]] == ["killed"]
    assert third["story"]["casualties"]["killed"]["low"] == 28
    assert third["notification_id"] != second["notification_id"]


def test_a_story_shrinks_and_goes_with_its_articles(stack: Stack) -> None:
    for outlet, report in REPORTS.items():
        drop(stack, outlet, report)
    (row,) = ask(stack, "/stories")["stories"]
    articles = ask(stack, f"/stories/{row['id']}")["articles"]

    for number, article in enumerate(articles, start=1):
        event = load("api_delete.json")
        path = f"/articles/{article['id']}"
        event.update(rawPath=path, pathParameters={"id": article["id"]})
        event["requestContext"]["http"].update(path=path)
        assert stack.call("api", event)["statusCode"] == 204
        assert stack.relate() == []
        left = ask(stack, "/stories")["stories"]
        assert len(left) == (1 if number < len(articles) else 0)

    assert not [
        item for item in stack.items() if item["sk"]["S"] in {"STORY", "IN"} or item["sk"]["S"].startswith("M#")
    ]


def test_the_list_is_narrowed_by_filters_and_refuses_a_box_that_is_none(stack: Stack) -> None:
    for outlet, report in REPORTS.items():
        drop(stack, outlet, report)

    assert len(ask(stack, "/stories", killed_min="30", independent_sources_min="2")["stories"]) == 1
    assert ask(stack, "/stories", killed_min="40")["stories"] == []
    assert ask(stack, "/stories", independent_sources_min="3")["stories"] == []
    assert ask(stack, "/stories", since="2025-03-04")["stories"] == []
    for form in ("ndjson", "csv", "geojson"):
        assert stack.get("/stories", format=form)["statusCode"] == 200
    event = load("api_health.json")
    event.update(rawPath="/stories", queryStringParameters={"bbox": "1,2,3"})
    event["requestContext"]["http"].update(method="GET", path="/stories")
    assert stack.call("api", event)["statusCode"] == 400
