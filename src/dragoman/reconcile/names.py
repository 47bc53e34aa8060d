"""Names of persons and bodies, taken apart and compared. All words are folded (`wording.fold`)."""

from functools import lru_cache

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.wording import alike, distance, fold

Name = tuple[str, ...]
SHORT = 3  # letters of a short form of a first name


@lru_cache(maxsize=16384)
def bare(text: str) -> Name:
    """The words of a person's name without honorifics, ranks and offices before it."""
    said = tuple(fold(text).split())
    titles = words("roles", "honorifics") | words("matching", "prenominal")
    first = next((i for i, w in enumerate(said) if w not in titles), len(said) - 1)
    return said[max(0, first) :]


@lru_cache(maxsize=16384)
def thing(text: str) -> str:
    """The name of a state or a body, folded, without its article; a state by the name that countries.toml gives it."""
    said = fold(text).split()
    plain = " ".join(said[1:] if len(said) > 1 and said[0] in ("the", "a", "an") else said)
    return _countries().get(plain, plain)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Names of states, folded, to the folded main name."""
    rows = lexicon("countries")["state"]
    return {fold(name): fold(row["name"]) for row in rows for name in (row["name"], *row["aliases"])}


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    """Seats of governments, folded, to the folded main name of the state."""
    return {fold(seat): fold(row["name"]) for row in lexicon("countries")["state"] for seat in row["seats"]}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and peoples, folded, to the folded main name of the state."""
    rows = lexicon("countries")["state"]
    return {fold(w): fold(row["name"]) for row in rows for w in (*row["adjectives"], *row["people"])}


def country(name: str) -> str | None:
    """The state of the world that a name (as `thing` gives it) is; null for an invented or unknown one."""
    return name if name in _countries().values() else None


def seat(name: str) -> str | None:
    """The state whose government sits in a place."""
    return _seats().get(name)


def acronym(text: str) -> str:
    """The initials of a body's name, folded: of its capitalised words, particles aside ("HTF")."""
    return "".join(w[0] for w in text.replace("-", " ").split() if w[0].isupper() and w.casefold() != "the").casefold()


def first_names(a: str, b: str) -> bool:
    """Whether two first names may be one: equal, an initial, a short form ("Dan"), or spelling variants."""
    short, long = sorted((a, b), key=len)
    if len(short) == 1 or (len(short) >= SHORT and len(long) - len(short) > 1):
        return long.startswith(short)
    return alike(a, b)


@lru_cache(maxsize=65536)
def written_alike(a: Name, b: Name) -> bool:
    """Whether two full names differ in nothing but what is left out: middle names, a last part, a space."""
    if a == b or "".join(a) == "".join(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or short[0] != long[0]:  # noqa: PLR2004  a full name has two words
        return False
    rest = iter(long)
    return all(w in rest for w in short)


@lru_cache(maxsize=65536)
def compatible(a: Name, b: Name) -> bool:
    """Whether two names of persons may be one person's. A single word is a surname, or else the first name."""
    if written_alike(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        short, long = sorted((a, b), key=len)
        first = "".join(long[:2])  # "Souphan" of "Sou Phan Keola"
        return short[0] in long or any(alike(short[0], word) for word in (long[-1], long[0], first))
    if a[0] == b[0] and len(a[0]) > SHORT and min(len(a[-1]), len(b[-1])) > SHORT:  # the same first name: more may vary
        near = a[-1][0] == b[-1][0] and distance(a[-1], b[-1], most=2) <= 2  # noqa: PLR2004
        return near or alike(a[-1], b[-1])
    return (alike(a[-1], b[-1]) and first_names(a[0], b[0])) or surnames_of(a, b) or _in_part(a, b)


@lru_cache(maxsize=65536)
def surnames_of(a: Name, b: Name) -> bool:
    """Whether one of two names is the surnames of the other ("Vaz de Alencar", "Dez Vaz de Alencar"), two at least."""
    short, long = sorted((a, b), key=len)
    return 1 < len(short) < len(long) and all(map(alike, short, long[-len(short) :]))


def _in_part(a: Name, b: Name) -> bool:
    """Whether one of two names is the other without its last parts, or its surname in another spelling of its spaces.

    "Salma bint Rashid" of "Salmah bint Rashid al-Kindi", "Ba Harun" of "Omar Baharun".
    """
    short, long = sorted((a, b), key=lambda n: (len("".join(n)), n))
    begun = 1 < len(short) < len(long) and all(map(alike, short, long))
    return begun or any("".join(short) == "".join(long[k:]) for k in range(1, len(long)))
