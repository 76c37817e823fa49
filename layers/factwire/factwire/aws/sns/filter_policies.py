"""Filters on facts as SNS filter policies, within what SNS takes."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, Final

from pydantic import ValidationError

from factwire.domain.delivery.filters import MINIMA, VALUES, NotificationFilter
from factwire.errors import InvalidRequest

MAX_KEYS: Final = 5
MAX_COMBINATIONS: Final = 150


def policy_of(wanted: NotificationFilter) -> dict[str, list[Any]]:
    """Return the filter policy; empty where everything passes.

    Raises:
        InvalidRequest: more keys or combinations than SNS takes.
    """
    policy: dict[str, list[Any]] = {
        attribute: list(dict.fromkeys(getattr(wanted, field)))
        for field, attribute in VALUES.items()
        if getattr(wanted, field)
    }
    for field, attribute in MINIMA.items():
        least = getattr(wanted, field)
        if least is not None:
            policy[attribute] = [{"numeric": [">=", least]}]
    if len(policy) > MAX_KEYS:
        raise InvalidRequest(f"`filter` has {len(policy)} fields; use at most {MAX_KEYS}", field="filter")
    combinations = prod(len(values) for values in policy.values())
    if combinations > MAX_COMBINATIONS:
        raise InvalidRequest(
            f"`filter` has {combinations} combinations of values (their numbers multiplied); use at most "
            f"{MAX_COMBINATIONS}",
            field="filter",
        )
    return policy


def filter_of(policy: Mapping[str, Any]) -> NotificationFilter | None:
    """Return the filter that a policy stands for; None for one that was not made by `policy_of`."""
    fields: dict[str, Any] = {
        field: tuple(policy[attribute]) for field, attribute in VALUES.items() if attribute in policy
    }
    for field, attribute in MINIMA.items():
        match policy.get(attribute):
            case [{"numeric": [">=", least]}]:
                fields[field] = least
    try:
        wanted = NotificationFilter.model_validate(fields)
        return wanted if policy_of(wanted) == dict(policy) else None
    except (ValidationError, InvalidRequest):
        return None
