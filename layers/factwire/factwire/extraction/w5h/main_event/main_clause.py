"""The article's main clause: what its headline says, or else its lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from spacy.tokens import Span as Tokens

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.grammar.clause import NOMINAL, SPEECH, SUBJECTS, Clause, clause_of, noun_phrase
from factwire.extraction.w5h.grammar.report import report_sentences
from factwire.extraction.w5h.main_event.headline_clause import find_headline_clause

LEAD_SENTENCES = 12
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DESCRIBING = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
TIMES = frozenset({"DATE", "TIME"})  # "December 22nd, 2008 8:55 am" is a stamp
PICTURES = frozenset({"picture", "photo", "photograph", "image"})
QUOTATION_MARKS = frozenset({'"', "“", "‘", "'", "``"})


def find_main_clause(document: Document) -> Clause | None:
    """Return the predicate that the article is about, or None where no sentence has one."""
    return find_headline_clause(document) or _find_lead_clause(document)


def lead_clauses(document: Document) -> Iterator[Clause]:
    """Yield the main clauses of the text's first sentences, in order; a heading is none, nor what is quoted."""
    heading = document.heading
    begin = heading.end if heading is not None else 0
    for sentence in islice(report_sentences(document), LEAD_SENTENCES):
        if sentence.start >= begin and sentence[0].text not in QUOTATION_MARKS:
            clause = (
                _reported_clause_behind_dateline(document, sentence)
                or clause_of(sentence.root, in_title=False)
                or _clause_behind_dateline(document, sentence)
                or _finite_clause(sentence)
            )
            if clause is not None and not _is_stamp(clause):
                yield clause


def _reported_clause_behind_dateline(document: Document, sentence: Tokens) -> Clause | None:
    """Return the statement that the parser hangs on the dateline: "OSLO (Example Wire) - Prices fell, a bank said"."""
    if sentence.root.lemma_.lower() not in SPEECH or not document.in_dateline(sentence.start_char):
        return None
    for verb in sentence:
        on_dateline = verb.dep_ in {"relcl", "acl"} and document.in_dateline(verb.head.idx)
        if on_dateline and verb.i < sentence.root.i and any(child.dep_ in SUBJECTS for child in verb.lefts):
            return clause_of(verb, in_title=False)
    return None


def _clause_behind_dateline(document: Document, sentence: Tokens) -> Clause | None:
    """Return the clause of a lead that the parser hangs on its dateline: "OSLO, Dec 6 - The agency named a suspect"."""
    if not document.in_dateline(sentence.root.idx):
        return None
    for verb in sentence:
        head = verb.head
        reports = verb.tag_ in {"VBD", "VBN", "VBZ"} and verb.dep_ == "acl" and head.i < verb.i
        if reports and head.pos_ in NOMINAL and not document.in_dateline(head.idx):
            subject = tuple(token for token in noun_phrase(head) if token.i < verb.i)
            return Clause(verb=verb, subject=subject, heads=(head,), in_title=False)
    return None


def _finite_clause(sentence: Tokens) -> Clause | None:
    """Return the first finite clause of a sentence whose root the parser has in its subject: "An 'avid' Brandt ran"."""
    finite = (verb for verb in sentence if verb.tag_ in FINITE and verb.dep_ not in DESCRIBING)
    told = next((verb for verb in finite if any(child.dep_ == "nsubj" for child in verb.lefts)), None)
    return clause_of(told, in_title=False) if told is not None else None


def _is_stamp(clause: Clause) -> bool:
    """Return whether it is a line that says when an article was published or a picture was taken."""
    head = clause.heads[0] if clause.heads else None
    if head is None:
        return False
    return (head.ent_type_ in TIMES and head.text[:1].isdigit()) or (
        head.lower_ in PICTURES and clause.verb.lower_ == "taken"
    )


def _find_lead_clause(document: Document) -> Clause | None:
    leads = [_behind_dateline(document, clause) for clause in lead_clauses(document) if clause.subject]
    told = [clause for clause in leads if clause.subject]
    named = (clause for clause in told if clause.heads[0].pos_ in NOMINAL)
    return next(named, next(iter(told), None))


def _behind_dateline(document: Document, clause: Clause) -> Clause:
    """Return the clause without the dateline that the parser may take for its subject or for the beginning of it."""
    if document.dateline is None or not document.in_dateline(clause.subject[0].idx):
        return clause
    subject = tuple(token for token in clause.subject if not document.in_dateline(token.idx))
    if subject:
        root = clause.verb.doc[subject[0].i : subject[-1].i + 1].root
        return replace(clause, subject=subject, heads=(root, *(token for token in root.conjuncts if token in subject)))
    before = clause.verb.doc[clause.subject[-1].i + 1 : clause.verb.i]
    nouns = [t for t in before if not document.in_dateline(t.idx) and t.pos_ in NOMINAL and t.head.i < before.start]
    return replace(clause, subject=noun_phrase(nouns[-1]), heads=(nouns[-1],)) if nouns else replace(clause, subject=())
