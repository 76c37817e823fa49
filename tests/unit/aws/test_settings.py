"""Settings name what is missing, and keep the secret."""

from __future__ import annotations

import pytest
from factwire.aws.settings import ApiSettings, ExtractSettings
from pydantic import ValidationError


def test_settings_name_what_is_missing_and_are_frozen() -> None:
    with pytest.raises(ValidationError, match="TABLE_NAME"):
        ExtractSettings.of({"BUCKET_NAME": "news", "TABLE_NAME": ""})
    names = ("QUEUE_URL", "MEMBERS_QUEUE_URL", "QUEUE_ARN", "DEAD_LETTERS_ARN", "SCHEDULE_GROUP", "SCHEDULE_ROLE_ARN")
    environment = {"BUCKET_NAME": "news", "TABLE_NAME": "facts", "PATH": "/bin"} | dict.fromkeys(names, "x")
    settings = ExtractSettings.of(environment)
    with pytest.raises(ValidationError, match="frozen"):
        settings.table_name = "other"  # type: ignore[misc]


def test_the_cursor_secret_is_in_no_representation() -> None:
    environment = {
        "BUCKET_NAME": "news",
        "TABLE_NAME": "facts",
        "QUEUE_URL": "q",
        "CURSOR_SECRET": "correct horse battery",
        "WEBHOOKS_TABLE_NAME": "webhooks",
        "DELIVER_QUEUE_ARN": "arn",
    }
    assert "horse" not in repr(ApiSettings.of(environment))
