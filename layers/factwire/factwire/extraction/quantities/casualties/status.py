"""The casualty status of a group of people: the first of a fixed list of readings that says one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factwire.extraction.quantities.casualties.casualty_lexicons import patterns, state_within
from factwire.extraction.quantities.casualties.following import pattern_after, state_after
from factwire.extraction.quantities.casualties.governing import kind_of_governor
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.casualties.preceding import pattern_before, toll_before, verb_before


def _state_inside(group: Group) -> str | None:
    """Return the kind that the group's own words say: "12 wounded soldiers"."""
    return state_within(group.words[group.first : group.end])


def _dead_inside(group: Group) -> str | None:
    """Return `killed` where the group's own words say that it is dead: "a deceased man with a wound"."""
    return "killed" if _state_inside(group) == "killed" else None


def _died_of_it(group: Group) -> str | None:
    """Return `killed` where a group that was hurt is said to have died further on in the sentence."""
    hurt = pattern_after(group) or state_after(group)
    if hurt not in ("wounded", "harmed", "treated"):
        return None
    return next((kind for kind, pattern in patterns("rest") if pattern.search(group.rest())), None)


_READINGS: Final[tuple[Callable[[Group], str | None], ...]] = (
    _dead_inside,
    _died_of_it,
    pattern_after,
    state_after,
    pattern_before,
    verb_before,
    _state_inside,
    toll_before,
    kind_of_governor,
)


def casualty_status(group: Group) -> str | None:
    """Return the kind of casualty that the text says the group is, or None if it says nothing of the sort."""
    return next((kind for reading in _READINGS if (kind := reading(group))), None)
