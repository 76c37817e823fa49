"""Files in binary formats, built for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>A title of the file</dc:title><dc:creator>Morag Sinclair</dc:creator>"
    "<dcterms:created>2024-10-08T07:30:00Z</dcterms:created></cp:coreProperties>"
)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(paragraphs: Sequence[str], *, title: str | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document; a title becomes its first paragraph."""
    head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>' if title else ""
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>" for words in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{head}{body}</w:body></w:document>".encode(),
            "docProps/core.xml": _CORE.encode(),
            **(extra or {}),
        }
    )


def pdf(pages: Sequence[Sequence[str]], *, heading: str = "", trailer: str = "") -> bytes:
    """A PDF file with a text layer: the lines of each page, below a heading in larger type."""
    streams = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        above = f"/F1 24 Tf 36 TL ({heading}) Tj T*\n" if heading else ""
        streams.append(f"BT 72 720 Td {above}/F1 12 Tf 14 TL\n{shown}ET")
    return _pdf_of(streams, trailer=trailer)


def _pdf_of(streams: Sequence[str], *, trailer: str = "") -> bytes:
    """A PDF file of pages with these content streams."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for stream in streams:
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return out + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def pdf_pieces(*pieces: tuple[str, int, int, int]) -> bytes:
    """A PDF file of one page whose pieces of text (words, x, y, size) are objects of their own, as most programs do."""
    return _pdf_of([" ".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for words, x, y, size in pieces)])


def pdf_rows(rows: Sequence[Sequence[str]], *, places: Sequence[int] = (72, 320), heading: str = "") -> bytes:
    """A PDF file of one page that is drawn row by row across its columns, in one font."""
    drawn = [f"/F1 20 Tf 1 0 0 1 72 740 Tm ({heading}) Tj\n"] if heading else []
    drawn.append("/F1 10 Tf\n")
    for number, row in enumerate(rows):
        for place, words in zip(places, row, strict=False):
            drawn.append(f"1 0 0 1 {place} {700 - 12 * number} Tm ({words}) Tj\n")
    return _pdf_of([f"BT {''.join(drawn)}ET"])


def arc(pages: Mapping[str, bytes], *, at: str = "20140216050221") -> bytes:
    """A web archive in the format before WARC."""
    head = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n\n"
    records = [b"filedesc://example.arc 127.0.0.1 %s text/plain %d\n%s" % (at.encode(), len(head), head)]
    for url, page in pages.items():
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        records.append(b"%s 192.0.2.1 %s text/html %d\n%s" % (url.encode(), at.encode(), len(answer), answer))
    return b"\n".join(records) + b"\n"


def saved(pages: Mapping[str, bytes], *, kind: str = "resource", content_type: str = "text/html") -> bytes:
    """A web archive of pages that were saved, or made of others, without a server's answer."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for url, page in pages.items():
        record = writer.create_warc_record(
            f"http://example.org/{url}", kind, payload=io.BytesIO(page), warc_content_type=content_type
        )
        writer.write_record(record)
    return out.getvalue()


def warc(pages: Mapping[str, bytes], *, status: str = "200 OK", packed: bool = False) -> bytes:
    """A web archive of pages by their addresses."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, page in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=headers))
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    """A gzip file."""
    return gzip.compress(data, mtime=0)
