"""What happened on the ground: incidents, with their tolls and whose count each is."""

from dragoman.lexicon import lexicon
from dragoman.present.dates import when_in_words
from dragoman.present.display import capital, ended, folded, listed, once, shown, wording
from dragoman.present.parts import Group, Item, Run, Section, plain, strong
from dragoman.present.telling import accounts, best, cites, modality, source, told
from dragoman.present.view import Unit, View
from dragoman.record.claim import Incident
from dragoman.record.value import Quantity

CAP = 15
NOBODY = "nobody"
_BOUNDS = {
    "at_least": "at least ",
    "at_most": "at most ",
    "about": "about ",
    "fewer_than": "fewer than ",
    "more_than": "more than ",
}


def ground(view: View) -> Section:
    """The section: the most reported incidents first."""
    units = view.units(Incident)
    items = tuple(_item(unit, view) for unit in units[:CAP])
    groups = (Group(title="", items=items, more=len(units) - len(items)),) if items else ()
    return Section(
        key="ground", title="What happened on the ground", groups=groups, empty="The record holds no incident."
    )


def amount(quantity: Quantity) -> str:
    """A quantity in words: "7", "at least 8", "10 to 12", else as worded."""
    low, high = quantity.low, quantity.high
    bound = _BOUNDS.get(quantity.qualifier, "")
    if low is not None and high is not None and low != high and not bound:
        return f"{_number(low)} to {_number(high)}"
    value = high if quantity.qualifier in {"at_most", "fewer_than"} and high is not None else low
    value = high if value is None else value
    if value is None or quantity.qualifier == "unspecified":
        return shown(quantity.text) or "an unknown number"
    return f"{bound}{_number(value)}"


def toll(claim: Incident) -> str:
    """The dead and injured of one account: "7 killed and 20 injured"; empty where it gives neither."""
    if claim.killed and claim.injured and _people(claim.killed) == _people(claim.injured) == NOBODY:
        return "nobody killed or injured"
    pairs = ((claim.killed, "killed"), (claim.injured, "injured"))
    return listed([f"{_people(quantity)} {word}" for quantity, word in pairs if quantity])


def tolls(unit: Unit[Incident]) -> dict[str, list[Incident]]:
    """The accounts of the dead and injured, by their words; one that only leaves out a part goes with the fuller."""
    counts: dict[str, list[Incident]] = {}
    for claim in sorted(unit.claims, key=lambda c: (c.killed is None) + (c.injured is None)):
        words = toll(claim)
        if words:
            fuller = next((key for key, some in counts.items() if _within(claim, some[0])), words)
            counts.setdefault(fuller, []).append(claim)
    return counts


def _within(claim: Incident, other: Incident) -> bool:
    """Whether an account says nothing that the other does not."""
    return all(
        mine is None or (theirs is not None and amount(mine) == amount(theirs))
        for mine, theirs in ((claim.killed, other.killed), (claim.injured, other.injured))
    )


def headline(unit: Unit[Incident], *, dated: bool = True) -> str:
    """An incident in a few words: its type, place and (`dated`) date, as far as its accounts give them."""
    claim = best(unit, "type", "where", "when", "killed", "injured")
    names: dict[str, str] = lexicon("brief")["incident"]
    kind = capital(
        names.get(claim.type, shown(claim.type).replace("/", ", ").replace("_", " ").replace("-", " ")) or "incident"
    )
    place = next((shown(c.where.name) for c in (claim, *unit.claims) if c.where), "")
    when = next((c.when for c in (claim, *unit.claims) if c.when and c.when.edtf), claim.when)
    return f"{kind}{f' at {place}' if place else ''}{f', {when_in_words(when)}' if when and dated else ''}"


def _item(unit: Unit[Incident], view: View) -> Item:
    claim = best(unit, "type", "where", "when", "killed", "injured")
    counts = tolls(unit)
    words = wording(max((e.quote for e in claim.evidence if e.role not in {"source", "cue"}), key=len, default=""))
    runs = [strong(headline(unit)), plain(": "), words, *modality(claim), plain(ended(words.text))]
    runs += [*_blame(unit, view), *_tolls(counts, view, differ=counts_differ(unit))]
    children = tuple(_count(words, claims, view) for words, claims in counts.items()) if len(counts) > 1 else ()
    return Item(sentence=tuple(runs), told=told(unit, view), evidence=cites(unit.claims), children=children)


def counts_differ(unit: Unit[Incident]) -> bool:
    """Whether the record holds that the accounts of the dead or injured contradict each other."""
    fields = unit.finding.fields if unit.finding else ()
    return any(field.verdict == "differ" for field in fields if field.name in {"killed", "injured"})


def _tolls(counts: dict[str, list[Incident]], view: View, *, differ: bool) -> list[Run]:
    if not counts:
        return []
    if len(counts) > 1:
        return [plain(" The counts differ:" if differ else " The counts given:")]
    only, claims = next(iter(counts.items()))
    return [plain(" "), strong(capital(only)), plain(f", {_whose(claims, view)}.")]


def _count(words: str, claims: list[Incident], view: View) -> Item:
    return Item(
        sentence=(strong(capital(words)), plain(f", {_whose(claims, view)}.")),
        told=accounts(claims, view), evidence=cites(claims),
    )  # fmt: skip


def _whose(claims: list[Incident], view: View) -> str:
    """Whose count it is: those who are said to give it, else the reports themselves."""
    speakers = [view.carrier(claim) for claim in claims]
    names = once(source(speaker, view) for speaker in speakers if speaker)
    names = names or once(f"{view.outlet(claim.report)} itself" for claim in claims)
    return f"by the count of {listed(names)}"


def _blame(unit: Unit[Incident], view: View) -> list[Run]:
    """Who is said to have done it, and by whom; nothing where no account says."""
    blamed: dict[tuple[str, ...], list[str]] = {}
    for claim in unit.claims:
        actors = view.names(claim.alleged_actor)
        known = next((key for key in blamed if folded(listed(list(key))) == folded(listed(actors))), tuple(actors))
        if actors:
            blamed.setdefault(known, []).extend(view.names(claim.alleged_by))
    runs = []
    for named, accusers in blamed.items():
        by = f" by {listed(once(accusers))}" if accusers else ""
        runs.append(plain(f" Attributed to {listed(list(named))}{by}."))
    return runs


def _people(quantity: Quantity) -> str:
    return NOBODY if quantity.low == 0 and quantity.high == 0 else amount(quantity)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:g}"
