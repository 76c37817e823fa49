"""The command's arguments; what a command does is imported when it runs, so that `--help` responds at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from factwire.cli.shared_options import add_metadata, count, metadata_of
from factwire.cli.stack import commands as stack_commands
from factwire.defaults import SUMMARY_WORDS
from factwire.errors import FactwireError
from factwire.version import __version__

BAD_INPUT: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for bad input, 130 for an interrupt."""
    parser = _parser()
    args = parser.parse_args(arguments)
    if args.command == "extract" and (args.file is None) == (args.jsonl is None):
        parser.error("give either FILE or --jsonl IN")
    if args.command == "stories" and (args.file is None) == (args.rebuild is None):
        parser.error("give either IN or --rebuild DAY")
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


def _run(args: argparse.Namespace) -> int:
    if args.command in stack_commands.NAMES or (args.command == "stories" and args.rebuild):
        return stack_commands.run(args)
    if args.command == "explain":
        from factwire.cli.explain import explain_file

        return explain_file(args.file)
    if args.command == "stories":
        from factwire.cli.batch.story_lines import story_lines

        return story_lines(args.file, out=args.out, workers=args.workers)
    if args.jsonl is not None:
        from factwire.cli.batch.jsonl import extract_lines

        return extract_lines(args.jsonl, out=args.out, workers=args.workers)
    from factwire.cli.extract import extract_file

    return extract_file(
        args.file,
        content_type=args.content_type,
        metadata=metadata_of(args),
        form=args.format,
        out=args.out,
        summary_words=args.summary_words,
        member=args.member,
        members=args.members,
    )


def _refuse(message: str) -> int:
    sys.stderr.write(f"factwire: {message}\n")
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="factwire", description="Structured facts from news articles, each with the exact words that prove it."
    )
    parser.add_argument("--version", action="version", version=f"factwire {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = commands.add_parser(
        "extract",
        help="print the facts of an article, or of many",
        description="Print the facts of one article as JSON, or of many with --jsonl. "
        "Ends with status 2 and a line on stderr when the input cannot be processed.",
    )
    extract.add_argument("file", nargs="?", metavar="FILE", help="the article; - reads standard input")
    one = extract.add_argument_group("one article")
    add_metadata(one)
    one.add_argument("--content-type", metavar="TYPE", help="media type, such as 'text/plain; charset=utf-16'")
    one.add_argument(
        "--summary-words", type=count, default=SUMMARY_WORDS, metavar="N", help="about how long its summary is to be"
    )
    one.add_argument("--format", choices=("json", "text"), default="json", help="JSON (default) or text to read")
    many = extract.add_argument_group("many articles")
    which = many.add_mutually_exclusive_group()
    which.add_argument(
        "--members", action="store_true", help="the facts of all that FILE holds, one JSON object a line"
    )
    which.add_argument("--member", type=count, metavar="N", help="the facts of the one at this place in FILE, from 1")
    many.add_argument(
        "--jsonl", metavar="IN", help='one JSON object a line: "id", "text" or "html", "title", "published_at", ...'
    )
    many.add_argument("--workers", type=count, metavar="N", help="processes (default: one for each CPU)")
    extract.add_argument("--out", metavar="OUT", default="-", help="where the output goes (default: standard output)")
    explain = commands.add_parser(
        "explain",
        help="print why an article has the events it has",
        description="Print, sentence by sentence, which words made an event, which were rejected, and why.",
    )
    explain.add_argument("file", metavar="FILE", help="the article; - reads standard input")
    stories = commands.add_parser(
        "stories",
        help="print the stories that many articles tell",
        description="Print a Story document for each happening that the articles tell of: its articles, its "
        "independent sources, its tolls side by side. One JSON object a line goes in, as for extract --jsonl.",
    )
    stories.add_argument("file", metavar="IN", nargs="?", help="JSON Lines; - reads standard input")
    stories.add_argument(
        "--rebuild", metavar="DAY", help="of a stack: where its stories of a day differ from what its facts give"
    )
    stack_commands.add_stack(stories)
    stories.add_argument("--workers", type=count, metavar="N", help="processes (default: one for each CPU)")
    stories.add_argument("--out", metavar="OUT", default="-", help="where the output goes (default: standard output)")
    stack_commands.add_commands(commands)
    return parser
