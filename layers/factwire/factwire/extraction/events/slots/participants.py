"""Participants: from the head of a noun phrase to its words, its entity, its country and its sector."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import cast

from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import is_opposed
from factwire.extraction.events.grammar.datelines import past_dateline
from factwire.extraction.events.grammar.misparses import is_mistaken_object
from factwire.extraction.events.grammar.nominalizations import takes_object_of
from factwire.extraction.events.grammar.parties import resolve_agent
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_a, sector_word
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.events.lexicon.nations import country_of, group_of
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma
from factwire.extraction.quotes.attribution import SpeechScopes
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.text.quotation_marks import QuotedSpan
from factwire.model import Entity, Participant, Place, Span
from factwire.model.facts import Sector

_DASHES = frozenset({"-", "--", "—", "–"})
_BACKED = frozenset(
    {"aligned", "allied", "armed", "backed", "financed", "funded", "linked", "sponsored", "supported", "trained"}
)
_DECISIVE = frozenset({"REB", "CRM"})
_OFFICES = frozenset({"GOV", "LEG", "MIL"})
_OF_OWNER = ("@bodypart", "@demand", "@abstract", "@accusation", "@home")
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_UNRESOLVED = frozenset({"they", "he", "she"})
_SPEAKING = frozenset({"i", "we", "me", "us"})
_LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "quantmod", "advmod", "predet"})
_BREAKS = frozenset({":", ")"})
_ROLE_PREPOSITIONS = frozenset({"of"})
_ORIGIN = frozenset({"GPE", "ORG", "NORP"})
_IN = frozenset({"in", "at", "near", "outside", "from", "of", "on"})
_OF_WHAT = frozenset({"accuse", "acquit", "clear", "convict", "exonerate", "suspect", "warn"})  # somebody of something
_PARTITIVE = frozenset({"NUM", "PRON", "DET"})


class Participants:
    """Finds the public participants of one document."""

    def __init__(
        self,
        document: Document,
        *,
        antecedents: Mapping[int, tuple[int, ...]],
        entities: tuple[Entity, ...],
        places: tuple[Place, ...],
        speech: SpeechScopes,
    ) -> None:
        self._document = document
        self._antecedents = antecedents
        self._places = Lookup((mention.start, mention.end, place) for place in places for mention in place.mentions)
        self._speech = speech
        self._quoted = Lookup((quoted.start, quoted.end, quoted) for quoted in document.quotations)
        self._entities = {entity.id: entity for entity in entities}
        self._mentions = Lookup(
            (mention.start, mention.end, entity) for entity in entities for mention in entity.mentions
        )

    def of(self, heads: tuple[Token, ...], *, acting: bool = False, hurt: bool = False) -> tuple[Participant, ...]:
        """Return the participants that noun phrase heads stand for, each once, in order."""
        found: dict[tuple[int, int], Participant] = {}
        for head in heads:
            for participant in self._participants(head, acting=acting, hurt=hurt):
                found.setdefault((participant.start, participant.end), participant)
        return tuple(found.values())

    def pronouns(self, heads: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Return the participants that are named by a pronoun only, whoever it stands for ("They called on ...")."""
        found = (head for head in heads if head.lower_ in _UNRESOLVED and self._quotation(head) is None)
        return tuple(Participant(**self._document.span(head.idx, head.idx + len(head)).model_dump()) for head in found)

    def _participants(self, head: Token, *, acting: bool, hurt: bool) -> tuple[Participant, ...]:
        """Return the participants that a noun phrase stands for: for "they" or "the two sides" each that it means."""
        meant = self._antecedents.get(head.i, ())
        heads = [head.doc[at] for at in meant] if len(meant) > 1 and self._is_of_one_speaker(head, meant[0]) else [head]
        found = (self._participant(each, acting=acting, hurt=hurt) for each in heads)
        return tuple(participant for participant in found if participant)

    def _is_of_one_speaker(self, anaphor: Token, antecedent: int) -> bool:
        """Return whether the writer says the anaphor, or the one who said its antecedent within the same marks."""
        return self._quotation(anaphor) in (None, self._quotation(anaphor.doc[antecedent]))

    def _participant(self, head: Token, *, acting: bool = False, hurt: bool = False) -> Participant | None:
        past = past_dateline(head)
        if past is None or any(child.lower_ == "no" for child in head.lefts):
            return None
        head = resolve_agent(past, acting=acting, hurt=hurt)
        if head.lower_ in _SPEAKING and head.text != "US":
            return self._speaker(head)
        if head.pos_ == "PRON" or lemma(head) in PRONOUNS or head.lower_ in PRONOUNS:
            return self._antecedent(head)
        owner = _pronominal_owner(head)  # "her claim" is about her
        known = self._antecedent(owner) if owner else None
        return known if known or (owner and is_a(head, "@bodypart")) else self._described(head)

    def _described(self, head: Token) -> Participant | None:
        """Return the participant that a noun phrase describes or names."""
        words = phrase(head)
        if not words:
            return None
        span = self._document.span(words[0].idx, words[-1].idx + len(words[-1]))
        entity = self._entity(head)
        span = _whole_name(span, entity)
        country, sector = describe(words, head)
        return Participant(
            start=span.start,
            end=span.end,
            text=span.text,
            entity=entity.id if entity else None,
            country=country
            or (None if any(map(_is_backer, words)) else self._country_by_place(span))
            or (entity.country if entity else self._country_around(head)),
            sector=cast("Sector | None", sector or (_sector_of_office(entity) if entity else None)),
        )

    def _entity(self, head: Token) -> Entity | None:
        """Return the entity the phrase mentions, by its head or a name in apposition ("the minister, Anna Kuhn")."""
        heads = (head, *(child for child in head.rights if child.dep_ == "appos"))
        found = (self._mentions.covering(token.idx, token.idx + len(token)) for token in heads)
        return next((entity for entity in found if entity), None)

    def _country_by_place(self, words: Span) -> str | None:
        """Return the country of the first place the words name ("Shanghai police")."""
        return next((place.country for place in self._places.within(words.start, words.end) if place.country), None)

    def _country_around(self, head: Token) -> str | None:
        """Return the country of the place where a thing or a group is ("a clinic in Gao")."""
        spots = (child for child in head.rights if child.dep_ == "prep" and child.lower_ in _IN)
        first = next(spots, None)
        if first is None:
            return None
        words = list(first.subtree)
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        return country_of(words) or next((place.country for place in self._places.within(start, end)), None)

    def _antecedent(self, pronoun: Token) -> Participant | None:
        """Return whom a pronoun stands for: the entity that it is known to mention, else the noun phrase it means."""
        entity = self._mentions.covering(pronoun.idx, pronoun.idx + len(pronoun))
        if entity and (entity.type == "PERSON" or pronoun.lower_ not in _PERSONAL):
            return self._named(entity, before=pronoun.idx)
        meant = self._antecedents.get(pronoun.i)
        if not meant or not self._is_of_one_speaker(pronoun, meant[0]):
            return None
        return self._participant(pronoun.doc[meant[0]])

    def _quotation(self, token: Token) -> QuotedSpan | None:
        """Return the stretch between quotation marks that the token stands in, or None."""
        return self._quoted.covering(token.idx, token.idx + len(token))

    def _speaker(self, pronoun: Token) -> Participant | None:
        """Return who says "I" or "we": the one whose words they are."""
        speech = self._speech.at(pronoun.idx, pronoun.idx + len(pronoun))
        entity = self._entities.get(speech.attribution) if speech and speech.attribution else None
        return self._named(entity, before=pronoun.idx) if entity else None

    def _sector_of_name(self, start: int, end: int) -> str | None:
        words = self._document.doc.char_span(start, end)
        return describe(list(words), words.root)[1] if words else None

    def _named(self, entity: Entity, *, before: int) -> Participant:
        """Return the entity where it was last named before a point of the text, else where it is first mentioned."""
        mentions = entity.mentions
        earlier = range(bisect_left(mentions, before, key=lambda mention: mention.start) - 1, -1, -1)
        mention = next((mentions[at] for at in earlier if mentions[at].kind == "name"), mentions[0])
        return Participant(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            entity=entity.id,
            country=entity.country,
            sector=cast("Sector | None", self._sector_of_name(mention.start, mention.end) or _sector_of_office(entity)),
        )


