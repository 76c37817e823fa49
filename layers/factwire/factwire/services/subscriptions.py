"""Use case: who gets notifications, and of what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Protocol
from urllib.parse import urlsplit

from pydantic import Field

from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import Position
from factwire.errors import InvalidRequest
from factwire.model import CountryCode, EventType, NotificationKind
from factwire.model.base import Frozen

SubscriptionProtocol = Literal["email", "http", "https", "sqs"]
Value = Annotated[str, Field(min_length=1, max_length=100)]

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_QUEUE = re.compile(r"arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}(\.fifo)?")


class NotificationFilter(Frozen):
    """What a notification must be about: in each field that is given, one of the values.

    `entities` and `sources` are compared to the letter. `killed_min` is the least number of killed that the
    article asserts or reports, or the least that a source of a story stands by. `independent_sources_min` is
    for stories.
    """

    kinds: tuple[NotificationKind, ...] = ()
    sources: tuple[Value, ...] = ()
    languages: tuple[Value, ...] = ()
    event_types: tuple[EventType, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    entities: tuple[Value, ...] = ()
    killed_min: Annotated[int | None, Field(ge=0, le=10**9)] = None
    independent_sources_min: Annotated[int | None, Field(ge=1, le=10**6)] = None


class SubscriptionRequest(Frozen):
    """A subscription as it is asked for; `raw` leaves out SNS's envelope (and with it, its signature)."""

    protocol: SubscriptionProtocol
    endpoint: Annotated[str, Field(min_length=1, max_length=2000, description="address, URL or queue ARN")]
    filter: NotificationFilter = NotificationFilter()
    raw: bool = False


class SubscriptionOverview(Frozen):
    """One subscription in a list; SNS gives the id of a pending one only to who made it."""

    id: str | None
    protocol: str
    endpoint: str
    state: Literal["pending", "confirmed"]


class Subscription(SubscriptionOverview):
    """One subscription with its filter as SNS keeps it, null where everything is sent."""

    filter_policy: dict[str, Any] | None = None
    raw: bool = False


class SubscriptionPage(Frozen):
    """One page of subscriptions; `next` asks for the following one, null on the last."""

    subscriptions: tuple[SubscriptionOverview, ...]
    next: str | None = None


class Subscribers(Protocol):
    """The subscriptions of the topic that notifications go out on."""

    def add(self, request: SubscriptionRequest) -> Subscription:
        """Subscribe; return the subscription that exists when the same is requested again.

        Raises:
            InvalidRequest: the filter is over a limit, or the endpoint is none.
            Conflict: the endpoint is subscribed already, with another filter.
        """

    def find(self, subscription_id: str) -> Subscription:
        """Return one subscription.

        Raises:
            NotFound: the topic has none with this id.
        """

    def list(self, token: str | None) -> tuple[tuple[SubscriptionOverview, ...], str | None]:
        """Return a page of subscriptions, and the token of the next.

        Raises:
            InvalidRequest: the token is no longer known.
        """

    def remove(self, subscription_id: str) -> None:
        """End a subscription; no fault when it is not there.

        Raises:
            Conflict: it is pending, and such are not ended.
        """


class _AllSubscriptions(Frozen):
    """The one question that subscriptions are listed by."""


@dataclass(frozen=True)
class ManageSubscriptions:
    """Adds, lists and ends subscriptions of the protocols that are allowed."""

    subscribers: Subscribers
    protocols: tuple[str, ...]
    cursor_secret: bytes

    def add(self, request: SubscriptionRequest) -> Subscription:
        """Subscribe an endpoint; e-mail and HTTPS ones are pending until they confirm.

        Raises:
            InvalidRequest: a protocol that is not allowed, an endpoint that does not fit it, a filter over a limit.
            Conflict: the endpoint is subscribed already, with another filter.
        """
        if request.protocol not in self.protocols:
            raise InvalidRequest(f"`protocol` must be one of {', '.join(self.protocols)}", field="protocol")
        wanted, fits = _ENDPOINTS[request.protocol]
        if not fits(request.endpoint):
            raise InvalidRequest(f"`endpoint` must be {wanted}", field="endpoint")
        if request.raw and request.protocol == "email":
            raise InvalidRequest("Omit `raw` for e-mail: it is for queues and HTTPS endpoints", field="raw")
        return self.subscribers.add(request)

    def list(self, *, cursor: str | None = None) -> SubscriptionPage:
        """Return subscriptions in the order SNS keeps them.

        Raises:
            InvalidRequest: the cursor is not one of ours, or SNS has forgotten it.
        """
        query = _AllSubscriptions()
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        cards, token = self.subscribers.list(after.sort_key if after else None)
        position = Position(sort_key=token) if token else None
        following = sign(position, query=query, secret=self.cursor_secret) if position else None
        return SubscriptionPage(subscriptions=cards, next=following)

    def find(self, subscription_id: str) -> Subscription:
        """Return one subscription with its filter.

        Raises:
            NotFound: there is no such subscription.
        """
        return self.subscribers.find(subscription_id)

    def remove(self, subscription_id: str) -> None:
        """End a subscription.

        Raises:
            NotFound: there is no such subscription.
            Conflict: it is pending, and such are not ended.
        """
        self.subscribers.remove(self.subscribers.find(subscription_id).id or subscription_id)


def _is_url(scheme: str) -> Callable[[str], bool]:
    def fits(endpoint: str) -> bool:
        try:
            url = urlsplit(endpoint)
        except ValueError:
            return False
        return url.scheme == scheme and bool(url.hostname) and endpoint.isascii() and endpoint.isprintable()

    return fits


_ENDPOINTS: Final[Mapping[str, tuple[str, Callable[[str], bool]]]] = {
    "email": ("an e-mail address", lambda endpoint: bool(_EMAIL.fullmatch(endpoint))),
    "http": ("an http:// address", _is_url("http")),
    "https": ("an https:// address", _is_url("https")),
    "sqs": ("the ARN of a queue", lambda endpoint: bool(_QUEUE.fullmatch(endpoint))),
}
