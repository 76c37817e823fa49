"""`factwire judge` and `factwire judgements`: what users say of a stack's facts, and what they have said."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factwire.cli.stack.cloud import Cloud
from factwire.cli.stack.query import EVERY, answers
from factwire.cli.stack.shown import Columns, Layout, Row, show
from factwire.cli.terminal import is_to_read
from factwire.errors import InvalidRequest

_COLUMNS: Final[Columns] = {
    "at": lambda row: row["judgement"]["at"][:19],
    "user": lambda row: row["judgement"]["user"],
    "verdict": lambda row: row["judgement"]["verdict"],
    "fact": lambda row: _subject(row["judgement"]["subject"]),
    "value": lambda row: _value(row["judgement"]["value"]),
    "note": lambda row: row["judgement"]["note"],
    "standing": lambda row: row["standing"],
    "article": lambda row: row["judgement"]["article_id"],
}
_QUEUE: Final[Columns] = {
    "weight": lambda row: f"{row['weight']:.2f}",
    "kind": lambda row: row["kind"],
    "why": lambda row: row["why"],
    "title": lambda row: row["title"],
    "text": lambda row: row["text"],
    "where": lambda row: " ".join(filter(None, (row["article_id"], row["fact"], row["story"], row["other"]))),
}
_LISTED: Final = Layout(_COLUMNS, [("verdict", "fact", "value"), ("user", "at", "standing", "article"), ("note",)])
_QUEUED: Final = Layout(_QUEUE, [("weight", "title"), ("why", "text"), ("where",)])


def judge(cloud: Cloud, request: Mapping[str, Any], *, values: Sequence[str], form: str | None) -> int:
    """Send one verdict; show what follows from it.

    Args:
        cloud: the stack.
        request: as the endpoint takes it, fields that are None left out.
        values: slots of an edit, or the second name or story, as `SLOT=VALUE`.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Raises:
        InvalidRequest: the endpoint refuses the verdict; its words say why.
        NotFound: there is no such article, fact or story.
    """
    known = {name: value for name, value in request.items() if value is not None}
    if values:
        known["value"] = dict(map(_slot, values))
    answer = cloud.send("/judgements", known)
    if is_to_read(form):
        said = f"{answer['judgement']['verdict']}: {_subject(answer['judgement']['subject'])}"
        follows = answer["because"] or f"shown as {answer['state'] or 'extracted'} within seconds"
        sys.stdout.write(f"{said}\n  {follows}\n")
    else:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def list_judgements(cloud: Cloud, filters: Mapping[str, str], *, limit: int, form: str | None) -> int:
    """Show judgements, newest first but for those on one article, which stand fact by fact."""
    show(answers(cloud, "judgements", filters, rows="judgements", limit=limit), _LISTED, form=form)
    return 0


def show_queue(cloud: Cloud, *, limit: int, form: str | None) -> int:
    """Show what is best looked at next, the weightiest first."""
    show(cloud.ask("/judgements/queue", {"limit": str(min(limit, 100))})["items"], _QUEUED, form=form)
    return 0


def export_cases(cloud: Cloud, filters: Mapping[str, str]) -> int:
    """Write a regression case a line for each judgement that holds; see `factwire check`."""
    from factwire.domain.judgements.cases import cases_of
    from factwire.model import Judgement

    without = 0

    def judgements() -> Iterator[Judgement]:
        nonlocal without
        for row in answers(cloud, "judgements", filters, rows="judgements", limit=EVERY):
            judgement = Judgement.model_validate(row["judgement"])
            without += judgement.subject.sentence is None
            yield judgement

    written = 0
    for case in cases_of(judgements()):
        sys.stdout.write(case.model_dump_json(exclude_none=True) + "\n")
        written += 1
    sys.stderr.write(f"factwire: {written} cases; {without} judgements of places in stories have no sentence\n")
    return 0


def _slot(given: str) -> tuple[str, Any]:
    """Return a slot and its value: a number or a list where it is one in JSON, else the words as they stand."""
    name, is_given, text = given.partition("=")
    if not is_given or not name:
        raise InvalidRequest("--value is given as SLOT=VALUE, such as value=3 or speaker='Aisha Brahim'")
    try:
        value = json.loads(text)
    except ValueError:
        return name, text
    return name, text if isinstance(value, dict | bool) else value


def _subject(subject: Row) -> str:
    kind = " ".join(filter(None, (subject["kind"], subject["type"])))
    words = " + ".join(filter(None, (subject["words"], subject["other"])))
    return f"{kind}: {words}"


def _value(value: Row) -> str:
    return ", ".join(f"{name}={content}" for name, content in value.items())
