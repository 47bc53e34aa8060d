"""`dragoman judge`: one subcommand for each thing that a person can judge."""

import getpass
from collections.abc import Callable
from typing import Any

import click

from dragoman.cli.example import example
from dragoman.cli.stores import as_json, on_store, using
from dragoman.record.judgement import Action, Judged
from dragoman.settings import JUDGE

STATES = {"applied": "", "disputed": "DISPUTED", "superseded": "superseded", "undone": "undone", "dangling": "DANGLING"}


@click.group(epilog=example('dragoman judge reject "Port strike" c-31f4b3af9d02', 'dragoman judge list "Port strike"'))
def judge() -> None:
    """Say what is right and what is wrong in a dossier. Nothing that was judged is ever lost.

    ITEMs are ids of claims (c-…) or findings (f-…), as the tables and the record show them. What is judged points at
    the words of the reports and stays when they are read again. Where two people contradict each other, both are shown.
    """


def _judging(*lines: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of every judgement, and its example."""

    def dress(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option("--note", metavar="TEXT", help="Why, in words.")(command)
        command = click.option(
            "--by", "who", metavar="NAME", help=f"Who judges.  [default: ${JUDGE.name}, or your login]"
        )(command)
        return on_store(click.argument("dossier")(command))

    def made(command: Callable[..., Any]) -> Callable[..., Any]:
        name = (command.__name__ or "").strip("_").replace("_", "-")
        return judge.command(name, epilog=example(*lines))(dress(command))

    return made


@_judging('dragoman judge confirm "Port strike" f-1acd00d4f59b')
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
def confirm(items: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401  see _judging
    """Say that claims or findings are right."""
    _judge("confirm", items, given)


@_judging('dragoman judge reject "Port strike" c-31f4b3af9d02 --note "said by somebody else"')
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
def reject(items: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Say that claims or findings are wrong: they leave the findings, and stay listed as rejected."""
    _judge("reject", items, given)


@_judging('dragoman judge merge "Port strike" f-1acd00d4f59b f-90b3c7f1a2de')
@click.argument("items", nargs=-1, required=True, metavar="ITEM ITEM...")
def merge(items: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Say that findings or claims of one kind speak of one thing."""
    _judge("merge", items, given)


@_judging('dragoman judge split "Port strike" c-31f4b3af9d02')
@click.argument("items", nargs=-1, required=True, metavar="CLAIM...")
def split(items: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Say that claims speak of something else than the rest of their finding."""
    _judge("split", items, given)


@_judging('dragoman judge re-attribute "Port strike" c-31f4b3af9d02 "Ilse Tarn"')
@click.argument("claim")
@click.argument("speaker")
def re_attribute(claim: str, speaker: str, **given: Any) -> None:  # noqa: ANN401
    """Say who really spoke: SPEAKER is somebody of the dossier, by name or id, or "null" for nobody known."""
    _judge("reattribute", (claim,), given, field="speaker", value=speaker)


@_judging(
    'dragoman judge correct "Port strike" c-31f4b3af9d02 status held',
    'dragoman judge correct "Port strike" c-e04b9724 killed ">=8"',
)
@click.argument("claim")
@click.argument("field")
@click.argument("value")
def correct(claim: str, field: str, value: str, **given: Any) -> None:  # noqa: ANN401
    """Say what a FIELD of a claim should hold: a word of the field's own, a number, a day, a name, or "null"."""
    _judge("correct", (claim,), given, field=field, value=value)


@_judging('dragoman judge comment "Port strike" f-1acd00d4f59b --note "ask the ministry"')
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
def comment(items: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Write a note (--note) beside claims or findings."""
    _judge("comment", items, given)


@_judging('dragoman judge undo "Port strike" j-5b0c2f7e11aa')
@click.argument("judgement")
def undo(judgement: str, **given: Any) -> None:  # noqa: ANN401
    """Take a judgement back. It stays listed, as undone; undoing that brings it back."""
    _judge("undo", (), given, undoes=judgement)


@judge.command("list", epilog=example('dragoman judge list "Port strike"', 'dragoman judge list "Port strike" --json'))
@on_store
@click.argument("dossier")
@click.option("--json", "json", is_flag=True, help="Print the judgements as JSON.")
def list_(store: str | None, dossier: str, *, json: bool) -> None:
    """List all that was judged of a dossier, by whom and when, and what became of it."""
    from dragoman import judging

    with using(store) as kept:
        found = judging.judged(kept, dossier)
    if json:
        as_json(found)
        return
    click.echo("\n".join(_line(one) for one in found) if found else "Nothing was judged.")


def _judge(action: Action, items: tuple[str, ...], given: dict[str, Any], **more: str) -> None:
    from dragoman import judging

    who = given["who"] or JUDGE.get() or _login()
    said = judging.Said(action=action, who=who, items=items, note=given["note"], **more)
    with using(given["store"]) as kept:
        made = judging.judge(kept, given["dossier"], said)
        found = next(one for one in judging.judged(kept, given["dossier"]) if one.id == made.id)
    click.echo(_line(found))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _line(one: Judged) -> str:
    """A judgement as one line."""
    state = f" [{STATES[one.state]}: {one.why}]" if STATES[one.state] else ""
    value = f" {one.field}: {one.was or '?'} → {one.value}" if one.field else f" {one.undoes}" if one.undoes else ""
    about = f" “{' '.join(one.about[0].split())[:100]}”" if one.about else ""
    more = f" and {len(one.about) - 1} more" if len(one.about) > 1 else ""
    note = f" — {one.note}" if one.note else ""
    return f"{one.id} {one.when[:16].replace('T', ' ')} {one.who}: {one.action}{value}{about}{more}{note}{state}"
