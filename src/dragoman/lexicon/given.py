"""What a person's name tells of he or she: given names, patronymics and endings, from `given_names.toml`."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.peoples import fold

Gender = Literal["male", "female"]
GENDERS: tuple[Gender, ...] = ("male", "female")


@cache
def gender_of(name: str) -> Gender | None:
    """Whether a name without titles is a man's or a woman's; null where it does not tell, or tells both.

    A single word is a surname, of which only the ending tells.
    """
    said = fold(name).replace(".", "").split()
    if not said:
        return None
    told = _inside(said[1:-1]) or (_given(said[0]) if len(said) > 1 else None)
    surname: Gender | None = "female" if said[-1].endswith(_endings("female_surnames")) else None
    return told or surname


def _inside(middle: list[str]) -> Gender | None:
    """What a particle or a patronymic inside a name tells: "bint", "thi", "Petrovna"."""
    return _one(
        g for g in GENDERS
        if any(w in words("given_names", f"{g}_parts") or w.endswith(_endings(f"{g}_patronymics")) for w in middle)
    )  # fmt: skip


def _given(first: str) -> Gender | None:
    """What a given name tells; of a double one its first."""
    whole = _one(g for g in GENDERS if first in _names(g))
    return whole or _one(g for g in GENDERS if first.partition("-")[0] in _names(g))


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(sorted(words("given_names", kind)))


def _one(found: Iterable[Gender]) -> Gender | None:
    """The only gender of some."""
    told = list(found)
    return told[0] if len(told) == 1 else None


@cache
def _names(gender: Gender) -> frozenset[str]:
    """The given names of one gender, folded."""
    return frozenset(lexicon("given_names")[gender].split())
