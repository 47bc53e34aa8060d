"""Entities in the making: gathered name by name while a report is read, frozen at the end."""

from dataclasses import dataclass, field

from dragoman.lexicon import words
from dragoman.lexicon.given import Gender
from dragoman.record.actor import ActorKind, Entity

CHAIN = 2  # steps from a person to a side: the aide of the minister of a state


@dataclass(slots=True)
class Draft:
    """One entity so far. `owners`: indices of tokens that stand for its side; `mentions`: token indices, in order.

    `leans`: indices of tokens for what may be its side, though nothing says so; `against`: for what is surely not.
    """

    kind: ActorKind
    name: str
    named: bool
    first: int
    forms: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    leans: list[int] = field(default_factory=list)
    against: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    gender: Gender | None = None

    def learn(self, role: str) -> None:
        """Adds a role, and the gender that its words tell."""
        telling = [w for w in role.replace(".", "").split() if w not in words("roles", "courtesy")]
        if telling and role not in self.roles:
            self.roles.append(role)
        for word in role.replace(".", "").split():
            if word in words("roles", "male"):
                self.gender = "male"
            elif word in words("roles", "female"):
                self.gender = "female"

    def called(self, form: str) -> None:
        """Adds a wording."""
        if form not in self.forms:
            self.forms.append(form)

    def head_roles(self) -> set[str]:
        """The last words of its roles: what it is ("minister")."""
        return {role.split()[-1].removesuffix(".") for role in self.roles}


def sides(draft: Draft, heads: dict[int, Draft], depth: int = CHAIN) -> list[Draft]:
    """The states and organisations that an entity stands for, the likeliest first.

    Whoever stands for a ministry, an army or another person stands for their side.
    """
    found: list[Draft] = []
    for owner in (heads[i] for i in draft.owners if i in heads):
        if owner is draft or owner in found:
            continue
        further = [d for d in sides(owner, heads, depth - 1) if d not in found] if depth else []
        own = [owner] if owner.kind in ("state", "organisation") else []
        found += further + own if serves(owner) else own + further
    return [d for d in found if d is not draft]


def serves(draft: Draft) -> bool:
    """Whether an entity is an arm of its side rather than a side: a ministry, an army, a delegation, a person."""
    name = {w.casefold() for w in draft.name.split()}
    return not draft.named or draft.kind == "person" or bool(name & words("roles", "arms"))


def freeze(drafts: list[Draft], heads: dict[int, Draft], report: str) -> tuple[dict[str, Entity], dict[int, str]]:
    """Entities by id, in order of first mention, and the id for each token that stands for one."""
    ordered = sorted(drafts, key=lambda d: d.first)
    ids = {id(draft): f"{report}/{n}" for n, draft in enumerate(ordered)}
    entities = {}
    for draft in ordered:
        key = ids[id(draft)]
        known = [ids[id(side)] for side in sides(draft, heads)]
        leans = [ids[id(heads[i])] for i in draft.leans if i in heads]
        entities[key] = Entity(
            id=key, report=report, name=draft.name, kind=draft.kind, named=draft.named,
            forms=tuple(sorted(draft.forms)), roles=tuple(draft.roles), sides=tuple(dict.fromkeys(known)),
            leans=tuple(dict.fromkeys(leans)),
            against=tuple(dict.fromkeys(ids[id(heads[i])] for i in draft.against if i in heads)),
        )  # fmt: skip
    return entities, {i: ids[id(draft)] for i, draft in heads.items()}
