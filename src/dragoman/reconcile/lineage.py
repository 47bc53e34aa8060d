"""Which passages of the reports are alike, and which reports go back to one text: a reprint, or a rewrite of a wire.

Two reports are tied only by words that nobody is quoted with: much told in the same words, or most sentences told
again in the same order with the same details. When that is not clear they stay apart.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from dragoman.reconcile.cluster import roots
from dragoman.reconcile.paraphrases import Paraphrase, paraphrases, sentences
from dragoman.reconcile.passages import Alike, Story, alike, story
from dragoman.reconcile.retold import facts
from dragoman.reconcile.reuse import Pair, Place, passages, reuse, sentence_passages, told_in_clauses
from dragoman.reconcile.rewrites import Following, Known, Retelling, following, retellings, rewrites
from dragoman.reconcile.telling import Point, Telling
from dragoman.record.base import Frozen
from dragoman.record.extraction import Extraction
from dragoman.record.finding import Origin, Passage, Reason, Reuse
from dragoman.record.report import Report

# Near verbatim: words in common at least, of them telling ones, and telling ones that are no names.
RUN, TELLING, PLAIN = 8, 4, 2
QUOTED = 4  # words of one quotation that two reports share
DENSE = 0.6  # share of a passage's words that are the same in the other
FAINT = 0.12  # to be looked at at all
ALIGNED = 0.3  # and to count towards one origin, where many do in the same order
SHARE = 0.2  # of the shorter report in the other's words: far above what two reporters of one event share (0.03)
RUNS, MOST = 2, 0.5  # passages that it must come in, unless it is most of the report
FLOOR = 30  # words that two reports must share at least: less is a sentence that anybody may have
FOLLOWED = 0.3  # of the shorter report's sentences told again by the other, in order: a rewrite
SENTENCES = 5  # that a rewrite must tell again
ORDER = 0.6  # of them in the same order
CREDITED = 0.2  # the same where both carry the credit of one agency
SHOWN = 3  # passages shown as evidence of a reason
NOTHING: Mapping[str, Telling] = MappingProxyType({})


class Lineage(Frozen, frozen=True, kw_only=True):
    """Passages alike, and the origins of the reports: each report is in one origin, alone or with others."""

    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports of a dossier compared in pairs, by their places. `ties`: those that words alone tie, with reasons.

    `brushed`: pairs that share three words in a row and nothing that is listed for it, each as one number: the first
    times as many as there are, and the second. (Of thousands of reports there are millions.)
    """

    stories: tuple[Story, ...]
    pairs: Mapping[Place, Pair]
    followed: Mapping[Place, Following]
    ties: tuple[tuple[int, int, list[Reason]], ...]
    brushed: "array[int]"

    def also(self, wanted: Collection[Place]) -> Mapping[Place, Pair]:
        """The pairs, in their order, with those of `wanted` that are only brushed."""
        size = len(self.stories)
        numbers = {m * size + n for m, n in wanted}
        bare = (divmod(number, size) for number in self.brushed if number in numbers)
        every = {**self.pairs, **{(m, n): Pair(a=self.stories[m], b=self.stories[n]) for m, n in bare}}
        return {places: every[places] for places in sorted(every)}


def lineage(
    reports: Sequence[Report], extractions: Sequence[Extraction], told: Mapping[str, Telling] = NOTHING
) -> Lineage:
    """The lineage of a dossier's reports; `extractions` tell which words are quoted, `told` what each report tells."""
    compared = compare(reports, extractions)
    origins = tuple(_origins(reports, compared, rewrites(retold_from(reports, extractions, compared, told))))
    of = {report: origin.id for origin in origins for report in origin.reports}
    return Lineage(reuse=tuple(listed(compared, of)), origins=origins)


def listed(compared: Compared, of: Mapping[str, str]) -> Iterator[Reuse]:
    """What reports took over from each other, as it is listed. `of`: the origin of each report."""
    finer = told_in_clauses(compared.stories, of)
    return reuse(compared.also(finer), compared.followed, finer, of)


