"""A notification as a chat shows it, whatever the chat: a title, where it is from, paragraphs, facts, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from factwire.domain.notification.messages import line_of, name_of
from factwire.domain.notification.shortening import cut
from factwire.domain.notification.story_messages import lines_of_story
from factwire.model import Notification

MAX_FACTS: Final = 5
_PARAGRAPH, _LINE, _EVIDENCE = 900, 300, 300
_KINDS: Final = {"revision": "Updated", "rejection": "Not processed", "retraction": "Withdrawn", "story": "Story"}


@dataclass(frozen=True)
class Fact:
    """One event as a sentence, with the words that prove it."""

    line: str
    evidence: str


@dataclass(frozen=True)
class ChatMessage:
    """What a chat is told; plain text without any markup."""

    title: str
    url: str | None
    context: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def fallback(self) -> str:
        """Return one line for notifications on a phone."""
        return f"{self.title} ({self.context})" if self.context else self.title


def chat_message_of(notification: Notification) -> ChatMessage:
    """Return what a chat is told of a notification."""
    article = notification.article
    links = tuple(
        (label, link)
        for label, link in (
            ("source", article.url),
            ("story", _on_page(notification.links.story)),
            ("facts", _on_page(notification.links.article)),
        )
        if link and is_web_address(link)
    )
    context = [_KINDS.get(notification.kind), article.source, (article.published_at or "")[:16].replace("T", " ")]
    return ChatMessage(
        title=" ".join(name_of(notification).split()) or "factwire",
        url=links[0][1] if links else None,
        context=" · ".join(part for part in context if part),
        paragraphs=tuple(cut(text, _PARAGRAPH) for text in _paragraphs(notification) if text.strip()),
        facts=tuple(
            Fact(line=cut(line_of(event), _LINE), evidence=cut(" ".join(event.evidence.split()), _EVIDENCE))
            for event in notification.events[:MAX_FACTS]
        ),
        links=links,
    )


def is_web_address(link: str) -> bool:
    """Return whether a link can be opened in a browser."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and link.isprintable() and " " not in link


def _on_page(link: str | None) -> str | None:
    """Return where the reader page shows what a link of the endpoint leads to; people in a chat sign no requests."""
    if link is None:
        return None
    endpoint, kind, name = link.rsplit("/", 2)
    return f"{endpoint}/#/{kind}/{name}"


def _paragraphs(notification: Notification) -> list[str]:
    if notification.story:
        lines = lines_of_story(notification.story, notification.changes)
        return "\n".join(lines).split("\n\n")
    if notification.error:
        return [f"{notification.error.message} ({notification.error.code})"]
    if notification.kind == "retraction":
        return ["This article and its facts have been withdrawn."]
    changed = [f"{each.fact}: {each.before or '-'} -> {each.after or '-'}" for each in notification.changes]
    return [notification.summary.text if notification.summary else "", "\n".join(changed)]
