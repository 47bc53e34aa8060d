"""Candidates: pairs of claims that share a key. Never all pairs (Christen 2012, chapter 4).

However many claims share however many keys, a claim is compared with few others: those that share most and rarest keys
with it (cardinality node pruning, Papadakis et al. 2014). So comparisons grow as the claims do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.parts import is_break, met_by, wrote
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import content
from dragoman.record.claim import Commitment, Figure, Incident, Part, Position
from dragoman.record.value import Quantity

WINDOW = 10  # claims that follow in its block with which one is compared (sorted neighbourhood, Hernández 1995)
PAIRS = 600  # that a key may lead to: the more claims share it, the fewer of them each is compared with, down to none
SURE = 4  # the same for the number of one event, however many tell it
WORDS = 5  # keys from a claim's rarest words
SLOT = "slot "  # begins that key
NEAREST = 24  # others with which a claim is compared, but for those to whom it is one of the nearest
AT_ONCE = 20_000  # pairs of a part, about
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims of one kind to be compared, by their `places` in `claims`: all that comparing them needs."""

    claims: tuple[Told, ...]
    places: tuple[Pair, ...]


def candidates(claims: Sequence[Told]) -> Iterator[Pairs]:
    """The pairs of claims of one kind that share a key, each once. Claims come sorted.

    Many come in parts, of some keys in a row each, so that whoever compares a part needs few of the claims.
    """
    frequency = Counter(w for c in claims for w in c.words)
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, c in enumerate(claims):
        for key in dict.fromkeys(keys(c, frequency)):
            blocks[key].append(n)
    size = len(claims)
    shared: dict[int, float] = defaultdict(float)
    for key, block in blocks.items():
        weight = 1.0 if key.startswith(SLOT) else 1 / len(block)
        for pair in _beside(key, block, size):
            shared[pair] += weight
    kept = _nearest(shared, size)
    del shared
    if claims and len(kept) <= AT_ONCE:
        yield Pairs(tuple(claims), tuple(divmod(pair, size) for pair in sorted(kept)))
    else:
        yield from (_part(claims, pairs) for pairs in _by_key(blocks, kept, size))


def _beside(key: str, block: Sequence[int], size: int) -> Iterator[int]:
    """The pairs of a block that stand close together in it, each as one number: the first times `size`, and the other.

    (Of a large dossier there are millions.)
    """
    window = max(min(WINDOW, PAIRS // len(block)), SURE if key.startswith(SLOT) else 0)
    return (a * size + b for i, a in enumerate(block) for b in block[i + 1 : i + 1 + window])


def _by_key(blocks: Mapping[str, Sequence[int]], rest: set[int], size: int) -> Iterator[list[int]]:
    """The pairs of `rest`, those of some keys in a row together, a pair with the first key that it shares."""
    found: list[int] = []
    for key in sorted(blocks):
        mine = [pair for pair in _beside(key, blocks[key], size) if pair in rest]
        rest.difference_update(mine)
        found += mine
        if len(found) >= AT_ONCE:
            yield found
            found = []
    if found:
        yield found


def _part(claims: Sequence[Told], found: Sequence[int]) -> Pairs:
    """Pairs with no more claims than they are of."""
    pairs = [divmod(pair, len(claims)) for pair in found]
    places = sorted({n for pair in pairs for n in pair})
    at = {place: n for n, place in enumerate(places)}
    return Pairs(tuple(claims[n] for n in places), tuple(sorted((at[a], at[b]) for a, b in pairs)))


def _nearest(shared: Mapping[int, float], size: int) -> set[int]:
    """The pairs that one of the two counts among its NEAREST, by the weight of the keys that they share."""
    order = sorted(shared)
    order.sort(key=shared.__getitem__, reverse=True)  # of equal weight the first pair first
    counts = [0] * size
    kept: set[int] = set()
    for pair in order:
        a, b = divmod(pair, size)
        if counts[a] < NEAREST or counts[b] < NEAREST:
            kept.add(pair)
        counts[a] += 1
        counts[b] += 1
    return kept


def keys(told: Told, frequency: Counter[str]) -> Iterator[str]:
    """What a claim shares with those that may be about the same thing."""
    rare = sorted((w for w in told.words if frequency[w] > 1), key=lambda w: (frequency[w], w))
    yield from (f"word {w}" for w in rare[: WORDS if told.kind != "part" else len(rare)])
    yield from (f"{SLOT}{told.slot}" for _ in [0] if told.slot)
    near = told.names | (told.event.around if told.event and told.kind == "incident" else frozenset())
    yield from (f"name {w}" for name in sorted(near) for w in name.split())
    yield from (f"words {' '.join(q[i : i + 3])}" for q in told.quotes for i in range(min(len(q), 8)))
    yield from (f"over {w}" for w in sorted(told.over))
    if told.sole and isinstance(told.claim, Commitment) and told.claim.due:
        yield f"due {told.claim.due.edtf}"
    match told.claim:
        case Incident():
            yield from (f"target {w}" for w in sorted(told.target))
            yield from (f"happened {w}" for w in sorted(told.event.happened if told.event else ()))
            yield from (f"tally {n}" for n in sorted(told.event.tallies if told.event else ()))
            yield from (f"day {told.days.first}" for _ in [0] if told.days and told.days.length == 1)
            yield from (f"toll {number(q)}" for q in (told.claim.killed, told.claim.injured) if q)
            yield from (f"toll {n:g} {n:g}" for n in sorted(told.denies))
        case Part():
            yield from (f"part {told.claim.part} {s}" for s in sorted(told.sides))
            yield from (f"part {told.claim.part}" for _ in [0] if is_break(told))
            yield from ("paper" for _ in [0] if wrote(told))
            yield from (f"meeting of {rank}" for rank in sorted(met_by(told)))
            yield from (f"event {name}" for name in sorted(told.events))
            yield from (f"causes {told.report}" for _ in [0] if told.claim.part == "caused")
        case Position():
            yield from (f"issue {told.claim.issue} {p}" for p in sorted(told.parties))
        case Commitment() | Figure() if told.claim.quantity:
            yield f"number {number(told.claim.quantity)}"
            if told.kind == "commitment":
                yield from (f"counts {w}" for w in sorted(content(told.claim.quantity.unit or "")))
        case _:
            pass
    if told.kind == "meeting" and told.days:
        yield from (f"met {told.days.first}{s}" for s in ("", *(f" {side}" for side in sorted(told.sides))))


def number(quantity: Quantity) -> str:
    """A number as a key."""
    return f"{quantity.low} {quantity.high}"
