"""What pages need of a store: dossiers by their paths, each with its record looked up, its texts and its judgements."""

import re
import threading
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Protocol, TypeVar, cast

from dragoman.ingest.gathered import Gathered
from dragoman.judging import Said
from dragoman.present.view import View
from dragoman.record.claim import Claim, kind_of
from dragoman.record.finding import Finding
from dragoman.record.judgement import Judgement
from dragoman.store.kept import Hit, Summary
from dragoman.web.jobs import Job

T = TypeVar("T")


@dataclass(frozen=True)
class Held:
    """A dossier as pages show it. `texts`: of its reports, by id; `behind`: a newer record is being made.

    `revision`: what it was made of; the pages of one revision are the same each time. `fresh`: the reports that came
    last, when others were there before.
    """

    name: str
    view: View
    texts: Mapping[str, str]
    revision: int
    behind: bool = False
    fresh: frozenset[str] = frozenset()
    _made: dict[str, object] = field(default_factory=dict)
    _making: threading.RLock = field(default_factory=threading.RLock)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What is made of this record, made at most once: all visitors share it."""
        if key not in self._made:
            with self._making:
                if key not in self._made:
                    self._made[key] = make()
        return cast("T", self._made[key])

    @cached_property
    def path(self) -> str:
        """Where its pages are."""
        return f"/d/{slug(self.name)}"

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """Findings by id."""
        return {finding.id: finding for finding in self.view.record.findings}

    @cached_property
    def finding_of(self) -> Mapping[str, str]:
        """The finding that each claim stands in."""
        return {claim: finding.id for finding in self.view.record.findings for claim in finding.claims}

    @cached_property
    def by_report(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each report."""
        found: dict[str, list[Claim]] = {}
        for claim in self.view.record.claims:
            found.setdefault(claim.report, []).append(claim)
        return {report: tuple(claims) for report, claims in found.items()}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many claims of each kind there are."""
        found: dict[str, int] = {}
        for claim in self.view.record.claims:
            found[kind_of(claim)] = found.get(kind_of(claim), 0) + 1
        return found


def slug(name: str) -> str:
    """A dossier's name as it stands in a URL: readable, and told from all others by its last six letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{words}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}".lstrip("-")


class Shelf(Protocol):
    """The dossiers of a store, as pages ask for them. All raise StoreError where the database fails."""

    def summaries(self) -> tuple[Summary, ...]:
        """All dossiers, by name."""

    def held(self, path: str) -> Held | None:
        """A dossier by the slug of its name; null where there is none. Of a dossier that changed, the last record."""

    def make(self, name: str, *, anchor: str | None) -> None:
        """Make a dossier."""

    def add(self, name: str, gathered: Gathered, job: Job) -> None:
        """Add reports, and tell the job of each as it is kept."""

    def remove(self, name: str, report: str | None) -> None:
        """Take a report out, or the whole dossier. What is added again comes back, with what was judged of it."""

    def judge(self, name: str, said: Said) -> Judgement:
        """Keep a judgement. Raises UsageError where it makes no sense."""

    def search(self, words: str, *, name: str | None, limit: int, begun: bool = False) -> tuple[Hit, ...]:
        """The passages that hold all words. Raises UsageError where there is none. `begun`: see Store.search."""
