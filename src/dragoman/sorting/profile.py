"""A Profile: what a dossier is known by, gathered from the sketches of its reports; it grows with each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.sorting.sketch import Sketch, preferred

MOST_NAMES = 400  # that a profile keeps: the rarest in its reports go first
MOST_STEMS = 1_200


@dataclass(slots=True)
class Profile:
    """What a dossier is known by: how many of its reports have each name, place, issue and stem, and their days.

    `shown`: each name in its fullest form. `states`: keys of those that general data knows. An empty one has none.
    """

    name: str = ""
    reports: int = 0
    names: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)
    issues: Counter[str] = field(default_factory=Counter)
    stems: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None

    def learn(self, one: Sketch) -> None:
        """Add a report of the dossier."""
        self.reports += 1
        self.names.update(one.names.keys())
        self.places.update(one.places)
        self.states |= one.states
        self.issues.update(one.issues)
        self.stems.update(one.stems)
        self._show(one.names)
        if one.day:
            day = date.fromisoformat(one.day)
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)
        self._bound()

    def absorb(self, other: "Profile") -> None:
        """Add all reports of another profile."""
        self.reports += other.reports
        for mine, theirs in (
            (self.names, other.names), (self.places, other.places), (self.issues, other.issues),
            (self.stems, other.stems),
        ):  # fmt: skip
            mine.update(theirs)
        self.states |= other.states
        self._show(other.shown)
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        self.first, self.last = min(days, default=None), max(days, default=None)
        self._bound()

    def share(self, key: str) -> float:
        """The share of the dossier's reports that have a name."""
        return self.names[key] / self.reports

    def is_place(self, key: str) -> bool:
        """Whether a name is a place in most of them."""
        return 2 * self.places[key] > self.names[key]

    def _show(self, names: Mapping[str, str]) -> None:
        """Remember the fuller form of each name."""
        for key, shown in names.items():
            self.shown[key] = min(shown, self.shown.get(key, shown), key=preferred)

    def _bound(self) -> None:
        """Forget the rarest where there are too many; of those as rare, the ones that were learnt last."""
        if len(self.names) > MOST_NAMES:
            self.names = Counter(dict(self.names.most_common(MOST_NAMES)))
            self.places = Counter({key: n for key, n in self.places.items() if key in self.names})
            self.shown = {key: shown for key, shown in self.shown.items() if key in self.names}
            self.states &= self.names.keys()
        if len(self.stems) > MOST_STEMS:
            self.stems = Counter(dict(self.stems.most_common(MOST_STEMS)))


def profile(sketches: Iterable[Sketch], *, name: str = "") -> Profile:
    """The Profile of a dossier's reports."""
    found = Profile(name=name)
    for one in sketches:
        found.learn(one)
    return found
