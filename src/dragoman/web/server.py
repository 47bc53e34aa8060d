"""The server: the application on a socket, by uvicorn."""

import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from dragoman.record.errors import UsageError
from dragoman.store import Store
from dragoman.web.app import workspace
from dragoman.web.guard import Rules, Sessions, hosts_for
from dragoman.web.live import Live
from dragoman.web.password import Door

BACKLOG = 256
TURN = (
    0.0005  # seconds that one page computes before another has its turn: short, for most wait for a line of the store
)


@dataclass(frozen=True, slots=True)
class Bind:
    """Where to listen. `names`: names that browsers may ask for besides; `private`: see `dragoman read --help`."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    private: bool = False


def run(store: Store, *, bind: Bind, door: Door | None, tell: Callable[[str], None]) -> None:
    """Serve until the process is told to end. Raises UsageError where it cannot listen there."""
    listening = _socket(bind)
    port = listening.getsockname()[1]
    shelf = Live(store)
    rules = Rules(sessions=Sessions(), hosts=hosts_for(bind.host, bind.names), locked=door is not None)
    app = workspace(shelf, rules=rules, door=door, private=bind.private)
    shown = f"[{bind.host}]" if ":" in bind.host else bind.host
    tell(f"The workspace: http://{shown}:{port}/  (Ctrl+C ends it)")
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=True, timeout_keep_alive=30,
        proxy_headers=False, limit_concurrency=512, timeout_graceful_shutdown=3,
    )  # fmt: skip
    sys.setswitchinterval(TURN)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        shelf.close()
        listening.close()


def _socket(bind: Bind) -> socket.socket:
    try:
        family = socket.getaddrinfo(bind.host, bind.port, type=socket.SOCK_STREAM)[0][0]
        made = socket.socket(
            family, socket.SOCK_STREAM, socket.IPPROTO_TCP
        )  # named: else asyncio lets small parts wait
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((bind.host, bind.port))
        made.listen(BACKLOG)
    except OSError as error:
        message = f"cannot listen at {bind.host} port {bind.port}: {error.strerror or error}"
        raise UsageError(message) from None
    return made
