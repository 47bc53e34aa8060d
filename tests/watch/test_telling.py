"""A round of watching, and telling what was new."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import dragoman
from dragoman.ingest.formats.items import items
from dragoman.record.url import Limits
from dragoman.store import Store, opened
from dragoman.watch.desk import StoredDesk
from dragoman.watch.plan import Folder, Plan, Tell
from dragoman.watch.polite import Visitor
from dragoman.watch.round import Watcher, once
from dragoman.watch.telling import KEY, tell
from tests.reading import cheap

NOW = 1_900_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(str(tmp_path / "s.db"), create=True) as made:
        made.make("x")
        yield made


@pytest.fixture
def hook() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """A server that keeps what it is sent: its URL, and that."""
    came: list[dict[str, object]] = []

    class Keeping(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Keeping) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", came
        server.shutdown()
        thread.join()


def inbox(folder: Path, name: str, text: str) -> Path:
    """A folder with a file that has long been written."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    os.utime(folder / name, (1, 1))
    return folder


def watcher(store: Store, folder: Path, told: Tell | None = None) -> Watcher:
    plan = Plan(folder=(Folder(path=str(folder), all=True),), tell=told or Tell())
    desk = StoredDesk(store, "x", read=cheap)
    return Watcher(plan=plan, desk=desk, visitor=Visitor(limits=Limits(private=True)))


def test_a_round_takes_what_is_new_once(store: Store, tmp_path: Path) -> None:
    folder = inbox(tmp_path / "in", "a.txt", "Tarn said the offer was an insult.")
    watching = watcher(store, folder)
    assert [(line.sort, Path(line.where).name) for line in once(watching, now=NOW).lines] == [("taken", "a.txt")]
    assert once(watching, now=NOW).lines == ()
    inbox(folder, "b.txt", "Venn said talks would go on.")
    assert [Path(line.where).name for line in once(watching, now=NOW).lines if line.sort == "taken"] == ["b.txt"]
    gone = watcher(store, tmp_path / "none")
    assert [(line.sort, line.text) for line in once(gone, now=NOW).lines] == [("problem", "no such folder")]


def test_what_is_new_is_told(store: Store, tmp_path: Path, hook: tuple[str, list[dict[str, object]]]) -> None:
    url, came = hook
    file = tmp_path / "changes.xml"
    folder = inbox(tmp_path / "in", "a.txt", "Tarn said the offer was an insult.")
    watching = watcher(store, folder, Tell(webhook=url, atom=str(file)))
    done = once(watching, now=NOW)
    assert tell(watching, done.lines, dossier="x", now=NOW) == ()
    assert [one["dossier"] for one in came] == ["x"]
    assert [item.key for item in items(file.read_bytes(), url="u")] != []
    before = file.read_bytes()
    assert tell(watching, (), dossier="x", now=NOW + 1) == ()
    assert (len(came), file.read_bytes()) == (1, before)


def test_who_cannot_be_told_is_a_problem_and_stops_nothing(store: Store, tmp_path: Path) -> None:
    folder = inbox(tmp_path / "in", "a.txt", "Tarn said the offer was an insult.")
    watching = watcher(store, folder, Tell(webhook="http://127.0.0.1:9/", atom=str(tmp_path / "no" / "a.xml")))
    done = once(watching, now=NOW)
    assert [line.sort for line in tell(watching, done.lines, dossier="x", now=NOW)] == ["problem", "problem"]


def test_news_that_another_version_wrote_are_begun_anew(store: Store, tmp_path: Path) -> None:
    store.remember("x", {KEY: b'{"other": 1}'})
    watching = watcher(store, inbox(tmp_path / "in", "a.txt", "A crane fell."), Tell(atom=str(tmp_path / "a.xml")))
    assert tell(watching, once(watching, now=NOW).lines, dossier="x", now=NOW) == ()
    assert b"a.txt" in (tmp_path / "a.xml").read_bytes()


def test_the_command_looks_once(tmp_path: Path) -> None:
    inbox(tmp_path / "in", "a.txt", "Delegations of Ostria and Vendia met in Port Tesk on 3 April 2031.")
    (tmp_path / "feeds.toml").write_text('[[folder]]\npath = "in"\n', encoding="utf-8")
    given = ["watch", "Talks", str(tmp_path / "feeds.toml"), "--once", "--store", str(tmp_path / "w.db"), "--json"]
    done = CliRunner().invoke(dragoman, given)
    assert done.exit_code == 0, done.output
    assert [json.loads(line)["sort"] for line in done.output.splitlines()] == ["taken"]


def test_serving_others_needs_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_PASSWORD", raising=False)
    done = CliRunner().invoke(dragoman, ["serve", "--host", "0.0.0.0", "--store", str(tmp_path / "n.db")])  # noqa: S104
    assert done.exit_code != 0
    assert not (tmp_path / "n.db").exists()
