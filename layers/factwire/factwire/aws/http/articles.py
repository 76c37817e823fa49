"""The routes about articles: send them, list them, read their facts, delete them."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Literal

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from factwire.aws.http.conditional import NOT_MODIFIED, conditional
from factwire.aws.http.formats import answer
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.requests import PublishedAt, Source, Title, Url, body_of, metadata_of
from factwire.model import Facts, NotifiedSummary
from factwire.model.base import Frozen
from factwire.services.queries import ArticleQuery
from factwire.services.query_articles import CardPage, RevisionList
from factwire.services.records import Card, Revision
from factwire.services.submit_article import Submission

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

    from factwire.aws.bootstrap import ApiServices

# A function's answer holds 6 MB; what is larger is fetched from the archive.
_LARGEST_ANSWER = 5_500_000
_BAD = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_ARTICLE_BODY = {
    "requestBody": {
        "required": True,
        "description": "One article: plain text in any encoding, or factwire's article JSON.",
        "content": {
            "text/plain": {
                "schema": {"type": "string"},
                "example": "Rebels shelled the port of Aden on Monday, killing at least three dockers.",
            },
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {
                        "title": {"type": "string"},
                        "text": {"type": "string"},
                        "published_at": {"type": "string"},
                        "source": {"type": "string"},
                        "url": {"type": "string"},
                        "authors": {"type": "array", "items": {"type": "string"}},
                    },
                },
                "example": {
                    "title": "Port of Aden shelled",
                    "text": "Rebels shelled the port of Aden on Monday, killing at least three dockers.",
                    "published_at": "2024-10-08",
                    "source": "Example Wire",
                },
            },
        },
    }
}


class ArticleView(Frozen):
    """One article: its card and its summary."""

    article: Card
    summary: NotifiedSummary | None = None
    original: str


ArticleId = Annotated[str, Path(description="as `GET /articles` and notifications give it", max_length=64)]


def add_article_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_sending(app, services)
    _add_reading(app, services)


def _add_sending(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.post(
        "/extract",
        summary="Facts of one article; nothing is stored",
        tags=["Articles"],
        responses={200: _facts_response(), **problem_responses(*_BAD)},
        openapi_extensions=_ARTICLE_BODY,
        compress=True,
    )
    def extract(
        title: Title = None, published_at: PublishedAt = None, source: Source = None, url: Url = None
    ) -> Response[str]:
        facts = services.extract(
            body_of(app.current_event),
            content_type=app.current_event.headers.get("content-type"),
            metadata=metadata_of(title=title, published_at=published_at, source=source, url=url),
        )
        return answer(facts)

    @app.post(
        "/articles",
        summary="Take an article in; its facts follow within seconds",
        description=(
            "Answers the article's id at once. With `upload=true` and no body it answers a signed address to PUT a "
            "large article to, with the headers to send."
        ),
        tags=["Articles"],
        responses={
            202: {"description": "Accepted", "content": {"application/json": {"model": Submission}}},
            **problem_responses(*_BAD),
        },
        openapi_extensions=_ARTICLE_BODY,
    )
    def submit(
        title: Title = None,
        published_at: PublishedAt = None,
        source: Source = None,
        url: Url = None,
        *,
        upload: Annotated[bool, Query(description="ask for an address to send a large article to")] = False,
        content_type: Annotated[str, Query(max_length=100, description="of the upload")] = "text/plain",
    ) -> Response[str]:
        metadata = metadata_of(title=title, published_at=published_at, source=source, url=url)
        if upload:
            name = secrets.token_hex(16)
            taken = services.submit.upload(name=name, content_type=content_type, metadata=metadata)
        else:
            sent_as = app.current_event.headers.get("content-type") or "application/octet-stream"
            taken = services.submit(body_of(app.current_event), content_type=sent_as, metadata=metadata)
        return answer(taken, status=HTTPStatus.ACCEPTED, headers={"Location": f"articles/{taken.article_id}"})


def _add_reading(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.get(
        "/articles",
        summary="Articles, newest first",
        tags=["Articles"],
        responses={
            200: {"description": "One page", "content": {"application/json": {"model": CardPage}}},
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    )
    def articles(
        source: Source = None,
        since: Annotated[str | None, Query(max_length=64, description="ISO 8601, inclusive")] = None,
        until: Annotated[str | None, Query(max_length=64, description="ISO 8601, inclusive")] = None,
        *,
        status: Annotated[Literal["stored", "rejected"], Query(description="rejected ones say why")] = "stored",
        limit: Annotated[int, Query(ge=1, le=100, description="page size")] = 20,
        cursor: Annotated[str | None, Query(max_length=400, description="`next` of the page before")] = None,
    ) -> Response[str]:
        query = ArticleQuery(status=status, source=source, since=since, until=until)
        return answer(services.query.list(query, limit=limit, cursor=cursor))

    @app.get(
        "/articles/<article_id>",
        summary="One article and its summary",
        tags=["Articles"],
        responses={
            200: {"description": "The article", "content": {"application/json": {"model": ArticleView}}},
            **NOT_MODIFIED,
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
        middlewares=[conditional],
    )
    def article(article_id: ArticleId) -> Response[str]:
        record = services.query.record(article_id)
        return answer(ArticleView(article=record.card, summary=record.notice.summary, original=record.origin.location))

    @app.get(
        "/articles/<article_id>/facts",
        summary="All facts of one article",
        description="Documents over 5 MB are answered with a redirect to a signed address.",
        tags=["Articles"],
        responses={
            200: _facts_response(),
            303: {"description": "The document is at `Location`"},
            **NOT_MODIFIED,
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
        compress=True,
        middlewares=[conditional],
    )
    def facts(article_id: ArticleId) -> Response[str]:
        found = answer(services.query.facts(article_id))
        if len((found.body or "").encode()) <= _LARGEST_ANSWER:
            return found
        link = services.query.facts_link(article_id)
        return Response(status_code=HTTPStatus.SEE_OTHER.value, body="", headers={"Location": link})

    @app.get(
        "/articles/<article_id>/revisions",
        summary="The revisions of one article and what each changed",
        tags=["Articles"],
        responses={
            200: {"description": "Newest first", "content": {"application/json": {"model": RevisionList}}},
            **NOT_MODIFIED,
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
        middlewares=[conditional],
    )
    def revisions(article_id: ArticleId) -> Response[str]:
        return answer(services.query.revisions(article_id))

    @app.get(
        "/articles/<article_id>/changes",
        summary="What the newest revision of one article changed",
        tags=["Articles"],
        responses={
            200: {"description": "The changes", "content": {"application/json": {"model": Revision}}},
            **NOT_MODIFIED,
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
        middlewares=[conditional],
    )
    def changes(article_id: ArticleId) -> Response[str]:
        return answer(services.query.changes(article_id))

    @app.delete(
        "/articles/<article_id>",
        summary="Delete an article, its facts and its original",
        description="Subscribers get a notification of kind `retraction`.",
        tags=["Articles"],
        responses={
            204: {"description": "Gone"},
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    )
    def delete(article_id: ArticleId) -> Response[str]:
        services.delete(article_id)
        return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")


def _facts_response() -> Any:
    return {"description": "The facts", "content": {"application/json": {"model": Facts}}}
