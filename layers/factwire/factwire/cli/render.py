"""Facts as text to read: what happened first, then who, said, counted, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Final

from factwire.model import Answer, Entity, Event, Facts, Participant, Place, Quantity, Quote, Timex

_WIDTH: Final = 100
_QUESTIONS: Final = ("who", "what", "when", "where", "why", "how")


def render(facts: Facts) -> str:
    """Return the facts of one article, a section for each kind that it has."""
    names = {entity.id: entity.name for entity in facts.entities} | {place.id: place.name for place in facts.places}
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Summary", [facts.summary.text] if facts.summary.text else []),
        ("In short", _answers(facts)),
        ("Events", (_event(event, names=names) for event in sorted(facts.events, key=lambda event: -event.salience))),
        ("Quotes", (_quote(quote, names=names) for quote in facts.quotes)),
        ("Names", (_entity(entity) for entity in facts.entities)),
        ("Figures", map(_quantity, facts.quantities)),
        ("Times", map(_time, facts.times)),
        ("Places", map(_place, facts.places)),
        ("Warnings", (f"{warning.component}: {warning.message}" for warning in facts.warnings)),
    )
    blocks = [_head(facts)]
    for heading, entries in sections:
        lines = [_wrapped(entry) for entry in entries]
        if lines:
            blocks.append("\n".join((heading.upper(), *lines)))
    return "\n\n".join(blocks) + "\n"


def _head(facts: Facts) -> str:
    article = facts.article
    known = (article.source, article.published_at, article.url, f"{article.word_count} words")
    return "\n".join(filter(None, (article.title, ", ".join(filter(None, known)))))


def _answers(facts: Facts) -> Iterator[str]:
    for question in _QUESTIONS:
        answers: tuple[Answer, ...] = getattr(facts.w5h, question)
        if answers:
            yield f"{question}: {_line(answers[0].text)}"


def _event(event: Event, *, names: dict[str, str]) -> str:
    who = " and ".join(map(_participant, event.actors)) or "?"
    whom = " and ".join(map(_participant, event.targets)) if event.targets != event.actors else "each other"
    details = (event.assertion, names.get(event.place or ""), event.earliest, _said_by(event, names=names))
    return (
        f"{event.type}: {who}{f' -> {whom}' if whom else ''} ({', '.join(filter(None, details))}): "
        f'"{_line(event.evidence.text)}"'
    )


def _participant(participant: Participant) -> str:
    return f"{_line(participant.text)} [{participant.country}]" if participant.country else _line(participant.text)


def _said_by(event: Event, *, names: dict[str, str]) -> str | None:
    speaker = names.get(event.attribution or "") or event.attribution_text
    return f"says {_line(speaker)}" if speaker else None


def _quote(quote: Quote, *, names: dict[str, str]) -> str:
    speaker = names.get(quote.speaker or "") or quote.speaker_text or "?"
    return f'{_line(speaker)} ({quote.kind}): "{_line(quote.text)}"'


def _entity(entity: Entity) -> str:
    roles = ", ".join(dict.fromkeys(_line(role.title) for role in entity.roles))
    details = (entity.type, roles, entity.country, f"{len(entity.mentions)} mentions")
    return f"{entity.name} ({', '.join(filter(None, details))})"


def _quantity(quantity: Quantity) -> str:
    amount = f"{quantity.value:g}" if quantity.value is not None else _range(quantity.min, quantity.max)
    parts = (quantity.kind, amount, quantity.unit, quantity.of and f"of {quantity.of}")
    return f"{_line(quantity.text)}: {' '.join(filter(None, parts))}"


def _range(least: float | None, most: float | None) -> str:
    return f"{'' if least is None else f'{least:g}'}..{'' if most is None else f'{most:g}'}"


def _time(time: Timex) -> str:
    return f"{_line(time.text)}: {time.type} {time.value or '?'}"


def _place(place: Place) -> str:
    where = ", ".join(filter(None, (place.admin1, place.country)))
    at = f" at {place.latitude:.3f}, {place.longitude:.3f}" if None not in {place.latitude, place.longitude} else ""
    return f"{place.name} ({place.kind}{f', {where}' if where else ''}){at}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(entry: str) -> str:
    return fill(entry, width=_WIDTH, initial_indent="  ", subsequent_indent="      ")
