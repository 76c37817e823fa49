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


def test_a_deleted_paragraph_mark_joins_its_paragraphs() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    broken = f"<w:p>{mark}{run(FIRST[:40])}</w:p>" + paragraph(run(FIRST[40:]))

    assert read(broken + paragraph(run(SECOND))).text.splitlines() == [FIRST, SECOND]


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        (f"<w:r>{HIDDEN}<w:t>DESK: call first.</w:t></w:r>", FIRST),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> Yes.</w:t></w:r>", f"{FIRST} Yes."),
        ("<w:r><w:rPr><w:rStyle w:val='Note'/></w:rPr><w:t>DESK: call first.</w:t></w:r>", FIRST),
    ],
)
def test_hidden_text_is_not_read(hidden: str, shown: str) -> None:
    styles = f"<w:styles {SPACES}><w:style w:type='character' w:styleId='Note'>{HIDDEN}</w:style></w:styles>".encode()
    story = f"<w:document {SPACES}><w:body>{paragraph(run(FIRST) + hidden)}</w:body></w:document>".encode()
    data = docx([], extra={"word/document.xml": story, "word/styles.xml": styles})

    assert read_article(data, content_type=None, metadata={}, location="s3://b/k.docx").text == shown


@pytest.mark.parametrize(("own", "text"), [("", FIRST), ("<w:rPr><w:vanish w:val='false'/></w:rPr>", f"{FIRST}Note.")])
def test_a_style_hides_as_the_one_that_it_is_based_on_unless_it_says_otherwise(own: str, text: str) -> None:
    base = f"<w:style w:type='character' w:styleId='Base'>{HIDDEN}</w:style>"
    note = f"<w:style w:type='character' w:styleId='Note'><w:basedOn w:val='Base'/>{own}</w:style>"
    noted = "<w:r><w:rPr><w:rStyle w:val='Note'/></w:rPr><w:t>Note.</w:t></w:r>"
    story = f"<w:document {SPACES}><w:body>{paragraph(run(FIRST) + noted)}</w:body></w:document>".encode()
    data = docx(
        [],
        extra={"word/document.xml": story, "word/styles.xml": f"<w:styles {SPACES}>{note}{base}</w:styles>".encode()},
    )

    assert read_article(data, content_type=None, metadata={}, location="s3://b/k.docx").text == text


def table(*rows: list[str], deleted: bool = False) -> str:
    mark = "<w:trPr><w:del/></w:trPr>" if deleted else ""
    cells = ("".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{mark}{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_row_of_figures_is_a_line_of_its_own() -> None:
    body = paragraph(run(FIRST)) + table(["Killed", "12"], ["Wounded", "30"]) + paragraph(run(SECOND))

    assert read(body).text.splitlines() == [FIRST, "Killed  12", "Wounded  30", SECOND]


def test_a_table_that_only_places_paragraphs_is_read_as_they_are() -> None:
    assert read(table([f"{FIRST} {SECOND}", SECOND])).text.splitlines() == [f"{FIRST} {SECOND}", SECOND]


def test_a_deleted_row_is_not_read() -> None:
    assert read(paragraph(run(FIRST)) + table(["Killed", "12"], deleted=True)).text == FIRST


STAMPED = "<c:coreProperties xmlns:c='urn:c'><c:created>2013-11-12T23:15:00Z</c:created></c:coreProperties>"


@pytest.mark.parametrize(
    ("lines", "published", "origin"),
    [
        (["By Ann Example", "8 October 2024", FIRST], "2024-10-08", "dateline"),
        ([f"OSLO, October 8, 2024 (Example Wire) - {FIRST}"], "2024-10-08", "dateline"),
        ([FIRST], "2013-11-12T23:15:00Z", "markup"),
    ],
    ids=["a date line", "a dateline", "the file's own"],
)
def test_what_readers_see_dates_it_before_the_files_own_stamp(lines: list[str], published: str, origin: str) -> None:
    data = docx(lines, extra={"docProps/core.xml": STAMPED.encode()})
    article = read_article(data, content_type=None, metadata={}, location="s3://b/k.docx")

    assert (article.published_at, article.published_at_origin) == (published, origin)
    assert article.authors == (("Ann Example",) if len(lines) > 1 else ())


def test_the_stamp_of_a_programs_template_dates_nothing() -> None:
    stamped = STAMPED.replace("2013-11-12", "2013-12-23")
    data = docx([FIRST], extra={"docProps/core.xml": stamped.encode()})
    metadata = {"last-modified": "2026-11-20T10:00:00Z"}
    article = read_article(data, content_type=None, metadata=metadata, location="s3://b/k.docx")

    assert (article.published_at, article.published_at_origin) == ("2026-11-20T10:00:00Z", "object")
