"""Makes src/dragoman/present/data/borders.json.gz from countries-50m.json of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python tools/borders.py package/countries-50m.json

Natural Earth 4.1.0 (public domain), as TopoJSON by Michael Bostock (ISC): its arcs are coasts and borders, each once.
Written are lists of whole hundredths of a degree: longitude and latitude of the first point, then the steps.
"""

import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "present" / "data" / "borders.json.gz"
HUNDREDTHS = 100


def arcs(topology: dict[str, object]) -> list[list[int]]:
    """The arcs of a TopoJSON document: `scale` and `translate` undone, rounded to hundredths of a degree, as steps."""
    transform = topology["transform"]
    assert isinstance(transform, dict)  # noqa: S101  TopoJSON, 2.1.2
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    found = []
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        last: tuple[int, int] | None = None
        line: list[int] = []
        for sx, sy in arc:
            x, y = x + sx, y + sy
            point = round((x * kx + dx) * HUNDREDTHS), round((y * ky + dy) * HUNDREDTHS)
            if last is None:
                line += point
            elif point != last:
                line += (point[0] - last[0], point[1] - last[1])
            last = point
        if len(line) > 2:  # noqa: PLR2004  more than one point
            found.append(line)
    return found


def main() -> None:
    """Write the file; the same input gives the same bytes."""
    data = json.dumps(arcs(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), separators=(",", ":"))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(data.encode(), mtime=0))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
