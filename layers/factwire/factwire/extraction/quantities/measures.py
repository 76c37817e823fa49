"""Money and percentages: amounts that a symbol or a unit tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factwire.extraction.quantities.amounts import MONEY_SCALES, PENCE, SYMBOLS, Amount, currency_symbols
from factwire.extraction.quantities.quantity_words import noun_classes, word_class
from factwire.extraction.quantities.token_quantity import TokenQuantity
from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.numbers import product

_LONGEST_NAME: Final = 3


def money(amount: Amount, *, words: Sequence[str]) -> TokenQuantity | None:
    """Return the money of an amount with a symbol before it ("$3.5 billion") or a currency after it ("20 euros")."""
    return _after_symbol(amount, words=words) or _before_name(amount, words=words)


def _after_symbol(amount: Amount, *, words: Sequence[str]) -> TokenQuantity | None:
    word = words[amount.number]
    attached = word[0] in SYMBOLS
    before = words[amount.number - 1] if amount.number else ""
    code = currency_symbols().get(word[0] if attached else before)
    if code is None:
        return None
    scale = MONEY_SCALES.get("".join(words[amount.end : amount.end + 1]).removesuffix("."))
    first = min(amount.first, amount.number if attached else amount.number - 1)
    return _money(amount, code, first=first, end=amount.end + bool(scale), factor=scale or 1.0)


def _before_name(amount: Amount, *, words: Sequence[str]) -> TokenQuantity | None:
    if PENCE.fullmatch(words[amount.number]):
        return _money(amount, "GBP", first=amount.first, end=amount.end, factor=0.01)
    for length in range(_LONGEST_NAME, 0, -1):
        name = words[amount.end : amount.end + length]
        is_minor = bool(name) and name[-1] in word_class("hundredth")
        code = _code([*name[:-1], "dollar"] if is_minor and name[:-1] else name) or (
            _code(name[:-1]) if is_minor else None
        )
        if code:
            factor = 0.01 if is_minor else 1.0
            return _money(amount, code, first=amount.first, end=amount.end + length, factor=factor)
    return None


def _code(name: Sequence[str]) -> str | None:
    """Return the ISO 4217 code of a currency by its name in one number or the other."""
    words = " ".join(name)
    return _currency_names().get(words) or _currency_names().get(words.removesuffix("s"))


def _money(amount: Amount, code: str, *, first: int, end: int, factor: float) -> TokenQuantity:
    limits = amount.limits(counted=False)
    value, low, high = (None if limit is None else product(limit, factor) for limit in limits)
    return TokenQuantity(first, end, "money", value, low, high, unit=code)


@cache
def _currency_names() -> dict[str, str]:
    words = {e["word"].lower(): e["code"] for e in load_lexicon("quantities/currencies") if e["form"] != "symbol"}
    return words | {entry["name"]: entry["code"] for entry in load_lexicon("quantities/currency_names")}


def percentage(amount: Amount, *, words: Sequence[str]) -> TokenQuantity | None:
    """Return the percentage of an amount: "12%", "3.5 percent", "5 per cent", "two percentage points"."""
    for length in (2, 1):
        name = " ".join(words[amount.end : amount.end + length])
        if noun_classes().get(name, ("", ""))[0] == "percent":
            value, low, high = amount.limits(counted=False)
            return TokenQuantity(amount.first, amount.end + length, "percent", value, low, high, unit="%")
    return None
