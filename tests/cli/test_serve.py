"""`dragoman serve`: where it refuses to begin, and that it answers where it does."""

import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from dragoman.cli import run


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DRAGOMAN_STORE", "DRAGOMAN_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.example", ""])  # noqa: S104  refused
def test_it_does_not_begin_where_others_could_read_without_a_password(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--host", host, "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert "give a password by --password-file or DRAGOMAN_PASSWORD" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == [], "no store was made"


@pytest.mark.parametrize(("password", "words"), [("short", "at least 8 characters"), ("", "at least 8 characters")])
def test_a_password_that_is_none_is_refused(
    password: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "password"
    file.write_text(f"{password}\n", encoding="utf-8")
    assert run(["serve", "--host", "0.0.0.0", "--port", "0", "--password-file", str(file)]) == 2  # noqa: S104  refused
    assert words in capsys.readouterr().err


def test_a_password_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--password-file", str(tmp_path / "none")]) == 2
    assert "cannot read" in capsys.readouterr().err
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff\xff")
    assert run(["serve", "--password-file", str(tmp_path / "bytes")]) == 2
    assert "no UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    assert run(["serve", "--port", port]) == 2


def test_it_serves_behind_a_password_and_ends_when_told(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("quite a long one\n", encoding="utf-8")
    ask = ["--host", "0.0.0.0", "--port", "0", "--password-file", "password"]  # noqa: S104  it has a password
    command = [sys.executable, "-m", "dragoman", "serve", *ask]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as server:
        assert server.stdout is not None
        port = re.search(r":(\d+)/", server.stdout.readline())
        assert port
        url = f"http://127.0.0.1:{port[1]}"
        assert httpx2.get(f"{url}/healthz").text == "ok\n"
        answer = httpx2.get(f"{url}/", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
        server.terminate()
        assert server.wait(timeout=20) in (0, -15)