def retold_from(
    reports: Sequence[Report], extractions: Sequence[Extraction], compared: Compared, told: Mapping[str, Telling]
) -> Iterator[Retelling]:
    """What may be a rewrite of what, each weighed."""
    if any(report.agencies for report in reports):
        by_report = {extraction.report: extraction for extraction in extractions}
        known = Known(reports, by_report, compared.followed, facts(compared.stories, by_report), told)
        yield from retellings(known, roots(len(reports), ((m, n) for m, n, _ in compared.ties)))


def compare(reports: Sequence[Report], extractions: Sequence[Extraction]) -> Compared:
    """The reports compared, all at once."""
    by_report = {extraction.report: extraction for extraction in extractions}
    stories = tuple(story(report, by_report.get(report.id)) for report in reports)
    parts = sentences(stories)
    sizes = [sum(not sentence.quoted for sentence in some) for some in parts]
    free = [sum(not word.quoted for word in one.words) for one in stories]
    faint = paraphrases(parts, least=FAINT)

    def pair(m: int, n: int, runs: Sequence[Alike]) -> Pair:
        again = [one for one in faint.get((m, n), ()) if one.score >= ALIGNED and one.sure]
        least = min(sizes[m], sizes[n]), min(free[m], free[n])
        return _pair(stories[m], stories[n], runs, again, least)

    found: dict[Place, Pair] = {}
    brushed = array("Q")
    for (m, n), runs in alike(stories, least=QUOTED):
        one = pair(m, n, runs) if runs or (m, n) in faint or not free[m] or not free[n] else None
        if one and (one.verbatim or one.quoted or one.again or (m, n) in faint or not one.size):
            found[m, n] = one
        else:
            brushed.append(m * len(stories) + n)
    found |= {places: pair(*places, ()) for places in faint.keys() - found.keys()}
    pairs = {places: found[places] for places in sorted(found)}
    counts = [len(some) for some in parts]
    followed = {(m, n): following(some, min(counts[m], counts[n])) for (m, n), some in faint.items()}
    ties = tuple((m, n, why) for (m, n), pair in pairs.items() if (why := list(_reasons(pair))))
    return Compared(stories, pairs, followed, ties, brushed)


def _pair(a: Story, b: Story, runs: Sequence[Alike], again: list[Paraphrase], least: tuple[int, int]) -> Pair:
    """What two stories share. `least`: the sentences and the unquoted words of the story that has fewer."""
    verbatim, quoted = [], []
    for run in sorted(runs, key=lambda run: run.a):
        if _is_quoted(a, b, run):
            quoted.append(run)
        elif _is_reuse(a, b, run):
            verbatim.append(run)
    return Pair(
        a=a, b=b, verbatim=tuple(verbatim), quoted=tuple(quoted), again=tuple(again),
        size=least[1], count=least[0],
    )  # fmt: skip


def _free(a: Story, b: Story, run: Alike) -> list[tuple[int, int]]:
    """The pairs of equal words that neither report has in a quotation."""
    return [(i, j) for i, j in run.pairs if not a.words[i].quoted and not b.words[j].quoted]


def _is_quoted(a: Story, b: Story, run: Alike) -> bool:
    """Whether two passages are alike only since both quote the same words."""
    both = [i for i, j in run.pairs if a.words[i].quoted and b.words[j].quoted]
    plain = [i for i, _ in _free(a, b, run) if a.words[i].content and not a.words[i].name]
    return len(both) >= QUOTED and any(a.words[i].content for i in both) and len(plain) < PLAIN


def _is_reuse(a: Story, b: Story, run: Alike) -> bool:
    """Whether a passage is too long, too dense and too telling to be chance."""
    free = _free(a, b, run)
    telling = [i for i, _ in free if a.words[i].content]
    plain = [i for i in telling if not a.words[i].name]
    length = max(run.a[1] - run.a[0], run.b[1] - run.b[0]) + 1
    return len(free) >= RUN and len(telling) >= TELLING and len(plain) >= PLAIN and len(run.pairs) >= DENSE * length


def _origins(reports: Sequence[Report], compared: Compared, told: Sequence[Retelling]) -> Iterator[Origin]:
    """The reports in groups tied by reasons, in the order of their first report."""
    ties = [*compared.ties]
    for one in told:
        m, n = sorted((one.mine, one.source))
        ties.append((m, n, list(_rewritten(one, reports[one.mine], reports[one.source]))))
    root = roots(len(reports), ((m, n) for m, n, _ in ties))
    reasons: dict[int, list[Reason]] = {}
    for m, _, why in ties:
        reasons.setdefault(root[m], []).extend(why)
    members: dict[int, list[str]] = {}
    for n, report in enumerate(reports):
        members.setdefault(root[n], []).append(report.id)
    for n, some in members.items():
        yield Origin(id=f"o-{n}", reports=tuple(some), reasons=tuple(reasons.get(n, ())))


