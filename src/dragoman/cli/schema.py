"""`dragoman schema`."""

import json

import click

from dragoman.cli.example import example


@click.command(epilog=example("dragoman schema > record.schema.json"))
def schema() -> None:
    """Print the JSON Schema of a record."""
    from dragoman.record.record import schema as of_record

    click.echo(json.dumps(of_record(), indent=2, ensure_ascii=False))
