"""Accounts of one thing compared: what most reports tell of it, and whether others tell against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.events.words import words_of
from dragoman.present.plover.draft import Draft
from dragoman.present.plover.drafts import content_of
from dragoman.present.plover.sides import Sides
from dragoman.record.claim import Claim, Meeting

STEM = 5  # letters that two forms of a telling word share


@dataclass(frozen=True, slots=True)
class Account:
    """An event that drafts agree on, and the claims that it rests on."""

    draft: Draft
    claims: tuple[Claim, ...]


def accounts(made: Sequence[Draft], claims: Sequence[Claim], sides: Sides) -> Iterator[Account]:
    """The events of one thing: one, where its drafts agree, resting on all its claims.

    Where they differ, those that several reports tell, each resting on its own claims; none that others of them tell
    against, in the same words.
    """
    groups = _groups(made, sides)
    if len(groups) == 1:
        yield Account(_joined(groups[0]), tuple(claims))
        return
    firm = [group for group in groups if len({d.claim.report for d in group}) > 1]
    for group in firm:
        if not any(_against(group, other) for other in firm if other is not group):
            yield Account(_joined(group), tuple(d.claim for d in group))


def _groups(made: Sequence[Draft], sides: Sides) -> list[list[Draft]]:
    """Drafts of the same event and sides, as far as each tells them."""
    groups: list[list[Draft]] = []
    for one in sorted((d for d in made if d.actors), key=lambda d: -len(d.recipients)):
        fitting = (g for g in groups if g[0].event == one.event and _same(one, g[0], sides))
        group = next(fitting, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _same(one: Draft, first: Draft, sides: Sides) -> bool:
    """Whether two drafts have the same sides: of what is mutual, in any order, or one of them alone."""
    own, to = sides.key(one.actors[0]), set(map(sides.key, one.recipients))
    known = set(map(sides.key, first.recipients))
    if one.reciprocal or first.reciprocal:
        both = {sides.key(first.actors[0]), *known}
        return {own, *to} == both or (not to and own in both)
    return own == sides.key(first.actors[0]) and to <= known


def _joined(group: Sequence[Draft]) -> Draft:
    """The draft that tells most of a group, with the mode that none of them differs in."""
    first = max(group, key=lambda d: (len(d.recipients), bool(d.words)))
    modes = {d.mode for d in group if d.mode}
    return replace(first, mode=modes.pop() if len(modes) == 1 else None)


def _against(group: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether two accounts speak of the same thing; sides may meet others as well as each other."""
    if isinstance(group[0].claim, Meeting) and group[0].event == other[0].event:
        return False
    return bool(_stems(group) & _stems(other))


def _stems(group: Sequence[Draft]) -> frozenset[str]:
    told = (w.text for d in group for w in words_of(content_of(d.claim)))
    return frozenset(word[:STEM] for word in told if len(word) >= STEM and word.isalpha())
