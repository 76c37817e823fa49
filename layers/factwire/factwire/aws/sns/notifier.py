"""Notifications over SNS, each protocol in its own words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import passing_faults
from factwire.domain.messages import sms_of, subject_of, text_of
from factwire.domain.records import Labels
from factwire.model import Notification

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sns.type_defs import MessageAttributeValueTypeDef

# All but what a queue takes; tabs and ends of lines too, for with one in an attribute no filter lets a message through.
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
        with passing_faults():
            self._client.publish(
                TopicArn=self._topic_arn,
                Subject=subject_of(notification),
                MessageStructure="json",
                Message=json.dumps(texts, ensure_ascii=False),
                MessageAttributes=attributes_of(notification, labels=labels),
            )


def attributes_of(notification: Notification, *, labels: Labels) -> dict[str, MessageAttributeValueTypeDef]:
    """What filter policies can ask for; SNS takes no empty values, so what is unknown is left out."""
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
        name: {"DataType": "String", "StringValue": told}
        for name, text in texts.items()
        if (told := _REFUSED.sub(" ", text or "").strip())
    }
    attributes |= {
        name: {"DataType": "String.Array", "StringValue": _escaped(json.dumps(values, ensure_ascii=False))}
        for name, values in lists.items()
        if values
    }
    if labels.killed_min is not None:
        attributes["killed_min"] = {"DataType": "Number", "StringValue": f"{labels.killed_min:.0f}"}
    return attributes


def _escaped(document: str) -> str:
    """The same JSON, of characters that a queue takes."""
    return _REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
