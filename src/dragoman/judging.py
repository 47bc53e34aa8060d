"""What a person says of items of a record becomes a judgement that points at evidence, and is kept."""

from datetime import UTC, datetime

from dragoman import living
from dragoman.reconcile.corrected import corrected
from dragoman.reconcile.pointing import pointer
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim, Statement, kind_of
from dragoman.record.errors import UsageError
from dragoman.record.judgement import Action, Judged, Judgement, with_id
from dragoman.record.record import Record, decode
from dragoman.store import Store


class Said(Frozen, kw_only=True):
    """What a person says. `items`: ids of claims and findings; `field`, `value` and `undoes` as in a Judgement."""

    action: Action
    who: str
    items: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    note: str | None = None
    undoes: str | None = None


def judge(store: Store, name: str, said: Said) -> Judgement:
    """Keep what a person says of a dossier. Raises UsageError where it makes no sense."""
    record = decode(living.record(store, name))
    if not said.who.strip() or not said.who.isprintable():
        message = "say who judges: --by NAME"
        raise UsageError(message)
    if said.action == "undo":
        _check_undo(record, said)
    claims = _claims(record, said)
    apart = _apart(record, claims) if said.action == "split" else ()
    _check(record, said, claims)
    reports = {entry.id: entry for entry in record.reports}
    made = with_id(
        Judgement(
            id="", action=said.action, who=said.who.strip(), note=said.note, field=said.field, value=said.value,
            when=datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
            claims=tuple(pointer(claim, reports[claim.report].sha256) for claim in claims),
            apart=tuple(pointer(claim, reports[claim.report].sha256) for claim in apart),
            whole=any(item.startswith("f-") for item in said.items), undoes=said.undoes,
        )
    )  # fmt: skip
    store.judge(name, made)
    return made


def judged(store: Store, name: str) -> tuple[Judged, ...]:
    """All that was judged of a dossier, oldest first, and what became of it."""
    return decode(living.record(store, name)).judgements


def _claims(record: Record, said: Said) -> tuple[Claim, ...]:
    """The claims that items stand for: themselves, or those of a finding."""
    by_id = {claim.id: claim for claim in record.claims}
    of = {finding.id: finding.claims for finding in record.findings}
    found: list[Claim] = []
    for item in said.items:
        if item not in of and item not in by_id:
            message = f"no claim or finding {item!r} in {record.dossier.name!r}"
            raise UsageError(message)
        found += [by_id[i] for i in of.get(item, (item,))]
    return tuple({claim.id: claim for claim in found}.values())


def _apart(record: Record, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """What claims are parted from: the rest of their finding."""
    ids = {claim.id for claim in claims}
    holding = [finding for finding in record.findings if ids & set(finding.claims)]
    if len(holding) != 1 or not ids <= set(holding[0].claims) or ids == set(holding[0].claims):
        message = "to split, name some claims of one finding, and not all of them"
        raise UsageError(message)
    by_id = {claim.id: claim for claim in record.claims}
    return tuple(by_id[i] for i in holding[0].claims if i not in ids)


def _check(record: Record, said: Said, claims: tuple[Claim, ...]) -> None:
    """Raises UsageError for what cannot be applied."""
    message = ""
    if said.action != "undo" and not claims:
        message = "name the claims or findings that you mean"
    elif said.action in ("correct", "reattribute") and not said.field:
        message = "name the field that you correct"
    elif said.action == "merge" and (len(claims) < 2 or len({kind_of(c) for c in claims}) > 1):  # noqa: PLR2004  a pair
        message = "to merge, name two or more claims or findings of one kind"
    elif said.action == "comment" and not said.note:
        message = "say what you comment: --note TEXT"
    elif said.action == "reattribute" and not isinstance(claims[0], Statement):
        message = f"only a statement has a speaker, and {claims[0].id} is a {kind_of(claims[0])}"
    elif said.field and len(claims) != 1:
        message = "correct one claim at a time: a finding's claims differ"
    if message:
        raise UsageError(message)
    if said.field:
        corrected(claims[0], said.field, said.value or "", record.actors)


def _check_undo(record: Record, said: Said) -> None:
    there = {one.id: one for one in record.judgements}
    if said.undoes not in there:
        message = f"no judgement {said.undoes!r} in {record.dossier.name!r}"
        raise UsageError(message)
    if there[said.undoes].state == "undone":
        message = f"{said.undoes} is {there[said.undoes].why} already"
        raise UsageError(message)
