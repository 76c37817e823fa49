"""`factwire mcp` as agents reach it: the package's own client, over stdio, over HTTP, and in this process."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from factwire.cli.agents.fact_source import StackFacts
from factwire.cli.agents.local_facts import LocalFacts, facts_in
from factwire.cli.agents.server import server_of
from factwire.cli.stack.cloud import Cloud
from factwire.errors import NotFound
from factwire.library import extract
from mcp import Client, StdioServerParameters, stdio_client

from tests.integration.conftest import Stack
from tests.integration.test_api_function import stored

ADEN = "Rebels shelled the port of Aden on Monday, killing 12 people. “We fled at dawn,” said Amal Saleh, a nurse."
LYON = "Police in Lyon arrested three men on Tuesday."
TOOLS = {"extract", "search_events", "search_quotes", "get_story", "get_article_facts"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Facts as `factwire extract` writes them: one document, and lines."""
    folder = tmp_path_factory.mktemp("facts")
    aden = extract(
        ADEN,
        title="Port of Aden shelled",
        published_at="2024-10-08",
        source="Example Wire",
        url="https://example.com/aden",
    )
    lyon = extract(LYON, title="Three arrested", published_at="2024-10-09", source="Other Wire")
    one, lines = folder / "aden.json", folder / "lines.jsonl"
    one.write_text(aden.model_dump_json(), encoding="utf-8")
    failed = {"id": "2", "error": {"code": "empty", "message": "no text"}}
    lines.write_text(
        json.dumps({"id": "1", "facts": lyon.model_dump(mode="json")}) + "\n" + json.dumps(failed) + "\n",
        encoding="utf-8",
    )
    return [str(one), str(lines)]


async def called(client: Client, tool: str, **arguments: Any) -> Any:
    """The structured answer of a tool."""
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return answer.structured_content


def asked(server: Any, tool: str, **arguments: Any) -> Any:
    """One question, in this process."""

    async def ask() -> Any:
        async with Client(server) as client:
            return await called(client, tool, **arguments)

    return asyncio.run(ask())


def refused(server: Any, tool: str, **arguments: Any) -> str:
    """What an agent is told whose question cannot be answered."""

    async def ask() -> str:
        async with Client(server) as client:
            answer = await client.call_tool(tool, arguments)
            assert answer.is_error
            return " ".join(getattr(each, "text", "") for each in answer.content)

    return asyncio.run(ask())


@pytest.fixture(scope="module")
def local(files: list[str]) -> Any:
    return server_of(LocalFacts(facts_in(files)))


def test_every_tool_says_that_it_only_reads_and_what_each_argument_is(local: Any) -> None:
    async def listed() -> Any:
        async with Client(local) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert len(tool.description.split()) > 8
        assert all("description" in each for each in tool.input_schema["properties"].values()), tool.name


def test_over_stdio_an_agent_finds_an_event_its_evidence_its_article_and_its_story(files: list[str]) -> None:
    async def talk() -> None:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "factwire.cli", "mcp", "--facts", *files], env=dict(os.environ)
        )
        async with Client(stdio_client(command)) as client:
            found = await called(client, "search_events", country="YEM", killed_min=10)
            (event,) = found["events"]
            assert event["evidence"] in ADEN
            assert event["id"].startswith(event["article"]["article_id"] + "#")
            facts = await called(
                client, "get_article_facts", article_id=event["article"]["article_id"], include_text=True
            )
            proof = next(each for each in facts["events"] if event["id"].endswith(f"#{each['id']}"))["evidence"]
            assert facts["article"]["text"][proof["start"] : proof["end"]] == proof["text"]
            story = await called(client, "get_story", article_id=event["article"]["article_id"])
            assert [each["id"] for each in story["articles"]] == [event["article"]["article_id"]]
            quotes = await called(client, "search_quotes", speaker="Amal Saleh")
            assert quotes["quotes"][0]["text"].strip("“”,") in ADEN

    asyncio.run(talk())


