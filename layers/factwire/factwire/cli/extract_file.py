"""`factwire extract FILE`: the facts of one article."""

from __future__ import annotations

from factwire.cli.files import output, width_of
from factwire.cli.input_files import Known, article_of
from factwire.cli.render import rendered
from factwire.defaults import SUMMARY_WORDS


def extract_file(
    name: str,
    known: Known,
    *,
    form: str,
    out: str = "-",
    summary_words: int = SUMMARY_WORDS,
    member: int | None = None,
) -> int:
    """Write the facts of one article; return the exit status.

    Args:
        name: the file, or `-` for standard input.
        known: what is known of it.
        form: `json` or `text`.
        out: where to write, `-` for standard output.
        summary_words: about how long the summary is to be.
        member: the number of the article, from 1, in a file that holds several.

    Raises:
        InvalidRequest: the file holds several articles and no member is given, or has no such member.
        FactwireError: the input cannot be processed.
        OSError: a file cannot be read or written.
    """
    article = article_of(name, known, member=member)
    from factwire.extraction import extract_facts

    facts = extract_facts(article, summary_words=summary_words)
    with output(out) as target:
        target.write(facts.model_dump_json(indent=2) + "\n" if form == "json" else rendered(facts, width=width_of(out)))
    return 0
