"""The settings: variables of the environment, what can be chosen for a dossier, and the files that people write."""

from dataclasses import fields

import msgspec

from dragoman.ingest.draft import CHARACTERS
from dragoman.ingest.kinds import KINDS
from dragoman.record.url import Limits
from dragoman.settings import VARIABLES, Settings
from dragoman.watch import plan
from tools.reference import MADE, table
from tools.reference.fields import shown

INTRO = """There is no settings file. A command is told what it needs by its options ([the command line](cli.md)); what
holds for a dossier is kept with it in the store; and a few things can stand in the environment."""
READ = f"""A name only suggests what a file is; its first bytes decide where they can. A report has {CHARACTERS:,}
characters at most. What is larger, or cannot be made out, is passed over with the reason."""
OPTIONS = {  # a field of Settings, and how a person chooses it
    "anchor": "`--anchor DAY`, `read(anchor=…)`",
    "issues": "`--issues FILE`, `read(issues=…)`; [how such a file looks](../issues.md)",
    "allow_private": "`--allow-private`, `read(allow_private=…)`",
}
WATCHED = (("[[folder]]", plan.Folder), ("[[feed]]", plan.Feed), ("[tell]", plan.Tell))


def page() -> str:
    """The page."""
    return "\n".join([
        f"# The settings\n\n{MADE}\n\n{INTRO}\n",
        f"## Variables of the environment\n\n{table(('variable', 'what it says'), _variables())}\n",
        f"## What is chosen for a dossier\n\n{' '.join((Settings.__doc__ or '').split())}\n",
        f"{table(('setting', 'how it is chosen'), _settings())}\n",
        f"## Files that are read\n\n{READ}\n\n{table(('names that end in', 'megabytes at most'), _kinds())}\n",
        f"## What is fetched at most\n\n{' '.join((Limits.__doc__ or '').split())}\n",
        f"{table(('limit', 'value'), _limits())}\n",
        "## The file of `dragoman watch`\n\nTOML; [what it means](../watching.md).\n",
        *(_watched(head, struct) for head, struct in WATCHED),
    ])  # fmt: skip


def _variables() -> list[tuple[str, ...]]:
    return [(f"`{one.name}`", one.about) for one in VARIABLES]


def _settings() -> list[tuple[str, ...]]:
    """Raises KeyError for a setting that nobody has said how to choose."""
    return [(f"`{one.name}`", OPTIONS[one.name]) for one in fields(Settings)]


def _kinds() -> list[tuple[str, ...]]:
    return [(", ".join(f"`{one}`" for one in kind.suffixes), f"{kind.megabytes:,}") for kind in KINDS]


def _limits() -> list[tuple[str, ...]]:
    return [(f"`{one.name}`", f"`{one.default}`") for one in msgspec.structs.fields(Limits)]


def _watched(head: str, struct: type[msgspec.Struct]) -> str:
    rows: list[tuple[str, ...]] = [
        (
            f"`{one.name}`",
            shown(one.type),
            "needed" if one.required else f"`{msgspec.json.encode(one.default).decode()}`",
        )
        for one in msgspec.structs.fields(struct)
    ]
    about = " ".join((struct.__doc__ or "").split())
    return f"### `{head}`\n\n{about}\n\n{table(('key', 'type', 'default'), rows)}\n"
