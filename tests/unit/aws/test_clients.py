"""The clients that functions make."""

from __future__ import annotations

import inspect
import re

import pytest
from factwire.aws import clients
from factwire.aws.dynamodb.stories_table import READERS
from factwire.aws.triggers.change_batches import SIDE_BY_SIDE

from local.settings import ROOT


def test_the_runtime_layer_keeps_the_description_of_every_service_that_is_called() -> None:
    """botocore describes hundreds of services; the layer has room for those that a function makes a client of."""
    called = set(re.findall(r'boto3\.client\("(\w+)"', inspect.getsource(clients)))
    kept = set(re.findall(r"^!botocore/data/(\w+)", (ROOT / "layers/runtime/trim.txt").read_text(), re.MULTILINE))
    assert called
    assert called <= kept


def test_the_table_has_a_connection_for_every_thread_that_asks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "s", "DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    assert clients.dynamodb().meta.config.max_pool_connections == READERS + SIDE_BY_SIDE
