"""The file of results: a section for each benchmark, with the machine and the day of its run."""

import os
import platform
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results.md"
HEAD = (
    "# What it costs\n\nWritten by `python -m benchmarks`. Ratios hold within one run; seconds only say what it was.\n"
)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark: its name on the command line and in the results, what it asks, and what gives its lines."""

    name: str
    about: str
    run: Callable[[], Iterable[str]]


def machine() -> str:
    """The machine in a line: Python, cores, architecture, and the day."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.now(UTC).date().isoformat()
    return f"Python {platform.python_version()}, {cores} cores, {platform.machine()}, {day}"


def put(name: str, about: str, lines: Sequence[str]) -> None:
    """Replace the section of a benchmark in the results, or add it at the end."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    section = "\n".join([f"## {name}", "", about, "", f"*{machine()}*", "", *lines, ""])
    found = re.search(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    text = text[: found.start()] + section + "\n" + text[found.end() :] if found else f"{text.rstrip()}\n\n{section}"
    RESULTS.write_text(f"{text.rstrip()}\n", encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    return [" | ".join(["", *row, ""]).strip() for row in (head, ["---"] * len(head), *rows)]
