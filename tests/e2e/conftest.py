"""The built system on a local AWS: one for all the tests, on a port and in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.system import System, running


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with running(tmp_path_factory.mktemp("aws")) as system:
        yield system
