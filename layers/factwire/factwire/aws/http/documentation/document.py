"""What the OpenAPI document says: the endpoint as a whole, and what each route can answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from aws_lambda_powertools.event_handler.openapi.models import License, OpenAPI, Operation, Response, Server

from factwire.aws.http.documentation.examples import examples, with_examples
from factwire.aws.http.problems import MEDIA_TYPE
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
_METHODS: Final = ("get", "post", "delete")


def corrected(document: OpenAPI) -> OpenAPI:
    """The framework's document, of what routes do answer.

    The framework documents an error of its own for bad parameters, which are a problem document here, and
    a body for every answer.
    """
    known = examples()
    for path, item in (document.paths or {}).items():
        for method in _METHODS:
            operation: Operation | None = getattr(item, method)
            if operation is not None:
                _correct(operation, known.get(f"{method.upper()} {path}", {}))
                operation.responses = dict(sorted({**(operation.responses or {}), **_refusals(path)}.items()))
    document.paths = dict(sorted((document.paths or {}).items()))
    schemas = document.components.schemas if document.components else None
    for framework_own in ("HTTPValidationError", "ValidationError", "ResponseValidationError"):
        (schemas or {}).pop(framework_own, None)
    return document


def described(*, url: str) -> dict[str, Any]:
    """What the document says of the endpoint as a whole.

    Without an address the document names its own folder, so that it works under any prefix.
    """
    return {
        "title": "factwire",
        "version": __version__,
        "description": _DESCRIPTION,
        "servers": [Server(url=url or ".")],
        "license_info": License(name="MIT"),
    }


def _refusals(path: str) -> dict[int, Any]:
    """What the gateway itself can answer, in its own words."""
    return {
        status: Response(description=f"The gateway: {words}")
        for status, words in _GATEWAY.items()
        if path != _OPEN or status == HTTPStatus.TOO_MANY_REQUESTS
    }


def _correct(operation: Operation, known: dict[str, Any]) -> None:
    corrected: dict[int, Any] = {}
    for status, response in sorted((operation.responses or {}).items()):
        content = None if status in _NO_BODY else response.content
        if status < HTTPStatus.BAD_REQUEST or MEDIA_TYPE in (content or {}):
            shown = with_examples(content, known.get(str(status), {})) if content else content
            corrected[status] = response.model_copy(update={"content": shown})
    operation.responses = corrected
