"""When an event happened: by its own words, else by the clause it hangs on, else by the one day of its paragraph."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, WILLED, Act
from factwire.extraction.events.grammar.argument_frames import frame
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Timex

_MODIFIERS = frozenset(
    {"npadvmod", "advmod", "prep", "nmod", "amod", "compound", "tmod", "pobj", "dobj", "poss"},
)
_SHARED = frozenset({"conj", "xcomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "agent", "acl", "dep"})
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_STATED = WILLED | {"ACCUSE", "CONCEDE"}
_SELF = frozenset({"it", "they", "he", "she"})
_MOST_STEPS = 6
_DAY = len("2024-01-31")


class Timing:
    """Finds times around the acts of one document."""

    def __init__(self, document: Document, *, times: tuple[Timex, ...]) -> None:
        self._document = document
        self._times = Lookup((time.start, time.end, time) for time in times)
        self._published = (document.article.published_at or "")[:_DAY]

    def of_clause(self, act: Act) -> Timex | None:
        """Return the time among the act's own words, or that of the clause that it is a part of."""
        own = (child for child in act.modifiers if child.dep_ in _MODIFIERS)
        found = next(filter(None, map(self._time_in, own)), None)
        if found and found.earliest:
            return found
        return self._shared(act) or self._of_statement(act) or found

    def _of_statement(self, act: Act) -> Timex | None:
        """Return when the act was stated: a speaker's own offer or refusal is made as it is stated."""
        if act.type not in _STATED:
            return None
        saying = next((verb for verb in (act.head.head, act.head.head.head) if is_a(verb, "@reporting")), None)
        if saying is None or act.head.dep_ not in ("ccomp", "xcomp"):
            return None
        speakers = frame(saying).subjects
        own = any(actor in speakers or actor.lower_ in _SELF for actor in act.actors)
        found = self._modifying(saying) if own else None
        return found if found and found.earliest else None

    def of_paragraph(self, act: Act) -> Timex | None:
        """Return the one day that the act's paragraph names up to its sentence's end, of an act reported as past."""
        if not is_reported_as_past(act):
            return None
        start, _ = self._document.paragraph_at(act.head.idx)
        end = act.head.sent.end_char
        return self._only_day(act.head.sent.start_char, end) or self._only_day(start, end)

    def is_past_day(self, time: Timex) -> bool:
        """Return whether a time is one day, not after the day of publication."""
        known = time.earliest and time.latest and time.earliest[:_DAY] == time.latest[:_DAY]
        return bool(known) and (not self._published or (time.latest or "")[:_DAY] <= self._published)

    def _only_day(self, start: int, end: int) -> Timex | None:
        named = [time for time in self._times.within(start, end) if time.type in ("DATE", "TIME")]
        days = [time for time in named if self.is_past_day(time) and self._is_of_event(time)]
        return days[0] if len({(time.earliest or "")[:_DAY] for time in days}) == 1 else None

    def _modifying(self, head: Token) -> Timex | None:
        children = (child for child in head.children if child.dep_ in _MODIFIERS)
        return next(filter(None, map(self._time_in, children)), None)

    def _time_in(self, modifier: Token) -> Timex | None:
        """Return the date or time of day that a modifier is, or that its preposition brings."""
        for token in (modifier, *(child for child in modifier.children if child.dep_ == "pobj")):
            time = self._times.covering(token.idx, token.idx + len(token))
            if time and time.type in ("DATE", "TIME"):
                return time
        return None

    def _shared(self, act: Act) -> Timex | None:
        """Return the time of the clause that the act is a part of ("on Monday police arrested six and charged two")."""
        at = act.head
        for _ in range(_MOST_STEPS):
            participle = at.dep_ == "advcl" and at.tag_ == "VBG"
            if at.head is at or not (at.dep_ in _SHARED or participle):
                return None
            at = at.head
            if at.pos_ in ("VERB", "AUX"):
                if is_a(at, "@reporting"):  # that is when it was said
                    return None
                found = self._modifying(at)
                if found:
                    return found if found.earliest else None
        return None

    def _is_of_event(self, time: Timex) -> bool:
        """Return whether the time says when something happened: it modifies a verb, and not one of saying."""
        words = self._document.doc.char_span(time.start, time.end, alignment_mode="expand")
        at = words.root if words else None
        if at is not None and at.dep_ == "pobj":
            at = at.head
        verb = at.head if at is not None and at.dep_ in _MODIFIERS else None
        return verb is not None and verb.pos_ in ("VERB", "AUX") and not is_a(verb, "@reporting")


def is_reported_as_past(act: Act) -> bool:
    """Return whether the text tells of force that has happened, in a clause of its own."""
    forced = act.type in PHYSICAL and act.status in (None, "reported", "possible")
    nominal = act.head.pos_ in ("NOUN", "PROPN")
    return forced and (nominal or (act.head.tag_ in ("VBD", "VBN", "VBG") and act.head.dep_ not in _ASIDE))
