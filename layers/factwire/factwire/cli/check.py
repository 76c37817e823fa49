"""`factwire check`: whether the engine that is installed here still does as users said."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from factwire.cli.stack.shown import Layout, Row, show
from factwire.errors import FactwireError, InvalidDocument

if TYPE_CHECKING:
    from factwire.domain.judgements.cases import CheckedCase, RegressionCase

BROKEN: Final = 1
_LAYOUT: Final = Layout(
    {
        "outcome": lambda row: row["outcome"],
        "by": lambda row: row["by"],
        "verdict": lambda row: row["verdict"],
        "fact": lambda row: " ".join(filter(None, (row["subject"]["kind"], row["subject"]["type"]))),
        "words": lambda row: " + ".join(filter(None, (row["subject"]["words"], row["subject"]["other"]))),
        "case": lambda row: row["id"],
    }
)


def check_cases(name: str, *, form: str | None) -> int:
    """Show what became of each case; return 1 where one is lost or revived.

    Args:
        name: a file of cases as `factwire judgements export` writes them; `-` reads standard input.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Raises:
        InvalidDocument: a line is no case; it is named.
    """
    outcomes: Counter[str] = Counter()

    def rows() -> Iterator[Row]:
        for case in _cases(name):
            checked = _checked(case)
            outcomes[checked.outcome] += 1
            yield json.loads(checked.model_dump_json())

    show(rows(), _LAYOUT, form=form)
    counts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in ("kept", "lost", "revived"))
    sys.stderr.write(f"factwire: {sum(outcomes.values())} cases: {counts}\n")
    return BROKEN if outcomes["lost"] or outcomes["revived"] else 0


def _checked(case: RegressionCase) -> CheckedCase:
    from factwire.domain.judgements.cases import CheckedCase, check
    from factwire.extraction import extract_facts
    from factwire.reading import article_from_text

    try:
        article = article_from_text(case.text, title=case.title, published_at=case.published_at)
        return check(case, extract_facts(article))
    except FactwireError:  # of a text that is too short to be told from other languages, for one
        lost = case.forbid is None
        return CheckedCase(id=case.id, outcome="lost" if lost else "kept", verdict=case.verdict, subject=case.subject)


def _cases(name: str) -> Iterator[RegressionCase]:
    from factwire.domain.judgements.cases import RegressionCase

    with open(sys.stdin.fileno() if name == "-" else name, encoding="utf-8", closefd=name != "-") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield RegressionCase.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_input=False)[0]
                where = ".".join(map(str, first["loc"])) or "it"
                raise InvalidDocument(f"line {number} is no case: {where}: {first['msg']}") from None
