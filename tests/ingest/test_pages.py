"""HTML pages: the article, what the page states of it, and pages made to break a reader."""

import time

import pytest

from dragoman.ingest.page import declared_encoding, looks_like_page, page
from tests.ingest.helpers import PAGE

PARAGRAPHS = (
    "<p>The union and the port firm agreed on Friday to meet again, the mediator told reporters at the gate.</p>" * 4
)
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": "NewsArticle",
"headline": "Dock talks &amp; more", "datePublished": "2031-05-03", "publisher": {"name": "The Ledger"}}]}</script>"""
LD = '<script type="application/ld+json">'
HOSTILE = {
    "100,000 elements deep": "<div>" * 100_000 + "<p>The dockers agreed.</p>" + "</div>" * 100_000,
    "never closed": "<b>" * 100_000 + "The dockers agreed.",
    "opening marks only": "<" * 1_000_000 + "The dockers agreed.",
    "unclosed scripts": "<script>" * 100_000 + "The dockers agreed.",
    "unclosed comments": "<!--" * 100_000 + "\nThe dockers agreed.",
    "comments": "<!-- a -->" * 100_000 + "The dockers agreed.",
    "a long attribute": '<p class="' + "a" * 3_000_000 + '">The dockers agreed.</p>',
    "200,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">The dockers agreed.</p>",
    "tables in tables": "<table><tr><td>" * 9_000 + "The dockers agreed.",
    "laughing entities": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><p>&b; The dockers agreed.</p>',
    "document types": "<!doctype [" * 100_000 + "<p>The dockers agreed.</p>",
    "a name of a million letters": "<" + "a" * 1_000_000 + "<p>The dockers agreed.</p>",
    "JSON-LD never closed": f"{LD}{{" * 50_000 + "</p><p>The dockers agreed.</p>",
    "half characters": "<p>&#xD800; The dockers agreed. &#xDFFF;</p>",
    "nul": "<p>The dock\0ers agreed.</p>",
    "JSON-LD of brackets": LD + "[" * 200_000 + "</script><p>The dockers agreed.</p>",
    "JSON-LD of quotes that begin": LD + '"\\' * 200_000 + "</script><p>The dockers agreed.</p>",
    "JSON-LD of commas": LD + "{" + ",  " * 200_000 + "</script><p>The dockers agreed.</p>",
    "JSON-LD many times": (LD + '{"@type": "NewsArticle"}</script>') * 9_000 + "<p>The dockers agreed.</p>",
    "JSON-LD of quotes": LD + '"' + '\\"' * 200_000 + "</script><p>The dockers agreed.</p>",
    "many meta tags": '<meta property="og:title" content="x">' * 9_000 + "<p>The dockers agreed.</p>",
    "an author of 300 names": '<meta name="author" content="' + "By A B, " * 300 + '"><p>The dockers agreed.</p>',
    "10,000 paragraphs": "<p>The dockers agreed.</p>" * 10_000,
}  # fmt: skip


def test_the_article_and_what_its_page_states() -> None:
    found = page(PAGE)
    assert found.text.startswith("Dockers agree\nThe dockers and the port firm agreed on Friday")
    assert "“We have closed one file,” the mediator said." in found.text
    assert not any(word in found.text for word in ("Sport", "alert", "©"))
    stated = found.stated
    assert (stated.outlet, stated.title) == ("The Tidewater Ledger", "Dockers agree")
    assert (stated.published, stated.url) == ("2031-05-03T22:00:00+02:00", "https://ledger.example/dock")


def test_json_ld() -> None:
    stated = page(f"<html><head>{LINKED}</head><body><article>{PARAGRAPHS}</article></body></html>").stated
    assert (stated.title, stated.published, stated.outlet) == ("Dock talks & more", "2031-05-03", "The Ledger")


@pytest.mark.parametrize(
    ("part", "published"),
    [
        ("<p>It rained on 2031-05-03.</p>", None),
        ("<p>Updated: 05/04/2031</p>", None),
        ("<meta property='article:modified_time' content='2031-05-04'>", None),
        ("<time datetime='2031-05-03T10:00'>yesterday</time>", "2031-05-03"),
        ("<time datetime='2031-05-03'>a</time><time datetime='2031-05-01'>b</time>", None),
        (
            "<time datetime='2031-05-03'>a</time><time itemprop='datePublished' datetime='2031-05-01'>b</time>",
            "2031-05-01",
        ),
    ],
)
def test_a_day_is_taken_only_where_it_is_stated(part: str, published: str | None) -> None:
    assert page(f"<html><body><article>{PARAGRAPHS}{part}</article></body></html>").stated.published == published


@pytest.mark.parametrize(
    "source", ["", "   ", "<html></html>", "<", "<p", "<!--", "<script>var a = 1;</script>", "<title>Only this</title>"]
)
def test_a_page_without_an_article(source: str) -> None:
    assert page(source).text in {"", "<", "<p", "Only this"}


def test_broken_markup_and_characters_that_are_no_tags() -> None:
    assert page("<p>a < b and c > d, the dockers agreed").text == "a < b and c > d, the dockers agreed"


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read_in_seconds(source: str) -> None:
    start = time.process_time()
    text = page(source).text
    assert time.process_time() - start < 15
    assert "The dockers agreed." in text
    text.encode("utf-8")


def test_the_encoding_that_a_page_names() -> None:
    assert declared_encoding(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert declared_encoding(b"<html>") is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("<!DOCTYPE html><p>a", True), ("\n<html>", True), ("<p>One.</p>", True), ("<b>One</b>", False),
        ("< 5 dead", False), ("A <p> is a tag.", False),
    ],
)  # fmt: skip
def test_what_looks_like_a_page(text: str, *, yes: bool) -> None:
    assert looks_like_page(text) is yes
