"""Rewrites of an agency's story in a paper's own words: told again in the agency's order, adding hardly anything.

Sentences of a rewrite share few words with the original, so each alone proves nothing. Of the reports of other origins
the nearest that carry an agency's story are looked at, and what it takes over and adds is weighed (retold.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.credited import credited
from dragoman.reconcile.days import days
from dragoman.reconcile.paraphrases import Paraphrase
from dragoman.reconcile.quotes import RUN, shared_run
from dragoman.reconcile.retold import Facts, Retold, beyond, retold, takes
from dragoman.reconcile.telling import Shared, Telling, in_one_order
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Statement
from dragoman.record.extraction import Extraction
from dragoman.record.finding import Passage
from dragoman.record.report import Report

OWN = 1  # utterances that may be its own: a headline, somebody asked at the door
CHANCE = 0.1  # likeness that two sentences of one event have by chance
TOLD = 3  # things that it must tell in the order of the story
LIKELY = 0.3  # likelihood from which on a report is held to be a rewrite
RARE = 0.1  # of a dossier's origins that may tell a thing besides the two: it is no common knowledge
NEAREST = 3  # texts of agencies that a report is compared with, each by its nearest report
REPRINTS = 6  # reports of one text that are asked for what another adds to it
QUOTATION = 4  # words of a quotation
CYCLE = 1  # days after which a paper's telling of yesterday's wire is no news
Words = tuple[str, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Following:
    """How closely one of two reports follows the other: likeness in order for each sentence, and the sentences."""

    score: float
    chain: tuple[Paraphrase, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a dossier's reports, by their places: the facts of each, and how closely they follow each other.

    `tellings`: what each report, by its id, tells.
    """

    reports: Sequence[Report]
    extractions: Mapping[str, Extraction]
    followed: Mapping[Place, Following]
    facts: Sequence[Facts]
    tellings: Mapping[str, Telling]

    def said(self, n: int) -> list[tuple[Words, ...]]:
        """The quotations of each utterance of a report."""
        return quotations(self.extractions.get(self.reports[n].id))


@dataclass(frozen=True, slots=True)
class Retelling:
    """A report, by its place, that may be a rewrite of an agency's story in another, and how it tells that.

    `shared`: the things that both tell in one order, of the `things` that it tells; `rare`: how many things both tell
    that hardly another origin tells; `credit`: where it credits the agency for words of that story.
    """

    mine: int
    source: int
    agency: str
    shared: tuple[Shared, ...]
    things: int
    rare: int
    credit: Passage | None
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
    """Those that are likely enough and tell something that few others tell, of each report the likeliest."""
    best: dict[int, Retelling] = {}
    for one in found:
        own = one.how.quoted > OWN or len(one.shared) < TOLD or not one.rare
        if not own and one.how.likelihood >= LIKELY:
            known = best.get(one.mine)
            if known is None or one.how.likelihood > known.how.likelihood:
                best[one.mine] = one
    return [best[n] for n in sorted(best)]


def retellings(known: Known, group: Sequence[int]) -> Iterator[Retelling]:
    """What may be a rewrite of which agency's story. `group`: the origin that each report already has."""
    members: dict[int, list[int]] = defaultdict(list)
    tellers: dict[int, set[int]] = defaultdict(set)
    for n, root in enumerate(group):
        members[root].append(n)
        for point in known.tellings.get(known.reports[n].id, ()):
            tellers[point.thing].add(root)
    for m, source in _near(known, group, members):
        agencies = {a for k in members[source] for a in known.reports[k].agencies}
        if agencies.issuperset(known.reports[m].agencies) and _in_time(m, members[source], known.reports):
            two = {group[m], source}
            told = (tellers[point.thing] for point in known.tellings.get(known.reports[m].id, ()))
            rare = sum(two <= some and len(some - two) <= RARE * len(members) for some in told)
            yield _retelling(known, m, members[group[m]], members[source], rare)


