"""`dragoman add`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dragoman.cli.example import example
from dragoman.cli.files import PathOrUrl, sources
from dragoman.cli.read import SUFFIXES
from dragoman.cli.stores import as_json, count, on_store, using, warn
from dragoman.record.errors import DragomanError
from dragoman.record.record import Skipped
from dragoman.record.url import Limits, Url
from dragoman.settings import anchor_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dragoman.living import Accepted
    from dragoman.present.changes import Change

NEWS = 12  # lines of what is new


class Given(TypedDict):
    """What the command line says: see the options below."""

    store: str | None
    dossier: str
    paths: tuple[Path | Url, ...]
    anchor: str | None
    issues: Path | None
    allow_private: bool
    json: bool


@click.command(
    epilog=example(
        'dragoman add "Port strike" reports/ --anchor 2025-05-17',
        'dragoman add --store sqlite:///work.db "Port strike" today.html',
    )
)
@on_store
@click.argument("dossier")
@click.argument("paths", nargs=-1, required=True, type=PathOrUrl(), metavar="PATH...")
@click.option("--anchor", metavar="DAY", help='Day from which undated reports count "Friday", as 2025-05-17.')
@click.option("--issues", metavar="FILE", type=click.Path(path_type=Path), help="TOML file with issues of your own.")
@click.option("--allow-private", is_flag=True, help="Fetch URLs that lead inside this machine or its network, too.")
@click.option("--json", "json", is_flag=True, help="Print what was added as JSON.")
def add(**given: Unpack[Given]) -> None:
    """Add reports to DOSSIER, which is made when it is new, and tell what is new in them.

    PATHs are what `dragoman read` takes. Reports that are there already are not read again. Each report is kept as soon
    as it is told to be added, whatever happens then. What is new is told beside the reports that say most of the same;
    the record is made of all when you ask for it. --anchor and --issues hold for all of the dossier, and stay.
    """
    from dragoman.ingest import gather
    from dragoman.lexicon.issues import issues_in, issues_text

    day = anchor_day(given["anchor"])
    own = issues_text(given["issues"]) if given["issues"] else None
    if own is not None:
        issues_in(own, name=str(given["issues"]))  # told now, not when the first report is read
    there = sources(given["paths"])
    found = gather(there.named, stdin=there.stdin, limits=Limits(private=given["allow_private"]))
    warn(entry.skipped for entry in found.left)
    if not found.drafts and not found.rows:
        message = "no report could be read" if found.left else f"no reports there: nothing ends in {SUFFIXES}"
        raise DragomanError(message)
    from dragoman import living
    from dragoman.news import news

    with using(given["store"], create=True) as store:
        store.make(given["dossier"], anchor=day.edtf if day else None, issues=own)
        watched = _watched(living.add(store, given["dossier"], found), len(found.drafts), quiet=given["json"])
        done = list(watched)
        told = () if given["json"] else news(store, given["dossier"], (one.report for one in done if one.new))
    _tell(given, done, tuple(entry.skipped for entry in found.left))
    _tell_news(told)


def _watched(accepted: "Iterable[Accepted]", total: int, *, quiet: bool) -> "Iterator[Accepted]":
    """The reports as they are accepted: on a terminal with a bar, else told one by one."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track

        yield from track(accepted, "Reading reports", total=total, console=Console(stderr=True), transient=True)
        return
    for one in accepted:
        if not quiet:
            click.echo(f"{'added' if one.new else 'read again'}: {one.file}")
            sys.stdout.flush()  # whoever reads this may rely on it
        yield one


def _tell(given: Given, done: "list[Accepted]", skipped: tuple[Skipped, ...]) -> None:
    new = tuple(dict.fromkeys(one.file for one in done if one.new))
    again = tuple(dict.fromkeys(one.file for one in done if not one.new))
    if given["json"]:
        from dragoman.api.opened import Added

        as_json(Added(dossier=given["dossier"], added=new, read_again=again, skipped=skipped))
        return
    also = f", {count(len(again), 'report')} read again" if again else ""
    left = f", {len(skipped)} not read" if skipped else ""
    click.echo(f"{given['dossier']}: {count(len(new), 'report') if new else 'nothing new'} added{also}{left}".replace(
        "nothing new added", "nothing new"))  # fmt: skip


def _tell_news(told: "Sequence[Change]") -> None:
    """What is new, a line for each thing, the weightiest first."""
    for change in told[:NEWS]:
        click.echo(f"  {change.kind}: {change.text} [{change.reports}]")
    if len(told) > NEWS:
        click.echo(f"  and {len(told) - NEWS} more things in the record: dragoman export")
