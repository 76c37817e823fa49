"""What each receiver takes: within its limits, mentioning nobody, valid by its own validator."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from factwire.domain.delivery import discord, slack, teams
from factwire.domain.delivery.formats import rendered
from factwire.model import Notification, NotifiedArticle, RejectionReason

from tests.unit.domain.delivery.notifications import story, summary

# Everything that some chat takes for markup, a mention or a link, and letters of four bytes.
HOSTILE = "<!channel> @everyone <@U123> [x](https://evil.example) *b* _i_ `c` ~s~ > q # h | \\ & 💥\n" * 100
FORMATS = ("json", "cloudevents", "slack", "discord", "teams")


def document(notification: Notification, format: Any) -> Any:
    return json.loads(rendered(notification, format=format).body)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_notification_gives_the_same_bytes(format: Any) -> None:
    assert rendered(summary(), format=format) == rendered(summary(), format=format)


def test_json_is_the_notification_itself() -> None:
    assert Notification.model_validate(document(summary(), "json")) == summary()


def test_a_cloud_event_is_valid_by_the_sdk() -> None:
    for notification in (summary(), story()):
        sent = rendered(notification, format="cloudevents")
        event = from_structured(
            HTTPMessage(headers={"content-type": sent.content_type}, body=sent.body), JSONFormat(), CloudEvent
        )
        assert event.get_id() == notification.notification_id
        assert event.get_source() == "https://api.example.com"
        assert event.get_type() == f"factwire.notification.{notification.kind}"
        assert event.get_subject() in {"articles/a1", "stories/s1"}
        assert event.get_extension("sequence") == f"{notification.sequence:010}"
        assert Notification.model_validate(event.get_data()) == notification


def texts_of(value: Any) -> list[str]:
    """All texts in a document."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_of(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("format", ["slack", "discord", "teams"])
def test_a_chat_shows_title_source_sentence_evidence_and_links(format: Any) -> None:
    shown = " ".join(texts_of(document(summary(), format))).replace("\\", "")
    assert "Port of Aden shelled" in shown
    assert "Example Wire" in shown
    assert "according to the army" in shown
    assert "Rebels shelled the port of Aden, killing 12" in shown
    assert "https://example.com/aden" in shown


@pytest.mark.parametrize("format", ["slack", "discord", "teams"])
def test_a_chat_shows_who_disputes_a_storys_toll(format: Any) -> None:
    shown = " ".join(texts_of(document(story(), format))).replace("\\", "")
    assert "2 independent sources in 2 outlets" in shown
    assert "Killed: 9, disputed" in shown
    assert "17, which differs: survivors (in B)" in shown


@pytest.mark.parametrize("format", ["slack", "discord", "teams"])
def test_rejections_and_retractions_have_something_to_say(format: Any) -> None:
    bare = NotifiedArticle(article_id="a1")
    error = RejectionReason(code="empty", message="The article has no text")
    rejection = Notification(notification_id="n", kind="rejection", article=bare, error=error)
    retraction = Notification(notification_id="n", kind="retraction", article=bare)
    assert "The article has no text" in " ".join(texts_of(document(rejection, format)))
    assert "withdrawn" in " ".join(texts_of(document(retraction, format)))


def test_slack_keeps_its_limits_and_mentions_nobody() -> None:
    sent = document(summary(title=HOSTILE, text=HOSTILE, events=10), "slack")
    assert len(sent["blocks"]) <= slack.MAX_BLOCKS
    for block in sent["blocks"]:
        texts = [block["text"]] if "text" in block else block["elements"]
        for text in texts:
            assert 0 < len(text["text"]) <= (slack.MAX_HEADER if block["type"] == "header" else slack.MAX_TEXT)
            if text["type"] == "mrkdwn":
                assert "<!" not in text["text"]
                assert "<@" not in text["text"]
    assert "<!" not in sent["text"]


def test_discord_keeps_its_limits_and_mentions_nobody() -> None:
    sent = document(summary(title=HOSTILE, text=HOSTILE, events=10), "discord")
    (embed,) = sent["embeds"]
    assert sent["allowed_mentions"] == {"parse": []}
    assert len(embed["title"]) <= discord.MAX_TITLE
    assert len(embed["description"]) <= discord.MAX_DESCRIPTION
    assert 0 < len(embed["fields"]) <= 25
    for field in embed["fields"]:
        assert 0 < len(field["name"]) <= discord.MAX_FIELD_NAME
        assert 0 < len(field["value"]) <= discord.MAX_FIELD_VALUE
    assert discord.size_of(embed) <= discord.MAX_EMBED


def test_teams_gets_a_card_in_a_message_within_its_limit() -> None:
    notification = summary(title=HOSTILE, text=HOSTILE, events=10)
    sent = rendered(notification, format="teams")
    assert len(sent.body) <= teams.MAX_BYTES
    (attachment,) = json.loads(sent.body)["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attachment["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.4")
    assert all(block["type"] == "TextBlock" and block["wrap"] for block in card["body"])
    assert all("](https://evil.example)" not in block["text"] for block in card["body"])
    assert {action["url"] for action in card["actions"]} == {
        "https://example.com/aden",
        "https://api.example.com/#/articles/a1",
    }


def test_an_address_that_no_browser_opens_is_no_link() -> None:
    article = summary().article.model_copy(update={"url": "javascript:alert(1)"})
    for format in ("slack", "discord", "teams"):
        sent = document(summary().model_copy(update={"article": article}), format)
        assert not any("javascript:" in text for text in texts_of(sent))