def _rewritten(one: Retelling, mine: Report, source: Report) -> Iterator[Reason]:
    """Why a report is held to be a rewrite of an agency's story."""
    name, other, how = _name(mine), _name(source), one.how
    text = (
        f"{name} tells {len(one.shared)} of its {one.things} things in the order in which {other} tells them; "
        f"{how.kept:.0%} of its telling words stand there in the same order, and it tells {how.counted:.0%} of the "
        f"numbers there; {_some(one.rare, 'thing')} that both tell hardly anybody else tells; it adds "
        f"{_some(how.names, 'name')}, {_some(how.counts, 'number')} and {_some(how.quoted, 'quotation')}"
    )
    shown = one.shared[:: -(-len(one.shared) // SHOWN)] if one.shared else ()
    yield Reason(kind="order", text=text, evidence=tuple(_told(point) for both in shown for point in both))
    reason = f"{other} or what it shares its text with carries the story of {one.agency}, which others rewrite"
    yield Reason(kind="credit", text=reason, evidence=tuple(_credits((mine, source), [one.agency])))
    if one.credit:
        reason = f"{name} credits {one.agency} for words that stand in that story"
        yield Reason(kind="credit", text=reason, evidence=(one.credit,))


def _some(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}" + ("" if count == 1 else "s")


def _told(point: Point) -> Passage:
    """The words by which a report tells a thing: of a statement what is said."""
    span = max(point.claim.evidence, key=lambda e: (e.end - e.start, -e.start))
    return Passage(report=point.claim.report, start=span.start, end=span.end, quote=span.quote)


def _reasons(pair: Pair) -> Iterator[Reason]:
    """Why two reports are of one origin; nothing where they are not held to be."""
    words = sum(len(_free(pair.a, pair.b, run)) for run in pair.verbatim)
    again = [one for one in pair.again if not one.a.quoted and not one.b.quoted and one.details]
    ordered = sum(one.b.first <= two.b.first for one, two in pairwise(again)) + 1
    share, followed = words / (pair.size or 1), len(again) / (pair.count or 1)
    agencies = [name for name in pair.a.report.agencies if name in pair.b.report.agencies]
    reprint = share >= SHARE and words >= FLOOR and (len(pair.verbatim) >= RUNS or share >= MOST)
    least = CREDITED if agencies else FOLLOWED
    rewrite = followed >= least and len(again) >= SENTENCES * least / FOLLOWED and ordered >= ORDER * len(again)
    names = f"{_name(pair.a.report)} and {_name(pair.b.report)}"
    if reprint:
        longest = sorted(pair.verbatim, key=lambda run: (-len(run.pairs), run.a))[:SHOWN]
        told = f"{words} words in {len(pair.verbatim)} passages outside quotations"
        text = f"{names} share {told}, {share:.0%} of the shorter"
        yield Reason(kind="reuse", text=text, evidence=tuple(p for run in longest for p in passages(pair, run)))
    elif rewrite:
        closest = sorted(again, key=lambda one: (-one.score, one.a.first))[:SHOWN]
        told = f"{len(again)} of {pair.count} sentences with the same details"
        text = f"{names} tell {told}, {ordered} of them in the same order"
        yield Reason(
            kind="order", text=text, evidence=tuple(p for one in closest for p in sentence_passages(pair, one))
        )
    if agencies and (reprint or rewrite):
        yield Reason(
            kind="credit",
            text=f"{names} both credit {agencies[0]}",
            evidence=tuple(_credits((pair.a.report, pair.b.report), agencies)),
        )


def _credits(reports: Iterable[Report], agencies: list[str]) -> Iterator[Passage]:
    for report in reports:
        for credit in report.credits:
            if credit.name in agencies:
                yield Passage(report=report.id, start=credit.start, end=credit.end, quote=credit.quote)


def _name(report: Report) -> str:
    return report.outlet or report.file
