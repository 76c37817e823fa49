"""The routes that take articles: to be read and forgotten, or to be kept."""

from __future__ import annotations

from http import HTTPStatus
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import answer
from factwire.aws.http.parameters import Told, taking
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.requests import body_of, metadata_of, type_of
from factwire.aws.http.routing import found
from factwire.errors import InvalidRequest
from factwire.model import Facts
from factwire.services.submit_article import Submission

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices

_TAG = "Articles"
_MEDIA_TYPE = r"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?charset=[A-Za-z0-9_-]+)?$"
_FAULTS = problem_responses(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
EXAMPLE = "Rebels shelled the port of Aden on Monday, killing at least three dockers."
_TEXTS = ("text", "html", "title", "published_at", "modified_at", "source", "url", "guid")
_TEXT_OR_NONE = [{"type": "string"}, {"type": "null"}]
_BODY = {
    "requestBody": {
        "required": True,
        "description": (
            "One article: text in UTF-8, factwire's article JSON or, as `application/octet-stream` or by its own "
            "media type, any other format that files are dropped in."
        ),
        "content": {
            "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE},
            "application/json": {
                "schema": {
                    "type": "object",
                    "anyOf": [{"required": ["text"]}, {"required": ["html"]}],
                    "properties": {
                        **{name: {"anyOf": _TEXT_OR_NONE} for name in _TEXTS},
                        "authors": {
                            "description": "names, or a byline",
                            "anyOf": [{"type": "array", "items": {"type": "string"}}, *_TEXT_OR_NONE],
                        },
                    },
                },
                "example": {
                    "title": "Port of Aden shelled",
                    "text": EXAMPLE,
                    "published_at": "2024-10-08",
                    "source": "Example Wire",
                },
            },
        },
    }
}


def add_sending_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_extract(app, services)
    _add_submit(app, services)


def _add_extract(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.post(
        "/extract",
        summary="Facts of one article; nothing is stored",
        tags=[_TAG],
        responses={**found(Facts, "The facts"), **_FAULTS},
        openapi_extensions=_BODY,
        compress=True,
    )
    @taking(Told)
    def extract(told: Told) -> Response[str]:
        sent = app.current_event
        return answer(services.extract(body_of(sent), content_type=type_of(sent), metadata=metadata_of(told)))


def _add_submit(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.post(
        "/articles",
        summary="Take an article in; its facts follow within seconds",
        description=(
            "Answers the article's id at once. With `upload=true` and no body it answers a signed address to PUT a "
            "large article to, with the headers to send."
        ),
        tags=[_TAG],
        responses={
            **found(Submission, "Accepted", status=HTTPStatus.ACCEPTED),
            **_FAULTS,
            **problem_responses(HTTPStatus.SERVICE_UNAVAILABLE),
        },
        openapi_extensions=_BODY | {"requestBody": _BODY["requestBody"] | {"required": False}},
    )
    @taking(Told)
    def submit(
        upload: Annotated[bool, Query(description="ask for an address to send a large article to")] = False,
        content_type: Annotated[
            str, Query(max_length=100, pattern=_MEDIA_TYPE, description="of the upload")
        ] = "text/plain",
        *,
        told: Told,
    ) -> Response[str]:
        metadata = metadata_of(told)
        if upload and app.current_event.body:
            raise InvalidRequest("body: not with `upload=true`; send it to the address that is answered")
        if upload:
            name = token_hex(16)
            taken = services.submit.upload(name=name, content_type=content_type, metadata=metadata)
        else:
            sent = app.current_event
            sent_as = type_of(sent) or "application/octet-stream"
            taken = services.submit(body_of(sent), content_type=sent_as, metadata=metadata)
        return answer(taken, status=HTTPStatus.ACCEPTED, headers={"Location": f"articles/{taken.article_id}"})
