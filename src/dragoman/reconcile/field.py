"""A field of a finding from what its claims say: equal values together, then judged two by two."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.finding import Field, FieldValue, Verdict

FIRST = 4  # claims of one value that are compared with those of another
ORDER: tuple[Verdict, ...] = ("differ", "compatible", "cannot_tell")


@dataclass(frozen=True, slots=True)
class Value:
    """What one claim gives for a field: as shown, and the claim."""

    shown: str
    told: Told


Actors = Mapping[str, Actor]
Judge = Callable[[Value, Value], Verdict]
Maker = Callable[[Sequence[Told], Actors], Iterator[Field]]


def loose(_: Value, __: Value) -> Verdict:
    """Other values are no contradiction."""
    return "compatible"


def judged(name: str, values: Sequence[Value], judge: Judge) -> Iterator[Field]:
    """The field of some values; one for each verdict, where some of them exclude and others admit each other.

    Of "seven", "eleven" and "at least six", the first two differ, and the third contradicts neither.
    """
    by_shown: dict[str, list[Value]] = {}
    for value in values:
        by_shown.setdefault(fold(value.shown) or value.shown, []).append(value)
    if len({v.told.id for v in values}) < 2:  # noqa: PLR2004  one claim has nothing to agree with
        return
    some = list(by_shown.values())
    if judge is loose:
        yield _field(name, "compatible" if len(some) > 1 else "agree", some)
        return
    found: dict[Verdict, set[int]] = {}
    for (n, a), (m, b) in combinations(enumerate(some), 2):
        for verdict in sorted({judge(x, y) for x in a[:FIRST] for y in b[:FIRST]}):
            found.setdefault(verdict, set()).update((n, m))
    apart = [v for v in ORDER if v in found]
    if len(apart) < 2:  # noqa: PLR2004  one verdict, one field
        yield _field(name, apart[0] if apart else "agree", some)
        return
    told: set[int] = set()
    for verdict in apart:
        if verdict == "compatible" or not found[verdict] <= told:
            yield _field(name, verdict, [some[n] for n in sorted(found[verdict])])
            told |= found[verdict]


def _field(name: str, verdict: Verdict, values: Sequence[Sequence[Value]]) -> Field:
    """A field as the record has it."""
    said = (FieldValue(value=same[0].shown, claims=tuple(dict.fromkeys(v.told.id for v in same))) for same in values)
    return Field(name=name, verdict=verdict, values=tuple(said))


def names(ids: Iterable[str], actors: Actors) -> str:
    """Actors as a person reads them."""
    return ", ".join(sorted(actors[i].name if i in actors else i for i in ids))
