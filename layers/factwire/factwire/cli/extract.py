"""`factwire extract FILE`: the facts of one article."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

from factwire.cli.files import output
from factwire.defaults import SUMMARY_WORDS
from factwire.model import Facts
from factwire.reading import read_article


def extract_file(
    name: str,
    *,
    content_type: str | None,
    metadata: Mapping[str, str],
    form: str,
    out: str = "-",
    summary_words: int = SUMMARY_WORDS,
) -> int:
    """Write the facts of one article; answers the exit status.

    Args:
        name: the file, or `-` for standard input.
        content_type: its media type where the name and content do not tell it.
        metadata: as `read_article` takes it.
        form: `json` or `text`.
        out: where to write, `-` for standard output.
        summary_words: about how long the summary is to be.

    Raises:
        FactwireError: the input cannot be processed.
        OSError: a file cannot be read or written.
    """
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    location = f"sha256:{hashlib.sha256(data).hexdigest()}" if name == "-" else Path(name).resolve().as_uri()
    article = read_article(data, content_type=content_type, metadata=metadata, location=location)
    from factwire.extraction import extract_facts

    facts = extract_facts(article, summary_words=summary_words)
    with output(out) as file:
        file.write(_rendered(facts, form=form))
    return 0


def _rendered(facts: Facts, *, form: str) -> str:
    if form == "json":
        return facts.model_dump_json(indent=2) + "\n"
    from factwire.cli.render import render

    return render(facts)
