"""How the body of a request that brings an article is documented."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from factwire.aws.http.problems import problem_responses

EXAMPLE: Final = "Rebels shelled the port of Aden on Monday, killing at least three dockers."
ERRORS: Final = problem_responses(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
_TEXTS: Final = ("text", "html", "title", "published_at", "modified_at", "source", "url", "guid")
_TEXT_OR_NULL: Final = [{"type": "string"}, {"type": "null"}]
_AUTHORS: Final = {
    "description": "names, or a byline",
    "anyOf": [{"type": "array", "items": {"type": "string"}}, *_TEXT_OR_NULL],
}
_ARTICLE_JSON: Final = {
    "type": "object",
    "anyOf": [{"required": ["text"]}, {"required": ["html"]}],
    "properties": {**{name: {"anyOf": _TEXT_OR_NULL} for name in _TEXTS}, "authors": _AUTHORS},
}
_ARTICLE_EXAMPLE: Final = {
    "title": "Port of Aden shelled",
    "text": EXAMPLE,
    "published_at": "2024-10-08",
    "source": "Example Wire",
}


def article_body(*, required: bool) -> dict[str, Any]:
    """Return the documentation of a body that brings an article."""
    return {
        "required": required,
        "description": (
            "One article: text in UTF-8, factwire's article JSON or, as `application/octet-stream` or by its own "
            "media type, any other format that files are dropped in."
        ),
        "content": {
            "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE},
            "application/json": {"schema": _ARTICLE_JSON, "example": _ARTICLE_EXAMPLE},
        },
    }
