"""From files to Reports (first version: a folder of UTF-8 .txt with an optional manifest.csv)."""

import csv
from collections.abc import Sequence
from pathlib import Path

from dragoman.record.base import Frozen
from dragoman.record.record import Skipped
from dragoman.record.report import Report, report_id, text_hash
from dragoman.record.value import Dated


class Ingested(Frozen, kw_only=True):
    """The reports, by file name, and what was not read."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def ingest(paths: Sequence[Path]) -> Ingested:
    """The reports in files and folders."""
    reports = []
    for folder in paths:
        manifest = folder / "manifest.csv"
        rows = {r["file"]: r for r in csv.DictReader(manifest.open(encoding="utf-8"))} if manifest.exists() else {}
        for path in sorted(folder.glob("*.txt")):
            text, row = path.read_bytes().decode("utf-8"), rows.get(path.name, {})
            published = Dated(edtf=row["published"], basis="given") if row.get("published") else None
            reports.append(
                Report(
                    id=report_id(text), file=path.name, text=text, sha256=text_hash(text), words=len(text.split()),
                    outlet=row.get("outlet"), title=row.get("title"), published=published,
                )
            )  # fmt: skip
    return Ingested(reports=tuple(reports), skipped=())
