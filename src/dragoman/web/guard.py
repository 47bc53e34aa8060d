"""What stands before every page: who may ask, from where, and what a browser may do with the answer.

OWASP cheat sheets "Session Management", "Cross-Site Request Forgery Prevention", "Content Security Policy"; Fetch
Metadata (W3C). Written as plain ASGI, so that answers that last (server-sent events) pass through unbuffered.
"""

import hmac
import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.weight import TOO_MUCH, counted, too_much

COOKIE = "dragoman"
NAME = "dragoman-name"  # what somebody's judgements are signed with; a convenience, no proof of anything
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
HOURS = 12  # that a session lasts without being used
OPEN = ("/static/", "/login", "/healthz")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared, not bound
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(slots=True)
class Session:
    """Somebody's visit. `known`: whether it may see dossiers; `name`: what judgements are signed with."""

    token: str
    known: bool
    name: str = ""
    until: float = 0.0


@dataclass(slots=True)
class Sessions:
    """The visits of those who gave the password; they end with the server. `secret` makes the proofs that forms carry.

    Visits of others are kept nowhere: their cookie is all there is of them.
    """

    clock: Callable[[], float] = time.monotonic
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _open: dict[str, Session] = field(default_factory=dict)

    def find(self, token: str) -> Session | None:
        """The visit of a token, its time begun anew."""
        found = self._open.get(token)
        if found is None or found.until < self.clock():
            self._open.pop(token, None)
            return None
        found.until = self.clock() + HOURS * 3600
        return found

    def begin(self, *, name: str = "") -> Session:
        """The visit of somebody who gave the password, with a token that nobody has seen."""
        self._open = {token: one for token, one in self._open.items() if one.until >= self.clock()}
        until = self.clock() + HOURS * 3600
        made = Session(token=secrets.token_urlsafe(32), known=True, name=name, until=until)
        self._open[made.token] = made
        return made

    def end(self, session: Session) -> None:
        """The end of a visit."""
        self._open.pop(session.token, None)

    def proof(self, session: Session) -> str:
        """What a form of this visit carries to show that it came from one of our pages."""
        return hmac.new(self.secret, session.token.encode(), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the guard holds to. `hosts`: names that a request may ask for; `locked`: whether a password is needed."""

    sessions: Sessions
    hosts: tuple[str, ...] = LOOPBACK
    locked: bool = False
    secure: bool = False


class Guard:
    """Passes on what may pass, with its Session in the scope, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, rules: Rules) -> None:
        """`app`: what is guarded."""
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session, fresh = self._session(headers)
        scope["dragoman.session"] = session
        scope["dragoman.proof"] = self.rules.sessions.proof(session)
        answer = self._refusal(scope, headers, session) or self.app
        dressed = self._dressed(send, session if fresh else None, scope)
        try:
            await answer(scope, counted(receive, scope["path"]), dressed)
        except Exception:
            await self._broken(scope, receive, dressed)
            raise  # the server writes it to its log

    def _session(self, headers: Headers) -> tuple[Session, bool]:
        """The visit that a request belongs to, and whether it begins here."""
        cookies = headers.get("cookie", "")
        token, name = cookie(cookies, COOKIE), unquote(cookie(cookies, NAME))
        found = self.rules.sessions.find(token)
        if found is not None:
            return found, False
        fresh = TOKEN.fullmatch(token) is None
        token = secrets.token_urlsafe(32) if fresh else token
        return Session(token=token, known=not self.rules.locked, name=name if name.isprintable() else ""), fresh

    def _refusal(self, scope: Scope, headers: Headers, session: Session) -> ASGIApp | None:
        """The answer to a request that may not pass; null for one that may."""
        path: str = scope["path"]
        if self.rules.hosts and host_of(headers.get("host", "")) not in self.rules.hosts:
            return _no(path, 421, "This name is not one that the workspace goes by.")
        if not session.known and not path.startswith(OPEN):
            if scope["method"] in SAFE and not path.startswith("/api/"):
                asked = path + (f"?{query}" if (query := scope["query_string"].decode("latin-1")) else "")
                return RedirectResponse(f"/login?next={quote(asked, safe='/')}", status_code=303)
            return _no(path, 401, "Log in first.")
        if scope["method"] not in SAFE and not _own(headers):
            return _no(path, 403, "This request came from another site: refused.")
        if too_much(headers.get("content-length", ""), path):
            return _no(path, 413, TOO_MUCH)
        return None

    @staticmethod
    async def _broken(scope: Scope, receive: Receive, send: Send) -> None:
        """Something that should not happen: no traceback for the reader. Nothing where the answer had begun."""
        if not scope.get("dragoman.begun"):
            answer = _no(scope["path"], 500, "Something went wrong here. The log of `dragoman serve` says what.")
            await answer(scope, receive, send)

    def _dressed(self, send: Send, fresh: Session | None, scope: Scope) -> Send:
        """`send`, with our headers on the answer."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                scope["dragoman.begun"] = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
                if fresh is not None and "set-cookie" not in headers:
                    headers.append("set-cookie", biscuit(fresh.token, secure=self.rules.secure))
            await send(message)

        return sent


def _no(path: str, status: int, words: str) -> Response:
    """A refusal: as JSON for the API, as a line for people."""
    if path.startswith("/api/"):
        return JSONResponse({"detail": words}, status_code=status)
    return PlainTextResponse(f"{words}\n", status_code=status)


def biscuit(token: str, *, secure: bool) -> str:
    """The Set-Cookie of a visit: no script reads it, no other site sends it."""
    return f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}"


def signature(name: str, *, secure: bool) -> str:
    """The Set-Cookie that remembers a name for a year."""
    return f"{NAME}={quote(name, safe='')}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000{'; Secure' * secure}"


def cookie(header: str, name: str) -> str:
    """What a Cookie header says of a name; empty where it says nothing."""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def host_of(header: str) -> str:
    """The name in a Host header, without its port, in lower case; empty where it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def hosts_for(bind: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The names that a server bound to an address goes by; none asked for where it is bound to all."""
    if bind in EVERYWHERE and not also:
        return ()
    return tuple(dict.fromkeys((*LOOPBACK, bind.lower(), *map(str.lower, also))))


def _own(headers: Headers) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page at all (a script, a shell).

    Forms carry a token of their own besides; see `proven`.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def of_browser(headers: Headers) -> bool:
    """Whether a browser sent a request: it says from where, or brings a cookie. Other programs need not."""
    return any(name in headers for name in ("cookie", "origin", "sec-fetch-site"))


def proven(scope: Scope, given: str) -> bool:
    """Whether what a form or header gave is the proof of the visit."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), scope["dragoman.proof"].encode())
