"""Stored articles: the list, one article, its deletion."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, get_route, response_of, services_of
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.query_models import ArticleId, ArticlesQuery
from factwire.domain.records import ArticleOverview
from factwire.model import NotifiedSummary
from factwire.model.base import Frozen
from factwire.services.questions.query_articles import ArticlePage

TAG: Final = "Articles"


class ArticleView(Frozen):
    """One article: its card and its summary."""

    article: ArticleOverview
    summary: NotifiedSummary | None = None
    original: str


def articles(request: Request, query: Annotated[ArticlesQuery, Query()]) -> Response[str]:
    """Return a page of articles."""
    use_case = services_of(request).query
    return json_response(use_case.list(query.article_query(), limit=query.limit, cursor=query.cursor))


def article(request: Request, article_id: ArticleId) -> Response[str]:
    """Return one article."""
    record = services_of(request).query.record(article_id)
    return json_response(
        ArticleView(article=record.overview, summary=record.notification.summary, original=record.origin.location)
    )


def delete(request: Request, article_id: ArticleId) -> Response[str]:
    """Delete one article."""
    services_of(request).delete(article_id)
    return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")


OPERATIONS: Final = (
    get_route(
        articles, "/articles", tag=TAG, summary="Articles, newest first", responses=response_of(ArticlePage, "One page")
    ),
    get_route(
        article,
        "/articles/<article_id>",
        tag=TAG,
        summary="One article and its summary",
        responses=response_of(ArticleView, "The article"),
        by_id=True,
    ),
    Operation(
        method="DELETE",
        path="/articles/<article_id>",
        function=delete,
        tag=TAG,
        summary="Delete an article, its facts and its original",
        description="Subscribers get a notification of kind `retraction`.",
        responses={
            204: {"description": "Gone"},
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    ),
)
