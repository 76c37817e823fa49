"""Single victims as a text mentions them again and again: each is reported once, and by what became of them at last.

"A boy was shot. He was taken to hospital. The 12-year-old died" mentions one victim: killed, and not wounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.singles import ANAPHORIC
from factwire.extraction.quantities.token_quantity import TokenQuantity

_NEXT: Final = 60  # tokens within which a death follows the wound
_CARED_FOR: Final = 30  # tokens from "himself" on within which somebody cares for him
_OWN_HAND: Final = 4  # tokens after a victim within which "himself" stands
_ADJECTIVE: Final = 2  # words of a mention that may say the sex by the one before the noun: "a male driver"


@dataclass
class _Victim:
    """One person hurt or killed, with what the mentions so far say of them."""

    sentence: int
    sex: str | None
    age: str | None
    name: frozenset[str]
    is_child: bool | None
    is_parent: bool | None
    last: int  # first token of the latest mention
    is_subject: bool = False  # of a verb, by any mention
    survived: bool = False  # said to be wounded, not only to be hit
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Features:
    sex: str | None
    age: str | None
    name: frozenset[str]
    is_child: bool | None
    is_parent: bool | None
    is_new: bool


def resolve_victims(doc: Doc, quantities: Sequence[TokenQuantity]) -> list[TokenQuantity]:
    """Return the quantities without repeated mentions of one victim, and without wounds of those who died."""
    victims: list[_Victim] = []
    kept: list[tuple[TokenQuantity, _Victim | None]] = []
    groups: set[str] = set()
    latest_group = -1  # the sentence of the latest group that was hurt
    for quantity in quantities:
        if quantity.form == "group":
            _note_group(quantity, kept)
        elif quantity.kind not in ("killed", "wounded") or quantity.value == 0:
            kept.append((quantity, None))
        elif quantity.value != 1:
            groups.add(quantity.kind)
            latest_group = doc[quantity.first].sent.start
            kept.append((quantity, None))
        else:
            anaphoric = quantity.form in ANAPHORIC
            victim = _antecedent(doc, quantity, victims)
            known = victim.kinds if victim else groups if not _is_further(doc, quantity, latest_group) else ()
            repeats = anaphoric and (quantity.kind in known or _is_settled(victim))
            if victim is None:
                victim = _new(doc, quantity)
                victims.append(victim)
            _note(doc, victim, quantity)
            if not repeats:
                kept.append((quantity, victim))
    suicide = _tells_of_suicide(doc)
    kept = [(_killed_if_by_own_hand(doc, each, suicide=suicide), victim) for each, victim in kept]
    dead = any(quantity.kind == "killed" and quantity.value != 0 for quantity, _ in kept)
    settled = (_settled(doc, quantity, victim, dead=dead) for quantity, victim in kept)
    return [quantity for quantity in settled if quantity is not None]


def _tells_of_suicide(doc: Doc) -> bool:
    """Return whether a text calls a death a suicide: "an apparent murder-suicide"; no attempt, no suicide bomber."""
    return any(
        token.lower_ == "suicide"
        and not (token.i and token.nbor(-1).lower_ in word_class("attempted"))
        and not (token.i + 1 < len(doc) and token.nbor().lower_ in word_class("of_suicide"))
        for token in doc
    )


def _turned_on_self(doc: Doc, quantity: TokenQuantity) -> bool:
    """Return whether a person turned a weapon on themselves, and nobody cared for them: they died."""
    reflexive = doc[quantity.first]
    if reflexive.lower_ not in word_class("reflexive") or not (reflexive.i and reflexive.nbor(-1).lower_ == "on"):
        return False
    return not any(token.lower_ in word_class("care") for token in doc[reflexive.i : reflexive.i + _CARED_FOR])


def _killed_if_by_own_hand(doc: Doc, quantity: TokenQuantity, *, suicide: bool) -> TokenQuantity:
    """Return those killed who shot themselves, of whom a text that tells of a suicide need not say that they died."""
    near = doc[quantity.first : quantity.end + _OWN_HAND]
    by_own_hand = quantity.may_be_fatal and any(token.lower_ in word_class("reflexive") for token in near)
    if not by_own_hand or not (suicide or _turned_on_self(doc, quantity)):
        return quantity
    return replace(quantity, kind="killed", may_be_fatal=False)


def _note_group(pronoun: TokenQuantity, kept: list[tuple[TokenQuantity, _Victim | None]]) -> None:
    """Let the last group that was hurt be killed where "they" are said to be dead."""
    groups = [at for at, (each, _) in enumerate(kept) if each.form == "number" and each.kind in ("killed", "wounded")]
    if pronoun.kind == "killed" and groups and kept[groups[-1]][0].kind == "wounded":
        group, victim = kept[groups[-1]]
        kept[groups[-1]] = (replace(group, kind="killed", may_be_fatal=False), victim)


def drop_wounds_of_dead(doc: Doc, quantities: Sequence[TokenQuantity]) -> list[TokenQuantity]:
    """Return the quantities without the wounds of those who were counted as dead before: "Both had gunshot wounds"."""
    kept: list[TokenQuantity] = []
    for quantity in quantities:
        last = next((each for each in reversed(kept) if each.kind in ("killed", "wounded", "people")), None)
        refers = all(token.lower_ in word_class("each") for token in doc[quantity.first : quantity.end])
        if not (
            refers and quantity.kind == "wounded" and last and (last.kind, last.value) == ("killed", quantity.value)
        ):
            kept.append(quantity)
    return kept


def _is_further(doc: Doc, quantity: TokenQuantity, latest_group: int) -> bool:
    """Return whether a mention is of none of those counted before: "himself", "the other", "ten and the driver".

    Nor is a singular pronoun beside a group in one sentence, or for one whom the police killed: "police shot him dead".
    """
    if quantity.form == "pronoun" and (
        doc[quantity.first].sent.start == latest_group or _is_stopped(doc[quantity.first])
    ):
        return True
    head = doc[quantity.first : quantity.end].root
    is_listed = head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN", "NUM")
    return is_listed or head.lower_ in word_class("reflexive") or _features(doc, quantity).is_new


def _is_stopped(pronoun: Token) -> bool:
    """Return whether the police or guards do to a person what the verb says."""
    subjects = (child for child in pronoun.head.children if child.dep_ == "nsubj")
    return pronoun.dep_ == "dobj" and any(each.lemma_.lower() in word_class("guarding") for each in subjects)


def _is_settled(victim: _Victim | None) -> bool:
    return victim is not None and "killed" in victim.kinds


def _settled(doc: Doc, quantity: TokenQuantity, victim: _Victim | None, *, dead: bool) -> TokenQuantity | None:
    """Return the quantity as the whole text settles it; None for the wounds of one who died."""
    if quantity.kind == "wounded" and _is_settled(victim):
        return None
    may_be_dead = quantity.may_be_fatal and victim is None and dead and not _are_others(doc, quantity)
    return replace(quantity, kind="people") if may_be_dead else quantity


def _are_others(doc: Doc, quantity: TokenQuantity) -> bool:
    """Return whether a group is set apart from those who died: "three other people were also shot"."""
    following = doc[quantity.end : quantity.end + 1].text.lower()
    more = following == "more" or (quantity.of is not None and quantity.of.lower().startswith("more "))
    return more or any(token.lower_ in word_class("further") for token in doc[quantity.first : quantity.end])


def _antecedent(doc: Doc, quantity: TokenQuantity, victims: Sequence[_Victim]) -> _Victim | None:
    """Return the latest victim whom a mention may mean, or None where it opens a new one."""
    features = _features(doc, quantity)
    if features.is_new:
        return None
    sentence = doc[quantity.first].sent.start
    by_own_hand = doc[quantity.first].lower_ in word_class("reflexive")
    fitting = [
        victim
        for victim in reversed(victims)
        if _fits(features, victim)
        and (quantity.form in ANAPHORIC or victim.sentence != sentence)
        and (victim.is_subject or not by_own_hand)
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
        and (features.is_parent is None or victim.is_parent is None or features.is_parent == victim.is_parent)
        and (not features.name or not victim.name or not features.name.isdisjoint(victim.name))
    )


def _new(doc: Doc, quantity: TokenQuantity) -> _Victim:
    features = _features(doc, quantity)
    sentence = doc[quantity.first].sent.start
    return _Victim(
        sentence, features.sex, features.age, features.name, features.is_child, features.is_parent, quantity.first
    )


def _note(doc: Doc, victim: _Victim, quantity: TokenQuantity) -> None:
    features = _features(doc, quantity)
    victim.sex = victim.sex or features.sex
    victim.age = victim.age or features.age
    victim.name = victim.name | features.name
    victim.is_child = features.is_child if victim.is_child is None else victim.is_child
    victim.last = quantity.first
    victim.is_subject |= doc[quantity.first : quantity.end].root.dep_ in ("nsubj", "nsubjpass")
    victim.survived = victim.survived or (quantity.kind == "wounded" and not quantity.may_be_fatal)
    victim.kinds.add(quantity.kind)


def _which(word: str, one: str, other: str) -> bool | None:
    """Return whether a word is of the first class; None where it is of neither."""
    return True if word in word_class(one) else False if word in word_class(other) else None


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
        is_child=_which(words[-1], "young", "grown"),
        is_parent=_which(words[-1], "parental", "filial"),
        is_new=any(word in word_class("new") for word in words[:2]),
    )
