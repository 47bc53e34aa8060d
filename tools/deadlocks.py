"""Writes evaluation/deadlocks.json: the deadlocks of written dossiers, which their converted golds leave out.

`python tools/deadlocks.py FILE.xml…`: for each dossier a list of deadlocks, each a list of condition ids of its gold.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "evaluation" / "deadlocks.json"
CONDITION = re.compile(r"(\w+):(\d+)")


def deadlocks(path: Path) -> Iterator[list[str]]:
    """The deadlocks of a dossier, conditions named as convert.py names them: by report in order, then by number."""
    root = ET.parse(path).getroot()  # noqa: S314  our own files
    place = {report.get("id"): n for n, report in enumerate(root.iter("report"))}
    for node in root.iter("deadlock"):
        yield [f"C{place[report]:03}-{int(c):02}" for report, c in CONDITION.findall(node.get("conds", ""))]


def main(files: Sequence[str]) -> int:
    """Write the labels of all files given."""
    found = {path.stem: list(deadlocks(path)) for path in sorted(map(Path, files))}
    lines = ",\n".join(f' "{name}": {json.dumps(some)}' for name, some in found.items())
    TARGET.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