def _retelling(known: Known, m: int, mine: list[int], source: list[int], rare: int) -> Retelling:
    """How a report tells a story, by that report of some with its text which tells most things in the same order."""
    agencies = {a for k in source for a in known.reports[k].agencies}
    telling = known.tellings.get(known.reports[m].id, ())
    orders = [in_one_order(telling, known.tellings.get(known.reports[k].id, ())) for k in source[:REPRINTS]]
    at = max(range(len(orders)), key=lambda k: (len(orders[k]), -k))
    n, shared = source[at], orders[at]
    carriers = [known.reports[k] for k in source if known.reports[k].agencies]
    credit = credited(known.reports[m], telling, shared, carriers, known.facts[n])
    text = [n, *(k for k in source[:REPRINTS] if k != n)]
    how = retold(
        known.facts[m], [known.facts[k] for k in text], told=len(shared) / (len(telling) or 1),
        credited=credit is not None, quoted=_own(mine, text, known), longer=_longer(m, text, known),
    )  # fmt: skip
    return Retelling(
        mine=m, source=n, agency=min(agencies), shared=tuple(shared), things=len(telling), rare=rare,
        credit=credit, how=how,
    )  # fmt: skip


def _near(known: Known, group: Sequence[int], members: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Of each origin the report likest another's, and the NEAREST origins to it that carry an agency's story."""
    carrying = {root for root, some in members.items() if any(known.reports[n].agencies for n in some)}
    near: dict[Place, tuple[float, int]] = {}
    for (a, b), how in sorted(known.followed.items()):
        for m, n in ((a, b), (b, a)):
            pair = group[m], group[n]
            if pair[0] != pair[1] and pair[1] in carrying and how.score > near.get(pair, (-1.0, 0))[0]:
                near[pair] = how.score, m
    ranked: dict[int, list[tuple[float, int, int]]] = {}
    for (mine, source), (score, m) in near.items():
        ranked.setdefault(mine, []).append((-score, source, m))
    for some in map(sorted, ranked.values()):
        for _, source, _ in some[:NEAREST]:
            yield some[0][2], source


def _in_time(mine: int, source: Iterable[int], reports: Sequence[Report]) -> bool:
    """Whether a report was published in the news cycle of a story: not before it, and at most CYCLE days after."""
    published = (days(report.published.edtf) for report in (reports[k] for k in source) if report.published)
    first = min((d for d in published if d), key=lambda d: (d.first or 0, d.last or 0), default=None)
    at = reports[mine].published
    second = days(at.edtf) if at else None
    return not first or not second or (first.gap(second) <= CYCLE and (first.first or 0) <= (second.last or 0))


def _own(mine: Iterable[int], source: Sequence[int], known: Known) -> int:
    """How many utterances some reports quote whose words those of another origin have not, quoted or otherwise."""
    spoken = _spoken(source, known)
    return sum(_new(said, spoken, source, known) for said in sorted({said for n in mine for said in known.said(n)}))


def _spoken(reports: Iterable[int], known: Known) -> list[Words]:
    return [q for n in reports for said in known.said(n) for q in said]


def _longer(mine: int, source: Sequence[int], known: Known) -> int:
    """How many quotations a report has of an utterance that another origin quotes, with words which that has not."""
    spoken = _spoken(source, known)
    return sum(
        len(q) >= RUN
        and any(shared_run(q, other)[0] for other in spoken)
        and beyond(q, (known.facts[n] for n in source))
        for q in _spoken([mine], known)
    )


def _new(said: tuple[Words, ...], spoken: Sequence[Words], source: Sequence[int], known: Known) -> bool:
    """Whether a longer quotation of an utterance is not another report's."""
    some = [q for q in said if len(q) >= QUOTATION and not any(shared_run(q, other)[0] for other in spoken)]
    return any(not any(takes(q, known.facts[n]) for n in source) for q in some)


def quotations(extraction: Extraction | None) -> list[tuple[Words, ...]]:
    """The quotations of each statement of a report that has any, as folded words."""
    claims = extraction.claims if extraction else ()
    return [tuple(tuple(fold(q).split()) for q in c.quoted) for c in claims if isinstance(c, Statement) and c.quoted]
