"""The parties of the main event: who does it and whom it befalls, wherever the text takes them up again."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from factwire.extraction.text.lookup import Lookup
from factwire.extraction.w5h.grammar.clause import NOMINAL, Clause
from factwire.extraction.w5h.grammar.person_nouns import is_person_noun
from factwire.extraction.w5h.grammar.report import LEADING_TOKENS
from factwire.model import Entity

PERSONAL = frozenset({"he", "she", "they"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})


class Parties:
    """The subject and the object of the main clause, with the entities that they name."""

    def __init__(self, clause: Clause | None, entities: tuple[Entity, ...]) -> None:
        self._clause = clause
        self._heads = clause.heads if clause is not None else ()
        self._entities = entities

    @cached_property
    def named_subjects(self) -> list[Entity]:
        """The entities that the heads of the clause's subject name."""
        if self._clause is not None and self._clause.in_title:
            return _named_in_title(self._clause, self._entities)
        return [entity for entity in map(self._entity_of, self._heads) if entity is not None]

    def is_party(self, noun: Token) -> bool:
        """Return whether the noun or pronoun means one of them: by its entity, or by the same noun behind "the"."""
        entity = self._entity_of(noun)
        if entity is not None:
            return entity.id in self._refs
        if noun.lower_ in PERSONAL and noun.i < LEADING_TOKENS:
            return self._is_of_people  # it means the people that the headline counts or describes
        definite = any(child.lower_ in DEFINITE for child in noun.lefts) or noun.pos_ == "PROPN"
        return definite and noun.pos_ in NOMINAL and noun.lemma_.lower() in self._nouns

    def _entity_of(self, noun: Token) -> Entity | None:
        return self._mentions.covering(noun.idx, noun.idx + len(noun))

    @cached_property
    def _is_of_people(self) -> bool:
        return any(is_person_noun(head) for head in self._heads)

    @cached_property
    def _mentions(self) -> Lookup[Entity]:
        return Lookup((m.start, m.end, entity) for entity in self._entities for m in entity.mentions)

    @cached_property
    def _refs(self) -> frozenset[str]:
        return frozenset(entity.id for entity in self.named_subjects)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        around = self._clause.verb.children if self._clause is not None else ()
        patients = (child for child in around if child.dep_ in {"dobj", "nsubjpass"})
        return frozenset(noun.lemma_.lower() for noun in (*self._heads, *patients) if noun.pos_ in NOMINAL)


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
