"""The reference, made from the program itself: one module a page, and what must stand in them (`complete`)."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = "<!-- Made by tools/docs.py: `make docs`. -->"


def cell(text: str) -> str:
    """Words as one cell of a table: on one line, and no bar of their own."""
    return " ".join(text.split()).replace("|", "\\|")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [heads, tuple("---" for _ in heads), *(tuple(map(cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
