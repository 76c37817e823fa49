"""Money and percentages: amounts that a symbol or a unit tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factwire.extraction.quantities.amounts import SYMBOLS, Amount, currency_symbols
from factwire.extraction.quantities.counted import noun_classes
from factwire.extraction.quantities.found import Found
from factwire.extraction.text.lexicon import load_lexicon

_SHORT_SCALES: Final = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}  # beside a currency, "m" is no metre
_LONGEST_NAME: Final = 3
_HUNDREDTHS: Final = ("cent", "cents", "pence")


def money(amount: Amount, *, words: Sequence[str]) -> Found | None:
    """Money: a symbol before the figure ("$3.5 billion"), or the name of a currency after it ("20 million euros")."""
    word, before = words[amount.number], words[amount.number - 1] if amount.number else ""
    attached = word[0] in SYMBOLS
    code = currency_symbols().get(word[0] if attached else before)
    value, low, high = amount.limits(counted=False)
    if code:
        first = amount.number if attached else amount.number - 1
        scale = _SHORT_SCALES.get("".join(words[amount.end : amount.end + 1]).removesuffix("."))
        value, low, high = (limit * (scale or 1) if limit is not None else None for limit in (value, low, high))
        end = amount.end + bool(scale)
        return Found(min(amount.first, first), end, "money", value, low, high, unit=code)
    for length in range(_LONGEST_NAME, 0, -1):
        name = " ".join(words[amount.end : amount.end + length])
        code = _currency_names().get(name) or _currency_names().get(name.removesuffix("s"))
        if code:
            parts = 100.0 if name in _HUNDREDTHS else 1.0
            value, low, high = (limit / parts if limit is not None else None for limit in (value, low, high))
            return Found(amount.first, amount.end + length, "money", value, low, high, unit=code)
    return None


@cache
def _currency_names() -> dict[str, str]:
    words = {e["word"].lower(): e["code"] for e in load_lexicon("quantities/currencies") if e["form"] != "symbol"}
    return words | {entry["name"]: entry["code"] for entry in load_lexicon("quantities/currency_names")}


def percentage(amount: Amount, *, words: Sequence[str]) -> Found | None:
    """A percentage: "12%", "3.5 percent", "5 per cent", "two percentage points"."""
    for length in (2, 1):
        name = " ".join(words[amount.end : amount.end + length])
        if noun_classes().get(name, ("", ""))[0] == "percent":
            value, low, high = amount.limits(counted=False)
            return Found(amount.first, amount.end + length, "percent", value, low, high, unit="%")
    return None
