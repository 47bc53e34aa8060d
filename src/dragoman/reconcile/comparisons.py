"""Why claims stand in one finding, and why others that are near to it do not: kept in the record for a person to see.

Kept are the comparisons that made each finding (a tree: one fewer than it has claims), and for each claim the NEAR
most alike that were kept apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.reconcile.block import candidates
from dragoman.reconcile.compare import RULES, compare
from dragoman.reconcile.features import FORBIDS
from dragoman.reconcile.findings import Grouped
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.finding import Comparison, Weighed

NEAR = 2
CLOSE = 0.6  # share of what joins two claims from which on a pair that was not joined is worth explaining
MANY = ("figure", "statement")  # too many to explain each pair that was not alike enough
EXCLUDED = "other claims of the two findings exclude each other"


def comparisons(grouped: Mapping[str, Grouped], weights: Weights) -> Iterator[Comparison]:
    """The comparisons of a dossier that are worth keeping, by kind, the joined first."""
    for kind, found in grouped.items():
        group_of = {c.id: n for n, group in enumerate(found.groups) for c in group}
        by_id = {c.id: c for group in found.groups for c in group}
        yield from _joined(found, by_id, group_of, weights)
        yield from _apart(kind, found, by_id, group_of, weights)


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
    kind: str, found: Grouped, by_id: Mapping[str, Told], group_of: Mapping[str, int], weights: Weights
) -> Iterator[Comparison]:
    """Pairs of two groups that are alike enough or nearly, the nearest first; of each claim the NEAR nearest."""
    alike = {(link.a, link.b) for link in found.links if group_of[link.a] != group_of[link.b]}
    pairs: Iterable[tuple[str, str]] = alike
    if kind not in MANY:
        others = ((a.id, b.id) for a, b in candidates(sorted(by_id.values(), key=lambda c: c.id)))
        pairs = alike | {(a, b) for a, b in others if group_of[a] != group_of[b]}
    near = [_explained(by_id[a], by_id[b], weights, joined=False) for a, b in sorted(pairs)]
    kept: Counter[str] = Counter()
    for one in sorted((c for c in near if _is_close(c)), key=lambda c: (-_for(c), c.a, c.b)):
        if kept[one.a] < NEAR and kept[one.b] < NEAR:
            kept.update((one.a, one.b))
            yield one


def _for(one: Comparison) -> float:
    return sum(max(0.0, reason.score) for reason in one.reasons)


def _is_close(one: Comparison) -> bool:
    return one.forbidden is not None or (_for(one) if one.score is None else one.score) >= CLOSE * one.least


def _explained(a: Told, b: Told, weights: Weights, *, joined: bool) -> Comparison:
    """Two claims with what speaks for and against: each feature's score times its weight."""
    rule, found = RULES[a.kind], compare(a, b, weights)
    least = rule.least + (rule.within if a.report == b.report else 0.0)
    never = any(feature.score <= FORBIDS for feature in found.features)
    weight = {}
    for kind, worth in rule.features:
        if feature := kind(a, b, weights):
            weight[feature.name, feature.reason] = worth
    reasons = tuple(
        Weighed(name=f.name, score=_worth(f.score, weight[f.name, f.reason]), text=f.reason) for f in found.features
    )
    return Comparison(
        a=a.id, b=b.id, joined=joined, score=None if never else round(found.score, 3), least=round(least, 3),
        reasons=reasons, forbidden=EXCLUDED if found.joined and not joined else None,
    )  # fmt: skip


def _worth(score: float, weight: float) -> float:
    """What a feature adds; one that forbids a join keeps its score, whatever its weight."""
    return score if score <= FORBIDS else round(score * weight, 3)
