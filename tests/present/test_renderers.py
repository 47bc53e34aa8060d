"""Markdown, HTML and plain text: complete, safe against hostile report text, the same each time."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dragoman.present import brief, head, markdown
from dragoman.present.notes import notes
from dragoman.present.page import html
from tests.present import build

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1)) [x](javascript:alert(1))",
    "![x](http://evil.example/p.png)",
    "`code` ``` | a | b | **bold** _it_ ~~s~~ # h",
    "line\n\n# heading\n\n- item\n\n    code",
    "<!-- --> <style>*{}</style> &lt;b&gt; &#60;",
    "\u202eevil\u202c \x00 \x1b[31m \ud800",
    "{{ 7*7 }}{% raw %}</style></details>",
    "# heading",
    "- item",
    "1. item",
    "===",
    "[^1]: note [^1] <https://evil.example>",
)
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "nav",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
    ),
    *("ol", "ul", "li", "a", "span", "strong", "em", "bdi", "details", "summary", "blockquote"),
}


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        """Read a whole page."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _safe(page: str) -> None:
    seen = Page(page)
    assert seen.open == []
    assert seen.tags <= TAGS
    names = {name for name, _ in seen.attributes}
    assert not any(name.startswith("on") for name in names)
    assert names.isdisjoint({"src", "srcset", "style", "action", "data"})
    assert all(value.startswith("#") for name, value in seen.attributes if name == "href")


def _plain(text: str) -> None:
    """That nothing of a Markdown text is a link, an image, code or HTML, and that headings are ours."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = {token.type for token in tokens} | {c.type for token in tokens for c in token.children or ()}
    assert kinds.isdisjoint({"html_block", "html_inline", "image", "link_open", "code_inline", "code_block", "fence"})
    assert kinds.isdisjoint({"table_open", "s_open", "hr"})
    ours = [section.title for section in brief(build.record()).sections]
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == ours


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_report_text_is_shown_and_never_markup(text: str) -> None:
    record = build.hostile(text)
    _safe(html(record))
    _plain(markdown(record))
    html(record).encode()
    markdown(record).encode()
    head(record, lines=100).encode()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_whatever_is_borne(text: str) -> None:
    record = build.hostile(text)
    _safe(html(record))
    _plain(markdown(record))
    head(record, lines=50)


def test_hostile_words_stay_readable() -> None:
    assert "<script>alert(1)</script>" in Page(html(build.hostile(HOSTILE[0]))).text


def test_the_page_loads_nothing_and_says_so() -> None:
    page = html(build.record())
    assert "default-src 'none'" in page
    assert "http" not in re.sub(r'http-equiv="', "", page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_page_holds_each_sentence_and_each_quote() -> None:
    seen = " ".join(Page(html(build.record())).text.split())
    made = brief(build.record())
    for note in notes(made).values():
        assert note.quote in seen
    for section in made.sections:
        assert section.title in seen


def test_markdown_defines_each_note_once_and_uses_each() -> None:
    text = markdown(build.record())
    defined = re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


def test_markdown_keeps_emphasis_whole() -> None:
    rendered = MarkdownIt("commonmark").render(markdown(build.record()))
    assert "<strong>Norland and Sudmark</strong> agreed <em>to reopen the Pell crossing</em>." in rendered
    assert "*" not in rendered


def test_the_head_holds_whole_items_within_its_lines() -> None:
    for lines in (0, 1, 5, 12, 40, 500):
        text = head(build.record(), lines=lines)
        assert len(text.splitlines()) <= lines
        assert all(len(line) <= 79 for line in text.splitlines())
    assert head(build.record(), lines=12).splitlines()[-1].startswith("    ")
    assert head(build.record(), lines=500).startswith("The Pell crossing\n")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert html(build.record()) == html(build.record())
    assert markdown(build.record()) == markdown(build.record())
