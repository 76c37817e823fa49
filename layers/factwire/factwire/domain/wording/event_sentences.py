"""An event of a facts document as a sentence, in the article's own verb where that stands beside its object."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, Literal

from factwire.domain.listing.projections import ProjectedEvent, ProjectedParticipant, project_events, range_of
from factwire.domain.wording.party_names import name_of_party, name_of_speaker
from factwire.domain.wording.place_phrases import place_of_event
from factwire.domain.wording.sentences import NUMBERS, Deed, one_day, sentence
from factwire.model import Facts, Quantity, Span

# Past tenses without -ed of verbs that news tells events with; those whose participle differs are not among them.
_IRREGULAR: Final = (
    "shot|hit|struck|met|held|won|hurt|cut|shut|sent|fought|sold|led|sued|bought|told|swept|burnt|overran"
)
_PAST: Final = re.compile(rf"\w+ed|{_IRREGULAR}", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# No verb of a clause, or not one that was done: "the wounded man", "did not attack", "to have killed".
_NOT_FINITE: Final = re.compile(r"(?:\b(?:the|an?|its|their|his|her|not|never|to|have)|n['’]t|-)\s*$", re.IGNORECASE)
_AGENT: Final = re.compile(r"\bby\b[^.]*$")
_PRONOUN: Final = re.compile(r"\b(?:he|she|it|they|who|which)\s+(?:had\s+)?$", re.IGNORECASE)
_ARTICLE: Final = r"(?:(?:\w+\s+of\s+)?(?:the|an?|its|their|his|her)\s+)?"
_BETWEEN: Final = re.compile(rf"\s+(?:(?P<preposition>on|at|against|with|from|to|into|for|over)\s+)?{_ARTICLE}")
_JOINED: Final = re.compile(rf"(?:,\s+|,?\s+and\s+){_ARTICLE}")
# The object is a longer one ("the mayor's house"), or says with the rest what was done ("ordered the army to leave").
_GOES_ON: Final = re.compile(r"['’]s\b|\s+(?:not\s+)?to\s")
_PARTICLE: Final = re.compile(r"\s+(?:dead|down|up|out|off|away)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(rf"\d[\d,]*|{NUMBERS}", re.IGNORECASE)
_BEFORE: Final = 20


def with_sentences(facts: Facts) -> Facts:
    """Return a document that tells each of its events in a sentence, as the API's answers do."""
    sentences = {each.event.id: event_sentence(each, facts=facts) for each in project_events(facts, facts.events)}
    return facts.model_copy(update={"sentences": sentences})


def event_sentence(projected: ProjectedEvent, *, facts: Facts) -> str:
    """Return an event of a document as a sentence without a full stop."""
    event, text = projected.event, facts.article.text
    actors = _names(projected.actors, text=text)
    targets = _names(_targets(projected), text=text)
    finite = event.assertion in {"asserted", "reported"} and _PAST.fullmatch(event.trigger.text) is not None
    speaker = projected.attribution
    where = place_of_event(projected, text=text)
    return sentence(
        Deed(
            type=event.type,
            mode=event.mode,
            actors=actors,
            targets=targets,
            where=None
            if where is None or any(where.split(maxsplit=1)[1] in name for name in (*actors, *targets))
            else where,
            day=one_day(event.earliest, event.latest),
            killed=projected.killed,
            wounded=projected.wounded,
            counted=_counted(projected) if targets else None,
            trigger=event.trigger.text,
            verb=_verb(projected, text=text) if finite else None,
            participle=_word(event.trigger, text=text) if finite and _is_passive(projected, text=text) else None,
            assertion=event.assertion,
            attribution=speaker and name_of_speaker(speaker, text=text),
        )
    )


def _names(parties: Iterable[ProjectedParticipant], *, text: str) -> tuple[str, ...]:
    names = dict.fromkeys(name_of_party(party, text=text) for party in parties)
    return tuple(
        f"{name} {'others' if at else 'people'}" if _is_number(name) else name for at, name in enumerate(names)
    )


