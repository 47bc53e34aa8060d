"""Who is named where in the training reports, by dragoman's own cast: `python -m training.cast OUT.json`.

Run with dragoman's environment (it parses); `training.train` needs no parser.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.ingest import ingest
from dragoman.read import read
from dragoman.read.reading import Reading
from training.folders import HALVES, halves, reports_of


def main(arguments: Sequence[str]) -> int:
    """Write, for each report of the dossiers to train on and to check with, its entities and their places."""
    found = {}
    for name in (name for half in HALVES for name in halves()[half]):
        for reading in read(ingest([reports_of(name)]).reports):
            found[f"{name}/{Path(reading.report.file).name}"] = list(entities(reading))
    Path(arguments[0]).write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")
    return 0


def entities(reading: Reading) -> Iterator[dict[str, object]]:
    """The entities of a report: names, kind, names of the sides, and the places of the words that stand for them."""
    places: dict[str, list[tuple[int, int]]] = {}
    for token in reading.doc:
        entity = reading.cast.who(token)
        if entity:
            places.setdefault(entity, []).append((token.idx, token.idx + len(token.text)))
    for entity, spans in places.items():
        who = reading.cast.get(entity)
        sides = [[reading.cast.get(s).name, *reading.cast.get(s).forms] for s in who.sides[:1]]
        yield {"names": [who.name, *who.forms], "kind": who.kind, "sides": sides, "places": spans}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
