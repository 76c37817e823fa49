"""The body of a request, the metadata that comes with it, and the check for unknown query parameters."""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from email.message import Message
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import parse_qsl

from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import ValidationError

from factwire.aws.http.query_models import MetadataQuery
from factwire.errors import InvalidRequest, UnknownParameter, UnsupportedType
from factwire.model.base import Frozen
from factwire.reading import normalise_date

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Request, Response

Document = TypeVar("Document", bound=Frozen)

_UTF8: Final = {None, "utf-8", "utf8", "us-ascii", "ascii"}


def body_bytes(request: Request) -> bytes:
    """Return the body as it was sent.

    Raises:
        InvalidRequest: there is none, or its Base64 encoding is broken.
    """
    event = request.resolved_event
    body = event.body or ""
    if not body:
        raise InvalidRequest("The body is empty; send an article", field="body")
    if not event.is_base64_encoded:
        return body.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise InvalidRequest("The body is not valid base64", field="body") from None


def content_type_of(request: Request) -> str | None:
    """Return the declared media type of the body.

    Raises:
        UnsupportedType: it is text in another encoding than UTF-8, which the gateway has damaged on its way.
    """
    event = request.resolved_event
    declared: str | None = event.headers.get("content-type")
    header = Message()
    header["content-type"] = " ".join((declared or "").split())
    if not event.is_base64_encoded and header.get_content_charset() not in _UTF8 and "\ufffd" in (event.body or ""):
        raise UnsupportedType("body: text is taken in UTF-8; send other encodings as application/octet-stream")
    return declared


def metadata_of(query: MetadataQuery) -> dict[str, str]:
    """Return what the sender states about the article, under the names that readers know.

    Raises:
        InvalidRequest: `published_at` is no date, or a value holds control characters, which no header can carry.
    """
    if query.published_at is not None and normalise_date(query.published_at) is None:
        raise InvalidRequest(
            "`published_at` must be an ISO 8601 date or date-time, such as 2024-10-08", field="published_at"
        )
    stated: dict[str, str | None] = query.model_dump(include=set(MetadataQuery.model_fields))
    for name, value in stated.items():
        if value and any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
            raise InvalidRequest(f"`{name}` must not hold control characters", field=name)
    return {name.replace("_", "-"): value for name, value in stated.items() if value}


def document_in(request: Request, model: type[Document]) -> Document:
    """Return the body, read as JSON of this model.

    Raises:
        UnsupportedType: it is declared as something else.
        InvalidRequest: there is none, or it is no JSON object.
        RequestValidationError: fields are missing, unknown or wrong.
    """
    declared = (request.headers.get("content-type") or "application/json").partition(";")[0].strip().lower()
    if declared != "application/json":
        raise UnsupportedType("body: send application/json")
    try:
        document = json.loads(body_bytes(request))
    except (ValueError, RecursionError):
        raise InvalidRequest("The body is not valid JSON", field="body") from None
    if not isinstance(document, dict):
        raise InvalidRequest("The body must be a JSON object", field="body")
    try:
        return model.model_validate(document)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in errors]) from None


def only_parameters_of(
    model: type[Frozen] | None,
) -> Callable[[APIGatewayHttpResolver, NextMiddleware], Response[Any]]:
    """Return the middleware that refuses query parameters which the model does not have, and those given twice.

    A misspelt filter must not widen the result, and of two values neither is the one that was meant. The middleware
    raises UnknownParameter, and InvalidRequest for one that is given twice; both name the parameter.
    """
    fields = model.model_fields if model else {}
    known = sorted(field.alias or name for name, field in fields.items())
    there_are = f"; there are {', '.join(known)}" if known else "; there are none"

    def only_known_parameters(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[Any]:
        for name, times in _times_given(app).items():
            if name not in known:
                raise UnknownParameter(
                    (f"There is no parameter `{name}`" if name.isidentifier() else "There is an unknown parameter")
                    + there_are,
                    field=name if name.isidentifier() else None,
                )
            if times > 1:
                raise InvalidRequest(f"`{name}` may be given once, not {times} times", field=name)
        return next_middleware(app)

    return only_known_parameters


def _times_given(app: APIGatewayHttpResolver) -> Counter[str]:
    """Return how often each query parameter is given."""
    event = app.current_event
    given = Counter(name for name, _ in parse_qsl(event.raw_query_string, keep_blank_values=True))
    given.update(dict.fromkeys((event.query_string_parameters or {}).keys() - given.keys(), 1))
    return given
