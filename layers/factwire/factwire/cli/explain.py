"""`factwire explain FILE`: sentence by sentence, which words made an event, which did not, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from factwire.extraction.events.explanation import Explanation, explain_events
from factwire.extraction.pipeline import facts_of
from factwire.extraction.text.parse import parse
from factwire.reading import read_article

_MARGIN: Final = "    "


def explain_file(name: str) -> int:
    """Print why an article has the events it has; return the exit status.

    Args:
        name: the file, or `-` for standard input.

    Raises:
        FactwireError: the input cannot be processed.
        OSError: the file cannot be read.
    """
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    location = "stdin:" if name == "-" else Path(name).resolve().as_uri()
    article = read_article(data, content_type=None, metadata={}, location=location)
    document = parse(article)
    for explanation in explain_events(document, facts_of(document)):
        sys.stdout.write("\n".join(_lines(explanation)) + "\n\n")
    return 0


def _lines(explanation: Explanation) -> Iterator[str]:
    yield " ".join(explanation.sentence.text.split())
    for fired in explanation.fired:
        yield f"{_MARGIN}+ {fired.type}  {fired.trigger.text}  [{fired.rule}]"
    for rejected in explanation.rejected:
        yield f"{_MARGIN}- {rejected.trigger.text}  [{rejected.rule}]  {rejected.reason}"
