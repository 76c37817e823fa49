"""Work over several processes keeps its order, and an item that kills its process costs only itself."""

import sys
from itertools import count, islice

import pytest
from factwire.cli.batch.pool import ordered_map

WORK = """
import os, time
def square(numbers):
    time.sleep(0.01 * (numbers[0] % 3))
    return [number * number for number in numbers]
def dies_at_13(numbers):
    if 13 in numbers:
        os._exit(1)
    return square(numbers)
"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A module that the processes can import."""
    (tmp_path / "pool_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    import pool_work

    yield pool_work
    del sys.modules["pool_work"]


def test_results_come_in_the_order_of_the_items(work) -> None:
    assert list(ordered_map(work.square, range(100), workers=3, otherwise=str)) == [n * n for n in range(100)]


def test_an_item_that_kills_its_process_costs_only_itself(work) -> None:
    results = list(ordered_map(work.dies_at_13, range(60), workers=2, otherwise=lambda item: f"lost {item}"))

    assert results == [n * n if n != 13 else "lost 13" for n in range(60)]


def test_items_are_read_no_further_ahead_than_the_processes_need(work) -> None:
    read = []
    items = (read.append(n) or n for n in count())

    results = ordered_map(work.square, items, workers=1, otherwise=str)

    assert list(islice(results, 8)) == [n * n for n in range(8)]
    assert len(read) < 100
    results.close()
