"""The arguments of the commands by which users judge: `judge`, `judgements`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from factwire.cli.shared_options import add_format, count
from factwire.cli.stack.stack_options import add_stack, command

if TYPE_CHECKING:
    from factwire.cli.stack.cloud import Cloud

NAMES: Final = ("judge", "judgements")
_VERDICTS: Final = ("accept", "reject", "edit", "merge", "split", "unsure")
_FILTERS: Final[dict[str, dict[str, str]]] = {
    "article": {"metavar": "ID", "help": "on this article, fact by fact, each with how it stands"},
    "story": {"metavar": "ID", "help": "on this story"},
    "user": {"metavar": "NAME", "help": "by this user"},
    "since": {"metavar": "DATE", "help": "given then or later"},
    "until": {"metavar": "DATE", "help": "given then or earlier"},
}


def add_commands(commands: Any) -> None:
    """Add the commands to the parser's."""
    _add_judge(commands)
    judgements = commands.add_parser(
        "judgements", help="list what users said of a stack's facts, export it as test cases, show what to look at"
    )
    actions = judgements.add_subparsers(dest="action", required=True, metavar="list|export|queue")
    _add_action(actions, "list", "show who said what, when")
    _add_action(actions, "export", "write a regression case a line for each judgement that holds: see `factwire check`")
    _add_action(actions, "queue", "show what is best looked at next", filters=())


def run(cloud: Cloud, args: argparse.Namespace) -> int:
    """Run one of the commands; return the exit status."""
    from factwire.cli.stack.judgements import export_cases, judge, list_judgements, show_queue

    if args.command == "judge":
        request = {
            "article_id": args.article,
            "fact": args.fact,
            "story": args.story,
            "verdict": args.verdict,
            "note": args.note,
        }
        return judge(cloud, request, values=args.value or (), form=args.format)
    if args.action == "queue":
        return show_queue(cloud, limit=args.limit, form=args.format)
    filters = {
        "article_id" if name == "article" else name: value for name in _FILTERS if (value := getattr(args, name))
    }
    if args.action == "export":
        return export_cases(cloud, filters)
    return list_judgements(cloud, filters, limit=args.limit, form=args.format)


def _add_judge(commands: Any) -> None:
    judge = command(commands, "judge", "say whether a fact of a stack is right, or what it should say")
    judge.add_argument("verdict", choices=_VERDICTS)
    judge.add_argument("--article", metavar="ID", help="the article that is judged, or whose place in --story is")
    judge.add_argument("--fact", metavar="ID", help="a fact of the article: v1, n2, q3, e4, c5, ...")
    judge.add_argument("--story", metavar="ID", help="the story that is judged")
    judge.add_argument(
        "--value",
        metavar="SLOT=VALUE",
        action="append",
        help="edit: what a slot should say; merge and split: with=NAME, story=ID; repeatable",
    )
    judge.add_argument("--note", metavar="TEXT", help="why")
    judge.add_argument("--format", choices=("table", "json"), help="default: words on a terminal, JSON in a pipe")


def _add_action(actions: Any, name: str, does: str, *, filters: tuple[str, ...] = tuple(_FILTERS)) -> None:
    action = actions.add_parser(name, help=does, description=f"{does.capitalize()}.")
    action.set_defaults(parser=action)
    add_stack(action)
    for option in filters:
        action.add_argument(f"--{option}", **_FILTERS[option])
    if name != "export":
        action.add_argument("--limit", type=count, default=20, metavar="N", help="how many (default: 20)")
        add_format(action)
