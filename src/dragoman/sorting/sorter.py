"""One pass over a stream: each report to its dossier, to a new one that it shows to be under way, or to the rest.

Dossiers learn from what is sorted into them. Reports that speak of a negotiation nobody knows wait together with their
like; when enough of them have come, their dossier is proposed. How much waits is bounded: the longest without company
goes to the rest.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from dragoman.ingest.days import opening_day
from dragoman.lexicon.issues import issues
from dragoman.record.value import Dated
from dragoman.sorting.commonness import Commonness
from dragoman.sorting.features import COMMON, FEW, Match, Pair, match
from dragoman.sorting.profile import Profile, profile
from dragoman.sorting.sketch import Sketch, sketch
from dragoman.sorting.terms import Terms, terms_of

BELONGS = 0.26  # score with which a report belongs to a dossier
TEACHES = 0.32  # score with which the dossier learns from it
ALIKE = 0.26  # score with which a report joins others that wait
TOGETHER = 3  # reports that make a dossier to be proposed
TALKS = 2.5  # words of negotiating (the weak ones count half) in a report that may begin a dossier
WAITING = 2_000  # groups of reports that wait at the most
LOOKED_AT = 40  # dossiers that a report is compared with: those with which it shares most names

KNOWN = 300  # reports of a dossier that are looked at to know it: the latest
DAY = re.compile(r"\d{4}-\d\d-\d\d")
Fate = Literal["dossier", "proposed", "rest"]


class Told(Protocol):
    """What can be sorted: a Draft, a Report."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def published(self) -> Dated | None:
        """When it came out."""


Held = TypeVar("Held", bound=Told)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Held]):
    """Where a report goes, and why. `item`: the report; `dossier`: empty for the rest; `score`: 0 to 1."""

    item: Held
    fate: Fate
    dossier: str
    score: float
    reason: str


@dataclass(slots=True)
class _Group(Generic[Held]):
    """Reports that wait together for their dossier to be proposed: what they are known by, and themselves."""

    known: Profile
    held: list[Placed[Held]]


