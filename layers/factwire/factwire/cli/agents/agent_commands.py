"""The arguments of `factwire mcp`."""

from __future__ import annotations

import argparse
from typing import Any, Final

from factwire.cli.stack.stack_options import cloud_of, command
from factwire.errors import InstallationIncomplete

NAMES: Final = ("mcp",)
_PORT: Final = 8765
_PORTS: Final = range(1, 65536)


def add_commands(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = command(commands, "mcp", "serve facts to agents, read-only, by the Model Context Protocol")
    parser.add_argument(
        "--facts",
        nargs="+",
        metavar="FILE",
        help="instead of a stack: what `factwire extract` wrote, as JSON or JSON Lines",
    )
    parser.add_argument(
        "--http",
        action="store_true",
        help="over streamable HTTP on 127.0.0.1, at /mcp, instead of standard input and output",
    )
    parser.add_argument("--port", type=_port, default=_PORT, help=f"with --http (default: {_PORT})")


def run(args: argparse.Namespace) -> int:
    """Serve until the client leaves or Ctrl-C; return the exit status.

    Raises:
        InstallationIncomplete: the package `mcp` is not installed.
        FactwireError: the facts cannot be read, or there is no such stack.
    """
    try:
        from factwire.cli.agents.server import server_of
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise InstallationIncomplete("`factwire mcp` needs the package mcp: pip install 'factwire[mcp,aws]'") from None
    server = server_of(_source(args))
    if args.http:
        server.run("streamable-http", host="127.0.0.1", port=args.port)
    else:
        server.run("stdio")
    return 0


def _source(args: argparse.Namespace) -> Any:
    if args.facts:
        from factwire.cli.agents.local_facts import LocalFacts, facts_in

        return LocalFacts(facts_in(args.facts))
    from factwire.cli.agents.fact_source import StackFacts

    cloud = cloud_of(args)
    cloud.output("ApiUrl")  # a stack that is not there is said now, not to the first question
    return StackFacts(cloud)


def _port(value: str) -> int:
    number = int(value)
    if number not in _PORTS:
        raise argparse.ArgumentTypeError("a port from 1 to 65535")
    return number
