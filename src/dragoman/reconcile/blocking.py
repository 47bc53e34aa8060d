"""Conditions as what is asked and what is given in return, and how far what one asks is what another holds back.

A step is told by words that both share, else by two words of one field (blocking.toml), or by whose act it is: what is
asked of a side is that side's to give.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.issues import Issues
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import content, fold, stem
from dragoman.record.actor import Actor
from dragoman.record.claim import Condition

ALWAYS = ("until", "only_if", "after", "requires")  # forms that hold something back whatever the words
WORDS, FIELD, PARTY = 1.0, 0.6, 0.5  # what a shared word, a field, and the name of the other side say of a step
ROOT = 5  # letters by which a people is known from its state


Named = Mapping[str, Sequence[tuple[frozenset[str], str]]]  # by a stem of it: the stems of a term of an issue, its key


@dataclass(frozen=True, slots=True)
class Term:
    """A condition as the search sees it: stems and fields of what is asked, and of what is given for it.

    `start`, `end`: where it stands in its report. `holds`: whether its words hold something back until it is met;
    `offers`: whether they rather offer it, "provided that".
    `names`: the names of the sides that set it; `said`: the words of what is asked. `paragraph`: where its paragraph
    begins; `turned`: whether that tells of an answer or of a circle ("each waits for the other").
    """

    id: str
    report: str
    start: int
    end: int
    claim: Condition
    holds: bool
    offers: bool
    sides: frozenset[str]
    names: frozenset[str]
    said: frozenset[str]
    asked: frozenset[str]
    given: frozenset[str]
    asked_fields: frozenset[str]
    given_fields: frozenset[str]
    paragraph: int
    turned: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """What a condition is read by: stems that tie nothing, issues, actors, and the text of its report."""

    empty: frozenset[str]
    issues: Named
    actors: Mapping[str, Actor]
    text: str


def terms(
    claims: Iterable[Told], actors: Mapping[str, Actor], *, about: Issues, texts: Mapping[str, str]
) -> Iterator[Term]:
    """The conditions that may block others. A threat with "if" or "unless" holds nothing back, so it blocks nothing."""
    issues: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for key, term in ((f"issue {i.key}", content(term)) for i in about for term in (*i.terms, *i.hints)):
        for word in sorted(term)[:1]:
            issues[word].append((term, key))
    every = list(claims)
    setters = {i for told in every if isinstance(told.claim, Condition) for i in told.claim.setter}
    empty = _names_of(actors.values(), setters) | _stems("matching", "light") | _stems("blocking", "loose")
    for told in every:
        claim = told.claim
        if isinstance(claim, Condition) and claim.modality != "negated" and not _threat(claim):
            yield _term(told, claim, _Around(empty, issues, actors, texts.get(told.report, "")))


def _names_of(actors: Iterable[Actor], setters: set[str]) -> frozenset[str]:
    """The words of names that tie no two conditions together: of states, and of the persons who set any."""
    taking_part = (a for a in actors if a.kind == "state" or (a.kind == "person" and a.id in setters))
    return frozenset(stem(w) for a in taking_part for form in (a.name, *a.aliases) for w in fold(form).split())


def _threat(claim: Condition) -> bool:
    return claim.threat and claim.form not in ALWAYS


def _term(told: Told, claim: Condition, here: _Around) -> Term:
    empty, issues, actors = here.empty, here.issues, here.actors
    start, end = min((e.start for e in claim.evidence), default=0), max((e.end for e in claim.evidence), default=0)
    first, last = here.text.rfind("\n", 0, start) + 1, here.text.find("\n", end)
    paragraph = here.text[first : last if last >= 0 else len(here.text)]
    asked, given = content(claim.condition), content(claim.consequence)
    said = fold(claim.consequence).split()
    held = not words("blocking", "withheld").isdisjoint(said)
    own = (w for s in told.sides if s in actors for w in fold(actors[s].name).split())
    light = _stems("matching", "light")
    return Term(
        id=told.id, report=told.report, start=start, end=end, claim=claim, holds=claim.form in ALWAYS or held,
        offers=claim.form == "only_if" and not held and not words("blocking", "offering").isdisjoint(said),
        sides=told.sides, names=frozenset(w for w in own if len(w) >= ROOT and stem(w) not in light),
        said=frozenset(fold(claim.condition).split()), asked=asked - empty, given=given - empty,
        asked_fields=_fields(claim.condition, asked, issues), given_fields=_fields(claim.consequence, given, issues),
        paragraph=first, turned=not words("blocking", "turns").isdisjoint(fold(paragraph).split()),
    )  # fmt: skip


@cache
def _stems(name: str, key: str) -> frozenset[str]:
    return frozenset(stem(fold(w)) for w in words(name, key))


@cache
def _field_of() -> Mapping[str, tuple[str, ...]]:
    """The fields of each word of blocking.toml, as a stem."""
    found: dict[str, list[str]] = {}
    for key, row in lexicon("blocking")["fields"].items():
        for word in dict.fromkeys(stem(fold(w)) for w in row):
            found.setdefault(word, []).append(key)
    return {word: tuple(keys) for word, keys in found.items()}


def _fields(text: str, said: frozenset[str], issues: Named) -> frozenset[str]:
    """The fields that words belong to, and the issues that have a term whose words are all there."""
    known = _field_of()
    found = {key for word in fold(text).split() for key in known.get(stem(word), ())}
    return frozenset(found) | {key for word in said for term, key in issues.get(word, ()) if term <= said}


def step(a: Term, b: Term) -> float:
    """How far what `a` asks for is what `b` gives only in return: 1 or more where words say so."""
    shared = WORDS if a.asked & b.given else 0.0
    field = FIELD if a.asked_fields & b.given_fields else 0.0
    return max(shared, field) + (PARTY if _names(a, b) else 0.0)


def strange(a: Term, b: Term) -> bool:
    """Whether what `a` asks for and what `b` gives are known to be of different things: no word, no field shared."""
    shared = a.asked & b.given or a.asked_fields & b.given_fields
    return bool(a.asked_fields and b.given_fields) and not shared


def _names(a: Term, b: Term) -> bool:
    """Whether what `a` asks for is told of the side that sets `b`, by its name or that of its people."""
    return any(_root(word, name) for word in a.said for name in b.names - a.names)


def _root(word: str, name: str) -> bool:
    """Whether a word is a name or made of it ("Ostrian" of "Ostria")."""
    return len(word) >= ROOT and word[: max(ROOT, len(name) - 1)] == name[: max(ROOT, len(name) - 1)]


def parallel(a: Term, b: Term) -> bool:
    """Whether two conditions ask for one thing and give one thing, more than each asks for what the other gives."""
    across = len(a.asked & b.given) + len(b.asked & a.given)
    return (
        bool(a.asked & b.asked) and bool(a.given & b.given) and len(a.asked & b.asked) + len(a.given & b.given) > across
    )


def mirrored(a: Term, b: Term) -> bool:
    """Whether each of two conditions gives the very thing that the other asks for, in the same words."""
    pairs = ((a.claim.condition, b.claim.consequence), (b.claim.condition, a.claim.consequence))
    return all((one := content(x)) and one == content(y) for x, y in pairs)
