"""Slack's incoming webhooks: Block Kit (https://docs.slack.dev/reference/block-kit/blocks)."""

from __future__ import annotations

from typing import Any, Final

from factwire.domain.delivery.chat import ChatMessage
from factwire.domain.notification.shortening import cut

MAX_HEADER: Final = 150
MAX_TEXT: Final = 3000
MAX_BLOCKS: Final = 50
# Control characters of mrkdwn; escaped, no text is a mention (`<!channel>`) or a link.
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def slack_document(message: ChatMessage) -> dict[str, Any]:
    """Return the body of the POST."""
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": cut(message.title, MAX_HEADER), "emoji": False}},
        *([_context(message.context)] if message.context else []),
        *(_section(_escaped(text)) for text in message.paragraphs),
        *(_section(f"*{_escaped(fact.line)}*\n> {_escaped(fact.evidence)}") for fact in message.facts),
        *([_context_of_links(message)] if message.links else []),
    ]
    return {"text": cut(_escaped(message.fallback), MAX_TEXT), "blocks": blocks[:MAX_BLOCKS], "unfurl_links": False}


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, MAX_TEXT)}}


def _context(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(_escaped(text), MAX_TEXT)}]}


def _context_of_links(message: ChatMessage) -> dict[str, Any]:
    # Cut off, a link is no link: what does not fit is left out whole.
    links = [f"<{_escaped(url).replace('|', '%7C')}|{label}>" for label, url in message.links]
    while len(" · ".join(links)) > MAX_TEXT:
        links.pop()
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": " · ".join(links) or "-"}]}


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
