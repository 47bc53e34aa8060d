"""Rewrites of an agency's story in a paper's own words: told again in the agency's order, adding hardly anything.

Sentences of a rewrite share few words with the original, so each alone proves nothing. Of the reports of other origins
the nearest that carries an agency's story is looked at, and what it takes over and adds is weighed (retold.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.days import days
from dragoman.reconcile.paraphrases import Paraphrase
from dragoman.reconcile.quotes import shared_run
from dragoman.reconcile.retold import Facts, Retold, retold, takes
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Statement
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report

OWN = 1  # quotations that may be its own: a headline, a phrase worded anew
CHANCE = 0.1  # likeness that two sentences of one event have by chance
INDEPENDENT = 0.03  # likeness that other reports are held to have at least
ALONE = 0.09  # FOLLOWS where no third report shows what two reporters of the event share by chance
FOLLOWS = 0.03  # of likeness beyond chance, in order, for each sentence of the shorter report
AHEAD = 1.2  # times the likeness to any other report
TOLD = 3  # sentences that must be told again
LIKELY = 0.68  # likelihood from which on a report that follows another so is held to be a rewrite
QUOTATION = 4  # words of a quotation
CYCLE = 3  # days
Words = tuple[str, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Following:
    """How closely one of two reports follows the other: likeness in order for each sentence, and the sentences."""

    score: float
    chain: tuple[Paraphrase, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """A report, by its place, that may be a rewrite of an agency's story in another, and how it tells that.

    `follows`: whether its sentences follow that report so closely that little more is needed.
    """

    mine: int
    source: int
    agency: str
    following: Following
    follows: bool
    how: Retold


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
    return Following(total / (count or 1), tuple(chain[::-1]))


def _precedes(one: Paraphrase, other: Paraphrase) -> bool:
    """Whether one pair of sentences stands before another in both reports."""
    return one.a.first < other.a.first and one.b.first < other.b.first


def rewrites(found: Iterable[Retelling]) -> list[Retelling]:
    """Those of which it is likely enough."""
    few = (one for one in found if one.how.quoted <= OWN)
    return [one for one in few if one.follows and one.how.likelihood >= LIKELY]


def retellings(
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    followed: Mapping[Place, Following],
    group: Sequence[int],
    told: Sequence[Facts],
) -> Iterator[Retelling]:
    """What may be a rewrite of which agency's story. `group`: the origin that each already has; `told`: their facts."""
    members: dict[int, list[int]] = {}
    for n, root in enumerate(group):
        members.setdefault(root, []).append(n)
    near = _nearness(followed, group)
    alone = len(members) == 2  # noqa: PLR2004  two origins, and no third to compare with
    for mine, some in _ranked(near).items():
        (score, source), rival = some[0], some[1][0] if len(some) > 1 else 0.0
        agencies = {a for n in members[source] for a in reports[n].agencies}
        m, n = sorted(near[_pair(mine, source)][1], key=lambda x: group[x] != mine)
        chain = followed[_pair(m, n)]
        least = max(ALONE if alone else FOLLOWS, AHEAD * max(rival, INDEPENDENT))
        follows = score >= least and len(chain.chain) >= TOLD
        told_before = any(_may_carry(reports[m], reports[k], agencies) for k in members[source])
        if score <= rival or (alone and not follows) or not told_before:
            continue
        own = _own(members[mine], members[source], reports, extractions, told)
        how = retold(told[m], told[n], follows=score, rival=max(rival, INDEPENDENT), own=own)
        yield Retelling(m, n, min(agencies), chain, follows, how)


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


def _may_carry(mine: Report, source: Report, agencies: set[str]) -> bool:
    """Whether a report may carry an agency's story: of one telling's news cycle, not before it, no other's credited."""
    first, second = (days(r.published.edtf) if r.published else None for r in (source, mine))
    in_time = not first or not second or (first.gap(second) <= CYCLE and (first.first or 0) <= (second.last or 0))
    return bool(agencies) and agencies.issuperset(mine.agencies) and in_time


def _own(
    mine: Iterable[int],
    source: Iterable[int],
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    told: Sequence[Facts],
) -> int:
    """How many quotations some reports have whose words those of another origin have not, quoted or otherwise."""
    known = [q for n in source for q in quotations(extractions.get(reports[n].id))]
    own = {q for n in mine for q in quotations(extractions.get(reports[n].id))}
    new = [q for q in sorted(own) if not any(shared_run(q, k)[0] for k in known)]
    return sum(not any(takes(q, told[n]) for n in source) for q in new)


def quotations(extraction: Extraction | None) -> list[Words]:
    """The words of each longer quotation that the statements of a report hold, folded."""
    claims = extraction.claims if extraction else ()
    said = (tuple(fold(q).split()) for c in claims if isinstance(c, Statement) for q in c.quoted)
    return [words for words in said if len(words) >= QUOTATION]
