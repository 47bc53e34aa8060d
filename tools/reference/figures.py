"""Figures of docs/evaluation.md, shown in other pages: a page asks by a comment, and what follows it is made.

<!-- figures: positions (F1) / precision; conditions (F1) / precision -->
(a table of these measures, made)
<!-- end of figures -->
"""

import re
from pathlib import Path

from tools.reference import ROOT, table

SOURCE = ROOT / "docs" / "evaluation.md"
ASKED = re.compile(r"(<!-- figures: (.*?) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
SHOWN = {
    "istanbul": "five real reports",
    "dev": "invented stories, never looked at",
    "blind": "the same, used to choose",
}
HEAD = "| measure |"


def filled(text: str) -> str:
    """A page with the figures that it asks for. Raises KeyError for a measure that is not measured."""
    measured = measures()
    return ASKED.sub(lambda found: f"{found[1]}\n{_table(found[2].split('; '), measured)}\n\n{found[3]}", text)


def pages() -> list[Path]:
    """The pages that ask for figures."""
    found = sorted((ROOT / "docs").rglob("*.md"))
    return [path for path in found if ASKED.search(path.read_text(encoding="utf-8"))]


def measures() -> dict[str, dict[str, str]]:
    """Each measure of the first table of docs/evaluation.md, by column. Raises ValueError where there is none."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith(HEAD)), None)
    if start is None:
        message = f"{SOURCE.name} has no table that begins {HEAD!r}"
        raise ValueError(message)
    heads = _cells(lines[start].casefold())
    rows = (_cells(line) for line in lines[start + 2 : lines.index("", start)])
    return {row[0].replace("**", ""): dict(zip(heads[1:], row[1:], strict=True)) for row in rows}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _table(names: list[str], measured: dict[str, dict[str, str]]) -> str:
    rows = [(name, *(measured[name][column] for column in SHOWN)) for name in names]
    return table(("measure", *SHOWN.values()), rows)
