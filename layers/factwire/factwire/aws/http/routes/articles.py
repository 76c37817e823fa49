"""The routes about stored articles: list them, read what is known of one, delete it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import GeoFormat, answer, answer_page
from factwire.aws.http.parameters import ArticleId, Articles, taking
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.routing import found, reading
from factwire.domain.records import Card, Revision
from factwire.model import Facts, NotifiedSummary, Place
from factwire.model.base import Frozen
from factwire.services.questions.query_articles import CardPage, RevisionList

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices

_TAG = "Articles"
# A function's answer holds 6 MB, the body in it as a JSON string; what is larger is fetched from the archive.
_LARGEST_ANSWER = 6_000_000


class ArticleView(Frozen):
    """One article: its card and its summary."""

    article: Card
    summary: NotifiedSummary | None = None
    original: str


class PlaceList(Frozen):
    """The places that one article names, in the order of their first mention."""

    places: tuple[Place, ...]


def add_article_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_articles(app, services)
    _add_article(app, services)
    _add_facts(app, services)
    _add_places(app, services)
    _add_revisions(app, services)
    _add_changes(app, services)
    _add_deletion(app, services)


def _add_articles(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(app, "/articles", tag=_TAG, summary="Articles, newest first", answers=found(CardPage, "One page"))
    @taking(Articles)
    def articles(asked: Articles) -> Response[str]:
        return answer(services.query.list(asked.articles(), limit=asked.limit, cursor=asked.cursor))


def _add_article(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/articles/<article_id>",
        tag=_TAG,
        summary="One article and its summary",
        answers=found(ArticleView, "The article"),
        of_one=True,
    )
    def article(article_id: ArticleId) -> Response[str]:
        record = services.query.record(article_id)
        return answer(ArticleView(article=record.card, summary=record.notice.summary, original=record.origin.location))


def _add_facts(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/articles/<article_id>/facts",
        tag=_TAG,
        summary="All facts of one article",
        description="Documents over 5 MB are answered with a redirect to a signed address.",
        answers=found(Facts, "The facts")
        | {HTTPStatus.SEE_OTHER.value: {"description": "The document is at `Location`"}},
        of_one=True,
    )
    def facts(article_id: ArticleId) -> Response[str]:
        document = answer(services.query.facts(article_id))
        if len(json.dumps(document.body)) <= _LARGEST_ANSWER:
            return document
        link = services.query.facts_link(article_id)
        return Response(status_code=HTTPStatus.SEE_OTHER.value, body="", headers={"Location": link})


def _add_places(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/articles/<article_id>/places",
        tag=_TAG,
        summary="The places that one article names",
        answers=found(PlaceList, "The places", "ndjson", "csv", "geojson"),
        of_one=True,
    )
    def places(
        article_id: ArticleId, format: Annotated[GeoFormat, Query(description="of the answer")] = "json"
    ) -> Response[str]:
        return answer_page(PlaceList(places=services.query.facts(article_id).places), format=format, query={})


def _add_revisions(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/articles/<article_id>/revisions",
        tag=_TAG,
        summary="The revisions of one article and what each changed",
        answers=found(RevisionList, "Newest first"),
        of_one=True,
    )
    def revisions(article_id: ArticleId) -> Response[str]:
        return answer(services.query.revisions(article_id))


def _add_changes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/articles/<article_id>/changes",
        tag=_TAG,
        summary="What the newest revision of one article changed",
        description=(
            "One change a fact: `before` is null where it was added, `after` where it was withdrawn; a toll that "
            "went from 12 to 15 is one change."
        ),
        answers=found(Revision, "The changes"),
        of_one=True,
    )
    def changes(article_id: ArticleId) -> Response[str]:
        return answer(services.query.changes(article_id))


def _add_deletion(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.delete(
        "/articles/<article_id>",
        summary="Delete an article, its facts and its original",
        description="Subscribers get a notification of kind `retraction`.",
        tags=[_TAG],
        responses={
            204: {"description": "Gone"},
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    )
    def delete(article_id: ArticleId) -> Response[str]:
        services.delete(article_id)
        return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")
