"""Who: the main clause's subject, named as fully as the article names it, then the other salient people and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.numbers import read_number
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.model import Entity, Mention

ACTORS = frozenset({"PERSON", "ORG", "NORP"})
SUBJECT_SCORE = 3.0
PHRASE_SCORE = 2.0
COUNTED_SCORE = 2.5
COUNTED_WITHIN = 200  # tokens of the text


def who(
    document: Document, clause: Clause | None, parties: Parties, *, entities: tuple[Entity, ...]
) -> Iterator[Scored]:
    """Yield the possible answers."""
    if clause is not None and clause.subject:
        yield from _subjects(clause, parties)
        yield from _counted(document, clause.subject[-1])
    for entity in entities:
        mention = _fullest(entity) if entity.type in ACTORS and not _is_agency(document, entity) else None
        if mention is not None:
            yield Scored(mention.start, mention.end, entity.salience, ref=entity.id)


def _subjects(clause: Clause, parties: Parties) -> Iterator[Scored]:
    words = clause.subject
    for order, entity in enumerate(parties.named_subjects):
        mention = _fullest(entity)
        if mention is not None:
            yield Scored(mention.start, mention.end, SUBJECT_SCORE - 0.1 * order, ref=entity.id)
    if any(token.pos_ in {"NOUN", "PROPN", "NUM"} or token.lower_ in load_terms("w5h/crowds") for token in words):
        last = words[-1]
        yield Scored(words[0].idx, last.idx + len(last), PHRASE_SCORE, in_title=clause.in_title)


def _is_agency(document: Document, entity: Entity) -> bool:
    """Return whether it is the agency that the dateline credits."""
    return entity.type == "ORG" and any(document.in_dateline(mention.start) for mention in entity.mentions)


def _counted(document: Document, number: Token) -> Iterator[Scored]:
    """Yield the people that the text counts where the headline's subject is a number: "Five shot", "five men"."""
    if number.pos_ != "NUM":
        return
    for token in document.doc[:COUNTED_WITHIN]:
        noun = token.head
        same = token.dep_ == "nummod" and _value(token) == _value(number)
        exceeded = token.i > 0 and token.nbor(-1).lower_ == "than"
        if same and not exceeded and token.i < noun.i and names_person(noun):
            yield Scored(token.idx, noun.idx + len(noun), COUNTED_SCORE)
            return


def _value(number: Token) -> float | None:
    """Return what a number says in words or figures: "five", "5"."""
    read = read_number([number.lower_], 0)
    return read.value if read else None


def _fullest(entity: Entity) -> Mention | None:
    names = [mention for mention in entity.mentions if mention.kind == "name"]
    exact = [mention for mention in names if mention.text == entity.name]
    return next(iter(exact or names), None)
