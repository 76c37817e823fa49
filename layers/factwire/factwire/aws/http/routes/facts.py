"""The routes that ask questions over all facts: events, places, quotes, entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import unquote

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import answer, answer_page
from factwire.aws.http.parameters import EntityKey, Events, Formatted, Located, Quotes, taking
from factwire.aws.http.routing import found, reading
from factwire.services.questions.query_facts import AppearancePage, EventPage, NameList, PlacePage, QuotePage

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices

_TAG = "Facts"
_FILTERS = "Filters combine: all that are given must hold. "
_PAGES = "Formats other than JSON give the next page in a `Link` header."


def add_fact_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_events(app, services)
    _add_places(app, services)
    _add_quotes(app, services)
    _add_entities(app, services)
    _add_entity(app, services)
    _add_timeline(app, services)


def _add_events(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/events",
        tag=_TAG,
        summary="Events of all articles, those of the newest first",
        description=_FILTERS + _PAGES,
        answers=found(EventPage, "One page", "ndjson", "csv", "geojson"),
    )
    @taking(Events)
    def events(asked: Events) -> Response[str]:
        page = services.facts.events(asked.facts(), limit=asked.limit, cursor=asked.cursor)
        return answer_page(page, format=asked.format, query=_sent(app))


def _add_places(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/places",
        tag=_TAG,
        summary="Where events happened: the places of all articles, those of the newest first",
        description=f"One row for each place of an article, with its events there. {_FILTERS}{_PAGES}",
        answers=found(PlacePage, "One page", "ndjson", "csv", "geojson"),
    )
    @taking(Events)
    def places(asked: Events) -> Response[str]:
        page = services.facts.places(asked.facts(), limit=asked.limit, cursor=asked.cursor)
        return answer_page(page, format=asked.format, query=_sent(app))


def _add_quotes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/quotes",
        tag=_TAG,
        summary="Quotes of all articles or of one speaker, those of the newest articles first",
        description=_FILTERS + _PAGES,
        answers=found(QuotePage, "One page", "ndjson", "csv"),
    )
    @taking(Quotes)
    def quotes(asked: Quotes) -> Response[str]:
        page = services.facts.quotes(asked.facts(), limit=asked.limit, cursor=asked.cursor)
        return answer_page(page, format=asked.format, query=_sent(app))


def _add_entities(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/entities",
        tag=_TAG,
        summary="Entities by their names",
        description=(
            "Finds a name by how it begins, and a person also by how the last word of the name begins, whatever its "
            "case, accents and punctuation. The key that it answers is what other questions ask by."
        ),
        answers=found(NameList, "Entities with their keys"),
    )
    def entities(
        q: Annotated[
            str, Query(min_length=2, max_length=120, description="the beginning of a name, or of a person's last name")
        ],
        limit: Annotated[int, Query(ge=1, le=50, description="how many at most")] = 10,
    ) -> Response[str]:
        return answer(services.facts.names(q, limit=limit))


def _add_entity(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/entities/<key>",
        tag=_TAG,
        summary="What articles say of one entity: mentions, events it has a part in, its quotes",
        description=_PAGES,
        answers=found(AppearancePage, "One page, the newest articles first", "ndjson", "csv"),
        of_one=True,
    )
    @taking(Formatted)
    def entity(key: EntityKey, asked: Formatted) -> Response[str]:
        page = services.facts.appearances(asked.facts(entity=unquote(key)), limit=asked.limit, cursor=asked.cursor)
        return answer_page(page, format=asked.format, query=_sent(app))


def _add_timeline(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/entities/<key>/timeline",
        tag=_TAG,
        summary="The events that one entity has a part in, those of the newest articles first",
        description=_PAGES,
        answers=found(EventPage, "One page", "ndjson", "csv", "geojson"),
        of_one=True,
    )
    @taking(Located)
    def timeline(key: EntityKey, asked: Located) -> Response[str]:
        page = services.facts.timeline(asked.facts(entity=unquote(key)), limit=asked.limit, cursor=asked.cursor)
        return answer_page(page, format=asked.format, query=_sent(app))


def _sent(app: APIGatewayHttpResolver) -> dict[str, str]:
    return dict(app.current_event.query_string_parameters or {})
