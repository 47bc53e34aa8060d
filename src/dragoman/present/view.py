"""A record looked up: names for actors and reports, claims by kind, each thing told once.

A Unit is what the brief tells once: a finding with its claims, or a claim that stands in no finding.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar, cast

from dragoman.lexicon import words
from dragoman.present.display import bare, folded, shown
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Commitment, Condition, Part, Position, Statement
from dragoman.record.finding import Finding
from dragoman.record.record import Record, ReportEntry

C = TypeVar("C", bound=Claim)
T = TypeVar("T")


@dataclass(frozen=True)
class Unit(Generic[C]):
    """One thing that the dossier says: `claims` in the order of the record, the reports that tell it, their origins."""

    claims: tuple[C, ...]
    reports: tuple[str, ...]
    origins: int
    finding: Finding | None = None
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What is made of this unit, made once: sections ask for the same again and again."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])


def _with_article(actor: Actor) -> str:
    """A name as it stands in a sentence: a description gets the article that names do without."""
    name = shown(actor.name) or "a source not identified"
    first, last = name.split(" ")[0], name.split(" ")[-1]
    if not last[:1].islower():
        return name
    if first.casefold() in words("brief", "determiners"):
        return f"{name[0].lower()}{name[1:]}"
    if first.endswith(("'s", "’s", "s'", "s’")):
        return name
    if actor.kind == "organisation" or (actor.kind == "person" and first[:1].islower()):
        return f"the {name}"
    if actor.kind == "anonymous" and not last.endswith("s") and last not in words("brief", "plurals"):
        return f"{'an' if first[0].casefold() in 'aeiou' else 'a'} {name}"
    return name


def _words_of(claim: Claim, names: Callable[[tuple[str, ...]], list[str]]) -> tuple[str, ...]:
    """What makes two claims the same telling: who, how, and the words; the id where there are no words to compare."""
    match claim:
        case Position():
            return (claim.issue, claim.stance, claim.modality, bare(claim.content), *names(claim.party))
        case Commitment():
            return (claim.strength, claim.modality, bare(claim.what), *names(claim.parties))
        case Condition():
            terms = (bare(claim.condition), bare(claim.consequence))
            return (claim.form, str(claim.threat), claim.modality, *terms, *names(claim.setter))
        case Part():
            return (claim.part, bare(claim.what), *names(claim.who))
        case Statement():
            content = " ".join(e.quote for e in claim.evidence if e.role == "content")
            return (claim.speaker or "", claim.mode, bare(content) or claim.id)
        case _:
            return (claim.id,)


class View:
    """Look-ups over one record. Ids that the record does not hold are shown as not known, never raised on."""

    def __init__(self, record: Record) -> None:
        """`record`: any record, findings or not."""
        self.record = record

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def rejected(self) -> frozenset[str]:
        """The ids of the claims that people rejected."""
        return frozenset(self.record.rejected)

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that nobody rejected, in their order: what is shown."""
        return tuple(claim for claim in self.record.claims if claim.id not in self.rejected)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id, rejected ones too."""
        return {claim.id: claim for claim in self.record.claims}

    @cached_property
    def reports(self) -> dict[str, ReportEntry]:
        """Reports by id."""
        return {report.id: report for report in self.record.reports}

    def kept(self, report: str, kind: type[C]) -> list[C]:
        """The claims of one kind in a report."""
        return [claim for claim in self._by_report.get(report, ()) if isinstance(claim, kind)]

    @cached_property
    def _by_report(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.standing:
            found.setdefault(claim.report, []).append(claim)
        return found

    @cached_property
    def states(self) -> frozenset[str]:
        """The names of states, for comparing."""
        return frozenset(folded(shown(actor.name)) for actor in self.record.actors if actor.kind == "state")

    @cached_property
    def outlets(self) -> dict[str, str]:
        """How each report is named: its outlet, with the file where an outlet has several; else its file."""
        names = [report.outlet or report.file for report in self.record.reports]
        often = Counter(names)
        return {
            r.id: shown(f"{name} ({r.file})" if r.outlet and often[name] > 1 else name)
            for r, name in zip(self.record.reports, names, strict=True)
        }

    def outlet(self, report: str) -> str:
        """The name of a report."""
        return self.outlets.get(report, "a report not listed")

    def name(self, actor: str | None) -> str:
        """The name of an actor as it stands in a sentence; a source that is not known is said to be so."""
        known = self.actors.get(actor or "")
        return _with_article(known) if known else "a source not identified"

    def names(self, actors: tuple[str, ...]) -> list[str]:
        """The names of actors, each once, in order."""
        return list(dict.fromkeys(self.name(actor) for actor in actors if actor in self.actors))

    def holders(self, actors: tuple[str, ...]) -> list[str]:
        """The names of actors, a person's with its side: "Ana Moro (Norland)"; a side is not named a second time."""
        people = [known for i in actors if (known := self.actors.get(i)) and known.kind == "person"]
        sides = {known.side for known in people}
        kept = (i for i in actors if i in self.actors and i not in sides)
        return list(dict.fromkeys(self._sided(self.actors[i]) for i in kept))

    def _sided(self, actor: Actor) -> str:
        side = self.name(actor.side) if actor.kind == "person" and actor.side in self.actors else ""
        return f"{self.name(actor.id)} ({side})" if side and side not in actor.name else self.name(actor.id)

    def sides(self, actors: tuple[str, ...]) -> list[str]:
        """The names of the sides that actors stand for: a person's side where it is known."""
        return self.names(tuple(k.side if k.side in self.actors else i for i in actors if (k := self.actors.get(i))))

    def proper(self, actor: str) -> bool:
        """Whether an actor has a name of its own, and is no description ("the minister")."""
        known, generic = self.actors.get(actor), words("brief", "generic")
        if known is None or known.kind in {"anonymous", "group"}:
            return False
        name = shown(known.name)
        return (
            name == self.name(actor)
            and name.split(" ")[-1][:1].isupper()
            and name.casefold().removeprefix("the ") not in generic
        )

    def introduced(self, actor: str) -> str:
        """A name with its side and role: "Ana Moro, Norland (foreign minister)"."""
        known = self.actors.get(actor)
        if known is None:
            return self.name(actor)
        name, side = self.name(actor), self.name(known.side) if known.side in self.actors else ""
        roles = (shown(role) for role in known.roles if known.kind in {"person", "anonymous"})
        role = next((role for role in roles if role.casefold().strip(".") not in words("brief", "addresses")), "")
        first = f"{name}, {side}" if side and side not in f"{name} {role}" else name
        return f"{first} ({role})" if role and role.casefold() not in first.casefold() else first

    @cached_property
    def finding_at(self) -> dict[str, int]:
        """Where among the findings that of a claim stands, by the claim's id."""
        return {claim: place for place, finding in enumerate(self.record.findings) for claim in finding.claims}

    @cached_property
    def compared(self) -> dict[str, list[int]]:
        """Where among the comparisons those of a claim stand, by the claim's id."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.record.comparisons):
            found.setdefault(one.a, []).append(number)
            found.setdefault(one.b, []).append(number)
        return found

    def units(self, kind: type[C]) -> list[Unit[C]]:
        """All things of one kind, the most reported first, else in the order of the record."""
        own = [claim for claim in self.standing if isinstance(claim, kind)]
        place = {claim.id: n for n, claim in enumerate(own)}
        found: list[Unit[C]] = []
        taken: set[str] = set()
        for finding in self.record.findings:
            ids = sorted((i for i in finding.claims if i in place and i not in taken), key=place.__getitem__)
            if len(ids) > 1:
                taken.update(ids)
                found.append(self._unit(tuple(own[place[i]] for i in ids), finding))
        found += self._alike([claim for claim in own if claim.id not in taken])
        return sorted(found, key=lambda unit: (-len(unit.reports), -unit.origins, place[unit.claims[0].id]))

    def _alike(self, claims: list[C]) -> list[Unit[C]]:
        """Units of claims in no finding; those in the very same words are one."""
        groups: dict[tuple[str, ...], list[C]] = {}
        for claim in claims:
            groups.setdefault(_words_of(claim, self.names), []).append(claim)
        return [self._unit(tuple(group), None) for group in groups.values()]

    def _unit(self, claims: tuple[C, ...], finding: Finding | None) -> Unit[C]:
        reports = tuple(dict.fromkeys(claim.report for claim in claims))
        kept = {self.reports[report].origin if report in self.reports else report for report in reports}
        return Unit(claims=claims, reports=reports, origins=len(kept), finding=finding)

    def distinct(self, units: list[Unit[C]], words_of: Callable[[Unit[C]], str]) -> list[Unit[C]]:
        """Units in order, those that read the same (`words_of`) as one."""
        groups: dict[str, list[Unit[C]]] = {}
        for unit in units:
            groups.setdefault(bare(words_of(unit)), []).append(unit)
        return [self._joined(some) for some in groups.values()]

    def _joined(self, units: list[Unit[C]]) -> Unit[C]:
        if len(units) == 1:
            return units[0]
        finding = next((unit.finding for unit in units if unit.finding), None)
        return self._unit(tuple(claim for unit in units for claim in unit.claims), finding)

    def carrier(self, claim: Claim) -> Statement | None:
        """The statement that carries a claim; null for the writer's own voice."""
        found = self.claims.get(claim.attribution or "")
        return found if isinstance(found, Statement) else None
