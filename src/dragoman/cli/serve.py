"""`dragoman serve`."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dragoman.cli.example import example
from dragoman.cli.stores import on_store, using
from dragoman.record.errors import UsageError
from dragoman.settings import PASSWORD

if TYPE_CHECKING:
    from dragoman.web.password import Door

LOOPBACK = ("127.0.0.1", "::1", "localhost")
HIGHEST = 65_535


class Given(TypedDict):
    """What the command line says: see the options below."""

    store: str | None
    host: str
    port: int
    password_file: Path | None
    name: tuple[str, ...]
    allow_private: bool


@click.command(epilog=example("dragoman serve", "dragoman serve --store sqlite:///work.db --port 9000"))
@on_store
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", default=8400, show_default=True, type=click.IntRange(0, HIGHEST), help="Port; 0 for a free one."
)
@click.option(
    "--password-file", metavar="FILE", type=click.Path(path_type=Path), help=f"The password.  [or ${PASSWORD.name}]"
)
@click.option("--name", multiple=True, metavar="NAME", help="A name that browsers may ask for, beside the address.")
@click.option("--allow-private", is_flag=True, help="Fetch URLs that lead inside this machine or its network, too.")
def serve(**given: Unpack[Given]) -> None:
    """Open the workspace: pages to read, compare and judge the dossiers of a store.

    It listens on this machine alone. At any other address it needs a password, and does not start without one.
    """
    door = _door(given["password_file"])
    if door is None and given["host"] not in LOOPBACK:
        message = f"at {given['host']} others could read along: give a password by --password-file or {PASSWORD.name}"
        raise UsageError(message)
    from dragoman.web.server import Bind, run

    with using(given["store"], create=True) as store:
        bind = Bind(host=given["host"], port=given["port"], names=given["name"], private=given["allow_private"])
        run(store, bind=bind, door=door, tell=click.echo)


def _door(path: Path | None) -> "Door | None":
    """The door with the password of a file or of the environment; null where there is none."""
    if path is None:
        text = PASSWORD.get()
    else:
        try:
            text = path.read_text(encoding="utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            message = f"cannot read {path}: {getattr(error, 'strerror', None) or 'no UTF-8'}"
            raise UsageError(message) from None
    if path is None and not text:
        return None
    from dragoman.web.password import door

    return door(text)
