"""Use case: feeds for readers that cannot sign: each has a secret address, which shows the answers to one question."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from factwire.domain.delivery.filters import NotificationFilter
from factwire.errors import Conflict, InvalidRequest, NotFound
from factwire.model.base import Frozen
from factwire.services.ports import Clock
from factwire.services.subscriptions import FEED_PREFIX, Subscription, SubscriptionRequest

MAX_FEEDS: Final = 500
PATHS: Final = ("/events", "/quotes", "/claims", "/quantities", "/stories", "/articles")
FORMATS: Final = ("atom", "rss", "jsonfeed")
_TOKEN_BYTES: Final = 24
_LONGEST: Final = 1000


class FeedQuestion(Frozen):
    """What a feed asks: `path` and its parameters, among them the format; `id` is a hash of the address's token."""

    id: str
    path: str
    parameters: Mapping[str, str]
    created_at: str

    @property
    def text(self) -> str:
        """Return the question as a path with its parameters."""
        return f"{self.path}?{urlencode(self.parameters)}"


class FeedStore(Protocol):
    """The feeds there are."""

    def all(self) -> tuple[FeedQuestion, ...]:
        """Return all feeds."""

    def find(self, feed_id: str) -> FeedQuestion | None:
        """Return one feed."""

    def add(self, question: FeedQuestion) -> None:
        """Store a feed."""

    def remove(self, feed_id: str) -> None:
        """Remove a feed; no fault when it is not there."""


@dataclass(frozen=True)
class ManageFeeds:
    """`OwnSubscribers`: feeds at secret addresses, each read-only by what it is, and revoked by ending it.

    Args:
        feeds: those there are; only hashes of their tokens are kept.
        clock: the time.
        random_bytes: as many bytes as asked for, which nobody can guess.
        api_url: the endpoint's public address.
    """

    feeds: FeedStore
    clock: Clock
    random_bytes: Callable[[int], bytes]
    api_url: str

    def add(self, request: SubscriptionRequest) -> Subscription:
        """Make a feed; its address is in the answer, and nowhere else.

        Raises:
            InvalidRequest: the endpoint is no list with a feed's format, or there is a filter beside it.
            Conflict: there are too many feeds.
        """
        path, parameters = _question(request.endpoint)
        if request.filter != NotificationFilter():
            raise InvalidRequest("Omit `filter`: a feed's filters are parameters of its `endpoint`", field="filter")
        if len(self.feeds.all()) >= MAX_FEEDS:
            raise Conflict(f"There are {MAX_FEEDS} feeds, as many as there may be")
        token = base64.urlsafe_b64encode(self.random_bytes(_TOKEN_BYTES)).decode("ascii")
        question = FeedQuestion(
            id=_id(token), path=path, parameters=parameters, created_at=self.clock.now().isoformat()
        )
        self.feeds.add(question)
        return _shown(question, url=f"{self.api_url.rstrip('/')}/feeds/{token}")

    def list(self) -> tuple[Subscription, ...]:
        """Return all feeds."""
        return tuple(map(_shown, self.feeds.all()))

    def find(self, subscription_id: str) -> Subscription:
        """Return one feed.

        Raises:
            NotFound: there is none with this id.
        """
        question = self.feeds.find(subscription_id)
        if question is None:
            raise NotFound("no such subscription")
        return _shown(question)

    def remove(self, subscription_id: str) -> None:
        """End a feed: its address leads nowhere any more."""
        self.feeds.remove(subscription_id)

    def question(self, token: str) -> FeedQuestion | None:
        """Return what the feed asks that has this token in its address; None where none has."""
        return self.feeds.find(_id(token))


def _question(endpoint: str) -> tuple[str, dict[str, str]]:
    """Return path and parameters of a list with a feed's format.

    Raises:
        InvalidRequest: it is none.
    """
    parts = urlsplit(endpoint)
    given = parse_qsl(parts.query, keep_blank_values=True)
    parameters = dict(given)
    is_list = parts.path in PATHS and not (parts.scheme or parts.netloc or parts.fragment)
    if not is_list or len(endpoint) > _LONGEST or len(given) != len(parameters) or "cursor" in parameters:
        raise InvalidRequest(
            f"`endpoint` must be {', '.join(PATHS[:-1])} or {PATHS[-1]} with its filters, such as "
            "/events?country=LBN&format=atom",
            field="endpoint",
        )
    if parameters.get("format") not in FORMATS:
        raise InvalidRequest(f"`endpoint` must have format={'|'.join(FORMATS)} among its parameters", field="endpoint")
    return parts.path, parameters


def _id(token: str) -> str:
    return FEED_PREFIX + hashlib.sha256(token.encode()).hexdigest()[:32]


def _shown(question: FeedQuestion, *, url: str | None = None) -> Subscription:
    return Subscription(id=question.id, protocol="feed", endpoint=question.text, state="confirmed", url=url)
