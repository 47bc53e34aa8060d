"""`dragoman dossiers`."""

import click

from dragoman.cli.example import example
from dragoman.cli.stores import as_json, count, on_store, using


@click.command(epilog=example("dragoman dossiers", "dragoman dossiers --store sqlite:///work.db --json"))
@on_store
@click.option("--json", "json", is_flag=True, help="Print the dossiers as JSON.")
def dossiers(store: str | None, *, json: bool) -> None:
    """List the dossiers of a store."""
    with using(store) as kept:
        found = kept.dossiers()
    if json:
        as_json(found)
        return
    from dragoman import version

    for one in found:
        anchor = f", anchor {one.anchor}" if one.anchor else ""
        changed = f", the last on {one.changed[:10]}" if one.changed else ""
        judged = f", {count(one.judgements, 'judgement')}" if one.judgements else ""
        old = set(one.versions) - {version.of_reading()}
        again = " (some read by another version: dragoman refresh)" if old else ""
        click.echo(f"{one.name}: {count(one.reports, 'report')}{changed}{anchor}{judged}{again}")
    if not found:
        click.echo("No dossiers.")
