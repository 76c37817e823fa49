"""The routes that ask questions over all facts: events, quotes, entities."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from factwire.aws.http.formats import Format, GeoFormat, answer, answer_page
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.requests import Source
from factwire.model import Assertion, EventType
from factwire.model.base import Frozen
from factwire.services.queries import FactQuery
from factwire.services.query_facts import AppearancePage, EventPage, NameList, QuotePage

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices

Key = Annotated[str | None, Query(min_length=1, max_length=120, description="an entity's key: see `GET /entities`")]
Country = Annotated[str | None, Query(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3")]
Since = Annotated[str | None, Query(max_length=64, description="published then or later; ISO 8601")]
Until = Annotated[str | None, Query(max_length=64, description="published then or earlier; ISO 8601")]
Limit = Annotated[int, Query(ge=1, le=100, description="page size")]
Cursor = Annotated[str | None, Query(max_length=600, description="`next` of the page before")]


def add_fact_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_events(app, services)
    _add_quotes(app, services)
    _add_entities(app, services)


def _add_events(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.get(
        "/events",
        summary="Events of all articles, those of the newest first; filters combine",
        tags=["Facts"],
        responses=_page(EventPage, "text/csv", "application/x-ndjson", "application/geo+json"),
        compress=True,
    )
    def events(
        *,
        type: Annotated[EventType | None, Query(description="PLOVER event type")] = None,
        country: Country = None,
        actor: Key = None,
        target: Key = None,
        entity: Key = None,
        assertion: Annotated[Assertion | None, Query(description="how sure the article is")] = None,
        killed_min: Annotated[int | None, Query(ge=0, le=10**9, description="at least so many killed")] = None,
        source: Source = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 20,
        cursor: Cursor = None,
        format: Annotated[GeoFormat, Query(description="of the answer")] = "json",
    ) -> Response[str]:
        query = FactQuery(
            type=type,
            country=country,
            actor=actor,
            target=target,
            entity=entity,
            assertion=assertion,
            killed_min=killed_min,
            source=source,
            since=since,
            until=until,
        )
        page = services.facts.events(query, limit=limit, cursor=cursor)
        return answer_page(page, page.events, format=format, query=_asked(app))


def _add_quotes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.get(
        "/quotes",
        summary="Quotes of all articles or of one speaker, those of the newest articles first",
        tags=["Facts"],
        responses=_page(QuotePage, "text/csv", "application/x-ndjson"),
        compress=True,
    )
    def quotes(
        *,
        speaker: Key = None,
        source: Source = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 20,
        cursor: Cursor = None,
        format: Annotated[Format, Query(description="of the answer")] = "json",
    ) -> Response[str]:
        query = FactQuery(speaker=speaker, source=source, since=since, until=until)
        page = services.facts.quotes(query, limit=limit, cursor=cursor)
        return answer_page(page, page.quotes, format=format, query=_asked(app))


def _add_entities(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.get(
        "/entities",
        summary="Entities whose name begins like this",
        tags=["Facts"],
        responses={
            200: {"description": "Entities with their keys", "content": {"application/json": {"model": NameList}}},
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    )
    def entities(
        q: Annotated[str, Query(min_length=2, max_length=120, description="the beginning of a name")],
        limit: Annotated[int, Query(ge=1, le=50)] = 10,
    ) -> Response[str]:
        return answer(services.facts.names(q, limit=limit))

    @app.get(
        "/entities/<key>",
        summary="What articles say of one entity: mentions, events it has a part in, its quotes",
        tags=["Facts"],
        responses=_page(AppearancePage, "text/csv", "application/x-ndjson") | problem_responses(HTTPStatus.NOT_FOUND),
        compress=True,
    )
    def entity(
        key: Annotated[str, Path(max_length=120, description="as `GET /entities` gives it")],
        since: Since = None,
        until: Until = None,
        *,
        source: Source = None,
        limit: Limit = 20,
        cursor: Cursor = None,
        format: Annotated[Format, Query(description="of the answer")] = "json",
    ) -> Response[str]:
        query = FactQuery(entity=key, source=source, since=since, until=until)
        page = services.facts.appearances(query, limit=limit, cursor=cursor)
        return answer_page(page, page.appearances, format=format, query=_asked(app))

    @app.get(
        "/entities/<key>/timeline",
        summary="The events that one entity has a part in, those of the newest articles first",
        tags=["Facts"],
        responses=_page(EventPage, "text/csv", "application/x-ndjson", "application/geo+json")
        | problem_responses(HTTPStatus.NOT_FOUND),
        compress=True,
    )
    def timeline(
        key: Annotated[str, Path(max_length=120, description="as `GET /entities` gives it")],
        since: Since = None,
        until: Until = None,
        *,
        limit: Limit = 20,
        cursor: Cursor = None,
        format: Annotated[GeoFormat, Query(description="of the answer")] = "json",
    ) -> Response[str]:
        query = FactQuery(entity=key, since=since, until=until)
        page = services.facts.events(query, limit=limit, cursor=cursor)
        return answer_page(page, page.events, format=format, query=_asked(app))


def _asked(app: APIGatewayHttpResolver) -> dict[str, str]:
    return dict(app.current_event.query_string_parameters or {})


def _page(model: type[Frozen], *media_types: str) -> dict[int, Any]:
    others = {
        media_type: {"schema": {"type": "object" if media_type.endswith("+json") else "string"}}
        for media_type in media_types
    }
    return {
        200: {"description": "One page", "content": {"application/json": {"model": model}, **others}},
        **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE),
    }
