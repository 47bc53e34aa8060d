"""Mails, boxes of them, saved pages, and what is attached."""

import time
from email.message import EmailMessage, Message

import pytest

from dragoman.ingest.draft import Draft
from dragoman.ingest.formats.wrapped import unwrapped
from dragoman.record.record import Skipped
from dragoman.record.value import Dated
from tests.ingest.formats.samples import HTML, LONG, PAGE, TEXT, TITLE, docx, drafts, eml, found, pdf, reason


def attach(message: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> EmailMessage:
    main, sub = kind.split("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def test_a_mail() -> None:
    (draft,) = drafts(eml().as_bytes(), "a.eml")
    assert (draft.text, draft.title, draft.format) == (TEXT, TITLE, "email")
    assert draft.published == Dated(edtf="2031-05-03", basis="metadata")
    assert (draft.authors, draft.outlet) == (("Ilse Tarn",), None)


def test_the_plain_text_goes_before_the_page_unless_it_says_nothing() -> None:
    assert drafts(eml(html="<p>Another text.</p>").as_bytes(), "a.eml")[0].text == TEXT
    page = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    assert drafts(eml(text="See this mail in a browser.", html=page).as_bytes(), "a.eml")[0].text.startswith(LONG[0])
    assert drafts(eml(text=None, html=HTML).as_bytes(), "a.eml")[0].text == TEXT


def test_a_letter_to_many_has_an_outlet() -> None:
    (draft,) = drafts(
        eml(sender='"The Tidewater Ledger" <news@ledger.example>', List_Id="<n.example>").as_bytes(), "a.eml"
    )
    assert (draft.outlet, draft.authors) == ("The Tidewater Ledger", ())


@pytest.mark.parametrize("subject", [f"Fwd: {TITLE}", f"RE: Fw: {TITLE}", f"AW: {TITLE}"])
def test_of_a_mail_that_was_passed_on_only_the_subject_is_its_writers(subject: str) -> None:
    (draft,) = drafts(eml(subject=subject).as_bytes(), "a.eml")
    assert (draft.title, draft.published, draft.authors) == (TITLE, None, ())


def test_headers_and_text_in_encodings_of_their_own() -> None:
    data = (
        b"From: =?utf-8?q?B=C3=B8_Rask?= <b@x.example>\r\nSubject: =?iso-8859-1?q?Caf=E9_talks?=\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"=93We have closed one file,=94 the mediator said.\r\n"
    )
    (draft,) = drafts(data, "a.eml")
    assert (draft.text, draft.title) == ("“We have closed one file,” the mediator said.", "Café talks")
    assert draft.authors == ("Bø Rask",)
    assert drafts(data, "")[0] == drafts(data, "")[0]


def test_a_mail_is_known_without_its_name() -> None:
    data = b"Received: from a by b\n" + eml().as_bytes()
    (draft,) = drafts(data, "")
    assert draft.format == "email"


def test_what_is_attached_is_read_and_a_covering_note_is_not() -> None:
    message = attach(eml(text="The statement is attached."), docx(), "statement.docx")
    attach(attach(message, pdf(["The dockers agreed on Friday."]), "b.pdf"), b"\x89PNG", "logo.png", "image/png")
    attach(message, b"x", "votes.xlsx")
    entries = found(message.as_bytes(), "a.eml")
    told = [(e.place, e.format) if isinstance(e, Draft) else (e.file, e.reason[:26]) for e in entries]
    assert told == [
        ("a.eml", "4 words that come with wha"),
        ("a.eml#1", "docx"),
        ("a.eml#2", "pdf"),
        ("a.eml#4", "attached 'votes.xlsx': not"),
    ]


def test_a_mail_with_a_text_of_its_own_is_read_beside_what_is_attached() -> None:
    message = attach(eml(), docx(), "statement.docx")
    assert [draft.place for draft in drafts(message.as_bytes(), "a.eml")] == ["a.eml", "a.eml#1"]


def test_mails_within_mails_without_end_are_cut() -> None:
    message: EmailMessage = eml(text="The innermost.")
    for _ in range(30):
        outer = eml(text="See below.")
        outer.add_attachment(message)
        message = outer
    assert all(isinstance(entry, Skipped) or entry.text == "See below." for entry in found(message.as_bytes(), "a.eml"))


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)),
        b"Content-Type: message/rfc822\n\n" * 3000,
        b"Content-Type: multipart/mixed; " + b"a=b;\n " * 500_000 + b"\n\nThe dockers agreed.",
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nThe dockers agreed.",
    ],
    ids=["parts in parts", "mails in mails", "parameters", "encoded words"],
)
def test_mails_made_to_do_harm_are_over_soon(data: bytes) -> None:
    start = time.process_time()
    (entry,) = found(data, "a.eml")
    assert isinstance(entry, Draft) or entry.reason in {"its parts are nested too deeply", "no text in it"}
    box = b"From a@x.example Sat\n" + data + b"\n\nFrom b@x.example Sat\n" + eml().as_bytes()
    *_, last = found(box, "a.mbox")
    assert isinstance(last, Draft)
    assert last.text == TEXT
    assert time.process_time() - start < 10