def _is_number(name: str) -> bool:
    return _NUMBER.fullmatch(name) is not None


def _targets(projected: ProjectedEvent) -> list[ProjectedParticipant]:
    """Return the targets that a sentence names: not the counted, where its tolls say them beside another target.

    Of a disaster or an accident, the counted are its tolls.
    """
    named = [each for each in projected.targets if not _counts_of(projected, each.participant)]
    natural = projected.event.type in {"DISASTER", "ACCIDENT"}
    return named if named or (natural and not projected.actors) else list(projected.targets)


def _counted(projected: ProjectedEvent) -> Literal["killed", "wounded"] | None:
    """Return what became of the target where it is the number of the dead or hurt itself, and nobody else is one."""
    if len(projected.targets) != 1:
        return None
    counts = [(each.kind, range_of(each)) for each in _counts_of(projected, projected.targets[0].participant)]
    if ("killed", projected.killed) in counts:
        return "killed"
    return "wounded" if ("wounded", projected.wounded) in counts else None


def _counts_of(projected: ProjectedEvent, span: Span) -> list[Quantity]:
    """Return the counts of dead and hurt that stand in a span."""
    counts = (each for each in projected.counts if each.kind in {"killed", "wounded"})
    return [each for each in counts if each.start < span.end and span.start < each.end]


def _verb(projected: ProjectedEvent, *, text: str) -> str | None:
    """Return the article's verb, with its preposition, where its actors stand before it and its targets behind it."""
    trigger, evidence = projected.event.trigger, projected.event.evidence
    word = _word(trigger, text=text)
    before = text[max(evidence.start, trigger.start - _BEFORE) : trigger.start]
    actors = sorted(each.participant.start for each in projected.actors)
    if not actors or _NOT_FINITE.search(before):
        return None
    if _is_passive(projected, text=text):  # "was sentenced by a judge": past tense and participle are one word
        return word if _AGENT.search(text[max(trigger.end, actors[0] - _BEFORE) : actors[0]]) else None
    objects = _objects(projected, text=text)
    has_subject = evidence.start <= actors[0] <= actors[-1] < trigger.start or _PRONOUN.search(before)
    if objects is None or not has_subject or _PASSIVE.search(before):
        return None
    return " ".join(filter(None, (word, objects["preposition"])))


def _word(trigger: Span, *, text: str) -> str:
    """Return the article's verb with a particle that stands right behind it: "shot down"."""
    particle = _PARTICLE.match(text, trigger.end)
    return " ".join(f"{trigger.text}{particle[0] if particle else ''}".lower().split())


def _objects(projected: ProjectedEvent, *, text: str) -> re.Match[str] | None:
    """Return what stands between the verb and its targets where these alone are its objects, one behind the other."""
    spans = sorted((each.participant for each in _targets(projected)), key=lambda span: span.start)
    joined = all(_JOINED.fullmatch(text[first.end : second.start]) for first, second in pairwise(spans))
    if not spans or not joined or _GOES_ON.match(text, spans[-1].end):
        return None
    trigger = projected.event.trigger
    particle = _PARTICLE.match(text, trigger.end)
    return _BETWEEN.fullmatch(text[particle.end() if particle else trigger.end : spans[0].start])


def _is_passive(projected: ProjectedEvent, *, text: str) -> bool:
    """Return whether the article says of its targets that this was done to them: "the minister was jailed"."""
    trigger, evidence = projected.event.trigger, projected.event.evidence
    before = text[max(0, trigger.start - _BEFORE) : trigger.start]
    spans = [each.participant for each in _targets(projected) or projected.actors]
    stand_before = all(evidence.start <= span.start and span.end <= trigger.start for span in spans)
    return bool(spans) and stand_before and _PASSIVE.search(before) is not None
