"""Which kind of quantity an amount is, and what exactly it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.amounts import Amount, without_place
from factwire.extraction.quantities.casualties.casualty_lexicons import group_kind, noun_kind, status_kind
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.casualties.preceding import lives_lost
from factwire.extraction.quantities.casualties.status import casualty_status
from factwire.extraction.quantities.counted import Counted, counted_after
from factwire.extraction.quantities.groups import Groups
from factwire.extraction.quantities.measures import money, percentage
from factwire.extraction.quantities.noise import is_noise
from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.singles import ANAPHORIC, Single
from factwire.extraction.quantities.token_quantity import TokenQuantity, kind_of
from factwire.model.facts import CASUALTY_KINDS, QuantityKind

_HURT: Final[Mapping[str, QuantityKind]] = {
    "killed": "killed", "wounded": "wounded", "harmed": "wounded", "treated": "wounded",
}  # fmt: skip
_OPEN: Final = ("harmed", "treated")  # statuses after which one person may still die
_BODILY: Final = ("killed", "wounded", "detained")  # what is said of persons alone
_THINGS: Final = ("weapon", "measure", "animal")
_PAIR_REACH: Final = 6
_COMPARED_REACH: Final = 4
_DEFINITE: Final = 3  # "the two sides" points at what is known; no count is given


class Classifier:
    """Classifies the amounts of one document, in order."""

    def __init__(self, doc: Doc, words: Sequence[str], *, amounts: Sequence[Amount]) -> None:
        self._doc = doc
        self._words = words
        self._amounts = frozenset(amount.first for amount in amounts)
        self._groups = Groups(doc, words)
        self._measured: TokenQuantity | None = None

    def classify(self, candidate: Amount | Single) -> Iterator[TokenQuantity]:
        """Yield the quantities that a candidate is: mostly one, none if it counts nothing, two for "no casualties"."""
        found = self._single(candidate) if isinstance(candidate, Single) else self._amount(candidate)
        for quantity in found:
            self._groups.note(quantity)
            yield quantity

    def _single(self, single: Single) -> Iterator[TokenQuantity]:
        """Yield one or none of a group of people, where it is a casualty."""
        if single.form in ANAPHORIC:
            yield from self._person(single)
            return
        counted = counted_after(self._doc, single.end, words=self._words)
        if single.low == 0 and self._words[single.end - 1] in ("nobody", "one"):
            counted = Counted(first=single.end, end=single.end, head=None)
        surely_people = counted.head is None or counted.noun_class or single.low == 0
        end, count = max(counted.end, single.end), single.low
        if count == 0 and self._doc[single.first].head.lemma_.lower() in word_class("outliving"):
            return  # "none of the crew survived" is no death of nobody
        for kind, status in self._casualties(single.first, single.end, counted):
            if kind == "detained" and self._is_held(single.first):
                continue
            if kind in CASUALTY_KINDS and (surely_people or kind in _BODILY):
                yield TokenQuantity(
                    single.first,
                    end,
                    kind,
                    count,
                    count,
                    count,
                    of=self._of(counted),
                    form=single.form,
                    may_be_fatal=status in _OPEN,
                )

    def _is_held(self, first: int) -> bool:
        """Return whether one person is only held by another: "she holds her son"."""
        return first > 0 and self._doc[first - 1].lemma_ == "hold"

    def _person(self, single: Single) -> Iterator[TokenQuantity]:
        """Yield one person whom the text points to or names, if they were hurt or killed."""
        counted = Counted(first=single.end, end=single.end, head=None)
        if single.form == "definite":
            counted = counted_after(self._doc, single.end, words=self._words)
        group = Group(
            doc=self._doc, words=self._words, amounts=self._amounts, first=single.first, end=counted.end,
            head=counted.head if counted.head is not None else self._doc[single.first : single.end].root, people=True,
            deadly=self._groups.deadly,
        )  # fmt: skip
        status = casualty_status(group)
        if status is not None and status in _HURT:
            yield TokenQuantity(
                single.first, counted.end, _HURT[status], 1.0, 1.0, 1.0, of=self._of(counted),
                form=single.form, may_be_fatal=status in _OPEN,
            )  # fmt: skip

    def _amount(self, amount: Amount) -> Iterator[TokenQuantity]:
        if is_noise(self._doc, amount, words=self._words):
            return
        amount = without_place(self._doc, amount)
        measured = money(amount, words=self._words) or percentage(amount, words=self._words)
        if measured:
            self._measured = measured
            yield measured
            return
        counted = counted_after(self._doc, amount.end, words=self._words)
        if counted.head is None and (compared := self._compared(amount)) is not None:
            yield compared
            return
        if counted.noun_class == "skip":
            return
        if counted.noun_class == "measure":
            yield self._quantity(amount, counted, "other", unit=counted.unit)
            return
        casualties = self._casualties(amount.first, amount.end, counted)
        kind, status = casualties[0] if casualties else (self._plain_kind(amount, counted), "")
        if kind:
            yield replace(self._quantity(amount, counted, kind), may_be_fatal=status == "harmed")

    def _compared(self, amount: Amount) -> TokenQuantity | None:
        """Return a figure that is compared with one before it, and has its unit: "$32 million from 29 million"."""
        before, words = self._measured, self._words
        if before is None or amount.first == 0 or words[amount.first - 1] not in word_class("comparing"):
            return None
        between = self._doc[before.end : amount.first]
        if len(between) > _COMPARED_REACH or any(token.is_sent_start for token in between):
            return None
        value, low, high = amount.limits(counted=False)
        return TokenQuantity(amount.first, amount.end, before.kind, value, low, high, unit=before.unit)

    def _plain_kind(self, amount: Amount, counted: Counted) -> QuantityKind | None:
        """Return the kind by the noun alone; None where nothing is counted."""
        if counted.head is None or self._is_definite(amount, counted) or self._is_name(amount, counted):
            return None
        if counted.noun_class == "weapon":
            return "weapon"
        if counted.noun_class in ("people", "casualty"):
            return "people"
        return None if counted.head.pos_ == "PROPN" and not counted.noun_class else "other"

    def _quantity(
        self, amount: Amount, counted: Counted, kind: QuantityKind, *, unit: str | None = None
    ) -> TokenQuantity:
        value, low, high = amount.limits(counted=unit is None)
        end = max(amount.end, counted.end) if counted.head is not None else amount.end
        of = None if unit else self._of(counted)
        return TokenQuantity(amount.first, end, kind, value, low, high, unit=unit, of=of)

    def _of(self, counted: Counted) -> str | None:
        return self._doc[counted.first : counted.end].text if counted.head is not None else None

    def _is_name(self, amount: Amount, counted: Counted) -> bool:
        """Return whether a figure is part of a name, its noun being one thing: "the 737 programme", "the 100 index"."""
        head = counted.head
        if head is None or counted.noun_class in ("people", "measure", "percent", "casualty") or amount.low <= 1:
            return False
        in_figures = self._words[amount.number].isdecimal() and not amount.bound
        return in_figures and head.tag_ in ("NN", "NNP") and not head.lower_.endswith("craft")

    def _is_definite(self, amount: Amount, counted: Counted) -> bool:
        """Return whether the words point at few that are known already ("the two sides"), or at one of a kind."""
        words = self._words
        if amount.bound or amount.low > _DEFINITE:
            return False
        before = words[amount.first - 1] if amount.first else ""
        paired = words[amount.number] == "both" and "and" in words[amount.end : amount.end + _PAIR_REACH]
        return before in ("the", "these", "those") or paired or (amount.low == 1 and counted.partitive)

    def _casualties(self, first: int, end: int, counted: Counted) -> list[tuple[QuantityKind, str]]:
        """Return the kinds of casualty that a group of people is, each with its casualty status."""
        lemma = counted.head.lemma_.lower() if counted.head is not None else ""
        if counted.noun_class == "casualty":
            return [("killed", ""), ("wounded", "")] if self._words[first] == "no" else [("people", "")]
        if counted.noun_class in _THINGS:
            return []
        if counted.partitive and lemma == "victim":  # "two of the victims were shot in the leg"
            name = self._by_context(first, end, counted, lemma) or self._by_noun(counted, lemma)
        else:
            name = self._by_noun(counted, lemma) or self._by_context(first, end, counted, lemma)
        if name is None:
            return []
        return [(_HURT[name] if name in _HURT else kind_of(name), name)]

    def _by_noun(self, counted: Counted, lemma: str) -> str | None:
        """Return the kind that the noun itself says: "deaths", "lives" that were lost, "of the wounded"."""
        head = counted.head
        if head is None:
            return None
        if lemma == "life":
            return "killed" if lives_lost(head) else "other"
        group = group_kind(head.lower_.removesuffix("s")) if counted.partitive else None
        if group and head.lower_.startswith("victim") and not self._groups.deadly:
            return "people"
        forms = (lemma, head.lower_, head.lower_.removesuffix("s"))
        return next((kind for form in forms if (kind := noun_kind(form))), None) or group

    def _by_context(self, first: int, end: int, counted: Counted, lemma: str) -> str | None:
        """Return the kind that the words around say, or the group before, or at last the noun: "hostages"."""
        group = Group(
            doc=self._doc, words=self._words, amounts=self._amounts, first=first,
            end=max(end, counted.end) if counted.head is not None or counted.partitive else end,
            head=counted.head, people=counted.noun_class == "people" or counted.head is None,
            deadly=self._groups.deadly,
        )  # fmt: skip
        status = casualty_status(group)
        if status in (None, *_OPEN):  # "the dead, two men and a woman, were shot at close range"
            status = self._groups.inherited(first, end, counted) or status
        return status or status_kind(lemma)
