"""The weights of the quote models come in one compact file, whole and as they were learnt."""

from hashlib import sha256
from importlib.resources import files

import pytest
from factwire.extraction.quotes.linear import WEIGHTS, load_weights, pack, unpack

FOLDER = files("factwire.extraction.quotes")


def test_the_file_is_the_one_that_was_learnt() -> None:
    digest, name = FOLDER.joinpath("weights.tsv.sha256").read_text(encoding="ascii").split()

    assert name == WEIGHTS
    assert sha256(FOLDER.joinpath(WEIGHTS).read_bytes()).hexdigest() == digest


def test_the_same_models_give_the_same_bytes() -> None:
    models = {"extents": {"k=cut": -1.25, "#": 0.5}, "contents": {"l=say|VERB": 3.0}}
    packed = pack(models, head="What it holds.\nWhere it is from.")

    assert unpack(packed) == models
    assert pack(unpack(packed), head="What it holds.\nWhere it is from.") == packed


@pytest.mark.parametrize("model", ["contents", "extents", "speakers", "stretches"])
def test_every_model_has_weights_to_two_decimals(model: str) -> None:
    weights = load_weights(model)

    assert len(weights) > 100
    assert all(weight == round(weight, 2) for weight in weights.values())
