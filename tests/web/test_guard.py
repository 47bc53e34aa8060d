"""Who may ask, from where, and what a browser may do with the answer."""

from collections.abc import Iterator

import httpx2
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from dragoman.web.guard import HEADERS, Rules, Sessions, cookie, host_of, hosts_for
from dragoman.web.pages.small import _inside
from dragoman.web.password import door
from dragoman.web.weight import OTHERS, UPLOADS, most, too_much
from tests.web.serving import STRIKE, Site, application, shelf, site

PASSWORD = "quite a long one"  # noqa: S105  of these tests
PATHS = ("/", "/new", "/help", "/search?q=a", "/login", "/healthz", "/static/style.css", "/api/dossiers", "/nothing")


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("open")) as made:
        yield made


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("locked"), STRIKE, door=door(PASSWORD)) as made:
        yield made


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(open_site: Site, path: str) -> None:
    answer = open_site.program.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


def test_no_script_or_style_in_a_page_and_none_from_elsewhere() -> None:
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("path", ["/", "/api/dossiers", "/static/style.css", "/healthz"])
def test_another_name_is_not_answered(open_site: Site, path: str) -> None:
    answer = open_site.program.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["content-type"].startswith("application/json") == path.startswith("/api/")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(open_site: Site, headers: dict[str, str]) -> None:
    for path in ("/new", "/api/dossiers", "/logout"):
        answer = open_site.browser.post(path, headers=headers, data={"name": "sly", "proof": open_site.proof()})
        assert (answer.status_code, "another site" in answer.text) == (403, True)


def test_a_form_needs_the_proof_of_its_own_visit(open_site: Site) -> None:
    with httpx2.Client(base_url=open_site.url) as other:
        other.get("/")
        for proof in ("", "0" * 64, open_site.proof(), "é"):
            assert other.post("/new", data={"name": "sly", "proof": proof}).status_code == 403
    assert open_site.browser.post("/new", data={"name": "mine", "proof": open_site.proof()}).status_code == 303


def test_a_script_of_a_browser_needs_the_proof_too(open_site: Site) -> None:
    open_site.browser.get("/")
    assert open_site.browser.post("/api/dossiers", json={"name": "sly"}).status_code == 403
    origin = {"origin": open_site.url}
    assert open_site.program.post("/api/dossiers", json={"name": "sly"}, headers=origin).status_code == 403
    proof = {"x-proof": open_site.proof(), **origin}
    assert open_site.browser.post("/api/dossiers", json={"name": "by script"}, headers=proof).status_code == 201
    assert open_site.program.post("/api/dossiers", json={"name": "by program"}).status_code == 201


def test_a_cookie_is_for_this_site_and_no_script(open_site: Site) -> None:
    given = open_site.program.get("/").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(given.split("; "))
    open_site.browser.get("/")
    assert "set-cookie" not in open_site.browser.get("/").headers


def test_a_locked_workspace_gives_nothing_away(locked: Site) -> None:
    path = locked.live.summaries()[0].name
    for asked in ("/", "/new", "/search?q=strike", "/d/korsvika-port-strike-000000/", "/nothing"):
        answer = locked.program.get(asked)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
        assert path not in answer.text
    for asked in ("/api/dossiers", "/api/openapi.json", "/api/search?q=strike"):
        answer = locked.program.get(asked)
        assert (answer.status_code, answer.json()) == (401, {"detail": "Log in first."})
    assert locked.program.post("/new", data={"name": "x"}).status_code == 401
    assert locked.program.post("/api/dossiers", json={"name": "x"}).status_code == 401
    for asked in ("/login", "/healthz", "/static/style.css"):
        answer = locked.program.get(asked)
        assert (answer.status_code, path in answer.text) == (200, False)


def test_login_leads_back_to_what_was_asked_for(locked: Site) -> None:
    to = locked.program.get("/search?q=a&page=2").headers["location"]
    assert to == "/login?next=/search%3Fq%3Da%26page%3D2"
    with httpx2.Client(base_url=locked.url) as visitor:
        before = dict(visitor.get(to).cookies) or dict(visitor.cookies)
        proof = Site(locked.url, locked.live, locked.app, locked.program, visitor).proof("/login")
        form = {"password": PASSWORD, "proof": proof, "name": "Desk", "next": "/search?q=a&page=2"}
        answer = visitor.post("/login", data=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a&page=2")
        assert dict(visitor.cookies) != before, "a visit that is let in has a token that nobody has seen"
        assert visitor.get("/").status_code == 200
        again = Site(locked.url, locked.live, locked.app, locked.program, visitor).proof("/")
        assert again != proof
        assert visitor.post("/logout", data={"proof": again}).status_code == 303
        assert visitor.get("/").status_code == 303


def test_a_wrong_password_is_told_and_then_slowed_down(tmp_path_factory: pytest.TempPathFactory) -> None:
    with site(tmp_path_factory.mktemp("slow"), door=door(PASSWORD)) as made:
        form = {"password": "wrong", "proof": made.proof("/login")}
        answers = [made.browser.post("/login", data=form) for _ in range(4)]
        assert {answer.status_code for answer in answers} == {403}
        assert "Try again in" in answers[-1].text
        right = made.browser.post("/login", data={**form, "password": PASSWORD})
        assert right.status_code == 403, "while an address waits, no password is looked at"


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "", "/\t/evil.example", "/\n"]
)
def test_next_never_leads_out(path: str) -> None:
    assert _inside(path) == "/"
    assert _inside("/d/x/?a=1#b") == "/d/x/?a=1#b"


def test_what_breaks_is_told_without_a_traceback(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shelf(tmp_path_factory.mktemp("broken")) as live:
        app = application(live)

        @app.get("/broken")
        def broken(request: Request) -> None:
            message = f"a secret of {request.url}"
            raise ValueError(message)

        with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
            answer = client.get("/broken")
    assert (answer.status_code, "secret" in answer.text) == (500, False)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_visit_ends_when_it_is_not_used() -> None:
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    made = sessions.begin(name="A")
    now[0] = 11 * 3600
    assert sessions.find(made.token) is made
    now[0] = 22 * 3600
    assert sessions.find(made.token) is made
    now[0] = 35 * 3600
    assert sessions.find(made.token) is None
    assert sessions.proof(made) != Sessions().proof(made)


def test_names_that_a_server_goes_by() -> None:
    assert hosts_for("127.0.0.1") == ("localhost", "127.0.0.1", "::1")
    assert hosts_for("0.0.0.0") == ()  # noqa: S104  not bound
    assert "desk.example" in hosts_for("0.0.0.0", ("Desk.Example",))  # noqa: S104  not bound
    assert [host_of(h) for h in ("A.b:80", "[::1]:9", "", "[", "a@b")] == ["a.b", "::1", "", "", "b"]
    assert Rules(sessions=Sessions()).locked is False


def test_cookies_of_any_form_are_read() -> None:
    assert [cookie(h, "a") for h in ("a=1; b=2", "b=2", "", "=;;=", 'a="x y"')] == ["1", "", "", "", "x y"]


def test_what_a_request_may_weigh() -> None:
    assert (most("/d/x/add"), most("/api/d/x/reports"), most("/d/x/judge")) == (UPLOADS, UPLOADS, OTHERS)
    assert [too_much(n, "/new") for n in ("", "0", str(OTHERS), str(OTHERS + 1), "-1", "a", "²")] == [
        False, False, False, True, True, True, True,
    ]  # fmt: skip
