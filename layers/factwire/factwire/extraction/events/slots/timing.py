"""When an event happened: by its own words, else by the clause it hangs on, its sentence, or its paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, WILLED, Act
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.argument_frames import frame, tells_count
from factwire.extraction.events.grammar.relations import ASIDES, BEFORE_NOUN, clause_part, is_pointed
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.events.lexicon.predicate_words import SUBJECT_PRONOUNS
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.times.anchors.distances import Distances
from factwire.model import DAY, Timex

_MODIFIERS = frozenset(
    {"npadvmod", "advmod", "prep", "nmod", "amod", "compound", "tmod", "pobj", "dobj", "poss"},
)
_SHARED = frozenset({"conj", "xcomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "agent", "acl", "dep"})
_VERBAL = frozenset({"VERB", "AUX"})
_STATED = WILLED | {"ACCUSE", "CONCEDE", "RETREAT"}
_NOTICING = frozenset({"report", "hear", "feel"})
_PAST = frozenset({"VBD", "VBN", "VBG"})
_SPOTS = frozenset({"in", "at", "near", "outside", "on"})
_MOST_STEPS = 6
_BARE = frozenset({"npadvmod", "tmod"})
_BESIDE_NOUN = frozenset({"npadvmod", "tmod", "poss", "nmod", "prep"})
_FORTNIGHT = timedelta(days=14)


class Timing:
    """Finds times around the acts of one document."""

    def __init__(self, document: Document, *, times: tuple[Timex, ...]) -> None:
        self._document = document
        self._times = Lookup((time.start, time.end, time) for time in times)
        self._distances = Distances(document, times=self._times)
        self._published = (document.article.published_at or "")[:DAY]

    def of_clause(self, act: Act) -> Timex | None:
        """Return the time among the act's own words, or that of the clause that it is a part of."""
        found = self.of_words(act)
        if found and _is_dated(found):
            return found
        counted = self._distances.of(act.trigger, act.head)
        return counted or self._in_phrase(act) or self._shared(act) or self._of_statement(act) or found

    def of_words(self, act: Act) -> Timex | None:
        """Return the time among the act's own words."""
        own = [child for child in act.modifiers if child.dep_ in _MODIFIERS]
        behind = (each for child in own if child.dep_ == "prep" for noun in child.rights for each in noun.rights)
        bare = (each for each in behind if each.dep_ in _BARE)  # "fired at a base the next day"
        return next(filter(None, map(self._time_in, [*own, *bare])), None)

    def _in_phrase(self, act: Act) -> Timex | None:
        """Return the date behind the place of an event noun ("a bombing at a station in Brussels in 2016")."""
        noun: Token | None = act.trigger if act.trigger.pos_ in ("NOUN", "PROPN") else None
        for _ in range(_MOST_STEPS):
            if noun is None:
                return None
            spots = [child for child in noun.rights if child.dep_ == "prep" and child.lower_ in _SPOTS]
            found = next(filter(None, map(self._time_in, spots)), None)
            if found:
                return found if _is_dated(found) else None
            noun = next((each for spot in spots for each in spot.children if each.dep_ == "pobj"), None)
        return None

    def _of_statement(self, act: Act) -> Timex | None:
        """Return when the act was stated: a speaker's own offer or refusal is made as it is stated."""
        if act.type not in _STATED:
            return None
        saying = next((verb for verb in (act.head.head, act.head.head.head) if is_a(verb, "@reporting")), None)
        if saying is None or act.head.dep_ not in ("ccomp", "xcomp"):
            return None
        speakers = frame(saying).subjects
        own = any(actor in speakers or actor.lower_ in SUBJECT_PRONOUNS for actor in act.actors)
        found = self._modifying(saying) if own else None
        return found if found and _is_dated(found) else None

    def of_sentence(self, act: Act) -> Timex | None:
        """Return the one day that stands in the act's own part of its sentence: its main clause, or an aside."""
        sentence, part = act.head.sent, clause_part(act.head)
        named = self._days(sentence.start_char, sentence.end_char, past=is_reported_as_past(act))
        return _only(time for time, at in named if clause_part(at) == part and not _is_of_other_event(at, act))

    def of_paragraph(self, act: Act) -> Timex | None:
        """Return the one day that the act's paragraph names up to its sentence's end, of an act reported as past.

        A day so long after an event is of what followed it, seldom of the force that the paragraph goes on to tell.
        """
        if not is_reported_as_past(act) or self.is_vague(act):
            return None
        start, _ = self._document.paragraph_at(act.head.idx)
        days = self._days(start, act.head.sent.end_char, past=True)
        own = ((time, at) for time, at in days if not self._distances.is_counted_from(at))
        return _only(time for time, at in own if not _is_of_other_event(at, act))

    def of_occurrence(self, end: int) -> Timex | None:
        """Return the first day, up to a code point, that dates what happened: "It happened at about 2 a.m. Sunday"."""
        days = self._days(0, end, past=True)
        return next((time for time, head in days if _is_occurrence(head)), None)

    def of_named_attack(self, end: int) -> Timex | None:
        """Return the first day, up to a code point, that stands with the attack that is told of: "Thursday's raid"."""
        for time in self._times.within(0, end):
            head = self._head(time) if self.is_past_day(time) else None
            if head is not None and head.dep_ == "pobj" and head.head.lower_ == "on":
                head = head.head
            if head is not None and head.dep_ in _BESIDE_NOUN and _is_known_attack(head.head):
                return time
        return None

    def is_vague(self, act: Act) -> bool:
        """Return whether the act's own part of its sentence says when it was, though not on which day."""
        sentence, part = act.head.sent, clause_part(act.head)
        named = (time for time in self._times.within(sentence.start_char, sentence.end_char) if not _is_day(time))
        heads = (
            self._head(time) for time in named if time.type in ("DATE", "DURATION") and time.value != "PRESENT_REF"
        )
        return any(head is not None and clause_part(head) == part and _is_of_event(head) for head in heads)

    def is_past_day(self, time: Timex) -> bool:
        """Return whether a time is one day, not after the day of publication."""
        return _is_day(time) and (not self._published or (time.latest or "")[:DAY] <= self._published)

    def is_long_before(self, time: Timex | None, other: Timex | None) -> bool:
        """Return whether a time ends a fortnight or more before another, so that what is of it is another happening."""
        if time is None or other is None or not (time.latest and other.earliest):
            return False
        apart = date.fromisoformat(other.earliest[:DAY]) - date.fromisoformat(time.latest[:DAY])
        return apart >= _FORTNIGHT

    def _days(self, start: int, end: int, *, past: bool) -> list[tuple[Timex, Token]]:
        """Return the days named in a stretch of text that say when something happened, each with its head word.

        The day of a dateline says when the article was sent.
        """
        start = max(start, self._document.dateline[1]) if self._document.dateline else start
        named = [time for time in self._times.within(start, end) if time.type in TIME_TYPES and _is_day(time)]
        days = [time for time in named if self.is_past_day(time)] if past else named
        heads = ((time, self._head(time)) for time in days)
        return [(time, head) for time, head in heads if head is not None and _is_of_event(head)]

    def _head(self, time: Timex) -> Token | None:
        return self._document.head_of(time.start, time.end)

    def _modifying(self, head: Token) -> Timex | None:
        children = (child for child in head.children if child.dep_ in _MODIFIERS)
        return next(filter(None, map(self._time_in, children)), None)

    def _time_in(self, modifier: Token) -> Timex | None:
        """Return the date or time of day that a modifier is, or that its preposition brings or stands before."""
        brought = [child for child in modifier.children if child.dep_ == "pobj"]
        following = modifier.doc[modifier.i + 1 : modifier.i + 2]
        if modifier.dep_ == "prep":  # "In 2019 gunmen attacked", misread; not "during Halloween festivities"
            brought += [each for each in following if each.dep_ != "compound" or each.head.ent_type_ in TIME_TYPES]
        for token in (modifier, *brought):
            time = self._times.covering(token.idx, token.idx + len(token))
            if time and time.type in TIME_TYPES:
                return time
        return None

    def _shared(self, act: Act) -> Timex | None:
        """Return the time of the clause that the act is a part of ("on Monday police arrested six and charged two")."""
        at = act.head
        for _ in range(_MOST_STEPS):
            participle = at.dep_ == "advcl" and at.tag_ == "VBG"
            if at.head == at or not (at.dep_ in _SHARED or participle):
                return None
            at = at.head
            if at.pos_ in _VERBAL:
                if is_a(at, "@reporting") or tells_count(at):  # that is when it was said
                    return None
                found = self._modifying(at)
                if found:
                    return found if _is_dated(found) else None
        return None


