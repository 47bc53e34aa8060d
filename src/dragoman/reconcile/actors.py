"""From the entities of all reports to actors: one for each who takes part, across the dossier."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.lexicon.given import GENDERS, gender_of
from dragoman.lexicon.peoples import people_of
from dragoman.reconcile.described import described
from dragoman.reconcile.names import bare, country, thing
from dragoman.reconcile.people import FULL, Person, people, person_name
from dragoman.reconcile.things import Thing, thing_form, things
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor, ActorKind, Entity

ORDER: tuple[ActorKind, ...] = ("person", "state", "organisation", "group", "anonymous")  # where votes are even
TITLE = 4  # letters of the longest abbreviated title ("mr", "prof"), which is no role


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a dossier, and the id of the actor that each entity is."""

    actors: tuple[Actor, ...]
    of: Mapping[str, str]


def actors(entities: Iterable[Entity]) -> Cast:
    """The actors behind the entities of all reports; their order does not matter."""
    every = {e.id: e for e in sorted(entities, key=lambda e: e.id)}
    kinds = dict(_kinds(every))
    named = [e for e in every.values() if e.named and e.kind != "anonymous" and fold(e.name)]
    named += _short_bodies(every.values(), named)
    bodies = _things(e for e in named if kinds[e.id] != "person")
    found = [_members(group, bodies) for group in things(bodies.values())]
    side_of = {e: group[0] for group in found for e in group}
    persons = _persons((e for e in named if kinds[e.id] == "person"), side_of)
    found += [_members(group, persons) for group in people(persons.values())]
    done = {e for group in found for e in group}
    found = described(found, [e for e in every.values() if e.id not in done], every, side_of)
    return _cast(found, every, kinds)


def _short_bodies(every: Iterable[Entity], named: Iterable[Entity]) -> list[Entity]:
    """Bodies called by a common noun that ends the name of just one named body ("the Guild", "the Potters' Guild")."""
    ending: dict[str, set[str]] = defaultdict(set)
    for e in named:
        name = thing(e.name)
        if e.kind == "organisation" and " " in name:
            ending[name.split()[-1]].add(name)
    common = words("matching", "state_bodies")
    loose = (e for e in every if not e.named and e.kind == "organisation" and e.name[:4].casefold() == "the ")
    return [e for e in loose if len(ending.get(form := thing_form(e.name) or "", ())) == 1 and form not in common]


def _members(group: Iterable[str], by_id: Mapping[str, Thing] | Mapping[str, Person]) -> tuple[str, ...]:
    """The entities of a group of names, sorted."""
    return tuple(sorted(e for name in group for e in by_id[name].entities))


def _kinds(every: Mapping[str, Entity]) -> Iterator[tuple[str, ActorKind]]:
    """The kind of each entity by what all reports say of its name; of a bare surname by those who have it in full."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    strong: dict[str, set[ActorKind]] = defaultdict(set)
    surnames = set()
    sides = {s for e in every.values() for s in e.sides}
    for e in every.values():
        if e.named and e.kind != "anonymous":
            name = _key(e)
            votes[name][e.kind] += 1
            if stated := _stated(e, sides):
                strong[name].add(stated)
            if e.kind == "person" and len(said := bare(e.name)) >= FULL:
                surnames.add(said[-1])
    for e in every.values():
        name = _key(e)
        sure = strong.get(name, set())
        if not e.named or e.kind == "anonymous" or len(sure) > 1:
            yield e.id, e.kind
        elif sure:
            yield e.id, next(iter(sure))
        elif name in surnames:
            yield e.id, "person"
        else:
            yield e.id, min(votes[name], key=lambda k, name=name: (-votes[name][k], ORDER.index(k)))  # type: ignore[misc]


def _key(entity: Entity) -> str:
    """What entities of one name share, whatever kind they were taken for."""
    return thing(" ".join(bare(entity.name))) if entity.kind == "person" else thing(entity.name)


def _stated(entity: Entity, sides: set[str]) -> ActorKind | None:
    """The kind that more than the name's look speaks for."""
    titled = any(fold(form).split()[0] in words("roles", "honorifics") for form in entity.forms if fold(form))
    if entity.kind == "person" and (entity.roles or titled or len(bare(entity.name)) >= FULL):
        return "person"
    if country(thing(entity.name)) or (entity.kind == "state" and entity.id in sides):
        return "state"
    return None


