"""The side of an actor where no report ties it to one, as the whole dossier tells it.

Each rule gives the state or body that an actor may be of; the first that is sure of one decides. A wrong side is worse
than none: an office has one holder, and "the league chairman" is of the one league named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.actors import Cast
from dragoman.reconcile.dossier import Dossier
from dragoman.reconcile.facing import facing
from dragoman.reconcile.governing import arm_of, armed, home
from dragoman.reconcile.names import bare, compatible, thing
from dragoman.reconcile.speaking import Heard, told_by_words
from dragoman.reconcile.table import between, state_of, wide
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor, Entity
from dragoman.record.claim import Claim

TWO = 2


def sided(cast: Cast, entities: Iterable[Entity], claims: Iterable[Claim], texts: Sequence[str]) -> tuple[Actor, ...]:
    """The actors, with a side for those whose side only the whole dossier tells. `texts`: of all reports."""
    every, told = list(entities), list(claims)
    known = {a.id: a for a in cast.actors}
    named = frozenset(cast.of[e.id] for e in every if e.named and e.id in cast.of)
    votes, leans = _votes(every, cast.of, named), _votes(every, cast.of, named, leaning=True)
    met = facing(every, told, cast.of)
    states = wide(cast.actors, texts)
    bodies = tuple(a for a in cast.actors if a.kind in ("organisation", "group") and _called(a))
    for rule in RULES:
        bargaining = between(known, told, cast.of, len(texts))
        table = tuple(i for i in states if bargaining[i] <= 0)
        here = Dossier(known, _holders(known.values(), named), named, table, met, votes, leans, bodies)
        found = {a.id: rule(a, here) for a in cast.actors if known[a.id].side is None}
        known |= {i: replace(known[i], side=side) for i, side in found.items() if side is not None and side != i}
    for _ in range(TWO):  # whom the first pass has told a side may face others
        known |= told_by_words(Heard(known, told, cast.of, met, leans, named - {i for i in votes if votes[i]}))
    known |= _of_groups(known, leans)
    return tuple(known[a.id] for a in cast.actors)


def _of_groups(known: Mapping[str, Actor], leans: Mapping[str, Counter[str]]) -> dict[str, Actor]:
    """Persons of no other side with the one group of people that they are said to speak for: "the dockers' leader"."""
    found: dict[str, Actor] = {}
    for one in (a for a in known.values() if not a.side):
        groups = sorted(i for i in leans.get(one.id, ()) if known[i].kind == "group")
        if len({fold(known[i].name) for i in groups}) == 1:
            found[one.id] = replace(one, side=groups[0])
    return found


def _votes(
    entities: Iterable[Entity], of: Mapping[str, str], named: frozenset[str], *, leaning: bool = False
) -> dict[str, Counter[str]]:
    """How many reports tie each actor to a side, those that name it counting twice."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for e in entities:
        own = of.get(e.id, e.id)
        first = [of[s] for s in (e.leans if leaning else e.sides) if s in of and of[s] != own][:1]
        votes[own].update({side: 1 + (side in named) for side in first})
    return votes


