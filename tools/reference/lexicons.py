"""The lexicons: what each holds, by the comment that begins it and the keys in it."""

import tomllib
from itertools import takewhile

from tools.reference import MADE, ROOT

LEXICON = ROOT / "src" / "dragoman" / "lexicon"


def page() -> str:
    """The page."""
    rows = [
        f"# The lexicons\n\n{MADE}\n\nLanguage knowledge is data: one TOML file a topic in `src/dragoman/lexicon/`.\n"
    ]
    for path in sorted(LEXICON.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        head = [line.removeprefix("#").removeprefix(" ") for line in takewhile(_comment, text.split("\n"))]
        keys = ", ".join(f"`{key}`" for key in tomllib.loads(text))
        rows.append("\n".join([f"## {path.name}", "", "```text", *head, "```", "", f"Keys: {keys}.", ""]))
    return "\n".join(rows)


def _comment(line: str) -> bool:
    return line.startswith("#")
