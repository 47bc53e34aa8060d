"""One finding: its fields, every account side by side in its own words, its origins, who left it out, why it is one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from fastapi import APIRouter, HTTPException
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.display import bare, clipped
from dragoman.present.display import shown as one_line
from dragoman.present.ground import amount
from dragoman.present.why import Explained, why
from dragoman.record.claim import Claim
from dragoman.record.finding import Field, Finding, Origin
from dragoman.record.value import Quantity
from dragoman.web.frame import shown
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
AROUND = 160  # characters of context on each side
APART = 40  # characters between two spans that are shown in one stretch
REASONS = 40  # comparisons shown
NAMED = 40  # reports named that do not tell a finding
OTHERS = 50  # findings offered to be merged with
FIELDS = ("history",)  # fields that are told apart from the others
ABSENT = {
    "omitted": "leaves it out",
    "earlier": "was published before it",
    "excerpt": "is an excerpt: it may have told it",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report in a stretch: `role` of the evidence, empty for the words around it."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an account: what it counts, as the report words it, and what that is read as."""

    counts: str
    worded: str
    value: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says: the claim, who says it there, its words with those around them.

    `read_as`: the claim in one sentence; empty where that says no more than the marked words.
    """

    claim: Claim
    report: str
    speaker: str
    read_as: str
    stretches: tuple[tuple[Piece, ...], ...]
    start: int
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Reports that do not tell a finding for one reason."""

    reason: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with what its accounts hold: once for what differs, and again for what goes with either of these.

    `fields`: of one name, none with a value that one before has.
    """

    name: str
    fields: tuple[Field, ...]


@router.get("/d/{dossier}/findings/{finding}", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier, finding: str) -> HTMLResponse:
    """The page."""
    found = held.findings.get(finding)
    if found is None:
        raise HTTPException(404)
    return shown(
        request, "finding.html", held=held, here="findings", finding=found, accounts=tuple(accounts(found, held)),
        origins=origins(found, held), absent=absent(found), reasons=reasons(found, held), names=held.view.outlets,
        total=len(held.view.record.understood), one_line=one_line, clipped=clipped, facets=facets(found), named=NAMED,
        others=others(found, held), history=[field for field in found.fields if field.name in FIELDS],
        judgements=[j for j in held.view.record.judgements if j.id in found.judgements],
    )  # fmt: skip


def facets(finding: Finding) -> tuple[Facet, ...]:
    """The fields by their names: of "seven", "eleven" and "at least six", the first two differ, the third does not."""
    found: dict[str, list[Field]] = {}
    for field in finding.fields:
        if field.name not in FIELDS:
            some = found.setdefault(field.name, [])
            known = {value.value for one in some for value in one.values}
            others = tuple(value for value in field.values if value.value not in known)
            if others:
                some.append(replace(field, values=others))
    return tuple(Facet(name=name, fields=tuple(some)) for name, some in found.items())


def accounts(finding: Finding, held: Held) -> Iterator[Account]:
    """The claims of a finding, in order."""
    for i in finding.claims:
        claim = held.view.claims.get(i)
        if claim is not None:
            carrier = held.view.carrier(claim)
            yield Account(
                claim=claim, report=claim.report, speaker=held.view.name(carrier.speaker) if carrier else "",
                read_as=_read_as(claim), stretches=stretches(claim, held.texts.get(claim.report, "")),
                start=min((e.start for e in claim.evidence), default=0), numbers=tuple(numbers(claim)),
            )  # fmt: skip


def numbers(claim: Claim) -> Iterator[Number]:
    """The numbers of a claim."""
    for name in ("killed", "injured", "quantity"):
        quantity = getattr(claim, name, None)
        if isinstance(quantity, Quantity):
            counts = getattr(claim, "counts", "") if name == "quantity" else name
            unit = f" {quantity.unit}" if quantity.unit else ""
            yield Number(
                counts=one_line(counts) or "number", worded=one_line(quantity.text), value=f"{amount(quantity)}{unit}"
            )


def stretches(claim: Claim, text: str) -> tuple[tuple[Piece, ...], ...]:
    """A claim's evidence in the words around it, what lies close together in one stretch."""
    spans = sorted({(e.start, e.end, e.role) for e in claim.evidence})
    groups: list[list[tuple[int, int, str]]] = []
    for span in spans:
        if groups and span[0] - groups[-1][-1][1] <= APART:
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(tuple(_pieces(group, text)) for group in groups)


def _pieces(group: list[tuple[int, int, str]], text: str) -> Iterator[Piece]:
    """One stretch: the words before, the evidence, what lies between, the words after."""
    first = group[0][0]
    before = text[max(0, first - AROUND) : first]
    if first > AROUND:  # from a word's beginning, where there is one
        before = f"…{before[before.find(' ') + 1 :]}"
    yield Piece(before)
    position = first
    for start, end, role in group:
        if start > position:
            yield Piece(text[position:start])
        if end > position:
            yield Piece(text[max(start, position) : end], role)
            position = end
    after = text[position : position + AROUND]
    if len(text) > position + AROUND:
        after = f"{after[: after.rfind(' ') + 1] or after}…"
    yield Piece(after)


def _read_as(claim: Claim) -> str:
    """A claim in one sentence, where its marked words are not that sentence."""
    marked = " ".join(bare(e.quote) for e in claim.evidence)
    return "" if bare(claim.text) in marked else one_line(claim.text)


def origins(finding: Finding, held: Held) -> tuple[Origin, ...]:
    """The origins behind a finding, those of several reports first."""
    reports = set(finding.reports)
    some = (origin for origin in held.view.record.origins if reports & set(origin.reports))
    return tuple(sorted(some, key=lambda origin: -len(reports & set(origin.reports))))


def absent(finding: Finding) -> tuple[Left, ...]:
    """Who does not tell it, by reason."""
    return tuple(
        Left(reason=words, reports=tuple(a.report for a in finding.absent_from if a.reason == reason))
        for reason, words in ABSENT.items()
        if any(a.reason == reason for a in finding.absent_from)
    )


def others(finding: Finding, held: Held) -> tuple[Finding, ...]:
    """The findings that this one may be merged with: those that came near it first, then others of its kind."""
    own = frozenset(finding.claims)
    ends = (
        (c.a, c.b)
        for i in finding.claims
        for n in held.view.compared.get(i, ())
        for c in [held.view.record.comparisons[n]]
    )
    near = dict.fromkeys(held.finding_of.get(b if a in own else a, "") for a, b in ends)
    like = (one for one in _of_kind(held).get(finding.kind, ()) if one != finding.id and one not in near)
    ids = chain((i for i in near if i in held.findings and i != finding.id), like)
    return tuple(held.findings[i] for i in islice(ids, OTHERS))


def _of_kind(held: Held) -> dict[str, tuple[str, ...]]:
    """The ids of the findings of each kind."""

    def made() -> dict[str, tuple[str, ...]]:
        every = held.view.record.findings
        return {kind: tuple(one.id for one in every if one.kind == kind) for kind in {one.kind for one in every}}

    return held.once("kinds", made)


def reasons(finding: Finding, held: Held) -> tuple[Explained, ...]:
    """Why its claims were joined, and what came near and was kept apart."""
    return why(held.view, finding.id).comparisons[:REASONS]