def _whole_name(words: Span, entity: Entity | None) -> Span:
    """Return the mention of the entity that holds the words, else the words: "Grill" of "the Harbour Bar & Grill"."""
    mentions = entity.mentions if entity else ()
    return next((each for each in mentions if each.start <= words.start and words.end <= each.end), words)


def _sector_of_office(entity: Entity) -> str | None:
    """Return the sector of the office that the article gives a person ("general secretary")."""
    for role in entity.roles:
        words = role.title.lower().split()
        found = sector_word("_".join(words)) or next(filter(None, map(sector_word, reversed(words))), None)
        if found:
            return "ELI" if found in _OFFICES and _is_former(words) else found
    return None


def _is_dash(token: Token) -> bool:
    """Return whether the token is a dash between words, not the hyphen of one."""
    return token.text in _DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_ if token.i else True)


def _pronominal_owner(head: Token) -> Token | None:
    """Return the pronoun before what says something of its owner only: "her claim", "his head"."""
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.lower_ in PRONOUNS), None)
    return owner if owner is not None and any(is_a(head, term) for term in _OF_OWNER) else None


def phrase(head: Token) -> list[Token]:
    """Return the words of a noun phrase: modifiers before its head, an `of` phrase after it, no article or clause."""
    words = _after_break(list(head.doc[_first_word(head) : _last_word(head) + 1]), head)
    while words and _is_before_phrase(words[0], head):
        words.pop(0)
    return words


def _first_word(head: Token) -> int:
    modifier = next((child for child in head.lefts if child.dep_ in _LEFT), None)
    first = min(head.i, modifier.left_edge.i) if modifier is not None else head.i
    is_after_nationality = first > head.sent.start and is_mistaken_object(head.doc[first - 1])
    return first - 1 if is_after_nationality else first


