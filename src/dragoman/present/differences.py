"""Where the reports differ: each side in its own words; then what only looks like a difference."""

import re

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.present.dates import in_words, start_of
from dragoman.present.display import bare, capital, clipped, count, ended, listed, said, shown, wording
from dragoman.present.ground import amount, headline
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Group, Item, Section, plain, soft, strong
from dragoman.present.telling import NAMED, accounts, best, cites, contents
from dragoman.present.view import C, Unit, View
from dragoman.present.whole import led, mended
from dragoman.record.claim import Claim, Figure, Incident, Meeting, Part, Statement
from dragoman.record.finding import Field as Compared
from dragoman.record.finding import FieldValue, Finding
from dragoman.record.value import Quantity

CAP, ALIKE, VALUES = 15, 8, 6
CAP_SHOWN, ALIKE_SHOWN, TITLE = 4, 1, 90
_DIGITS = re.compile(r"\d[\d.,]*")
FIELDS = {
    "killed": "how many were killed",
    "injured": "how many were injured",
    "quantity": "the number",
    "quoted": "the words quoted",
    "speaker": "who said it",
    "when": "the date",
    "where": "the place",
    "due": "the date it is due",
    "what": "what it is about",
    "parties": "the parties",
    "party": "whose position it is",
    "authored": "whose idea it was",
    "led": "who led",
    "refused": "who would not meet",
    "cause": "who or what caused it",
    "left": "who broke it up",
    "began": "who began it",
    "alleged_actor": "who did it",
    "status": "whether it took place",
    "strength": "how firm it is",
    "stance": "the stance",
    "setter": "who set the condition",
    "content": "the content",
    "modality": "whether it is fact, plan or possibility",
    "mode": "whether the words are quoted",
    "act": "what was done in saying it",
}

MEASURES = ("killed", "injured", "quantity", "when", "due", "duration")  # where two compatible values are worth knowing

DATES = ("when", "due")
CODES = (
    "strength",
    "stance",
    "status",
    "act",
    "modality",
    "mode",
    "form",
)  # fields whose values are the record's words


def differences(view: View) -> Section:
    """The section: findings whose verdict is `differ`, then the compatible ones; matters before wordings."""
    order = sorted(view.record.findings, key=lambda f: (f.kind == "statement", -len(f.reports), -f.origins))
    groups = []
    for verdict, title, cap, shown_ in (
        ("differ", "In conflict", CAP, CAP_SHOWN),
        ("compatible", "Different, but compatible", ALIKE, ALIKE_SHOWN),
    ):
        some = [finding for finding in order if finding.verdict == verdict and not _told_above(finding, view)]
        own = [item for finding in some for item in _items(finding, view)]
        if own:
            groups.append(Group(title=title, items=tuple(own[:cap]), more=max(0, len(own) - cap), shown=shown_))
    undecided = sum(finding.verdict == "cannot_tell" for finding in order)
    if undecided and groups:
        note = f"Whether the accounts agree is left undecided for {count(undecided, 'other finding')} in the record."
        groups.append(Group(title="Undecided", items=(), note=note))
    return Section(
        key="differences", title="Where the reports differ", groups=tuple(groups),
        empty="No difference between the reports was found.",
    )  # fmt: skip


def _told_above(finding: Finding, view: View) -> bool:
    """Whether a figure is the toll of an incident, whose finding tells it."""
    if finding.kind != "figure":
        return False
    claims = [view.claims[i] for i in finding.claims if i in view.claims]
    return all(any(_within(claim, one) for one in view.kept(claim.report, Incident)) for claim in claims)


def _within(claim: Claim, incident: Incident) -> bool:
    told = [e for e in incident.evidence if incident.killed or incident.injured]
    own = [e for e in claim.evidence if e.role != "source"]
    return all(any(e.start <= mine.start and mine.end <= e.end for e in told) for mine in own)


def _items(finding: Finding, view: View) -> list[Item]:
    """One item for each field that has the finding's verdict; none where its values look the same."""
    wanted = [f for f in finding.fields if f.verdict == finding.verdict]
    if finding.verdict == "compatible":  # one report's own two wordings are nothing to report
        wanted = [f for f in wanted if f.name in MEASURES and len(set(finding.reports)) > 1]
    fields = [(f, _values(f, view)) for f in wanted]
    return [_item(finding, f.name, values, view) for f, values in fields if len(values) > 1 and _apart(values, view)]


def _apart(values: list[FieldValue], view: View) -> bool:
    """Whether two reports, or two speakers in one, have different values: nobody contradicts himself in a breath."""
    tellers = [{(claim.report, _teller(claim)) for claim in _claims(value, view)} for value in values]
    return len(set().union(*tellers)) > 1


def _teller(claim: Claim) -> str | None:
    """The statement that carries a claim, else the words that name whoever blames: "the union blames the firm"."""
    return claim.attribution or next((e.quote for e in claim.evidence if e.role == "source"), None)


