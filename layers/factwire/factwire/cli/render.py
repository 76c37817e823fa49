"""Facts as text to read: what happened first, then who, said, counted, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Final

from factwire.domain.listing.projections import ProjectedEvent, project_events
from factwire.domain.wording.event_sentences import event_sentence
from factwire.domain.wording.sentences import count_of
from factwire.model import Answer, Entity, Event, Facts, Place, Quantity, Quote, Range, Timex

_NARROWEST: Final = 20
_QUESTIONS: Final = ("who", "what", "when", "where", "why", "how")


def rendered(facts: Facts, *, width: int | None) -> str:
    """Return the facts of one article, a section for each kind that it has; lines are wrapped to `width` columns."""
    names = {entity.id: entity.name for entity in facts.entities} | {place.id: place.name for place in facts.places}
    main = facts.main_event
    events = sorted(project_events(facts, facts.events), key=lambda event: _rank(event, main=main))
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Summary", [facts.summary.text] if facts.summary.text else []),
        ("In short", _answers(facts)),
        ("Events", (_event(event, facts=facts) for event in events)),
        ("Quotes", (_quote(quote, names=names) for quote in facts.quotes)),
        ("Names", (_entity(entity) for entity in facts.entities)),
        ("Figures", map(_quantity, facts.quantities)),
        ("Times", map(_time, facts.times)),
        ("Places", map(_place, facts.places)),
        ("Warnings", (f"{warning.component}: {warning.message}" for warning in facts.warnings)),
    )
    blocks = [_head(facts)]
    for heading, entries in sections:
        lines = [_wrapped(entry, width=width) for entry in entries]
        if lines:
            blocks.append("\n".join((heading.upper(), *lines)))
    return "\n\n".join(blocks) + "\n"


def _head(facts: Facts) -> str:
    article, summary = facts.article, facts.summary
    # A shortened lead says nothing above a summary that begins with it.
    headline = None if summary.text.startswith(summary.headline or "") else summary.headline
    known = (article.source, article.published_at, article.url, _counted(article.word_count, "word"))
    return "\n".join(filter(None, (article.title or headline, ", ".join(filter(None, known)))))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _answers(facts: Facts) -> Iterator[str]:
    for question in _QUESTIONS:
        answers: tuple[Answer, ...] = getattr(facts.w5h, question)
        if answers:
            yield f"{question}: {_line(answers[0].text)}"


def _event(projected: ProjectedEvent, *, facts: Facts) -> str:
    """Return an event as a sentence, with the words that prove it."""
    return f'{event_sentence(projected, facts=facts)}: "{_line(projected.event.evidence.text)}"'


def _rank(projected: ProjectedEvent, *, main: Event | None) -> tuple[bool, bool, float, float]:
    """Return a key that sorts the main event first, then the deadliest of the certain ones, then by salience."""
    event, killed = projected.event, projected.killed
    certain = event.assertion in {"asserted", "reported"}
    return (event is not main, not certain, -((killed.min or 0) if killed else 0), -event.salience)


def _quote(quote: Quote, *, names: dict[str, str]) -> str:
    speaker = names.get(quote.speaker or "") or quote.speaker_text or "?"
    return f'{_line(speaker)} ({quote.kind}): "{_line(quote.text)}"'


def _entity(entity: Entity) -> str:
    roles = ", ".join(dict.fromkeys(_line(role.title) for role in entity.roles))
    details = (entity.type, roles, entity.country, _counted(len(entity.mentions), "mention"))
    return f"{entity.name} ({', '.join(filter(None, details))})"


def _quantity(quantity: Quantity) -> str:
    low, high = quantity.limits
    amount = count_of(Range(min=low, max=high))
    parts = (quantity.kind, amount, quantity.unit, quantity.of and f"of {quantity.of}")
    return f"{_line(quantity.text)}: {' '.join(filter(None, parts))}"


def _time(time: Timex) -> str:
    return f"{_line(time.text)}: {time.type} {time.value or 'not resolved'}"


def _place(place: Place) -> str:
    where = ", ".join(filter(None, (place.admin1, place.country)))
    at = f" at {place.latitude:.3f}, {place.longitude:.3f}" if None not in {place.latitude, place.longitude} else ""
    return f"{place.name} ({place.kind}{f', {where}' if where else ''}){at}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(entry: str, *, width: int | None) -> str:
    if width is None:
        return f"  {entry}"
    return fill(entry, width=max(width, _NARROWEST), initial_indent="  ", subsequent_indent="      ")
