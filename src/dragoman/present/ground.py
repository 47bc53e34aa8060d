"""What happened on the ground: incidents, with their tolls and whose count each is."""

from collections import Counter

from dragoman.lexicon import lexicon
from dragoman.lexicon import words as plain_words
from dragoman.present.dates import when_in_words
from dragoman.present.display import capital, ended, folded, listed, once, shown, wording
from dragoman.present.parts import Group, Item, Run, Section, plain, strong
from dragoman.present.telling import best, cites, contents, modality, source, told
from dragoman.present.view import Unit, View
from dragoman.present.whole import led
from dragoman.record.claim import Incident
from dragoman.record.value import Quantity

CAP, SHOWN = 30, 4
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
    units = view.distinct(view.units(Incident), lambda unit: _item(unit, view).text)
    items = tuple(_item(unit, view) for unit in units[:CAP])
    groups = (Group(title="", items=items, more=len(units) - len(items), shown=SHOWN),) if items else ()
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


def headline(unit: Unit[Incident], view: View, *, dated: bool = True) -> str:
    """An incident in a few words: its type, place and (`dated`) date, as far as its accounts give them."""
    claim = best(unit, "type", "where", "when", "killed", "injured")
    found = place(unit, view)
    state = folded(found) in view.states
    when = next((c.when for c in (claim, *unit.claims) if c.when and c.when.edtf), None)
    at = f" {'in' if state else 'at'} {found}" if found else ""
    return f"{capital(_kind(unit, claim))}{at}{f', {when_in_words(when)}' if when and dated else ''}"


def place(unit: Unit[Incident], view: View) -> str:
    """Where it happened: the place that most accounts name, a state only where they name nothing closer."""
    names = Counter(shown(claim.where.name) for claim in unit.claims if claim.where)
    order = list(names)
    return min(names, key=lambda name: (folded(name) in view.states, -names[name], order.index(name)), default="")


def _kind(unit: Unit[Incident], claim: Incident) -> str:
    """What an incident is called: by its type; where that says nothing, by what it cost."""
    names: dict[str, str] = lexicon("brief")["incident"]
    known = next((c.type for c in (claim, *unit.claims) if c.type not in {"", "other"}), "")
    if known:
        return names.get(known, shown(known).replace("/", ", ").replace("_", " ").replace("-", " ")) or "incident"
    killed, hurt = (
        any((getattr(c, name) is not None) and _people(getattr(c, name)) != NOBODY for c in unit.claims)
        for name in ("killed", "injured")
    )
    return "deaths" if killed else "injuries" if hurt else names["other"]


def _item(unit: Unit[Incident], view: View) -> Item:
    claim = best(unit, "type", "where", "when", "killed", "injured")
    words = _words(claim)
    counts = tolls(unit)
    runs = [strong(headline(unit, view)), plain(": "), words, *modality(claim), plain(ended(words.text))]
    runs += [*_blame(unit, view), *_tolls(counts, view, differ=counts_differ(unit))]
    shared = [name for claims in counts.values() for name in _whose(claims, view)]
    return Item(sentence=tuple(runs), told=told(unit, view, known=shared), evidence=cites(unit.claims))


def _words(claim: Incident) -> Run:
    """The words of a report, with an ellipsis where they hang on words before them."""
    found = max(contents(claim) or [claim.text], key=len).removeprefix("that ")
    return wording(capital(led(found)))


def counts_differ(unit: Unit[Incident]) -> bool:
    """Whether the record holds that the accounts of the dead or injured contradict each other."""
    fields = unit.finding.fields if unit.finding else ()
    return any(field.verdict == "differ" for field in fields if field.name in {"killed", "injured"})


def _tolls(counts: dict[str, list[Incident]], view: View, *, differ: bool) -> list[Run]:
    """Each count of the dead and injured with whose it is."""
    if not counts:
        return []
    runs = [plain((" The counts differ: " if differ else " Counts: ") if len(counts) > 1 else " ")]
    for n, (words, claims) in enumerate(counts.items()):
        runs += [plain("; " if n else ""), strong(words if len(counts) > 1 else capital(words))]
        runs.append(plain(f" ({listed(_whose(claims, view))})"))
    return [*runs, plain(".")]


def _whose(claims: list[Incident], view: View) -> list[str]:
    """Whose count it is: those who are said to give it, else the reports themselves."""
    speakers = [view.carrier(claim) for claim in claims]
    names = once(source(speaker, view) for speaker in speakers if speaker)
    return names or once(view.outlet(claim.report) for claim in claims)


def _blame(unit: Unit[Incident], view: View) -> list[Run]:
    """Who is said to have done it, and by whom; nothing where no account says."""
    blamed: dict[tuple[str, ...], list[str]] = {}
    for claim in unit.claims:
        actors = [] if claim.type in plain_words("brief", "own_acts") else view.names(claim.alleged_actor)
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