@contextmanager
def served(files: list[str]) -> Iterator[str]:
    """The server over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "factwire.cli", "mcp", "--facts", *files, "--http", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()


def test_over_streamable_http_an_agent_gets_the_same(files: list[str]) -> None:
    async def talk(url: str) -> Any:
        async with Client(url) as client:
            return await called(client, "search_events", country="YEM")

    with served(files) as url:
        over_http = asyncio.run(talk(url))
    assert [event["type"] for event in over_http["events"]] == ["ASSAULT"]


def test_a_text_at_hand_is_extracted_with_spans_and_without_mentions(local: Any) -> None:
    facts = asked(local, "extract", text=ADEN, published_at="2024-10-08")
    event = next(each for each in facts["events"] if each["type"] == "ASSAULT")
    evidence = event["evidence"]
    assert ADEN[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "text" not in facts["article"]
    assert all("mentions" not in entity for entity in facts["entities"])


def test_filters_and_pages_are_those_of_a_stack(local: Any) -> None:
    everything = asked(local, "search_events", limit=50)["events"]
    first = asked(local, "search_events", limit=1)
    second = asked(local, "search_events", limit=1, cursor=first["next"])
    assert [first["events"][0]["id"], second["events"][0]["id"]] == [each["id"] for each in everything[:2]]
    assert everything[0]["article"]["source"] == "Other Wire"  # the newest first
    assert {each["article"]["source"] for each in asked(local, "search_events", until="2024-10-08")["events"]} == {
        "Example Wire"
    }
    assert len(asked(local, "search_events", country="Yemen", happened_from="2024-10-07")["events"]) == 1
    assert asked(local, "search_quotes", speaker="Saleh")["quotes"][0]["speaker"] == "Amal Saleh"


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get_story", {}, "either story_id or article_id"),
        ("get_story", {"story_id": "s1", "article_id": "a1"}, "either story_id or article_id"),
        ("get_story", {"story_id": "sffff"}, "no such story (not_found)"),
        ("get_article_facts", {"article_id": "nothing"}, "no such article (not_found)"),
        ("search_events", {"since": "yesterday"}, "ISO 8601"),
        ("search_events", {"country": "Atlantis"}, "country"),
        ("search_quotes", {"speaker": "Nobody at All"}, "no article names"),
        ("search_events", {"type": "WAR"}, "type"),
        ("search_events", {"cursor": "forged"}, "cursor"),
        ("search_events", {"limit": 1000}, "limit"),
        ("extract", {"text": ""}, "empty"),
    ],
)
def test_an_agent_is_told_in_words_what_to_ask_otherwise(
    local: Any, tool: str, arguments: dict[str, Any], words: str
) -> None:
    assert words in refused(local, tool, **arguments)


def test_over_a_stack_the_tools_answer_from_its_endpoint(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_cloud: Cloud, path: str, query: dict[str, str]) -> Any:
        answer = stack.get(path, **query)
        if answer["statusCode"] == 404:
            raise NotFound(answer["json"]["detail"])
        return answer["json"]

    monkeypatch.setattr(Cloud, "ask", ask)
    server = server_of(StackFacts(Cloud(stack="factwire", endpoint_url="http://127.0.0.1:1")))
    article_id = stored(stack, 1)
    stack.relate()
    (event, *_) = asked(server, "search_events", country="YEM")["events"]
    assert event["article"]["article_id"] == article_id
    assert asked(server, "get_article_facts", article_id=article_id)["article"]["article_id"] == article_id
    story = asked(server, "get_story", article_id=article_id)
    assert asked(server, "get_story", story_id=story["id"]) == story
    assert "quotes" in asked(server, "search_quotes")
    assert "no such" in refused(server, "get_story", story_id="sffff")


def test_what_is_no_facts_document_is_said_before_anything_is_served(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    for content in ('{"title": "x"}', "not json", "[1]"):
        path.write_text(content, encoding="utf-8")
        command = [sys.executable, "-m", "factwire.cli", "mcp", "--facts", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == 2
        assert "article.json" in done.stderr
        assert done.stdout == ""


def test_without_the_extra_the_command_says_what_to_install(files: list[str]) -> None:
    hidden = "import sys; sys.modules['mcp'] = None; from factwire.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", hidden, "mcp", "--facts", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'factwire[mcp,aws]'" in done.stderr


def test_nothing_else_needs_the_extra() -> None:
    loaded = (
        "import sys, importlib; importlib.import_module('factwire.cli.main')._parser(); print('mcp' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
