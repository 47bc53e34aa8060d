"""States and the words for their people: general-world data first, then the likeness of the words themselves."""

import unicodedata
from functools import cache, lru_cache
from itertools import filterfalse, takewhile
from typing import NamedTuple

from dragoman.lexicon import lexicon, words

LEAST_STEM = 4  # letters that an unknown state and its adjective must share


class State(NamedTuple):
    """A state as the lexicon has it."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]


def fold(text: str) -> str:
    """A word for comparison: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return plain if plain.isascii() else "".join(filterfalse(unicodedata.combining, plain))


@cache
def states() -> tuple[State, ...]:
    """The states of the lexicon `countries.toml`."""
    return tuple(
        State(
            s["name"], tuple(s["aliases"]),
            (*s["adjectives"], *(f"{a}s" for a in s["adjectives"]), *s["people"]), tuple(s["seats"]),
        )
        for s in lexicon("countries")["state"]
    )  # fmt: skip


@cache
def _index(field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for state in states():
        forms = (state.name, *state.aliases) if field == "name" else getattr(state, field)
        for form in forms:
            found.setdefault(fold(form), state.name)
    return found


def state_named(name: str) -> str | None:
    """The usual name of the state that a name is a name of."""
    return _index("name").get(fold(name))


def state_of_people(word: str) -> str | None:
    """The state of a known adjective or people."""
    return _index("adjectives").get(fold(word))


def state_seated(place: str) -> str | None:
    """The state whose government a known capital or palace stands for."""
    return _index("seats").get(fold(place))


def state_keys(name: str) -> list[str]:
    """What a state is found by from a word for its people: how its name begins, and its usual name where known."""
    return [key for key in (fold(name)[:LEAST_STEM], state_named(name)) if key]


def people_keys(word: str) -> list[str]:
    """The keys of the states of which a word may be the adjective or people: `people_of` is asked of these alone."""
    known, plain = state_of_people(word), fold(word)
    return [known] if known else list(dict.fromkeys(plain[:n] for n in range(1, LEAST_STEM + 1)))


@lru_cache(maxsize=65536)
def people_of(word: str, name: str) -> bool:
    """Whether a capitalised word looks like the adjective or people of a state of this name."""
    if known := state_of_people(word):
        return known == state_named(name)
    a, b = fold(word), fold(name)
    stem = "".join(x for x, _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    while stem:
        rest, ending = a[len(stem) :], b[len(stem) :]
        if len(stem) < min(LEAST_STEM, len(b)) or len(stem) < len(b) - LEAST_STEM:
            return False
        if rest in words("names", "adjective_endings") and ending in words("names", "state_endings"):
            return True
        stem = stem[:-1]
    return False