def _last_word(head: Token) -> int:
    """Return where the phrase ends: with a name in apposition ("chief Anna Kuhn"), or an `of` phrase."""
    names = (child.i for child in head.rights if _is_name_beside(child, head))
    complements = (
        max((_counted(inner).i, *(other.i for other in inner.conjuncts if other.ent_type_ in _ORIGIN)))
        for child in head.rights
        if child.dep_ == "prep"
        for inner in child.children
        if inner.dep_ == "pobj" and _is_part_of_phrase(inner, head)
    )
    return max((head.i, *names, *complements))


def _is_name_beside(child: Token, head: Token) -> bool:
    return child.dep_ == "appos" and child.left_edge.i == head.i + 1 and child.pos_ == "PROPN"


def _is_part_of_phrase(inner: Token, head: Token) -> bool:
    """Return whether what a preposition brings is part of the description of a party."""
    preposition = inner.head.lower_
    if head.pos_ == inner.pos_ == "PROPN" and preposition == "for":  # "Front for Renewal"
        return True
    if preposition == "from" and inner.ent_type_ in _ORIGIN:  # "officials from Peru and Chile"
        return head.pos_ == "NOUN"
    if takes_object_of(inner.head, head):
        return False
    of_name = head.ent_type_ == "PERSON" and not inner.ent_type_  # "convicted Ana Duarte of fraud"
    charged = head.head.lemma_ in _OF_WHAT and not inner.ent_type_  # "accused his ally of treason"
    return preposition in _ROLE_PREPOSITIONS and not (of_name or charged)


def _after_break(words: list[Token], head: Token) -> list[Token]:
    """Return the words behind the last dash, colon or parenthesis before the head."""
    opened = any(word.text == "(" for word in words)
    breaks = [
        i
        for i, word in enumerate(words[:-1])
        if word.i < head.i and (_is_dash(word) or (word.text in _BREAKS and not (opened and word.text == ")")))
    ]
    return words[breaks[-1] + 1 :] if breaks else words


def _counted(noun: Token) -> Token:
    """Return what a number or a pronoun takes a part of: the ships of "one of the ships"; else the noun itself."""
    while noun.pos_ in _PARTITIVE:
        of = next((child for child in noun.rights if child.lower_ == "of"), None)
        inner = next((child for child in of.children if child.dep_ == "pobj"), None) if of else None
        if inner is None:
            break
        noun = inner
    return noun


def _is_before_phrase(word: Token, head: Token) -> bool:
    """Return whether a word does not describe the party: a mark, an article, a time ("10:42 Police say")."""
    clock = word.text[0].isdigit() and ":" in word.text
    return word.is_punct or word.is_space or clock or _is_day(word, head) or word.lower_ in ("the", "a", "an")


def _is_day(word: Token, head: Token) -> bool:
    """Return whether a word before the phrase is a day of its own ("Yesterday Rowlands was ...")."""
    if word.ent_type_ not in TIME_TYPES or word == head:
        return False
    alone = word.pos_ in ("NOUN", "PROPN") and word.nbor().pos_ != "NUM" and word.nbor().text != "-"
    return word.dep_ == "npadvmod" or (alone and head.ent_type_ != word.ent_type_)


def describe(words: list[Token], head: Token) -> tuple[str | None, str | None]:
    """Return the country and sector of a noun phrase, by its names and by the words for roles."""
    words = [word for word in words if not is_opposed(word) and not _is_backer(word)]
    group_country, group_sector = group_of(words) or (None, None)
    country = country_of(words) or group_country or None
    if group_sector in _DECISIVE:  # a rebel group's spokesman is a rebel
        return country, group_sector
    by_words = _sector_of(words, head, general=False)
    return country, by_words or group_sector or _sector_of(words, head, general=True)


def _is_backer(word: Token) -> bool:
    """Return whether a word says who stands behind others ("Iran-backed militants"): not whose people they are."""
    behind = word.doc[word.i + 1 : word.i + 3]
    return [token.lower_ for token in behind][:1] == ["-"] and behind[-1].lower_ in _BACKED


def _sector_of(words: list[Token], head: Token, *, general: bool) -> str | None:
    """Return the sector that a phrase among the words stands for, else the head, else the word nearest before it."""
    spelt = [lemma(token) for token in words]
    phrases = ["_".join(spelt[at : at + size]) for size in (3, 2) for at in range(len(spelt) - size + 1)]
    headed = [phrase for phrase in phrases if phrase.endswith(f"_{lemma(head)}")]
    candidates = (*headed, lemma(head), *phrases, *reversed(spelt))
    sector = next((found for word in candidates if (found := sector_word(word, general=general))), None)
    return "ELI" if sector in _OFFICES and _is_former(spelt) else sector


def _is_former(words: list[str]) -> bool:
    """Return whether one of the words says that a person has left the office."""
    return any("former" in noun_classes().get(word, ()) for word in words)
