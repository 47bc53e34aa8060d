"""Streams of mixed news to sort: written dossiers, of some of which two reports are known, among unrelated news."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.record.value import Dated
from evaluation.dossiers import HERE, Labelled

TEXTS = HERE / "sorting"
START = date(2031, 3, 1)  # all happens in the same weeks, so that its day tells nothing of a report
DAYS = 60
SEEDS = 2  # reports of a dossier that are known before the stream begins


@dataclass(frozen=True, slots=True)
class Piece:
    """A report of a stream. `of`: the dossier that it belongs to, empty for none; `kind`: what it is else."""

    name: str
    of: str
    kind: str
    text: str
    published: Dated


@dataclass(frozen=True, slots=True)
class Mixed:
    """A stream: what is `known` of dossiers before it begins, by name, and the pieces in the order of their days."""

    known: dict[str, tuple[Piece, ...]]
    pieces: tuple[Piece, ...]


def mixed(known: Sequence[Labelled], unseen: Sequence[Labelled], files: Sequence[str], *, seed: int) -> Mixed:
    """A stream of the rest of known dossiers, of all of unseen ones and of the texts of `files`, drawn with a seed."""
    draw = random.Random(seed)  # noqa: S311  no secret
    found: dict[str, tuple[Piece, ...]] = {}
    pieces: list[Piece] = []
    for one in (*known, *unseen):
        reports = list(_reports(one, START + timedelta(days=draw.randrange(DAYS))))
        if one in known:
            found[one.name] = tuple(reports[:SEEDS])
            del reports[:SEEDS]
        pieces += reports
    pieces += _others(files, draw)
    order = {piece.name: draw.random() for piece in pieces}
    return Mixed(
        known=found,
        pieces=tuple(sorted(pieces, key=lambda p: (p.published.edtf, p.of, p.name if p.of else order[p.name]))),
    )


def _reports(one: Labelled, start: date) -> Iterator[Piece]:
    """The reports of a dossier, in their order; the first came out on a day, the others as much later as they did."""
    documents = json.loads(one.gold.read_text(encoding="utf-8"))["documents"]
    days = [date.fromisoformat(document["published"]) for document in documents]
    for document, day in zip(documents, days, strict=True):
        text = (one.reports / document["file"]).read_text(encoding="utf-8")
        moved = start + (day - min(days))
        yield Piece(
            name=f"{one.name}/{document['file']}", of=one.name, kind="report", text=text, published=_dated(moved)
        )


def _dated(day: date) -> Dated:
    return Dated(edtf=day.isoformat(), basis="given")


def _others(files: Sequence[str], draw: random.Random) -> Iterator[Piece]:
    """The unrelated texts of files: a line "# kind", then the text, then an empty line."""
    for file in files:
        for number, part in enumerate((TEXTS / file).read_text(encoding="utf-8").strip().split("\n\n"), start=1):
            head, _, text = part.partition("\n")
            day = START + timedelta(days=draw.randrange(DAYS))
            yield Piece(name=f"{file}#{number}", of="", kind=head.removeprefix("# "), text=text, published=_dated(day))
