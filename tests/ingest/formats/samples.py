"""Small files of every format, made here: one story, and what each format can state of it."""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from typing import Any

from docx import Document
from reportlab.pdfgen.canvas import Canvas

from dragoman.ingest.draft import Draft
from dragoman.ingest.readers import from_bytes
from dragoman.record.record import Skipped

TITLE = "Dockers agree to go back"
PARAGRAPHS = (
    "HALDOR BAY, May 3 (MNA) - The dockers and the port firm agreed on Friday to bring back 120 apprentices.",
    "“We have closed one file,” the state mediator said. The talks go on next week, she told reporters.",
    "The union is to vote on the accord on Monday, before the next ships arrive in the harbour.",
)
TEXT = "\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LONG = tuple(
    f"{paragraph} That is what was told at gate {n} of the port." for n in range(4) for paragraph in PARAGRAPHS
)


def found(data: bytes, called: str) -> list[Draft | Skipped]:
    """What is found in a file."""
    return list(from_bytes(data, name=called, called=called))


def drafts(data: bytes, called: str) -> list[Draft]:
    """The reports in a file that holds nothing else."""
    entries = found(data, called)
    assert [entry for entry in entries if isinstance(entry, Skipped)] == []
    return [entry for entry in entries if isinstance(entry, Draft)]


def reason(data: bytes, called: str) -> str:
    """Why there is no report in a file."""
    (entry,) = found(data, called)
    assert isinstance(entry, Skipped)
    assert "\n" not in entry.reason
    return entry.reason


def pdf(*pages: list[str], encrypt: str | None = None, top: float = 700) -> bytes:
    """A PDF document with these lines on its pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt, invariant=1)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, top - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def docx() -> bytes:
    """A Word document with a heading, paragraphs and a table, by another library than ours."""
    document = Document()
    document.add_heading(TITLE, level=1)
    for paragraph in PARAGRAPHS[:2]:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Side", "Votes"), ("Dockers", "120")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph(PARAGRAPHS[2])
    return saved(document)


def saved(document: Any) -> bytes:  # noqa: ANN401  python-docx's own type is a factory
    """The bytes of a Word document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word(body: str) -> bytes:
    """A Word document that holds nothing but a body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def eml(*, subject: str = TITLE, text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    """A mail."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = headers.pop("sender", "Ilse Tarn <tarn@union.example>")
    message["Date"] = "Sat, 03 May 2031 22:00:00 +0200"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message


def ninjs(**changes: object) -> dict[str, object]:
    """A ninjs 1.x item."""
    return {
        "uri": "urn:newsml:mna.example:20310503:1", "type": "text", "pubstatus": "usable",
        "versioncreated": "2031-05-03T10:37:00Z", "headline": TITLE, "byline": "By Ann Lee and Bo Rask",
        "copyrightholder": "The Tidewater Ledger", "usageterms": "For clients only.", "body_text": TEXT,
    } | changes  # fmt: skip


def ninjs_2() -> dict[str, object]:
    """The same in ninjs 2.x."""
    return {
        "uri": "urn:newsml:mna.example:20310503:1", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
        "versioncreated": "2031-05-03T10:37:00Z", "by": "Ann Lee, Bo Rask", "copyrightholder": "The Tidewater Ledger",
        "headlines": [{"role": "short", "value": "Dockers"}, {"role": "main", "value": TITLE}],
        "bodies": [
            {"role": "abstract", "contenttype": "text/plain", "value": "The dockers agreed."},
            {"role": "text", "contenttype": "text/plain", "value": TEXT.replace("\n", " ")},
            {"role": "html", "contenttype": "text/html", "value": HTML},
        ],
        "usageterms": "For clients only",
    }  # fmt: skip


def ninjs_3() -> dict[str, object]:
    """The same in ninjs 3.x."""
    told = json.dumps(ninjs_2()).replace("versioncreated", "versionCreated").replace("contenttype", "contentType")
    item: dict[str, object] = json.loads(told.replace("copyrightholder", "copyrightHolder"))
    return item | {"standard": {"name": "ninjs", "version": "3.0"}, "usageTerms": item.pop("usageterms")}


def newsml(*, content: str | None = None, status: str = "usable", kind: str = "text") -> str:
    """A NewsML-G2 item."""
    nitf = (
        f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
        f"<body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content>{HTML}</body.content></body></nitf>"
        "</inlineXML>"
    )
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:mna.example:1" version="2">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="MNA"><name>The Tidewater Ledger</name></provider>
<versionCreated>2031-05-03T10:37:00Z</versionCreated><pubStatus qcode="stat:{status}"/><title>A title</title></itemMeta>
<contentMeta><contentCreated>2031-05-02T10:37:00Z</contentCreated><creditline>Reuters</creditline>
<by>By Ann Lee and Bo Rask</by><headline role="hld:sub">Gate</headline><headline role="hld:main">{TITLE}</headline>
</contentMeta><rightsInfo><usageTerms>For clients only.</usageTerms></rightsInfo>
<contentSet>{nitf if content is None else content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    """A NewsML-G2 message with items."""
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f"<?xml version='1.0'?>\n<newsMessage {space}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def rss(*items: str) -> str:
    """An RSS feed."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Tidewater Ledger</title>{''.join(items)}</channel></rss>"
    )


def item(number: int, text: str) -> str:
    """An item of an RSS feed."""
    return (
        f"<item><title>{TITLE}</title><link>https://ledger.example/{number}</link><author>Ann Lee</author>"
        f"<pubDate>Sat, 03 May 2031 10:00:00 GMT</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


PAGE = f"""<!doctype html><html><head><title>{TITLE} | The Ledger</title>
<meta property="og:site_name" content="The Tidewater Ledger"></head><body><article><h1>{TITLE}</h1>
{HTML}<p>The ships wait.</p></article></body></html>"""


def answer(body: bytes, *, url: str = "https://ledger.example/dock", kind: str = "text/html; charset=utf-8",
           status: str = "200 OK", headers: str = "") -> bytes:  # fmt: skip
    """A record of a web archive: the answer of a server."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """A web archive as most are: each record packed on its own."""
    return b"".join(map(gzip.compress, records))
