"""JSON Lines: an article a line, each as in `article_json`."""

from __future__ import annotations

from dataclasses import replace

from factwire.errors import FactwireError
from factwire.reading.formats import article_json
from factwire.reading.source import Drafts, Failure, Source


def read(source: Source) -> Drafts:
    """The article of every line that is not blank; a bad line is a failure of its own."""
    for number, line in enumerate(source.text.split("\n"), start=1):
        if not line.strip():
            continue
        part = str(number)
        try:
            yield replace(article_json.draft_of(article_json.load_object(line)), part=part)
        except FactwireError as error:
            yield Failure(part=part, error=error)
