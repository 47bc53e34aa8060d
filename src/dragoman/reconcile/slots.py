"""Which number of which event or agreement a figure is: the strongest sign that two figures count one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.lasting import DURATION, duration, lasting, talked
from dragoman.reconcile.likened import likened
from dragoman.reconcile.measures import measured
from dragoman.reconcile.numbers import AGREED, OF
from dragoman.reconcile.rivals import rivals
from dragoman.reconcile.rounded import rounded
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Claim, Commitment, Figure, Incident, Meeting
from dragoman.record.report import Report
from dragoman.record.value import Quantity

LIKE = "like "  # before the id of the figure that another is set against
ENOUGH = 3  # a place and a day, or a target and more
ADMITTED = 1.25  # the same for a number that the event's own admits: to join it contradicts nobody
CROWD = 30  # events that a figure is compared with
RARE = 100  # from which on the same number in one dossier is of the same thing
FEW = 3  # slots that hold it, at most
TAKING = ("arrest", "abduct", "seize", "deport")
FIELD = {"dead": "killed", "hurt": "injured"}


@dataclass(frozen=True, slots=True)
class Slot:
    """The number that a figure is, and whether only what stands around it says so (`Told.loose`)."""

    name: str
    loose: bool


def slots(
    figures: Sequence[Told], grouped: Iterable[Sequence[Told]], reports: Mapping[str, Report], weights: Weights
) -> Mapping[str, Slot]:
    """Figure ids to slots, "GROUP field": by the words of an event's own telling, by its context, by its neighbour."""
    every = [group for group in grouped if isinstance(group[0].claim, Incident | Commitment | Meeting)]
    hosts: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    for group in every:
        for c in group:
            hosts[c.report].append((group[0].id, c))
    found: dict[str, Slot] = {}
    around: dict[str, list[Told]] = {}
    for figure in figures:
        telling = [(name, host) for name, host in hosts.get(figure.report, ()) if _inside(figure.claim, host.claim)]
        around[figure.id] = [host for _, host in telling]
        near = {slot for name, host in telling for slot in _slots(figure, name, host)}
        if len(near) == 1:
            found[figure.id] = Slot(next(iter(near)), loose=False)
    events = [group for group in every if group[0].kind == "incident"]
    counted = _counted(figures, found, events)
    index = _index(events)
    for figure in figures:
        if figure.id not in found and (name := _attached(figure, _near(figure, events, index), counted)):
            found[figure.id] = Slot(name, loose=True)
    agreed = {i for i, slot in found.items() if slot.name.endswith(AGREED)}
    pairs = [*rivals(figures, reports), *likened(figures, weights), *rounded(figures, weights, settled=agreed)]
    found |= dict(_linked([*pairs, *lasting(figures, around)], found))
    return found | dict(_same_rivals(figures, found))


def _linked(pairs: Iterable[tuple[str, str]], found: Mapping[str, Slot]) -> Iterator[tuple[str, Slot]]:
    """Figures tied to each other: the slot that one of them has, else one of their own.

    Two slots are never tied, but for numbers of what was agreed and of how long talks lasted: reports may tell one
    agreement, or one round, as two.
    """
    links = [Link(one, other) for one, other in pairs]
    ids = sorted({i for link in links for i in (link.a, link.b)})

    def slot(figure: str) -> str | None:
        return found[figure].name if figure in found else None

    def apart(a: str | None, b: str | None) -> bool:
        told = a and b and any(a.endswith(field) and b.endswith(field) for field in (AGREED, DURATION))
        return bool(a and b and a != b and not told and not (OF in a or OF in b))

    renamed: dict[str, str] = {}
    for group in groups(ids, links, key=slot, apart=apart):
        known = sorted({renamed.get(name, name) for i in group if (name := slot(i))})
        name = known[0] if known else f"{LIKE}{group[0]}"
        renamed |= dict.fromkeys(known[1:], name)
        yield from ((i, Slot(name, loose=True)) for i in group if i not in found and len(group) > 1)
    for i, old in found.items():
        if old.name in renamed:
            yield i, Slot(renamed[old.name], loose=old.loose)


def _counted(
    figures: Sequence[Told], found: Mapping[str, Slot], events: Sequence[Sequence[Told]]
) -> dict[str, list[Quantity]]:
    """The numbers that are known for each slot of an event."""
    known: dict[str, list[Quantity]] = defaultdict(list)
    for figure in figures:
        if figure.id in found and isinstance(figure.claim, Figure):
            known[found[figure.id].name].append(figure.claim.quantity)
    for group in events:
        for field in FIELD.values():
            numbers = [q for c in group if (q := getattr(c.claim, field, None))]
            if numbers:
                known[f"{group[0].id} {field}"] += numbers
    return known


