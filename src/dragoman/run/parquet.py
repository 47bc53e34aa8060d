"""What is found in a batch of reports, as Apache Parquet: a file of reports with all that was read, one of claims."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dragoman.record.claim import Claim, kind_of
from dragoman.record.extra import library
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report

REPORTS = {
    "report": "string", "file": "string", "outlet": "string", "title": "string", "published": "string", "url": "string",
    "language": "string", "words": "int32", "sha256": "string", "data": "binary", "extraction": "binary",
}  # fmt: skip
CLAIMS = {
    "claim": "string", "report": "string", "kind": "string", "text": "string", "modality": "string",
    "attribution": "string", "day": "string", "place": "string", "start": "int32", "end": "int32", "quote": "string",
    "data": "string",
}  # fmt: skip
LEVEL = 3  # of zstd: small and quick


@dataclass(frozen=True, slots=True)
class Found:
    """A report and what was read in it."""

    report: Report
    extraction: Extraction


def write(folder: Path, number: int, found: Sequence[Found]) -> None:
    """Write the two files of a batch, each at once or not at all. Raises MissingError where pyarrow is missing."""
    _table(folder / "reports" / f"{number:06}.parquet", REPORTS, [report_row(one) for one in found])
    rows = [claim_row(claim) for one in found for claim in one.extraction.claims]
    _table(folder / "claims" / f"{number:06}.parquet", CLAIMS, rows)


def report_row(one: Found) -> dict[str, Any]:
    """A report as a row. `data`: the Report itself; `extraction`: all that was read in it; both as MessagePack."""
    report = one.report
    return {
        "report": report.id, "file": report.file, "outlet": report.outlet, "title": report.title,
        "published": report.published.edtf if report.published else None, "url": report.url,
        "language": report.language, "words": report.words, "sha256": report.sha256,
        "data": msgspec.msgpack.encode(report), "extraction": msgspec.msgpack.encode(one.extraction),
    }  # fmt: skip


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim as a row: what all claims have, where its first words stand, and `data`, the claim itself as JSON."""
    first = min(claim.evidence, key=lambda e: e.start, default=None)
    return {
        "claim": claim.id, "report": claim.report, "kind": kind_of(claim), "text": claim.text,
        "modality": claim.modality, "attribution": claim.attribution, "day": claim.when.edtf if claim.when else None,
        "place": claim.where.name if claim.where else None, "start": first.start if first else None,
        "end": first.end if first else None, "quote": first.quote if first else None,
        "data": msgspec.json.encode(claim).decode(),
    }  # fmt: skip


def found_in(folder: Path, number: int) -> list[Found]:
    """What a batch of a harvest found, as it was."""
    parquet = library("pyarrow.parquet", extra="parquet")
    rows = parquet.read_table(folder / "reports" / f"{number:06}.parquet", columns=["data", "extraction"]).to_pylist()
    decode = msgspec.msgpack.decode
    return [Found(decode(row["data"], type=Report), decode(row["extraction"], type=Extraction)) for row in rows]


def _table(path: Path, columns: dict[str, str], rows: Sequence[dict[str, Any]]) -> None:
    arrow, parquet = library("pyarrow", extra="parquet"), library("pyarrow.parquet", extra="parquet")
    schema = arrow.schema([arrow.field(name, getattr(arrow, kind)()) for name, kind in columns.items()])
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    parquet.write_table(
        arrow.Table.from_pylist(list(rows), schema=schema), part, compression="zstd", compression_level=LEVEL
    )
    part.replace(path)
