"""What stands at a URL that a person has named: over http(s), from a checked address, within limits.

Every address that a name resolves to is checked, the checked address is the one connected to (a second resolution
could differ: "DNS rebinding"), and every redirect is checked again. Proxies of the environment are not used: behind
one, the address connected to would not be the one checked. OWASP, "Server-Side Request Forgery Prevention Cheat Sheet".
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version

import httpx2

from dragoman.ingest.addresses import Address, Judge, Resolver, checked, is_public, resolved
from dragoman.record.base import Frozen
from dragoman.record.errors import AnswerError, FetchError
from dragoman.record.url import LIMITS, Limits

SCHEMES = {"http": 80, "https": 443}
AGENT = f"dragoman/{version('dragoman')}"
ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/json, text/plain, "
    "application/pdf;q=0.9, */*;q=0.5"
)
MOVED = frozenset({301, 302, 303, 307, 308})
UNCHANGED, FINE, FAILED = 304, 200, 300
LONGEST = 2_000  # characters of a URL
SHOWN = 120


class Fetched(Frozen, frozen=True, kw_only=True):
    """What came. `url`: where it stood in the end; `unchanged`: it is as it was at the visit that was named.

    `etag`, `modified`: what to name at the next visit (RFC 9110, 13.1), as the server worded them, or null.
    """

    url: str
    content: bytes
    media: str
    unchanged: bool = False
    etag: str | None = None
    modified: str | None = None


class Visit(Frozen, frozen=True, kw_only=True):
    """What the last visit was told, so that what did not change since need not come again."""

    etag: str | None = None
    modified: str | None = None


def direct() -> httpx2.BaseTransport:
    """Straight to the address, with certificates checked, and no proxy."""
    return httpx2.HTTPTransport(trust_env=False, retries=0)


class Net(Frozen, frozen=True, kw_only=True):
    """The network as it is reached: how names are resolved, which addresses are allowed, what carries a request."""

    resolve: Resolver = resolved
    allowed: Judge = is_public
    transport: Callable[[], httpx2.BaseTransport] = direct


FIRST, NET = Visit(), Net()


def fetch(url: str, *, limits: Limits = LIMITS, last: Visit = FIRST, net: Net = NET) -> Fetched:
    """What stands at a URL. Raises FetchError, in one line, for all that keeps it from coming."""
    deadline = time.monotonic() + limits.seconds
    allowed = _anywhere if limits.private else net.allowed
    here = _parsed(url)
    with net.transport() as way, _stopped(way, limits.seconds):
        for _ in range(limits.redirects + 1):
            address = checked(here.host, here.port or SCHEMES[here.scheme], resolve=net.resolve, allowed=allowed)
            with _answer(way, _request(here, address, last, limits), here) as answer:
                if answer.status_code not in MOVED:
                    return _fetched(here, answer, limits, deadline)
                here = _moved(here, answer)
    message = f"{_shown(url)}: more than {limits.redirects} redirects"
    raise FetchError(message)


@contextmanager
def _stopped(way: httpx2.BaseTransport, seconds: float) -> Iterator[None]:
    """Closes a connection that drips on after the time allowed: a timeout of reading begins anew with each byte."""
    watchdog = threading.Timer(seconds, way.close)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


def send(url: str, data: bytes, *, limits: Limits = LIMITS, net: Net = NET) -> None:
    """Put JSON to a URL by POST, under the same checks. Raises FetchError where it is not taken, or moved elsewhere."""
    allowed = _anywhere if limits.private else net.allowed
    here = _parsed(url)
    address = checked(here.host, here.port or SCHEMES[here.scheme], resolve=net.resolve, allowed=allowed)
    request = _request(here, address, FIRST, limits, data=data)
    with net.transport() as way, _stopped(way, limits.seconds), _answer(way, request, here) as answer:
        _refuse(here, answer)


def _anywhere(_: Address) -> bool:
    return True


def _parsed(url: str) -> httpx2.URL:
    """A URL that may be fetched. Raises FetchError for another scheme, no host, a name and password in it."""
    try:
        parsed = httpx2.URL(url.strip()) if len(url) <= LONGEST else None
    except (httpx2.InvalidURL, ValueError, TypeError):
        parsed = None
    if parsed is None or not parsed.host:
        message = f"{_shown(url)} is no URL that can be fetched"
        raise FetchError(message)
    if parsed.scheme not in SCHEMES:
        message = f"{_shown(url)}: only http and https are fetched"
        raise FetchError(message)
    if parsed.userinfo:
        message = f"{parsed.host}: a URL with a name or password in it is not fetched"
        raise FetchError(message)
    return parsed


def _request(
    url: httpx2.URL, address: Address, last: Visit, limits: Limits, *, data: bytes | None = None
) -> httpx2.Request:
    """The request for a URL to an address: the name stays in the Host header and in the certificate's check."""
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": AGENT, "Accept": ACCEPT, "Connection": "close"}
    headers |= {"If-None-Match": last.etag} if last.etag else {}
    headers |= {"If-Modified-Since": last.modified} if last.modified else {}
    step = httpx2.Timeout(min(10.0, limits.seconds)).as_dict()
    headers |= {"Content-Type": "application/json"} if data is not None else {}
    return httpx2.Request(
        "GET" if data is None else "POST", url.copy_with(host=str(address)), content=data,
        headers={**headers, "Accept-Encoding": "gzip, deflate"},
        extensions={"sni_hostname": url.host, "timeout": step},
    )  # fmt: skip


