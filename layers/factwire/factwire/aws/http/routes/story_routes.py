"""Stories: the list, and one with its claims side by side."""

from __future__ import annotations

from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.feeds import list_response
from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import get_route, response_of, services_of
from factwire.aws.http.query_models import JudgedQuery, StoriesQuery, StoryId
from factwire.aws.http.routes.fact_routes import NEXT_PAGE
from factwire.model import Story
from factwire.services.stories.query_stories import StoryPage

TAG: Final = "Stories"


def stories(request: Request, query: Annotated[StoriesQuery, Query()]) -> Response[str]:
    """Return a page of stories."""
    page = services_of(request).stories.list(query.story_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


def story(request: Request, story_id: StoryId, query: Annotated[JudgedQuery, Query()]) -> Response[str]:
    """Return one story."""
    return json_response(services_of(request).stories.story(story_id, judged=query.judged))


OPERATIONS: Final = (
    get_route(
        stories,
        "/stories",
        tag=TAG,
        summary="Stories: one happening as several outlets tell it, those with the newest articles first",
        description=f"Filters combine: all that are given must hold. {NEXT_PAGE}",
        responses=response_of(StoryPage, "One page", "ndjson", "csv", "geojson", "feeds"),
        by_name=True,
    ),
    get_route(
        story,
        "/stories/<story_id>",
        tag=TAG,
        summary="One story: its articles, its independent sources, its tolls with who says so",
        description="A story that was merged into another says which in `merged_into`.",
        responses=response_of(Story, "The story"),
        by_id=True,
    ),
)
