"""The environment that the template gives each function is one that the function starts with."""

from __future__ import annotations

import pytest
from factwire.aws.settings import (
    ApiSettings,
    DeliverSettings,
    ExtractSettings,
    ExtractTextSettings,
    PublishSettings,
    StorageSettings,
    _Settings,
)

from tests.unit.template.conftest import Template

SETTINGS: dict[str, type[_Settings]] = {
    "Extract": ExtractSettings,
    "ExtractText": ExtractTextSettings,
    "Publish": PublishSettings,
    "Relate": StorageSettings,
    "Deliver": DeliverSettings,
    "ApiFunction": ApiSettings,
}


@pytest.mark.parametrize(("function", "settings"), SETTINGS.items())
def test_a_function_has_every_variable_that_it_cannot_do_without(
    template: Template, function: str, settings: type[_Settings]
) -> None:
    shared = template.document["Globals"]["Function"]["Environment"]["Variables"]
    own = template.functions()[function]["Environment"]["Variables"]

    needed = {field.alias for field in settings.model_fields.values() if field.is_required()}

    assert needed <= {*shared, *own}


def test_every_function_is_checked(template: Template) -> None:
    assert set(SETTINGS) == set(template.functions())
