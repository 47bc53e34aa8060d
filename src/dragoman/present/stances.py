"""Who stands where: for each party and issue the latest stance; what it said before stands under it.

What a party makes its word depend on, and what it offers or accepts, is told in the sections on conditions and
agreements; here it would be told twice.
"""

from datetime import date

from dragoman.present.dates import in_words
from dragoman.present.display import capital, ended, folded, listed, shown
from dragoman.present.parts import Group, Item, Run, Section, plain, soft, strong
from dragoman.present.telling import best, cites, contents, day, modality, told, worded
from dragoman.present.view import Unit, View
from dragoman.present.whole import whole
from dragoman.record.claim import Claim, Commitment, Condition, Position

PARTIES, PARTIES_SHOWN, CAP, SHOWN, OTHERS_SHOWN, ALSO = 20, 5, 15, 3, 2, 2
OTHERS = "Others"
STANCES = {
    "demands": "Demands",
    "proposes": "Proposes",
    "offers": "Offers",
    "accepts": "Accepts",
    "rejects": "Rejects",
    "conditional": "Only under a condition",
    "considers": "Is considering",
    "supports": "Supports",
    "noncommittal": "Does not commit itself",
}


def stances(view: View) -> Section:
    """The section: parties with most reported positions first, those that are no party by name together at the end."""
    by_party: dict[str, list[Unit[Position]]] = {}
    others: list[Unit[Position]] = []
    units = sorted((unit for unit in view.units(Position) if not _told_elsewhere(unit, view)), key=_torn)
    for unit in units:
        party = _party(_best(unit), view)
        (by_party.setdefault(party, []) if party else others).append(unit)
    order = sorted(by_party.items(), key=lambda kv: (-sum(len(unit.reports) for unit in kv[1]), folded(kv[0])))
    groups = [_group(party, some, view) for party, some in order[:PARTIES]]
    if others:
        items = tuple(_other(unit, view) for unit in others[:PARTIES])
        groups.append(Group(title=OTHERS, items=items, more=len(others) - len(items), shown=OTHERS_SHOWN))
    return Section(
        key="stances", title="Who stands where", groups=tuple(groups), more=max(0, len(order) - PARTIES),
        shown=PARTIES_SHOWN, unit="parties",
        note="What a side makes its word depend on stands under “What blocks what”." if groups else "",
        empty="The record holds no position of any party beside agreements and conditions.",
    )  # fmt: skip


def _best(unit: Unit[Position]) -> Position:
    return best(unit, "party", "issue", words="content")


def _told_elsewhere(unit: Unit[Position], view: View) -> bool:
    """Whether a condition or a commitment of the record rests on the same words."""
    claim = _best(unit)
    if claim.stance == "conditional":
        return any(_meets(claim, other) for other in view.kept(claim.report, Condition))
    if claim.stance not in {"offers", "accepts", "considers"}:
        return False
    same = (
        other
        for other in view.kept(claim.report, Commitment)
        if not other.parties or set(other.parties) & set(claim.party)
    )
    return any(_meets(claim, other) for other in same)


def _meets(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _party(claim: Position, view: View) -> str:
    """Under whose name a position is filed: bodies by name, else the side of a person, else one who holds an office.

    Empty where the record knows none of them.
    """
    known = [view.actors[a] for a in claim.party if a in view.actors]
    bodies = tuple(actor.id for actor in known if actor.kind != "person" and view.proper(actor.id))
    sides = tuple(actor.side for actor in known if actor.side in view.actors and view.proper(actor.side or ""))
    offices = tuple(a.id for a in known if a.kind == "person" and a.roles and " " in a.name and view.proper(a.id))
    return capital(listed(view.names(bodies or tuple(side for side in sides if side) or offices)))


def _group(party: str, units: list[Unit[Position]], view: View) -> Group:
    by_issue: dict[str, list[Unit[Position]]] = {}
    for n, unit in enumerate(units):
        issue = _best(unit).issue
        by_issue.setdefault(issue if issue != "other" else f"other-{n}", []).append(unit)
    items = [item for some in by_issue.values() for item in _issue(some, party, view)]
    return Group(title=party, items=tuple(items[:CAP]), more=max(0, len(items) - CAP), shown=SHOWN)


def _torn(unit: Unit[Position]) -> bool:
    claim = _best(unit)
    return not whole(max([claim.content, *contents(claim)], key=len))


def _issue(units: list[Unit[Position]], party: str, view: View) -> list[Item]:
    """One item for each stance that the party now has on an issue; a stance it had before stands under the first."""
    by_stance: dict[str, list[Unit[Position]]] = {}
    for unit in units:
        by_stance.setdefault(_best(unit).stance, []).append(unit)
    dated = {stance: max(_known(unit, view) for unit in some) for stance, some in by_stance.items()}
    latest = max(dated.values())
    before = [stance for stance, when in dated.items() if _precedes(when, latest)]
    earlier = tuple(
        _item(by_stance[stance][0], party, view, since=dated[stance])
        for stance in sorted(before, key=dated.__getitem__, reverse=True)
    )
    now = [some for stance, some in by_stance.items() if stance not in before]
    return [
        _item(some[0], party, view, children=(*_others(some, view), *(earlier if n == 0 else ())))
        for n, some in enumerate(now)
    ]


def _known(unit: Unit[Position], view: View) -> str:
    return max(day(claim, view)[:10] for claim in unit.claims)


def _precedes(when: str, latest: str) -> bool:
    """Whether a stance is an earlier one: by more than the day that lies between a wire and the morning's papers."""
    try:
        return bool(when) and (date.fromisoformat(latest) - date.fromisoformat(when)).days > 1
    except ValueError:  # a month or a year: too coarse to say
        return False


def _others(units: list[Unit[Position]], view: View) -> tuple[Item, ...]:
    """The same stance in other words."""
    items = []
    for unit in units[1 : 1 + ALSO]:
        content = worded(_best(unit), _best(unit).content)
        runs = (plain("Also: "), content, *modality(_best(unit)), plain(ended(content.text)))
        items.append(Item(sentence=runs, told=told(unit, view), evidence=cites(unit.claims)))
    return tuple(items)


def _item(unit: Unit[Position], party: str, view: View, *, since: str = "", children: tuple[Item, ...] = ()) -> Item:
    claim = _best(unit)
    teller = told(unit, view, known=[party])
    people = [name for name in view.names(claim.party) if name.casefold() not in f"{party} {teller}".casefold()]
    runs = [
        *([plain(f"Earlier ({in_words(since)}): ")] if since else []),
        *_stance(claim),
        *([plain(f" As put by {listed(people)}.")] if people else []),
    ]
    return Item(sentence=tuple(runs), told=teller, evidence=cites(unit.claims), children=children)


def _other(unit: Unit[Position], view: View) -> Item:
    """A position whose holder has no name of its own: the holder stands in the sentence."""
    claim = _best(unit)
    holders = view.holders(claim.party)
    name = capital(listed(holders)) or "A party not identified"
    runs = (strong(name), plain(" — "), *_stance(claim))
    return Item(sentence=runs, told=told(unit, view, known=holders), evidence=cites(unit.claims))


def _stance(claim: Position) -> list[Run]:
    """What it does, to what, in which matter."""
    content = worded(claim, claim.content)
    issue = shown(claim.issue.replace("_", " ").replace("-", " "))
    aside = [soft(f" ({issue})")] if issue != "other" else []
    verb = strong(STANCES.get(claim.stance, claim.stance))
    return [verb, *aside, plain(": "), content, *modality(claim), plain(ended(content.text))]
