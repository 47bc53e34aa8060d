"""`dragoman remove`."""

import click

from dragoman.cli.example import example
from dragoman.cli.stores import as_json, on_store, using
from dragoman.record.errors import UsageError


@click.command(
    epilog=example(
        'dragoman remove "Port strike" b.txt', 'dragoman remove "Port strike" --whole --store sqlite:///w.db'
    )
)
@on_store
@click.argument("dossier")
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--whole", is_flag=True, help="Take the whole dossier out of the list.")
@click.option("--json", "json", is_flag=True, help="Print what was taken out as JSON.")
def remove(store: str | None, dossier: str, reports: tuple[str, ...], *, whole: bool, json: bool) -> None:
    """Take reports out of DOSSIER, by file name or id as the record has them.

    Nothing is lost: what is added again comes back, with what was judged of it. So does a whole dossier.
    """
    if whole == bool(reports):
        message = "say which reports, or --whole for the dossier, and not both"
        raise UsageError(message)
    with using(store) as kept:
        if whole:
            kept.remove_dossier(dossier)
            gone = [dossier]
        else:
            from dragoman import living

            gone = [one.file for one in living.remove(kept, dossier, reports)]
    if json:
        as_json(gone)
    else:
        click.echo("\n".join(f"removed: {name}" for name in gone))
