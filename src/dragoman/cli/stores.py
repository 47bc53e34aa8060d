"""What commands on a store share."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from dragoman.record.record import Skipped

if TYPE_CHECKING:
    from dragoman.store import Store

Command = TypeVar("Command", bound=Callable[..., object])
WHERE = "sqlite:///FILE or postgresql://USER@HOST/DATABASE.  [default: $DRAGOMAN_STORE, or dragoman.db here]"


def on_store(command: Command) -> Command:
    """The option `--store`."""
    return click.option("--store", "store", metavar="URL", help=WHERE)(command)


@contextmanager
def using(given: str | None, *, create: bool = False) -> "Iterator[Store]":
    """The store at an address; what works with databases is loaded now."""
    from dragoman.store import opened

    with opened(given, create=create) as store:
        yield store


def as_json(value: Any) -> None:  # noqa: ANN401  whatever can be encoded
    """Print a value as JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def warn(skipped: Iterable[Skipped]) -> None:
    """One line on standard error for each thing that was not read."""
    for left in skipped:
        click.echo(f"dragoman: not read: {left.file}: {left.reason}", err=True)


def count(number: int, noun: str) -> str:
    """A number and its noun: "1 report", "2 reports"."""
    return f"{number} {noun}{'s' * (number != 1)}"
