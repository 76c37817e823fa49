"""Who: the main clause's subject, named as fully as the article names it, then the other salient people and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.text.numbers import read_number
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.model import Entity, Mention

ACTORS = frozenset({"PERSON", "ORG", "NORP"})
SUBJECT_SCORE = 3.0
PHRASE_SCORE = 2.0
COUNTED_SCORE = 2.5
LEAD_TOKENS = 200


def who(document: Document, clause: Clause | None, entities: tuple[Entity, ...]) -> Iterator[Scored]:
    """Yield the possible answers."""
    if clause is not None and clause.subject:
        yield from _subjects(clause, entities)
        yield from _counted(document, clause.subject[-1])
    for entity in entities:
        mention = _fullest(entity) if entity.type in ACTORS else None
        if mention is not None:
            yield Scored(mention.start, mention.end, entity.salience, ref=entity.id)


def _subjects(clause: Clause, entities: tuple[Entity, ...]) -> Iterator[Scored]:
    words = clause.subject
    found = _named_in_title(clause, entities) if clause.in_title else _named_in_text(clause, entities)
    for order, entity in enumerate(found):
        mention = _fullest(entity)
        if mention is not None:
            yield Scored(mention.start, mention.end, SUBJECT_SCORE - 0.1 * order, ref=entity.id)
    if any(token.pos_ in {"NOUN", "PROPN", "NUM"} or token.lower_ in load_terms("w5h/crowds") for token in words):
        last = words[-1]
        yield Scored(words[0].idx, last.idx + len(last), PHRASE_SCORE, in_title=clause.in_title)


def _counted(document: Document, number: Token) -> Iterator[Scored]:
    """Yield the people that the text counts where the headline's subject is a number: "Five shot", "five men"."""
    if number.pos_ != "NUM":
        return
    for token in document.doc[:LEAD_TOKENS]:
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


def _named_in_text(clause: Clause, entities: tuple[Entity, ...]) -> list[Entity]:
    mentioned = Lookup((m.start, m.end, entity) for entity in entities for m in entity.mentions)
    found = (mentioned.covering(head.idx, head.idx + len(head)) for head in clause.heads)
    return [entity for entity in found if entity is not None]


def _named_in_title(clause: Clause, entities: tuple[Entity, ...]) -> list[Entity]:
    """Return, for each head of the subject, the entity with most of its name there: full names and salience first."""
    subject_words = [token.lower_ for token in clause.subject]
    found = []
    for head in clause.heads:
        at = next((place for place, token in enumerate(clause.subject) if token == head), None)
        if at is not None and _is_name(head) and _ends_phrase(clause.subject, at):
            named = max(
                entities, key=lambda entity: (_words_at(entity, subject_words, at), entity.salience), default=None
            )
            if named is not None and _words_at(named, subject_words, at):
                found.append(named)
    return found


def _is_name(head: Token) -> bool:
    """Return whether the word can be a name: a headline in the case of running text has names in capitals."""
    return head.text[0].isupper() or head.text[0].isdigit()


def _ends_phrase(subject: tuple[Token, ...], at: int) -> bool:
    """Return whether no preposition of direction follows, as in "Oslo to Paris flight"."""
    following = subject[at + 1] if at + 1 < len(subject) else None
    return following is None or following.lower_ not in {"to", "from"}


def _words_at(entity: Entity, subject_words: list[str], at: int) -> int:
    """Return how many words up to the one at `at` one of the entity's names has, if it ends with that one."""
    most = 0
    for name in (entity.name, *entity.aliases):
        words = name.lower().split()
        if "of" in words and words != subject_words[max(0, at + 1 - len(words)) : at + 1]:
            continue  # the last word of "Inspector General of Police" does not name him
        common = 0
        while words[-1:] == subject_words[at : at + 1] and common <= at and subject_words[at - common] in words:
            common += 1
        most = max(most, common)
    return most


def _fullest(entity: Entity) -> Mention | None:
    names = [mention for mention in entity.mentions if mention.kind == "name"]
    exact = [mention for mention in names if mention.text == entity.name]
    return next(iter(exact or names), None)
