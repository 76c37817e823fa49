"""Every named error has its HTTP status."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from factwire import errors
from factwire.aws.http.problems import STATUSES, status_of


def named(kind: type[errors.FactwireError] = errors.FactwireError) -> Iterator[type[errors.FactwireError]]:
    for each in kind.__subclasses__():
        yield each
        yield from named(each)


def test_each_named_error_has_a_status_of_its_own_and_no_status_is_left_over() -> None:
    assert {kind.code for kind in named() if kind.__module__ == errors.__name__} == set(STATUSES)


@pytest.mark.parametrize("kind", [errors.StorageUnavailable, errors.InvalidRequest])
def test_an_error_that_passes_is_503_and_a_bad_request_is_400(kind: type[errors.FactwireError]) -> None:
    assert (status_of(kind("x")) == HTTPStatus.SERVICE_UNAVAILABLE) is kind.retryable


def test_an_error_without_a_status_is_a_fault_of_ours() -> None:
    assert status_of(errors.FactwireError("x")) == HTTPStatus.INTERNAL_SERVER_ERROR
