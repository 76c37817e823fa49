"""The built system on a local AWS: one for all the tests, on a port and in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.system import System, running


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with running(tmp_path_factory.mktemp("aws")) as system:
        yield system


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the one system in one process, where tests run on several cores."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("system"))
