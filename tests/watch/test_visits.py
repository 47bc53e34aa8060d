"""Feeds and folders: what is new, what is left alone, what happens when a site fails."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.ingest.draft import Draft
from dragoman.ingest.formats.items import items
from dragoman.record.errors import FetchError
from dragoman.record.record import Skipped
from dragoman.record.url import Limits
from dragoman.watch.plan import Feed, Folder
from dragoman.watch.polite import Clock, Visitor
from dragoman.watch.visits import NEW, visit_feed, visit_folder

BODY = "The two delegations met again on Tuesday in the harbour town. " * 15
PAGE = f"<html><head><title>Second day of talks</title></head><body><article><p>{BODY}</p></article></body></html>"


def rss(*entries: str) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Ledger</title>{"".join(entries)}</channel></rss>'
    )


def entry(number: int, *, text: str = "A teaser.", link: str = "", day: int = 3) -> str:
    return (
        f"<item><title>Story {number}</title><guid>id-{number}</guid><link>{link}</link>"
        f"<pubDate>{day:02} Mar 2031 09:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
    )


@dataclass
class Site:
    """A site of our own: what stands at which path, and what was asked for."""

    url: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def count(self, path: str) -> int:
        return self.asked.count(path)


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            body = known.pages.get(self.path, "").encode()
            tag = f'"{len(body)}"'
            status = 404 if not body else 304 if self.headers.get("If-None-Match") == tag else 200
            self.send_response(status)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body) if status == 200 else 0))
            self.end_headers()
            if status == 200:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known.url = f"http://127.0.0.1:{server.server_port}"
    yield known
    server.shutdown()
    server.server_close()


@dataclass
class Hours:
    """A clock that only pauses move."""

    passed: float = 0.0
    pauses: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.passed += seconds


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def visitor(hours: Hours) -> Visitor:
    return Visitor(limits=Limits(private=True, seconds=5), clock=Clock(now=lambda: hours.passed, sleep=hours.sleep))


def drafts(found: tuple[Draft | Skipped, ...]) -> list[Draft]:
    return [one for one in found if isinstance(one, Draft)]


def test_an_item_with_its_full_text_is_a_report_and_its_page_is_not_asked_for(site: Site, visitor: Visitor) -> None:
    site.pages["/feed"] = rss(entry(1, text=f"<p>{BODY}</p>", link=f"{site.url}/one"))
    (report,) = drafts(visit_feed(Feed(url=f"{site.url}/feed"), state=NEW, visitor=visitor, now=0).found)
    assert report.text == BODY.strip()
    assert (report.outlet, report.title, report.published and report.published.edtf, report.url) == (
        "The Ledger", "Story 1", "2031-03-03", f"{site.url}/one",
    )  # fmt: skip
    assert site.count("/one") == 0


def test_an_item_with_a_teaser_is_read_at_its_link(site: Site, visitor: Visitor) -> None:
    site.pages |= {"/feed": rss(entry(1, link=f"{site.url}/one")), "/one": PAGE}
    (report,) = drafts(visit_feed(Feed(url=f"{site.url}/feed"), state=NEW, visitor=visitor, now=0).found)
    assert report.text.startswith("The two delegations met")
    assert (report.outlet, report.published and report.published.edtf) == ("The Ledger", "2031-03-03")


def test_links_are_left_alone_where_the_plan_says_so(site: Site, visitor: Visitor) -> None:
    site.pages["/feed"] = rss(entry(1, link=f"{site.url}/one"))
    found = visit_feed(Feed(url=f"{site.url}/feed", links=False), state=NEW, visitor=visitor, now=0).found
    assert [type(one) for one in found] == [Skipped]
    assert site.count("/one") == 0


def test_what_was_seen_does_not_come_again_and_an_unchanged_feed_is_not_sent(site: Site, visitor: Visitor) -> None:
    feed = Feed(url=f"{site.url}/feed")
    site.pages["/feed"] = rss(entry(1, text=BODY, link=f"{site.url}/1"))
    first = visit_feed(feed, state=NEW, visitor=visitor, now=0)
    again = visit_feed(feed, state=first.state, visitor=visitor, now=1000)
    assert (len(first.found), again.found) == (1, ())
    assert again.state.visit == first.state.visit
    site.pages["/feed"] = rss(entry(2, text=BODY, link=f"{site.url}/2"), entry(1, text=BODY, link=f"{site.url}/1"))
    later = visit_feed(feed, state=again.state, visitor=visitor, now=2000)
    assert [report.title for report in drafts(later.found)] == ["Story 2"]


def test_a_feed_that_fails_is_told_and_waited_for_twice_as_long_each_time(site: Site, visitor: Visitor) -> None:
    feed, state, waits = Feed(url=f"{site.url}/feed", minutes=30), NEW, []
    for _ in range(8):
        visited = visit_feed(feed, state=state, visitor=visitor, now=0)
        assert visited.problem is not None
        assert "404" in visited.problem
        waits.append(visited.state.due / 3600)
        state = visited.state
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24]
    site.pages["/feed"] = rss(entry(1, text=BODY))
    assert visit_feed(feed, state=state, visitor=visitor, now=0).state.failures == 0


def test_a_page_that_cannot_be_had_is_tried_at_three_visits(site: Site, visitor: Visitor) -> None:
    feed, state, found = Feed(url=f"{site.url}/feed"), NEW, []
    site.pages["/feed"] = rss(entry(1, link=f"{site.url}/one"))
    for _ in range(4):
        visited = visit_feed(feed, state=state, visitor=visitor, now=0)
        state = visited.state
        found.append(len(visited.found))
    assert found == [0, 0, 1, 0]
    assert site.count("/one") == 3


def test_robots_are_obeyed(site: Site, visitor: Visitor) -> None:
    site.pages |= {
        "/robots.txt": "User-agent: *\nDisallow: /private/\nCrawl-delay: 7",
        "/feed": rss(entry(1, link=f"{site.url}/private/one"), entry(2, link=f"{site.url}/two")),
        "/two": PAGE, "/private/one": PAGE,
    }  # fmt: skip
    visited = visit_feed(Feed(url=f"{site.url}/feed"), state=NEW, visitor=visitor, now=0)
    assert len(drafts(visited.found)) == 1
    assert site.count("/private/one") == 0
    assert site.count("/robots.txt") == 1


def test_a_host_is_asked_no_more_often_than_it_likes(site: Site, visitor: Visitor, hours: Hours) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nCrawl-delay: 7", "/a": PAGE, "/b": PAGE}
    for path in ("/a", "/b", "/a"):
        visitor.fetch(site.url + path)
    assert hours.pauses == [7, 7]


def test_without_wishes_a_host_is_asked_once_a_second(site: Site, visitor: Visitor, hours: Hours) -> None:
    site.pages |= {"/a": PAGE}
    visitor.fetch(f"{site.url}/a")
    visitor.fetch(f"{site.url}/a")
    assert hours.pauses == [1]


def test_a_host_whose_robots_cannot_be_had_is_left_alone(visitor: Visitor) -> None:
    with pytest.raises(FetchError, match="no connection"):
        visitor.fetch("http://127.0.0.1:1/feed")


@pytest.mark.parametrize("data", [b"", b"<html><body>No feed</body></html>", b"\x00\xff\x00", b"{}"])
def test_what_is_no_feed_is_one_line(data: bytes) -> None:
    with pytest.raises(FetchError, match="no RSS or Atom feed"):
        list(items(data, url="http://news.example/feed"))


def test_entities_that_grow_without_end_do_not() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(8)
    )
    started = time.monotonic()
    with suppress(FetchError):
        list(items(f"{bomb}]><rss><channel><title>&i;</title></channel></rss>".encode(), url="http://x.example/"))
    assert time.monotonic() - started < 5


def test_a_file_that_is_settled_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    folder, path = Folder(path=str(tmp_path)), tmp_path / "a.txt"
    path.write_text("One.")
    (tmp_path / ".hidden.txt").write_text("No.")
    written = path.stat().st_mtime
    assert visit_folder(folder, state=NEW, now=written + 0.5)[0] == ()
    paths, state = visit_folder(folder, state=NEW, now=written + 2)
    assert paths == (path,)
    assert visit_folder(folder, state=state, now=written + 3)[0] == ()
    path.write_text("Another.")
    os.utime(path, (written + 4, written + 4))
    assert visit_folder(folder, state=state, now=written + 6)[0] == (path,)