def _things(named: Iterable[Entity]) -> dict[str, Thing]:
    """Entities of states, organisations and groups by name."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for e in named:
        by_name[thing(e.name)].append(e)
    name_of = {e.id: name for name, some in by_name.items() for e in some}
    found = {}
    for name, some in sorted(by_name.items()):
        kinds: Counter[ActorKind] = Counter(e.kind for e in some if e.kind != "person")
        kinds = kinds or Counter(e.kind for e in some)
        sides = Counter(name_of[s] for e in some for s in e.sides[:1] if name_of.get(s, name) != name)
        found[name] = Thing(
            id=name, name=name, kind=min(kinds, key=lambda k: (-kinds[k], ORDER.index(k))),
            names=frozenset(n for e in some for n in (e.name, *e.forms) if thing(n) == name),
            forms=frozenset(f for e in some for form in e.forms if (f := thing_form(form))),
            sides=frozenset(sides), entities=tuple(e.id for e in some),
        )  # fmt: skip
    return found


def _persons(named: Iterable[Entity], side_of: Mapping[str, str]) -> dict[str, Person]:
    """Entities of persons by full name; those with one word for a name each by itself."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for e in named:
        said = bare(e.name) or tuple(fold(e.name).split())
        by_name[" ".join(said) if len(said) >= FULL else f"{' '.join(said)}|{e.id}"].append(e)
    return {
        key: Person(
            id=key, name=tuple(key.partition("|")[0].split()), reports=frozenset(e.report for e in some),
            roles=frozenset(role for e in some for r in e.roles if len(role := fold(r)) > TITLE),
            sides=frozenset(side_of[s] for e in some for s in e.sides[:1] if s in side_of),
            entities=tuple(e.id for e in some), gender=_gender(some),
        )
        for key, some in sorted(by_name.items())
    }  # fmt: skip


def _gender(some: Iterable[Entity]) -> str | None:
    """What titles and roles tell of a person's gender, else the name; null where they tell nothing, or both."""
    said = {w for e in some for form in (*e.forms, *e.roles) for w in fold(form).split()}
    known = [gender for gender in GENDERS if said & words("roles", gender)]
    known = known or list({g for e in some if (g := gender_of(" ".join(bare(e.name))))})
    return known[0] if len(known) == 1 else None


def _cast(found: Iterable[tuple[str, ...]], every: Mapping[str, Entity], kinds: Mapping[str, ActorKind]) -> Cast:
    """Groups of entities as actors, sorted by id."""
    grouped = [[every[i] for i in group] for group in found]
    ids = dict(zip(range(len(grouped)), _ids(grouped, kinds), strict=True))
    of = {e.id: ids[n] for n, group in enumerate(grouped) for e in group}
    states = {thing(_name(group, kinds)): n for n, group in enumerate(grouped) if _kind(group, kinds) == "state"}
    made = [
        Actor(
            id=ids[n], name=_name(group, kinds), kind=_kind(group, kinds), side=_side(group, of, ids[n]),
            roles=_counted(role for e in group for role in e.roles),
            aliases=tuple(
                sorted(
                    {f for e in group for f in (e.name, *e.forms) if f.strip() and states.get(thing(f), n) in (n, None)}
                )
            ),
        )
        for n, group in enumerate(grouped)
    ]  # fmt: skip
    return Cast(actors=tuple(sorted(made, key=lambda a: a.id)), of=of)


def _ids(grouped: list[list[Entity]], kinds: Mapping[str, ActorKind]) -> Iterator[str]:
    """An id for each group: a hash of name and kind, and of the first entity where that is not enough."""
    keys = [f"{fold(_name(group, kinds))}|{_kind(group, kinds)}" for group in grouped]
    shared = Counter(keys)
    for key, group in zip(keys, grouped, strict=True):
        unsure = shared[key] > 1 or not any(e.named for e in group)
        yield f"a-{hashlib.sha256((f'{key}|{group[0].id}' if unsure else key).encode()).hexdigest()[:12]}"


def _kind(group: Iterable[Entity], kinds: Mapping[str, ActorKind]) -> ActorKind:
    """The kind of most of a group, the named ones first."""
    some = sorted(group, key=lambda e: e.id)
    votes = Counter(kinds[e.id] for e in some if e.named) or Counter(kinds[e.id] for e in some)
    return min(votes, key=lambda k: (-votes[k], ORDER.index(k)))


def _name(group: list[Entity], kinds: Mapping[str, ActorKind]) -> str:
    """The name to show: of a person the full one; of a body or state the one in most reports, spelt out."""
    names = Counter(e.name for e in group if e.named) or Counter(e.name for e in group)
    if _kind(group, kinds) == "person":
        return person_name(names)
    adjectives = {n for n in names for other in names if other != n and people_of(n, other)}  # "Ostrian" of "Ostria"
    return min(
        names,
        key=lambda n: (country(thing(n)) is None, n in adjectives, n.replace(".", "").isupper(), -names[n], -len(n), n),
    )


def _side(group: list[Entity], of: Mapping[str, str], own: str) -> str | None:
    """The state or organisation that most reports tie a group's members to; null where two are as likely."""
    votes = Counter(side for e in group for side in [next((of[s] for s in e.sides if s in of and of[s] != own), None)])
    ranked = Counter({side: n for side, n in votes.items() if side}).most_common(2)
    even = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not even else None


def _counted(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles, those most often stated first."""
    counts = Counter(roles)
    return tuple(sorted(counts, key=lambda r: (-counts[r], r)))
