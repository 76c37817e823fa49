"""The terminal output of a run: its steps, the summaries as they arrive, and what to do next."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factwire.domain.notification.messages import line_of
from factwire.domain.notification.story_messages import lines_of_story
from factwire.model import Change, Notification, NotificationKind, NotifiedStory
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from local.settings import Settings
    from local.stack import Stack

_WIDTH = 100
_COLOURS: dict[NotificationKind, str] = {
    "summary": "bold green",
    "revision": "bold cyan",
    "rejection": "bold red",
    "retraction": "bold yellow",
    "story": "bold magenta",
}
_QUESTIONS = ("who", "what", "when", "where", "why", "how")


class Screen:
    """Writes to the terminal, in colour where it is one."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, soft_wrap=True)

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Print the name of a step, and its time when it is done."""
        start = time.monotonic()
        self._console.print(f"{doing} ...", style="dim", end=" ")
        try:
            yield
        except BaseException:
            self._console.print()
            raise
        self._console.print(f"{time.monotonic() - start:.1f} s", style="dim")

    def say(self, line: str = "", *, style: str = "") -> None:
        """Print one line."""
        self._console.print(Text(line, style=style))

    def notification(self, notice: Notification) -> None:
        """Print one notification."""
        if notice.story:
            self._story(notice.story, notice.changes)
            return
        article = notice.article
        name = (
            article.title or (notice.summary and notice.summary.headline) or notice.links.original or article.article_id
        )
        byline = ", ".join(part for part in (article.source, (article.published_at or "")[:10]) if part)
        self.say()
        heading = Text(notice.kind.upper(), style=_COLOURS[notice.kind])
        heading.append(f"  {name}", style="bold").append(f"  {byline}" if byline else "", style="dim")
        self._console.print(heading)
        if notice.error:
            self._wrapped(f"{notice.error.code}: {notice.error.message}")
        if notice.summary and notice.summary.text:
            self._wrapped(notice.summary.text)
        for change in notice.changes:
            self._wrapped(f"{change.fact}: {change.before or '-'} -> {change.after or '-'}", label="changed")
        self._w5h(notice)
        for event in notice.events[:3]:
            self._wrapped(line_of(event), label=event.type.lower())

    def _story(self, story: NotifiedStory, changes: tuple[Change, ...]) -> None:
        self.say()
        self._console.print(Text("STORY", style=_COLOURS["story"]).append(f"  {story.title or story.id}", style="bold"))
        for line in filter(None, lines_of_story(story, changes)):
            self._wrapped(line)

    def ready(self, settings: Settings, stack: Stack) -> None:
        """Print what to do next."""
        url, bucket = stack.api_url, f"{settings.endpoint}/{stack.bucket}/incoming"
        self.say()
        self.say("Ready. Ctrl-C stops everything; `make run` finds it all again.", style="bold")
        rows = (
            ("read", f"{url}/"),
            ("drop", "put a file into inbox/ (named like `2024-10-08 title.txt`, it has a publication date)"),
            ("", f"curl -T article.txt {bucket}/article.txt"),
            ("subscribe", ".venv/bin/factwire watch --local --type ASSAULT --killed-min 5"),
            ("", f"curl {url}/subscriptions -H 'content-type: application/json' -d \\"),
            ("", """    '{"protocol": "http", "endpoint": "http://127.0.0.1:8000/", "filter": {"killed_min": 5}}'"""),
            ("ask", ".venv/bin/factwire query events --local --type ASSAULT"),
            ("", f"curl {url}/articles"),
            ("", f"curl {url}/extract -H 'content-type: text/plain' --data-binary @article.txt"),
            ("look up", f"{url}/docs"),
        )
        for label, text in rows:
            self._console.print(Text(f"  {label:<10}", style="cyan").append(text, style="default"))
        self.say()

    def _w5h(self, notice: Notification) -> None:
        for question in _QUESTIONS if notice.w5h else ():
            value = getattr(notice.w5h, question)
            if value:
                self._wrapped(value, label=question)

    def _wrapped(self, text: str, *, label: str = "") -> None:
        indent = " " * 12
        lines = textwrap.wrap(" ".join(text.split()), _WIDTH - len(indent)) or [""]
        self._console.print(Text(f"  {label:<10}", style="cyan").append(lines[0], style="default"))
        for line in lines[1:]:
            self._console.print(Text(indent + line))