@dataclass(slots=True)
class Sorter(Generic[Held]):
    """Sorts reports one by one. Holds what dossiers are known by, never the reports, but for those that wait.

    `terms`: of what negotiations may be about; `propose`: whether dossiers may be proposed at all. `dossiers`:
    all that are known, by name; `proposed`: those of them that were not known before.
    """

    terms: Terms = field(default_factory=lambda: terms_of(issues()))
    propose: bool = True
    dossiers: dict[str, Profile] = field(default_factory=dict)
    proposed: set[str] = field(default_factory=set)
    _names: Commonness = field(default_factory=Commonness)
    _stems: Commonness = field(default_factory=Commonness)
    _issues: Commonness = field(default_factory=Commonness)
    _waiting: dict[str, _Group[Held]] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _begun: int = 0

    def know(self, name: str, reports: Iterable[Told]) -> None:
        """Add a dossier of which some reports are known."""
        latest = sorted(reports, key=lambda report: _day(report) or "")[-KNOWN:]
        known = [self._sketch(report) for report in latest]
        for one in known:
            self._see(one)
        self.dossiers[name] = profile(known, name=name)
        self._index(name, self.dossiers[name].names)

    def sort(self, item: Held) -> Iterator[Placed[Held]]:
        """Where a report goes, once that is known; with it those that waited for it. The last come from `rest`."""
        one = self._sketch(item)
        self._see(one)
        found = [match(Pair(one, self._profile(key), self._names, self._stems), key) for key in self._like(one)]
        found.sort(key=lambda m: (-m.score, m.dossier))
        best = next((m for m in found if m.dossier in self.dossiers and m.score >= BELONGS), None)
        if best:
            yield Placed(item, self._fate(best.dossier), best.dossier, round(best.score, 2), best.reason)
            if best.score >= TEACHES:
                self._teach(best.dossier, one)
            return
        near = next((m for m in found if m.dossier in self.dossiers), None)
        told = Placed(item, "rest", "", round(near.score, 2) if near else 0.0, _why_not(near))
        if not self.propose or one.strong + one.weak / 2 < TALKS or len(one.names) < FEW or not one.issues:
            yield told
            return
        yield from self._wait(one, told, [m for m in found if m.dossier in self._waiting and m.score >= ALIKE])

    def rest(self) -> Iterator[Placed[Held]]:
        """What still waits when the stream has ended: it goes to the rest."""
        for group in self._waiting.values():
            yield from group.held
        self._waiting.clear()

    def _wait(self, one: Sketch, told: Placed[Held], alike: list[Match]) -> Iterator[Placed[Held]]:
        """Let a report wait with its like, all of whom now are one; propose their dossier where they are enough."""
        if not alike:
            self._begun += 1
            key = f"\N{NULL}{self._begun}"  # like no dossier's name
            self._waiting[key] = _Group(profile([one]), [told])
            self._index(key, one.names)
            if len(self._waiting) > WAITING:
                yield from self._drop(next(iter(self._waiting))).held
            return
        group = self._drop(alike[0].dossier)
        for other in alike[1:]:
            joined = self._drop(other.dossier)
            group.known.absorb(joined.known)
            group.held += joined.held
        group.known.learn(one)
        group.held.append(told)
        if group.known.reports < TOGETHER:
            self._waiting[alike[0].dossier] = group  # at the end again: those that nobody joins go first
            self._index(alike[0].dossier, group.known.names)
            return
        name = self._named(group.known)
        self.dossiers[name] = group.known
        self.proposed.add(name)
        self._index(name, group.known.names)
        for placed in group.held:
            reason = f"with {len(group.held) - 1} others that {alike[0].reason.replace('names', 'name', 1)}"
            yield Placed(placed.item, "proposed", name, round(alike[0].score, 2), reason)

    def _see(self, one: Sketch) -> None:
        self._names.see(one.common.union(one.names))
        self._stems.see(one.stems)
        self._issues.see(one.issues)

    def _sketch(self, item: Told) -> Sketch:
        return sketch(item.text, terms=self.terms, day=_day(item))

    def _fate(self, name: str) -> Fate:
        return "proposed" if name in self.proposed else "dossier"

    def _profile(self, key: str) -> Profile:
        return self.dossiers[key] if key in self.dossiers else self._waiting[key].known

    def _like(self, one: Sketch) -> list[str]:
        """The dossiers and groups with which a report shares enough names to be compared."""
        shared = Counter(key for name in one.known_by() for key in self._by_name.get(name, ()))
        likely = sorted((key for key, n in shared.items() if n >= FEW), key=lambda key: (-shared[key], key))
        return likely[:LOOKED_AT]

    def _teach(self, name: str, one: Sketch) -> None:
        self.dossiers[name].learn(one)
        self._index(name, one.names)

    def _index(self, key: str, names: Iterable[str]) -> None:
        for name in names:
            self._by_name[name].add(key)

    def _drop(self, key: str) -> _Group[Held]:
        """Take out a group that waits."""
        group = self._waiting.pop(key)
        for name in group.known.names:
            self._by_name[name].discard(key)
            if not self._by_name[name]:
                del self._by_name[name]
        return group

    def _named(self, known: Profile) -> str:
        """A name for a dossier, by whom it names most and what it is about; one that no other has."""
        best = sorted(known.names, key=lambda key: (-known.names[key], self._names.share(key), key))
        parties = list(dict.fromkeys(known.shown[key] for key in best))[:2]
        told = {title: n / (1 + COMMON * self._issues.share(title)) for title, n in known.issues.items()}
        issue = min(told, key=lambda title: (-told[title], title), default="")
        name = f"{' and '.join(parties)}: {issue}"
        return next(
            n for n in (name, *(f"{name} ({k})" for k in range(2, len(self.dossiers) + 3))) if n not in self.dossiers
        )


def _day(item: Told) -> str | None:
    """The day on which a report came out; null where it is not known to the day."""
    stated = item.published.edtf if item.published else opening_day(item.text)
    return stated if stated and DAY.fullmatch(stated) else None


def _why_not(near: Match | None) -> str:
    return f"nearest to {near.dossier}: {near.reason}" if near else "names nobody and nothing of a dossier"
