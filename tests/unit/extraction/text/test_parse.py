"""The one parse: sentences end with marks of their own, or with their line."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from factwire.extraction.text.parse import model, parse
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController, threadpool_info

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


def test_threads_that_parse_at_once_leave_the_process_the_threads_that_it_had(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a process that multiplies in two threads, and a parse that takes its time
    nlp, inside = model(), list[str]()
    original = nlp.pipe

    def pipe(texts: list[str], **options: Any) -> Iterator[Doc]:
        inside.append("in")
        sleep(0.01)
        inside.append("out")
        return original(texts, **options)

    monkeypatch.setattr(nlp, "pipe", pipe)
    blas = ThreadpoolController().select(user_api="blas")
    with blas.limit(limits=2):
        before = [each["num_threads"] for each in blas.info()]
        # When three threads parse at once
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(parse, [bare_article("Jets bombed the camp.")] * 3))
        # Then they took turns, and two threads multiply again
        assert [each["num_threads"] for each in blas.info()] == before
    assert inside == ["in", "out"] * 3
