"""Who tells a thing, how sure the telling is, and the words it rests on: the same for every section."""

from collections import Counter
from collections.abc import Iterable

from dragoman.lexicon import words as plain_words
from dragoman.present.dates import start_of
from dragoman.present.display import bare, capital, count, folded, listed, once, shown, wording
from dragoman.present.parts import Cite, Run, soft
from dragoman.present.view import C, Unit, View
from dragoman.present.whole import mended, whole
from dragoman.record.claim import Claim, Commitment, Condition, Meeting, Position, Statement
from dragoman.record.report import Evidence, Span

WORDINGS = 50  # the most usual wordings that others are likened to: a thing told in more is told well by one of them
SLIGHT = 2  # words below which a wording says nothing without its sentence
UNKNOWN = "a source not identified"
NAMED = 3  # outlets that a sentence names before it counts the rest
MODALITY = {
    "planned": "planned",
    "conditional": "only under a condition",
    "hypothetical": "hypothetical, not reported as fact",
    "negated": "reported as not so",
    "historical": "from before",
}


def cite(claim: Claim) -> Cite:
    """The exact words behind a claim, in the order of the text, none inside another."""
    spans = sorted(claim.evidence, key=lambda e: (e.start, -e.end))
    kept: list[Evidence] = []
    for span in spans:
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return Cite(report=claim.report, spans=tuple(Span(start=e.start, end=e.end, quote=e.quote) for e in kept))


def cites(claims: Iterable[Claim]) -> tuple[Cite, ...]:
    """The evidence of several claims, in their order; none that lies within another of the same report."""
    found = tuple(dict.fromkeys(cite(claim) for claim in claims))
    beside: dict[str, list[Cite]] = {}
    for one in found:
        beside.setdefault(one.report, []).append(one)
    return tuple(one for one in found if not any(one != other and _within(one, other) for other in beside[one.report]))


def _within(one: Cite, other: Cite) -> bool:
    """Whether all words of one lie in those of another of the same report."""
    return all(any(span.start <= part.start and part.end <= span.end for span in other.spans) for part in one.spans)


def told(unit: Unit[C], view: View, *, known: Iterable[str] = ()) -> str:
    """Which reports tell it, of how many origins, and on whose word; names in `known` the sentence has given."""
    return _joined(_outlets(unit.reports, unit.origins, view), unit.claims, view, known)


def told_by(unit: Unit[C], view: View) -> str:
    """Which reports tell it, of how many origins: for sentences that name the speaker themselves."""
    return _outlets(unit.reports, unit.origins, view)


def accounts(claims: Iterable[Claim], view: View, *, known: Iterable[str] = ()) -> str:
    """The reports that hold some claims, and on whose word."""
    some = tuple(claims)
    return _joined(_outlets(tuple(dict.fromkeys(c.report for c in some)), 0, view), some, view, known)


def source(statement: Statement, view: View) -> str:
    """Whose statement it is, by name, else by the report's description, else not identified."""
    if statement.speaker in view.actors:
        return view.name(statement.speaker)
    words = described(statement)
    return words if " " in words else UNKNOWN  # a lone pronoun identifies nobody


def described(statement: Statement) -> str:
    """How the report describes a source that is no actor; empty where it does not."""
    words = next((shown(e.quote).strip(" ,;:") for e in statement.evidence if e.role == "source"), "")
    first, rest = words.split(" ")[0], words[1:]
    return f"{words[0].lower()}{rest}" if first.casefold() in plain_words("brief", "determiners") else words


def modality(claim: Claim) -> list[Run]:
    """An aside for what is not simply asserted, unless its kind or its strength says so already."""
    match claim:
        case Condition() | Meeting():
            implied = True
        case Commitment():
            implied = claim.modality == "planned" or claim.strength in {"not_agreed", "considered", "offered"}
        case Position():
            implied = claim.modality == "planned" or claim.stance in {"conditional", "considers", "rejects"}
        case _:
            implied = False
    note = MODALITY.get(claim.modality)
    return [soft(f" ({note})")] if note and not implied else []