def _holders(actors: Iterable[Actor], named: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Offices of which a state has just one, to the states whose named holder is known."""
    held: dict[str, set[str]] = defaultdict(set)
    for a in actors:
        if a.kind == "person" and a.side and a.id in named:
            for office in _offices(a):
                held[office].add(a.side)
    return {office: frozenset(sides) for office, sides in held.items()}


def _offices(actor: Actor) -> frozenset[str]:
    """The offices of somebody of which a state has just one ("foreign minister", "president"), each by one name."""
    return frozenset(office for r in actor.roles if (office := _office(fold(r))))


@cache
def _office(role: str) -> str | None:
    """The usual name of an office that a state has once; "trade secretary" and "commerce minister" are one."""
    same = {w: key for key, row in lexicon("roles")["same"].items() for w in row}
    said = [same.get(w, w) for w in role.split()]
    plain = same.get(role, " ".join(said))
    department = len(said) > 1 and said[-2] in words("roles", "departments") | {"foreign", "prime"}
    if said[-1:] == ["minister"] and department and not set(said) & words("roles", "lesser"):
        return " ".join(said[-2:])
    return plain if plain in words("roles", "single") or (said[-1:] == ["minister"] and " " in plain) else None


def _by_votes(actor: Actor, dossier: Dossier) -> str | None:
    """Where reports name several sides: the one of most weight; one that goes by the other's name is the same."""
    votes, known = dossier.votes.get(actor.id, Counter()), dossier.actors
    heft = {
        i: sum(n for j, n in votes.items() if _within(known[j], known[i]) or known[j].side == i)
        for i in votes if i in known
    }  # fmt: skip
    ranked = sorted(heft, key=lambda i: (-heft[i], -votes[i], -len(known[i].name), i))
    if not ranked or (len(ranked) > 1 and heft[ranked[0]] == heft[ranked[1]] and votes[ranked[0]] == votes[ranked[1]]):
        return None
    return ranked[0]


def _within(short: Actor, long: Actor) -> bool:
    """Whether a name is another's, or its short form: "the League" of "Norland Premier League"."""
    return short.id == long.id or set(thing(short.name).split()) <= set(thing(long.name).split())


def _by_namesake(actor: Actor, dossier: Dossier) -> str | None:
    """The side of whoever has the same surname and rank: most likely one person, spelt in two ways."""
    if actor.kind != "person" or actor.id not in dossier.named or not actor.roles:
        return None
    last, ranks = fold(actor.name).split()[-1:], {w for r in actor.roles for w in fold(r).split()}
    same = {
        a.side
        for a in dossier.people()
        if a.side
        and fold(a.name).split()[-1:] == last
        and ranks & {w for r in a.roles for w in fold(r).split()}
        and compatible(bare(a.name) or (a.name,), bare(actor.name) or (actor.name,))
    }
    return next(iter(same)) if len(same) == 1 else None


def _by_leaning(actor: Actor, dossier: Dossier) -> str | None:
    """The state that most introductions of an officer name right before."""
    leans = {i: n for i, n in dossier.leans.get(actor.id, {}).items() if dossier.actors[i].kind != "group"}
    ranked = [(n, i) for i, n in Counter(leans).most_common(TWO)]
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    side = ranked[0][1]
    taken = any(side in dossier.holders.get(office, ()) for office in _offices(actor))
    return None if taken or actor.kind != "person" or _mediates(actor) else side


def _mediates(actor: Actor) -> bool:
    """Whether somebody's roles tell of standing between the sides."""
    return any(w in words("positions", "meetings", "mediators") for r in actor.roles for w in r.split())


def _by_description(actor: Actor, dossier: Dossier) -> str | None:
    """The state whose office-holder is told of without a name ("the Ruritanian president"), where one name fits."""
    if actor.kind != "person" or actor.id not in dossier.named:
        return None
    found: set[str] = set()
    for office in sorted(_offices(actor)):
        same = [a for a in dossier.people() if office in _offices(a)]
        if not any(a.side is None and a.id in dossier.named and a.id != actor.id for a in same):
            found |= {a.side for a in same if a.side} - dossier.holders.get(office, frozenset())
    return next(iter(found)) if len(found) == 1 else None


def _called(actor: Actor) -> bool:
    """Whether a body is called by a name, if only within a description: "Norland's Premier League"."""
    return any(w[:1].isupper() for w in actor.name.split()[1:]) or (actor.name[:1].isupper() and " " not in actor.name)


def _by_class(actor: Actor, dossier: Dossier) -> str | None:
    """The one body whose kind the title names ("league chairman", "union leader"), or that alone has such an office."""
    if actor.kind != "person":
        return None
    said = {w for r in actor.roles for w in fold(r).split()}
    for kind in lexicon("roles")["bodies"].values():
        offices = {fold(r) for r in actor.roles} & set(kind["offices"])
        if not (said & set(kind["heads"]) or offices):
            continue
        fitting = [b for b in dossier.bodies if set(fold(b.name).split()) & {*kind["names"], *kind["heads"]}]
        longest = max(fitting, key=lambda b: (len(b.name), b.id), default=None)
        if longest is not None and all(_within(b, longest) for b in fitting):
            return longest.id
    return None


def _by_government(actor: Actor, dossier: Dossier) -> str | None:
    """In a dossier without states "the government", for whoever holds an office of one."""
    governs = _offices(actor) or {r for r in map(fold, actor.roles) if r.split()[-1:] == ["minister"]}
    if actor.kind != "person" or not governs or actor.id not in dossier.named or dossier.states:
        return None
    bodies = (a for a in dossier.actors.values() if a.kind == "organisation" and a.name[:2].casefold() != "a ")
    found = [a.id for a in bodies if thing(a.name) == "government"]
    return found[0] if found else None


def _by_office(actor: Actor, dossier: Dossier) -> str | None:
    """The one state at the table that is not of those whom somebody meets, and whose office nobody else holds."""
    offices = _offices(actor)
    ranks = {r for r in map(fold, actor.roles) if set(r.split()) & words("roles", "forces")}
    ministers = {r for r in map(fold, actor.roles) if r.split()[-1:] == ["minister"]}
    met = {state_of(i, dossier.actors) for i in dossier.facing.get(actor.id, ())} & set(dossier.states)
    opposed = len(dossier.states) == TWO and len(met) == 1
    envoys = {r for r in map(fold, actor.roles) if set(r.split()) & words("roles", "offices") and opposed}
    governs = offices or ministers or envoys or (ranks if len(dossier.states) == 1 or opposed else set())
    if actor.kind != "person" or not governs or actor.id not in dossier.named or _mediates(actor):
        return None
    abroad = any("foreign" in role for role in governs)
    own = home(dossier) if len(dossier.states) == 1 or any(" " in o for o in offices) else None
    if len(dossier.states) > TWO or (len(dossier.states) <= 1 and (abroad or not own)):
        return None
    taken = {s for o in offices for s in dossier.holders.get(o, ())}
    free = [s for s in ([own] if own and len(dossier.states) <= 1 else dossier.states) if s not in met | taken]
    return free[0] if len(free) == 1 else None


def _by_home(actor: Actor, dossier: Dossier) -> str | None:
    """The one state whose own affair the dossier is, for its officers, "the government's negotiator", "the president".

    Not for ministers and presidents by name: a neighbour's are told without their state as often.
    """
    said = {w for r in map(fold, actor.roles) for w in r.split()}
    serves = said & (words("roles", "forces") | words("roles", "serving"))
    serves |= {r for r in map(fold, actor.roles) if r in words("roles", "servants")}
    if actor.id not in dossier.named and actor.name[:4].casefold() == "the ":
        serves |= _offices(actor) | ({fold(actor.name)} & words("roles", "heads_of_state"))
    if actor.kind != "person" or not serves or _mediates(actor) or "foreign" in said:
        return None
    return armed(dossier)


RULES = (_by_votes, _by_namesake, _by_leaning, _by_description, _by_class, _by_office, _by_home, _by_government, arm_of)
