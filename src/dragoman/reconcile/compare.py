"""Whether two claims of a kind are about one thing: the features that count for the kind, weighed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.reconcile import causes as c
from dragoman.reconcile import dues as d
from dragoman.reconcile import features as f
from dragoman.reconcile import gatherings as g
from dragoman.reconcile import happenings as h
from dragoman.reconcile import numbers as n
from dragoman.reconcile import parts as p
from dragoman.reconcile import subjects as s
from dragoman.reconcile.features import FORBIDS, Compare, Feature
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights


@dataclass(frozen=True, slots=True)
class Rule:
    """How claims of a kind are compared: features with their weights, and the sum from which on two are one.

    `within`: what is asked on top of two claims of one report, which would seldom tell one thing twice.
    """

    features: tuple[tuple[Compare, float], ...]
    least: float
    within: float


RULES: dict[str, Rule] = {
    "statement": Rule(
        features=(
            (f.speaker, 0.3), (f.quoted, 0.9), (f.utterance, 1.0), (f.wording, 0.9), (f.period, 0.5), (f.contrary, 1.0),
            (f.strange, 1.0),
        ),
        least=0.75, within=9.0,
    ),
    "meeting": Rule(
        features=(
            (f.time, 0.5), (f.parties, 0.5), (g.form, 0.2), (f.place, 0.4), (f.wording, 0.5), (g.state, 0.5),
            (g.occasion, 0.4),
        ),
        least=0.8, within=0.2,
    ),
    "position": Rule(features=((f.holder, 0.5), (f.issue, 0.4), (f.wording, 0.6)), least=0.85, within=0.0),
    "part": Rule(
        features=(
            (p.part, 1.0), (p.idea, 1.0), (p.team, 1.0), (p.declined, 1.0), (p.broken, 1.0), (c.caused, 1.0),
        ),
        least=0.8, within=0.0,
    ),
    "commitment": Rule(
        features=(
            (s.bound, 0.3), (n.number, 0.4), (f.wording, 0.9), (s.subject, 0.8), (f.period, 0.2), (n.counted, 1.2),
            (d.due, 0.75), (d.same_count, 0.4), (d.settled, 1.0),
        ),
        least=0.75, within=0.1,
    ),
    "condition": Rule(features=((f.holder, 0.3), (f.terms, 0.8)), least=0.5, within=0.3),
    "incident": Rule(
        features=(
            (f.time, 0.5), (f.place, 0.8), (h.target, 0.5), (h.toll, 0.5), (h.blamed, 0.2), (h.event, 0.8),
            (f.wording, 0.8), (h.happening, 0.4), (h.tallies, 0.5), (h.occasion, 0.45), (h.rival, 1.0),
            (h.disputed, 1.0),
        ),
        least=0.65, within=0.35,
    ),
    "figure": Rule(
        features=((n.slot, 1.0), (n.scope, 1.0), (n.number, 0.7), (f.wording, 1.1), (f.period, 0.5)),
        least=1.0, within=0.2,
    ),
}  # fmt: skip


class Weight(NamedTuple):
    """Two claims weighed. `score`: the sum, null where one feature forbids it; `alike`: all that speaks for it."""

    score: float | None
    alike: float


def joined(a: Told, b: Told, weights: Weights) -> float | None:
    """The score of two claims that are joined, null for two that are not: `weighed`, stopped at what forbids it."""
    score = 0.0
    for feature, weight in RULES[a.kind].features:
        found = feature(a, b, weights)
        if found is not None:
            if found.score <= FORBIDS:
                return None
            score += found.score * weight
    return score if score >= least(a, b) else None


def weighed(a: Told, b: Told, weights: Weights) -> Weight:
    """Two claims of one kind weighed by all features of the kind."""
    score, alike, forbidden = 0.0, 0.0, False
    for feature, weight in RULES[a.kind].features:
        found = feature(a, b, weights)
        if found is not None:
            score += found.score * weight
            forbidden = forbidden or found.score <= FORBIDS
            alike += max(0.0, found.score) * weight
    return Weight(None if forbidden else score, round(alike, 3))


def reasons(a: Told, b: Told, weights: Weights) -> Iterator[tuple[Feature, float]]:
    """What speaks for and against two claims of one kind being one, each with its weight."""
    for feature, weight in RULES[a.kind].features:
        found = feature(a, b, weights)
        if found is not None:
            yield found, weight


def least(a: Told, b: Told) -> float:
    """The sum from which on two claims are one."""
    rule = RULES[a.kind]
    return rule.least + (rule.within if a.report == b.report else 0.0)
