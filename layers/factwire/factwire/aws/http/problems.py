"""Errors as `application/problem+json` (RFC 9457) with our `code`."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import Field

from factwire.aws.observability import log_fault
from factwire.errors import FactwireError
from factwire.model.base import Frozen
from factwire.services.faults import UNFORESEEN, fault_of

MEDIA_TYPE = "application/problem+json"


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
    """The answer that says what went wrong."""
    body = Problem(title=status.phrase, status=status.value, code=code, detail=detail, errors=errors)
    return Response(
        status_code=status.value, content_type=MEDIA_TYPE, body=body.model_dump_json(), headers=dict(headers or {})
    )


def answer_errors(app: APIGatewayHttpResolver) -> None:
    """Answer every error that a route raises with a problem document."""
    app.exception_handler(FactwireError)(_named)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(Exception)(_unforeseen)


def _named(error: FactwireError) -> Response[str]:
    fault = fault_of(error)
    if fault.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log_fault("request failed", error)
    field, colon, _ = str(error).partition(": ")
    blamed = colon and field.isidentifier() and fault.status < HTTPStatus.INTERNAL_SERVER_ERROR
    errors = (FieldProblem(field=field, message=str(error)),) if blamed else ()
    headers = {"Retry-After": "1"} if fault.retry else {}
    return problem(fault.status, code=error.code, detail=str(error), errors=errors, headers=headers)


def _invalid(error: RequestValidationError) -> Response[str]:
    if any(each["loc"][0] == "response" for each in error.errors()):
        return _unforeseen(error)
    errors = tuple(_field_problem(each) for each in error.errors())
    detail = "; ".join(f"{each.field}: {each.message}" for each in errors)
    return problem(HTTPStatus.BAD_REQUEST, code="invalid_request", detail=detail, errors=errors)


def _unforeseen(error: Exception) -> Response[str]:
    log_fault("request failed", error)
    return problem(UNFORESEEN.status, code="internal", detail="the fault is ours and has been noted")


def problem_responses(*statuses: HTTPStatus) -> dict[int, Any]:
    """These errors as the OpenAPI document shows them."""
    return {
        status.value: {"description": status.phrase, "content": {MEDIA_TYPE: {"model": Problem}}} for status in statuses
    }


def _field_problem(error: dict[str, Any]) -> FieldProblem:
    """The place without its kind (query, path, body): the name that the sender used."""
    return FieldProblem(field=".".join(map(str, error["loc"][1:])) or str(error["loc"][0]), message=error["msg"])
