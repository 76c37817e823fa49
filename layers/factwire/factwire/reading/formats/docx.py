"""Word documents (Office Open XML): paragraphs of the main story; core properties give the metadata.

The parts and names are those of ECMA-376: `word/document.xml`, `word/styles.xml` and `docProps/core.xml`.
"""

from __future__ import annotations

import zipfile
from typing import Final

from factwire.errors import InvalidDocument, UnsupportedType
from factwire.reading.archives.bounded import open_zip, unzip
from factwire.reading.bodies.docx_story import Paragraph, hidden_styles, paragraphs_of
from factwire.reading.markup.safe_xml import local, parse_xml, path, text_of
from factwire.reading.metadata.bylines import names_in
from factwire.reading.metadata.front_lines import front_of
from factwire.reading.source import Draft, Drafts, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TITLES: Final = frozenset({"Title", "Heading1"})
# When the template was made whose stamp python-docx copies into every document that it makes.
_TEMPLATE: Final = "2013-12-23T23:15:00Z"
_STORY, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"


def read(source: Source) -> Drafts:
    """Yield the document's article; a first paragraph in the style of a title or of a first heading is its title.

    Raises:
        UnsupportedType: it holds macros, or is another kind of Office document.
        InvalidDocument: it is broken.
    """
    archive = open_zip(source.data)
    title, paragraphs = _title_and_text(_paragraphs(archive))
    front = front_of([paragraph.text for paragraph in paragraphs])
    core = _core(archive)
    yield Draft(
        text="\n".join(front.lines),
        media_type=MEDIA_TYPE,
        title=title or core.get("title"),
        published_at=front.date,
        published_at_origin="dateline",
        stamped_at=core.get("created"),
        modified_at=core.get("modified"),
        authors=front.authors or names_in(core.get("creator") or ""),
    )


def _paragraphs(archive: zipfile.ZipFile) -> list[Paragraph]:
    names = set(archive.namelist())
    if _STORY not in names:
        raise UnsupportedType("the Office document is no text document: only Word documents (.docx) are read")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnsupportedType("the Word document holds macros: save it as .docx, without them")
    body = path(parse_xml(unzip(archive, _STORY)), "body")
    if not body:
        raise InvalidDocument("the Word document is damaged: it has no body")
    styles = hidden_styles(parse_xml(unzip(archive, _STYLES))) if _STYLES in names else frozenset()
    return [each for each in paragraphs_of(body[0], hidden=styles) if each.text]


def _title_and_text(paragraphs: list[Paragraph]) -> tuple[str | None, list[Paragraph]]:
    if len(paragraphs) > 1 and paragraphs[0].style in _TITLES:
        return paragraphs[0].text, paragraphs[1:]
    return None, paragraphs


def _core(archive: zipfile.ZipFile) -> dict[str, str | None]:
    if _CORE not in archive.namelist():
        return {}
    root = parse_xml(unzip(archive, _CORE))
    return {local(child): text for child in root if (text := text_of([child])) != _TEMPLATE}
