"""The arguments of the commands for whoever runs a stack: `redrive`, `replay`, `upgrade`, `export`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from factwire.cli.shared_options import add_comparison, add_format, count
from factwire.cli.stack.stack_options import add_common, command, common_filters

if TYPE_CHECKING:
    from factwire.cli.stack.cloud import Cloud

NAMES: Final = ("redrive", "replay", "upgrade", "export")
_TABLES: Final = ("events", "quotes", "claims", "quantities", "entities")


def add_commands(commands: Any) -> None:
    """Add the commands to the parser's."""
    redrive = command(commands, "redrive", "send what failed every retry through the stack again")
    add_format(redrive)
    _add_replay(commands)
    _add_export(commands)
    upgrade = command(
        commands, "upgrade", "show what the version installed here would change in a stack's facts and alerts"
    )
    add_common(upgrade)
    upgrade.add_argument("--sample", type=count, default=500, metavar="N", help="so many of the newest (default: 500)")
    add_comparison(upgrade)


def run(cloud: Cloud, args: argparse.Namespace) -> int:
    """Run one of the commands; return the exit status."""
    if args.command == "export":
        from factwire.cli.export.export import export

        of = args.of or ("facts" if args.format == "jsonl" else "events")
        return export(cloud, since=args.since, until=args.until, of=of, form=args.format, out=args.out)
    if args.command == "redrive":
        from factwire.cli.stack.maintenance.redrive import redrive

        return redrive(cloud, form=args.format)
    if args.command == "replay":
        from factwire.cli.stack.maintenance.replay import Choice, replay

        choice = Choice(
            filters=common_filters(args),
            prefix=args.prefix,
            extracted_before=args.extracted_before,
            quiet=args.quiet,
            rate=args.rate,
        )
        return replay(cloud, choice, agreed=args.yes, form=args.format)
    from factwire.cli.comparison import filters_of
    from factwire.cli.stack.maintenance.upgrade import upgrade

    return upgrade(
        cloud,
        common_filters(args),
        sample=args.sample,
        wanted=filters_of(args.filter),
        examples=args.examples,
        form=args.format,
    )


def _add_export(commands: Any) -> None:
    export = command(commands, "export", "write the facts of a stack's articles to a file")
    export.add_argument("--since", required=True, metavar="DAY", help="articles published on that day or later")
    export.add_argument("--until", metavar="DAY", help="published on that day or earlier (default: today)")
    export.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl", help="default: jsonl")
    export.add_argument(
        "--of",
        choices=("facts", *_TABLES),
        help="a row for each of these; facts are whole documents (default: facts for jsonl, else events)",
    )
    export.add_argument("--out", metavar="OUT", default="-", help="where it goes (default: standard output)")


def _add_replay(commands: Any) -> None:
    replay = command(commands, "replay", "extract stored articles once more, by the engine that is deployed now")
    add_common(replay)
    replay.add_argument("--prefix", default="", metavar="KEY", help="only files dropped under it: incoming/NAME/")
    replay.add_argument(
        "--extracted-before", metavar="TIME", help="go on with a replay that began then (default: now, so all)"
    )
    replay.add_argument("--rate", type=count, default=5, metavar="N", help="at most so many a second (default: 5)")
    replay.add_argument("--quiet", action="store_true", help="announce nothing, not even what has changed")
    replay.add_argument("--yes", action="store_true", help="do not ask before it starts")
    add_format(replay)
