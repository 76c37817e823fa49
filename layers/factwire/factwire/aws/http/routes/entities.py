"""Entities: names, what articles say of one, its timeline."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import unquote

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.feeds import list_response
from factwire.aws.http.formats import json_response, page_response
from factwire.aws.http.operations import get_route, response_of, services_of
from factwire.aws.http.query_models import AppearancesQuery, EntitiesQuery, EntityKey, MapQuery
from factwire.aws.http.routes.fact_routes import NEXT_PAGE, TAG
from factwire.services.questions.query_facts import AppearancePage, EventPage, NameList


def entities(request: Request, query: Annotated[EntitiesQuery, Query()]) -> Response[str]:
    """Return entities by the beginning of their names."""
    return json_response(services_of(request).facts.names(query.q, limit=query.limit))


def entity(request: Request, key: EntityKey, query: Annotated[AppearancesQuery, Query()]) -> Response[str]:
    """Return a page of what articles say of one entity."""
    filters = query.fact_query(entity=unquote(key))
    page = services_of(request).facts.appearances(filters, limit=query.limit, cursor=query.cursor)
    return page_response(page, format=query.format, query=request.query_parameters or {})


def timeline(request: Request, key: EntityKey, query: Annotated[MapQuery, Query()]) -> Response[str]:
    """Return a page of the events that one entity has a part in."""
    filters = query.fact_query(entity=unquote(key))
    page = services_of(request).facts.timeline(filters, limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


OPERATIONS: Final = (
    get_route(
        entities,
        "/entities",
        tag=TAG,
        summary="Entities by their names",
        description=(
            "Finds a name by how it begins, and a person also by how the last word of the name begins, whatever its "
            "case, accents and punctuation. The key that it answers is what other questions ask by."
        ),
        responses=response_of(NameList, "Entities with their keys"),
    ),
    get_route(
        entity,
        "/entities/<key>",
        tag=TAG,
        summary="What articles say of one entity: mentions, events it has a part in, its quotes",
        description=NEXT_PAGE,
        responses=response_of(AppearancePage, "One page, the newest articles first", "ndjson", "csv"),
        by_id=True,
    ),
    get_route(
        timeline,
        "/entities/<key>/timeline",
        tag=TAG,
        summary="The events that one entity has a part in, those of the newest articles first",
        description=NEXT_PAGE,
        responses=response_of(EventPage, "One page", "ndjson", "csv", "geojson", "feeds"),
        by_id=True,
    ),
)
