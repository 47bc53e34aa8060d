"""Persons across reports: which names are one person's. Undecided names stay apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.names import Name, compatible, first_names, surnames_of, written_alike
from dragoman.reconcile.wording import alike, fold

FULL = 2  # words of a full name


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person: a full one as all reports use it, or one report's surname. `sides` are groups of things."""

    id: str
    name: Name
    reports: frozenset[str]
    roles: frozenset[str]
    sides: frozenset[str]
    entities: tuple[str, ...]
    gender: str | None = None

    @property
    def full(self) -> bool:
        """Whether first name and surname are known."""
        return len(self.name) >= FULL


@dataclass(frozen=True, slots=True)
class Sign:
    """What of a Person can forbid a join."""

    name: Name
    reports: frozenset[str]


def people(persons: Iterable[Person]) -> list[tuple[str, ...]]:
    """The ids of the persons (each a name), grouped: one group, one person."""
    known = {p.id: p for p in sorted(persons, key=lambda p: p.id)}
    full = [p for p in known.values() if p.full]
    links = [*_spellings(full), *_initials(full), *_surnames(known.values())]
    return groups(known, links, key=lambda i: Sign(known[i].name, known[i].reports), apart=_apart)


def _apart(a: Sign, b: Sign) -> bool:
    """Two names that cannot be one person's; or two full names that one report tells apart."""
    if not compatible(a.name, b.name):
        return True
    both = len(a.name) >= FULL and len(b.name) >= FULL
    return both and not written_alike(a.name, b.name) and not a.reports.isdisjoint(b.reports)


def _blocks(full: Iterable[Person]) -> Iterator[list[Person]]:
    """Full names that may be spellings of one: by the letters that begin first name and surname."""
    found: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for p in full:
        found[p.name[0][0], p.name[-1][0]].append(p)
        found[p.name[0], p.name[1]].append(p)
        found["", "".join(p.name)].append(p)  # "Kwon Ji-hae", "Kwon Jihae"
        found["", "".join(p.name[1:])].append(p)  # "Ba-Harun", "Omar Baharun"
        found[p.name[0][0], "", p.name[1]].append(p)  # "Salma bint Rashid", "Salmah bint Rashid al-Kindi"
        found["", p.name[-2][0], p.name[-1]].append(p)  # both surnames without the first name
    return (block for _, block in sorted(found.items()) if len(block) > 1)


def _spellings(full: Iterable[Person]) -> Iterator[Link]:
    """Full names alike but for spelling, a middle name or a last part, where no other name is as near."""
    for block in _blocks(full):
        for i, a in enumerate(block):
            for b in block[i + 1 :]:
                spelled = compatible(a.name, b.name) and min(len(a.name[0]), len(b.name[0])) > 1
                if spelled and surnames_of(a.name, b.name) and not written_alike(a.name, b.name):
                    spelled = _only(a, b, block)
                if written_alike(a.name, b.name) or (spelled and _agree(a, b)):
                    yield Link(a.id, b.id)


def _only(a: Person, b: Person, block: Iterable[Person]) -> bool:
    """Whether the longer of two names is the only one in a block that ends with the shorter."""
    short, long = sorted((a, b), key=lambda p: len(p.name))
    return all(compatible(p.name, long.name) for p in block if surnames_of(p.name, short.name))


def _initials(full: list[Person]) -> Iterator[Link]:
    """An initial and a surname ("J. Miller") with the one Miller of that initial."""
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for p in full:
        by_surname[p.name[-1][0]].append(p)
    for a in full:
        if len(a.name[0]) == 1:
            near = [p for p in by_surname[a.name[-1][0]] if len(p.name[0]) > 1 and alike(p.name[-1], a.name[-1])]
            near = [p for p in near if first_names(p.name[0], a.name[0])]
            yield from (Link(a.id, b.id) for b in _one(a, near))


def _surnames(persons: Iterable[Person]) -> Iterator[Link]:
    """Surnames with the one full name that has them; what has none, with the same surname in other reports."""
    full: dict[str, list[Person]] = defaultdict(list)
    single: dict[str, list[Person]] = defaultdict(list)
    for p in persons:
        if p.full:
            joined = "".join(p.name[:FULL])  # "Souphan" of "Sou Phan Keola"
            for word in dict.fromkeys((p.name[-1], p.name[0], *p.name, *((joined,) if len(p.name) > FULL else ()))):
                full[word].append(p)
        else:
            single[p.name[0]].append(p)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(full):
        by_letter[word[0]].append(word)
    for word, some in sorted(single.items()):
        ending = [p for p in full.get(word, ()) if p.name[-1] == word]
        near = ending or full.get(word) or [
            p for w in by_letter[word[0]] if alike(w, word) for p in full[w] if p.name[-1] == w
        ]  # fmt: skip
        if near:
            yield from (Link(a.id, b.id) for a in some for b in _one(a, near))
        else:
            yield from (Link(a.id, b.id) for i, a in enumerate(some) for b in some[i + 1 : i + 2] if _agree(a, b))


def _one(person: Person, near: list[Person]) -> list[Person]:
    """Those of some full names that a short one means: all, where they are one person's; none, where undecided."""
    if _single(near):
        return near if all(_agree(person, p) for p in near) else []
    for narrower in (
        [p for p in near if person.gender is not None and p.gender == person.gender],
        [p for p in near if not person.sides.isdisjoint(p.sides) and _one_role(person, p)],
        [p for p in near if _one_role(person, p)],
        [p for p in near if not person.sides.isdisjoint(p.sides)],
    ):
        if narrower and _single(narrower):
            return narrower
    return []


def _one_role(a: Person, b: Person) -> bool:
    """Whether some role of one may be the other's: "minister" may be "interior minister"."""
    return any({*x.split()} <= {*y.split()} or {*y.split()} <= {*x.split()} for x in a.roles for y in b.roles)


def _single(some: list[Person]) -> bool:
    """Whether some full names may all be one person's."""
    return all(compatible(some[0].name, p.name) for p in some[1:])


def _agree(a: Person, b: Person) -> bool:
    """Whether nothing that is said of two speaks against their being one: they share a side or a role, or know none."""
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.sides and b.sides and a.sides.isdisjoint(b.sides):
        return not a.roles.isdisjoint(b.roles)
    return True


def person_name(forms: Mapping[str, int]) -> str:
    """The name to show: full, in most reports, longest, first in the alphabet. `forms`: a name to its reports."""
    return min(forms, key=lambda n: (len(fold(n).split()) < FULL, -forms[n], -len(n), n))
