"""One table says what to do about every error."""

from __future__ import annotations

import pytest
from factwire import errors
from factwire.services.faults import FAULTS, UNFORESEEN, fault_of

NAMED = [each for each in vars(errors).values() if isinstance(each, type) and each.__base__ is errors.FactwireError]


@pytest.mark.parametrize("error", NAMED)
def test_every_named_error_is_in_the_table_and_retried_as_it_says(error: type[errors.FactwireError]) -> None:
    assert FAULTS[error].retry == error.retryable


def test_codes_are_told_apart() -> None:
    assert len({error.code for error in NAMED}) == len(NAMED)


def test_what_nobody_foresaw_is_tried_again() -> None:
    assert fault_of(RuntimeError()) is UNFORESEEN
    assert UNFORESEEN.retry
