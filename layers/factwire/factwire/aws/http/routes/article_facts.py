"""What is known of one article: its facts, places, revisions and changes."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import json_response, page_response
from factwire.aws.http.operations import get_route, response_of, services_of
from factwire.aws.http.query_models import ArticleId, ArticlePlacesQuery, JudgedQuery
from factwire.aws.http.routes.articles import TAG
from factwire.domain.records import Revision
from factwire.domain.wording.event_sentences import with_sentences
from factwire.model import Facts, Place
from factwire.model.base import Frozen
from factwire.services.questions.query_articles import RevisionList

# A function's response holds 6 MB, the body in it as a JSON string; a larger document is fetched from the archive.
_LARGEST_RESPONSE = 6_000_000


class PlaceList(Frozen):
    """The places that one article names, in the order of their first mention."""

    places: tuple[Place, ...]


def facts(request: Request, article_id: ArticleId, query: Annotated[JudgedQuery, Query()]) -> Response[str]:
    """Return all facts of an article, or redirect to where they are."""
    use_case = services_of(request).query
    document = json_response(with_sentences(use_case.facts(article_id, judged=query.judged)))
    if len(json.dumps(document.body)) <= _LARGEST_RESPONSE:
        return document
    location = use_case.facts_link(article_id)
    return Response(status_code=HTTPStatus.SEE_OTHER.value, body="", headers={"Location": location})


def places(request: Request, article_id: ArticleId, query: Annotated[ArticlePlacesQuery, Query()]) -> Response[str]:
    """Return the places of an article."""
    page = PlaceList(places=services_of(request).query.facts(article_id, judged=query.judged).places)
    return page_response(page, format=query.format, query={})


def revisions(request: Request, article_id: ArticleId) -> Response[str]:
    """Return the revisions of an article."""
    return json_response(services_of(request).query.revisions(article_id))


def changes(request: Request, article_id: ArticleId) -> Response[str]:
    """Return what the newest revision of an article changed."""
    return json_response(services_of(request).query.changes(article_id))


OPERATIONS: Final = (
    get_route(
        facts,
        "/articles/<article_id>/facts",
        tag=TAG,
        summary="All facts of one article",
        description=(
            "As users corrected them, which `judgements` says of each, or (`judged=false`) as they were extracted. "
            "Documents over 5 MB are answered with a redirect to a signed address, as corrected."
        ),
        responses=response_of(Facts, "The facts")
        | {HTTPStatus.SEE_OTHER.value: {"description": "The document is at `Location`"}},
        by_id=True,
    ),
    get_route(
        places,
        "/articles/<article_id>/places",
        tag=TAG,
        summary="The places that one article names",
        responses=response_of(PlaceList, "The places", "ndjson", "csv", "geojson"),
        by_id=True,
    ),
    get_route(
        revisions,
        "/articles/<article_id>/revisions",
        tag=TAG,
        summary="The revisions of one article and what each changed",
        responses=response_of(RevisionList, "Newest first"),
        by_id=True,
    ),
    get_route(
        changes,
        "/articles/<article_id>/changes",
        tag=TAG,
        summary="What the newest revision of one article changed",
        description=(
            "One change a fact: `before` is null where it was added, `after` where it was withdrawn; a toll that "
            "went from 12 to 15 is one change."
        ),
        responses=response_of(Revision, "The changes"),
        by_id=True,
    ),
)
