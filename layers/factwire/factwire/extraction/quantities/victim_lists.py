"""Victims that a text lists: "a man and a woman were killed" and "Ana Ruiz, 34, and her son, 6, died" kill two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.counted import noun_class
from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.token_quantity import TokenQuantity

_LONGEST_LINK: Final = 12  # tokens between two of a list: an age, a name, a coordinator
_KINDS: Final = ("killed", "wounded")
_COMMAS: Final = (",", "(", ")")


def sum_lists(doc: Doc, quantities: Sequence[TokenQuantity]) -> list[TokenQuantity]:
    """Return the quantities, victims who are listed together as one number of them; who is told twice counts once.

    Two numbers of people stay apart ("three soldiers and two farmers"), and so do parts of a number: each says what it
    counts.
    """
    found: list[TokenQuantity] = []
    at = 0
    while at < len(quantities):
        items, at = _list_from(doc, quantities, at)
        if _counts_rest(doc, items):
            found.append(items.pop(0))
            items = items if sum(each.value or 0.0 for each in items) == found[-1].value else []
        found += [_sum(items)] if _is_list(items) and not _are_parts(doc, items[0]) else items
    return found


def without_appositions(doc: Doc, quantities: Sequence[TokenQuantity]) -> list[TokenQuantity]:
    """Return the quantities, who is mentioned twice side by side once: "Kenneth Hill, a 22-year-old waiter, died"."""
    kept: list[TokenQuantity] = []
    for quantity in quantities:
        if not (kept and _link(doc, kept[-1], quantity) == "," and _is_apposition(doc, kept[-1], quantity)):
            kept.append(quantity)
        elif kept[-1].form == "definite":  # "the victim, a boy of nine": the second says more
            kept[-1] = quantity
    return kept


def _list_from(doc: Doc, quantities: Sequence[TokenQuantity], at: int) -> tuple[list[TokenQuantity], int]:
    """Return what is listed from a quantity on, up to the last "and", and the index of what follows."""
    end = last = at + 1
    while end < len(quantities) and (link := _link(doc, quantities[end - 1], quantities[end])):
        end += 1
        last = end if link == "and" else last
    return list(quantities[at:last]), last


def _is_list(items: Sequence[TokenQuantity]) -> bool:
    """Return whether the items are victims side by side, one of them at least told of without a number.

    So are numbers that only divide a group by sex and age: "four men and two women".
    """
    return len(items) > 1 and (any(each.form != "number" for each in items) or all(map(_says_who, items)))


def _says_who(quantity: TokenQuantity) -> bool:
    """Return whether the words for those counted say no more than their sex or age."""
    words = (quantity.of or "").lower().split()
    return len(words) == 1 and words[0] in word_class("sex_or_age")


def _counts_rest(doc: Doc, items: Sequence[TokenQuantity]) -> bool:
    """Return whether the first of a list is the number of the others: "two men, Paul Weber and Omar Haddad"."""
    whole, *others = items
    if not others or whole.form != "number" or doc[whole.end].text != ",":
        return False
    named = others[0].form == "name"
    return named or (len(others) > 1 and whole.value == sum(each.value or 0.0 for each in others))


def _is_apposition(doc: Doc, one: TokenQuantity, other: TokenQuantity) -> bool:
    """Return whether a person after a comma is the one before it, by a name and a noun or by two nouns."""
    forms = (one.form, other.form)
    differ = forms.count("name") == 1 or forms == ("definite", "indefinite")
    return one.value == other.value == 1 and differ and doc[other.first].tag_ != "PRP$"


def _link(doc: Doc, one: TokenQuantity, other: TokenQuantity) -> str | None:
    """Return what joins two of a list, a comma or "and"; None where they stand in none."""
    if one.kind != other.kind or one.kind not in _KINDS or not (_is_counted(one) and _is_counted(other)):
        return None
    between = doc[one.end : other.first]
    if not 0 < len(between) <= _LONGEST_LINK or doc[one.first].sent.start != doc[other.first].sent.start:
        return None
    if doc[other.first].lower_ in word_class("reflexive") and any(
        token.lower_ in word_class("sequence") for token in between
    ):
        return "and"  # "killed his wife before killing himself"
    if not all(_may_stand_in_list(token) for token in between):
        return None
    if any(token.lower_ in word_class("coordinator") for token in between[-3:]):
        return "and"
    return "," if any(token.text in _COMMAS for token in between) else None


def _may_stand_in_list(token: Token) -> bool:
    known = token.lower_ in word_class("list") or token.pos_ in ("NUM", "PROPN")
    return known or (token.pos_ == "NOUN" and noun_class(token)[0] == "people")


def _is_counted(quantity: TokenQuantity) -> bool:
    return bool(quantity.value) and quantity.form not in ("none", "group")


def _are_parts(doc: Doc, first: TokenQuantity) -> bool:
    """Return whether a list names some of those counted before it: "six people, among them two women and a child"."""
    return any(token.lower_ in word_class("part") for token in doc[max(0, first.first - 2) : first.first])


def _sum(items: Sequence[TokenQuantity]) -> TokenQuantity:
    total = sum(each.value or 0.0 for each in items)
    return replace(
        items[0], end=items[-1].end, value=total, min=total, max=total, of=None, form="number",
        may_be_fatal=all(each.may_be_fatal for each in items),
    )  # fmt: skip
