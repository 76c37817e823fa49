"""Microsoft Teams' workflows ("When a Teams webhook request is received"): an Adaptive Card in a message.

https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from factwire.domain.delivery.chat import ChatMessage
from factwire.domain.notification.shortening import cut

MAX_BYTES: Final = 28_000
_TITLE: Final = 300
# The Markdown that text blocks know; HTML they show as it is.
_MARKUP: Final = re.compile(r"([\\*_\[\]()`~#-])")


def teams_document(message: ChatMessage) -> dict[str, Any]:
    """Return the body of the POST, cut to what Teams takes: the last facts go first."""
    body = [_text(cut(message.title, _TITLE), weight="Bolder", size="Medium")]
    body += [_text(message.context, isSubtle=True, spacing="None")] if message.context else []
    body += [_text(text) for text in message.paragraphs]
    for fact in message.facts:
        body += [_text(fact.line, weight="Bolder"), _text(fact.evidence, isSubtle=True, spacing="None")]
    document = _document(body, message)
    while len(json.dumps(document).encode()) > MAX_BYTES:
        body.pop()
        document = _document(body, message)
    return document


def _document(body: list[dict[str, Any]], message: ChatMessage) -> dict[str, Any]:
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "msteams": {"width": "Full"},
        "body": list(body),
        "actions": [{"type": "Action.OpenUrl", "title": label, "url": url} for label, url in message.links],
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _text(text: str, **style: Any) -> dict[str, Any]:
    lines = _MARKUP.sub(r"\\\1", text).replace("\n", "\n\n")  # one line end is a space to Markdown
    return {"type": "TextBlock", "text": lines, "wrap": True, **style}
