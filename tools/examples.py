"""Runs the examples of the documentation, and tells where one fails or prints something else than the page shows.

    python tools/examples.py [--write] [PAGE...]        --write: what is printed goes into the page

In a page, ```console blocks hold commands after "$ ", each with the lines that it prints; ```python blocks are run in
their order, with their names kept; a block titled "Prints" shows what the one before it prints. All examples of a page
run in one empty folder with `samples` in it. A block that is not run is ```sh, and only its commands are looked at.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"^```(console|python)\n(.*?)^```\n(?:\n```text title=\"Prints\"\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
COLUMNS = "86"  # as many as a page shows without scrolling
SHIM = '#!/bin/sh\nexec "{python}" -m dragoman "$@"\n'


@dataclass(frozen=True, slots=True)
class Example:
    """A command or a piece of Python, and what the page says that it prints.

    `at`: where that stands in the page; null where the page does not say what Python prints.
    """

    kind: Literal["console", "python"]
    code: str
    prints: str
    at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Result:
    """What an example printed. `failed`: it ended with an error."""

    example: Example
    printed: str
    failed: bool

    @property
    def fault(self) -> str:
        """What is wrong, for a person; empty where all is as the page says."""
        if self.failed:
            return f"failed:\n{self.example.code}\n{self.printed}"
        if self.example.at and self.printed != self.example.prints:
            return f"prints:\n{self.printed}\nand the page says:\n{self.example.prints}\nof:\n{self.example.code}"
        return ""


def examples(text: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    for block in BLOCK.finditer(text):
        if block[1] == "python":
            shown = block[3] is not None
            yield Example(kind="python", code=block[2], prints=block[3] or "", at=block.span(3) if shown else None)
        else:
            yield from _commands(block[2], block.start(2))


def _commands(block: str, start: int) -> Iterator[Example]:
    """Each command of a console block, a line that ends in a backslash with the next."""
    for found in re.finditer(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        yield Example(kind="console", code=found[1], prints=found[2], at=(start + found.start(2), start + found.end(2)))


def results(text: str, folder: Path) -> Iterator[Result]:
    """What the examples of a page print, run in a folder, which is made ready for them."""
    (folder / "samples").symlink_to(ROOT / "samples")
    tools = folder / ".tools"
    tools.mkdir()
    (tools / "dragoman").write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    (tools / "dragoman").chmod(0o755)
    names: dict[str, object] = {"__name__": "__main__"}
    with contextlib.chdir(folder):
        for example in examples(text):
            yield _python(example, names) if example.kind == "python" else _console(example, folder)


def _console(example: Example, folder: Path) -> Result:
    path = os.pathsep.join([str(folder / ".tools"), str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603  what the page says
        ["/bin/bash", "-o", "pipefail", "-c", example.code], cwd=folder, check=False, encoding="utf-8",
        errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**_plain(), "PATH": path, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": COLUMNS},
    )  # fmt: skip
    return Result(example=example, printed=_trimmed(done.stdout), failed=done.returncode != 0)


def _plain() -> dict[str, str]:
    """The environment without what this machine has chosen for dragoman."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}


def _python(example: Example, names: dict[str, object]) -> Result:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(example.code, "the page", "exec"), names)  # noqa: S102  what the page says
    except Exception as error:  # noqa: BLE001  whatever it raises is what is told
        return Result(example=example, printed=f"{out.getvalue()}{type(error).__name__}: {error}\n", failed=True)
    return Result(example=example, printed=_trimmed(out.getvalue()), failed=False)


def _trimmed(printed: str) -> str:
    """What was printed without spaces, and halves of a character that `cut` has cut, at the ends of lines."""
    lines = [line.rstrip("\ufffd").rstrip() for line in printed.splitlines()]
    full = [n for n, line in enumerate(lines) if line]
    kept = lines[full[0] : full[-1] + 1] if full else []
    return "".join(f"{line}\n" for line in kept)


def rewritten(text: str, found: list[Result]) -> str:
    """A page with what its examples printed."""
    for result in reversed(found):
        if result.example.at:
            start, end = result.example.at
            text = text[:start] + result.printed + text[end:]
    return text


def pages() -> list[Path]:
    """The pages with examples."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [path for path in found if any(examples(path.read_text(encoding="utf-8")))]


def shown_commands(text: str) -> Iterator[str]:
    """Every command line of dragoman in the blocks of a page, run or not."""
    for block in re.findall(r"^```(?:console|sh|text)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        lines = block.replace("\\\n", " ").splitlines()
        yield from (line.removeprefix("$ ") for line in lines if re.match(r"(?:\$ )?dragoman ", line))


def main(arguments: list[str]) -> int:
    """Run pages; 1 where an example fails, or prints something else and is not to be written."""
    write = "--write" in arguments
    named = [Path(one).resolve() for one in arguments if one != "--write"] or pages()
    faults = 0
    for path in named:
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            found = list(results(text, Path(folder)))
        wrong = [one for one in found if one.failed or (one.fault and not write)]
        faults += len(wrong)
        for one in wrong:
            print(f"{path.name} {one.fault}")
        if write and not wrong:
            path.write_text(rewritten(text, found), encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
