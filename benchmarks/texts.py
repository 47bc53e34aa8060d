"""The texts that reading is timed on: reports of 600 words, made of the written ones of this repository."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dragoman.ingest import ingest

ROOT = Path(__file__).resolve().parent.parent
REPORTS, WORDS = 250, 600


@cache
def originals() -> tuple[tuple[str, ...], ...]:
    """The texts of the samples' and the evaluation's reports, dossier by dossier."""
    folders = [*sorted((ROOT / "samples").iterdir()), *sorted(ROOT.glob("evaluation/dossiers/*/reports"))]
    return tuple(tuple(report.text for report in ingest([folder]).reports) for folder in folders)


def long_reports(count: int = REPORTS) -> list[str]:
    """Texts of WORDS words and a few more: lines of one dossier's reports in a row.

    When all lines have been told once they are told again, cut elsewhere, as reprints are: 250 texts tell each 1.4
    times. A last line numbers them, so that none is a copy.
    """
    found: list[str] = []
    skip = 0
    while len(found) < count:
        found += [text for dossier in originals() for text in _cut(dossier, skip)]
        skip += WORDS // 2
    return [f"{text}\nReport {number} of a row.\n" for number, text in enumerate(found[:count])]


def _cut(dossier: tuple[str, ...], skip: int) -> Iterator[str]:
    """The lines of a dossier's reports, but for the first so many words, in texts of WORDS words."""
    held: list[str] = []
    words = -skip
    for line in (line for text in dossier for line in text.splitlines() if line.strip()):
        words += len(line.split())
        if words > 0:
            held.append(line)
        if words >= WORDS:
            yield "\n".join(held)
            held, words = [], 0


def written(folder: Path, texts: list[str]) -> list[Path]:
    """The texts as files in a folder."""
    paths = [folder / f"{number:05}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
