"""Events as English sentences: "Sahel rebels killed at least 17 soldiers in Faya-Largeau (says the army)"."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factwire.model import Range

_DOUBTS = {"possible": "possibly", "planned": "planned", "conditional": "on a condition", "negated": "denied"}
# The reader page reads these patterns too: what they hold means the same in JavaScript.
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands"
HAS_NUMBER = re.compile(rf"\d|\b(?:{_NUMBERS})\b", re.IGNORECASE)
_HEAD_ENDS = "(?= (?:of|in|from|at|on|near|for|with|who) |$)"
# The noun that a name is about decides: "leaders of the union" are many, "the leader of the rebels" is one.
PLURAL = re.compile(
    rf"^(?:(?:[2-9]|\d\d+)(?!-)|at least|more than|about|some|several|many|(?!one){_NUMBERS})\b"
    rf"|^(?!(?:the )?United )(?:(?!{_HEAD_ENDS}).)*"
    rf"(?:people|men|women|children|police|[a-z]{{3}}[^sui]s){_HEAD_ENDS}",
    re.IGNORECASE,
)


# Before its target, without one, and after its target, where nobody is known to have done it.
Verbs = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a sentence tells of an event: parties, place and speaker in words, tolls as ranges."""

    type: str
    mode: str | None = None
    actors: Sequence[str] = ()
    targets: Sequence[str] = ()
    place: str | None = None
    day: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    assertion: str = "asserted"
    attribution: str | None = None


def sentence(deed: Deed) -> str:
    """Return an event as one English sentence without a full stop."""
    words = [_clause(deed)]
    here = deed.place if deed.place and deed.place not in words[0] else None
    words += [f"in {here}"] if here else []
    words += [f"on {deed.day[:10]}"] if deed.day else []
    tolls = [f"{count_of(count)} {kind}" for kind, count in _tolls(deed)]
    doubt = _DOUBTS.get(deed.assertion)
    notes = [*([doubt] if doubt else []), *([attribution_clause(deed.attribution)] if deed.attribution else [])]
    line = ", ".join([" ".join(words), *tolls])
    line = f"{line} ({', '.join(notes)})" if notes else line
    return line[:1].upper() + line[1:]


def attribution_clause(speaker: str) -> str:
    """Return who says so: "says the army", "say officials"."""
    several = PLURAL.search(speaker) and not speaker.istitle()  # Reuters is one
    return f"{'say' if several else 'says'} {speaker}"


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
    actors = list(deed.actors)
    targets = [] if list(deed.targets) == actors and len(actors) > 1 else _named_targets(deed)
    transitive, intransitive, passive = _verbs(deed)
    if _is_counted_killing(deed):
        transitive, passive = "killed", "killed"
    natural = deed.type in {"DISASTER", "ACCIDENT"}
    if actors and targets:
        return f"{listed(actors)} {transitive} {listed(targets)}"
    if actors and not natural:
        return f"{listed(actors)} {intransitive}"
    if sufferers := targets or actors:
        plural = len(sufferers) > 1 or PLURAL.search(sufferers[0]) is not None
        return f"{listed(sufferers)} {'were' if plural else 'was'} {passive}"
    return intransitive if natural else deed.type.lower()


def _named_targets(deed: Deed) -> list[str]:
    """Return the targets without those who are counted ("34 people") where the tolls count them beside another one."""
    named = [target for target in deed.targets if not HAS_NUMBER.search(target)]
    return named if named and (deed.killed or deed.wounded) else list(deed.targets)


def _is_counted_killing(deed: Deed) -> bool:
    """Return whether the target is the number of the dead itself ("at least 17 soldiers"), and nobody else is one."""
    counted = len(deed.targets) == 1 and HAS_NUMBER.search(deed.targets[0]) is not None
    return deed.type == "ASSAULT" and deed.killed is not None and counted


def _tolls(deed: Deed) -> Iterator[tuple[str, Range]]:
    """Yield the tolls that the clause has not given already."""
    if deed.killed is not None and not _is_counted_killing(deed):
        yield "killed", deed.killed
    if deed.wounded is not None:
        yield "wounded", deed.wounded


def _verbs(deed: Deed) -> Verbs:
    verbs = verbs_by_type()[deed.type]
    return verbs.get(deed.mode or "") or verbs[""]


@cache
def verbs_by_type() -> dict[str, dict[str, Verbs]]:
    """Return what is written in `deeds.tsv`, by type and mode (empty: any other mode)."""
    text = (files("factwire.domain.notification") / "deeds.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    verbs: defaultdict[str, dict[str, Verbs]] = defaultdict(dict)
    for row in rows:
        verbs[row["type"]][row["mode"]] = row["transitive"], row["intransitive"], row["passive"]
    return dict(verbs)
