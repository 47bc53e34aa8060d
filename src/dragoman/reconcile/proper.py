"""Proper names in a claim's words: places and things that tell one event from another."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.reconcile.names import country, thing
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor

LOCATED = re.compile(
    r"\b(?:at|in|near|off|outside|around|over) ([^\W\d_a-z][^\W_]+(?:-[^\W_]+)*)(?: ([^\W\d_a-z][^\W_]+))?(?!['’])\b"
)
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
CAPITAL = re.compile(rf"(?<![^\W_])(?<![^\W_][-’'])(?![a-z\d]){WORD.pattern}")  # a word that no small letter begins
SIDES = ("north", "south", "east", "west")
STEM = 4  # letters by which a people is known from its state


@dataclass(frozen=True, slots=True)
class Proper:
    """What is a proper name in a dossier: words capitalised amid sentences, but of no person and no state.

    A place that reading took for a state is known from one by this: nobody is of its side, and it does nothing; one
    that it took for a person by this: things happen at it, or near it.

    `stems`: how the names of states begin, by which their adjectives are known.
    """

    known: frozenset[str]
    actors: frozenset[str]
    stems: tuple[str, ...]

    def names(self, text: str) -> frozenset[str]:
        """The proper names in a text, folded, hyphens closed up ("terminal 2"), and what a side tells ("east gate")."""
        return frozenset(" ".join(kept) for said in _capitalised(text) if (kept := self._kept(said))) | _sided(text)

    def places(self, name: str) -> frozenset[str]:
        """The name of a place without the words of the states that it lies in; nothing, where it is a state."""
        return frozenset(" ".join(kept) for kept in [self._kept(tuple(_folded(name)), known=True)] if kept)

    def _kept(self, said: tuple[str, ...], *, known: bool = False) -> tuple[str, ...]:
        """The words of a name that are no actor's; none, where it holds no proper name at all."""
        if " ".join(said) in self.actors or _somebody(said):
            return ()
        never, months = words("names", "never"), words("matching", "months")
        kept = [w for w in said if w not in never and w not in months and not w.startswith(self.stems)]
        while kept and kept[0] in words("matching", "stop"):
            kept = kept[1:]
        telling = [w for w in kept if len(w) > 1 and w not in words("matching", "wide") and not w.isdigit()]
        numbered = len(kept) > 1 and kept[-1].isdigit()  # "Gate 3", though gates are spoken of too
        return tuple(kept) if telling and (known or numbered or any(w in self.known for w in telling)) else ()


def proper(texts: Iterable[str], actors: Iterable[Actor], *, acting: AbstractSet[str]) -> Proper:
    """The proper names of a dossier's reports. `acting`: ids of the actors that a claim says something of."""
    capital: set[str] = set()
    located: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        located.update(w for m in LOCATED.finditer(text) for w in _folded(m.group(1)) + _folded(m.group(2) or ""))
        lower.update(word for word in set(WORD.findall(text)) if word[0].islower())
        for m in CAPITAL.finditer(text):
            if m.group()[0].isupper() and text[max(0, m.start() - 2) : m.start()].strip(", ").isalpha():
                capital.update(_folded(m.group()))
    known = list(actors)
    sides = {a.side for a in known}
    states = [a for a in known if a.kind == "state" and (a.id in sides or a.id in acting or country(thing(a.name)))]
    people = [
        a
        for a in known
        if a.kind == "person" and (a.roles or a.side or a.id in acting) and located.isdisjoint(_folded(a.name))
    ]
    bodies = [a for a in known if a.kind == "organisation" and a.id in acting]
    forms = {" ".join(_folded(form)) for a in (*states, *people, *bodies) for form in a.aliases}
    begin = {w for a in states for w in fold(a.name).split() if len(w) >= STEM}
    return Proper(
        known=frozenset(capital - lower - words("names", "never")), actors=frozenset(forms),
        stems=tuple(sorted({w[: max(STEM, len(w) - 2)] for w in begin})),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _capitalised(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of each run of capitalised words: of the same paragraph many claims ask."""
    return tuple(tuple(_folded(said)) for said in _sequences(text))


@lru_cache(maxsize=65536)
def _sided(text: str) -> frozenset[str]:
    """Parts of a place that a side tells from others: "the northern bus terminal" is a "north terminal"."""
    plain = text.casefold()
    found: set[str] = set()
    if any(side in plain for side in SIDES):
        found = {f"{m[1].removesuffix('ern')} {m[2].removesuffix('s')}" for m in _sides().finditer(fold(text))}
    if _abroad().search(plain):
        found |= {f"{_side_of()[m[2]]} {m[1]}" for m in _sides_abroad().finditer(fold(text))}
    return frozenset(found)


@lru_cache(maxsize=1)
def _sides() -> re.Pattern[str]:
    """The regex of a side before a part of a place, with at most one word between."""
    parts = any_of((words("matching", "place") | words("matching", "parts")) - words("matching", "stop"))
    return re.compile(rf"\b((?:{'|'.join(SIDES)})(?:ern)?) (?:[a-z]+ )?({parts})\b")


@lru_cache(maxsize=1)
def _side_of() -> dict[str, str]:
    """The English side for each word of a side in other languages: "sur" to "south"."""
    return {word: side for side, row in lexicon("matching")["abroad"].items() for word in row}


@lru_cache(maxsize=1)
def _abroad() -> re.Pattern[str]:
    """The regex of a side in another language."""
    return re.compile(rf"\b{any_of(_side_of().keys())}\b")


@lru_cache(maxsize=1)
def _sides_abroad() -> re.Pattern[str]:
    """The regex of a part of a place with a side after it, as other languages have it: "terminal del sur"."""
    parts = any_of((words("matching", "place") | words("matching", "parts")) - words("matching", "stop"))
    return re.compile(rf"\b({parts}) (?:d(?:el?|u|o|a|e la) )?({any_of(_side_of().keys())})\b")


def _somebody(said: tuple[str, ...]) -> bool:
    """Whether a name is that of a person with a title, or of a body that is no building."""
    titles = _titles()
    titled = any(w in titles and after not in words("matching", "place") for w, after in pairwise(said))
    return titled or bool(said and said[-1] in _bodies())


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Titles before which no place stands."""
    return words("roles", "honorifics") - words("matching", "christened")


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Words for bodies that are no buildings."""
    return (words("names", "organisations") | words("roles", "institutions")) - words("matching", "premises")


def _sequences(text: str) -> Iterator[str]:
    """Runs of capitalised words with the numbers after them ("Terminal 2") and particles in them ("Plaza del Sol")."""
    particles, at = words("names", "particles"), 0
    while first := CAPITAL.search(text, at):
        end = at = first.end()
        if not first.group()[0].isupper():
            continue
        while text[at : at + 1] == " " and (m := WORD.match(text, at + 1)):
            said = m.group()
            if not (said[0].isupper() or said.isdigit() or said in particles):
                break
            at = m.end()
            end = end if said.islower() else at  # no particle ends a run
        yield text[first.start() : end]


def _folded(text: str) -> list[str]:
    """The folded words of a text, with hyphens closed up ("Port-Royal": portroyal)."""
    return fold(re.sub(r"(?<=\w)[-‐‑](?=\w)", "", text)).split()
