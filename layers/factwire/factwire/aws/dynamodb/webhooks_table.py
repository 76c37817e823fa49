"""Webhooks with their secrets, in a table of their own that only the functions `api` and `deliver` may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError
from pydantic import TypeAdapter

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.dynamodb.item_batches import items_under
from factwire.aws.dynamodb.table_items import Item, key_of
from factwire.domain.delivery.signing import SigningSecret
from factwire.domain.delivery.webhooks import Webhook, WebhookHealth

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_WEBHOOKS: Final = "WEBHOOKS"
_STALE: Final = "ConditionalCheckFailedException"
_SECRETS: Final = TypeAdapter(tuple[SigningSecret, ...])


class WebhooksTable:
    """A `WebhookStore`: one item a webhook, all in one partition, since there are few and each question reads all."""

    def __init__(self, client: DynamoDBClient, *, table: str) -> None:
        self._client = client
        self._table = table

    def all(self) -> tuple[Webhook, ...]:
        """Return all webhooks, in the order of their ids."""
        return tuple(map(_webhook, items_under(self._client, table=self._table, partition=_WEBHOOKS)))

    def find(self, webhook_id: str) -> Webhook | None:
        """Return one webhook."""
        with translated_errors():
            response = self._client.get_item(TableName=self._table, Key=_key(webhook_id), ConsistentRead=True)
        return _webhook(response["Item"]) if "Item" in response else None

    def add(self, webhook: Webhook) -> bool:
        """Store a webhook where there is none of this id."""
        item = {
            **_key(webhook.id),
            "webhook": {"S": webhook.model_dump_json(exclude={"secrets", "health"})},
            "secrets": {"S": _SECRETS.dump_json(webhook.secrets).decode()},
            "health": {"S": webhook.health.model_dump_json()},
        }
        return self._written(
            lambda: self._client.put_item(
                TableName=self._table, Item=item, ConditionExpression="attribute_not_exists(pk)"
            )
        )

    def set_health(self, webhook_id: str, health: WebhookHealth) -> None:
        """Replace the health of a webhook."""
        self._set(webhook_id, "health", health.model_dump_json())

    def set_secrets(self, webhook_id: str, secrets: tuple[SigningSecret, ...]) -> None:
        """Replace the secrets of a webhook."""
        self._set(webhook_id, "secrets", _SECRETS.dump_json(secrets).decode())

    def remove(self, webhook_id: str) -> None:
        """Remove a webhook."""
        with translated_errors():
            self._client.delete_item(TableName=self._table, Key=_key(webhook_id))

    def _set(self, webhook_id: str, name: str, value: str) -> None:
        """Write one attribute of a webhook that is there: one that has ended meanwhile does not come back."""
        self._written(
            lambda: self._client.update_item(
                TableName=self._table,
                Key=_key(webhook_id),
                UpdateExpression="SET #name = :value",
                ConditionExpression="attribute_exists(pk)",
                ExpressionAttributeNames={"#name": name},
                ExpressionAttributeValues={":value": {"S": value}},
            )
        )

    def _written(self, write: Any) -> bool:
        """Return whether a conditional write was made."""
        with translated_errors():
            try:
                write()
            except ClientError as error:
                if code_of(error) != _STALE:
                    raise
                return False
        return True


def _key(webhook_id: str) -> Item:
    return key_of(_WEBHOOKS, webhook_id)


def _webhook(item: Item) -> Webhook:
    return Webhook.model_validate_json(item["webhook"]["S"]).model_copy(
        update={
            "secrets": _SECRETS.validate_json(item["secrets"]["S"]),
            "health": WebhookHealth.model_validate_json(item["health"]["S"]),
        }
    )
