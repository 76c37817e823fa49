"""What is fuzzed: each reader with its samples, its declared type and the words of its format."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.unit.reading.built import arc, docx, gzipped, pdf, pdf_rows, saved, warc, zipped

_SAMPLES: Final = Path(__file__).parents[1] / "unit" / "reading" / "samples"
_LINES: Final = (
    "Ferries between Mallaig and the Isle of Skye sailed again on Tuesday after three days of gales.",
    "“We slept in the car with two dogs,” said Catriona Munro. The operator said it would refund every ticket.",
)
_PLAIN: Final = ["The ferry to the Isle of Skye sailed again on Tues-", "day after three days.", "", "The end of it."]
_COLUMNS: Final = ("Ferries to the Isle of Skye sailed", "The operator said that it would")
_HTML: Final = (
    b"<div>",
    b"</div>",
    b"<p>",
    b"<table>",
    b"<td colspan=1000000000>",
    b"<br>",
    b"<a href='",
    b"<!--",
    b"-->",
    b"<b>",
    b"<script>",
    b"<meta name=date content='",
    b"<time datetime='",
    b"<![CDATA[",
    b"<svg>",
    b"<form>",
    b"<li>",
    b"&amp;",
    b"&#0;",
    b"&#1114112;",
    b"<span class=author>",
    b"<template>",
    b"<select><option>",
    b"<font>",
    b"<blockquote>",
    b"<meta charset=utf-16>",
    b"<base href='http://[x'>",
    b"<p x='",
    b"2024-10-08 ",
    b"By Ann Example and ",
    b"| ",
)
_XML: Final = (
    b"<a>",
    b"</a>",
    b"<!DOCTYPE r [<!ENTITY a 'b'>]>",
    b"&a;",
    b"<![CDATA[",
    b"]]>",
    b"<?x y?>",
    b"<!--",
    b"-->",
    b" xmlns='urn:x'",
    b" guid=''",
    b"<p>",
    b"<newsItem>",
    b"<item>",
    b"<entry>",
    b"encoding='utf-16'",
    b"xml:base='",
    b"<embargoed/>",
    b"<body.content>",
    b"<html>",
)
_JSON: Final = (
    b"{",
    b"[",
    b'"',
    b"}",
    b"]",
    b",",
    b":",
    b"null",
    b"NaN",
    b"1e999",
    b'"\\ud800"',
    b'"text":',
    b'"html":"<div>"',
    b'"bodies":',
    b'"authors":',
    b'"uri":""',
    b"-",
    b"true",
    b'{"a":',
)
_MAIL: Final = (
    b"From ",
    b"Subject: ",
    b"Date: ",
    b"=?utf-8?b?",
    b"?=",
    b"\n\n",
    b"Content-Type: multipart/mixed; boundary=",
    b"--",
    b"Content-Transfer-Encoding: base64\n",
    b"charset=",
    b"From: <",
    b"; name*0*=",
    b"Content-Type: message/rfc822\n",
    b"\r",
    b"(",
    b'"',
    b"@",
    b",",
)
_PDF: Final = (
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b"1 0 R",
    b"obj",
    b"endobj",
    b"stream\n",
    b"endstream",
    b"/Length 99999999",
    b"/Kids [2 0 R]",
    b"/Parent 2 0 R",
    b"/Filter /FlateDecode",
    b"/Count 1000000000",
    b"/Prev 9",
    b"xref",
    b"Tj",
    b"/Filter [/ASCIIHexDecode /LZWDecode /RunLengthDecode]",
    b"/ObjStm",
    b"/Contents 4 0 R",
    b"trailer",
    b"startxref",
    b"-1",
    b"/Type /Page",
    b"q ",
    b"BT ",
    b"/ToUnicode 4 0 R",
    b"/Encoding /Identity-H",
    b"/Encrypt 3 0 R",
    b"/Rotate 90",
)
_MARKDOWN: Final = (
    b"*",
    b"_",
    b"`",
    b"[",
    b"](",
    b"> ",
    b"- ",
    b"# ",
    b"|",
    b"---\n",
    b"<div>",
    b"&amp;",
    b"![",
    b"\t",
    b"1. ",
    b"~~~",
    b"\\",
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", b"../", b"\0\0\0\0")
_WARC: Final = (
    b"WARC/1.0\r\n",
    b"Content-Length: 999999999\r\n",
    b"Content-Length: -1\r\n",
    b"\r\n\r\n",
    b"WARC-Type: response\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"Content-Type: text/html; charset=utf-7\r\n",
    b"ffffffff\r\n",
)

_WIRE: Final = (
    b"\x01",
    b"\x02",
    b"\x03",
    b"\x04",
    b"\x16",
    b"\x1f",
    b"\x7f",
    b"^",
    b"<\n",
    b" =\n",
    b"\n\n",
    b"* * * *\n",
    b"By ",
    b"081440 GMT Oct 24",
    b"EW-WF-10-08-24 1440GMT",
    b"exa0347 3 i 61  exw 2204\n",
    b"u i BC-Ferries     10-08 0061\n",
    b"ZCZC ",
    b"NNNN",
    b"/\n",
    b"``",
    b"''",
    b"   ",
)
_TRAIL: Final = (
    b"On Mon, 7 Oct 2024 at 18:00, Bo Example <bo@example.com> wrote:\n",
    b"> ",
    b">> ",
    b"From: Bo\n",
    b"Sent: Monday\n",
    b"To: a@example.com\n",
    b"Subject: Fwd: ",
    b"-----Original Message-----\n",
    b"---------- Forwarded message ---------\n",
    b"-- \n",
    b"Regards,\n",
    b"Sent from my phone\n",
    b"To unsubscribe ",
    b"________________________________\n",
    b"On ",
    b" wrote:\n",
    b"<blockquote type=cite>",
    b"Content-Type: text/html\n",
    b"\n\n",
)
_STORY: Final = (
    b"<w:p>",
    b"</w:p>",
    b"<w:r>",
    b"<w:rPr><w:vanish/></w:rPr>",
    b"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    b"<w:tbl><w:tr><w:tc>",
    b"</w:tc></w:tr></w:tbl>",
    b"<w:t>By Ann Example</w:t>",
    b"<w:t>8 October 2024</w:t>",
    b"<w:tab/>",
    b"<w:moveFrom>",
    b"<w:txbxContent>",
    b'<w:pStyle w:val="Title"/>',
)
_DRAWN: Final = (
    b" Tm ",
    b" Td ",
    b" T* ",
    b" Tj\n",
    b" TJ\n",
    b"ET\n",
    b"BT\n",
    b"/F1 10 Tf ",
    b"1 0 0 1 320 700 Tm ",
    b"0 1 -1 0 9 9 Tm ",
    b"1e30 ",
    b"-99999 ",
    b"(By Ann Example) Tj ",
    b"(14-year-) Tj ",
    b"(Page 1 of 2) Tj ",
    b" cm ",
    b" Do ",
    b"<2022> Tj ",
)
_LD: Final = (
    b'<script type="application/ld+json">',
    b"</script>",
    b'{"@type":"LiveBlogPosting","liveBlogUpdate":',
    b'"articleBody":"',
    b'"mainEntityOfPage":',
    b"<h2>More from the Post</h2>",
    b"<ul class='read-more'>",
    b"<p><a href=/x>",
    b"</a></p>",
    b"<div style='display:none'>",
    b"<div class='slide hidden'>",
    b"<figure><figcaption>",
    b"<div id=top-date>8 Oct 2024</div>",
    b"07/10/2024",
    b"We use cookies. ",
    b"Subscribe to continue. ",
)

Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Target:
    """A reader: samples, each the parts that are packed into one file, what is declared, and words of its format."""

    samples: tuple[Parts, ...]
    content_type: str
    words: tuple[bytes, ...]
    pack: Callable[[Parts], bytes] = field(default=lambda parts: b"".join(parts.values()))


def _whole(*samples: bytes) -> tuple[Parts, ...]:
    return tuple({"": sample} for sample in samples)


def _file(name: str) -> bytes:
    return (_SAMPLES / name).read_bytes()


def _members(archive: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _web_archive(parts: Parts) -> bytes:
    return warc({f"https://example.com/{name}": page for name, page in parts.items()})


def _mixed() -> Parts:
    names = ("page.html", "ninjs-1.json", "rss.xml", "mail.eml", "story.md", "stories.jsonl")
    return {name: _file(name) for name in names} | {"inner.zip": zipped({"a.txt": _LINES[0].encode()})}


_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE: Final = _file("page.html")
TARGETS: Final[Mapping[str, Target]] = {
    "html": Target(_whole(_PAGE), "text/html", _HTML),
    "pdf": Target(_whole(pdf([_PLAIN] * 3), pdf([_PLAIN]), pdf([[]])), "application/pdf", _PDF),
    "html-around": Target(_whole(_PAGE), "text/html", _HTML + _LD),
    "pdf-columns": Target(
        _whole(pdf_rows([_COLUMNS] * 8), pdf_rows([_COLUMNS[:1]] * 3)), "application/pdf", _DRAWN + _PDF
    ),
    "mail-trail": Target(_whole(_file("trail.eml")), "message/rfc822", _MAIL + _TRAIL),
    "wire": Target(_whole(_file("iptc7901.txt"), _file("anpa1312.txt")), "text/plain", _WIRE),
    "warc-saved": Target(({"a": _PAGE, "b": b"<p>The end.</p>"},), "application/warc", _WARC, saved),
    "arc": Target(({"http://example.org/a": _PAGE, "http://example.org/b": b"<p>The end.</p>"},), "", _WARC, arc),
    "mail": Target(_whole(_file("mail.eml")), "message/rfc822", _MAIL),
    "warc": Target(({"a": _PAGE, "b": b"<p>The end.</p>"},), "application/warc", _WARC, _web_archive),
    "warc.gz": Target(_whole(_web_archive({"a": _PAGE})), "application/warc", _WARC, lambda p: gzip.compress(p[""], 1)),
    "markdown": Target(_whole(_file("story.md")), "text/markdown", _MARKDOWN),
    "docx": Target((_members(docx(_LINES, title="The ferry")),), _DOCX, _XML + _ZIP + _STORY, zipped),
    "newsml-g2": Target(_whole(_file("newsml-g2.xml")), "application/xml", _XML),
    "newsml-1": Target(_whole(_file("newsml-1.xml")), "application/xml", _XML),
    "nitf": Target(_whole(_file("nitf.xml")), "application/xml", _XML),
    "rss": Target(_whole(_file("rss.xml")), "application/rss+xml", _XML + _HTML),
    "atom": Target(_whole(_file("atom.xml")), "application/atom+xml", _XML + _HTML),
    "ninjs": Target(_whole(_file("ninjs-1.json"), _file("ninjs-3.json")), "application/json", _JSON + _HTML),
    "article-json": Target(_whole(_file("stories.jsonl").split(b"\n")[0]), "application/json", _JSON),
    "json-lines": Target(_whole(_file("stories.jsonl")), "application/x-ndjson", _JSON),
    "mailbox": Target(_whole(_file("box.mbox")), "application/mbox", _MAIL),
    "zip": Target((_mixed(),), "application/zip", _ZIP, zipped),
    "gzip": Target(_whole(_PAGE, gzipped(_PAGE)), "application/gzip", _HTML, lambda parts: gzip.compress(parts[""], 1)),
    "plain": Target(_whole("\n".join(_LINES).encode()), "text/plain", (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n")),
}
