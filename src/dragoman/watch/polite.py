"""Being a polite visitor: what robots.txt forbids is not fetched, and no host is asked more often than it likes.

RFC 9309, Robots Exclusion Protocol, by Protego; `Crawl-delay` as most crawlers read it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from dragoman.ingest.fetch import FIRST, NET, Fetched, Net, Visit, fetch
from dragoman.record.errors import AnswerError, FetchError
from dragoman.record.url import LIMITS, Limits

NAME = "dragoman"  # as robots.txt would call this program
PAUSE = 1.0  # seconds between two requests to one host, at the least
LONGEST_PAUSE = 60.0  # a host that asks for more is visited at this pace
REMEMBERED = 24 * 3600.0  # seconds that a robots.txt is held for (RFC 9309, 2.4)
ROBOTS_MEGABYTES = 0.5  # RFC 9309, 2.5
REFUSED = range(400, 500)  # "unavailable": everything may be fetched (RFC 9309, 2.3.1.3)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as it passes: seconds that only rise, and a pause."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class _Host:
    """What is known of a host."""

    rules: Protego
    known_until: float
    free_from: float


@dataclass(slots=True)
class Visitor:
    """Fetches for one run of watching, and remembers how each host wants to be visited."""

    limits: Limits = LIMITS
    net: Net = NET
    clock: Clock = field(default_factory=Clock)
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def fetch(self, url: str, *, last: Visit = FIRST) -> Fetched:
        """What stands at a URL, when its host allows it, after a pause where one is due. Raises FetchError."""
        host = self._host(url)
        if not host.rules.can_fetch(url, NAME):
            message = f"{url}: the site's robots.txt asks not to fetch it"
            raise FetchError(message)
        pause = host.free_from - self.clock.now()
        if pause > 0:
            self.clock.sleep(pause)
        host.free_from = self.clock.now() + _pace(host.rules)
        return fetch(url, limits=self.limits, last=last, net=self.net)

    def _host(self, url: str) -> _Host:
        """What is known of a URL's host, asked for anew when it is old."""
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        known = self._hosts.get(place)
        now = self.clock.now()
        if known is None or known.known_until < now:
            free = known.free_from if known else now
            known = _Host(rules=self._rules(place), known_until=now + REMEMBERED, free_from=free)
            self._hosts[place] = known
        return known

    def _rules(self, place: str) -> Protego:
        """A host's robots.txt; one that is not there allows all. Raises FetchError where the host does not answer."""
        limits = Limits(
            megabytes=ROBOTS_MEGABYTES, seconds=self.limits.seconds, redirects=5, private=self.limits.private
        )
        try:
            found = fetch(f"{place}/robots.txt", limits=limits, net=self.net)
        except AnswerError as error:
            if error.status in REFUSED:
                return Protego.parse("")
            raise
        return Protego.parse(found.content.decode("utf-8", "replace"))


def _pace(rules: Protego) -> float:
    """Seconds between two requests."""
    asked = rules.crawl_delay(NAME) or 0.0
    return min(max(PAUSE, float(asked)), LONGEST_PAUSE)
