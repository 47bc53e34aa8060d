"""`dragoman sort`."""

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.stores import count, using
from dragoman.record.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.ingest.draft import Draft
    from dragoman.sorting.sorter import Placed, Sorter

FATES = {"dossier": "to", "proposed": "to the new", "rest": "left"}


class Given(TypedDict):
    """What the command line says: see the options below."""

    paths: tuple[Path, ...]
    dossiers: tuple[Path, ...]
    store: str | None
    output: Path | None
    no_new: bool
    as_json: bool


@click.command(
    epilog=example(
        "dragoman sort today.jsonl --dossiers dossiers/ -o sorted/",
        "dragoman sort inbox/ --store sqlite:///dragoman.db --json",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="STREAM...")
@click.option(
    "--dossiers", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
    help="A folder of folders: each holds reports of one dossier, by whose name it goes.",
)  # fmt: skip
@click.option("--store", metavar="URL", help="The dossiers of a store, too.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Write a .jsonl a dossier there."
)
@click.option("--no-new", is_flag=True, help="Propose no new dossiers.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def sort(**given: Unpack[Given]) -> None:
    """Sort a stream of mixed news into the dossiers that its reports belong to, in one pass.

    STREAM is .jsonl, .parquet, .warc, any report that `read` takes, or a folder of them. A line tells of each where
    it goes, how sure that is (0 to 1) and why. Reports on a negotiation that no dossier knows wait until three are
    together; then a new dossier is proposed. Nothing is parsed: reading is for what `sort` has found.
    """
    from dragoman.sorting.sorter import Sorter

    if not given["dossiers"] and given["store"] is None:
        message = "no dossiers to sort into: name them by --dossiers or --store"
        raise UsageError(message)
    if (
        given["output"]
        and given["output"].exists()
        and (not given["output"].is_dir() or any(given["output"].iterdir()))
    ):
        message = f"{given['output']} is there already and is no empty folder: not written to"
        raise UsageError(message)
    sorter: Sorter[Draft] = Sorter(propose=not given["no_new"])
    _know(sorter, given)
    tally: Counter[str] = Counter()
    for placed in _placed(sorter, given["paths"]):
        tally[placed.fate] += 1
        if given["output"]:
            _write(given["output"], placed)
        click.echo(_line(placed, as_json=given["as_json"]))
    told = [
        count(tally["dossier"], "report") + " to dossiers",
        f"{tally['proposed']} to new ones",
        f"{tally['rest']} left",
    ]
    click.echo(f"dragoman: {', '.join(told)}; {count(len(sorter.proposed), 'new dossier')}", err=True)


def _know(sorter: "Sorter[Draft]", given: Given) -> None:
    """Show the sorter the dossiers that are known."""
    from dragoman.ingest import ingest

    for folder in given["dossiers"]:
        for path in sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")):
            sorter.know(path.name, ingest([path]).reports)
    if given["store"] is not None:
        from dragoman.ingest.gathered import settled

        with using(given["store"]) as store:
            for summary in store.dossiers():
                sorter.know(summary.name, settled(store.state(summary.name).gathered).reports)


def _placed(sorter: "Sorter[Draft]", paths: tuple[Path, ...]) -> "Iterator[Placed[Draft]]":
    """Where each report of the stream goes; what is no report is told of on standard error."""
    from dragoman.ingest.draft import Draft
    from dragoman.ingest.stream import stream

    for found in stream(paths):
        if isinstance(found, Draft):
            yield from sorter.sort(found)
        else:
            click.echo(f"dragoman: not read: {found.file}: {found.reason}", err=True)
    yield from sorter.rest()


def _line(placed: "Placed[Draft]", *, as_json: bool) -> str:
    """A report's line."""
    if as_json:
        told = {
            "file": placed.item.file, "fate": placed.fate, "dossier": placed.dossier or None, "score": placed.score,
            "reason": placed.reason,
        }  # fmt: skip
        return msgspec.json.encode(told).decode()
    where = f" {placed.dossier}" if placed.dossier else ""
    return f"{FATES[placed.fate]}{where}: {placed.item.file} ({placed.score:.2f}: {placed.reason})"


def _write(folder: Path, placed: "Placed[Draft]") -> None:
    """Add a report to the file of its dossier, as an entry that every command of ours reads."""
    one = placed.item
    entry = {
        "text": one.text, "title": one.title, "outlet": one.outlet, "url": one.url, "agencies": one.agencies,
        "published": one.published.edtf if one.published else None, "file": one.file,
    }  # fmt: skip
    name = re.sub(r"[^\w-]+", "-", placed.dossier).strip("-") or "rest"
    path = folder / f"{'new-' if placed.fate == 'proposed' else ''}{name}.jsonl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(msgspec.json.encode({key: value for key, value in entry.items() if value}) + b"\n")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise UsageError(message) from None
