"""What the OpenAPI document says of the endpoint as a whole, and where the framework's document needs correction.

Powertools documents the parameters of a query model by their bare types, an error of its own for bad parameters
(which are a problem document here), and a body for every response.
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final

from aws_lambda_powertools.event_handler.openapi.models import License, OpenAPI, Parameter, Reference, Response, Server
from aws_lambda_powertools.event_handler.openapi.models import Operation as Documented

from factwire.aws.http.documentation.examples import examples, with_examples
from factwire.aws.http.operations import Operation
from factwire.aws.http.problems import MEDIA_TYPE
from factwire.model.base import Frozen
from factwire.version import __version__

_DESCRIPTION: Final = (
    "Drop news articles in, get structured facts back, each with the exact words that prove it. On AWS every route "
    "but `/health` asks for a signature of IAM or for a token of the issuer that the stack names. Errors are "
    "`application/problem+json` with a stable `code`; only what the gateway itself refuses (401, 403, 429, and 413 "
    "for bodies over 6 MB) is `application/json` with a `message`."
)
_GATEWAY: Final = {
    401: "no token, or one that it does not take",
    403: "no signature, or one of somebody who may not call",
    429: "more requests than the stage lets through; wait and ask again",
}
_OPEN: Final = "/health"
_NO_BODY: Final = (HTTPStatus.NO_CONTENT, HTTPStatus.SEE_OTHER, HTTPStatus.NOT_MODIFIED)
_FRAMEWORK_SCHEMAS: Final = ("HTTPValidationError", "ValidationError", "ResponseValidationError")


def described(*, url: str) -> dict[str, Any]:
    """Return what the document says of the endpoint as a whole.

    Without a URL the document names its own folder, so that it works under any prefix.
    """
    return {
        "title": "factwire",
        "version": __version__,
        "description": _DESCRIPTION,
        "servers": [Server(url=url or ".")],
        "license_info": License(name="MIT"),
    }


def corrected(document: OpenAPI, *, operations: Sequence[Operation]) -> OpenAPI:
    """Return the framework's document with the parameters, responses and examples that the operations have."""
    known, paths = examples(), document.paths or {}
    for operation in operations:
        path = operation.path.replace("<", "{").replace(">", "}")
        documented: Documented = getattr(paths[path], operation.method.lower())
        if operation.query_model:
            documented.parameters = _parameters(documented, operation.query_model)
        responses = _responses(documented, known.get(f"{operation.method} {path}", {}))
        documented.responses = dict(sorted({**responses, **_gateway_responses(path)}.items()))
    document.paths = dict(sorted(paths.items()))
    schemas = (document.components.schemas if document.components else None) or {}
    query_models = {operation.query_model.__name__ for operation in operations if operation.query_model}
    for name in query_models.union(_FRAMEWORK_SCHEMAS):
        schemas.pop(name, None)
    return document


def _parameters(documented: Documented, model: type[Frozen]) -> list[Parameter | Reference]:
    """Return the parameters of an operation, those of the query by the whole schema of their fields."""
    schema = model.model_json_schema()
    path = [each for each in documented.parameters or [] if isinstance(each, Parameter) and each.in_.value == "path"]
    query = [
        Parameter.model_validate(
            {
                "name": name,
                "in": "query",
                "description": field.get("description"),
                "required": name in schema.get("required", ()),
                "schema": {key: value for key, value in field.items() if value is not None},
            }
        )
        for name, field in schema["properties"].items()
    ]
    return [*path, *query]


def _responses(documented: Documented, known: dict[str, Any]) -> dict[int, Any]:
    """Return the responses that do occur, with their examples, without a body where they have none."""
    responses: dict[int, Any] = {}
    for status, response in sorted((documented.responses or {}).items()):
        content = None if status in _NO_BODY else response.content
        if status < HTTPStatus.BAD_REQUEST or MEDIA_TYPE in (content or {}):
            shown = with_examples(content, known.get(str(status), {})) if content else content
            responses[status] = response.model_copy(update={"content": shown})
    return responses


def _gateway_responses(path: str) -> dict[int, Any]:
    """Return what the gateway itself can respond, in its own words."""
    return {
        status: Response(description=f"The gateway: {words}")
        for status, words in _GATEWAY.items()
        if path != _OPEN or status == HTTPStatus.TOO_MANY_REQUESTS
    }