def is_reported_as_past(act: Act) -> bool:
    """Return whether the text tells of force that has happened, in a clause of its own."""
    forced = act.type in PHYSICAL and act.status in (None, "reported", "possible")
    nominal = act.trigger.pos_ in ("NOUN", "PROPN")
    return forced and (nominal or (act.head.tag_ in _PAST and act.head.dep_ not in ASIDES))


def day_of(time: Timex) -> str:
    """Return what tells two days apart: the date, or the words where an article without a date leaves it open."""
    return time.earliest[:DAY] if time.earliest else " ".join(_day_words(time))


def _is_dated(time: Timex) -> bool:
    """Return whether a time has a date, or would have one if the article had ("Tuesday")."""
    return time.earliest is not None or time.value is None


def _is_day(time: Timex) -> bool:
    """Return whether a time is one day: also a weekday, or a day of a month, that an undated article leaves open."""
    if time.earliest and time.latest:
        return time.earliest[:DAY] == time.latest[:DAY]
    return time.value is None and bool(_day_words(time))


def _day_words(time: Timex) -> list[str]:
    """Return the words that name a day: weekdays, and months with a number."""
    words = time.text.lower().replace(",", "").split()
    named = [word for word in words if "day" in noun_classes().get(word, ())]
    return named or (words if len(words) > 1 and any(word.isdecimal() for word in words) else [])


