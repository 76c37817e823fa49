"""The article's main clause: what its headline says, or else its lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.grammar.clause import NOMINAL, Clause, clause_of
from factwire.extraction.w5h.main_event.headline_clause import find_headline_clause

LEAD_SENTENCES = 12
QUOTATION_MARKS = frozenset({'"', "“", "‘", "'", "``"})


def find_main_clause(document: Document) -> Clause | None:
    """Return the predicate that the article is about, or None where no sentence has one."""
    return find_headline_clause(document) or _find_lead_clause(document)


def lead_clauses(document: Document) -> Iterator[Clause]:
    """Yield the main clauses of the text's first sentences, in order; a heading is none, nor what is quoted."""
    heading = document.heading
    begin = heading.end if heading is not None else 0
    for sentence in document.sentences[:LEAD_SENTENCES]:
        if sentence.start >= begin and sentence[0].text not in QUOTATION_MARKS:
            clause = clause_of(sentence.root, in_title=False)
            if clause is not None:
                yield clause


def _find_lead_clause(document: Document) -> Clause | None:
    leads = [c for c in lead_clauses(document) if c.subject and not document.in_dateline(c.subject[-1].idx)]
    named = (clause for clause in leads if clause.heads[0].pos_ in NOMINAL)
    clause = next(named, next(iter(leads), None))
    if clause is None:
        return None
    # The parse may take a dateline for the beginning of the subject.
    subject = tuple(token for token in clause.subject if not document.in_dateline(token.idx))
    return replace(clause, subject=subject)
