"""Files, disks and servers that fail: one clear line each, and a store that is as it was."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from dragoman import living
from dragoman.cli import run
from dragoman.ingest import gather
from dragoman.record.errors import StoreError
from dragoman.store import opened
from tests import postgres
from tests.dossiers import ROOT
from tests.reading import cheap

NOBODY = 65534
COMMANDS = [["dossiers"], ["search", "pay"], ["export", "x"], ["refresh"], ["verify"], ["judge", "list", "x"]]


def filled(path: Path, *, reports: int = 2) -> Path:
    """A store with a dossier."""
    folder = path.parent / "reports"
    folder.mkdir(exist_ok=True)
    for n in range(reports):
        (folder / f"{n}.txt").write_text(f"Tarn said offer {n} was an insult. The crane fell.\n", encoding="utf-8")
    with opened(str(path), create=True) as store:
        store.make("x")
        list(living.add(store, "x", gather([folder]), read=cheap))
    return path


def line(arguments: list[str], store: Path | str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that a failing command prints, without "dragoman: "."""
    assert run([*arguments, "--store", str(store)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("dragoman: the store ")
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_database(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(b"This is a letter to the editor.\n" * 200)
    assert "is no SQLite database" in line(command, path, capsys)
    assert path.read_bytes().startswith(b"This is a letter")


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    before = path.read_bytes()
    (tmp_path / "a.txt").write_text("Talks failed, she said.", encoding="utf-8")
    assert "something else" in line(["add", "x", str(tmp_path / "a.txt")], path, capsys)
    assert "something else" in line(["dossiers"], path, capsys)
    assert path.read_bytes() == before


def test_a_newer_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "s.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE dragoman_version SET version_num = '0999'")
        connection.commit()
    assert "made by a newer dragoman (schema 0999)" in line(["dossiers"], path, capsys)


def test_a_damaged_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "s.db", reports=40)
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 600] = bytes(600)
    path.write_bytes(data)
    assert run(["verify", "--store", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out or "damaged" in said.err
    assert "Traceback" not in said.err


def test_a_file_cut_short(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "s.db")
    path.write_bytes(path.read_bytes()[:10_000])
    assert "damaged" in line(["verify"], path, capsys)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_store_is_wrong_use_and_makes_none(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.db"
    assert run([*command, "--store", str(path)]) == 2
    assert capsys.readouterr().err == f"dragoman: there is no store {path}: dragoman add makes one\n"
    assert not path.exists()


@pytest.mark.parametrize(
    "given",
    [
        "mysql://host/x",
        "sqlite://",
        ":memory:",
        "sqlite:///:memory:",
        "postgresql://host",
        "http://host/x",
        "a://b://c",
    ],
)
def test_what_is_no_address(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossiers", "--store", given]) == 2
    assert "is no store: it should be like sqlite:///" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a b?c=d#e%20f.db", "ü“.db", "sqlite.db"])
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    path = filled(tmp_path / name)
    assert path.is_file()
    with opened(str(path)) as store:
        assert len(store.dossiers()) == 1


def test_no_folder_for_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Talks failed, she said.", encoding="utf-8")
    assert "cannot be opened" in line(["add", "x", str(tmp_path / "a.txt")], tmp_path / "no" / "s.db", capsys)


def test_no_server(capsys: pytest.CaptureFixture[str]) -> None:
    said = line(["dossiers"], "postgresql://me:secret@127.0.0.1:1/x", capsys)
    assert "no answer" in said
    assert "secret" not in said


def test_a_server_without_the_database_and_one_with_something_else(capsys: pytest.CaptureFixture[str]) -> None:
    with postgres.server() as server:
        assert 'no answer: database "nowhere" does not exist' in line(["dossiers"], server.format("nowhere"), capsys)
        other = postgres.database(server)
        with psycopg.connect(other) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        assert "something else" in line(["dossiers"], other, capsys)
        ours = postgres.database(server)
        assert run(["dossiers", "--store", ours]) == 2
        with opened(ours, create=True) as store:
            store.make("x")
        with psycopg.connect(ours) as connection:
            connection.execute("ALTER ROLE dragoman SET default_transaction_read_only = on")
        with opened(ours) as store, pytest.raises(StoreError, match="is read-only"):
            store.make("y")


def as_nobody(*arguments: str) -> tuple[int, str]:
    """The exit code of a command run by somebody who owns nothing, and what it prints. Root may write everywhere."""
    there, told = os.pipe()
    child = os.fork()  # everything is loaded: where root's own Python lies, nobody else may look
    if child == 0:
        os.dup2(told, 1)
        os.dup2(told, 2)
        sys.stdout = sys.stderr = os.fdopen(told, "w", encoding="utf-8")
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        code = run(arguments)
        sys.stdout.flush()
        os._exit(code)
    os.close(told)
    with os.fdopen(there, encoding="utf-8") as file:
        said = file.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def test_a_read_only_store_can_be_read_and_not_written(capfd: pytest.CaptureFixture[str]) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        path = filled(Path(place) / "s.db")
        report = path.parent / "reports" / "0.txt"
        assert run(["search", "insult", "--store", str(path)]) == 0  # loads what the child needs
        assert run(["add", "x", str(report), "--store", str(path)]) == 0
        path.chmod(0o444)
        path.parent.chmod(0o555)
        before = path.read_bytes()
        capfd.readouterr()
        found = as_nobody("search", "insult", "--store", str(path))
        done = as_nobody("add", "x", str(report), "--store", str(path))
        path.parent.chmod(0o755)
        assert found[0] == 0, found
        assert "offer 1" in found[1]
        assert done == (1, f"dragoman: the store {path}: it is read-only\n")
        assert path.read_bytes() == before


def full(path: Path, folder: Path, room: int) -> None:
    """Add reports with little room left, in a process of its own, and print what became of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        with opened(str(path)) as store:
            for one in living.add(store, "x", gather([folder]), read=cheap):
                print(one.report, flush=True)  # noqa: T201
    except StoreError as error:
        print(f"failed: {error}", flush=True)  # noqa: T201


@pytest.mark.parametrize("room", [20_000, 120_000, 400_000])
def test_a_full_disk_is_told_and_leaves_a_whole_store(tmp_path: Path, room: int) -> None:
    path = filled(tmp_path / "s.db")
    folder = tmp_path / "more"
    folder.mkdir()
    for n in range(200):
        text = f"Tarn said offer {n} was an insult. " * 40
        (folder / f"m{n}.txt").write_text(text, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from tests.store.test_failing import full;"
        "full(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(folder), str(room)], capture_output=True, text=True, check=True,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )  # fmt: skip
    *accepted, last = done.stdout.splitlines()
    assert last.startswith("failed: the store ")
    assert "full" in last
    with opened(str(path)) as store:
        assert list(living.faults(store)) == []
        assert set(accepted) <= {r.report for r in store.state("x").readings}
        assert len(store.state("x").readings) >= 2
