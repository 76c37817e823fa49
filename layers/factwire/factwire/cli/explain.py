"""`factwire explain FILE`: sentence by sentence, which words made an event, which did not, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from factwire.cli.files import output
from factwire.cli.input_files import Known, article_of, files_in
from factwire.errors import FactwireError
from factwire.extraction.events.explanation import Explanation, explain_events
from factwire.extraction.pipeline import facts_of
from factwire.extraction.text.parse import parse
from factwire.model import Article

_MARGIN: Final = "    "


def explain_files(names: Sequence[str], known: Known, *, member: int | None, out: str) -> int:
    """Write why each article has the events it has; return the exit status: 2 if an input cannot be processed.

    Args:
        names: files and folders, or `-` for standard input; of several, each is explained under its name.
        known: what is known of them.
        member: the number of the article, from 1, in a file that holds several.
        out: where to write, `-` for standard output.

    Raises:
        FactwireError: the only input cannot be processed.
        OSError: the only input, or the output, cannot be read or written.
    """
    files, status = list(files_in(names)), 0
    with output(out) as target:
        for name in files:
            try:
                article = article_of(name, known, member=member)
            except (FactwireError, OSError) as error:
                if len(files) == 1:
                    raise
                sys.stderr.write(f"factwire: {name}: {error}\n")
                status = 2
                continue
            target.write(f"==> {name} <==\n\n" if len(files) > 1 else "")
            target.writelines(_blocks(article))
    return status


def _blocks(article: Article) -> Iterator[str]:
    document = parse(article)
    for explanation in explain_events(document, facts_of(document)):
        yield "\n".join(_lines(explanation)) + "\n\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    yield " ".join(explanation.sentence.text.split())
    for fired in explanation.fired:
        yield f"{_MARGIN}+ {fired.type}  {fired.trigger.text}  [{fired.rule}]"
    for rejected in explanation.rejected:
        yield f"{_MARGIN}- {rejected.trigger.text}  [{rejected.rule}]  {rejected.reason}"
