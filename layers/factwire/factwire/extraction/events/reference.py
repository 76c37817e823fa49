"""Reference: how the words of an act refer, to a happening or a party told before, to another one, or to a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.entities.entity_lexicons import nouns
from factwire.extraction.events.detection.acts import PHYSICAL, Act
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.grammar.relations import is_pointed
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma, quantified
from factwire.extraction.text.numbers import read_number

_OWNERS = frozenset({"his", "her", "their", "its"})
_COMING = frozenset({"come", "follow"})
_SEVERAL = 0  # more than one, nobody says how many


@dataclass(frozen=True)
class Reference:
    """How the words of an act refer.

    Attributes:
        words: the lemma of its trigger; of an event joined from several tellings, those of all.
        anaphoric: it points back to a happening told before ("the attack", "was killed in the shooting").
        apart: it is set apart from those told before ("another attack", "in a separate incident").
        introduced: its clause brings it up as a new one ("a shooting outside a bar killed two").
        definite: a party without a name is one that the reader knows ("the vessel was seized").
        nouns: the head nouns of parties without names, in the singular.
        number: how many its one target is; `_SEVERAL` of a plural, None where nothing tells.
        genders: m and f, as the nouns for its targets tell.
    """

    words: frozenset[str]
    anaphoric: bool = False
    apart: bool = False
    introduced: bool = False
    definite: bool = False
    nouns: frozenset[str] = frozenset()
    number: int | None = None
    genders: frozenset[str] = frozenset()

    def joined(self, other: Reference) -> Reference:
        """Return the reference of both tellings of one event."""
        return Reference(
            words=self.words | other.words,
            nouns=self.nouns | other.nouns,
            number=self.number if self.number is not None else other.number,
            genders=self.genders | other.genders,
        )

    def describes_others(self, other: Reference) -> bool:
        """Return whether the targets cannot be those of another act: so many men are not one woman."""
        numbers = {self.number, other.number} - {None}
        counted_apart = len(numbers) > 1 and (_SEVERAL not in numbers or 1 in numbers)
        sexes_apart = bool(self.genders) and bool(other.genders) and self.genders.isdisjoint(other.genders)
        return counted_apart or sexes_apart


def reference_of(act: Act) -> Reference:
    """Return how the words of an act refer."""
    parties = tuple(map(quantified, act.parties))
    unnamed = tuple(party for party in parties if not _is_named(party))
    return Reference(
        words=frozenset({lemma(act.trigger)}),
        anaphoric=_is_anaphoric(act),
        apart=_is_set_apart(act),
        introduced=_is_introduced(act.trigger),
        definite=any(map(_is_definite, unnamed)),
        nouns=frozenset(lemma(party) for party in unnamed if party.pos_ in ("NOUN", "PROPN")),
        number=_number(act.targets[0]) if len(act.targets) == 1 else None,
        genders=_genders(act.targets),
    )


def _is_anaphoric(act: Act) -> bool:
    """Return whether an act points back to an earlier mention ("the attack", "was killed in the shooting")."""
    if act.trigger.pos_ != "NOUN":
        return act.type in PHYSICAL and any(map(_points_back, after("in", act.head)))
    own = any(target.head.head == act.trigger for target in act.targets)
    return is_pointed(act.trigger) and not own


def _is_introduced(trigger: Token) -> bool:
    """Return whether a noun with an indefinite article is the subject of its clause."""
    indefinite = any(child.lower_ in ("a", "an") for child in trigger.lefts)
    return trigger.pos_ == "NOUN" and indefinite and trigger.dep_ in ("nsubj", "nsubjpass")


def _points_back(noun: Token) -> bool:
    """Return whether a noun is a happening told before ("in the incident"), and nothing tells it apart."""
    known = is_a(noun, "@incident") or noun_sense(noun) is not None
    return known and is_pointed(noun) and not any(child.dep_ in ("prep", "relcl", "acl") for child in noun.rights)


def _is_set_apart(act: Act) -> bool:
    """Return whether a word beside the act, or beside a noun for it, sets it apart ("another attack", "earlier")."""
    happenings = (token for token in act.head.subtree if is_a(token, "@incident") or token == act.trigger)
    beside = (child for noun in happenings for child in noun.lefts if child.dep_ in ("amod", "det", "compound"))
    before = (child for child in act.head.children if child.dep_ == "advmod")
    others = (child for target in act.targets for child in target.lefts if child.dep_ == "det")  # "another man"
    return any(is_a(word, "@apart") for word in (*beside, *before, *others)) or _is_dating(act.head)


def _is_dating(clause: Token) -> bool:
    """Return whether a clause says after or before what something came: "it came a week after he was shot"."""
    marked = any(child.dep_ == "mark" and child.lower_ in ("after", "before") for child in clause.lefts)
    return clause.dep_ == "advcl" and marked and (clause.head.lemma_ in _COMING or is_a(clause.head, "@occurrence"))


def _is_definite(party: Token) -> bool:
    """Return whether a description stands for who or what is known already: "the vessel", "her brother", "he".

    So does one without an article, in the language of headlines ("Brother charged").
    """
    if party.lower_ in PRONOUNS or is_pointed(party) or any(child.lower_ in _OWNERS for child in party.lefts):
        return True
    bare = not any(child.dep_ in ("det", "nummod", "poss") for child in party.lefts)
    return bare and is_a(party, "@people") and "Sing" in party.morph.get("Number", [])


def _is_named(party: Token) -> bool:
    return party.ent_type_ in AGENT_TYPES or party.pos_ == "PROPN"


def _number(target: Token) -> int | None:
    """Return how many a target is, `_SEVERAL` where it is a plural without a number; None of a pronoun or a body."""
    counts = (read_number([child.lower_], 0) for child in target.lefts if child.dep_ == "nummod")
    count = next(filter(None, counts), None)
    if count is not None:
        return int(count.value)
    number = target.morph.get("Number", [])
    if target.pos_ == "PRON" or not number or is_a(target, "@body"):
        return None
    return _SEVERAL if "Plur" in number else 1


def _genders(targets: Iterable[Token]) -> frozenset[str]:
    found = (nouns().get(lemma(target)) for target in targets)
    return frozenset(noun.gender for noun in found if noun is not None and noun.gender)
