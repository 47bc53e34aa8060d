"""States, organisations and groups across reports: which names are one's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.peoples import people_keys, people_of, state_keys
from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.names import acronym, country, demonyms, seat, thing
from dragoman.reconcile.wording import stem

ACRONYM = 2  # letters that an acronym has at least
PEOPLE = 4  # letters by which a people is known from its state


@dataclass(frozen=True, slots=True)
class Thing:
    """A name of a state, an organisation or a group, as all reports use it. `names`: as spelt; `forms`: folded."""

    id: str
    name: str
    kind: str
    names: frozenset[str]
    forms: frozenset[str]
    sides: frozenset[str]
    entities: tuple[str, ...]


def things(found: Iterable[Thing]) -> list[tuple[str, ...]]:
    """The ids of the things (each a name), grouped: one group, one actor."""
    known = {t.id: t for t in sorted(found, key=lambda t: t.id)}
    every = list(known.values())
    links = [
        *_seats(every),
        *_realms(every),
        *_peoples(every),
        *_acronyms(every),
        *_shared_forms(every),
        *_bodies(every),
        *_short(every),
        *_worded(every),
    ]
    return groups(known, links, key=lambda i: (known[i].name, known[i].kind), apart=_apart)


def _apart(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Two states of the world; or a state and a group or body of another name than its seat's."""
    mine, theirs = (country(n) or (seat(n) if k == "state" else None) for n, k in (a, b))
    return bool(mine and theirs and mine != theirs)


