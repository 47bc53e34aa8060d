"""What the tests of ingest share: case files, a story, a page, and folders written from them."""

import tomllib
from pathlib import Path
from typing import Any

from dragoman.ingest.gathered import Ingested
from dragoman.record.report import Report

FOLDER = Path(__file__).parents[1] / "cases" / "ingest"
STORY = "Dockers agree\nHALDOR BAY (MNA) - The dockers agreed on Friday.\nThey return on Monday.\n"
PAGE = """<!doctype html><html><head><title>Dockers agree | The Ledger</title>
<meta property="og:site_name" content="The Tidewater Ledger"><link rel="canonical" href="https://ledger.example/dock">
<meta property="article:published_time" content="2031-05-03T22:00:00+02:00"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Dockers agree</h1>
<p>The dockers and the port firm agreed on Friday to bring back 120 apprentices, the state mediator said.</p>
<h2>What next</h2><p>“We have closed one file,” the mediator said. The talks go on next week, she told reporters.</p>
<p>The union is to vote on the accord on Monday, before the next ships arrive in the harbour.</p>
<script>alert("never a story")</script></article><footer>© Tidewater Ledger</footer></body></html>"""


def write(folder: Path, **files: str | bytes) -> Path:
    """Writes files (`a_txt` is a.txt) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        raw = data.encode("utf-8") if isinstance(data, str) else data
        (folder / name.replace("_", ".")).write_bytes(raw)
    return folder


def reasons(found: Ingested) -> dict[str, str]:
    return {s.file: s.reason for s in found.skipped}


def only(found: Ingested) -> Report:
    assert reasons(found) == {}
    (report,) = found.reports
    return report


def cases(name: str, key: str = "case") -> list[dict[str, Any]]:
    """The cases under a key of a case file."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[key]
    return found
