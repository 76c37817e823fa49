"""The summary's title: the article's own, else its heading, else a shortened lead."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.summary.summary_sentences import FINITE
from factwire.extraction.text.document import Document
from factwire.extraction.text.layout.heading import LONGEST_WORDS
from factwire.reading.dateline import find_dateline

_LONGEST_LEAD = 120  # tokens: no sentence of a newspaper is longer, save what is a list or has lost its full stops
ADJUNCTS = frozenset({"advcl", "relcl", "appos", "acl", "prep", "npadvmod", "parataxis"})


def make_headline(document: Document) -> str | None:
    """Return the title of the summary, or None where the article has no sentence."""
    if document.article.title:
        return document.article.title
    heading = document.heading
    if heading is not None:
        return heading.text.strip()
    spoken = [sentence for sentence in document.sentences if any(token.is_alpha for token in sentence)]
    lead = next((sentence for sentence in spoken if any(token.tag_ in FINITE for token in sentence)), None)
    lead = lead or next(iter(spoken), None)
    return _shortened(lead) if lead is not None else None


def _shortened(lead: Tokens) -> str:
    """Return the lead sentence without its dateline and, from the right, without adjuncts until it is short enough."""
    kept = [token for token in lead[:_LONGEST_LEAD] if not token.is_space]
    while len(kept) > LONGEST_WORDS:
        adjunct = next((token for token in reversed(kept) if _may_go(token, kept)), None)
        if adjunct is None:
            break
        gone = {token.i for token in adjunct.subtree}
        kept = [token for token in kept if token.i not in gone]
        while kept and kept[-1].is_punct and kept[-1].text not in ('"', "”", ")"):
            kept.pop()
    text = "".join(token.text_with_ws for token in kept)
    # What stood between two commas is gone, and one of them with it.
    text = re.sub(r" ([,.;:])", r"\1", " ".join(text.split()))
    text = re.sub(r",(?:\s*,)+", ",", text)
    filed = find_dateline(text)
    return text[filed[1] if filed else 0 :].rstrip(" .,;:")


def _may_go(token: Token, kept: list[Token]) -> bool:
    return token.dep_ in ADJUNCTS and token.i > kept[0].i and token.right_edge.i - token.left_edge.i < len(kept)
