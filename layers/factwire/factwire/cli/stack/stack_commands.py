"""The arguments of the commands that talk to a stack, such as `drop`, `watch` and `query`."""

from __future__ import annotations

import argparse
from typing import Any, Final

from factwire.cli.shared_options import add_format, add_metadata, count, metadata_of
from factwire.cli.stack import judging
from factwire.cli.stack.maintenance import maintenance_commands
from factwire.cli.stack.stack_options import COMMON, COMMON_OPTIONS, cloud_of, command

NAMES: Final = ("drop", "watch", "query", *judging.NAMES, *maintenance_commands.NAMES)
_HAPPENED: Final = ("from", "to", "bbox", "assertion")
_EVENTS: Final = ("type", "country", "actor", "target", "entity", "speaker", "killed_min", *_HAPPENED, *COMMON)
# Filters by question, as the endpoint names them.
_FILTERS: Final[dict[str, tuple[str, ...]]] = {
    "events": _EVENTS,
    "places": _EVENTS,
    "timeline": ("key", *COMMON),
    "quotes": ("speaker", *COMMON),
    "claims": ("of", "country", "speaker", "value_min", *_HAPPENED, *COMMON),
    "quantities": ("counted", "speaker", "value_min", "assertion", *COMMON),
    "articles": ("status", *COMMON),
    "stories": (
        "country",
        "happening",
        "name",
        "killed_min",
        "independent_sources_min",
        "bbox",
        "from",
        "to",
        "since",
        "until",
    ),
    "entities": ("q",),
}
# The endpoint's names of filters that have another name here, where `kind` is the kind of fact requested.
_RENAMED: Final = {"happening": "kind", "counted": "kind", "name": "entity"}
_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "type": {"metavar": "TYPE", "help": "PLOVER event type, such as ASSAULT"},
    "country": {"metavar": "NAME", "help": "its English name or ISO 3166-1 code: Lebanon, LBN"},
    "actor": {
        "metavar": "NAME",
        "help": "a name, an acronym (RSF), a person's last name, or a key of `query entities`",
    },
    "target": {"metavar": "NAME", "help": "likewise"},
    "entity": {"metavar": "NAME", "help": "likewise, as actor or target"},
    "speaker": {"metavar": "NAME", "help": "who says so: a name, or their last one or acronym"},
    "of": {"metavar": "KIND", "help": "killed, wounded, missing, detained or displaced"},
    "counted": {"dest": "counted", "metavar": "KIND", "help": "killed, ..., people, money, percent, weapon or other"},
    "value_min": {"type": float, "metavar": "N", "help": "at least so many"},
    "assertion": {"metavar": "HOW", "help": "how sure the article is: asserted, reported, possible, ..."},
    "killed_min": {"type": int, "metavar": "N", "help": "at least so many killed"},
    "happening": {"metavar": "KIND", "help": "attack, crime, arrest, coercion, protest, disaster, accident or other"},
    "name": {"metavar": "NAME", "help": "a name that its articles have"},
    "independent_sources_min": {"type": int, "metavar": "N", "help": "at least so many independent sources"},
    "bbox": {"metavar": "BOX", "help": "west,south,east,north in degrees"},
    "from": {"metavar": "DATE", "help": "it happened then or later"},
    "to": {"metavar": "DATE", "help": "it happened then or earlier"},
    "status": {"choices": ("stored", "rejected", "withheld", "canceled"), "help": "rejected ones say why"},
    **COMMON_OPTIONS,
}


def add_commands(commands: Any) -> None:
    """Add the commands to the parser's."""
    _add_drop(commands)
    _add_watch(commands)
    _add_query(commands)
    judging.add_commands(commands)
    maintenance_commands.add_commands(commands)


