"""Discord's webhooks: one embed (https://docs.discord.com/developers/resources/message#embed-object)."""

from __future__ import annotations

import re
from typing import Any, Final

from factwire.domain.delivery.chat import ChatMessage
from factwire.domain.notification.shortening import cut

MAX_TITLE: Final = 256
MAX_DESCRIPTION: Final = 4096
MAX_FIELD_NAME: Final = 256
MAX_FIELD_VALUE: Final = 1024
MAX_FOOTER: Final = 2048
MAX_URL: Final = 2048
MAX_EMBED: Final = 6000
_MARKUP: Final = re.compile(r"([\\*_~`|>#\[\]()<@-])")


def discord_document(message: ChatMessage) -> dict[str, Any]:
    """Return the body of the POST; no text in it mentions anybody (`allowed_mentions`)."""
    embed: dict[str, Any] = {"title": cut(message.title, MAX_TITLE)}
    if message.url and len(message.url) <= MAX_URL:
        embed["url"] = message.url
    if message.paragraphs:
        embed["description"] = _fitted("\n\n".join(message.paragraphs), MAX_DESCRIPTION // 2)
    if message.context:
        embed["footer"] = {"text": cut(message.context, MAX_FOOTER // 8)}
    embed["fields"] = [
        {"name": cut(fact.line, MAX_FIELD_NAME), "value": f"> {_fitted(fact.evidence, MAX_FIELD_VALUE - 2)}"}
        for fact in message.facts
    ]
    while size_of(embed) > MAX_EMBED:
        embed["fields"].pop()
    return {"embeds": [embed], "allowed_mentions": {"parse": []}}


def size_of(embed: dict[str, Any]) -> int:
    """Return the characters that Discord counts against the limit of an embed."""
    texts = [embed["title"], embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    texts += [text for field in embed["fields"] for text in (field["name"], field["value"])]
    return sum(map(len, texts))


def _fitted(text: str, limit: int) -> str:
    """Return a text with its markup escaped, cut before an escape is."""
    while len(escaped := _MARKUP.sub(r"\\\1", text)) > limit:
        text = cut(text, max(1, len(text) - max(1, (len(escaped) - limit) // 2)))
    return escaped
