"""Single victims as a text mentions them again and again: each is reported once, and by what became of them at last.

"A boy was shot. He was taken to hospital. The 12-year-old died" mentions one victim: killed, and not wounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.singles import ANAPHORIC
from factwire.extraction.quantities.token_quantity import TokenQuantity

_NEXT: Final = 60  # tokens within which a death follows the wound
_ADJECTIVE: Final = 2  # words of a mention that may say the sex by the one before the noun: "a male driver"


@dataclass
class _Victim:
    """One person hurt or killed, with what the mentions so far say of them."""

    sentence: int
    sex: str | None
    age: str | None
    name: frozenset[str]
    is_child: bool | None
    last: int  # first token of the latest mention
    survived: bool = False  # said to be wounded, not only to be hit
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Features:
    sex: str | None
    age: str | None
    name: frozenset[str]
    is_child: bool | None
    is_new: bool


def resolve_victims(doc: Doc, quantities: Sequence[TokenQuantity]) -> list[TokenQuantity]:
    """Return the quantities without repeated mentions of one victim, and without wounds of those who died."""
    victims: list[_Victim] = []
    kept: list[tuple[TokenQuantity, _Victim | None]] = []
    groups: set[str] = set()
    for quantity in quantities:
        if quantity.form == "group":
            _note_group(quantity, kept)
        elif quantity.kind not in ("killed", "wounded") or quantity.value == 0:
            kept.append((quantity, None))
        elif quantity.value != 1:
            groups.add(quantity.kind)
            kept.append((quantity, None))
        else:
            anaphoric = quantity.form in ANAPHORIC
            victim = _antecedent(doc, quantity, victims)
            known = victim.kinds if victim else groups if not _is_reflexive(doc, quantity) else ()
            repeats = anaphoric and (quantity.kind in known or _is_settled(victim))
            if victim is None:
                victim = _new(doc, quantity)
                victims.append(victim)
            _note(doc, victim, quantity)
            if not repeats:
                kept.append((quantity, victim))
    dead = any(quantity.kind == "killed" and quantity.value != 0 for quantity, _ in kept)
    settled = (_settled(quantity, victim, dead=dead) for quantity, victim in kept)
    return [quantity for quantity in settled if quantity is not None]


def _note_group(pronoun: TokenQuantity, kept: list[tuple[TokenQuantity, _Victim | None]]) -> None:
    """Let the last group that was hurt be killed where "they" are said to be dead."""
    groups = [at for at, (each, _) in enumerate(kept) if each.form == "number" and each.kind in ("killed", "wounded")]
    if pronoun.kind == "killed" and groups and kept[groups[-1]][0].kind == "wounded":
        group, victim = kept[groups[-1]]
        kept[groups[-1]] = (replace(group, kind="killed", may_be_fatal=False), victim)


def _is_reflexive(doc: Doc, quantity: TokenQuantity) -> bool:
    return doc[quantity.first].lower_ in word_class("reflexive")


def _is_settled(victim: _Victim | None) -> bool:
    return victim is not None and "killed" in victim.kinds


def _settled(quantity: TokenQuantity, victim: _Victim | None, *, dead: bool) -> TokenQuantity | None:
    """Return the quantity as the whole text settles it; None for the wounds of one who died."""
    if victim is not None and quantity.kind == "wounded" and "killed" in victim.kinds:
        return None
    return replace(quantity, kind="people") if quantity.may_be_fatal and victim is None and dead else quantity


def _antecedent(doc: Doc, quantity: TokenQuantity, victims: Sequence[_Victim]) -> _Victim | None:
    """Return the latest victim whom a mention may mean, or None where it opens a new one."""
    features = _features(doc, quantity)
    if features.is_new:
        return None
    sentence = doc[quantity.first].sent.start
    fitting = [
        victim
        for victim in reversed(victims)
        if _fits(features, victim) and (quantity.form in ANAPHORIC or victim.sentence != sentence)
    ]
    if quantity.kind != "killed":
        return next(iter(fitting), None)
    return next(
        (victim for may_be in _MAY_BE_DEAD for victim in fitting if may_be(victim, quantity)),
        None,
    )


def _is_dead(victim: _Victim, _killed: TokenQuantity) -> bool:
    return "killed" in victim.kinds


def _may_have_died(victim: _Victim, _killed: TokenQuantity) -> bool:
    return not victim.survived


def _died_next(victim: _Victim, killed: TokenQuantity) -> bool:
    """Return whether a wounded person is referred to shortly afterwards as dead."""
    return killed.form in ANAPHORIC and killed.first - victim.last < _NEXT


_MAY_BE_DEAD: Final = (_is_dead, _may_have_died, _died_next)  # whose death it may be: the likeliest first


def _fits(features: _Features, victim: _Victim) -> bool:
    return (
        (features.sex is None or victim.sex is None or features.sex == victim.sex)
        and (features.age is None or victim.age is None or features.age == victim.age)
        and (features.is_child is None or victim.is_child is None or features.is_child == victim.is_child)
        and (not features.name or not victim.name or not features.name.isdisjoint(victim.name))
    )


def _new(doc: Doc, quantity: TokenQuantity) -> _Victim:
    features = _features(doc, quantity)
    sentence = doc[quantity.first].sent.start
    return _Victim(sentence, features.sex, features.age, features.name, features.is_child, quantity.first)


def _note(doc: Doc, victim: _Victim, quantity: TokenQuantity) -> None:
    features = _features(doc, quantity)
    victim.sex = victim.sex or features.sex
    victim.age = victim.age or features.age
    victim.name = victim.name | features.name
    victim.is_child = features.is_child if victim.is_child is None else victim.is_child
    victim.last = quantity.first
    victim.survived = victim.survived or (quantity.kind == "wounded" and not quantity.may_be_fatal)
    victim.kinds.add(quantity.kind)


def _features(doc: Doc, quantity: TokenQuantity) -> _Features:
    """Return what a mention says of a person: sex, age, surname, and whether it opens a new one ("another man")."""
    words = [token.lower_ for token in doc[quantity.first : quantity.end]]
    head = words[-1:] if len(words) < _ADJECTIVE or words[-2] in word_class("one") else words[-2:]
    male, female = (any(word in word_class(name) for word in head) for name in ("male", "female"))
    after = doc[quantity.end : quantity.end + 2]
    age = next((word for word in words if word.isdecimal()), None)
    if age is None and len(after) == 2 and after[0].text == "," and after[1].text.isdecimal():
        age = after[1].text
    return _Features(
        sex="male" if male else "female" if female else None,
        age=age,
        name=frozenset(words) if quantity.form == "name" else frozenset(),
        is_child=True if words[-1] in word_class("young") else False if words[-1] in word_class("grown") else None,
        is_new=any(word in word_class("new") for word in words[:2]),
    )