def _values(field: Compared, view: View) -> list[FieldValue]:
    """The values of a field, most claims first; those that differ in punctuation alone, or count the same, are one."""
    merged: dict[str, FieldValue] = {}
    for value in field.values:
        shape = next((_counted(claim, field.name) for claim in _claims(value, view)), "")
        key = shape or bare(value.value)
        held = merged.get(key)
        merged[key] = replace(held, claims=(*held.claims, *value.claims)) if held else value
    return sorted(merged.values(), key=lambda value: -len(value.claims))


def _counted(claim: Claim, name: str) -> str:
    """A claim's quantity in figures, where the field is one."""
    quantity = getattr(claim, name, None)
    return amount(quantity) if isinstance(quantity, Quantity) else ""


def _claims(value: FieldValue, view: View) -> list[Claim]:
    return [view.claims[i] for i in value.claims if i in view.claims]


def _item(finding: Finding, name: str, values: list[FieldValue], view: View) -> Item:
    title = _title(finding, name, values, view)
    part = next((c.part for c in map(view.claims.get, finding.claims) if isinstance(c, Part)), None)
    what = FIELDS.get(part if part and name == "who" else name, shown(name).replace("_", " "))
    sides = tuple(_side(value, name, title, view) for value in values[:VALUES])
    rest = len(values) - len(sides)
    runs = [strong(title), plain(f" — {what}{ended(what)}")]
    if rest:
        runs.append(soft(f" ({rest} more in the record)"))
    return Item(sentence=tuple(runs), children=sides)


def _shown_value(value: str, name: str) -> str:
    """A value as people write it: the record's own words apart, a date in words, else as worded."""
    if name in CODES:
        return value.replace("_", " ")
    return in_words(value) if name in DATES and start_of(value) else value


def _figure(worded: str, claims: list[Claim], name: str) -> str:
    """The number beside its words, where the words are not plain to everybody: "a score (20)"."""
    counted = next((found for claim in claims if (found := _counted(claim, name))), "")
    plain_to_all = any(word in words("brief", "numbers") for word in bare(worded).split())
    told = set(_DIGITS.findall(counted)) <= set(_DIGITS.findall(worded))
    return f" ({counted})" if counted and not plain_to_all and not told else ""


def _title(finding: Finding, name: str, values: list[FieldValue], view: View) -> str:
    """What is compared: whose words, which incident, else as the finding is titled."""
    claims = [view.claims[i] for i in finding.claims if i in view.claims]
    speakers = view.names(tuple(c.speaker for c in claims if isinstance(c, Statement) and c.speaker))
    incidents = tuple(c for c in claims if isinstance(c, Incident))
    if speakers and name != "speaker":
        return capital(listed(speakers, last="or"))
    if claims and all(isinstance(c, Figure) for c in claims):
        return capital(listed([f"{v.value[:1].lower()}{v.value[1:]}" for v in values[:NAMED]], last="or"))
    part = next((c for c in claims if isinstance(c, Part)), None)
    if part is not None and part.part == "authored" and name == "who":
        return clipped(capital(mended(part.what)), TITLE)  # the finding's title takes the first report's side
    meetings = tuple(c for c in claims if isinstance(c, Meeting))
    if meetings:
        return capital(meeting_words(best(_all(meetings, finding), "parties", "venue", "mediators"), view))
    if incidents:
        return headline(_all(incidents, finding), view)
    return clipped(capital(mended(finding.title.rstrip(" ."))), TITLE) or capital(finding.kind)


def _all(claims: tuple[C, ...], finding: Finding) -> Unit[C]:
    return Unit(claims=claims, reports=finding.reports, origins=finding.origins)


def _side(value: FieldValue, name: str, title: str, view: View) -> Item:
    """One value, the words of a report that has it, and the reports that do."""
    claims = _claims(value, view)
    account = wording(led(_told_in(claims[0]))) if claims else wording("")
    label = wording(_shown_value(value.value, name) + _figure(value.value, claims, name))
    if name == "quoted":
        runs = [said(tuple(value.value.split(" … ")))]
    elif bare(account.text) in {"", bare(label.text)}:
        runs = [label]
    else:
        runs = [strong(capital(label.text) or "Not given"), plain(": "), account]
    return Item(
        sentence=(*runs, plain(ended(runs[-1].text))), told=accounts(claims, view, known=[title]) if claims else "",
        evidence=cites(claims),
    )  # fmt: skip


def _told_in(claim: Claim) -> str:
    """The words that a claim rests on, content before source and cue; of figures and meetings the sentence."""
    longest = max(contents(claim) or [e.quote for e in claim.evidence] or [claim.text], key=len)
    slight = isinstance(claim, Figure | Meeting) and len(longest.split()) < len(claim.text.split())
    return claim.text if slight else longest
