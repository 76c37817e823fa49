"""What two versions of the extraction make of the same articles: counted, with examples, and whom it would alert."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from factwire.cli.terminal import is_to_read, printable
from factwire.domain.delivery.alerts import alerts
from factwire.domain.delivery.filters import NotificationFilter
from factwire.domain.fact_differences import Difference, differences
from factwire.errors import InvalidRequest
from factwire.model import Facts

_CHANGES: Final = ("added", "lost", "changed")
_KINDS: Final = ("event", "incident", "quantity", "quote", "entity", "place", "time", "answer", "summary")


@dataclass
class Comparison:
    """Compares article by article; keeps counts, the first examples, and nothing of the articles themselves.

    Args:
        filters: by name; how many more or fewer articles would pass each is counted.
        examples: how many differences of each kind and change are kept.
    """

    filters: Mapping[str, NotificationFilter]
    examples: int
    articles: int = 0
    differing: int = 0
    other_text: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: defaultdict[tuple[str, str], list[tuple[str, Difference]]] = field(default_factory=lambda: defaultdict(list))
    alerted: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    days: set[str] = field(default_factory=set)

    def add(self, name: str, before: Facts, after: Facts) -> None:
        """Compare the facts of one article; where its text is another, that is all there is to say."""
        if before.article.text != after.article.text:
            self.other_text += 1
            return
        found = differences(before, after)
        self.articles += 1
        self.differing += bool(found)
        for difference in found:
            key = (difference.kind, difference.change)
            self.counts[key] += 1
            if len(self.shown[key]) < self.examples:
                self.shown[key].append((name, difference))
        self._note_alerts(before, after)

    def document(self) -> dict[str, Any]:
        """Return what was found, as JSON has it."""
        return {
            "articles": self.articles,
            "differing": self.differing,
            "other_text": self.other_text,
            "days": self._days,
            "facts": {kind: {change: self.counts[kind, change] for change in _CHANGES} for kind in _KINDS},
            "examples": [{"article": name, **difference.model_dump()} for name, difference in self._examples()],
            "alerts": [self._alerts_of(name) for name in self.filters],
        }

    def write(self, form: str | None) -> None:
        """Write it to standard output: as `text` or `json`; None chooses by where that goes."""
        if is_to_read(form):
            sys.stdout.write("\n".join(self._lines()) + "\n")
        else:
            sys.stdout.write(json.dumps(self.document(), ensure_ascii=False) + "\n")

    def _note_alerts(self, before: Facts, after: Facts) -> None:
        if before.article.published_at:
            self.days.add(before.article.published_at[:10])
        for name, wanted in self.filters.items():
            old, new = alerts(before, wanted), alerts(after, wanted)
            self.alerted[name].update(before=old, after=new, gained=new and not old, lost=old and not new)

    @property
    def _days(self) -> int:
        """How many days the articles are of, from the first to the last; 1 where none is known."""
        ordinals = [date.fromisoformat(day).toordinal() for day in self.days]
        return max(ordinals) - min(ordinals) + 1 if ordinals else 1

    def _alerts_of(self, name: str) -> dict[str, Any]:
        counted = self.alerted[name]
        more = (counted["after"] - counted["before"]) / self._days
        numbers = {each: counted[each] for each in ("before", "after", "gained", "lost")}
        wanted = self.filters[name].model_dump(mode="json", exclude_defaults=True)
        return {"subscription": name, "filter": wanted, **numbers, "more_a_day": round(more, 2)}

    def _examples(self) -> Iterator[tuple[str, Difference]]:
        for kind in _KINDS:
            for change in _CHANGES:
                yield from self.shown[kind, change]

    def _lines(self) -> Iterator[str]:
        yield f"{self.articles} articles, {self.differing} of them differ"
        if self.other_text:
            yield f"{self.other_text} more have another text, and were not compared"
        yield f"{'':10}{'added':>8}{'lost':>8}{'changed':>9}"
        for kind in _KINDS:
            added, lost, changed = (self.counts[kind, change] for change in _CHANGES)
            yield f"{kind:10}{added:8}{lost:8}{changed:9}"
        for name, difference in self._examples():
            yield f"\n{difference.kind} {difference.change} in {_line(name)}"
            yield from (f"  {sign} {_line(text)}" for sign, text in _sides(difference))
            yield f'    "{_line(difference.text)}"'
        for name in self.filters:
            counted = self._alerts_of(name)
            yield (
                f"\n{counted['more_a_day']:+g} alerts a day for {name}: {counted['before']} before, {counted['after']} "
                f"after ({counted['gained']} gained, {counted['lost']} lost) {json.dumps(counted['filter'])}"
            )


def filters_of(texts: Sequence[str]) -> dict[str, NotificationFilter]:
    """Return filters that were given as JSON, each under its own words.

    Raises:
        InvalidRequest: one is no filter.
    """
    from pydantic import ValidationError

    try:
        return {text: NotificationFilter.model_validate_json(text) for text in texts}
    except ValidationError as error:
        first = error.errors()[0]
        field_name = ".".join(map(str, first["loc"])) or "it"
        message = f'--filter is a subscription\'s, such as {{"countries": ["YEM"]}}: {field_name}: {first["msg"]}'
        raise InvalidRequest(message) from None


def _sides(difference: Difference) -> Iterator[tuple[str, str]]:
    if difference.before is not None:
        yield "-", difference.before
    if difference.after is not None:
        yield "+", difference.after


def _line(text: str) -> str:
    """Return one line; control characters of an article do not reach the terminal."""
    return printable(" ".join(text.split())[:300])