@contextmanager
def _answer(way: httpx2.BaseTransport, request: httpx2.Request, url: httpx2.URL) -> Iterator[httpx2.Response]:
    """The answer to a request, closed in the end. Raises FetchError where none comes."""
    try:
        answer = way.handle_request(request)
        answer.request = request
        try:
            yield answer
        finally:
            answer.close()
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as error:
        message = f"{_shown(str(url))}: {_reason(error)}"
        raise FetchError(message) from None


def _moved(here: httpx2.URL, answer: httpx2.Response) -> httpx2.URL:
    """Where a redirect leads. Raises FetchError where that is no URL to be fetched, or from https to http."""
    try:
        there = here.join(answer.headers.get("location", ""))
    except (httpx2.InvalidURL, ValueError):
        there = here
    if there == here:
        message = f"{_shown(str(here))}: a redirect that leads nowhere"
        raise FetchError(message)
    if here.scheme == "https" and there.scheme == "http":
        message = f"{_shown(str(here))}: redirected from https to http: refused"
        raise FetchError(message)
    return _parsed(str(there))


def _fetched(here: httpx2.URL, answer: httpx2.Response, limits: Limits, deadline: float) -> Fetched:
    """What an answer holds. Raises FetchError where it is a refusal, too large or too slow."""
    unchanged = answer.status_code == UNCHANGED
    if not unchanged:
        _refuse(here, answer)
    return Fetched(
        url=str(here), unchanged=unchanged, content=b"" if unchanged else _content(here, answer, limits, deadline),
        media=_media(answer.headers), etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"),
    )  # fmt: skip


def _refuse(here: httpx2.URL, answer: httpx2.Response) -> None:
    """Raise AnswerError for an answer that is no success."""
    if not FINE <= answer.status_code < FAILED:
        message = f"{_shown(str(here))}: answered {answer.status_code} {answer.reason_phrase}".rstrip()
        raise AnswerError(message, status=answer.status_code)


def _content(here: httpx2.URL, answer: httpx2.Response, limits: Limits, deadline: float) -> bytes:
    """The bytes of an answer, unpacked, while they stay within the limits."""
    parts, size = [], 0
    for part in answer.iter_bytes(65_536):
        size += len(part)
        if size > limits.megabytes * 1_000_000:
            message = f"{_shown(str(here))}: more than {limits.megabytes:g} MB"
            raise FetchError(message)
        if time.monotonic() > deadline:
            message = f"{_shown(str(here))}: not there after {limits.seconds:g} seconds"
            raise FetchError(message)
        parts.append(part)
    return b"".join(parts)


def _media(headers: Mapping[str, str]) -> str:
    """The media type that an answer states, without its parameters, in lower case."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _reason(error: Exception) -> str:
    """Why nothing came, in words."""
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection ({str(error).strip() or 'refused'})"
    return f"no usable answer ({type(error).__name__})"


def _shown(url: str) -> str:
    """A URL on one line, cut where it is very long, without a password."""
    line = " ".join(str(url).split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
