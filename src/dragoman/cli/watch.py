"""`dragoman watch`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.stores import on_store, using
from dragoman.record.url import Limits

if TYPE_CHECKING:
    from dragoman.watch.round import Line, Watcher

LONGEST = 60.0  # seconds between two looks at the folders where no feed is due
SHORTEST = 1.0
WORDS = {"taken": "added", "aside": "left aside", "skipped": "not read", "problem": "problem"}


class Given(TypedDict):
    """What the command line says: see the options below."""

    store: str | None
    dossier: str
    feeds: Path
    once: bool
    allow_private: bool
    json: bool


@click.command(
    epilog=example('dragoman watch "Port strike" feeds.toml', 'dragoman watch "Port strike" feeds.toml --once --json')
)
@on_store
@click.argument("dossier")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.TOML")
@click.option("--once", is_flag=True, help="Look once at all that is due, and end: for cron.")
@click.option("--allow-private", is_flag=True, help="Fetch URLs that lead inside this machine or its network, too.")
@click.option("--json", "json", is_flag=True, help="Print a JSON object a line.")
def watch(**given: Unpack[Given]) -> None:
    """Watch folders and feeds for reports that belong to DOSSIER, which is made when it is new.

    FEEDS.TOML names them (docs/watching.md). Told in a line each: what was added and why it belongs there, what was
    left aside, what could not be had and when it is tried again, and what the new reports changed.
    """
    from dragoman.watch.desk import StoredDesk
    from dragoman.watch.plan import plan
    from dragoman.watch.polite import Visitor
    from dragoman.watch.round import Watcher

    found = plan(given["feeds"])
    with using(given["store"], create=True) as store:
        store.make(given["dossier"])
        limits = Limits(private=given["allow_private"])
        desk = StoredDesk(store, given["dossier"])
        watcher = Watcher(plan=found, desk=desk, visitor=Visitor(limits=limits))
        try:
            _watch(watcher, given)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)


def _watch(watcher: "Watcher", given: Given) -> None:
    """Round after round; between them, wait for a change in a folder or for the next feed."""
    from dragoman.watch.round import once
    from dragoman.watch.telling import tell

    while True:
        now = time.time()
        done = once(watcher, now=now)
        problems = tell(watcher, done.lines, dossier=given["dossier"], now=now)
        for line in (*done.lines, *problems):
            click.echo(msgspec.json.encode(line).decode() if given["json"] else _told(line))
        if given["once"]:
            return
        _wait(watcher, LONGEST if done.due is None else min(max(done.due - time.time(), SHORTEST), LONGEST))


def _wait(watcher: "Watcher", seconds: float) -> None:
    """Until something changes in a folder, or so many seconds."""
    folders = [folder.path for folder in watcher.plan.folder if Path(folder.path).is_dir()]
    if not folders:
        time.sleep(seconds)
        return
    from watchfiles import watch as changed

    for changes in changed(*folders, rust_timeout=int(seconds * 1000), yield_on_timeout=True, raise_interrupt=True):
        if changes:
            time.sleep(SHORTEST)  # until what is written is written
        return


def _told(line: "Line") -> str:
    if line.sort == "change":
        return f"{line.kind}: {line.text} [{line.reports}]"
    return f"{WORDS[line.sort]}: {line.where}: {line.text}"
