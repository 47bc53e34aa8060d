"""`dragoman diff`."""

from pathlib import Path

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.files import load
from dragoman.present.changes import KINDS, arrived, changes, left
from dragoman.present.changes.change import Change
from dragoman.record.base import Frozen
from dragoman.record.errors import UsageError
from dragoman.record.source import STANDARD

TITLES = {
    "contradicted": "Contradicted",
    "overdue": "Overdue",
    "settled": "Settled",
    "hardened": "Hardened",
    "softened": "Softened",
    "dropped": "Dropped",
    "new": "New",
}


class Changes(Frozen, kw_only=True):
    """What `--json` prints: reports that came and went, by name, and the changes."""

    arrived: tuple[str, ...]
    left: tuple[str, ...]
    changes: tuple[Change, ...]


@click.command(
    epilog=example("dragoman diff monday.json tuesday.json", "dragoman diff monday.json tuesday.json --json")
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON, with their evidence.")
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Tell what changed between two records of one dossier.

    OLD and NEW are record files; one may be - for standard input. Told are what is contradicted, overdue, settled,
    hardened, softened, dropped and new since OLD.
    """
    if old == new == STANDARD:
        message = "only one of the two records can come from standard input"
        raise UsageError(message)
    before, after = load(old), load(new)
    found = Changes(arrived=arrived(before, after), left=left(before, after), changes=changes(before, after))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    else:
        _tell(found)


def _tell(found: Changes) -> None:
    for title, names in (("Reports added", found.arrived), ("Reports gone", found.left)):
        if names:
            click.echo(f"{title}: {', '.join(names)}.")
    if not found.changes:
        click.echo("Nothing else changed." if found.arrived or found.left else "Nothing changed.")
    for kind in KINDS:
        some = [change for change in found.changes if change.kind == kind]
        if some:
            click.echo(f"\n{click.style(TITLES[kind].upper(), bold=True)}")
            for change in some:
                click.echo(f"  - {change.text} [{change.reports}; {change.id}]")