def _by_name(some: Iterable[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for t in some:
        found[t.name].append(t)
    return found


def _seats(some: list[Thing]) -> Iterator[Link]:
    """A seat of government, where it stands for a state, with that state."""
    states = _by_name(t for t in some if t.kind == "state")
    for t in some:
        if t.kind == "state" and (name := seat(t.name)):
            yield from (Link(t.id, s.id) for s in states.get(name, ()))


def _realms(some: list[Thing]) -> Iterator[Link]:
    """A state with what it calls itself: "Ostria" and "the Republic of Ostria"."""
    bare = _by_name(t for t in some if t.kind not in ("person", "group"))
    for t in some:
        said = t.name.split()
        core = " ".join(w for w in said if w not in words("names", "realms") and w != "of")
        if t.kind != "person" and core and set(said) & words("names", "realms"):
            yield from (Link(t.id, s.id) for s in bare.get(core, ()) if s.id != t.id)


def _peoples(some: list[Thing]) -> Iterator[Link]:
    """The adjective of a state ("the Ostrian minister"), where a report has no more, with the one state it fits."""
    states: dict[str, list[Thing]] = defaultdict(list)
    for t in (t for t in some if t.kind == "state"):
        for key in state_keys(t.name):
            states[key].append(t)
    for t in (t for t in some if t.kind != "group" and not country(t.name)):
        likely = (s for key in people_keys(t.name) for s in states.get(key, ()))
        near = [s for s in likely if s.id != t.id and people_of(t.name, s.name)]
        if len(near) == 1:
            yield Link(t.id, near[0].id)


def _acronyms(some: list[Thing]) -> Iterator[Link]:
    """An acronym with the one name whose initials it has."""
    spelt: dict[str, list[Thing]] = defaultdict(list)
    for t in some:
        if " " in t.name:
            for letters in sorted({acronym(n) for n in t.names}):
                spelt[letters].append(t)
    for t in some:
        capitals = any(n.replace(".", "").isupper() for n in t.names)
        if " " not in t.name and len(t.name) >= ACRONYM and capitals and not country(t.name):
            full = spelt.get(t.name, [])
            if len(full) == 1:
                yield Link(t.id, full[0].id)


def _shared_forms(some: list[Thing]) -> Iterator[Link]:
    """A name that another report counts among the forms of exactly one thing."""
    having: dict[str, list[Thing]] = defaultdict(list)
    for t in some:
        for form in sorted(t.forms - {t.name}):
            having[form].append(t)
    for t in some:
        near = [] if t.name in demonyms() else having.get(t.name, [])
        others = [o for o in near if o.id != t.id and o.kind == t.kind]
        if len(others) == 1:
            yield Link(t.id, others[0].id)


def _bodies(some: list[Thing]) -> Iterator[Link]:
    """Bodies by what they are: "the X defence ministry", "the Ministry of Defence" of X, or the only one."""
    same = {stem(w): key for key, row in lexicon("matching")["body"].items() for w in row}
    states = [t for t in some if t.kind == "state"]
    found: dict[tuple[str, ...], list[tuple[Thing, frozenset[str]]]] = defaultdict(list)
    for t in some:
        said = {same.get(stem(w), "") for w in t.name.split()} - {""}
        if t.kind == "organisation" and "ministry" in said and len(said) > 1:
            found[tuple(sorted(said))].append((t, t.sides or _owner(t, states) or _strange(t)))
    for _, body in sorted(found.items()):
        owners = sorted({owner for _, sides in body for owner in sides})
        for owner in owners:
            near = [t for t, sides in body if owner in sides or (not sides and len(owners) == 1)]
            yield from (Link(a.id, b.id) for a, b in pairwise(near))
        if not owners:
            yield from (Link(a.id, b.id) for (a, _), (b, _) in pairwise(body))


def _owner(body: Thing, states: Iterable[Thing]) -> frozenset[str]:
    """The state whose name or adjective stands in a body's name ("Ostrian" of "Ostria")."""
    stems = {s.name: s.name[: max(PEOPLE, len(s.name) - 3)] for s in states if len(s.name) >= PEOPLE}
    return frozenset(name for name, begin in stems.items() if any(w.startswith(begin) for w in body.name.split()))


def _strange(body: Thing) -> frozenset[str]:
    """The words of a ministry's name that say neither what it is for nor of which state that the dossier knows."""
    known = {w for row in lexicon("matching")["body"].values() for w in row} | words("matching", "stop")
    return frozenset({" ".join(said)} if (said := [w for w in body.name.split() if w not in known]) else ())


def _short(some: list[Thing]) -> Iterator[Link]:
    """A body's short name with the one body whose name begins or ends with it ("the Front", "Meridian" the firm)."""
    bodies = [t for t in some if t.kind in ("organisation", "group")]
    starting: dict[str, list[Thing]] = defaultdict(list)
    ending: dict[str, list[Thing]] = defaultdict(list)
    for t in bodies:
        said = t.name.split()
        for n in range(1, len(said)):
            ending[" ".join(said[n:])].append(t)
            if _plain(said[n:]) or (n == 1 and words("matching", "state_bodies").isdisjoint(said)):
                starting[" ".join(said[:n])].append(t)
    states = {t.name for t in some if t.kind in ("state", "person")}
    for t in (t for t in bodies if not _office(t.name)):
        for longer in (ending.get(t.name, []), starting.get(t.name, [])):
            if longer and t.name not in states and _one_body(longer):
                yield from (Link(t.id, o.id) for o in longer)


def _worded(some: Iterable[Thing]) -> Iterator[Link]:
    """Bodies whose names have the same words, whatever their order: "Mercy Hospital", "the Hospital of Mercy"."""
    found: dict[frozenset[str], list[Thing]] = defaultdict(list)
    for t in some:
        said = frozenset(stem(w) for w in t.name.split() if w not in words("matching", "ordering"))
        if t.kind == "organisation" and len(said) > 1 and not _office(t.name):
            found[said].append(t)
    for _, group in sorted(found.items(), key=lambda item: sorted(item[0])):
        if len({side for t in group for side in t.sides}) <= 1:
            yield from (Link(a.id, b.id) for a, b in pairwise(group))


def _office(name: str) -> bool:
    """Whether a name says no more than which ministry it is: every state has one (`_bodies`)."""
    known = {w for row in lexicon("matching")["body"].values() for w in row} | words("matching", "stop")
    return known.issuperset(name.split())


def _plain(said: list[str]) -> bool:
    """Whether words say no more than what kind of body it is ("Press Agency")."""
    return words("matching", "short").issuperset(said)


def _one_body(some: list[Thing]) -> bool:
    """Whether the names of some bodies are all ends of the longest of them, and none ties them to two sides."""
    longest = max(some, key=lambda t: len(t.name)).name
    return all(longest.endswith(t.name) for t in some) and len({s for t in some for s in t.sides}) <= 1


def thing_form(text: str) -> str | None:
    """A form as `Thing.forms` holds it; null for a description ("the ministry")."""
    said = text.split()
    said = said[1:] if said and said[0].casefold() in ("the", "a", "an") else said
    return thing(text) if said and all(w[0].isupper() or w in ("of", "and", "for", "the") for w in said) else None
