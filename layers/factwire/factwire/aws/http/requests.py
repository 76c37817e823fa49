"""What a request brings: its bytes as they were sent, and what is said about them."""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from typing import TYPE_CHECKING, Annotated, TypeVar

from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import ValidationError

from factwire.errors import InvalidRequest, UnsupportedType
from factwire.model.base import Frozen
from factwire.reading import normalise_date

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
    from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

Document = TypeVar("Document", bound=Frozen)
Title = Annotated[str | None, Query(max_length=400, description="the headline, where the article does not have it")]
PublishedAt = Annotated[
    str | None, Query(max_length=64, description="ISO 8601 date or date-time; relative dates are resolved against it")
]
Source = Annotated[str | None, Query(max_length=200, description="who published the article")]
Url = Annotated[str | None, Query(max_length=1000, description="its canonical address: the article's identity")]


def body_of(event: APIGatewayProxyEventV2) -> bytes:
    """The bytes of the body.

    Raises:
        InvalidRequest: there is none, or its encoding is broken.
    """
    body = event.body or ""
    if not body:
        raise InvalidRequest("body: empty; send an article")
    if not event.is_base64_encoded:
        return body.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise InvalidRequest("body: broken encoding") from None


def metadata_of(*, title: str | None, published_at: str | None, source: str | None, url: str | None) -> dict[str, str]:
    """What the sender says about the article, under the names that readers know.

    Raises:
        InvalidRequest: `published_at` is no date, or a value holds control characters, which no header can carry.
    """
    if published_at and normalise_date(published_at) is None:
        raise InvalidRequest("published_at: not an ISO 8601 date or date-time")
    said = {"title": title, "published-at": published_at, "source": source, "url": url}
    for name, value in said.items():
        if value and any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
            raise InvalidRequest(f"{name.replace('-', '_')}: control characters")
    return {name: value for name, value in said.items() if value}


def document_of(event: APIGatewayProxyEventV2, model: type[Document]) -> Document:
    """The body, read as JSON of this model.

    Raises:
        UnsupportedType: it is declared as something else.
        InvalidRequest: there is none, or it is no JSON object.
        RequestValidationError: fields are missing, unknown or wrong.
    """
    declared = (event.headers.get("content-type") or "application/json").partition(";")[0].strip().lower()
    if declared != "application/json":
        raise UnsupportedType("body: send application/json")
    try:
        sent = json.loads(body_of(event))
    except (ValueError, RecursionError):
        raise InvalidRequest("body: not valid JSON") from None
    if not isinstance(sent, dict):
        raise InvalidRequest("body: not a JSON object")
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in found]) from None


def only_known_parameters(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    """Refuses query parameters that the route does not have: a misspelt filter must not be a wider answer.

    Raises:
        InvalidRequest: it names the parameter.
    """
    known = {parameter.alias for parameter in app.context["_route"].dependant.query_params}
    for name in app.current_event.query_string_parameters or {}:
        if name not in known:
            raise InvalidRequest(f"{name}: no such parameter" if name.isidentifier() else "unknown parameter")
    return next_middleware(app)
