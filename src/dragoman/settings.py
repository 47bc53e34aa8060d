"""What a person chooses for a dossier and more than one stage needs: built once, passed in, never changed."""

from dataclasses import dataclass, field

from dragoman.lexicon.issues import Issues, issues
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
