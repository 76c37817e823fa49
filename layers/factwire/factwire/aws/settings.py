"""The environment of each function as one frozen value, read once by the bootstrap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from factwire.domain.ownership import OwnershipRule


class _Settings(BaseModel):
    """Environment variables by their names; an empty one counts as not set."""

    # Built when first used: a function reads its own environment alone.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings that an environment holds.

        Raises:
            pydantic.ValidationError: a variable is missing or makes no sense; it is named.
        """
        return cls.model_validate({name: value for name, value in environment.items() if value})


class StorageSettings(_Settings):
    """Where articles and their facts are."""

    table_name: Annotated[str, Field(alias="TABLE_NAME")]
    bucket_name: Annotated[str, Field(alias="BUCKET_NAME")]
    incoming_prefix: Annotated[str, Field(alias="INCOMING_PREFIX")] = "incoming/"
    facts_prefix: Annotated[str, Field(alias="FACTS_PREFIX")] = "facts/"
    max_article_bytes: Annotated[int, Field(alias="MAX_ARTICLE_BYTES", gt=0)] = 5 * 1024 * 1024
    ownership: Annotated[OwnershipRule, Field(alias="OWNERSHIP")] = OwnershipRule.OPEN
    retention_days: Annotated[int, Field(alias="RETENTION_DAYS", ge=0, description="0 keeps articles for ever")] = 0


class DeletionSettings(StorageSettings):
    """What a deletion needs besides: the queue that its job waits in."""

    queue_url: Annotated[str, Field(alias="QUEUE_URL")]


class ExtractSettings(DeletionSettings):
    """The environment of `extract`."""

    members_queue_url: Annotated[str, Field(alias="MEMBERS_QUEUE_URL")]
    queue_arn: Annotated[str, Field(alias="QUEUE_ARN")]
    dead_letters_arn: Annotated[str, Field(alias="DEAD_LETTERS_ARN")]
    schedule_group: Annotated[str, Field(alias="SCHEDULE_GROUP")]
    schedule_role_arn: Annotated[str, Field(alias="SCHEDULE_ROLE_ARN")]
    schedule_key_arn: Annotated[str, Field(alias="SCHEDULE_KEY_ARN", description="empty for a key of AWS")] = ""
    members_prefix: Annotated[str, Field(alias="MEMBERS_PREFIX", min_length=1)] = "members/"
    max_archive_bytes: Annotated[int, Field(alias="MAX_ARCHIVE_BYTES", gt=0)] = 1024 * 1024 * 1024


class ExtractTextSettings(_Settings):
    """The environment of `extract_text`."""

    max_article_bytes: Annotated[int, Field(alias="MAX_ARTICLE_BYTES", gt=0)] = 5 * 1024 * 1024
    api_url: Annotated[str, Field(alias="API_URL")] = ""


class PublishSettings(_Settings):
    """The environment of `publish`."""

    topic_arn: Annotated[str, Field(alias="TOPIC_ARN")]
    api_url: Annotated[str, Field(alias="API_URL")] = ""


class WebhookSettings(_Settings):
    """Where webhooks and what is on its way to them are."""

    webhooks_table_name: Annotated[str, Field(alias="WEBHOOKS_TABLE_NAME")]
    allow_loopback: Annotated[
        bool, Field(alias="ALLOW_LOOPBACK", description="webhooks on this machine, by plain http: on a local AWS only")
    ] = False


class DeliverSettings(WebhookSettings):
    """The environment of `deliver`."""

    deliver_queue_url: Annotated[str, Field(alias="DELIVER_QUEUE_URL")]


class ApiSettings(DeletionSettings, WebhookSettings):
    """The environment of `api`."""

    deliver_queue_arn: Annotated[str, Field(alias="DELIVER_QUEUE_ARN")]

    cursor_secret: Annotated[str, Field(alias="CURSOR_SECRET", min_length=16, repr=False)]
    topic_arn: Annotated[str, Field(alias="TOPIC_ARN")] = ""
    subscription_protocols: Annotated[str, Field(alias="SUBSCRIPTION_PROTOCOLS")] = "email,https,sqs,webhook,feed"
    api_url: Annotated[str, Field(alias="API_URL")] = ""
    api_auth: Annotated[str, Field(alias="API_AUTH", pattern="^(none|iam|jwt)$")] = "none"
    jwt_issuer: Annotated[str, Field(alias="JWT_ISSUER")] = ""
    jwt_client_id: Annotated[str, Field(alias="JWT_CLIENT_ID")] = ""
    jwt_scope: Annotated[str, Field(alias="JWT_SCOPE")] = "openid"
    jwt_login_origin: Annotated[str, Field(alias="JWT_LOGIN_ORIGIN")] = ""
