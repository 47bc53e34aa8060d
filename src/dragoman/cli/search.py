"""`dragoman search`."""

import click

from dragoman.cli.example import example
from dragoman.cli.stores import as_json, on_store, using

SHOWN = 240  # characters of a passage


@click.command(
    epilog=example('dragoman search "night shifts"', "dragoman search '\"pay offer\" union' --limit 5 --json")
)
@on_store
@click.argument("words")
@click.option("--dossier", metavar="NAME", help="Only in this dossier.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most.")
@click.option("--json", "json", is_flag=True, help="Print what was found as JSON.")
def search(store: str | None, words: str, dossier: str | None, limit: int, *, json: bool) -> None:
    """Find reports and claims that hold all WORDS, the best first; words in double quotes stand together."""
    with using(store) as kept:
        found = kept.search(words, name=dossier, limit=limit)
    if json:
        as_json(found)
        return
    for hit in found:
        text = " ".join(hit.text.split())
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"
        click.echo(f"{hit.dossier} · {hit.file} · {hit.claim or hit.kind}: {shown}")
    if not found:
        click.echo("Nothing found.")
