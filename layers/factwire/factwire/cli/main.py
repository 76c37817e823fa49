"""The command's arguments; what a command does is imported when it runs, so that `--help` responds at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from factwire.cli import article_commands
from factwire.cli.agents import agent_commands
from factwire.cli.stack import stack_commands
from factwire.errors import FactwireError
from factwire.version import __version__

BAD_INPUT: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for bad input, 130 for an interrupt."""
    args = _arguments(arguments)
    try:
        return _run(args)
    except FactwireError as error:
        return _refuse(f"{error} ({error.code})")
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`: nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))
    except KeyboardInterrupt:
        return INTERRUPTED


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; wrong ones end with the usage of the command that they are of."""
    args, unknown = _parser().parse_known_args(given)
    if unknown:
        args.parser.error(f"unknown arguments: {' '.join(unknown)}")
    if args.command in article_commands.NAMES:
        article_commands.check(args)
    return args


def _run(args: argparse.Namespace) -> int:
    if args.command in stack_commands.NAMES or (args.command == "stories" and args.rebuild):
        return stack_commands.run(args)
    if args.command in agent_commands.NAMES:
        return agent_commands.run(args)
    return article_commands.run(args)


def _refuse(message: str) -> int:
    sys.stderr.write(f"factwire: {message}\n")
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="factwire", description="Structured facts from news articles, each with the exact words that prove it."
    )
    parser.add_argument("--version", action="version", version=f"factwire {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    article_commands.add_commands(commands)
    stack_commands.add_commands(commands)
    agent_commands.add_commands(commands)
    return parser
