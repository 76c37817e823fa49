"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from typing import Any

from factwire.errors import InvalidRequest


def count(value: str) -> int:
    """Return a number from 1 on, as argparse takes it."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def add_metadata(parser: Any) -> None:
    """Add what the sender knows of an article to a parser's arguments."""
    parser.add_argument("--title", help="its headline")
    parser.add_argument("--published-at", metavar="DATE", help="ISO 8601; relative dates are resolved against it")
    parser.add_argument("--source", help="who published it")
    parser.add_argument("--url", help="its canonical address")


def add_format(parser: Any) -> None:
    """Add how rows are shown to a parser's arguments; see `factwire.cli.stack.shown`."""
    parser.add_argument("--format", choices=("table", "json"), help="default: a table on a terminal, JSON in a pipe")


def add_comparison(parser: Any) -> None:
    """Add how a comparison of facts is shown to a parser's arguments."""
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="JSON",
        help='count the alerts of such a subscription: \'{"countries": ["YEM"], "killed_min": 5}\'; repeatable',
    )
    parser.add_argument("--examples", type=int, default=3, metavar="N", help="of each kind of change (default: 3)")
    parser.add_argument("--format", choices=("text", "json"), help="default: text on a terminal, JSON in a pipe")


def metadata_of(args: argparse.Namespace) -> dict[str, str]:
    """Return what the options state about the article, under the names that `read_article` takes.

    Raises:
        InvalidRequest: the date is none.
    """
    from factwire.reading import normalise_date

    stated = {"title": args.title, "published-at": args.published_at, "source": args.source, "url": args.url}
    if args.published_at is not None and normalise_date(args.published_at) is None:
        raise InvalidRequest("--published-at is not an ISO 8601 date or date-time")
    return {name: value for name, value in stated.items() if value is not None}
