"""A workspace on a port of this machine, in a thread of the test's own process."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx2
import uvicorn
from fastapi import FastAPI

from dragoman import living
from dragoman.ingest import gather
from dragoman.store import opened
from dragoman.web.app import workspace
from dragoman.web.guard import LOOPBACK, Rules, Sessions
from dragoman.web.live import Live
from dragoman.web.password import Door

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "ernsee-ceasefire"
STRIKE = ROOT / "samples" / "korsvika-port-strike"


@contextmanager
def shelf(folder: Path, *samples: Path) -> Iterator[Live]:
    """A shelf over a new store in a folder, with a dossier for each folder of reports."""
    with opened(f"sqlite:///{folder}/dragoman.db", create=True) as store:
        for sample in samples:
            name = sample.name.replace("-", " ").capitalize()
            store.make(name)
            list(living.add(store, name, gather([sample])))
        live = Live(store, start=lambda: ThreadPoolExecutor(1))
        try:
            yield live
        finally:
            live.close()


def application(live: Live, *, door: Door | None = None) -> FastAPI:
    """The workspace over a shelf."""
    rules = Rules(sessions=Sessions(), hosts=LOOPBACK, locked=door is not None)
    return workspace(live, rules=rules, door=door)


@contextmanager
def served(live: Live, *, door: Door | None = None) -> Iterator[str]:
    """The URL of a workspace over a shelf."""
    with listening(application(live, door=door)) as url:
        yield url


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The URL of an application."""
    own = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{own.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        own.close()


@dataclass(frozen=True, slots=True)
class Site:
    """A workspace that is served. `program`: asks it and keeps no cookies; `browser`: keeps them."""

    url: str
    live: Live
    app: FastAPI
    program: httpx2.Client
    browser: httpx2.Client

    def proof(self, path: str = "/new") -> str:
        """The proof that a form of a page carries for the browser's visit."""
        found = re.search(r'name="proof" value="([0-9a-f]{64})"', self.browser.get(path).text)
        assert found
        return found[1]


@contextmanager
def site(folder: Path, *samples: Path, door: Door | None = None) -> Iterator[Site]:
    """A workspace with a dossier for each folder of reports, and those who ask it."""
    nothing = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    with (
        shelf(folder, *samples) as live,
        listening(app := application(live, door=door)) as url,
        httpx2.Client(base_url=url, cookies=nothing, timeout=60) as program,
        httpx2.Client(base_url=url, timeout=60) as browser,
    ):
        yield Site(url=url, live=live, app=app, program=program, browser=browser)