def worded(claim: Claim, text: str) -> Run:
    """A field's wording; all the words of the claim where that is slight or torn, with a mark where they are too."""
    if len(text.split()) >= SLIGHT and whole(text):
        return wording(mended(text))
    found = max([text, *contents(claim)], key=len)
    return wording(mended(found) if whole(found) else f"{mended(found)}…")


def contents(claim: Claim) -> list[str]:
    """What a claim rests on beside its source and cue, piece by piece."""
    return [e.quote for e in claim.evidence if e.role not in {"source", "cue", "channel"}]


def best(unit: Unit[C], *fields: str, words: str = "") -> C:
    """The claim to tell a thing by: asserted, then with most of `fields` filled, then in the most usual wording.

    `words`: the field that holds the wording; the most usual shares most words with the others, of equals the longest.
    """
    return unit.once((fields, words), lambda: _best(unit.claims, fields, words))


def _best(claims: tuple[C, ...], fields: tuple[str, ...], words: str) -> C:
    bags = {claim.id: frozenset(bare(getattr(claim, words)).split()) if words else frozenset() for claim in claims}
    usual, found = Counter(bags.values()).most_common(WORDINGS), dict[frozenset[str], float]()

    def shared(own: frozenset[str]) -> float:
        if own not in found:
            found[own] = round(sum(n * len(own & bag) / (len(own | bag) or 1) for bag, n in usual), 6)
        return found[own]

    def filled(claim: C) -> tuple[bool, int]:
        return (
            claim.modality != "asserted",
            -sum(getattr(claim, field) not in (None, (), "", "other") for field in fields),
        )

    fullest = min(map(filled, claims))
    some = [claim for claim in claims if filled(claim) == fullest]
    return min(some, key=lambda claim: (-shared(bags[claim.id]), -sum(map(len, bags[claim.id]))))


def day(claim: Claim, view: View) -> str:
    """When a claim holds, sortable: its own date, else its report's; empty where neither is known."""
    entry = view.reports.get(claim.report)
    own = start_of(claim.when.edtf) if claim.when else ""
    return own or (start_of(entry.published.edtf) if entry and entry.published else "")


def outlets(reports: tuple[str, ...], view: View) -> str:
    """The names of reports; beyond a few, their number."""
    if len(reports) > NAMED:
        return capital(count(len(reports), "report"))
    return listed(list(dict.fromkeys(view.outlet(report) for report in reports)))


def _joined(reports: str, claims: tuple[Claim, ...], view: View, known: Iterable[str]) -> str:
    word = _word(claims, view, {folded(name) for name in known})
    return f"{reports}; {word}" if word else reports


def _outlets(reports: tuple[str, ...], origins: int, view: View) -> str:
    """The reports; their origins where those are fewer, which says that some go back to one text."""
    names = outlets(reports, view)
    if not 0 < origins < len(reports):
        return names
    return f"{names}{' from ' if len(reports) > NAMED else ', '}{count(origins, 'origin')}"


def _word(claims: tuple[Claim, ...], view: View, known: set[str]) -> str:
    """On whose word; a statement is its own speaker's. Empty where it is the writers' own, or given already."""
    carriers = [claim if isinstance(claim, Statement) else view.carrier(claim) for claim in claims]
    speakers = once(source(carrier, view) for carrier in carriers if carrier)
    named = [name for name in speakers if folded(name) not in known and name != UNKNOWN]
    if not named:
        return "source not identified" if UNKNOWN in speakers and len(speakers) == 1 else ""
    rest = len(named) - NAMED
    text = listed([*named[:NAMED], f"{rest} more"]) if rest > 0 else listed(named)
    return f"{'in part ' if None in carriers else ''}according to {text}"
