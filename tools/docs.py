"""Writes what is generated in docs/: `python tools/docs.py`; `--check` only tells what is out of step or left out."""

import json
import sys
from pathlib import Path

if not __package__:  # started as a file: the folder above is not looked in
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from dragoman.record.record import schema
from tools.reference import ROOT, cli, complete, fields, figures, formats, http, lexicons, python, settings

REFERENCE = ROOT / "docs" / "reference"


def pages() -> dict[Path, str]:
    """The generated pages and what they should hold."""
    return {
        REFERENCE / "cli.md": cli.page(),
        REFERENCE / "fields.md": fields.page(),
        REFERENCE / "formats.md": formats.page(),
        REFERENCE / "http.md": http.page(),
        REFERENCE / "lexicons.md": lexicons.page(),
        REFERENCE / "python.md": python.page(),
        REFERENCE / "record.schema.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
        REFERENCE / "settings.md": settings.page(),
        **{path: figures.filled(path.read_text(encoding="utf-8")) for path in figures.pages()},
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or (`--check`) tell which are out of step, and what no page tells of: then 1."""
    stale = [(p, text) for p, text in pages().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if arguments == ["--check"]:
        left_out = list(complete.left_out(ROOT / "docs"))
        for path, _ in stale:
            print(f"{path} is out of step: make docs")
        for one in left_out:
            print(one)
        return 1 if stale or left_out else 0
    for path, text in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
