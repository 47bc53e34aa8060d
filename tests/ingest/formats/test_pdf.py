"""PDF documents: lines made paragraphs, hyphens, heads and feet, and what has no text."""

import pytest

from dragoman.ingest.formats.printed import Line, paragraphs
from tests.ingest.formats.samples import drafts, pdf, reason

AGREED = [
    "The dockers and the port firm agreed on Friday to bring back",
    "120 apprentices, the state mediator said.",
    "The union is to vote on the accord on Monday.",
]


def text(*pages: list[str]) -> str:
    (draft,) = drafts(pdf(*pages), "a.pdf")
    assert draft.format == "pdf"
    return draft.text


def test_lines_become_paragraphs() -> None:
    assert text(AGREED) == (
        "The dockers and the port firm agreed on Friday to bring back 120 apprentices, the state mediator said.\n"
        "The union is to vote on the accord on Monday."
    )


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert text(AGREED[:1], AGREED[1:]).startswith(f"{AGREED[0]} {AGREED[1]}\n")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They said that the long negotia-", "tions would go on.", "negotiations would"),  # an ending that is no word
        ("They met in a long-", "term frame, and it was told.", "long-term frame"),  # may be two words: as printed
        ("They spoke of a cease-", "fire, and the ceasefire held.", "a ceasefire, and"),  # stands whole elsewhere
        ("They spoke of a co-", "operation, and co-operation held.", "a co-operation, and"),
        ("They came from the Al-", "Basra quarter of the town.", "Al-Basra quarter"),
        ("They want two-", "and three-day talks.", "two- and three-day"),
        ("They counted 12-", "15 ships in the harbour.", "12-15 ships"),
    ],
)
def test_a_word_is_joined_only_where_that_is_safe(first: str, second: str, joined: str) -> None:
    assert joined in text([first, second])


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        ["The Ledger, 3 May 2031", "", "", "", "", "", "", *AGREED, *[""] * 43, f"Page {n} of 3"] for n in (1, 2, 3)
    ]
    buffer = pdf(*pages, top=800)
    (draft,) = drafts(buffer, "a.pdf")
    assert "The Ledger" not in draft.text
    assert "Page" not in draft.text
    assert draft.text.count("120 apprentices") == 3


def test_a_pdf_is_one_whatever_its_name() -> None:
    (draft,) = drafts(pdf(AGREED), "a.txt")
    assert draft.format == "pdf"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([], []), "2 pages without text: scanned, perhaps; nothing is recognised in pictures"),
        (pdf(AGREED, encrypt="secret"), "a PDF document that asks for a password"),
        (pdf(AGREED)[:300], "a damaged PDF document"),
        (b"%PDF-1.7", "a damaged PDF document"),
        (b"The dockers agreed.", "not a PDF document, whatever its name says"),
        (pdf(*([["a"]] * 1001)), "1,001 pages: more than the 1,000 that are read of a document"),
    ],
    ids=["scanned", "locked", "cut", "head", "text", "pages"],
)
def test_what_cannot_be_read_is_told(data: bytes, why: str) -> None:
    assert reason(data, "a.pdf") == why


def test_a_page_instead_of_a_pdf_is_read_as_a_page() -> None:
    (draft,) = drafts(b"<!doctype html><p>The dockers agreed on Friday.</p>", "a.pdf")
    assert (draft.text, draft.format) == ("The dockers agreed on Friday.", "html")


def line(words: str, *, left: float = 72, right: float = 300, bottom: float = 500, page: int = 0) -> Line:
    return Line(
        text=words, hyphen=False, page=page, height=800, left=left, right=right, top=bottom + 10, bottom=bottom, word=30
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = [line("The dockers and the port", bottom=500), line("firm agreed on", bottom=486, right=295)]
    right = [
        line("Friday to bring back", left=330, right=560, bottom=500),
        line("the men.", left=330, right=400, bottom=486),
    ]
    assert paragraphs([*left, *right]) == "The dockers and the port firm agreed on Friday to bring back the men."


def test_lines_beside_a_box_are_one_paragraph() -> None:
    words = ("The two delegations met", "in the harbour town and", "agreed to exchange forty", "prisoners before June.")
    beside = [line(part, right=200 - 5 * n, bottom=500 - 14 * n) for n, part in enumerate(words)]
    below = [line("The ships in the harbour wait for the dockers.", right=500, bottom=430 - 14 * n) for n in range(5)]
    assert paragraphs([*beside, *below]).split("\n")[0] == " ".join(words)


def test_no_lines_are_no_text() -> None:
    assert paragraphs([]) == ""