def run(args: argparse.Namespace) -> int:
    """Run one of the commands; return the exit status."""
    cloud = cloud_of(args)
    if args.command == "drop":
        from factwire.cli.stack.drop import drop_files

        return drop_files(cloud, args.files, metadata=metadata_of(args), form=args.format)
    if args.command == "watch":
        from factwire.cli.stack.watch import watch

        return watch(cloud, _wanted(args), count=args.count, form=args.format)
    if args.command in judging.NAMES:
        return judging.run(cloud, args)
    if args.command in maintenance_commands.NAMES:
        return maintenance_commands.run(cloud, args)
    if args.command == "stories":
        from factwire.cli.stack.maintenance.rebuild import rebuild

        return rebuild(cloud, args.rebuild, form=None)
    from factwire.cli.stack.query import query

    filters = {
        _RENAMED.get(name, name): str(value)
        for name in _FILTERS[args.kind]
        if (value := getattr(args, name)) is not None
    }
    return query(cloud, args.kind, filters, limit=args.limit, form=args.format)


def _wanted(args: argparse.Namespace) -> Any:
    from pydantic import ValidationError

    from factwire.domain.delivery.filters import NotificationFilter
    from factwire.errors import InvalidRequest

    names = ("kinds", "sources", "event_types", "countries", "entities", "killed_min", "independent_sources_min")
    try:
        return NotificationFilter(**{name: value for name in names if (value := getattr(args, name)) is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidRequest(f"{first['loc'][0]}: {first['msg']}") from None


def _add_drop(commands: Any) -> None:
    drop = command(commands, "drop", "drop articles into a stack's bucket")
    drop.add_argument("files", nargs="+", metavar="FILE", help="articles, archives, folders of them")
    add_metadata(drop)
    add_format(drop)


def _add_watch(commands: Any) -> None:
    watch = command(commands, "watch", "show notifications as they come, all or those that pass a filter")
    repeatable: dict[str, Any] = {"action": "append"}
    watch.add_argument(
        "--kind",
        dest="kinds",
        metavar="KIND",
        **repeatable,
        help="summary, revision, rejection, retraction or story; repeatable",
    )
    watch.add_argument(
        "--stories", dest="kinds", action="append_const", const="story", help="what is new about stories: --kind story"
    )
    watch.add_argument(
        "--independent-sources-min", type=int, metavar="N", help="of stories: at least so many independent sources"
    )
    watch.add_argument(
        "--country", dest="countries", metavar="NAME", **repeatable, help="its name or ISO 3166-1 code; repeatable"
    )
    watch.add_argument("--type", dest="event_types", metavar="TYPE", **repeatable, help="PLOVER event type")
    watch.add_argument("--entity", dest="entities", metavar="NAME", **repeatable, help="a name, to the letter")
    watch.add_argument("--source", dest="sources", metavar="NAME", **repeatable, help="who published the article")
    watch.add_argument("--killed-min", type=int, metavar="N", help="at least so many killed")
    watch.add_argument("--count", type=count, metavar="N", help="end after so many")
    watch.add_argument("--format", choices=("text", "json"), help="default: text on a terminal, JSON lines in a pipe")


def _add_query(commands: Any) -> None:
    query = commands.add_parser("query", help=f"ask a stack for {', '.join(_FILTERS)}")
    kinds = query.add_subparsers(dest="kind", required=True, metavar="|".join(_FILTERS))
    for kind, filters in _FILTERS.items():
        question = command(kinds, kind, f"ask for {kind}")
        if kind == "entities":
            question.add_argument("q", metavar="NAME", help="the beginning of a name, or of a person's last name")
        if kind == "timeline":
            question.add_argument(
                "key", metavar="KEY", help="an entity's name or key: the events that it has a part in"
            )
        for name in filters:
            if name in _OPTIONS:
                flag = "--kind" if name == "counted" else f"--{name.replace('_', '-')}"
                question.add_argument(flag, **_OPTIONS[name])
        question.add_argument("--limit", type=count, default=20, metavar="N", help="how many (default: 20)")
        question.add_argument(
            "--format", choices=("table", "json"), help="default: a table on a terminal, JSON lines in a pipe"
        )
