"""Judgements: what users say of facts, and what is best looked at next."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.callers import caller_of
from factwire.aws.http.formats import json_response, page_response
from factwire.aws.http.operations import Operation, get_route, response_of, services_of
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.query_models import JudgementsQuery, ReviewQuery
from factwire.aws.http.requests import document_in
from factwire.domain.judgements.requests import JudgementRequest
from factwire.errors import InvalidRequest
from factwire.services.judgements.judge import JudgementAnswer
from factwire.services.judgements.query_judgements import JudgementPage
from factwire.services.judgements.review_queue import ReviewList

_TAG: Final = "Judgements"
_KEY: Final = "idempotency-key"
_LONGEST_KEY: Final = 255
_EXAMPLES: Final[dict[str, Any]] = {
    "reject": {
        "summary": "A toll is wrong",
        "value": {"article_id": "0123456789abcdef01234567", "fact": "n1", "verdict": "reject", "note": "it was 3"},
    },
    "edit": {
        "summary": "Somebody else said it",
        "value": {
            "article_id": "0123456789abcdef01234567",
            "fact": "q2",
            "verdict": "edit",
            "value": {"speaker": "Aisha Brahim"},
        },
    },
    "split": {
        "summary": "An article is not of this story",
        "value": {"story": "s0123456789", "article_id": "0123456789abcdef01234567", "verdict": "split"},
    },
}


def judge(request: Request) -> Response[str]:
    """Add a judgement of the caller's."""
    services = services_of(request)
    user = caller_of(request, auth=services.settings.api_auth)
    key = request.headers.get(_KEY)
    if key is not None and not 0 < len(key) <= _LONGEST_KEY:
        raise InvalidRequest(f"`Idempotency-Key` has 1 to {_LONGEST_KEY} characters", field="Idempotency-Key")
    answer = services.judge(document_in(request, JudgementRequest), user=user, key=key)
    return json_response(answer, status=HTTPStatus.CREATED)


def judgements(request: Request, query: Annotated[JudgementsQuery, Query()]) -> Response[str]:
    """Return a page of judgements."""
    page = services_of(request).judgements(query.judgement_query(), limit=query.limit, cursor=query.cursor)
    return page_response(page, format=query.format, query=request.query_parameters or {})


def queue(request: Request, query: Annotated[ReviewQuery, Query()]) -> Response[str]:
    """Return what to look at next."""
    return json_response(services_of(request).review(limit=query.limit))


def _request_body() -> dict[str, Any]:
    schema = JudgementRequest.model_json_schema()
    definitions = schema.pop("$defs")
    schema["properties"]["claim"] = {"anyOf": [definitions["JudgedClaim"], {"type": "null"}], "default": None}
    return {"required": True, "content": {"application/json": {"schema": schema, "examples": _EXAMPLES}}}


OPERATIONS: Final = (
    Operation(
        method="POST",
        path="/judgements",
        function=judge,
        tag=_TAG,
        summary="Say whether a fact is right, or what it should say",
        description=(
            "Facts are never changed: what is shown are facts with judgements applied, within seconds. The latest "
            "verdict of a user on a fact counts, `unsure` takes it back; where users disagree the fact is shown as it "
            "was extracted, marked `disputed`; a split stands against a merge. Who judges is known from the login. "
            "With an `Idempotency-Key` header the same request, sent again, is one judgement."
        ),
        responses={
            **response_of(JudgementAnswer, "The judgement, and what follows from it", status=HTTPStatus.CREATED),
            **problem_responses(
                HTTPStatus.BAD_REQUEST,
                HTTPStatus.NOT_FOUND,
                HTTPStatus.CONFLICT,
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                HTTPStatus.SERVICE_UNAVAILABLE,
            ),
        },
        request_body=_request_body(),
    ),
    get_route(
        judgements,
        "/judgements",
        tag=_TAG,
        summary="Who judged what, when: all, on an article, on a story or by a user",
        description="Newest first; those on an article stand fact by fact, each with how it stands now.",
        responses=response_of(JudgementPage, "One page", "ndjson", "csv"),
    ),
    get_route(
        queue,
        "/judgements/queue",
        tag=_TAG,
        summary="What is best looked at next: the least certain and most consequential of what came last",
        responses=response_of(ReviewList, "The weightiest first"),
    ),
)
