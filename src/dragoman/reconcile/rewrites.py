"""Rewrites of an agency's story in a paper's own words: told again in the agency's order, quoting nobody anew.

Sentences of a rewrite share few words with the original, so each alone proves nothing; that they come in one order,
nearer than to any other report of the dossier, and that the rewrite has no quotation of its own, together do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.days import days
from dragoman.reconcile.paraphrases import Paraphrase
from dragoman.reconcile.quotes import shared_run
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Statement
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report

CHANCE = 0.1  # likeness that two sentences of one event have by chance
FOLLOWS = 0.05  # of likeness beyond chance, in order, for each sentence of the shorter report
ALONE = 0.09  # the same, where no third report shows what two reporters of the event share by chance
AHEAD = 1.2  # times the likeness to any other report
INDEPENDENT = 0.03  # likeness that other reports are held to have at least
ORDERED = 0.75  # share of the likeness that comes in one order
TOLD = 3  # sentences that must be told again
OWN = 1  # quotations that may be its own: a headline, a phrase worded anew
QUOTATION = 4  # words of a quotation
CYCLE = 3  # days
Words = tuple[str, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Following:
    """How closely one of two reports follows the other: likeness in order for each sentence, and the sentences."""

    score: float
    ordered: float
    chain: tuple[Paraphrase, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Two reports, by their places, of which one is held to be a rewrite of the other's story, and how it follows."""

    a: int
    b: int
    agency: str
    following: Following


def following(again: Sequence[Paraphrase], count: int) -> Following:
    """The best chain of sentences told again in order. `again` comes in the order of the one story."""
    best: list[tuple[float, int]] = []
    for n, one in enumerate(again):
        before = [(best[m][0], m) for m in range(n) if _precedes(again[m], one)]
        most, at = max(before, key=lambda x: (x[0], -x[1]), default=(0.0, -1))
        best.append((most + max(0.0, one.score - CHANCE), at))
    chain: list[Paraphrase] = []
    at = max(range(len(best)), key=lambda n: (best[n][0], -n), default=-1)
    total = best[at][0] if best else 0.0
    while at >= 0:
        chain.append(again[at])
        at = best[at][1]
    every = sum(max(0.0, one.score - CHANCE) for one in again)
    return Following(total / (count or 1), total / (every or 1.0), tuple(chain[::-1]))


def _precedes(one: Paraphrase, other: Paraphrase) -> bool:
    """Whether one pair of sentences stands before another in both reports."""
    return one.a.first < other.a.first and one.b.first < other.b.first


def rewrites(
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    followed: Mapping[Place, Following],
    group: Sequence[int],
) -> list[Rewrite]:
    """Pairs of reports of which one rewrites an agency's story. `group`: the origin that each already has."""
    members: dict[int, list[int]] = {}
    for n, root in enumerate(group):
        members.setdefault(root, []).append(n)
    near = _nearness(followed, group)
    ranked = _ranked(near)
    found: list[Rewrite] = []
    for (m, n), how in sorted(followed.items()):
        pair = _pair(group[m], group[n])
        if group[m] == group[n] or how.score < near[pair][0] or len(how.chain) < TOLD or how.ordered < ORDERED:
            continue
        if how.score < max(FOLLOWS, AHEAD * max(INDEPENDENT, _rival(ranked, pair))) or not _one_cycle(
            reports[m], reports[n]
        ):
            continue
        if how.score < ALONE and len(members) < 3:  # noqa: PLR2004  two origins, and no third to compare with
            continue
        for mine, source in ((m, n), (n, m)):
            agency = next((a for k in members[group[source]] for a in reports[k].agencies), None)
            if agency and _adds_nothing(members[group[mine]], members[group[source]], reports, extractions):
                found.append(Rewrite(m, n, agency, how))
                break
    return found


def _pair(a: int, b: int) -> Place:
    return min(a, b), max(a, b)


def _nearness(followed: Mapping[Place, Following], group: Sequence[int]) -> dict[Place, tuple[float, Place]]:
    """For two groups the closest following between their reports, and whose it is."""
    near: dict[Place, tuple[float, Place]] = {}
    for (m, n), how in sorted(followed.items()):
        pair = _pair(group[m], group[n])
        if how.score > near.get(pair, (-1.0, pair))[0]:
            near[pair] = how.score, (m, n)
    return near


def _ranked(near: Mapping[Place, tuple[float, Place]]) -> dict[int, list[tuple[float, int]]]:
    """For each group the two others that it is nearest to, the nearest first."""
    found: dict[int, list[tuple[float, int]]] = {}
    for (a, b), (score, _) in near.items():
        for one, other in ((a, b), (b, a)) if a != b else ():
            found[one] = sorted([*found.get(one, []), (score, -other)], reverse=True)[:2]
    return {one: [(score, -minus) for score, minus in some] for one, some in found.items()}


def _rival(ranked: Mapping[int, list[tuple[float, int]]], pair: Place) -> float:
    """How closely either of two groups follows any third."""
    return max((score for one in pair for score, other in ranked[one] if other not in pair), default=0.0)


def _one_cycle(a: Report, b: Report) -> bool:
    """Whether two reports are of one news cycle; undated ones may be."""
    first, second = (days(r.published.edtf) if r.published else None for r in (a, b))
    return not first or not second or first.gap(second) <= CYCLE


def _adds_nothing(
    mine: Iterable[int], source: Iterable[int], reports: Sequence[Report], extractions: Mapping[str, Extraction]
) -> bool:
    """Whether some reports quote hardly anything that those of another origin do not."""
    known = [q for n in source for q in quotations(extractions.get(reports[n].id))]
    own = {q for n in mine for q in quotations(extractions.get(reports[n].id))}
    return sum(not any(shared_run(q, k)[0] for k in known) for q in sorted(own)) <= OWN


def quotations(extraction: Extraction | None) -> list[Words]:
    """The words of each longer quotation that the statements of a report hold, folded."""
    claims = extraction.claims if extraction else ()
    said = (tuple(fold(q).split()) for c in claims if isinstance(c, Statement) for q in c.quoted)
    return [words for words in said if len(words) >= QUOTATION]
