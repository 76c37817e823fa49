"""Arguments that the commands of a stack share."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from factwire.cli.stack.cloud import Cloud

_STACK: Final = "factwire"
COMMON: Final = ("source", "since", "until")
"""The endpoint's filters of articles, which every question takes."""
COMMON_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "source": {"metavar": "NAME", "help": "who published the article"},
    "since": {"metavar": "DATE", "help": "published then or later"},
    "until": {"metavar": "DATE", "help": "published then or earlier"},
}


def command(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    """Add a command of a stack to the parser's; return its own parser."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=does, description=f"{does.capitalize()}.")
    parser.set_defaults(parser=parser)
    add_stack(parser)
    return parser


def add_stack(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which stack is meant."""
    where = parser.add_argument_group("which stack")
    where.add_argument("--stack", default=os.environ.get("FACTWIRE_STACK", _STACK), help="its name (default: factwire)")
    where.add_argument("--local", action="store_true", help="the one of `make run`, wherever it listens")
    where.add_argument("--endpoint-url", metavar="URL", help="a local AWS elsewhere")


def cloud_of(args: argparse.Namespace) -> Cloud:
    """Return the stack that the options mean."""
    from factwire.cli.stack.cloud import Cloud, local_endpoint

    return Cloud(
        stack=args.stack,
        endpoint_url=args.endpoint_url or (local_endpoint() if args.local else None),
        token=os.environ.get("FACTWIRE_TOKEN"),
    )


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the filters of articles to a command's arguments."""
    for name in COMMON:
        parser.add_argument(f"--{name}", **COMMON_OPTIONS[name])


def common_filters(args: argparse.Namespace) -> dict[str, str]:
    """Return the filters of articles that were given, as the endpoint takes them."""
    return {name: str(value) for name in COMMON if (value := getattr(args, name)) is not None}
