"""What was agreed and what is due: commitments by their strength, then meetings to come."""

from collections import Counter

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.present.dates import in_words, start_of
from dragoman.present.display import capital, ended, folded, listed, opening, shown, wording
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Group, Item, Run, Section, plain, soft, strong
from dragoman.present.telling import best, cites, contents, modality, told, worded
from dragoman.present.view import Unit, View
from dragoman.present.whole import clause, mended, whole
from dragoman.record.claim import Commitment, Meeting, Strength
from dragoman.record.value import When

CAP, SHOWN, SLIGHT, MONTH, WORDING = 30, 3, 4, len("2031-05"), 160
# Strength, heading, the verb before an object, and the verb before "to …" or "that …".
STRENGTHS = (
    ("agreed", "Agreed", "agreed on", "agreed"),
    ("agreed_in_principle", "Agreed in principle only", "agreed in principle on", "agreed in principle"),
    ("accepted_by_one", "Accepted by one side", "accepted", "accepted"),
    ("promised", "Promised", "promised", "promised"),
    ("offered", "Offered, not known to be accepted", "offered", "offered"),
    ("considered", "Under consideration", "", ""),
    ("not_agreed", "Not agreed", "did not agree on", "did not agree"),
)
FIRMNESS: tuple[Strength, ...] = (
    "considered",
    "offered",
    "promised",
    "accepted_by_one",
    "agreed_in_principle",
    "agreed",
    "not_agreed",
)
AHEAD = ("planned", "proposed", "offered", "considered")


def agreed(view: View) -> Section:
    """The section; a commitment is told under the strength that its best account gives it."""
    units = view.distinct(view.units(Commitment), lambda unit: _item(unit, view).text)
    groups = []
    for strength, title, *_ in STRENGTHS:
        own = sorted((unit for unit in units if account(unit).strength == strength), key=_order)
        if own:
            full = sum(not slight(unit) for unit in own)
            items = tuple(_item(unit, view) for unit in own[:CAP])
            groups.append(Group(title=title, items=items, more=len(own) - len(items), shown=min(SHOWN, max(full, 1))))
    ahead = [unit for unit in view.units(Meeting) if best(unit, "when", "venue").status in AHEAD]
    ahead = view.distinct(ahead, lambda unit: _meeting(unit, view).text)
    if ahead:
        ahead.sort(key=lambda unit: _day(unit) or "9")
        met = tuple(_meeting(unit, view) for unit in ahead[:CAP])
        groups.append(Group(title="Meetings ahead", items=met, more=len(ahead) - len(met), shown=SHOWN))
    return Section(
        key="agreed", title="What was agreed and what is due", groups=tuple(groups),
        empty="The record holds no agreement, offer or promise.",
    )  # fmt: skip


def account(unit: Unit[Commitment]) -> Commitment:
    """The fullest account, among those of the strength that most give (of equals the less firm) in whole words."""
    return unit.once("account", lambda: _account(unit))


def _account(unit: Unit[Commitment]) -> Commitment:
    usual = Counter(strength for _, strength in dict.fromkeys((c.report, c.strength) for c in unit.claims))
    firm = max(FIRMNESS, key=lambda strength: usual[strength])  # the first of equals
    among = tuple(c for c in unit.claims if c.strength == firm)
    able = tuple(c for c in among if len(c.what.split()) > 1 and whole(c.what)) or among
    return best(
        Unit(claims=able, reports=unit.reports, origins=unit.origins), "parties", "quantity", "due", words="what"
    )


def _order(unit: Unit[Commitment]) -> tuple[bool, int, bool]:
    """The most reported first, among these what is due; what says little last."""
    return (slight(unit), -len(unit.reports), not any(claim.due for claim in unit.claims))


def slight(unit: Unit[Commitment]) -> bool:
    """Whether a commitment says too little to stand among the first: in torn words, or by nobody in a few."""
    claim = account(unit)
    own = claim.parties and whole(claim.what)
    told_so = claim.what if own else max([claim.what, *contents(claim)], key=len)
    first = told_so.split(" ")[0].casefold()
    torn = not whole(told_so) or first in words("brief", "provisos")
    return torn or (not claim.parties and (first.endswith("ing") or len(told_so.split()) <= SLIGHT))


