"""Which kind of quantity an amount is, and what exactly it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.lexicon import load_lexicon
from factwire.extraction.quantities.amounts import Amount, currency_symbols
from factwire.extraction.quantities.counted import Counted, counted_after
from factwire.extraction.quantities.fates import Surroundings, group_kind, noun_kind, status_kind
from factwire.extraction.quantities.noise import is_noise
from factwire.extraction.quantities.singles import Single
from factwire.model.facts import QuantityKind

_FATES: Final = ("killed", "wounded", "missing", "detained", "displaced")
_BODILY: Final = ("killed", "wounded", "detained")  # what is said of persons alone
_PART_MARKS: Final = ("including", "included", "among", "them", "whom")
_PART_REACH: Final = 6
_LONGEST_NAME: Final = 3
_PAIR_REACH: Final = 6
_PLACED: Final = (["in"], ["at"], ["near"], ["on"], ["from"])
_DEFINITE: Final = 3  # "the two sides" points at what is known; no count is told


@dataclass(frozen=True)
class Found:
    """A quantity in tokens `[first, end)`."""

    first: int
    end: int
    kind: QuantityKind
    value: float | None
    min: float | None
    max: float | None
    unit: str | None = None
    of: str | None = None


@cache
def _currency_nouns() -> dict[str, str]:
    names = {
        entry["word"]: entry["code"] for entry in load_lexicon("quantities_currencies") if entry["form"] != "symbol"
    }
    return {word.lower(): code for word, code in names.items()} | {
        entry["name"]: entry["code"] for entry in load_lexicon("quantities_currency_names")
    }


class Classifier:
    """Classifies the amounts of one document, in order; what a group before was lends its kind to its parts."""

    def __init__(self, doc: Doc, words: Sequence[str], *, amounts: Sequence[Amount]) -> None:
        self._doc = doc
        self._words = words
        self._around = Surroundings(doc, words, amounts=amounts)
        self._last: Found | None = None
        self._deadly = False  # whether the text has told of anyone killed

    def classify(self, candidate: Amount | Single) -> Iterator[Found]:
        """The quantities that a candidate is: mostly one, none if it counts nothing, two for "no casualties"."""
        found = list(self._single(candidate) if isinstance(candidate, Single) else self._amount(candidate))
        for one in found:
            if one.kind in _FATES or one.kind == "people":
                self._last = one
                self._deadly = self._deadly or one.kind == "killed"
        yield from found

    def _single(self, single: Single) -> Iterator[Found]:
        counted = counted_after(self._doc, single.end, words=self._words)
        if single.low == 0 and self._words[single.end - 1] in ("nobody", "one"):
            counted = Counted(first=single.end, end=single.end, head=None)
        kinds = self._fates(single.first, single.end, counted)
        surely_people = counted.head is None or counted.noun_class or single.low == 0
        for kind in kinds:
            if kind in _FATES and (surely_people or kind in _BODILY):
                yield Found(
                    single.first,
                    max(counted.end, single.end),
                    kind,
                    single.low,
                    single.low,
                    single.low,
                    of=self._of(counted),
                )

    def _amount(self, amount: Amount) -> Iterator[Found]:
        if is_noise(self._doc, amount, words=self._words):
            return
        found = self._money(amount) or self._percent(amount)
        if found:
            yield found
            return
        counted = counted_after(self._doc, amount.end, words=self._words)
        if counted.noun_class == "skip" or self._is_name(amount, counted):
            return
        if counted.noun_class == "measure":
            yield self._found(amount, counted, "other", is_counted=False, unit=counted.unit)
            return
        kinds = self._fates(amount.first, amount.end, counted)
        if kinds:
            for kind in kinds[:1]:
                yield self._found(amount, counted, kind)
        elif self._is_definite(amount, counted):
            return
        elif counted.noun_class == "weapon":
            yield self._found(amount, counted, "weapon")
        elif counted.head is not None and not (counted.head.pos_ == "PROPN" and not counted.noun_class):
            yield self._found(amount, counted, "people" if counted.noun_class in ("people", "casualty") else "other")

    def _found(
        self, amount: Amount, counted: Counted, kind: QuantityKind, *, is_counted: bool = True, unit: str | None = None
    ) -> Found:
        value, low, high = amount.limits(counted=is_counted)
        end = max(amount.end, counted.end) if counted.head is not None else amount.end
        return Found(amount.first, end, kind, value, low, high, unit=unit, of=self._of(counted) if not unit else None)

    def _is_name(self, amount: Amount, counted: Counted) -> bool:
        """Whether a figure is part of a name, its noun being one thing: "the 737 programme", "the 100 index"."""
        head = counted.head
        if head is None or counted.noun_class in ("people", "measure", "percent", "casualty") or amount.low <= 1:
            return False
        in_figures = self._words[amount.number].isdecimal() and amount.bound == ""
        return in_figures and head.tag_ in ("NN", "NNP") and not head.lower_.endswith("craft")

    def _is_definite(self, amount: Amount, counted: Counted) -> bool:
        """Whether the words point at few that are known already ("the two sides"), or at one of a kind."""
        words = self._words
        if amount.bound or amount.low > _DEFINITE:
            return False
        before = words[amount.first - 1] if amount.first else ""
        paired = words[amount.number] == "both" and "and" in words[amount.end : amount.end + _PAIR_REACH]
        return before in ("the", "these", "those") or paired or (amount.low == 1 and counted.partitive)

    def _of(self, counted: Counted) -> str | None:
        return self._doc[counted.first : counted.end].text if counted.head is not None else None

    def _fates(self, first: int, end: int, counted: Counted) -> list[QuantityKind]:
        """The kinds of a group of people, most specific evidence first; empty if it is nothing of the sort."""
        head, lemma = counted.head, counted.head.lemma_.lower() if counted.head is not None else ""
        none = self._words[first] == "no"
        if counted.noun_class == "casualty" or lemma == "casualty":
            return ["killed", "wounded"] if none else ["people"]
        if lemma == "life" and head is not None:
            return ["killed"] if self._around.life_taken(head) else []
        own = noun_kind(lemma) or noun_kind(head.lower_ if head is not None else "")
        if own:
            return [_kind(own)]
        if counted.noun_class in ("weapon", "measure", "animal"):
            return []
        if counted.partitive and head is not None and group_kind(head.lower_.removesuffix("s")):
            group = head.lower_.removesuffix("s")
            if group == "victim" and not self._deadly:
                return ["people"]
            return [_kind(group_kind(head.lower_.removesuffix("s")) or "people")]
        people = counted.noun_class == "people" or head is None
        fate = self._around.fate(first, max(end, counted.end if head is not None else end), head=head, people=people)
        fate = fate or self._inherited(first, end, counted) or status_kind(lemma)
        return [_kind(fate)] if fate else []

    def _inherited(self, first: int, end: int, counted: Counted) -> QuantityKind | None:
        """The kind of the group that this one is a part of, or is coordinated with."""
        last = self._last
        if last is None or last.kind not in _FATES or self._doc[last.first].sent.start != self._doc[first].sent.start:
            return None
        between = self._words[last.end : first]
        if counted.head is not None and counted.noun_class != "people":
            return None
        words_for_one = self._words[first] in ("a", "an", "another", "its", "their", "his", "her")
        part = counted.partitive or any(word in _PART_MARKS for word in between[-_PART_REACH:])
        if words_for_one and between[-1:] not in (["and"], ["or"]) and not part:
            return None
        coordinated = len(between) <= 2 and all(word in ("and", ",", "or", "the", "its") for word in between)
        if part and self._has_verb(end - 1):
            return "people"
        manner = between[-1:] == [","] and counted.head is None and self._doc[end : end + 1].text.endswith("ly")
        gapped = manner or counted.head is None and between[-1:] == ["and"] and self._words[end : end + 1] in _PLACED
        return last.kind if part or gapped or (coordinated and between) else None

    def _has_verb(self, number: int) -> bool:
        """Whether a part of a group has a verb of its own: "and freed two of them"."""
        token = self._doc[number]
        return token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ == "VERB"

    def _money(self, amount: Amount) -> Found | None:
        """Money: a symbol before the figure, or the name of a currency after it."""
        words = self._words
        word, before = words[amount.number], words[amount.number - 1] if amount.number else ""
        symbol = word[0] if word[0] in "$\u20ac\u00a3\u00a5" else before
        code = currency_symbols().get(symbol)
        value, low, high = amount.limits(counted=False)
        if code:
            return Found(
                min(amount.first, amount.number - (symbol is before)), amount.end, "money", value, low, high, unit=code
            )
        for length in range(_LONGEST_NAME, 0, -1):
            name = " ".join(words[amount.end : amount.end + length])
            code = _currency_nouns().get(name) or _currency_nouns().get(name.removesuffix("s"))
            if code:
                cents = 100.0 if name in ("cents", "cent", "pence") else 1.0
                value, low, high = (x / cents if x is not None else None for x in (value, low, high))
                return Found(amount.first, amount.end + length, "money", value, low, high, unit=code)
        return None

    def _percent(self, amount: Amount) -> Found | None:
        words = self._words
        after = words[amount.end : amount.end + 2]
        length = (
            1
            if after[:1] in (["%"], ["percent"], ["pct"])
            else 2
            if after in (["per", "cent"], ["percentage", "points"], ["percentage", "point"])
            else 0
        )
        if not length:
            return None
        value, low, high = amount.limits(counted=False)
        return Found(amount.first, amount.end + length, "percent", value, low, high, unit="%")


def _kind(kind: str) -> QuantityKind:
    kinds: dict[str, QuantityKind] = {
        "killed": "killed", "wounded": "wounded", "missing": "missing", "detained": "detained", "displaced": "displaced", "people": "people",
    }  # fmt: skip
    return kinds[kind]
