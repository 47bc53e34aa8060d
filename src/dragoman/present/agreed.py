"""What was agreed and what is due: commitments by their strength, then meetings to come."""

from dragoman.lexicon import words
from dragoman.present.dates import when_in_words
from dragoman.present.display import capital, ended, listed, shown, wording
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Group, Item, Run, Section, plain, strong
from dragoman.present.telling import best, cites, modality, told, worded
from dragoman.present.view import Unit, View
from dragoman.record.claim import Commitment, Meeting

CAP = 12
# Strength, heading, and the verb for a wording that it can take.
STRENGTHS = (
    ("agreed", "Agreed", "agreed"),
    ("agreed_in_principle", "Agreed in principle only", "agreed in principle"),
    ("accepted_by_one", "Accepted by one side; no agreement of the other reported", "accepted"),
    ("promised", "Promised", "promised"),
    ("offered", "Offered; no acceptance reported", "offered"),
    ("considered", "Under consideration, not agreed", ""),
    ("not_agreed", "Not agreed", "did not agree"),
)
AHEAD = ("planned", "proposed", "offered", "considered")


def agreed(view: View) -> Section:
    """The section; a commitment is told under the strength that its best account gives it."""
    units = view.units(Commitment)
    groups = []
    for strength, title, _ in STRENGTHS:
        own = [unit for unit in units if _best(unit).strength == strength]
        if own:
            items = tuple(_item(unit, view) for unit in own[:CAP])
            groups.append(Group(title=title, items=items, more=len(own) - len(items)))
    ahead = [unit for unit in view.units(Meeting) if best(unit, "when", "venue").status in AHEAD]
    if ahead:
        met = tuple(_meeting(unit, view) for unit in ahead[:CAP])
        groups.append(Group(title="Meetings ahead", items=met, more=len(ahead) - len(met)))
    return Section(
        key="agreed", title="What was agreed and what is due", groups=tuple(groups),
        empty="The record holds no agreement, offer or promise.",
    )  # fmt: skip


def _best(unit: Unit[Commitment]) -> Commitment:
    return best(unit, "parties", "quantity", "due", words="what")


def commitment_words(claim: Commitment, view: View) -> list[Run]:
    """Who committed to what, in the report's wording, without a final stop; the strength is left to a heading."""
    parties = capital(listed(view.holders(claim.parties)))
    what = worded(claim, claim.what)
    verb = next((verb for strength, _, verb in STRENGTHS if strength == claim.strength), "")
    if not parties:
        return [plain("No party named: "), what]
    link = f" {verb} " if verb and what.text.casefold().split(" ")[0] in words("brief", "clauses") else ": "
    return [strong(parties), plain(link), what]


def _item(unit: Unit[Commitment], view: View) -> Item:
    claim = _best(unit)
    told_so = commitment_words(claim, view)
    runs = [*told_so, *modality(claim), plain(ended(told_so[-1].text))]
    if claim.due:
        runs += [plain(" Due "), strong(_due(claim)), plain(".")]
    if len({c.strength for c in unit.claims}) > 1:
        runs.append(plain(" Accounts differ on how firm this is."))
    return Item(sentence=tuple(runs), told=told(unit, view), evidence=cites(unit.claims))


def _due(claim: Commitment) -> str:
    due = claim.due
    if due is None:
        return ""
    date, worded = when_in_words(due), shown(due.text)
    return date if not due.edtf or not worded or worded in date else f"{date} ({worded})"


def _meeting(unit: Unit[Meeting], view: View) -> Item:
    claim = best(unit, "when", "venue", "parties", "mediators")
    date = f", {when_in_words(claim.when)}" if claim.when else ""
    runs = [strong(capital(claim.status)), plain(f": {meeting_words(claim, view)}{date}")]
    if not claim.when:  # what the report says of the time, if anything, is in its words
        runs += [plain(" — "), wording(max((e.quote for e in claim.evidence), key=len, default=""))]
    runs.append(plain(ended(runs[-1].text)))
    return Item(sentence=tuple(runs), told=told(unit, view), evidence=cites(unit.claims))
