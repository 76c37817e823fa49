"""The clients that functions make."""

from __future__ import annotations

import inspect
import re

from factwire.aws import clients

from local.settings import ROOT


def test_the_runtime_layer_keeps_the_description_of_every_service_that_is_called() -> None:
    """botocore describes hundreds of services; the layer has room for those that a function makes a client of."""
    called = set(re.findall(r'boto3\.client\("(\w+)"', inspect.getsource(clients)))
    kept = set(re.findall(r"^!botocore/data/(\w+)", (ROOT / "layers/runtime/trim.txt").read_text(), re.MULTILINE))
    assert called
    assert called <= kept