def _index(events: Sequence[Sequence[Told]]) -> dict[str, list[int]]:
    """The numbers of the events that each name and each word for what was hit leads to."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(events):
        for key in sorted({key for c in group for key in (*c.names, *c.target)}):
            index[key].append(n)
    return index


def _near(figure: Told, events: Sequence[Sequence[Told]], index: Mapping[str, Sequence[int]]) -> list[Sequence[Told]]:
    """The events that share a name or what was hit with a figure, by its rarest keys first, at most CROWD of them."""
    said = figure.names | figure.words | (figure.event.around if figure.event else frozenset())
    keys = sorted((k for k in said if k in index), key=lambda k: (len(index[k]), k))
    found = dict.fromkeys(n for k in keys for n in index[k][:CROWD])
    return [events[n] for n in sorted(list(found)[:CROWD])]


def _attached(figure: Told, events: Sequence[Sequence[Told]], counted: Mapping[str, Sequence[Quantity]]) -> str | None:
    """The one event that a figure of the dead, hurt or held outside its telling belongs to, by place and words."""
    befell = sorted(figure.scopes & lexicon("matching")["count"].keys())
    if len(befell) != 1 or not isinstance(figure.claim, Figure) or measured(figure.claim.quantity):
        return None
    field = FIELD.get(befell[0], befell[0])
    scored = []
    for group in events:
        name = f"{group[0].id} {field}"
        score = max(_context(figure, c) for c in group) if name in counted else 0
        admitted = any(relation(figure.claim.quantity, q) in ("same", "admits") for q in counted.get(name, ()))
        if score >= (ADMITTED if admitted else ENOUGH):
            scored.append((score, name))
    best = sorted(scored, reverse=True)[:2]
    clear = len(best) == 1 or (len(best) > 1 and best[0][0] > best[1][0])
    return best[0][1] if best and clear else None


def _same_rivals(figures: Sequence[Told], found: Mapping[str, Slot]) -> Iterator[tuple[str, Slot]]:
    """Numbers set against each other in two reports, where one of them is the same in both: one slot.

    A number that many slots hold is of many things: in a dossier of thousands of numbers it would tie them all.
    """
    like = [(f.id, f.claim, s.name) for f in figures if (s := found.get(f.id)) and s.name.startswith(LIKE)]
    having: dict[tuple[float | None, float | None], dict[str, None]] = defaultdict(dict)
    for _, claim, name in sorted(like, key=lambda x: (x[2], x[0])):
        if isinstance(claim, Figure) and (claim.quantity.low or 0) >= RARE:
            having[_digits(claim)][name] = None
    links = [Link(next(iter(names)), name) for names in having.values() if len(names) <= FEW for name in names]
    merged = groups({name for _, _, name in like}, links, key=str, apart=lambda _, __: False)
    named = {name: group[0] for group in merged for name in group}
    yield from ((i, Slot(named[name], loose=True)) for i, _, name in like)


def _digits(figure: Figure) -> tuple[float | None, float | None]:
    return figure.quantity.low, figure.quantity.high


def _context(figure: Told, event: Told) -> float:
    """How much around a figure speaks of an event: its place, what was hit, its day, its words."""
    beside = figure.event.around if figure.event else frozenset()
    place = bool((figure.names | beside) & event.names)
    happened = bool(figure.event and event.event and figure.event.happened & event.event.happened)
    target = len(figure.words & event.target)
    day = bool(figure.days and event.days and figure.days.length == 1 and not figure.days.gap(event.days))
    if figure.days and event.days and figure.days.gap(event.days) and figure.sure and event.sure:
        return 0
    return 2 * place + min(2, target) + day + happened + min(1, len(figure.words & event.words) / 4)


def _slots(told: Told, name: str, holder: Told) -> Iterator[str]:
    """The fields of a claim whose words hold a figure and whose number it is: the same bounds.

    How long talks lasted is one number for all that were held on a day, in whatever words.
    """
    figure, host = told.claim, holder.claim
    if not isinstance(figure, Figure):
        return
    held = []
    match host:
        case Incident():
            held = [("killed", host.killed), ("injured", host.injured)]
        case Commitment() if host.strength in words("matching", "settled"):  # an offer may be raised or lowered
            held = [("quantity", host.quantity)]
        case Meeting() if duration(told, holder):
            day = holder.days if talked(holder) else None
            yield f"talks {day.first}{DURATION}" if day and day.length == 1 else f"{name}{DURATION}"
    number = figure.quantity.low, figure.quantity.high
    fitting = [field for field, quantity in held if quantity and (quantity.low, quantity.high) == number]
    befell = told.scopes & lexicon("matching")["count"].keys()
    if not fitting and isinstance(host, Incident) and len(befell) == 1 and not measured(figure.quantity):
        fitting = [key for key in befell if key not in ("dead", "hurt")]
    if not fitting and not befell and isinstance(host, Incident) and _taken(figure, host):
        fitting = ["held"]
    if not fitting and not befell and isinstance(host, Incident) and not measured(figure.quantity):
        nouns = content(figure.quantity.unit or "") - frozenset(map(stem, words("matching", "fallen")))
        fitting = [f"{OF}{noun}" for noun in sorted(nouns)[:1]]
    yield from (f"{name} {field}" for field in fitting)


def _taken(figure: Figure, host: Incident) -> bool:
    """Whether a figure counts the people to whom something was done, where they were taken: "14 men were taken"."""
    nouns = words("incidents", "people", "nouns") | {"men", "women", "people"}
    said = figure.counts.casefold().split()
    done = not {"was", "were", "been", "being"}.isdisjoint(said)
    return host.type in TAKING and done and any(w.removesuffix("s") in nouns or w in nouns for w in said[:2])


def _inside(figure: Claim, host: Claim) -> bool:
    """Whether a figure's words stand in the evidence of another claim of its report."""
    first = figure.evidence[0] if figure.evidence else None
    return first is not None and any(e.start <= first.start and first.end <= e.end for e in host.evidence)