def test_a_box_of_mails() -> None:
    one, other = eml().as_string(), eml(text="The ships wait.\n\nFrom there they go on.").as_string()
    box = f"From a@x.example Sat May  3 10:00:00 2031\n{one}\nFrom b@x.example Sat May  3 11:00:00 2031\n"
    box += other.replace("\nFrom there", "\n>From there")
    entries = drafts(box.encode(), "a.mbox")
    assert [(d.place, d.text) for d in entries] == [
        ("a.mbox#1", TEXT),
        ("a.mbox#2", "The ships wait.\nFrom there they go on."),
    ]
    assert drafts(box.encode(), "")[0].text == TEXT


def test_a_page_that_a_browser_saved() -> None:
    message = Message()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://ledger.example/dock"
    message["Subject"] = TITLE
    message["Date"] = "Sun, 04 May 2031 10:00:00 GMT"
    message["Content-Type"] = "text/html"
    message.set_payload(PAGE, "utf-8")
    (draft,) = drafts(message.as_bytes(), "a.mhtml")
    assert (draft.url, draft.outlet, draft.format) == ("https://ledger.example/dock", "The Tidewater Ledger", "html")
    assert draft.published is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no text in it"),
        (b"Subject: a\n\n", "no text in it"),
        (eml(text="a").as_bytes().replace(b"quoted-printable", b"base64").replace(b"\na\n", b"\niVBORw0KGgo=\n"),
         "not text but a PNG picture"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_told(data: bytes, why: str) -> None:
    assert reason(data, "a.eml") == why


def test_a_box_without_mails() -> None:
    assert reason(b"The dockers agreed.", "a.mbox") == "no mails in it"


WRAPPED = """The dockers and the port firm agreed on Friday to bring back 120
apprentices, the state mediator said.
The union is to vote on Monday.

- one point that is long enough to reach the width of this text ok
- two

-- 
Ilse Tarn"""  # noqa: W291  the mark of a signature ends in a space


def test_lines_that_a_program_broke_are_joined_and_no_others() -> None:
    assert unwrapped(WRAPPED).split("\n") == [
        "The dockers and the port firm agreed on Friday to bring back 120 apprentices, the state mediator said.",
        "The union is to vote on Monday.",
        "- one point that is long enough to reach the width of this text ok",
        "- two",
    ]


@pytest.mark.parametrize(
    ("text", "delsp", "joined"),
    [
        ("The dockers \nagreed.\nThe ships wait.", False, "The dockers agreed.\nThe ships wait."),
        ("The dock \ners agreed.", True, "The dockers agreed."),
        (" From here \nthey go.", False, "From here they go."),
    ],
)
def test_flowed_text(text: str, joined: str, *, delsp: bool) -> None:
    assert unwrapped(text, flowed=True, delsp=delsp) == joined


def test_long_lines_are_paragraphs_already() -> None:
    text = f"{'The dockers agreed. ' * 8}\nThe ships wait."
    assert unwrapped(text) == f"{text.split(chr(10), maxsplit=1)[0].strip()}\nThe ships wait."
