"""Lists as feeds: `format=atom`, `rss` or `jsonfeed` of any list of facts, articles or stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import Response

from factwire.aws.http.feed_items import item_of
from factwire.aws.http.formats import page_response
from factwire.aws.http.operations import services_of
from factwire.domain.feeds import atom, json_feed, rss
from factwire.domain.feeds.feed import UNDATED, Feed, FeedItem, item_id
from factwire.model.base import Frozen

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import Request

# Where the address stands that a feed was asked for at, when it is not the list's own.
FEED_ADDRESS: Final = "feed_address"
# The fault that kept the endpoint from looking up what a feed's address stands for.
FEED_FAULT: Final = "feed_fault"
_WRITERS: Final[Mapping[str, tuple[str, Callable[[Feed], str]]]] = {
    "atom": (atom.MEDIA_TYPE, atom.atom),
    "rss": (rss.MEDIA_TYPE, rss.rss),
    "jsonfeed": (json_feed.MEDIA_TYPE, json_feed.json_feed),
}
_PAGING: Final = frozenset({"format", "limit", "cursor"})


def list_response(request: Request, page: Frozen, *, format: str) -> Response[str]:
    """Return one page in the requested format, also as a feed."""
    parameters = request.query_parameters or {}
    if format not in _WRITERS:
        return page_response(page, format=format, query=parameters)
    feed = _feed(request, page, parameters)
    media_type, write = _WRITERS[format]
    headers = {}
    if feed.updated != UNDATED:
        headers["Last-Modified"] = format_datetime(datetime.fromisoformat(feed.updated), usegmt=True)
    return Response(
        status_code=HTTPStatus.OK.value,
        content_type=f"{media_type}; charset=utf-8",
        body=write(feed),
        headers={**headers},
    )


def _feed(request: Request, page: Frozen, parameters: Mapping[str, str]) -> Feed:
    """Return a page as a feed; its id and title follow from the question, whoever asks and in whatever format."""
    path = request.resolved_event.path
    home = f"{services_of(request).settings.api_url.rstrip('/')}/"
    address, kept = _address(request, f"{home.rstrip('/')}{path}", parameters)
    filters = sorted((name, value) for name, value in parameters.items() if name not in _PAGING)
    rows = getattr(page, next(iter(type(page).model_fields)))
    items: dict[str, FeedItem] = {}
    for item in (item_of(row, page=home) for row in rows):
        items.setdefault(item.id, item)  # what an article tells twice in the same words is one item
    following = getattr(page, "next", None)
    asked = ", ".join(f"{name} {value}" for name, value in filters)
    return Feed(
        id=item_id("feed", path, urlencode(filters)),
        title=f"factwire: {path.strip('/').replace('/', ' ')}" + (f" ({asked})" if asked else ""),
        url=_url(address, kept),
        home=home,
        items=tuple(items.values()),
        following=_url(address, {**kept, "cursor": following}) if following else None,
    )


def _address(request: Request, own: str, parameters: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Return the address that the feed was asked for at, and its parameters."""
    given: str | None = request.context.get(FEED_ADDRESS)
    if given is None:
        return own, parameters
    return given, {name: value for name, value in parameters.items() if name == "cursor"}


def _url(address: str, parameters: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(parameters)}" if parameters else address
