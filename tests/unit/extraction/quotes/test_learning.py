"""The learning program: what it learns separates its examples, and the same examples give the same weights."""

import sys
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).resolve().parents[4] / "tools"


@pytest.fixture
def learning(monkeypatch):
    monkeypatch.syspath_prepend(str(PROGRAMS))
    import linear_learning

    yield linear_learning
    sys.modules.pop("linear_learning")


def test_yes_or_no_is_learnt_from_the_features_that_tell(learning):
    examples = [([0, 2], True), ([1, 2], False)] * 20
    weights = learning.learn_yes_or_no(list(examples), size=3, epochs=4)
    assert weights[0] > 1 > -1 > weights[1]
    assert weights == learning.learn_yes_or_no(list(examples), size=3, epochs=4)


def test_the_right_one_of_several_is_learnt(learning):
    choices = [learning.Choice([[0, 2], [1, 2]], [False, True])] * 20
    weights = learning.learn_choice(choices, size=3, epochs=4)
    assert weights[1] > weights[0]


def test_rare_features_are_left_out(learning):
    vocabulary = learning.Vocabulary()
    numbered = vocabulary.number([["often", "once"], ["often"], ["often"]])
    assert vocabulary.names == ["often"]
    assert numbered == [[0], [0], [0]]
