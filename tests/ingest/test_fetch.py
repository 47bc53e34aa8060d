"""Fetching: what is refused, what is not connected to, and what comes from a server of our own."""

import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import httpx2
import pytest

from dragoman.ingest import ingest
from dragoman.ingest.addresses import Address, is_public
from dragoman.ingest.draft import Draft
from dragoman.ingest.fetch import Fetched, Net, Visit, fetch
from dragoman.ingest.urls import from_fetched
from dragoman.record.errors import FetchError
from dragoman.record.url import Limits, Url
from tests.ingest.formats.samples import docx, newsml, ninjs, pdf

PUBLIC = ip_address("93.184.215.14")
PRIVATE = Limits(private=True)


class Site(BaseHTTPRequestHandler):
    """Pages for the tests: told apart by their paths."""

    def do_GET(self) -> None:
        path, _, rest = self.path[1:].partition("/")
        getattr(self, f"_{path}", self._missing)(rest)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _page(self, _: str) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self._send(304)
        else:
            self._send(200, b"<p>Talks.</p>", Content_Type="text/html; charset=utf-8", ETag='"one"')

    def _packed(self, rest: str) -> None:
        self._send(200, gzip.compress(b"a" * int(rest)), Content_Encoding="gzip", Content_Type="text/plain")

    def _to(self, rest: str) -> None:
        self._send(302, Location=rest)

    def _host(self, _: str) -> None:
        self._send(200, self.headers["Host"].encode())

    def _loop(self, rest: str) -> None:
        self._send(302, Location=f"/loop/{rest}a")

    def _drip(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for second in range(100):
                self.wfile.write(b"%d" % second)
                self.wfile.flush()
                time.sleep(0.1)

    def _missing(self, _: str) -> None:
        self._send(404)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The URL of a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Nothing(httpx2.BaseTransport):
    """Fails the test when anything is connected to."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        pytest.fail(f"connected to {request.url}")


UNREACHED = Net(transport=Nothing)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://0x7f.1/",
        "http://2130706433/", "http://localhost/", "http://0/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.8/",
        "http://[fe80::1]/", "http://[fd00:ec2::254]/", "http://100.64.0.1/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://168.63.129.16/", "https://127.1:8443/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused_and_not_connected_to(url: str) -> None:
    with pytest.raises(FetchError, match="inside this machine or its network"):
        fetch(url, net=UNREACHED)


def test_a_name_that_leads_inside_is_refused() -> None:
    net = Net(resolve=lambda _host, _port: (ip_address("127.0.0.1"),), transport=Nothing)
    with pytest.raises(FetchError, match=r"news\.example \(127\.0\.0\.1\)"):
        fetch("http://news.example/", net=net)


def test_one_address_inside_among_several_is_enough_to_refuse() -> None:
    net = Net(resolve=lambda _host, _port: (PUBLIC, ip_address("10.1.2.3")), transport=Nothing)
    with pytest.raises(FetchError, match=r"10\.1\.2\.3"):
        fetch("http://news.example/", net=net)


def test_a_second_resolution_that_differs_is_never_asked_for() -> None:
    answers = [(PUBLIC,), (ip_address("127.0.0.1"),)]
    connected = []

    class Noted(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            connected.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
            return httpx2.Response(200, content=b"fine")

    net = Net(resolve=lambda _host, _port: answers.pop(0), transport=Noted)
    assert fetch("https://news.example/a", net=net).content == b"fine"
    assert connected == [(str(PUBLIC), "news.example", "news.example")]
    assert len(answers) == 1


def only(*allowed: str) -> Net:
    """A network in which some addresses count as public."""

    def judged(address: Address) -> bool:
        return str(address) in allowed

    return Net(allowed=judged)


@pytest.mark.parametrize("target", ["http://127.0.0.2:1/x", "http://localhost:1/x", "//127.0.0.3/", "http://0x7f.2/"])
def test_a_redirect_inside_is_refused(site: str, target: str) -> None:
    net = Net(
        allowed=lambda address: str(address) == "127.0.0.1",
        resolve=lambda host, _: (ip_address("127.0.0.1" if host == "127.0.0.1" else "127.0.0.2"),),
    )
    with pytest.raises(FetchError, match="inside this machine"):
        fetch(f"{site}/to/{target}", net=net)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1/"])
def test_a_redirect_to_another_scheme_is_refused(site: str, target: str) -> None:
    with pytest.raises(FetchError, match=r"only http and https|no URL"):
        fetch(f"{site}/to/{target}", net=only("127.0.0.1"))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "no URL|only http"), ("ftp://news.example/", "only http and https"),
        ("http://", "no URL"), ("news.example", "no URL"), ("http://me:secret@news.example/", "password"),
        ("http://news.example/" + "a" * 3000, "no URL"), ("http://[::1", "no URL"), ("http://\x00/", "no URL"),
        ("javascript:alert(1)", "no URL|only http"),
    ],
)  # fmt: skip
def test_what_is_no_url_to_fetch_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        fetch(url, net=UNREACHED)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_with_leave_a_private_address_is_fetched(site: str) -> None:
    found = fetch(f"{site}/page", limits=PRIVATE)
    assert found == Fetched(url=f"{site}/page", content=b"<p>Talks.</p>", media="text/html", etag='"one"')


def test_what_did_not_change_does_not_come_again(site: str) -> None:
    found = fetch(f"{site}/page", limits=PRIVATE, last=Visit(etag='"one"'))
    assert found.unchanged
    assert found.content == b""


def test_a_redirect_is_followed_and_told(site: str) -> None:
    assert fetch(f"{site}/to//page", limits=PRIVATE).url == f"{site}/page"


def test_the_name_stays_in_the_request(site: str) -> None:
    port = site.rpartition(":")[2]
    net = Net(resolve=lambda _host, _port: (ip_address("127.0.0.1"),))
    assert fetch(f"http://news.example:{port}/host", limits=PRIVATE, net=net).content == f"news.example:{port}".encode()


@pytest.mark.parametrize(
    ("path", "limits", "reason"),
    [
        ("missing", Limits(private=True), "answered 404"),
        ("loop/", Limits(private=True, redirects=3), "more than 3 redirects"),
        ("to/", Limits(private=True), "leads nowhere"),
        ("packed/3000000", Limits(private=True, megabytes=1), "more than 1 MB"),
        ("drip", Limits(private=True, seconds=0.5), "0.5 seconds|no usable answer"),
    ],
)
def test_limits(site: str, path: str, limits: Limits, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=reason):
        fetch(f"{site}/{path}", limits=limits)
    assert time.monotonic() - started < 5


def test_packed_content_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed/1000", limits=PRIVATE).content == b"a" * 1000


def test_nobody_there_is_one_line() -> None:
    with pytest.raises(FetchError, match="no connection") as caught:
        fetch("http://127.0.0.1:1/", limits=PRIVATE)
    assert "\n" not in str(caught.value)


def test_from_https_to_http_is_refused() -> None:
    class Down(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(301, headers={"location": f"http://{request.headers['host']}/plain"})

    net = Net(resolve=lambda _host, _port: (PUBLIC,), transport=Down)
    with pytest.raises(FetchError, match="https to http"):
        fetch("https://news.example/", net=net)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "93.184.215.14"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_page_becomes_a_report_that_knows_its_url(site: str) -> None:
    (report,) = ingest([Url(f"{site}/page")], limits=PRIVATE).reports
    assert (report.text, report.url, report.file) == ("Talks.", f"{site}/page", f"{site}/page")


def test_a_url_that_cannot_be_had_is_skipped_and_stops_no_other(site: str) -> None:
    found = ingest([Url(f"{site}/missing"), Url(f"{site}/page")], limits=PRIVATE)
    assert len(found.reports) == 1
    assert [(s.file, s.reason) for s in found.skipped] == [
        (f"{site}/missing", f"{site}/missing: answered 404 Not Found")
    ]


def test_without_leave_a_url_inside_is_skipped_with_the_reason(site: str) -> None:
    (skipped,) = ingest([Url(f"{site}/page")]).skipped
    assert "inside this machine or its network" in skipped.reason


@pytest.mark.parametrize(
    ("content", "media", "form"),
    [
        (pdf(["The dockers agreed on Friday."]), "application/pdf", "pdf"),
        (docx(), "application/octet-stream", "docx"),
        (newsml().encode(), "application/vnd.iptc.g2.newsitem+xml", "newsml-g2"),
        (json.dumps(ninjs()).encode(), "application/json", "ninjs"),
        (b"<!doctype html><p>The dockers agreed on Friday.</p>", "text/html", "html"),
    ],
)
def test_what_is_fetched_is_what_its_bytes_are(content: bytes, media: str, form: str) -> None:
    (draft,) = from_fetched(Fetched(url="https://ledger.example/1", content=content, media=media))
    assert isinstance(draft, Draft)
    assert (draft.format, draft.url) == (form, "https://ledger.example/1")
