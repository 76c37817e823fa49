"""The one parse: sentences end with marks of their own, or with their line."""

from collections.abc import Iterator
from typing import Any

import pytest
from factwire.extraction.text.parse import model, parse
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from tests.articles import bare_article


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Jets bombed the camp on Sunday, medics said, as talks went on in Doha.", 1),
        ("A heading without a mark\nThe mayor said no.", 2),
        ("She left , but he stayed .", 1),
        ("“We will stay.” She left.", 2),
        ("The bridge is mined, Sgt. Tom Hale said.", 1),
        ("A bomb hurt Cpl. Tom Hale near the port.", 1),
        ("The crash closed Ocean Blvd. for an hour.", 1),
    ],
)
def test_no_sentence_starts_between_words_of_one_line(text: str, sentences: int) -> None:
    assert len(parse(bare_article(text)).sentences) == sentences


def test_the_model_multiplies_in_one_thread_however_many_the_process_has(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []
    nlp = model()
    original = nlp.pipe

    def pipe(*arguments: Any, **options: Any) -> Iterator[Doc]:
        threads.extend(each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas")
        return original(*arguments, **options)

    monkeypatch.setattr(nlp, "pipe", pipe)

    parse(bare_article("Jets bombed the camp."))

    assert set(threads) == {1}
