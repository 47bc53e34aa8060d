"""Entities in the making: gathered name by name while a report is read, frozen at the end."""

from dataclasses import dataclass, field
from typing import Literal

from dragoman.lexicon import words
from dragoman.record.actor import ActorKind, Entity

Gender = Literal["male", "female"]


@dataclass(slots=True)
class Draft:
    """One entity so far. `owners`: indices of tokens that stand for its side; `mentions`: token indices, in order."""

    kind: ActorKind
    name: str
    named: bool
    first: int
    forms: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    gender: Gender | None = None

    def learn(self, role: str) -> None:
        """Adds a role, and the gender that its words tell."""
        if role and role not in self.roles:
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


def freeze(drafts: list[Draft], heads: dict[int, Draft], report: str) -> tuple[dict[str, Entity], dict[int, str]]:
    """Entities by id, in order of first mention, and the id for each token that stands for one."""
    ordered = sorted(drafts, key=lambda d: d.first)
    ids = {id(draft): f"{report}/{n}" for n, draft in enumerate(ordered)}
    entities = {}
    for draft in ordered:
        key = ids[id(draft)]
        sides = [ids[id(heads[i])] for i in draft.owners if i in heads and heads[i] is not draft]
        known = [s for s in dict.fromkeys(sides) if ordered[int(s.rsplit("/", 1)[1])].kind in ("state", "organisation")]
        entities[key] = Entity(
            id=key, report=report, name=draft.name, kind=draft.kind, named=draft.named,
            forms=tuple(sorted(draft.forms)), roles=tuple(draft.roles), sides=tuple(known),
        )  # fmt: skip
    return entities, {i: ids[id(draft)] for i, draft in heads.items()}
