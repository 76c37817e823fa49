"""What the modules of this component hand on: a quantity in terms of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast, get_args

from factwire.model.facts import QuantityKind

CASUALTIES: Final = ("killed", "wounded", "missing", "detained", "displaced")


@dataclass(frozen=True)
class TokenQuantity:
    """A quantity in tokens `[first, end)`."""

    first: int
    end: int
    kind: QuantityKind
    value: float | None
    min: float | None
    max: float | None
    unit: str | None = None
    of: str | None = None


def kind_of(name: str) -> QuantityKind:
    """Return the kind by the name that a lexicon gives it.

    Raises:
        ValueError: there is no such kind.
    """
    if name not in get_args(QuantityKind):
        raise ValueError(f"a lexicon names the kind {name!r}, which does not exist")
    return cast("QuantityKind", name)
