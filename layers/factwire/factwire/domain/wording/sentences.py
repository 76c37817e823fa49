"""Events as English sentences: "Sahel rebels killed at least 17 soldiers in Faya-Largeau (according to the army)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from factwire.domain.wording.verbs import verbs_of
from factwire.model import DAY, Range

_DOUBTS: Final = {"possible": "possibly", "planned": "planned", "conditional": "on a condition", "negated": "denied"}
_NATURAL: Final = frozenset({"DISASTER", "ACCIDENT"})
NUMBERS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands"
_HEAD_ENDS: Final = "(?= (?:of|in|from|at|on|near|for|with|who) |$)"
# The noun that a name is about decides: "leaders of the union" are many, "the leader of the rebels" is one.
_PLURAL: Final = re.compile(
    rf"^(?:the )?(?:(?:[2-9]|\d[\d,]*\d)(?!-)|at least|more than|about|some|several|many|(?!one){NUMBERS})\b"
    rf"|^(?!(?:the )?United )(?:(?!{_HEAD_ENDS}).)*"
    rf"(?:people|men|women|children|police|[a-z]{{3}}[^sui]s){_HEAD_ENDS}",
    re.IGNORECASE,
)
_FULL_NAME: Final = re.compile(r"(?:[A-Z]\S* )+[A-Z]\S*(?<!Police)(?<!Forces)")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a sentence tells of an event, in words; tolls are ranges.

    `where` has its preposition ("near the river"). `trigger` is the article's word for it; `verb` is what the article
    has between actor and target ("fired at"), `participle` what it has after a target ("was jailed"): either is used
    as it stands. `counted` says that the target is the number of the dead or hurt itself ("at least 17 soldiers").
    """

    type: str
    mode: str | None = None
    actors: Sequence[str] = ()
    targets: Sequence[str] = ()
    where: str | None = None
    day: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    counted: Literal["killed", "wounded"] | None = None
    trigger: str = ""
    verb: str | None = None
    participle: str | None = None
    assertion: str = "asserted"
    attribution: str | None = None


def sentence(deed: Deed) -> str:
    """Return an event as one English sentence without a full stop."""
    words = [_clause(deed), *([deed.where] if deed.where else []), *([f"on {date_of(deed.day)}"] if deed.day else [])]
    tolls = [f"{count_of(count)} {kind}" for kind, count in _tolls(deed)]
    doubt = _DOUBTS.get(deed.assertion)
    notes = [*([doubt] if doubt else []), *([attribution_clause(deed.attribution)] if deed.attribution else [])]
    line = ", ".join([" ".join(words), *tolls])
    line = f"{line} ({', '.join(notes)})" if notes else line
    return line[:1].upper() + line[1:]


def one_day(earliest: str | None, latest: str | None) -> str | None:
    """Return the one day of a range of moments (ISO 8601), or None where that is several days, or not known."""
    first, last = (earliest or "")[:DAY], (latest or "")[:DAY]
    return first if len(first) == DAY and first == last else None


def date_of(day: str) -> str:
    """Return a day (ISO 8601) as prose has it: "7 October 2024"."""
    moment = date.fromisoformat(day)
    return f"{moment.day} {moment:%B %Y}"


def figure(count: Range, of: str, *, place: str | None, notes: Iterable[str]) -> str:
    """Return a claim: "at least 34 killed in Harim (according to the ministry)"."""
    where = f" in {place}" if place else ""
    remarks = ", ".join(notes)
    return f"{count_of(count)} {of}{where}" + (f" ({remarks})" if remarks else "")


def attribution_clause(speaker: str) -> str:
    """Return who says so: "according to the army", also where the article's sentence begins with "The army"."""
    return f"according to {re.sub('^The ', 'the ', speaker)}"


def count_of(count: Range) -> str:
    """Return a range in words: "12", "at least 12", "10 to 15"."""
    low, high = (None if bound is None else f"{bound:,.10g}" for bound in (count.min, count.max))
    if low == high:
        return low or "an unknown number"
    if low is None:
        return f"up to {high}"
    return f"at least {low}" if high is None else f"{low} to {high}"


def listed(names: Sequence[str]) -> str:
    """Return names as one phrase: "the army, rebels and police"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _clause(deed: Deed) -> str:
    """Return who did what to whom; in a meeting or a deal every party is on both sides."""
    verbs = verbs_of(deed.type, deed.mode, trigger=deed.trigger)
    actors = list(deed.actors)
    targets = [] if list(deed.targets) == actors else list(deed.targets)
    if actors and targets:
        became = _became(deed) if deed.type == "ASSAULT" else None
        return f"{listed(actors)} {became or deed.verb or verbs.transitive} {listed(targets)}"
    if actors and deed.type not in _NATURAL:
        return f"{listed(actors)} {verbs.intransitive}"
    if sufferers := targets or actors:
        return f"{listed(sufferers)} {_to_be(sufferers)} {_became(deed) or deed.participle or verbs.passive}"
    return verbs.impersonal


def _to_be(names: Sequence[str]) -> str:
    """Return "was" or "were": a person's full name is no plural, whatever its last letter."""
    plural = len(names) > 1 or (_PLURAL.search(names[0]) and not _FULL_NAME.fullmatch(names[0]))
    return "were" if plural else "was"


def _became(deed: Deed) -> str | None:
    """Return what became of a counted target: that it died says more than how it was done, that it was hurt less."""
    how = deed.mode or deed.verb or deed.participle
    return deed.counted if deed.counted == "killed" or not how else None


def _tolls(deed: Deed) -> Iterator[tuple[str, Range]]:
    """Yield the tolls that the clause has not given already."""
    if deed.killed is not None and deed.counted != "killed":
        yield "killed", deed.killed
    if deed.wounded is not None and deed.counted != "wounded":
        yield "wounded", deed.wounded
