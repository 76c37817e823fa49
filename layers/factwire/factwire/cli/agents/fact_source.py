"""Where the tools take their answers from: a stack's endpoint, or files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol
from urllib.parse import quote

from factwire.cli.stack.cloud import Cloud

Document = dict[str, Any]
Kind = Literal["events", "quotes"]


class FactSource(Protocol):
    """Facts that can be asked for; answers are as the HTTP API's."""

    def search(self, kind: Kind, filters: Mapping[str, str], *, limit: int, cursor: str | None) -> Document:
        """Return one page of events or quotes: their list under `kind`, and the cursor of the next page.

        Raises:
            InvalidRequest: a filter is wrong; it is named.
        """

    def story(self, story_id: str) -> Document:
        """Return one story.

        Raises:
            NotFound: there is none with this id.
        """

    def story_of(self, article_id: str) -> str | None:
        """Return the id of the story that an article is in; None where it is in none.

        Raises:
            NotFound: there is no such article.
        """

    def facts(self, article_id: str) -> Document:
        """Return the facts document of an article.

        Raises:
            NotFound: there is none with this id.
        """


class StackFacts:
    """A `FactSource` over the endpoint of a stack, on AWS or on this machine."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def search(self, kind: Kind, filters: Mapping[str, str], *, limit: int, cursor: str | None) -> Document:
        """Return one page of events or quotes."""
        paging = {"limit": str(limit), **({"cursor": cursor} if cursor else {})}
        return self._cloud.ask(f"/{kind}", {**filters, **paging})

    def story(self, story_id: str) -> Document:
        """Return one story."""
        return self._cloud.ask(f"/stories/{quote(story_id, safe='')}", {})

    def story_of(self, article_id: str) -> str | None:
        """Return the id of the story that an article is in."""
        story: str | None = self._cloud.ask(f"/articles/{quote(article_id, safe='')}", {}).get("story")
        return story

    def facts(self, article_id: str) -> Document:
        """Return the facts document of an article."""
        return self._cloud.ask(f"/articles/{quote(article_id, safe='')}/facts", {})