def _only(times: Iterable[Timex]) -> Timex | None:
    """Return the first of the times if all are one day."""
    found = list(times)
    return found[0] if len({day_of(time) for time in found}) == 1 else None


def _is_occurrence(day: Token) -> bool:
    """Return whether the verb over a day says that something happened, or when the police heard of it."""
    verb = next((token for token in day.ancestors if token.pos_ in _VERBAL), None)
    if verb is None:
        return False
    named = any(child.dep_ == "dobj" for child in verb.children)
    place = any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
    return is_a(verb, "@alarm") or _is_noticed(verb) or (is_a(verb, "@occurrence") and (place or not named))


def _is_of_event(day: Token) -> bool:
    """Return whether a day says when something happened: not when it was said, nor when another event was."""
    if day.dep_ in BEFORE_NOUN and day.head.pos_ in ("NOUN", "PROPN") and day.head.ent_type_ not in TIME_TYPES:
        return False  # "the New Year's Eve party"
    at = day.head
    for _ in range(_MOST_STEPS):
        if at.pos_ in _VERBAL or at.head == at:
            break
        if noun_sense(at) is not None:  # "condemned Monday's attack"
            return False
        at = at.head
    return not (is_a(at, "@reporting") or tells_count(at)) or _is_noticed(at)


def _is_of_other_event(day: Token, act: Act) -> bool:
    """Return whether a noun below the act tells the event of the day: "held over a raid that shook Reno Friday"."""
    for above in day.ancestors:
        if above in (act.head, act.trigger):
            return False
        if above.pos_ == "NOUN" and noun_sense(above) is not None:
            return act.head in above.ancestors
    return False


def _is_known_attack(noun: Token) -> bool:
    sense = noun_sense(noun)
    known = is_pointed(noun) or any(child.dep_ == "poss" for child in noun.lefts)
    return known and sense is not None and sense.type == "ASSAULT"


def _is_noticed(verb: Token) -> bool:
    """Return whether the verb says that something was noticed: "the blast was heard just after 4 p.m."."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return verb.lemma_ in _NOTICING and passive and subject is not None and subject.pos_ == "NOUN"
