"""Who: the main clause's subject, named as fully as the article names it, then the other salient people and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.lookup import Lookup
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.clause import Clause
from factwire.model import Entity, Mention

ACTORS = frozenset({"PERSON", "ORG", "NORP"})
SUBJECT_SCORE = 3.0
PHRASE_SCORE = 2.0


def who(clause: Clause | None, entities: tuple[Entity, ...]) -> Iterator[Scored]:
    """The possible answers."""
    if clause is not None and clause.subject:
        yield from _subjects(clause, entities)
    for entity in entities:
        mention = _fullest(entity) if entity.type in ACTORS else None
        if mention is not None:
            yield Scored(mention.start, mention.end, entity.salience, ref=entity.id)


def _subjects(clause: Clause, entities: tuple[Entity, ...]) -> Iterator[Scored]:
    words = clause.subject
    found = _named_in_title(words, entities) if clause.in_title else _named_in_text(words, entities)
    named = [(entity, mention) for entity in found if (mention := _fullest(entity)) is not None]
    for order, (entity, mention) in enumerate(named):
        yield Scored(mention.start, mention.end, SUBJECT_SCORE - 0.1 * order, ref=entity.id)
    if any(token.pos_ in {"NOUN", "PROPN"} for token in words):
        last = words[-1]
        yield Scored(words[0].idx, last.idx + len(last), PHRASE_SCORE, in_title=clause.in_title)


def _named_in_text(words: tuple[Token, ...], entities: tuple[Entity, ...]) -> list[Entity]:
    mentioned = Lookup((m.start, m.end, entity) for entity in entities for m in entity.mentions)
    last = words[-1]
    return mentioned.within(words[0].idx, last.idx + len(last))


def _named_in_title(words: tuple[Token, ...], entities: tuple[Entity, ...]) -> list[Entity]:
    """The entities whose name, or the last word of it, stands in the subject: fuller names and salience first."""
    said = [token.lower_ for token in words]
    placed = []
    for entity in entities:
        name = entity.name.lower().split()
        at = next((place for place, word in enumerate(said) if word == name[-1]), None)
        if at is not None:
            placed.append((at, -len(set(name) & set(said)), -entity.salience, entity))
    best: dict[int, Entity] = {}
    for at, _, _, entity in sorted(placed, key=lambda place: place[:3]):
        best.setdefault(at, entity)
    return list(best.values())


def _fullest(entity: Entity) -> Mention | None:
    names = [mention for mention in entity.mentions if mention.kind == "name"]
    exact = [mention for mention in names if mention.text == entity.name]
    return next(iter(exact or names), None)
