"""When: the times that stand with the main event, early in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import tells_count
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.times.holidays import holiday
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import SPEECH
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.model import Entity, Incident, Timex

NEAR_DAYS = 3
FARTHEST_DAYS = 366
JOINED_SCORE = 0.2
DEED_SCORE = 0.2  # it hangs on the main verb itself, wherever that is told
OCCURRENCE_SCORE = 0.4  # "the accident happened late Tuesday"
EXACT_SCORE = 0.3
INCIDENT_SCORE = 0.5
UNDATED_COST = 0.5
YEAR_COST = 0.4  # of a year, a decade or a month of a year, where nothing tells how old the news is
MONTH = re.compile(r"\d{4}-\d{2}")
# A time may date what another clause reports ("after he left on Friday") or a noun ("Friday vote").
CLAUSE_COST = 0.35
NOUN_COST = 0.4
SPEECH_COST = 0.2  # "said on Friday" dates what is said less often than its own clause does
ANAPHORS = ("the following ", "the next ", "the previous ", "the same ", "that ")  # they count from another event
ANAPHOR_COST = 0.4
RECENT = ("recently", "lately", "in recent ")
RECENT_COST = 0.8  # "recently" answers where nothing better does
DURATION_COST = 0.3
NAMING_COST = 0.8
SOME_YEAR = 2000  # a holiday has its name in any year
SEASONS = ("-SP", "-SU", "-FA", "-WI")
BOUND_COST = 1.0
BOUNDS = frozenset({"since", "until", "till"})
OCCASIONS = frozenset({"after", "before", "since", "until"})
NAMING = frozenset({"poss", "nummod", "compound", "amod", "nmod"})
COMPOUNDING = NAMING - {"poss"}
JOINING = frozenset({"", ",", "on", "of", "at"})


def when(
    document: Document,
    nearness: Nearness,
    *,
    times: tuple[Timex, ...],
    entities: tuple[Entity, ...],
    incident: Incident | None,
) -> Iterator[Scored]:
    """Yield the possible answers: dates, times of day and durations up to now, no repeated times, no "now".

    A time of day and the date beside it ("midnight on Wednesday") are one answer.
    """
    published = _day(document.article.published_at)
    names = Lookup((m.start, m.end, m) for entity in entities for m in entity.mentions if m.kind == "name")
    dated = [time for time in times if _may_answer(time, published) and not names.covering(time.start, time.end)]
    for first, second in _joined(document, dated):
        tokens = document.doc.char_span(first.start, first.end, alignment_mode="expand")
        if tokens is not None:
            score = nearness.score(first.start) + _near(first, published) + _joining_score(first, second)
            score += _incident_score(first, incident) - _cost_of_role(tokens)
            verb = _verb_of(tokens.root)
            score += DEED_SCORE * nearness.is_main_deed(verb)
            score += OCCURRENCE_SCORE * nearness.position(first.start) * _tells_happening(verb)
            score -= ANAPHOR_COST * first.text.lower().startswith(ANAPHORS)
            score -= NAMING_COST * _names_thing(first, tokens.root)
            score -= DURATION_COST * (first.type == "DURATION") + RECENT_COST * _is_recent(first)
            dated_by = second if second is not None and first.earliest is None else first
            yield Scored(_opening(tokens), (second or first).end, score, ref=dated_by.id)


def _may_answer(time: Timex, published: date | None) -> bool:
    dates = time.type in {"DATE", "TIME"} or _is_up_to_now(time)
    return dates and _may_date_news(time, published) and not _is_of_a_name(time)


def _names_thing(time: Timex, root: Token) -> bool:
    """Return whether it only says what is meant: "a Christmas market", "the summer term", "the 2018 edition"."""
    value = time.value or ""
    named = holiday(time.text, year=SOME_YEAR) is not None or value.endswith(SEASONS) or value.isdecimal()
    return root.dep_ in NAMING and named


def _is_recent(time: Timex) -> bool:
    """Return whether it says that the news is not long past."""
    return time.value == "PAST_REF" and time.text.lower().startswith(RECENT)


def _is_up_to_now(time: Timex) -> bool:
    """Return whether it is a duration that ends when the article is written: "in the past 24 hours"."""
    return time.type == "DURATION" and time.text.lower().removeprefix("the ").startswith(("past ", "last "))


def _joined(document: Document, dated: list[Timex]) -> Iterator[tuple[Timex, Timex | None]]:
    """Yield each time, with the next one if they are a date and a time of day beside each other."""
    for first, following in zip_longest(dated, dated[1:]):
        joined = following is not None and _adjoin(document, first, following)
        yield first, following if joined else None


def _incident_score(time: Timex, incident: Incident | None) -> float:
    """Return what a time gains that lies within the one day of the incident."""
    if incident is None or incident.earliest is None or time.earliest is None:
        return 0.0
    day = incident.earliest[:10]
    same = (incident.latest or "")[:10] == day and time.earliest[:10] == day
    return INCIDENT_SCORE if same else 0.0


def _joining_score(first: Timex, second: Timex | None) -> float:
    """Return what a date and a time of day gain together, and what a time of day of no day loses."""
    if second is not None:
        return JOINED_SCORE
    return -UNDATED_COST if first.type == "TIME" and _names_no_day(first) else 0.0


def _cost_of_role(tokens: Tokens) -> float:
    """Return the cost of a time that may date something else than its sentence's event."""
    time = tokens.root
    verb = _verb_of(time)
    if tells_count(verb):
        return BOUND_COST  # "the toll rose to 12 on Friday"
    if verb.lemma_.lower() in SPEECH:
        return SPEECH_COST
    if (time.dep_ == "pobj" and time.head.lower_ in BOUNDS) or _is_as_of(tokens):
        return BOUND_COST  # "the first since May", "missing as of 11 a.m."
    if time.dep_ in COMPOUNDING and time.head.dep_ == "pobj" and time.head.head.lower_ in OCCASIONS:
        return BOUND_COST  # "after the September 11th attacks"
    if time.dep_ in NAMING or any(child.lower_ in OCCASIONS for child in time.rights):
        return NOUN_COST  # "Friday's vote", "the morning after the vote"
    clause = next((token for token in time.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    return CLAUSE_COST if clause is not None and _is_aside(clause) else 0.0


def _tells_happening(verb: Token) -> bool:
    """Return whether it says of an event that it happened: "the accident happened late Tuesday"."""
    subjects = (child for child in verb.lefts if child.dep_ == "nsubj")
    return is_a(verb, "@occurrence") and any(is_a(s, "@mishap") or is_a(s, "@incident") for s in subjects)


def _is_as_of(tokens: Tokens) -> bool:
    """Return whether a time is that up to which the text tells, behind "as of"."""
    return [word.lower_ for word in tokens.doc[max(tokens.start - 2, 0) : tokens.start]] == ["as", "of"]


def _is_aside(clause: Token) -> bool:
    """Return whether a clause describes somebody or tells another event: "who left on ...", "after he left on ..."."""
    if clause.dep_ != "advcl":
        return clause.dep_ == "relcl"
    return any(child.dep_ == "mark" and child.lower_ in OCCASIONS for child in clause.lefts)


def _verb_of(time: Token) -> Token:
    """Return what the time hangs on, with or without a preposition."""
    return time.head.head if time.head.pos_ == "ADP" else time.head


def _opening(time: Tokens) -> int:
    """Return the code point where the answer begins: "the early hours of Thursday", "almost noon"."""
    first = time[0]
    above = time.root.head
    if above.i == first.i - 1:
        wider = _opening_above(above)
        if wider is not None:
            return wider.idx
    while first.i > first.sent.start and first.nbor(-1).dep_ in {"advmod", "quantmod"} and first.nbor(-1).head in time:
        first = first.nbor(-1)
    return first.idx


def _opening_above(preposition: Token) -> Token | None:
    """Return the first word of what the preposition before a time hangs on, if that is a part of the answer."""
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in load_terms("w5h/time_parts"):
        return preposition.head.left_edge
    if preposition.lower_ not in {"before", "after"}:
        return None
    return next((child for child in preposition.lefts if child.dep_ == "advmod"), None)


def _may_date_news(time: Timex, published: date | None) -> bool:
    """Return whether the article's main event can be dated by it: no "now", and no year long past."""
    day = _day(time.earliest)
    if published is None or day is None:
        return time.value is None or not time.value.endswith("_REF") or _is_recent(time)
    return abs((published - day).days) <= FARTHEST_DAYS


def _is_of_a_name(time: Timex) -> bool:
    """Return whether it is a word in capitals, as in the name of a paper."""
    return time.text.isalpha() and time.text.isupper()


def _names_no_day(time: Timex) -> bool:
    """Return whether it is a time of some day only: "the morning", not "Monday morning" or "7 p.m."."""
    return time.text.lower().startswith(("the ", "that ")) and not any(
        c.isdigit() or c.isupper() for c in time.text[1:]
    )


def _adjoin(document: Document, first: Timex, second: Timex) -> bool:
    """Return whether a date and a time of day stand beside each other."""
    return {first.type, second.type} == {"DATE", "TIME"} and document.text[first.end : second.start].strip() in JOINING


def _near(time: Timex, published: date | None) -> float:
    day = _day(time.earliest)
    if published is None or day is None:
        return -YEAR_COST if _is_long(time) else 0.0
    distance = abs((published - day).days)
    return EXACT_SCORE * _is_one_day(time) + (0.5 - 0.05 * distance if distance <= NEAR_DAYS else 0.0)


def _is_long(time: Timex) -> bool:
    """Return whether it is a year or a decade, or a month of a year that is named with it: "November 2014"."""
    value = time.value or ""
    return value.isdecimal() or (MONTH.fullmatch(value) is not None and time.text[-4:].isdecimal())


def _is_one_day(time: Timex) -> bool:
    return bool(time.earliest and time.latest and time.earliest[:10] == time.latest[:10])


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
