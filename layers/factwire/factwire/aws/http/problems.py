"""Errors as `application/problem+json` (RFC 9457) with our `code`."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import Field

from factwire.aws.observability import log_fault
from factwire.errors import FactwireError
from factwire.model.base import Frozen

MEDIA_TYPE: Final = "application/problem+json"
# The status of each named error, by its code; what is not here is a fault of ours.
STATUSES: Final[Mapping[str, HTTPStatus]] = {
    "invalid_request": HTTPStatus.BAD_REQUEST,
    "unknown_parameter": HTTPStatus.BAD_REQUEST,
    "not_found": HTTPStatus.NOT_FOUND,
    "unknown_name": HTTPStatus.UNPROCESSABLE_ENTITY,
    "conflict": HTTPStatus.CONFLICT,
    "forbidden": HTTPStatus.FORBIDDEN,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "undecodable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "invalid_document": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unsupported_language": HTTPStatus.UNPROCESSABLE_ENTITY,
    "withheld": HTTPStatus.UNPROCESSABLE_ENTITY,
    "canceled": HTTPStatus.UNPROCESSABLE_ENTITY,
    "storage_unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "installation_incomplete": HTTPStatus.INTERNAL_SERVER_ERROR,
    "storage_refused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "delivery_failed": HTTPStatus.BAD_GATEWAY,
}
_RETRY_SECONDS: Final = "1"


class FieldProblem(Frozen):
    """What is wrong with one field or parameter."""

    field: str
    message: str


class Problem(Frozen):
    """An error: `code` is stable and the one to program against."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    errors: tuple[FieldProblem, ...] = Field(default=())


def problem(
    status: HTTPStatus,
    *,
    code: str,
    detail: str,
    errors: tuple[FieldProblem, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response[str]:
    """Return the response that says what went wrong."""
    body = Problem(title=status.phrase, status=status.value, code=code, detail=detail, errors=errors)
    return Response(
        status_code=status.value, content_type=MEDIA_TYPE, body=body.model_dump_json(), headers=dict(headers or {})
    )


def handle_errors(app: APIGatewayHttpResolver) -> None:
    """Return a problem document for every error that an operation raises."""
    app.exception_handler(FactwireError)(_named)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(Exception)(_unforeseen)


def problem_responses(*statuses: HTTPStatus) -> dict[int, Any]:
    """Return these errors as the OpenAPI document shows them."""
    return {
        status.value: {"description": status.phrase, "content": {MEDIA_TYPE: {"model": Problem}}} for status in statuses
    }


def status_of(error: FactwireError) -> HTTPStatus:
    """Return the HTTP status of a named error."""
    return STATUSES.get(error.code, HTTPStatus.INTERNAL_SERVER_ERROR)


def _named(error: FactwireError) -> Response[str]:
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log_fault("request failed", error)
    errors = (FieldProblem(field=error.field, message=str(error)),) if error.field else ()
    headers = {"Retry-After": _RETRY_SECONDS} if error.retryable else {}
    return problem(status, code=error.code, detail=str(error), errors=errors, headers=headers)


def _invalid(error: RequestValidationError) -> Response[str]:
    if any(each["loc"][0] == "response" for each in error.errors()):
        return _unforeseen(error)
    errors = tuple(_field_problem(each) for each in error.errors())
    detail = "; ".join(f"{each.field}: {each.message}" for each in errors)
    return problem(HTTPStatus.BAD_REQUEST, code="invalid_request", detail=detail, errors=errors)


def _unforeseen(error: Exception) -> Response[str]:
    log_fault("request failed", error)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, code="internal", detail="the fault is ours and has been noted")


def _field_problem(error: dict[str, Any]) -> FieldProblem:
    """Return the problem under the name that the sender used.

    The place begins with its kind (path, query, body); a query parameter's goes on with the name of the model.
    """
    kind, *names = error["loc"]
    if kind == "query":
        names = names[1:]
    return FieldProblem(field=".".join(map(str, names)) or str(kind), message=error["msg"])
