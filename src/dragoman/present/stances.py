"""Who stands where: for each party and issue the latest stance; what it said before stands under it."""

from datetime import date

from dragoman.present.dates import in_words
from dragoman.present.display import capital, ended, folded, listed, shown
from dragoman.present.parts import Group, Item, Section, plain, strong
from dragoman.present.telling import best, cites, day, modality, told, worded
from dragoman.present.view import Unit, View
from dragoman.record.claim import Position

PARTIES, CAP, ALSO = 12, 8, 2
NOBODY = "A party not identified"
STANCES = {
    "demands": "demands",
    "proposes": "proposes",
    "offers": "offers",
    "accepts": "accepts",
    "rejects": "rejects",
    "conditional": "only under a condition",
    "considers": "is considering",
    "supports": "supports",
    "noncommittal": "does not commit itself",
}


def stances(view: View) -> Section:
    """The section: parties with most reported positions first."""
    by_party: dict[str, list[Unit[Position]]] = {}
    for unit in view.units(Position):
        by_party.setdefault(_holder(_best(unit), view), []).append(unit)
    order = sorted(by_party.items(), key=lambda kv: (kv[0] == NOBODY, -len(kv[1]), folded(kv[0])))
    groups = tuple(_group(party, units, view) for party, units in order)
    return Section(
        key="stances", title="Who stands where", groups=groups[:PARTIES], more=max(0, len(groups) - PARTIES),
        empty="The record holds no position of any party.",
    )  # fmt: skip


def _best(unit: Unit[Position]) -> Position:
    return best(unit, "party", "issue", words="content")


def _holder(claim: Position, view: View) -> str:
    """Under whose name a position is filed: a body named with a person, else the side that the record knows of."""
    known = [view.actors[a] for a in claim.party if a in view.actors]
    bodies = tuple(actor.id for actor in known if actor.kind != "person")
    sides = tuple(actor.side if actor.side in view.actors else actor.id for actor in known)
    return capital(listed(view.names(bodies or sides))) or NOBODY


def _group(party: str, units: list[Unit[Position]], view: View) -> Group:
    by_issue: dict[str, list[Unit[Position]]] = {}
    for n, unit in enumerate(units):
        issue = _best(unit).issue
        by_issue.setdefault(issue if issue != "other" else f"other-{n}", []).append(unit)
    items = [item for some in by_issue.values() for item in _issue(some, party, view)]
    return Group(title=party, items=tuple(items[:CAP]), more=max(0, len(items) - CAP))


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
    teller = told(unit, view)
    people = [name for name in view.names(claim.party) if name.casefold() not in f"{party} {teller}".casefold()]
    issue = shown(claim.issue.replace("_", " ").replace("-", " "))
    content = worded(claim, claim.content)
    runs = [
        *([plain(f"Earlier ({in_words(since)}): ")] if since else []),
        strong(capital(issue) if issue != "other" else "Another matter"),
        plain(f" — {STANCES.get(claim.stance, claim.stance)}: "),
        content,
        *modality(claim),
        plain(ended(content.text)),
        *([plain(f" As put by {listed(people)}.")] if people else []),
    ]
    return Item(sentence=tuple(runs), told=teller, evidence=cites(unit.claims), children=children)
