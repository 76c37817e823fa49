"""The arguments of the commands that read articles or facts: `extract`, `explain`, `stories`, `diff`, `check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factwire.cli.shared_options import add_comparison, add_format, add_metadata, count, metadata_of
from factwire.cli.stack.stack_options import add_stack
from factwire.defaults import SUMMARY_WORDS

if TYPE_CHECKING:
    from factwire.cli.input_files import Known

NAMES: Final = ("extract", "explain", "stories", "diff", "check")
_STDIN: Final = "-"
# What `--jsonl` has no use for: each line says it of its own article.
_OF_FILES: Final = {
    "title": "--title",
    "published_at": "--published-at",
    "source": "--source",
    "url": "--url",
    "content_type": "--content-type",
    "member": "--member",
    "members": "--members",
}
_FORMATS: Final = (
    "json (default): one article is one document; several files, a folder or --members are JSON Lines of "
    '{"id", "facts"} or {"id", "error"}. text: to read, each article under its name'
)
_STATUS: Final = (
    "Ends with status 2 and a line on stderr when an input cannot be processed; of several inputs the others are "
    "processed all the same. Members of archives and lines of --jsonl that cannot be processed say so themselves."
)


def add_commands(commands: Any) -> None:
    """Add the commands to the parser's."""
    _add_extract(commands)
    _add_explain(commands)
    _add_stories(commands)
    _add_diff(commands)
    _add_check(commands)


def check(args: argparse.Namespace) -> None:
    """Refuses arguments that do not go together, with the usage of their command; standard input stands in for files.

    Raises:
        SystemExit: they do not.
    """
    error = args.parser.error
    if args.command == "stories" and (args.file is None) == (args.rebuild is None):
        error("give either IN or --rebuild DAY")
    if args.command == "extract" and args.jsonl is not None:
        _check_lines(args)
    elif args.command in {"extract", "explain"}:
        if not args.files and sys.stdin.isatty():
            error("give FILE, or send an article to standard input: cat FILE | factwire " + args.command)
        args.files = args.files or [_STDIN]
        if args.files.count(_STDIN) > 1:
            error("standard input can be read once")
        if args.member is not None and _are_several(args.files):
            error("--member N is of one FILE")


def run(args: argparse.Namespace) -> int:
    """Run one of the commands; return the exit status."""
    if args.command == "stories":
        from factwire.cli.batch.story_lines import story_lines

        return story_lines(args.file, out=args.out, workers=args.workers)
    if args.command == "diff":
        from factwire.cli.comparison import filters_of
        from factwire.cli.diff import diff_files

        return diff_files(args.old, args.new, filters=filters_of(args.filter), examples=args.examples, form=args.format)
    if args.command == "check":
        from factwire.cli.check import check_cases

        return check_cases(args.cases, form=args.format)
    if args.command == "explain":
        from factwire.cli.explain import explain_files

        return explain_files(args.files, _known(args), member=args.member, out=args.out)
    return _extract(args)


def _extract(args: argparse.Namespace) -> int:
    if args.jsonl is not None:
        from factwire.cli.batch.jsonl import extract_lines

        return extract_lines(args.jsonl, out=args.out, workers=args.workers, summary_words=args.summary_words)
    if args.members or _are_several(args.files):
        from factwire.cli.batch.extract_files import extract_files

        return extract_files(
            args.files,
            _known(args),
            form=args.format,
            out=args.out,
            workers=args.workers,
            summary_words=args.summary_words,
        )
    from factwire.cli.extract_file import extract_file

    return extract_file(
        args.files[0],
        _known(args),
        form=args.format,
        out=args.out,
        summary_words=args.summary_words,
        member=args.member,
    )


def _check_lines(args: argparse.Namespace) -> None:
    if args.files:
        args.parser.error("give either FILE or --jsonl IN")
    if args.format == "text":
        args.parser.error("--jsonl writes JSON Lines: --format text does not go with it")
    for name, option in _OF_FILES.items():
        if getattr(args, name):
            args.parser.error(f"{option} does not go with --jsonl: each line says it of its own article")


def _are_several(files: list[str]) -> bool:
    return len(files) > 1 or (files[0] != _STDIN and Path(files[0]).is_dir())


def _known(args: argparse.Namespace) -> Known:
    from factwire.cli.input_files import Known

    return Known(content_type=args.content_type, metadata=metadata_of(args))


def _add_extract(commands: Any) -> None:
    extract = commands.add_parser(
        "extract",
        help="print the facts of an article, or of many",
        description=f"Print the facts of articles, each with the words that prove it. {_STATUS}",
    )
    _add_files(extract)
    extract.add_argument(
        "--summary-words", type=count, default=SUMMARY_WORDS, metavar="N", help="about how long a summary is to be"
    )
    extract.add_argument("--format", choices=("json", "text"), default="json", help=_FORMATS)
    extract.add_argument(
        "--members", action="store_true", help="the facts of all that an archive or feed holds, one JSON object a line"
    )
    extract.add_argument(
        "--jsonl", metavar="IN", help='one JSON object a line: "id", "text" or "html", "title", "published_at", ...'
    )
    _add_batch(extract)
    extract.set_defaults(parser=extract)


def _add_explain(commands: Any) -> None:
    explain = commands.add_parser(
        "explain",
        help="print why an article has the events it has",
        description="Print, sentence by sentence, which words made an event, which were rejected, and why.",
    )
    _add_files(explain)
    _add_out(explain)
    explain.set_defaults(parser=explain)


def _add_stories(commands: Any) -> None:
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
    add_stack(stories)
    _add_batch(stories)
    stories.set_defaults(parser=stories)


def _add_diff(commands: Any) -> None:
    diff = commands.add_parser(
        "diff",
        help="show what two versions of the extraction find differently",
        description="Compare the facts of the same articles by two versions: what is added, lost or changed, with "
        "examples, and how many more or fewer alerts subscriptions would give.",
    )
    lines = 'a file of {"id", "facts"} a line, as extract --jsonl writes it'
    diff.add_argument("old", metavar="OLD", help=lines)
    diff.add_argument("new", metavar="NEW", help="the same by the other version")
    add_comparison(diff)
    diff.set_defaults(parser=diff)


def _add_check(commands: Any) -> None:
    cases = commands.add_parser(
        "check",
        help="show whether the extraction installed here still does as users said",
        description="Extract the sentences that users judged and compare: kept, lost (an accepted fact is gone) or "
        "revived (a rejected one would be shown again). Ends with status 1 where one is lost or revived.",
    )
    cases.add_argument("cases", metavar="CASES", help="as `factwire judgements export` writes them; - reads stdin")
    add_format(cases)
    cases.set_defaults(parser=cases)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="articles, archives, folders; - or nothing reads standard input"
    )
    add_metadata(parser)
    parser.add_argument("--content-type", metavar="TYPE", help="media type, such as 'text/plain; charset=utf-16'")
    parser.add_argument("--member", type=count, metavar="N", help="the one at this place in an archive or feed, from 1")


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers", type=count, metavar="N", help="of many articles: processes (default: one for each CPU)"
    )
    _add_out(parser)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="OUT", default="-", help="where the output goes (default: standard output)")
