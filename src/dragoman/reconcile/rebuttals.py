"""Rebuttals: two speakers of one report who contradict each other there, as the report itself tells it.

"Brook had signed, said the envoy. Not so, said Brook's office": the second looks back at the first and says that it is
not so. Only what the report sets side by side counts, in words that look back (rebuttals.toml): two opinions next to
each other are none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import SENTENCE, Weights, fold, negated
from dragoman.record.claim import Statement
from dragoman.record.report import Report

APART = 160  # characters between what is said and its denial, at most
BEFORE = 4  # statements before one among which the nearest that has ended is looked for
SHARED = 0.9  # weight of the words that two statements share before "it was", "there is no" contradicts
NAMED = 0.6  # the same where the second retorts: "there is no lighthouse in it"
CLEFT = 12  # words at the beginning of a statement within which "it was X that" is told
_IT_WAS = ("it", "was")
_NO = (("no",), ("nobody",), ("none",), ("never",), ("nothing",))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with where it stands in its report."""

    told: Told
    start: int
    end: int


def with_rebuttals(groups: Sequence[list[Told]], reports: Mapping[str, Report], weights: Weights) -> list[list[Told]]:
    """Groups of statements, those of two told once together where one contradicts the other."""
    single = {group[0].id: group[0] for group in groups if len(group) == 1}
    taken: dict[str, str] = {}
    for one, other in _pairs(single.values(), reports, weights):
        if one not in taken and other not in taken:
            taken |= {one: other, other: one}
    kept = [list(group) for group in groups if group[0].id not in taken or len(group) > 1]
    both = [[single[i] for i in sorted((one, other))] for one, other in taken.items() if one < other]
    return kept + both


def is_rebuttal(claims: Sequence[Told]) -> bool:
    """Whether claims are two statements set against each other: else no two of one report are one utterance."""
    return len(claims) > 1 and claims[0].kind == "statement" and len({c.report for c in claims}) < len(claims)


def _pairs(statements: Iterable[Told], reports: Mapping[str, Report], weights: Weights) -> Iterator[tuple[str, str]]:
    """The ids of a statement and of the one that contradicts it, in the order of the reports."""
    by_report: dict[str, list[Said]] = defaultdict(list)
    for told in statements:
        if isinstance(told.claim, Statement) and told.claim.evidence:
            spans = told.claim.evidence
            by_report[told.report].append(Said(told, min(e.start for e in spans), max(e.end for e in spans)))
    for report, some in sorted(by_report.items()):
        text = reports[report].text if report in reports else ""
        ordered = sorted(some, key=lambda s: (s.start, s.end, s.told.id))
        for n, one in enumerate(ordered):
            before = [o for o in ordered[max(0, n - BEFORE) : n] if o.end <= one.start + 1]
            last = max(before, key=lambda o: o.end, default=None)
            if last is not None and _answered(last, one) and _contradicts(last, one, text, weights):
                yield last.told.id, one.told.id


def _answered(first: Said, second: Said) -> bool:
    """Whether a statement by somebody known stands right after one by somebody else."""
    mine, theirs = first.told.parties, second.told.parties
    sourced = any(e.role == "source" for e in first.told.claim.evidence)
    return -1 <= second.start - first.end <= APART and bool(theirs) and sourced and not mine & theirs


def _contradicts(first: Said, second: Said, text: str, weights: Weights) -> bool:
    """Whether the second says in its own sentences that what the first says is not so."""
    ends = [m.end() for m in SENTENCE.finditer(text, first.end, second.start + 1) if m.end() <= second.start]
    said = f" {fold(text[ends[-1] if ends else first.end : second.end])} "
    for phrase in words("rebuttals", "passing"):
        said = said.replace(f" {phrase} ", " ")
    if _has(said, "outright") or (not ends and _at_odds(first, second)) or _other_one(first, second, weights):
        return True
    least = NAMED if _has(said, "retorting") else SHARED
    shared = weights.of(first.told.words & second.told.words) >= least and not negated(first.told.claim.text)
    opening = _opening(second)
    no = opening[:1] in _NO and not words("rebuttals", "done").isdisjoint(opening)
    return shared and _has(said, "answering") and (no or _has(said, "sharing"))


def _at_odds(first: Said, second: Said) -> bool:
    """Whether of two statements of one sentence one alone is a denial: "A denies that …; B maintains that …"."""
    saying = [s for s in (first, second) if isinstance(s.told.claim, Statement) and s.told.claim.act != "deny"]
    return len(saying) == 1 and not negated(_content(saying[0]))


def _other_one(first: Said, second: Said, weights: Weights) -> bool:
    """Whether two say of one thing who or what it was: "it was X that asked", "it was Y" (clefts: Prince, 1978)."""
    one, other = _opening(first), _opening(second)
    if other[:2] != _IT_WAS or one == other:
        return False
    if one[:2] == _IT_WAS:
        return True
    shared = weights.of(first.told.words & second.told.words) >= SHARED and not negated(first.told.claim.text)
    return shared and not words("rebuttals", "relative").isdisjoint(other[2:CLEFT])


def _opening(said: Said) -> tuple[str, ...]:
    """The first words of what a statement says, folded, without the conjunction."""
    found = tuple(fold(_content(said)).split()[:CLEFT])
    return found[1:] if found[:1] == ("that",) else found


def _content(said: Said) -> str:
    """The first stretch of what a statement says."""
    return next((e.quote for e in said.told.claim.evidence if e.role == "content"), "")


def _has(said: str, name: str) -> bool:
    return any(f" {w} " in said for w in words("rebuttals", name))
