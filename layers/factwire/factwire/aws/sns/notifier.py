"""A `Notifier` over an SNS topic, with a text of its own for each protocol."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import translated_errors
from factwire.domain.notification.messages import sms_of, subject_of, text_of
from factwire.domain.records import Labels
from factwire.model import Notification

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sns.type_defs import MessageAttributeValueTypeDef

# What SQS does not accept; tabs and line ends too, since no filter matches an attribute that has one.
_REFUSED: Final = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class SnsNotifier:
    """A `Notifier` over one topic."""

    def __init__(self, client: SNSClient, *, topic_arn: str) -> None:
        self._client = client
        self._topic_arn = topic_arn

    def publish(self, notification: Notification, *, labels: Labels) -> None:
        """Send one notification to every subscriber whose filter it passes."""
        texts = {
            "default": _escaped(notification.model_dump_json()),
            "email": text_of(notification),
            "sms": sms_of(notification),
        }
        with translated_errors():
            self._client.publish(
                TopicArn=self._topic_arn,
                Subject=subject_of(notification),
                MessageStructure="json",
                Message=json.dumps(texts, ensure_ascii=False),
                MessageAttributes=attributes_of(notification, labels=labels),
            )


def attributes_of(notification: Notification, *, labels: Labels) -> dict[str, MessageAttributeValueTypeDef]:
    """Return the attributes for filter policies; SNS takes no empty values, so unknown ones are left out."""
    lists = {
        "event_types": labels.event_types,
        "countries": labels.countries,
        "entities": labels.entities,
    }
    texts = {
        "kind": notification.kind,
        "source": notification.article.source,
        "language": notification.article.language,
    }
    attributes: dict[str, MessageAttributeValueTypeDef] = {
        name: {"DataType": "String", "StringValue": value}
        for name, text in texts.items()
        if (value := _REFUSED.sub(" ", text or "").strip())
    }
    attributes |= {
        name: {"DataType": "String.Array", "StringValue": _escaped(json.dumps(values, ensure_ascii=False))}
        for name, values in lists.items()
        if values
    }
    if labels.killed_min is not None:
        attributes["killed_min"] = {"DataType": "Number", "StringValue": f"{labels.killed_min:.0f}"}
    if labels.independent_sources is not None:
        attributes["independent_sources"] = {"DataType": "Number", "StringValue": str(labels.independent_sources)}
    return attributes


def _escaped(document: str) -> str:
    """Return the same JSON, with the characters escaped that SQS does not accept."""
    return _REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
