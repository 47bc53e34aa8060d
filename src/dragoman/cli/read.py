"""`dragoman read`."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from dragoman.cli.example import example
from dragoman.cli.files import PathOrUrl, sources, spare, write
from dragoman.cli.machines import Machines
from dragoman.lexicon.issues import own_issues
from dragoman.record.errors import DragomanError, UsageError
from dragoman.record.record import Record, pieces
from dragoman.record.source import STANDARD, dossier_name
from dragoman.record.url import Url
from dragoman.settings import Settings, anchor_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dragoman.record.report import Report
    from dragoman.run import Outcome, Runner

RECORD = Path("record.json")
SUFFIXES = ".txt, .md, .html, .json, .jsonl, .xml, .rss, .pdf, .docx, .eml, .mbox, .mhtml or .warc"
HEAD = 24  # lines of the brief: leaves room on a usual terminal


class Given(TypedDict):
    """What the command line says: see the options below."""

    paths: tuple[Path | Url, ...]
    name: str | None
    allow_private: bool
    anchor: str | None
    issues: Path | None
    workers: int | None
    runner: Literal["here", "ray"]
    address: str | None
    claims: Path | None
    database: str | None
    known: Path | None
    output: Path | None
    as_json: bool


@click.command(
    epilog=example(
        "dragoman read reports/ --anchor 2025-05-17 -o record.json",
        "cat report.txt | dragoman read - --json",
        "dragoman read today.jsonl --claims claims/ --runner ray",
    )
)
@click.argument("paths", nargs=-1, required=True, type=PathOrUrl(), metavar="PATH...")
@click.option("--name", metavar="NAME", help="Name of the dossier.  [default: that of the first path]")
@click.option("--anchor", metavar="DAY", help='Day from which undated reports count "Friday", as 2025-05-17.')
@click.option("--issues", metavar="FILE", type=click.Path(path_type=Path), help="TOML file with issues of your own.")
@click.option("--allow-private", is_flag=True, help="Fetch URLs that lead inside this machine or its network, too.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), help="Processes that read.  [default: one a processor]"
)
@click.option(
    "--runner", type=click.Choice(["here", "ray"]), default="here",
    help="Read on this machine, or on a Ray cluster (needs dragoman[ray]).  [default: here]",
)  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="Of a Ray cluster that is there.  [default: one made for the run]")
@click.option(
    "--claims", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Write no record: read a stream (.parquet, too) into claims there, and go on where an earlier run stopped.",
)  # fmt: skip
@click.option("--database", metavar="URL", help="With --claims: also into this database (SQLite or PostgreSQL).")
@click.option(
    "--known", type=click.Path(path_type=Path, exists=True), metavar="FOLDER",
    help="Take what was read before from the claims there.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help=f"Where the record goes.  [default: {RECORD}]")
@click.option("--json", "as_json", is_flag=True, help="Print the record itself; write a file only with -o.")
def read(**given: Unpack[Given]) -> None:
    """Read reports into a record, and print the head of its brief.

    PATHs are reports, folders of them, URLs of them (http, https), or - for one file on standard input. Reports are
    texts (.txt, .md), pages (.html), JSON (.json, .jsonl; IPTC ninjs too), XML (.xml, .rss: NewsML-G2, NITF, feeds),
    documents (.pdf, .docx), mails (.eml, .mbox, .mhtml) and web archives (.warc, .warc.gz).
    A report that is not in English is kept in the record, marked, and not read.
    What cannot be read is passed over, with the reason on standard error. Ends with 1 where nothing could be read.
    """
    machines = Machines(ray=given["runner"] == "ray", address=given["address"], workers=given["workers"])
    if given["claims"]:
        _harvest(given, machines, given["claims"])
        return
    target = given["output"] or (STANDARD if given["as_json"] else RECORD)
    settings = _settings(given["anchor"], given["issues"], private=given["allow_private"])
    spare(target)
    name = given["name"] or dossier_name(given["paths"][0])
    record = _read(given["paths"], name=name, settings=settings, machines=machines, known=given["known"])
    _warn(record)
    if not record.reports:
        message = "no report could be read" if record.skipped else f"no reports there: nothing ends in {SUFFIXES}"
        raise DragomanError(message)
    write(target, pieces(record))
    if given["as_json"] and target != STANDARD:
        write(STANDARD, pieces(record))
    elif not given["as_json"]:
        _tell(record, target)


def _harvest(given: Given, machines: Machines, folder: Path) -> None:
    """Read a stream into claims."""
    from dragoman.cli.harvest import harvested

    if given["output"] or given["as_json"] or given["known"] or given["name"]:
        message = "--claims writes no record: leave out --output, --json, --known and --name"
        raise UsageError(message)
    settings = _settings(given["anchor"], given["issues"], private=given["allow_private"])
    harvested(given["paths"], folder, database=given["database"], machines=machines, settings=settings)


def _warn(record: Record) -> None:
    """One line on standard error for each thing that was not read, or not wholly."""
    from dragoman.present import remarks, unread

    for note in remarks(record):
        click.echo(f"dragoman: note on {note.file}: {note.reason}", err=True)
    for left in unread(record):
        click.echo(f"dragoman: not read: {left.file}: {left.reason}", err=True)


def _settings(anchor: str | None, own: Path | None, *, private: bool) -> Settings:
    given = Settings(anchor=anchor_day(anchor), allow_private=private)
    return replace(given, issues=own_issues(own)) if own else given


def _read(
    paths: tuple[Path | Url, ...], *, name: str, settings: Settings, machines: Machines, known: Path | None
) -> Record:
    from dragoman.cli.machines import hands
    from dragoman.pipeline import read_dossier
    from dragoman.run.harvest import remembered

    given = sources(paths)
    with hands(machines, settings) as who:
        runner = _shown(remembered(known, who.read) if known else who.read)
        return read_dossier(
            given.named, name=name, settings=settings, stdin=given.stdin, runner=runner, weigher=who.weigh
        )


def _shown(runner: "Runner") -> "Runner":
    """The same with a bar on a terminal's standard error while it reads."""
    if not sys.stderr.isatty():
        return runner

    def reading(reports: "Collection[Report]", settings: Settings) -> "Iterator[Outcome]":
        from rich.console import Console
        from rich.progress import track

        done, bar = runner(reports, settings), Console(stderr=True)
        yield from track(done, "Reading reports", total=len(reports), console=bar, transient=True)

    return reading


def _tell(record: Record, target: Path) -> None:
    from dragoman.present import head

    click.echo(head(record, lines=HEAD))
    click.echo(f"\nThe record: {target}\nThe whole brief: dragoman brief {target}")
