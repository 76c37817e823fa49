"""An editor's expectations against the facts found.

An expected value may be a list of values that are all acceptable. Names and words are compared
without regard to case, and quotes without the comma or full stop before their closing mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factwire.model import Entity, Event, Facts, Participant, Place, Quantity

from tests.eval.tally import Tally

ROWS = (
    "entities", "roles", "quotes direct", "quotes indirect", "speakers", "times", "places", "quantities", "events",
    "participants", "assertions", "w5h", "summary",
)  # fmt: skip
NUMBERS = ("value", "min", "max", "unit")

Expected = dict[str, Any]


def judge(facts: Facts, expected: Expected, *, name: str, tallies: dict[str, Tally]) -> None:
    """Add one article's facts to the tallies."""
    _entities(facts, expected["entities"], name=name, tallies=tallies)
    _quotes(facts, expected["quotes"], name=name, tallies=tallies)
    _times(facts, expected["times"], name=name, tally=tallies["times"])
    _places(facts, expected["places"], name=name, tally=tallies["places"])
    _quantities(facts, expected["quantities"], name=name, tally=tallies["quantities"])
    _events(facts, expected["events"], name=name, tallies=tallies)
    _forbidden(facts, expected["no_events"], name=name, tally=tallies["events"])
    _w5h(facts, expected["w5h"], name=name, tally=tallies["w5h"])
    for words in expected["summary"]:
        tallies["summary"].judge(
            right=_holds(facts.summary.text, words), found=False, note=f"{name}: summary without {words!r}"
        )


def _entities(facts: Facts, expected: Iterable[Expected], *, name: str, tallies: dict[str, Tally]) -> None:
    for wanted in expected:
        found = [entity for entity in facts.entities if _is_named(entity, wanted["name"])]
        note = f"{name}: {wanted['name']} {wanted['type']}; found {[(e.name, e.type) for e in found]}"
        right = len(found) == 1 and found[0].type in _accepted(wanted["type"])
        tallies["entities"].judge(right=right, found=bool(found), note=note)
        if "role" in wanted:
            titles = [role.title for entity in found for role in entity.roles]
            note = f"{name}: {wanted['name']} is {wanted['role']}; found {titles}"
            right = any(_agree(title, wanted["role"]) for title in titles)
            tallies["roles"].judge(right=right, found=bool(titles), note=note)


def _quotes(facts: Facts, expected: list[Expected], *, name: str, tallies: dict[str, Tally]) -> None:
    names = {entity.id: entity.name for entity in facts.entities}
    for wanted in expected:
        row = tallies["quotes direct" if wanted["kind"] == "direct" else "quotes indirect"]
        kinds = {"direct": {"direct"}, "mixed": {"mixed", "indirect"}, "indirect": {"indirect", "mixed"}}[
            wanted["kind"]
        ]
        near = [quote for quote in facts.quotes if quote.kind in kinds and _agree(quote.text, wanted["text"])]
        note = f"{name}: {wanted['kind']} {wanted['text']!r}; found {[quote.text for quote in near]}"
        row.judge(right=any(_bare(q.text) == _bare(wanted["text"]) for q in near), found=bool(near), note=note)
        speakers = [names.get(quote.speaker or "") or quote.speaker_text for quote in near]
        said = [speaker for speaker in speakers if speaker]
        note = f"{name}: {wanted['speaker']} said {wanted['text']!r}; found {speakers}"
        tallies["speakers"].judge(right=any(_agree(s, wanted["speaker"]) for s in said), found=bool(said), note=note)
    for quote in facts.quotes:  # the expectation lists all direct quotes, so another one is wrong
        if quote.kind == "direct" and not any(_agree(quote.text, wanted["text"]) for wanted in expected):
            tallies["quotes direct"].deny(f"{name}: direct {quote.text!r}")


def _times(facts: Facts, expected: Iterable[Expected], *, name: str, tally: Tally) -> None:
    for wanted in expected:
        values = [time.value for time in facts.times if _fold(time.text) == _fold(wanted["text"])]
        right = any(value in _accepted(wanted["value"]) for value in values)
        tally.judge(
            right=right, found=bool(values), note=f"{name}: {wanted['text']!r} is {wanted['value']}; found {values}"
        )


