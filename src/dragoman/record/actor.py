"""Who takes part: an Entity is a name (or description) inside one report, an Actor one across the dossier."""

from typing import Literal

from dragoman.record.base import Frozen

ActorKind = Literal["person", "state", "organisation", "group", "anonymous"]


class Entity(Frozen, kw_only=True):
    """What one report calls somebody; the source of an Actor.

    `name`: the fullest name without title, or the description where there is no name ("the mediator").
    `named`: whether `name` is a proper name. `forms`: all wordings in the report, titled ones too.
    `roles`: role words stated of it ("foreign minister"). `sides`: ids of the entities (states, organisations) that
    the report ties it to, the likeliest first. `leans`: ids of those that it may be of, where no words tie it to any;
    `against`: of those that it makes demands on.
    """

    id: str
    report: str
    name: str
    kind: ActorKind
    named: bool
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    leans: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Actor(Frozen, kw_only=True):
    """Somebody across the dossier. `side` is the id of a state or organisation; `aliases` are all forms seen."""

    id: str
    name: str
    kind: ActorKind
    side: str | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
