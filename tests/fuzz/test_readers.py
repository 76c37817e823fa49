"""Each reader ends damaged files as articles or named errors, in bounded time and memory, and reaches for nothing."""

import pytest

from tests.fuzz.run import again, run
from tests.fuzz.targets import TARGETS
from tests.fuzz.worker import keep


@pytest.mark.parametrize("reader", TARGETS)
def test_no_damage_breaks_a_reader(reader: str, tmp_path) -> None:
    ended = run(reader, inputs=60, kept=tmp_path)

    assert not ended.broken, ended.how
    assert ended.done["inputs"] == 60


def test_a_kept_input_in_another_language_is_run_again_under_the_limits_of_its_run(tmp_path) -> None:
    found = tmp_path / "found"
    keep(found, "Die Polizei meldete am Montag, dass zwei Männer tot seien.".encode(), content_type="", number=1)

    ended = again("plain", found)

    assert not ended.broken, ended.how
    assert ended.done == {"end": "failure"}
