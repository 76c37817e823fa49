"""The server of the Model Context Protocol: tools that read and change nothing, each answer with evidence and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from factwire.cli.agents.fact_source import Document, FactSource
from factwire.errors import FactwireError
from factwire.model import Assertion, EventType
from factwire.version import __version__

_INSTRUCTIONS: Final = (
    "Facts of news articles, each with the exact words that prove it. Cite `evidence` (of a quote its `text`) and the "
    "article when you state a fact; `assertion` says how sure the article is (asserted, reported, possible, planned, "
    "conditional, negated). What is not known is null. A story is one happening as several outlets tell it; where "
    "sources dispute a toll, say so."
)
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
# What an agent does not need to state a fact, and would pay for word by word.
_LEFT_OUT: Final = {"mentions"}

Name = Annotated[str | None, Field(description="a name, an acronym, a person's last name, or a key", max_length=120)]
Source = Annotated[str | None, Field(description="who published the article", max_length=200)]
Day = Annotated[str | None, Field(description="ISO 8601 date or date-time of publication", max_length=64)]
Limit = Annotated[int, Field(ge=1, le=50, description="how many at most")]
Cursor = Annotated[str | None, Field(description="`next` of the page before", max_length=600)]
ArticleId = Annotated[str, Field(max_length=64, description="as events, quotes and stories name it")]


def server_of(source: FactSource) -> MCPServer[Any]:
    """Return a server that answers from `source`."""
    server: MCPServer[Any] = MCPServer(
        "factwire", title="factwire", instructions=_INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    for function in (*_searches(source), *_documents(source), extract):
        server.add_tool(function, annotations=_READS)
    return server


def extract(
    text: Annotated[str, Field(description="the article's body, in English", max_length=200_000)],
    title: Annotated[str | None, Field(description="its headline")] = None,
    published_at: Annotated[str | None, Field(description="ISO 8601; relative dates are resolved against it")] = None,
    source: Source = None,
    url: Annotated[str | None, Field(description="its canonical address")] = None,
) -> Document:
    """Extract the facts of one article that you have the text of; nothing is stored.

    Events, quotes, tolls, places, times; spans (`start`, `end`) count the characters of `text`.
    """
    from factwire.library import extract as extracted

    with _tool_errors():
        facts = extracted(text, title=title, published_at=published_at, source=source, url=url)
    return brief(facts.model_dump(mode="json"), with_text=False)


def _searches(source: FactSource) -> Iterator[Callable[..., Document]]:
    def search_events(  # noqa: PLR0917 - the SDK passes arguments by name
        type: Annotated[EventType | None, Field(description="PLOVER event type")] = None,
        country: Annotated[str | None, Field(description="name or ISO 3166-1 code: of the place or a party")] = None,
        actor: Name = None,
        target: Name = None,
        entity: Annotated[str | None, Field(description="an entity's name or key, as actor or target")] = None,
        speaker: Annotated[str | None, Field(description="whom the event is attributed to")] = None,
        assertion: Annotated[Assertion | None, Field(description="how sure the article is")] = None,
        killed_min: Annotated[int | None, Field(ge=0, description="at least so many killed")] = None,
        happened_from: Annotated[str | None, Field(description="it happened on that day or later")] = None,
        happened_to: Annotated[str | None, Field(description="it happened on that day or earlier")] = None,
        source_name: Source = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> Document:
        """Find events of all articles, those of the newest first; all filters that are given must hold.

        Each has the words that prove it (`evidence`), its article, and an id.
        """
        filters = _given(
            type=type,
            country=country,
            actor=actor,
            target=target,
            entity=entity,
            speaker=speaker,
            assertion=assertion,
            killed_min=killed_min,
            **{"from": happened_from, "to": happened_to},
            source=source_name,
            since=since,
            until=until,
        )
        with _tool_errors():
            return _with_ids(source.search("events", filters, limit=limit, cursor=cursor), "events")

    def search_quotes(  # noqa: PLR0917 - the SDK passes arguments by name
        speaker: Name = None,
        source_name: Source = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> Document:
        """Find who said what in all articles, the newest first. `text` is what the article has, word for word."""
        filters = _given(speaker=speaker, source=source_name, since=since, until=until)
        with _tool_errors():
            return _with_ids(source.search("quotes", filters, limit=limit, cursor=cursor), "quotes")

    yield from (search_events, search_quotes)


def _documents(source: FactSource) -> Iterator[Callable[..., Document]]:
    def get_story(
        story_id: Annotated[str | None, Field(description="a story's id")] = None,
        article_id: Annotated[str | None, Field(description="or an article's: the story that it is in")] = None,
    ) -> Document:
        """Get one happening as several outlets tell it.

        It has its articles, independent sources, and its toll with each claim: who makes it, the words, and whether
        sources dispute it.
        """
        if (story_id is None) == (article_id is None):
            raise ToolError("Give either story_id or article_id")
        with _tool_errors():
            found = story_id or source.story_of(article_id or "")
            if found is None:
                raise ToolError("The article is in no story (yet)")
            return source.story(found)

    def get_article_facts(
        article_id: ArticleId,
        include_text: Annotated[bool, Field(description="also the article's text, which spans count")] = False,
    ) -> Document:
        """Get all facts of one article, each with its words and their place (`start`, `end`) in the text."""
        with _tool_errors():
            return brief(source.facts(article_id), with_text=include_text)

    yield from (get_story, get_article_facts)


def brief(facts: Document, *, with_text: bool) -> Document:
    """Return a facts document without every mention of each name, and without the text unless it is wanted."""
    article = {name: value for name, value in facts["article"].items() if with_text or name != "text"}
    short: Document = _without(facts)
    return {**short, "article": article}


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without(each) for name, each in value.items() if name not in _LEFT_OUT and each is not None}
    return [_without(each) for each in value] if isinstance(value, list) else value


def _with_ids(page: Document, kind: str) -> Document:
    """Return a page whose facts have ids that hold for all articles: `ARTICLE#ID`."""
    rows = [{**row, "id": f"{row['article']['article_id']}#{row['id']}"} for row in page[kind]]
    return {kind: [_without(row) for row in rows], "next": page.get("next")}


def _given(**filters: Any) -> dict[str, str]:
    return {name: str(value) for name, value in filters.items() if value is not None}


@contextmanager
def _tool_errors() -> Iterator[None]:
    """Tell the agent in our words what was wrong, so that it can ask otherwise.

    Raises:
        ToolError: with the message and code of a named error.
    """
    try:
        yield
    except FactwireError as error:
        raise ToolError(f"{error} ({error.code})") from error
