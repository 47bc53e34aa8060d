"""Who is who in events: actors by the side that they stand for, their sectors, and those that words name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dragoman.events.nouns import classes_in
from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.present.display import shown
from dragoman.present.plover.event import Party
from dragoman.present.view import View
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Commitment, Condition, Meeting

NEGOTIATING: dict[type[Claim], tuple[str, ...]] = {
    Meeting: ("parties",),
    Commitment: ("parties",),
    Condition: ("setter",),
}
NO_SECTOR = "none"  # in the lexicon, for words that look like a sector's
LEAST = 2  # of what is told of the side most told of, the share of another side of the conflict: one in so many
PAIR = 2
SHORTEST = 4  # letters of a name that is looked for in words: shorter ones stand for much else


class Sides:
    """Look-ups of actors for events, over one record."""

    def __init__(self, view: View) -> None:
        """`view`: of the record."""
        self._view = view

    def key(self, actor: str) -> str:
        """What two actors of one side share: the id of their side, or their own."""
        known = self._view.actors.get(actor)
        return known.side if known and known.side in self._view.actors else actor

    def kept(self, actors: Iterable[str], *, but: Iterable[str] = ()) -> tuple[str, ...]:
        """Actors that can stand in an event, one a side, in their order; none of the sides of `but`."""
        taken = {self.key(actor) for actor in but}
        found: dict[str, str] = {}
        for one in actors:
            for actor in (one,) if self._stands(one) else self._pair(one):
                if self.key(actor) not in taken:
                    found.setdefault(self.key(actor), actor)
        return tuple(found.values())

    def _pair(self, actor: str) -> tuple[str, ...]:
        """The two sides of the conflict, where an actor stands for both ("the two sides"); none for others."""
        known = self._view.actors.get(actor)
        if known is None or len(self.at_odds) != PAIR:
            return ()
        both = set(known.name.casefold().split()) & words("plover", "sides", "pair")
        return tuple(sorted(self.at_odds)) if both and all(map(self._stands, self.at_odds)) else ()

    def party(self, actor: str) -> Party:
        """An actor as an event has it."""
        known = self._view.actors[actor]
        side = self._view.actors.get(known.side or "")
        return Party(
            name=shown(known.name),
            id=known.id,
            kind=known.kind,
            side=shown(side.name) if side else None,
            sectors=sectors(side if side and side.kind == "organisation" else known),
        )

    @cached_property
    def at_odds(self) -> frozenset[str]:
        """The sides of the conflict: those that most of what is negotiated is told of, and that do not mediate."""
        most = max(self._told.values(), default=0)
        return frozenset(side for side, times in self._told.items() if times * LEAST >= most) - self._mediating

    @cached_property
    def _told(self) -> Counter[str]:
        """How often each side meets, commits itself or sets a condition."""
        told = (getattr(c, name) for c in self._view.standing for name in NEGOTIATING.get(type(c), ()))
        keys = (side for actors in told for side in dict.fromkeys(map(self.key, actors)))
        return Counter(side for side in keys if self._stands(side))

    @cached_property
    def _mediating(self) -> frozenset[str]:
        meetings = (c for c in self._view.standing if isinstance(c, Meeting))
        return frozenset(self.key(actor) for c in meetings for actor in c.mediators)

    def named(self, text: str, *, end: int | None = None) -> Iterator[str]:
        """The actors that words name, in order, up to an offset; not those that say where it is ("in Norland")."""
        if self._names:
            for found in self._pattern.finditer(text, 0, len(text) if end is None else end):
                before = text[max(0, found.start() - SHORTEST * 2) : found.start()].split()[-1:]
                if not set(before) & words("plover", "sides", "within"):
                    yield self._names[found[0]]

    def other(self, text: str, actors: Iterable[str]) -> tuple[str, ...]:
        """The one side at the table that words name beside those given; none where they name several."""
        found = self.kept(self.named(text), but=actors)
        at_table = len(found) == 1 and (self.key(found[0]) in self._told or self.key(found[0]) in self._mediating)
        return found if at_table else ()

    def _stands(self, actor: str) -> bool:
        """Whether an actor is one that an event can name: a name, or somebody of a side that has one."""
        known = self._view.actors.get(actor)
        if known is None:
            return False
        if self._view.proper(actor) or (known.side is not None and self._view.proper(known.side)):
            return True
        generic = set(shown(known.name).casefold().split()) & words("plover", "sides", "several")
        return known.kind in {"group", "organisation"} and not generic

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Actors by their names and the forms of them that begin with a capital."""
        found: dict[str, str] = {}
        for actor in self._view.record.actors:
            if self._view.proper(actor.id):
                for name in (actor.name, *actor.aliases):
                    if len(name) >= SHORTEST and name[:1].isupper():
                        found.setdefault(name, actor.id)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of(self._names)}(?!\w)")


def sectors(actor: Actor) -> tuple[str, ...]:
    """The sector that an actor's roles or name tell; none where they tell none."""
    known = lexicon("plover")["sectors"]
    for told in (*actor.roles, actor.name):
        found = set(classes_in(told, name="plover", key="sectors")) - {NO_SECTOR}
        if sector := next((name for name in known if name in found), None):
            return (sector,)
    return ()
