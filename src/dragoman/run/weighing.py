"""Who weighs the pairs of a large dossier: this process, several here, or the actors of a cluster (`Cluster.weigh`).

The parts that `reconcile.block` makes, by keys, are handed out a few ahead; what somebody dies of is weighed here. The
record is the same whoever weighs.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from multiprocessing import get_context

from dragoman.reconcile.block import Pairs
from dragoman.reconcile.weigh import Found, Weigher, here, weigh
from dragoman.reconcile.wording import Weights

MANY = 300_000  # pairs of a dossier below which one process is done before others have begun: of some 20,000 claims
TWO = 2
AHEAD = 2  # parts a process that are under way
Hand = Callable[[Pairs], Callable[[], Found]]  # gives a part away, and what waits for its outcome


def weigher(workers: int, *, least: int = MANY) -> Weigher:
    """Who weighs in as many processes, or in this one where there are fewer than `least` pairs."""

    def weighing(parts: Iterable[Pairs], weights: Weights) -> Iterator[Found]:
        rest = iter(parts)
        first = until(rest, least)
        if workers < TWO or sum(len(pairs.places) for pairs in first) < least:
            yield from here(chain(first, rest), weights)
            return
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from handed(chain(first, rest), partial(_given, pool, weights), AHEAD * workers)

    return weighing


def until(parts: Iterator[Pairs], least: int) -> list[Pairs]:
    """The first parts, until they have so many pairs."""
    found: list[Pairs] = []
    held = 0
    while held < least and (pairs := next(parts, None)) is not None:
        found.append(pairs)
        held += len(pairs.places)
    return found


def handed(parts: Iterable[Pairs], hand: Hand, most: int) -> Iterator[Found]:
    """What comes of parts, at most so many of them given away at once."""
    under: deque[Callable[[], Found]] = deque()
    for part in parts:
        if len(under) >= most:
            yield under.popleft()()
        under.append(hand(part))
    yield from (wait() for wait in under)


def _given(pool: ProcessPoolExecutor, weights: Weights, pairs: Pairs) -> Callable[[], Found]:
    try:
        return partial(_outcome, pool.submit(weigh, pairs, weights), pairs, weights)
    except BrokenProcessPool:  # one has died before
        return partial(weigh, pairs, weights)


def _outcome(promise: Future[Found], pairs: Pairs, weights: Weights) -> Found:
    try:
        return promise.result()
    except BrokenProcessPool:
        return weigh(pairs, weights)
