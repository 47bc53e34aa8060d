"""What a person chooses for a dossier and more than one stage needs: built once, passed in, never changed."""

import os
from dataclasses import dataclass, field
from datetime import date

from dragoman.lexicon.issues import Issues, issues
from dragoman.record.errors import UsageError
from dragoman.record.value import Dated


@dataclass(frozen=True, slots=True)
class Settings:
    """`anchor`: the day from which weekdays are counted in reports that have no date of their own.

    `issues`: what the negotiation may be about, by default the issues that come with the program.
    `allow_private`: whether URLs may lead inside this machine and its network.
    """

    anchor: Dated | None = None
    issues: Issues = field(default_factory=issues)
    allow_private: bool = False


DEFAULT = Settings()


def anchor_day(given: str | None) -> Dated | None:
    """An anchor as a person gives it. Raises UsageError for all but a calendar day, YYYY-MM-DD."""
    if given is None:
        return None
    try:
        day = date.fromisoformat(given).isoformat()
    except ValueError:
        day = None
    if day != given:  # ISO 8601 has other forms, such as 20250517, that are no EDTF
        message = f"the anchor is a day such as 2025-05-17, not {given!r}"
        raise UsageError(message)
    return Dated(edtf=given, basis="given")


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the environment. `about`: what it says, in one sentence, for the reference."""

    name: str
    about: str

    def get(self) -> str:
        """What it says; empty where it is not set."""
        return os.environ.get(self.name, "")


STORE = Variable(
    "DRAGOMAN_STORE", "The store of commands that have `--store`, and of `open_store`, where none is given."
)
JUDGE = Variable("DRAGOMAN_JUDGE", "Who judges, where `dragoman judge` is not told by `--by`; else your login.")
PASSWORD = Variable("DRAGOMAN_PASSWORD", "The password of `dragoman serve`, where `--password-file` names none.")
COLUMNS = Variable("COLUMNS", "How many characters wide tables are printed off a terminal; else 160.")
VARIABLES = (STORE, JUDGE, PASSWORD, COLUMNS)
