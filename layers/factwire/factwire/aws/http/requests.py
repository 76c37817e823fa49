"""What a request brings: its bytes as they were sent, and what is said about them."""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections import Counter
from dataclasses import asdict
from email.message import Message
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import parse_qsl

from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import ValidationError

from factwire.aws.http.parameters import Told
from factwire.errors import InvalidRequest, UnsupportedType
from factwire.model.base import Frozen
from factwire.reading import normalise_date

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import Response
    from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

    from factwire.aws.http.resolver import Resolver

Document = TypeVar("Document", bound=Frozen)

_UTF8: Final = {None, "utf-8", "utf8", "us-ascii", "ascii"}


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


def type_of(event: APIGatewayProxyEventV2) -> str | None:
    """The declared media type of the body.

    Raises:
        UnsupportedType: it is text in another encoding than UTF-8, which the gateway has damaged on its way.
    """
    declared: str | None = event.headers.get("content-type")
    header = Message()
    header["content-type"] = " ".join((declared or "").split())
    if not event.is_base64_encoded and header.get_content_charset() not in _UTF8 and "\ufffd" in (event.body or ""):
        raise UnsupportedType("body: text is taken in UTF-8; send other encodings as application/octet-stream")
    return declared


def metadata_of(told: Told) -> dict[str, str]:
    """What the sender says about the article, under the names that readers know.

    Raises:
        InvalidRequest: `published_at` is no date, or a value holds control characters, which no header can carry.
    """
    if told.published_at is not None and normalise_date(told.published_at) is None:
        raise InvalidRequest("published_at: not an ISO 8601 date or date-time")
    said = asdict(told)
    for name, value in said.items():
        if value and any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
            raise InvalidRequest(f"{name}: control characters")
    return {name.replace("_", "-"): value for name, value in said.items() if value}


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


def only_known_parameters(app: Resolver, next_middleware: NextMiddleware) -> Response[str]:
    """Refuses query parameters that the route does not have, and those given twice.

    A misspelt filter must not be a wider answer, and of two values neither is the one that was meant.

    Raises:
        InvalidRequest: it names the parameter.
    """
    if app.current_event.http_method not in app.methods_at(app.current_event.path):
        return next_middleware(app)
    known = {parameter.alias for parameter in app.context["_route"].dependant.query_params}
    given = Counter(name for name, _ in parse_qsl(app.current_event.raw_query_string, keep_blank_values=True))
    given.update(dict.fromkeys((app.current_event.query_string_parameters or {}).keys() - given.keys(), 1))
    for name, times in given.items():
        if name not in known:
            raise InvalidRequest(f"{name}: no such parameter" if name.isidentifier() else "unknown parameter")
        if times > 1:
            raise InvalidRequest(f"{name}: given {times} times")
    return next_middleware(app)