def commitment_words(claim: Commitment, view: View) -> list[Run]:
    """Who committed to what, in the report's wording, without a final stop; the strength is left to a heading.

    Where nobody is named, or the wording is a clause of its own, the report's words tell it alone.
    """
    parties = capital(listed(view.holders(claim.parties)))
    what = worded(claim, claim.what)
    if not parties:
        told_so = mended(max([claim.what, *contents(claim)], key=len))
        return [opening(wording(told_so.removeprefix("that ")))]
    names = [folded(name) for name in view.names(claim.parties)]
    if what.text.split(" ")[0] not in words("brief", "clauses") and any(name in folded(what.text) for name in names):
        return [opening(what)]  # a clause that names them itself
    link, first = _link(claim.strength, what.text), what.text.split(" ")[0]
    if link != ": " and first.casefold() in words("brief", "determiners"):
        what = replace(what, text=f"{what.text[:1].lower()}{what.text[1:]}")
    return [strong(parties), plain(link), what]


def _link(strength: str, what: str) -> str:
    """What stands between parties and wording: a verb where the wording can be its object, else a colon."""
    before_object, before_clause = next((verbs for name, _, *verbs in STRENGTHS if name == strength), ("", ""))
    first = what.casefold().split(" ")[0]
    if first in words("brief", "clauses"):
        return f" {before_clause} " if before_clause else ": "
    doubled = before_object[:5] in what.casefold()  # "offered his offer"
    opens = first in words("brief", "determiners") or first[:1].isdigit() or " " not in what
    is_object = opens and not clause(what)
    return f" {before_object} " if before_object and is_object and not doubled else ": "


def _item(unit: Unit[Commitment], view: View) -> Item:
    claim = account(unit)
    told_so = commitment_words(claim, view)
    runs = [*told_so, *modality(claim), plain(ended(told_so[-1].text))]
    if claim.due:
        runs += _due(claim.due, told_so[-1].text, "For" if claim.strength == "offered" else "Due")
    if unit.finding and any(f.name == "strength" and f.verdict == "differ" for f in unit.finding.fields):
        runs.append(plain(" Accounts differ on how firm this is."))
    teller = told(unit, view, known=view.names(claim.parties))
    return Item(sentence=tuple(runs), told=teller, evidence=cites(unit.claims))


def _due(due: When, what: str, label: str) -> list[Run]:
    """The date that is meant, and the report's words for it where the wording lacks them."""
    own = shown(due.text)
    if not due.edtf or not start_of(due.edtf):
        return [] if own in what else [plain(f" {label}, in the report’s words, "), wording(own), plain(".")]
    date = in_words(due.edtf, weekday=True)
    if len(due.edtf) == MONTH and own in what and date.split(" ")[0] in what:
        return []  # the words have the month
    given = "" if not own or own in f"{what} {date}" else f" ({own})"
    return [plain(f" {label} "), strong(date), plain(f"{given}.")]


def _day(unit: Unit[Meeting]) -> str:
    claim = best(unit, "when", "venue", "parties", "mediators")
    return start_of(claim.when.edtf) if claim.when else ""


def _meeting(unit: Unit[Meeting], view: View) -> Item:
    claim = best(unit, "when", "venue", "parties", "mediators")
    what, status = meeting_words(claim, view), soft(f" ({claim.status})")
    if claim.when and _day(unit):
        runs = [strong(capital(in_words(claim.when.edtf or "", weekday=True))), plain(f": {what}"), status, plain(".")]
    else:  # what the report says of the time, if anything, is in its words
        words_ = wording(mended(max((claim.text, *(e.quote for e in claim.evidence)), key=len)), limit=WORDING)
        runs = [plain(f"No date: {what}"), status, plain(" — "), words_, plain(ended(words_.text))]
    return Item(sentence=tuple(runs), told=told(unit, view), evidence=cites(unit.claims))
