"""Use case: webhooks are subscribed, shown, given another secret, and ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factwire.domain.delivery.addresses import target_of
from factwire.domain.delivery.signing import SECRET_BYTES, SigningSecret, rotated, secret_of
from factwire.domain.delivery.webhooks import CHATS, MAX_WEBHOOKS, Webhook, WebhookHealth, webhook_id
from factwire.errors import Conflict, InvalidRequest, NotFound
from factwire.services.delivery.ports import NotificationSource, WebhookStore
from factwire.services.ports import Clock
from factwire.services.subscriptions import Subscription, SubscriptionRequest

_OTHER_FILTER = "This endpoint is subscribed with another filter; delete that subscription first"


@dataclass(frozen=True)
class ManageWebhooks:
    """`WebhookSubscribers`; notifications come in to be delivered only while there is a webhook.

    Args:
        webhooks: those there are.
        source: where notifications come from.
        clock: the time.
        random_bytes: as many bytes as asked for, which nobody can guess (`secrets.token_bytes`).
        loopback: whether addresses of this machine may be subscribed, as on a local AWS.
    """

    webhooks: WebhookStore
    source: NotificationSource
    clock: Clock
    random_bytes: Callable[[int], bytes]
    loopback: bool = False

    def add(self, request: SubscriptionRequest) -> Subscription:
        """Subscribe an address; the same request again enables the webhook that there is, without its secret.

        Raises:
            InvalidRequest: it is no public https address.
            Conflict: the address is subscribed with another filter, or there are too many webhooks.
        """
        target_of(request.endpoint, loopback=self.loopback)
        new = self._new_webhook(request)
        found = self.webhooks.find(new.id)
        if found is None:
            if len(self.webhooks.all()) >= MAX_WEBHOOKS:
                raise Conflict(f"There are {MAX_WEBHOOKS} webhooks, as many as there may be")
            if self.webhooks.add(new):
                self.source.connect()
                return _shown(new, secret=new.secrets[0] if new.secrets else None)
            found = self.webhooks.find(new.id) or new  # somebody else was faster
        if found.filter != request.filter:
            raise Conflict(_OTHER_FILTER, field="endpoint")
        if found.health != WebhookHealth():
            self.webhooks.set_health(found.id, WebhookHealth())
        self.source.connect()  # a crash may have come between the two
        return _shown(found.model_copy(update={"health": WebhookHealth()}))

    def list(self) -> tuple[Subscription, ...]:
        """Return all webhooks."""
        return tuple(map(_shown, self.webhooks.all()))

    def find(self, subscription_id: str) -> Subscription:
        """Return one webhook.

        Raises:
            NotFound: there is none with this id.
        """
        return _shown(self._webhook(subscription_id))

    def rotate(self, subscription_id: str) -> Subscription:
        """Give a webhook another secret; messages are signed with the old one as well for a day.

        Raises:
            NotFound: there is no webhook with this id.
            InvalidRequest: it is of a format that is not signed.
        """
        webhook = self._webhook(subscription_id)
        if webhook.format in CHATS:
            raise InvalidRequest(f"Messages in the format {webhook.format} are not signed: there is no secret")
        new = self._new_secret()
        secrets = rotated(webhook.secrets, new=new, now=self.clock.now())
        self.webhooks.set_secrets(webhook.id, secrets)
        return _shown(webhook, secret=new)

    def remove(self, subscription_id: str) -> None:
        """End a webhook; what is on its way to it is dropped."""
        self.webhooks.remove(subscription_id)
        if not self.webhooks.all():
            self.source.disconnect()
            if self.webhooks.all():  # one was added meanwhile
                self.source.connect()

    def _new_webhook(self, request: SubscriptionRequest) -> Webhook:
        format = request.format or "json"
        return Webhook(
            id=webhook_id(request.endpoint, format=format),
            url=request.endpoint,
            format=format,
            filter=request.filter,
            created_at=self.clock.now().isoformat(),
            secrets=() if format in CHATS else (self._new_secret(),),
        )

    def _new_secret(self) -> SigningSecret:
        return secret_of(self.random_bytes(SECRET_BYTES))

    def _webhook(self, subscription_id: str) -> Webhook:
        webhook = self.webhooks.find(subscription_id)
        if webhook is None:
            raise NotFound("no such subscription")
        return webhook


def _shown(webhook: Webhook, *, secret: SigningSecret | None = None) -> Subscription:
    """Return a webhook as it is shown; the address of a chat is a secret and is shown to its host only."""
    health = webhook.health
    return Subscription(
        id=webhook.id,
        protocol="webhook",
        endpoint=_host_only(webhook.url) if webhook.format in CHATS else webhook.url,
        state="disabled" if health.disabled else "failing" if health.failing_since else "confirmed",
        filter=webhook.filter,
        format=webhook.format,
        secret=secret.value if secret else None,
        failing_since=health.failing_since,
        last_error=health.last_error,
    )


def _host_only(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/..."
