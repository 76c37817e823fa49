"""The use cases of `publish`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factwire.aws import clients
from factwire.aws.settings import PublishSettings
from factwire.aws.sns.notifier import SnsNotifier
from factwire.services.publish_summary import PublishSummary
from factwire.services.stories.publish_story import PublishStory


@dataclass(frozen=True)
class PublishServices:
    """The use cases of `publish`."""

    summary: PublishSummary
    story: PublishStory


def publish_services() -> PublishServices:
    """Return the use cases of `publish`."""
    settings = PublishSettings.of(os.environ)
    notifier = SnsNotifier(clients.sns(), topic_arn=settings.topic_arn)
    return PublishServices(
        summary=PublishSummary(notifier=notifier, api_url=settings.api_url),
        story=PublishStory(notifier=notifier, api_url=settings.api_url),
    )
