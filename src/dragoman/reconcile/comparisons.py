"""Why claims stand in one finding, and why others that are near to it do not: kept in the record for a person to see.

Kept are the comparisons that made each finding (a tree: one fewer than it has claims), and for each claim the NEAR
most alike that were kept apart.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from dragoman.reconcile.compare import least, reasons
from dragoman.reconcile.features import FORBIDS
from dragoman.reconcile.findings import Grouped
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.finding import Comparison, Weighed

NEAR = 2
EXCLUDED = "other claims of the two findings exclude each other"


def comparisons(grouped: Mapping[str, Grouped], weights: Weights) -> Iterator[Comparison]:
    """The comparisons of a dossier that are worth keeping, by kind, the joined first."""
    for found in grouped.values():
        group_of = {c.id: n for n, group in enumerate(found.groups) for c in group}
        by_id = {c.id: c for group in found.groups for c in group}
        yield from _joined(found, by_id, group_of, weights)
        yield from _apart(found, by_id, group_of, weights)


def _joined(
    found: Grouped, by_id: Mapping[str, Told], group_of: Mapping[str, int], weights: Weights
) -> Iterator[Comparison]:
    """The links that made each group, most alike first, as they were followed."""
    root = {i: i for i in by_id}

    def top(i: str) -> str:
        while root[i] != i:
            i = root[i]
        return i

    for link in found.links:
        if group_of[link.a] == group_of[link.b] and (a := top(link.a)) != (b := top(link.b)):
            root[max(a, b)] = min(a, b)
            yield _explained(by_id[link.a], by_id[link.b], weights, joined=True)


def _apart(
    found: Grouped, by_id: Mapping[str, Told], group_of: Mapping[str, int], weights: Weights
) -> Iterator[Comparison]:
    """Pairs of two groups that are alike enough or nearly, the nearest first; of each claim the NEAR nearest."""
    kept: Counter[str] = Counter()
    for one in sorted(found.near, key=lambda pair: (-pair.alike, pair.a, pair.b)):
        if group_of[one.a] != group_of[one.b] and kept[one.a] < NEAR and kept[one.b] < NEAR:
            kept.update((one.a, one.b))
            yield _explained(by_id[one.a], by_id[one.b], weights, joined=False)


def _explained(a: Told, b: Told, weights: Weights, *, joined: bool) -> Comparison:
    """Two claims with what speaks for and against: each feature's score times its weight."""
    found = list(reasons(a, b, weights))
    never = any(feature.score <= FORBIDS for feature, _ in found)
    score, enough = sum(feature.score * weight for feature, weight in found), least(a, b)
    return Comparison(
        a=a.id, b=b.id, joined=joined, score=None if never else round(score, 3), least=round(enough, 3),
        reasons=tuple(Weighed(name=f.name, score=_worth(f.score, weight), text=f.reason) for f, weight in found),
        forbidden=EXCLUDED if not (never or joined) and score >= enough else None,
    )  # fmt: skip


def _worth(score: float, weight: float) -> float:
    """What a feature adds; one that forbids a join keeps its score, whatever its weight."""
    return score if score <= FORBIDS else round(score * weight, 3)
