"""JSON-LD: the article that a page is about, however it is described."""

import json

import pytest

from dragoman.ingest.draft import Stated
from dragoman.ingest.page import page

STORY = (
    "<p>The union and the port firm agreed on Friday to meet again, the mediator told reporters at the gate.</p>" * 4
)


def article(headline: str = "Dock talks", **more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, "datePublished": "2031-05-03", "publisher": "Ledger"} | more


def stated(value: object, *, head: str = "", body: str = "") -> Stated:
    script = value if isinstance(value, str) else json.dumps(value)
    return page(
        f'<html><head>{head}<script type="application/ld+json">{script}</script></head><body>{body}'
        f"<article>{STORY}</article></body></html>"
    ).stated


@pytest.mark.parametrize(
    "value",
    [
        article(),
        [{"@type": "WebSite", "name": "no"}, article()],
        {"@graph": [{"@type": "BreadcrumbList"}, article()]},
        [{"@graph": [[article()]]}],
        {"@type": "ItemPage", "mainEntity": article()},
        article() | {"@type": ["Article", "ReportageNewsArticle"]},
        [article(), article()],
        "<![CDATA[" + json.dumps(article()) + "]]>",
        "//<![CDATA[\n" + json.dumps(article()) + "\n//]]>",
        json.dumps(article()) + ";",
        json.dumps(article(keywords=["a", "b"])).replace('"b"]', '"b",]').replace("}", ",}"),
        json.dumps(article(description="one two")).replace("one two", "one\n\ttwo"),
        json.dumps(article(description="a, ] b")).replace("}", ",}"),
        json.dumps(article(articleBody="<p>One.</p>")),
        json.dumps(article()).replace('"', "&quot;"),
    ],
)
def test_however_it_is_written(value: object) -> None:
    found = stated(value)
    assert (found.title, found.published, found.outlet) == ("Dock talks", "2031-05-03", "Ledger")


@pytest.mark.parametrize(
    "value",
    [
        "", "{", "[", "null", "3", '"a"', "{]", '{"@type": 3}', '{"@type": ["NewsArticle", {}]}', "[" * 50_000,
        '{"@type": "JobPosting", "headline": "Docker"}', '{"@graph": {"@graph": []}}', "]]>", ";;;;",
        '{"@type": "NewsArticle", "headline": ["a"], "publisher": 3, "author": [[]], "datePublished": {}}',
    ],
)  # fmt: skip
def test_what_says_nothing_stops_nothing(value: str) -> None:
    found = stated(value, head="<title>Dock talks</title>")
    assert (found.title, found.published, found.outlet, found.authors) == ("Dock talks", None, None, ())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="https://www.ledger.example/dock/?from=home">', ""),
        ('<meta property="og:url" content="http://ledger.example/dock">', ""),
        ('<meta property="og:title" content="Dock talks &amp; more">', ""),
        ("", "<h1>Dock <em>talks</em> &amp; more</h1>"),
        ("<title>Dock talks & more</title>", ""),
    ],
)
def test_of_several_the_pages_own(head: str, body: str) -> None:
    related = [article(f"Other {n}", url=f"https://ledger.example/{n}", datePublished="2031-01-01") for n in range(3)]
    found = stated([*related, article("Dock talks & more", url="https://ledger.example/dock")], head=head, body=body)
    assert (found.title, found.published) == ("Dock talks & more", "2031-05-03")


def test_where_none_of_several_is_the_pages_own_meta_tags_are_asked() -> None:
    related = [article(f"Other {n}", datePublished="2031-01-01") for n in range(3)]
    head = "<meta property='article:published_time' content='2031-05-04'><meta property='og:site_name' content='Post'>"
    found = stated(related, head=head)
    assert (found.published, found.outlet) == ("2031-05-04", "Post")


def test_a_publisher_and_an_author_by_reference() -> None:
    graph = [
        {"@id": "#org", "@type": "Organization", "name": "The Ledger"},
        {"@id": "#ann", "@type": "Person", "name": ["Ann Lee", "A. Lee"]},
        article(publisher={"@id": "#org"}, author=[{"@id": "#ann"}, {"@type": "Person", "name": "Bo Rask"}]),
    ]
    found = stated({"@graph": graph})
    assert (found.outlet, found.authors) == ("The Ledger", ("Ann Lee", "Bo Rask"))


def test_an_agency_that_is_the_author_is_credited_and_the_outlet_is_no_author() -> None:
    found = stated(article(publisher={"name": "The Ledger"}, author=[{"name": "Reuters"}, {"name": "The Ledger"}]))
    assert (found.agencies, found.authors) == (("Reuters",), ())
    found = stated(article(author="https://ledger.example/ann"), head='<meta name="author" content="By Ann Lee">')
    assert found.authors == ("Ann Lee",)
