"""Each reader ends damaged files as articles or named errors, in bounded time and memory, and reaches for nothing."""

import pytest

from tests.fuzz.run import run
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("reader", TARGETS)
def test_no_damage_breaks_a_reader(reader: str, tmp_path) -> None:
    ended = run(reader, inputs=60, kept=tmp_path)

    assert not ended.broken, ended.how
    assert ended.done["inputs"] == 60
