"""A notification in the words of each protocol: JSON for machines, text for people, a line for phones."""

from __future__ import annotations

import unicodedata

from factwire.domain.notification.story_messages import lines_of_story
from factwire.model import EventDigest, Notification

_EMAIL = 16_000
_SMS = 140
_SUBJECT = 100
_TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def subject_of(notification: Notification) -> str:
    """Return one line of printable ASCII, at most 100 characters: what SNS takes as the subject of an e-mail."""
    prefix = {
        "summary": "",
        "revision": "Updated: ",
        "rejection": "Not processed: ",
        "retraction": "Withdrawn: ",
        "story": "Story: ",
    }
    line = f"{prefix[notification.kind]}{name_of(notification)}"
    return _ascii(" ".join(line.split()))[:_SUBJECT].strip() or notification.kind


def text_of(notification: Notification) -> str:
    """Return the e-mail: headline, summary, events with their evidence, links."""
    lines = [name_of(notification), ""]
    article = notification.article
    if notification.story:
        lines += lines_of_story(notification.story, notification.changes)
        lines += ["Newest article:", f"- {article.title or article.article_id}"]
    details = [part for part in (article.source, article.published_at) if part]
    if details:
        lines += [", ".join(details), ""]
    if notification.error:
        lines += [f"Not processed: {notification.error.message} ({notification.error.code})", ""]
    if notification.kind == "retraction":
        lines += ["This article and its facts have been withdrawn.", ""]
    if notification.summary and notification.summary.text:
        lines += [notification.summary.text, ""]
    if notification.changes and not notification.story:
        lines += ["What changed:"]
        lines += [
            f"- {change.fact}: {change.before or '-'} -> {change.after or '-'}" for change in notification.changes
        ]
        lines += [""]
    for event in notification.events:
        lines += [f"- {line_of(event)}", f'  "{" ".join(event.evidence.split())}"']
    links = notification.links
    lines += ["", *(link for link in (links.story, links.article, links.original, article.url) if link)]
    return "\n".join(lines).strip()[:_EMAIL] + "\n"


def sms_of(notification: Notification) -> str:
    """Return one short message."""
    text = f"factwire: {subject_of(notification)}"
    return text if len(text) <= _SMS else text[: _SMS - 3].rstrip() + "..."


def name_of(notification: Notification) -> str:
    """Return what a notification is about, in a line: the title of its story or article."""
    if notification.story:
        return notification.story.title or f"Story {notification.story.id}"
    article = notification.article
    headline = notification.summary.headline if notification.summary else None
    return article.title or headline or article.url or f"Article {article.article_id}"


def line_of(event: EventDigest) -> str:
    """Return one event as one sentence, or its type where the notification is older than such sentences."""
    return event.sentence or event.type.capitalize()


def _ascii(line: str) -> str:
    """Return a line in ASCII: plain quotation marks, letters without accents, a question mark for the rest."""
    decomposed = unicodedata.normalize("NFKD", line.translate(_TYPED))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return "".join(letter if " " <= letter <= "~" else "?" for letter in plain)
