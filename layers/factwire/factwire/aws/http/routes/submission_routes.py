"""Articles that are sent in to be stored, in the body or by a signed URL."""

from __future__ import annotations

from http import HTTPStatus
from secrets import token_hex
from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, response_of, services_of
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.query_models import SubmissionQuery
from factwire.aws.http.requests import body_bytes, content_type_of, metadata_of
from factwire.aws.http.routes.article_body import ERRORS, article_body
from factwire.aws.http.routes.articles import TAG
from factwire.errors import InvalidRequest
from factwire.services.submit_article import AcceptedArticle

_DEFAULT_TYPE: Final = "application/octet-stream"


def submit(request: Request, query: Annotated[SubmissionQuery, Query()]) -> Response[str]:
    """Take the article in the body, or return the URL to send it to."""
    submission = _upload(request, query) if query.upload else _submission(request, query)
    headers = {"Location": f"articles/{submission.article_id}"}
    return json_response(submission, status=HTTPStatus.ACCEPTED, headers=headers)


def _submission(request: Request, query: SubmissionQuery) -> AcceptedArticle:
    metadata = metadata_of(query)
    content_type = content_type_of(request) or _DEFAULT_TYPE
    return services_of(request).submit(body_bytes(request), content_type=content_type, metadata=metadata)


def _upload(request: Request, query: SubmissionQuery) -> AcceptedArticle:
    metadata = metadata_of(query)
    if request.body:
        raise InvalidRequest("Omit the body when upload=true; PUT the file to the returned URL", field="body")
    if query.content_length is None:
        raise InvalidRequest("State the size of the file in bytes when upload=true", field="content_length")
    return services_of(request).submit.upload(
        name=token_hex(16), size=query.content_length, content_type=query.content_type, metadata=metadata
    )


OPERATIONS: Final = (
    Operation(
        method="POST",
        path="/articles",
        function=submit,
        tag=TAG,
        summary="Take an article in; its facts follow within seconds",
        description=(
            "Answers the article's id at once. With `upload=true` and no body it answers a signed address to PUT a "
            "large article of `content_length` bytes to, with the headers to send."
        ),
        responses={
            **response_of(AcceptedArticle, "Accepted", status=HTTPStatus.ACCEPTED),
            **ERRORS,
            **problem_responses(HTTPStatus.SERVICE_UNAVAILABLE),
        },
        request_body=article_body(required=False),
    ),
)
