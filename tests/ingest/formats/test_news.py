"""NewsML-G2, NITF, and feeds that come as files; and XML made to do harm."""

import time

import pytest

from dragoman.ingest.draft import Draft
from dragoman.record.record import Skipped
from dragoman.record.value import Dated
from tests.ingest.formats.samples import HTML, LONG, TEXT, TITLE, drafts, found, item, message, newsml, reason, rss

LAUGHS = '<!DOCTYPE newsItem [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

OWN = "XML that declares entities of its own: refused"
ASKING = newsml(content="<inlineData>&x;</inlineData>")


def test_an_item() -> None:
    (draft,) = drafts(newsml().encode(), "a.xml")
    assert (draft.text, draft.title, draft.outlet) == (TEXT, TITLE, "The Tidewater Ledger")
    assert draft.published == Dated(edtf="2031-05-03", basis="metadata")
    assert (draft.authors, draft.agencies) == (("Ann Lee", "Bo Rask"), ("Reuters",))
    assert (draft.rights, draft.format) == ("For clients only", "newsml-g2")


XHTML = '<inlineXML contenttype="application/xhtml+xml">'


@pytest.mark.parametrize(
    "content",
    [
        f"{XHTML}<html><head><title>no</title></head><body>{HTML}</body></html></inlineXML>",
        f"{XHTML}<div>{HTML}<script>no</script></div></inlineXML>",
        f'<inlineData contenttype="text/html"><![CDATA[{HTML}]]></inlineData>',
        f'<inlineData contenttype="text/plain">\n{TEXT}\n</inlineData>',
        f'<remoteContent href="http://mna.example/a.jpg"/><inlineData>{TEXT}</inlineData>',
    ],
    ids=["xhtml", "fragment", "html in text", "plain", "beside a picture"],
)
def test_contents(content: str) -> None:
    (draft,) = drafts(newsml(content=content).encode(), "a.xml")
    assert draft.text == TEXT


def test_a_message_of_items() -> None:
    data = message(newsml(), newsml(kind="picture"), "<packageItem/>", newsml(status="canceled")).encode()
    entries = found(data, "a.xml")
    assert [e.text if isinstance(e, Draft) else e.reason for e in entries] == [
        TEXT,
        "an item of class picture, not a text",
        "a packageItem: it holds no text of its own",
        "its publisher says that it is canceled",
    ]
    assert [e.place if isinstance(e, Draft) else e.file for e in entries] == [f"a.xml#{n}" for n in range(1, 5)]


def test_nitf_alone() -> None:
    data = f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
    <nitf><head><title>T</title><docdata management-status="usable"><date.issue norm="20310503T103700Z"/>
    <doc.copyright holder="The Ledger"/></docdata></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
    <byline>By Ann Lee</byline></body.head>
    <body.content><block><p>Caf&eacute; talks&nbsp;end.</p><media><media-caption>A ship.</media-caption></media>
    <hl2>What next</hl2><table><tr><td>Dockers</td><td>120</td></tr></table></block></body.content></body></nitf>"""
    (draft,) = drafts(data.encode("iso-8859-1"), "a.xml")
    assert draft.text == "Café talks end.\nWhat next\nDockers 120"
    assert (draft.title, draft.outlet, draft.authors) == (TITLE, "The Ledger", ("Ann Lee",))
    assert draft.published == Dated(edtf="2031-05-03", basis="metadata")


def test_a_feed_as_a_file_gives_its_full_texts_and_tells_its_teasers() -> None:
    full = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    entries = found(rss(item(1, full), item(2, "The dockers agreed.")).encode(), "a.rss")
    first, second = entries
    assert isinstance(first, Draft)
    assert (first.place, first.url, first.format) == ("a.rss#1", "https://ledger.example/1", "rss")
    assert (first.outlet, first.authors) == ("The Tidewater Ledger", ("Ann Lee",))
    assert first.text.startswith(LONG[0])
    assert second == Skipped(
        file="a.rss#2",
        reason="a teaser of 3 words; the report is at https://ledger.example/2, which is not fetched",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<kml><a/></kml>", "XML of a kind that is not read (its root is <kml>)"),
        ("<newsItem><itemMeta>", "not well-formed XML: "),
        ("<newsItem/>", "no text in it"),
        (message(), "a message without items"),
        (rss(), "a feed without items"),
        (newsml(content='<remoteContent href="http://mna.example/"/>'), "no text in it; it is elsewhere, and not"),
        (f"{LAUGHS}]>" + newsml(content="<inlineData>&i;</inlineData>"), OWN),
        (f'<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]>{ASKING}', OWN),
        (f'<!DOCTYPE newsItem [<!ENTITY % x SYSTEM "http://inside.example/"> %x;]>{ASKING}', OWN),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "http://inside.example/">]>' + rss(item(1, "&x;")), OWN),
        ("<newsItem>" + "<a>" * 100_000, "not well-formed XML: "),
        (ASKING, "not well-formed XML: "),
        ("<rss><channel><item><title>&#xD800;", "a feed too badly formed to be read"),
        (
            "<newsItem " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>",
            "XML with a tag that no end can be seen of",
        ),
    ],
)
def test_what_is_no_news_or_reaches_out_is_refused_in_one_line(data: str, why: str) -> None:
    start = time.process_time()
    assert reason(data.encode(), "a.xml").startswith(why)
    assert time.process_time() - start < 5


def test_a_feed_that_is_badly_formed_is_read_all_the_same() -> None:
    full = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    feed = rss(item(1, full), "<item><title>Talks & more</title>").removesuffix("</channel></rss>")
    entries = found(feed.encode(), "a.xml")
    assert isinstance(entries[0], Draft)


def test_an_item_without_a_link_is_known_by_its_words() -> None:
    words = " ".join(LONG)
    (draft,) = drafts(rss(f"<item><description>{words}</description></item>").encode(), "a.rss")
    assert (draft.text, draft.url, draft.place) == (words, None, "a.rss#1")


def test_a_document_type_that_is_elsewhere_is_not_fetched_and_stops_nothing() -> None:
    data = '<!DOCTYPE newsItem SYSTEM "http://inside.example/newsml.dtd">' + newsml()
    assert [draft.text for draft in drafts(data.encode(), "a.xml")] == [TEXT]


def test_many_items_that_are_none_are_counted() -> None:
    entries = found(message(*["<conceptItem/>"] * 50).encode(), "a.xml")
    assert len(entries) == 21
    assert entries[-1] == Skipped(file="a.xml", reason="30 more entries that are no reports")
