"""The table of operations."""

from __future__ import annotations

import pytest
from factwire.aws.http.operations import methods_at
from factwire.aws.http.query_models import EventsQuery, PlacesQuery
from factwire.aws.http.routes import OPERATIONS


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/articles", ("GET", "POST")),
        ("/articles/a1", ("DELETE", "GET")),
        ("/articles/a1/facts", ("GET",)),
        ("/articles/", ()),
        ("/articles/a1/", ()),
        ("/nowhere", ()),
        ("", ()),
    ],
)
def test_a_path_has_the_methods_of_its_operations(path: str, methods: tuple[str, ...]) -> None:
    assert methods_at(path, OPERATIONS) == methods


def test_no_operation_is_listed_twice() -> None:
    keys = [(operation.method, operation.path) for operation in OPERATIONS]
    assert len(set(keys)) == len(keys)


def test_the_query_model_of_an_operation_is_that_of_its_signature() -> None:
    models = {(each.method, each.path): each.query_model for each in OPERATIONS}
    assert models["GET", "/events"] is EventsQuery
    assert models["GET", "/places"] is PlacesQuery
    assert models["GET", "/health"] is None
    assert models["DELETE", "/articles/<article_id>"] is None
