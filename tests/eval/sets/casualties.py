"""Casualties and other counts in single sentences: each sentence lists all that is to be found in it.

`tune` sentences may be looked at while rules are written; `held` ones only measure.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from factwire.extraction import extract_many
from factwire.model import Quantity
from factwire.reading import article_from_text

from tests.eval.digest import digest_of
from tests.eval.tally import Tally

TABLE = Path(__file__).parents[1] / "casualties.tsv"

Amount = tuple[str, float | None, float | None, float | None]  # kind, value, min, max


def digest() -> str:
    """The digest of the table."""
    return digest_of([TABLE])


def score() -> dict[str, Tally]:
    """A tally for each part of the table."""
    tallies: dict[str, Tally] = {}
    rows = [_cells(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    found = extract_many(article_from_text(sentence) for _, sentence, _ in rows)
    for (part, sentence, expected), facts in zip(rows, found, strict=True):
        wanted = Counter(_amount(each) for each in expected.split("; ") if each)
        _judge(wanted, Counter(map(_found, facts.quantities)), note=sentence, tally=tallies.setdefault(part, Tally()))
    return tallies


def _judge(wanted: Counter[Amount], found: Counter[Amount], *, note: str, tally: Tally) -> None:
    for _ in (wanted & found).elements():
        tally.hit()
    for amount in (wanted - found).elements():
        tally.miss(f"{amount} in {note}")
    for amount in (found - wanted).elements():
        tally.deny(f"{amount} in {note}")


def _cells(line: str) -> tuple[str, str, str]:
    part, sentence, expected = (*line.split("\t"), "")[:3]
    return part, sentence, expected


def _amount(written: str) -> Amount:
    kind, amount = written.split(" ", 1)
    if amount.startswith("~"):
        return kind, float(amount[1:]), None, None
    least, dots, most = amount.partition("..")
    if not dots:
        return kind, float(amount), float(amount), float(amount)
    return kind, None, float(least) if least else None, float(most) if most else None


def _found(quantity: Quantity) -> Amount:
    return quantity.kind, quantity.value, quantity.min, quantity.max
