"""Extraction on the spot: an article comes in, its facts go out, nothing is stored."""

from __future__ import annotations

from typing import Annotated, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, response_of, services_of
from factwire.aws.http.query_models import MetadataQuery
from factwire.aws.http.requests import body_bytes, content_type_of, metadata_of
from factwire.aws.http.routes.article_body import ERRORS, article_body
from factwire.aws.http.routes.articles import TAG
from factwire.domain.wording.event_sentences import with_sentences
from factwire.model import Facts


def extract(request: Request, query: Annotated[MetadataQuery, Query()]) -> Response[str]:
    """Return the facts of the article in the body."""
    use_case = services_of(request).extract
    data, content_type = body_bytes(request), content_type_of(request)
    return json_response(with_sentences(use_case(data, content_type=content_type, metadata=metadata_of(query))))


OPERATIONS: Final = (
    Operation(
        method="POST",
        path="/extract",
        function=extract,
        tag=TAG,
        summary="Facts of one article; nothing is stored",
        responses={**response_of(Facts, "The facts"), **ERRORS},
        request_body=article_body(required=True),
        compress=True,
    ),
)