def _places(facts: Facts, expected: Iterable[Expected], *, name: str, tally: Tally) -> None:
    for wanted in expected:
        found = [place for place in facts.places if _is_called(place, wanted["name"])]
        note = f"{name}: {wanted['name']} in {wanted['country']}; found {[place.country for place in found]}"
        right = bool(found) and all(place.country == wanted["country"] for place in found)
        tally.judge(right=right, found=bool(found), note=note)


def _quantities(facts: Facts, expected: Iterable[Expected], *, name: str, tally: Tally) -> None:
    for wanted in expected:
        near = [quantity for quantity in facts.quantities if _agree(quantity.text, wanted["text"])]
        right = any(_counts(quantity, wanted) for quantity in near)
        seen = [(q.text, q.kind, q.value, q.min, q.max, q.unit) for q in near]
        tally.judge(right=right, found=bool(near), note=f"{name}: {wanted}; found {seen}")


def _events(facts: Facts, expected: Iterable[Expected], *, name: str, tallies: dict[str, Tally]) -> None:
    names = {entity.id: entity.name for entity in facts.entities}
    for wanted in expected:
        near = [event for event in facts.events if _agree(event.trigger.text, wanted["trigger"])]
        right = [event for event in near if event.type in _accepted(wanted["type"])]
        label = f"{name}: {wanted['type']} {wanted['trigger']!r}"
        tallies["events"].judge(right=bool(right), found=bool(near), note=f"{label}; found {_digest(near)}")
        for side in ("actor", "target"):
            if side in wanted:
                parts = [part for event in right for part in getattr(event, f"{side}s")]
                note = f"{label} {side} {wanted[side]!r}; found {[part.text for part in parts]}"
                said = [words for part in parts for words in _words_of(part, names=names)]
                hit = any(_agree(words, name) for words in said for name in _accepted(wanted[side]))
                tallies["participants"].judge(right=hit, found=bool(parts), note=note)
        assertions = [event.assertion for event in right]
        note = f"{label} is {wanted['assertion']}; found {assertions}"
        hit = any(assertion in _accepted(wanted["assertion"]) for assertion in assertions)
        tallies["assertions"].judge(right=hit, found=bool(assertions), note=note)


def _forbidden(facts: Facts, forbidden: Iterable[Expected], *, name: str, tally: Tally) -> None:
    """Events whose trigger stands within words that tell of no such event; told as negated they do no harm."""
    for unwanted in forbidden:
        start = facts.article.text.find(unwanted["evidence"])
        end = start + len(unwanted["evidence"])
        for event in facts.events:
            within = start <= event.trigger.start < end
            if within and event.type in _accepted(unwanted["type"]) and event.assertion != "negated":
                tally.deny(f"{name}: no {event.type} in {unwanted['evidence']!r}")


def _w5h(facts: Facts, expected: Expected, *, name: str, tally: Tally) -> None:
    for question, accepted in expected.items():
        answers = getattr(facts.w5h, question)[:1]
        right = any(_agree(answer.text, words) for answer in answers for words in accepted)
        note = f"{name}: {question} is {accepted}; found {[answer.text for answer in answers]}"
        tally.judge(right=right, found=bool(answers), note=note)


def _is_named(entity: Entity, name: str) -> bool:
    return _fold(name) in {_fold(each) for each in (entity.name, *entity.aliases)}


def _is_called(place: Place, name: str) -> bool:
    return _fold(name) in {_fold(place.name), *(_fold(mention.text) for mention in place.mentions)}


def _counts(quantity: Quantity, wanted: Expected) -> bool:
    numbers = all(getattr(quantity, field) == wanted[field] for field in NUMBERS if field in wanted)
    return numbers and quantity.kind in _accepted(wanted["kind"])


def _words_of(part: Participant, *, names: dict[str, str]) -> list[str]:
    return [part.text, *([names[part.entity]] if part.entity in names else [])]


def _digest(events: Iterable[Event]) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.text) for event in events]


def _accepted(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _bare(text: str) -> str:
    return _fold(text).strip("“”\"'., ")


def _holds(text: str, words: str) -> bool:
    return _fold(words) in _fold(text)


def _agree(one: str, other: str) -> bool:
    """Whether one of the two holds the other, as "the minister" and "minister" do."""
    first, second = _bare(one), _bare(other)
    return bool(first) and bool(second) and (first in second or second in first)
