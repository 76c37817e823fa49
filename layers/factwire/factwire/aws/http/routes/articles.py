"""Stored articles: the list, one article, its deletion."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.feeds import list_response
from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, get_route, response_of, services_of
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.query_models import ArticleId, ArticlesQuery
from factwire.domain.records import ArticleOverview
from factwire.model import NotifiedSummary
from factwire.model.base import Frozen
from factwire.services.delete_article import DeletionState
from factwire.services.questions.query_articles import ArticlePage

TAG: Final = "Articles"


class ArticleView(Frozen):
    """One article: its card and its summary, and the story that it is in, null as long as it is in none."""

    article: ArticleOverview
    summary: NotifiedSummary | None = None
    original: str
    story: str | None = None


def articles(request: Request, query: Annotated[ArticlesQuery, Query()]) -> Response[str]:
    """Return a page of articles."""
    page = services_of(request).query.list(query.article_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


def article(request: Request, article_id: ArticleId) -> Response[str]:
    """Return one article."""
    services = services_of(request)
    record = services.query.record(article_id)
    return json_response(
        ArticleView(
            article=record.overview,
            summary=record.notification.summary,
            original=record.origin.location,
            story=services.stories.of_article(article_id),
        )
    )


def delete(request: Request, article_id: ArticleId) -> Response[str]:
    """Delete one article, or begin to."""
    deletion = services_of(request).delete(article_id)
    if deletion.state == "done":
        return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")
    response = json_response(deletion)
    response.status_code = HTTPStatus.ACCEPTED.value
    response.headers["Location"] = f"/articles/{article_id}/deletion"
    return response


def deletion(request: Request, article_id: ArticleId) -> Response[str]:
    """Return how far the deletion of an article is."""
    return json_response(services_of(request).delete.state(article_id))


OPERATIONS: Final = (
    get_route(
        articles,
        "/articles",
        tag=TAG,
        summary="Articles, newest first",
        responses=response_of(ArticlePage, "One page", "feeds"),
    ),
    get_route(
        article,
        "/articles/<article_id>",
        tag=TAG,
        summary="One article and its summary",
        responses=response_of(ArticleView, "The article"),
        by_id=True,
    ),
    get_route(
        deletion,
        "/articles/<article_id>/deletion",
        tag=TAG,
        summary="How far the deletion of one article is",
        responses=response_of(DeletionState, "The deletion"),
        by_id=True,
    ),
    Operation(
        method="DELETE",
        path="/articles/<article_id>",
        function=delete,
        tag=TAG,
        summary="Delete an article, its facts and its original",
        description=(
            "Subscribers get a notification of kind `retraction`. An article that came in many files is deleted by a "
            "job: ask the address in `Location` how far it is. Files about the article that were sent before the "
            "request do not bring it back, however late they arrive."
        ),
        responses={
            204: {"description": "Gone"},
            **response_of(DeletionState, "The deletion goes on", status=HTTPStatus.ACCEPTED),
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    ),
)
