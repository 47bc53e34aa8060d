"""What becomes of each judgement: whether it holds, is disputed, superseded or undone, or points at nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.reconcile.pointing import Pointed
from dragoman.record.judgement import Judgement, JudgementState

VERDICTS = ("confirm", "reject")
VALUES = ("correct", "reattribute")
JOINS = ("merge", "split")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement, the ids of the claims that it is about now, and what becomes of it; `why` in words."""

    judgement: Judgement
    claims: tuple[str, ...]
    apart: tuple[str, ...]
    state: JudgementState = "applied"
    why: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it changes something."""
        return self.state == "applied"

    def dangling(self, why: str) -> "Ruling":
        """The same, as one that cannot be applied."""
        return replace(self, state="dangling", why=why)


def rulings(judgements: Sequence[Judgement], pointed: Pointed) -> Iterator[Ruling]:
    """What becomes of judgements, in their order, which is that in which they were made."""
    undone = _undone(judgements)
    found = [_found(j, pointed, undone) for j in judgements]
    last = [_superseded(one, found[n + 1 :]) for n, one in enumerate(found)]
    yield from (_disputed(one, last) for one in last)


def _undone(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """Judgements that were taken back, by id, and by what; one that takes back can be taken back itself."""
    found: dict[str, Judgement] = {}
    for judgement in reversed(judgements):
        if judgement.undoes and judgement.id not in found:
            found[judgement.undoes] = judgement
    return found


def _found(judgement: Judgement, pointed: Pointed, undone: dict[str, Judgement]) -> Ruling:
    """A judgement with the claims that it points at."""
    claims, apart = ([pointed.find(p) for p in pointers] for pointers in (judgement.claims, judgement.apart))
    ruling = Ruling(judgement, tuple(dict.fromkeys(filter(None, claims))), tuple(dict.fromkeys(filter(None, apart))))
    if by := undone.get(judgement.id):
        return replace(ruling, state="undone", why=f"taken back by {by.who} ({by.id})")
    if judgement.action == "undo":
        return ruling
    if not ruling.claims:
        return ruling.dangling(pointed.why_not(judgement.claims[0]) if judgement.claims else "it points at nothing")
    if (judgement.action == "merge" and len(ruling.claims) == 1) or (judgement.action == "split" and not ruling.apart):
        missing = next(p for p in (*judgement.claims, *judgement.apart) if not pointed.find(p))
        return ruling.dangling(f"half of what it is about is not there: {pointed.why_not(missing)}")
    return ruling


def _superseded(one: Ruling, later: Sequence[Ruling]) -> Ruling:
    """A ruling, unless its judge said something else later."""
    for other in later:
        mine = other.judgement.who == one.judgement.who
        if one.holds and other.holds and mine and _replaces(other, one):
            why = f"{one.judgement.who} judged again later ({other.judgement.id})"
            return replace(one, state="superseded", why=why)
    return one


def _disputed(one: Ruling, every: Sequence[Ruling]) -> Ruling:
    """A ruling, unless another judge says otherwise."""
    for other in every:
        if one.holds and other.holds and _contradict(one, other) and other.judgement.who != one.judgement.who:
            why = f"{other.judgement.who} says otherwise ({other.judgement.id}): nothing is changed"
            return replace(one, state="disputed", why=why)
    return one


def _replaces(new: Ruling, old: Ruling) -> bool:
    """Whether a judge's later word takes the place of all of an earlier one."""
    a, b = new.judgement, old.judgement
    if a.action in VERDICTS and b.action in VERDICTS:
        return set(new.claims) >= set(old.claims)
    if a.action in VALUES and b.action in VALUES:
        return a.field == b.field and set(new.claims) >= set(old.claims)
    return a.action != b.action and _contradict(new, old)


def _contradict(a: Ruling, b: Ruling) -> bool:
    """Whether two judgements cannot both be followed."""
    one, other = a.judgement, b.judgement
    both = set(a.claims) & set(b.claims)
    if one.action in VERDICTS and other.action in VERDICTS:
        return one.action != other.action and bool(both)
    if one.action in VALUES and other.action in VALUES:
        return one.field == other.field and one.value != other.value and bool(both)
    if {one.action, other.action} == set(JOINS):
        merge, split = (a, b) if one.action == "merge" else (b, a)
        return bool(set(merge.claims) & set(split.claims)) and bool(set(merge.claims) & set(split.apart))
    return False
