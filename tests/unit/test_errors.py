"""Every named error has a code of its own, and says whether a retry can help."""

from __future__ import annotations

import pickle

import pytest
from factwire import errors
from factwire.aws.http.problems import STATUSES

NAMED = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, errors.FactwireError) and each is not errors.FactwireError
]


def test_each_error_has_a_code_of_its_own() -> None:
    assert {error.code for error in NAMED} == set(errors.ErrorCode) - {errors.ErrorCode.INTERNAL}
    assert len({error.code for error in NAMED}) == len(NAMED)


@pytest.mark.parametrize("error", NAMED)
def test_each_error_has_a_status_and_a_server_error_is_what_may_pass(error: type[errors.FactwireError]) -> None:
    assert (STATUSES[error.code] >= 500) == error.retryable


def test_an_unforeseen_error_is_retried() -> None:
    assert errors.is_retryable(RuntimeError())


def test_an_error_names_the_field_at_fault_apart_from_its_message() -> None:
    error = errors.InvalidRequest("`since` must not be later than `until`", field="since")
    assert (error.field, str(error)) == ("since", "`since` must not be later than `until`")


@pytest.mark.parametrize(
    "error", [errors.EmptyArticle("no text", field="text"), errors.UnsupportedLanguage("German", language="de")]
)
def test_an_error_comes_whole_out_of_another_process(error: errors.FactwireError) -> None:
    restored = pickle.loads(pickle.dumps(error))
    assert (type(restored), str(restored), vars(restored)) == (type(error), str(error), vars(error))
