"""What the modules of this component hand on: a quantity in terms of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from factwire.model.facts import QuantityKind

Form = Literal["number", "none", "indefinite", "definite", "pronoun", "name", "group"]


@dataclass(frozen=True)
class TokenQuantity:
    """A quantity in tokens `[first, end)`.

    `form` is how the text counts: by a number, or by the mention of one person or of nobody. `may_be_fatal` is true of
    people who were harmed by what kills others: they are wounded unless the text says that they died.
    """

    first: int
    end: int
    kind: QuantityKind
    value: float | None
    min: float | None
    max: float | None
    unit: str | None = None
    of: str | None = None
    form: Form = "number"
    may_be_fatal: bool = False


def kind_of(name: str) -> QuantityKind:
    """Return the kind by the name that a lexicon gives it.

    Raises:
        ValueError: there is no such kind.
    """
    if name not in get_args(QuantityKind):
        raise ValueError(f"a lexicon names the kind {name!r}, which does not exist")
    return cast("QuantityKind", name)
