"""A person's judgements applied: to claims before they are compared, to groups and findings after.

What one judge says holds, and the last word of a judge counts. Where two judges contradict each other nothing is
changed and both are shown. A rejected claim leaves the findings and stays listed. A judgement whose evidence is not
there is kept, and shown as dangling.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from itertools import pairwise

from msgspec.structs import replace

from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.corrected import corrected, shown
from dragoman.reconcile.findings import Grouped
from dragoman.reconcile.pointing import Pointed
from dragoman.reconcile.rulings import Ruling, rulings
from dragoman.reconcile.told import Told
from dragoman.record.actor import Actor
from dragoman.record.claim import ACTOR_FIELDS, Claim, Statement, kind_of
from dragoman.record.errors import UsageError
from dragoman.record.finding import Comparison, Finding
from dragoman.record.judgement import Judged, Judgement
from dragoman.record.report import Report

Groups = list[list[Told]]
Merges = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judging:
    """Claims as judged, and what is still to be done to findings. `rejected`: ids of claims that leave the findings."""

    claims: tuple[Claim, ...]
    rejected: frozenset[str] = frozenset()
    rulings: tuple[Ruling, ...] = ()
    was: Mapping[str, str] = field(default_factory=dict)

    def standing(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that are not rejected."""
        return [claim for claim in claims if claim.id not in self.rejected]

    def gone(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The ids of the claims that are rejected, in their order."""
        return tuple(claim.id for claim in claims if claim.id in self.rejected)

    def all_of(self, every: Iterable[Claim], done: Iterable[Claim]) -> tuple[Claim, ...]:
        """Every claim in its place: those that stand as they are now, the rejected as they were."""
        by_id = {claim.id: claim for claim in done}
        return tuple(by_id.get(claim.id, claim) for claim in every)

    def regrouped(self, grouped: Mapping[str, Grouped]) -> dict[str, Grouped]:
        """The groups with what was merged and split."""
        merges = [r.claims for r in self.rulings if r.holds and r.judgement.action == "merge"]
        splits = [r for r in self.rulings if r.holds and r.judgement.action == "split"]
        if not merges and not splits:
            return dict(grouped)
        return {
            kind: replaced(one, groups=_split(_merged(one.groups, merges), one.links, merges, splits))
            for kind, one in grouped.items()
        }

    def explained(self, comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
        """The comparisons; of a pair that somebody split, with that as the reason why they stand apart."""
        splits = [r for r in self.rulings if r.holds and r.judgement.action == "split"]
        by = {frozenset((a, b)): r.judgement for r in splits for a in r.claims for b in r.apart}
        for one in comparisons:
            said = None if one.joined else by.get(frozenset((one.a, one.b)))
            yield replace(one, forbidden=f"{said.who} split them ({said.id})") if said else one

    def marked(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings with the ids of the judgements on them, and whether judges disagree."""
        on: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in self.rulings:
            for claim in (*ruling.claims, *ruling.apart):
                on[claim].append(ruling)
        for finding in findings:
            found = {r.judgement.id: r for claim in finding.claims for r in on.get(claim, ())}
            if not found:
                yield finding
                continue
            ids = tuple(r.judgement.id for r in self.rulings if r.judgement.id in found)
            disputed = any(r.state == "disputed" for r in found.values())
            yield replace(finding, judgements=ids, disputed=disputed)

    def judged(self, findings: Sequence[Finding]) -> tuple[Judged, ...]:
        """The judgements as the record shows them, in the order in which they were made."""
        holder = {claim: f.id for f in findings for claim in f.claims}
        return tuple(self._judged(ruling, holder) for ruling in self.rulings)

    def _judged(self, ruling: Ruling, holder: Mapping[str, str]) -> Judged:
        j = ruling.judgement
        return Judged(
            id=j.id, action=j.action, who=j.who, when=j.when, state=ruling.state, why=ruling.why, claims=ruling.claims,
            findings=tuple(sorted({holder[c] for c in ruling.claims if c in holder})),
            about=tuple(dict.fromkeys(p.text for p in j.claims)), field=j.field, value=j.value,
            was=self.was.get(j.id), note=j.note, undoes=j.undoes,
        )  # fmt: skip


def judge(
    judgements: Sequence[Judgement], claims: Iterable[Claim], reports: Iterable[Report], actors: Mapping[str, Actor]
) -> Judging:
    """The claims of a dossier with a person's judgements applied. `actors` by id; `judgements` oldest first."""
    every = tuple(claims)
    if not judgements:
        return Judging(claims=every)
    ruled = list(rulings(judgements, Pointed(every, reports)))
    by_id = {claim.id: claim for claim in every}
    was: dict[str, str] = {}
    for n, ruling in enumerate(ruled):
        if ruling.holds and ruling.judgement.action in ("correct", "reattribute"):
            ruled[n] = _apply(ruling, by_id, actors, was)
    rejected = {c for r in ruled if r.holds and r.judgement.action == "reject" for c in r.claims}
    return Judging(tuple(by_id[c.id] for c in every), frozenset(rejected), tuple(ruled), was)


def _apply(ruling: Ruling, by_id: dict[str, Claim], actors: Mapping[str, Actor], was: dict[str, str]) -> Ruling:
    """Correct the claims in `by_id`. The ruling; where its value makes no sense now, the same as one that dangles."""
    name, value = ruling.judgement.field or "", ruling.judgement.value or ""
    before = [by_id[i] for i in ruling.claims]
    try:
        after = [corrected(claim, name, value, actors.values()) for claim in before]
    except UsageError as error:
        return ruling.dangling(str(error))
    for old, new in zip(before, after, strict=True):
        was.setdefault(ruling.judgement.id, shown(old, name, actors))
        by_id[old.id] = new
        if isinstance(old, Statement) and isinstance(new, Statement) and old.speaker != new.speaker:
            _pass_on(old, new, by_id)
    return ruling


def _pass_on(old: Statement, new: Statement, by_id: dict[str, Claim]) -> None:
    """What a statement carries is its speaker's: where it names the one, it now names the other."""
    for claim in [c for c in by_id.values() if c.attribution == old.id and c.id != old.id]:
        changes: dict[str, object] = {}
        for name in ACTOR_FIELDS[kind_of(claim)]:
            held = getattr(claim, name)
            if isinstance(held, tuple) and old.speaker in held:
                others = (new.speaker if a == old.speaker else a for a in held)
                changes[name] = tuple(dict.fromkeys(a for a in others if a))
        if changes:
            by_id[claim.id] = replace(claim, **changes)


def _merged(found: Sequence[list[Told]], merges: Merges) -> Groups:
    """Groups, those that share a merge as one."""
    at = {claim.id: n for n, group in enumerate(found) for claim in group}
    root = list(range(len(found)))

    def top(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for merge in merges:
        first, *others = sorted({top(at[c]) for c in merge if c in at}) or [-1]
        for other in others:
            root[other] = first
    joined: dict[int, list[Told]] = defaultdict(list)
    for n, group in enumerate(found):
        joined[top(n)] += group
    return sorted((sorted(group, key=lambda c: c.id) for group in joined.values()), key=lambda group: group[0].id)


def _split(found: Sequence[list[Told]], links: Sequence[Link], merges: Merges, splits: Sequence[Ruling]) -> Groups:
    """Groups, those that hold what was parted joined anew without it."""
    sides = [(frozenset(s.claims), frozenset(s.apart)) for s in splits]
    pairs = {frozenset((a, b)) for one, other in sides for a in one for b in other}
    together = [*(frozenset(merge) for merge in merges), *(side for both in sides for side in both)]
    done: Groups = []
    for group in found:
        ids = {c.id for c in group}
        if not any(ids & one and ids & other for one, other in sides):
            done.append(group)
            continue
        by_id = {c.id: c for c in group}
        said = [Link(a, b) for some in together for a, b in pairwise(sorted(some & ids))]
        made = [link for link in links if link.a in ids and link.b in ids]
        parts = groups(by_id, [*said, *made], key=lambda i: i, apart=lambda a, b: frozenset((a, b)) in pairs)
        done += [[by_id[i] for i in part] for part in parts]
    return sorted(done, key=lambda group: group[0].id)
