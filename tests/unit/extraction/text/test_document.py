"""What several components read off an article is worked out once, in the article's code points."""

import pytest
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import parse
from factwire.reading import article_from_text

TEXT = (
    "Ferry company fined\n\n"
    "LOWPORT, March 3 (Example Wire) - The ferry company was fined on Friday.\n"
    "  “We accept it,” said its chairwoman. “All of it.”\n"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(article_from_text(TEXT))


def test_paragraphs_are_the_lines_with_words(document: Document) -> None:
    assert [TEXT[start:end] for start, end in document.paragraphs] == [
        "Ferry company fined",
        "LOWPORT, March 3 (Example Wire) - The ferry company was fined on Friday.",
        "“We accept it,” said its chairwoman. “All of it.”",
    ]


def test_the_paragraph_at_a_word_is_the_one_around_it(document: Document) -> None:
    start, end = document.paragraph_at(TEXT.index("fined on"))

    assert TEXT[start:end].startswith("LOWPORT")
    assert document.paragraph_number(TEXT.index("chairwoman")) == 2


def test_the_dateline_ends_with_its_dash(document: Document) -> None:
    assert document.dateline is not None
    assert TEXT[slice(*document.dateline)] == "LOWPORT, March 3 (Example Wire) - "
    assert document.in_dateline(TEXT.index("March"))
    assert not document.in_dateline(TEXT.index("The ferry"))


def test_the_heading_is_the_first_line(document: Document) -> None:
    assert document.heading is not None
    assert document.heading.text == "Ferry company fined"


def test_quotations_are_the_stretches_between_marks(document: Document) -> None:
    assert [TEXT[quoted.start : quoted.end] for quoted in document.quotations] == ["We accept it,", "All of it."]


def test_the_table_holds_a_column_for_each_attribute(document: Document) -> None:
    tokens = document.tokens
    said, fined = (tokens.start.index(TEXT.index(words)) for words in ("said its", "fined on"))

    assert (tokens.word[said], tokens.lemma[said], tokens.pos[said]) == ("said", "say", "VERB")
    assert tokens.word[tokens.after_dateline(tokens.first[fined])] == "The"
    assert [tokens.word[child] for child in tokens.children[fined] if tokens.dep[child] == "nsubjpass"] == ["company"]
    assert tokens.text[tokens.start[tokens.left[fined]] : tokens.end[tokens.right[fined]]].startswith("The ferry")


def test_a_single_token_is_a_sentence_without_children() -> None:
    tokens = parse(article_from_text(".")).tokens

    assert len(tokens) == 1
    assert tokens.children == [[]]
    assert tokens.opening == [0]
