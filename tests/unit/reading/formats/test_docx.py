"""Word documents as editors leave them: with tracked changes, text boxes and headings."""

import pytest
from factwire.model import Article
from factwire.reading import read_article

from tests.unit.reading.built import docx

FIRST = "The minister said on Monday that the bridge would be closed for three weeks."
SECOND = "He added that the police were called after the storm."
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(content: str, *, style: str | None = None) -> str:
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def read(body: str) -> Article:
    story = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    data = docx([], extra={"word/document.xml": story.encode(), "docProps/core.xml": b"<coreProperties/>"})
    return read_article(data, content_type=None, metadata={}, location="s3://b/k.docx")


def test_changes_are_read_as_accepted() -> None:
    moved = paragraph(f"<w:moveFrom>{run(SECOND)}</w:moveFrom>")
    deleted = "<w:del><w:r><w:delText>A president. </w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run('The minister ')}</w:ins>{run(FIRST[13:])}"

    article = read(moved + paragraph(f"{deleted}{inserted}") + paragraph(f"<w:moveTo>{run(SECOND)}</w:moveTo>"))

    assert article.text.splitlines() == [FIRST, SECOND]


def test_a_text_box_is_read_once_and_apart_from_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph(run('The bridge in figures.'))}</w:txbxContent>"
    held = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert read(paragraph(run(FIRST) + held) + paragraph(run(SECOND))).text.splitlines() == [
        FIRST, "The bridge in figures.", SECOND,
    ]  # fmt: skip


def test_a_hyphen_that_keeps_words_together_is_read() -> None:
    words = run("The Al") + "<w:r><w:noBreakHyphen/></w:r>" + run("Qaida fighters left the town on Monday.")

    assert read(paragraph(words)).text == "The Al-Qaida fighters left the town on Monday."


@pytest.mark.parametrize("style", ["Title", "Heading1"])
def test_a_heading_before_the_text_is_its_title(style: str) -> None:
    article = read(paragraph(run("Bridge closed"), style=style) + paragraph(run(FIRST)))

    assert (article.title, article.text) == ("Bridge closed", FIRST)


def test_a_document_of_nothing_but_a_heading_has_a_text() -> None:
    assert read(paragraph(run(FIRST), style="Heading1")).text == FIRST
