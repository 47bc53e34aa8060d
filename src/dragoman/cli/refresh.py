"""`dragoman refresh`."""

import click

from dragoman.cli.example import example
from dragoman.cli.stores import as_json, count, on_store, using


@click.command(epilog=example("dragoman refresh", 'dragoman refresh "Port strike" --json'))
@on_store
@click.argument("dossiers", nargs=-1, metavar="[DOSSIER]...")
@click.option("--json", "json", is_flag=True, help="Print how many reports were read again, by dossier, as JSON.")
def refresh(store: str | None, dossiers: tuple[str, ...], *, json: bool) -> None:
    """Read again what an earlier version of dragoman has read, and bring the records up to date.

    All dossiers, or the DOSSIERs named. Judgements are kept: they point at words of the reports.
    """
    from dragoman import living

    done: dict[str, int] = {}
    with using(store) as kept:
        for name in dossiers or tuple(one.name for one in kept.dossiers()):
            done[name] = sum(1 for _ in living.refresh(kept, name))
            living.record(kept, name)
    if json:
        as_json(done)
    else:
        click.echo("\n".join(f"{name}: {count(number, 'report')} read again" for name, number in done.items()))
