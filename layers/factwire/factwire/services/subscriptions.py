"""Use case: who gets notifications, and of what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Protocol
from urllib.parse import urlsplit

from pydantic import Field

from factwire.domain.delivery.filters import NotificationFilter
from factwire.domain.delivery.webhooks import ID_PREFIX, WebhookFormat
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import Position
from factwire.errors import InvalidRequest
from factwire.model.base import Frozen

SubscriptionProtocol = Literal["email", "http", "https", "sqs", "webhook", "feed"]
FEED_PREFIX: Final = "fd-"

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_QUEUE = re.compile(r"arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}(\.fifo)?")


class SubscriptionRequest(Frozen):
    """A subscription as it is asked for; `raw` leaves out SNS's envelope (and with it, its signature).

    A `webhook` is sent a plain POST without a handshake: signed as Standard Webhooks has it, or in a chat's `format`.
    A `feed` is a list with its filters (`/events?country=LBN&format=atom`) at a secret address of its own.
    """

    protocol: SubscriptionProtocol
    endpoint: Annotated[str, Field(min_length=1, max_length=2000, description="address, URL, queue ARN or list")]
    filter: NotificationFilter = NotificationFilter()
    raw: bool = False
    format: Annotated[WebhookFormat | None, Field(description="of a webhook; `json` if not given")] = None


class SubscriptionOverview(Frozen):
    """One subscription in a list; SNS gives the id of a pending one only to who made it.

    A webhook is `failing` while it takes nothing, and `disabled` once it has answered 410 or failed for three days.
    """

    id: str | None
    protocol: str
    endpoint: Annotated[str, Field(description="of a chat, whose address is a secret, the host only")]
    state: Literal["pending", "confirmed", "failing", "disabled"]


class Subscription(SubscriptionOverview):
    """One subscription with its filter: as SNS keeps it, null where everything is sent, or as a webhook's."""

    filter_policy: dict[str, Any] | None = None
    raw: bool = False
    filter: Annotated[NotificationFilter | None, Field(description="of a webhook")] = None
    format: Annotated[WebhookFormat | None, Field(description="of a webhook")] = None
    secret: Annotated[
        str | None, Field(repr=False, description="of a webhook that is signed, shown when it is made and never again")
    ] = None
    url: Annotated[
        str | None,
        Field(repr=False, description="of a feed: its secret address, shown when it is made, never again"),
    ] = None
    failing_since: Annotated[str | None, Field(description="UTC: a webhook has taken nothing since")] = None
    last_error: Annotated[str | None, Field(description="what the last attempt to send to a webhook met")] = None


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


class OwnSubscribers(Protocol):
    """Subscriptions that SNS knows nothing of; see `factwire.services.feed_subscriptions`."""

    def add(self, request: SubscriptionRequest) -> Subscription: ...

    def list(self) -> tuple[SubscriptionOverview, ...]: ...

    def find(self, subscription_id: str) -> Subscription: ...

    def remove(self, subscription_id: str) -> None: ...


class WebhookSubscribers(OwnSubscribers, Protocol):
    """Webhooks; see `factwire.services.delivery.manage_webhooks`."""

    def rotate(self, subscription_id: str) -> Subscription: ...


class _AllSubscriptions(Frozen):
    """The one question that subscriptions are listed by."""


@dataclass(frozen=True)
class ManageSubscriptions:
    """Adds, lists and ends subscriptions of the protocols that are allowed."""

    subscribers: Subscribers
    webhooks: WebhookSubscribers
    feeds: OwnSubscribers
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
        if request.raw and request.protocol in {"email", "webhook", "feed"}:
            raise InvalidRequest("Omit `raw`: it is for queues and HTTPS endpoints of SNS", field="raw")
        if request.protocol == "webhook":
            return self.webhooks.add(request)
        if request.format is not None:
            raise InvalidRequest("Omit `format`: it is for webhooks", field="format")
        if request.protocol == "feed":
            return self.feeds.add(request)
        wanted, fits = _ENDPOINTS[request.protocol]
        if not fits(request.endpoint):
            raise InvalidRequest(f"`endpoint` must be {wanted}", field="endpoint")
        return self.subscribers.add(request)

    def list(self, *, cursor: str | None = None) -> SubscriptionPage:
        """Return subscriptions in the order SNS keeps them; webhooks and feeds come first.

        Raises:
            InvalidRequest: the cursor is not one of ours, or SNS has forgotten it.
        """
        query = _AllSubscriptions()
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        cards, token = self.subscribers.list(after.sort_key if after else None)
        own = () if after else tuple(map(_overview, (*self.webhooks.list(), *self.feeds.list())))
        position = Position(sort_key=token) if token else None
        following = sign(position, query=query, secret=self.cursor_secret) if position else None
        return SubscriptionPage(subscriptions=(*own, *cards), next=following)

    def find(self, subscription_id: str) -> Subscription:
        """Return one subscription with its filter.

        Raises:
            NotFound: there is no such subscription.
        """
        return self._keeper(subscription_id).find(subscription_id)

    def rotate(self, subscription_id: str) -> Subscription:
        """Give a webhook another secret.

        Raises:
            NotFound: there is no such webhook.
            InvalidRequest: the subscription is none that is signed with a secret.
        """
        if not subscription_id.startswith(ID_PREFIX):
            self.subscribers.find(subscription_id)
            raise InvalidRequest("Only webhooks have a secret; SNS signs what it sends itself")
        return self.webhooks.rotate(subscription_id)

    def remove(self, subscription_id: str) -> None:
        """End a subscription.

        Raises:
            NotFound: there is no such subscription.
            Conflict: it is pending, and such are not ended.
        """
        keeper = self._keeper(subscription_id)
        keeper.remove(keeper.find(subscription_id).id or subscription_id)

    def _keeper(self, subscription_id: str) -> Subscribers | OwnSubscribers:
        if subscription_id.startswith(FEED_PREFIX):
            return self.feeds
        return self.webhooks if subscription_id.startswith(ID_PREFIX) else self.subscribers


def _overview(subscription: SubscriptionOverview) -> SubscriptionOverview:
    return SubscriptionOverview(**subscription.model_dump(include=set(SubscriptionOverview.model_fields)))


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
