"""Fails when a file has more than 300 lines or a function more than 40: `python tools/sizes.py FOLDER…`.

There is no list of exemptions (docs/decisions/0011-sizes.md).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40


def too_long(path: Path) -> Iterator[str]:
    """One line for each size in a Python file that is over its limit."""
    source = path.read_text(encoding="utf-8")
    if (lines := len(source.splitlines())) > FILE_LINES:
        yield f"{path}: {lines} lines, more than {FILE_LINES}"
    for node in ast.walk(ast.parse(source, filename=str(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines, more than {FUNCTION_LINES}"


def main(folders: list[str]) -> int:
    """Print what is too long in the Python files of folders; 1 when there is any."""
    found = [line for folder in folders for path in sorted(Path(folder).rglob("*.py")) for line in too_long(path)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
