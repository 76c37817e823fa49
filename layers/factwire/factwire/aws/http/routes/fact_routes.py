"""Facts of all articles: events, places, quotes."""

from __future__ import annotations

from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.feeds import list_response
from factwire.aws.http.formats import page_response
from factwire.aws.http.operations import get_route, response_of, services_of
from factwire.aws.http.query_models import ClaimsQuery, EventsQuery, PlacesQuery, QuantitiesQuery, QuotesQuery
from factwire.services.questions.query_facts import ClaimPage, EventPage, PlacePage, QuantityPage, QuotePage

TAG: Final = "Facts"
NEXT_PAGE: Final = "Formats other than JSON give the next page in a `Link` header."
_FILTERS: Final = "Filters combine: all that are given must hold. "


def events(request: Request, query: Annotated[EventsQuery, Query()]) -> Response[str]:
    """Return a page of events."""
    page = services_of(request).facts.events(query.fact_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


def places(request: Request, query: Annotated[PlacesQuery, Query()]) -> Response[str]:
    """Return a page of places where events happened."""
    page = services_of(request).facts.places(query.fact_query(), limit=query.limit, cursor=query.cursor)
    return page_response(page, format=query.format, query=request.query_parameters or {})


def quotes(request: Request, query: Annotated[QuotesQuery, Query()]) -> Response[str]:
    """Return a page of quotes."""
    page = services_of(request).facts.quotes(query.fact_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


def claims(request: Request, query: Annotated[ClaimsQuery, Query()]) -> Response[str]:
    """Return a page of claims."""
    page = services_of(request).facts.claims(query.fact_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


def quantities(request: Request, query: Annotated[QuantitiesQuery, Query()]) -> Response[str]:
    """Return a page of quantities."""
    page = services_of(request).facts.quantities(query.fact_query(), limit=query.limit, cursor=query.cursor)
    return list_response(request, page, format=query.format)


OPERATIONS: Final = (
    get_route(
        events,
        "/events",
        tag=TAG,
        summary="Events of all articles, those of the newest first",
        description=_FILTERS + NEXT_PAGE,
        responses=response_of(EventPage, "One page", "ndjson", "csv", "geojson", "feeds"),
        by_name=True,
    ),
    get_route(
        places,
        "/places",
        tag=TAG,
        summary="Where events happened: the places of all articles, those of the newest first",
        description=f"One row for each place of an article, with its events there. {_FILTERS}{NEXT_PAGE}",
        responses=response_of(PlacePage, "One page", "ndjson", "csv", "geojson"),
        by_name=True,
    ),
    get_route(
        quotes,
        "/quotes",
        tag=TAG,
        summary="Quotes of all articles or of one speaker, those of the newest articles first",
        description=_FILTERS + NEXT_PAGE,
        responses=response_of(QuotePage, "One page", "ndjson", "csv", "feeds"),
        by_name=True,
    ),
    get_route(
        claims,
        "/claims",
        tag=TAG,
        summary="Tolls with who gives them, those of the newest articles first",
        description=_FILTERS + NEXT_PAGE,
        responses=response_of(ClaimPage, "One page", "ndjson", "csv", "geojson", "feeds"),
    ),
    get_route(
        quantities,
        "/quantities",
        tag=TAG,
        summary="Counted and measured amounts of all articles, those of the newest first",
        description=_FILTERS + NEXT_PAGE,
        responses=response_of(QuantityPage, "One page", "ndjson", "csv", "feeds"),
    ),
)
