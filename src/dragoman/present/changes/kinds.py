"""How each kind of thing changes between two records."""

from collections.abc import Iterator

from dragoman.present.agreed import account
from dragoman.present.changes.change import Change, Pair, change
from dragoman.present.dates import in_words, start_of
from dragoman.present.display import capital, clipped, listed, shown
from dragoman.present.meeting import meeting_words
from dragoman.present.telling import best, day, outlets
from dragoman.present.view import C, Unit, View
from dragoman.record.claim import Commitment, Condition, Incident, Meeting, Position

FIRM = ("not_agreed", "considered", "offered", "promised", "accepted_by_one", "agreed_in_principle", "agreed")
OPEN = ("considered", "offered", "promised", "accepted_by_one", "agreed_in_principle")
BINDING = ("promised", "accepted_by_one", "agreed")
HARD = {"accepts": 0, "supports": 0, "offers": 1, "considers": 2, "noncommittal": 2, "proposes": 3, "conditional": 4,
        "demands": 5, "rejects": 6}  # fmt: skip
AHEAD = ("planned", "proposed", "offered", "considered")
OFF = ("cancelled", "declined")
WORDING = "quoted"  # two wordings of one utterance differ and contradict nothing
LENGTH = 160


def commitments(pair: Pair) -> Iterator[Change]:
    """What was settled, what fell through, what is overdue."""
    for unit in pair.new.units(Commitment):
        fresh, kept = pair.fresh(unit.claims), pair.kept(unit.claims)
        if fresh and kept:
            yield from _moved(unit, fresh, kept, pair.new)
        yield from _overdue(unit, pair)


def _moved(
    unit: Unit[Commitment], fresh: tuple[Commitment, ...], kept: tuple[Commitment, ...], view: View
) -> Iterator[Change]:
    was, now = (account(_of(unit, some)) for some in (kept, _latest(fresh, kept, view)))
    words = f"{_words(now.what)} (before: {was.strength.replace('_', ' ')})"
    if now.strength == "agreed" and was.strength != "agreed":
        yield change("settled", unit, f"Now agreed: {words}", view, by=fresh)
    elif now.strength == "not_agreed" and was.strength in OPEN:
        yield change("dropped", unit, f"Now told as not agreed: {words}", view, by=fresh)


def _latest(fresh: tuple[C, ...], kept: tuple[C, ...], view: View) -> tuple[C, ...]:
    """The fresh claims that are no older than all that was known; none of them else."""
    last = max(day(c, view)[:10] for c in kept)
    return tuple(c for c in fresh if day(c, view)[:10] >= last) or kept


def _overdue(unit: Unit[Commitment], pair: Pair) -> Iterator[Change]:
    claim = account(unit)
    dues = [c.due.edtf for c in (claim, *unit.claims) if c.due and c.due.edtf and start_of(c.due.edtf)]
    if not dues or claim.strength not in BINDING or not pair.today:
        return
    last = _last_day(dues[0])
    told_before = pair.kept(unit.claims) and last < pair.before
    if last and last < pair.today and not told_before:
        text = f"Due {in_words(dues[0])}, and the record does not say that it was done: {_words(claim.what)}"
        yield change("overdue", unit, text, pair.new)


def _last_day(edtf: str) -> str:
    """The last day of a date as YYYY-MM-DD, whole months and years to their ends; empty where it is open."""
    end = edtf.rsplit("/", maxsplit=1)[-1]
    found = start_of(end)[:10]
    return found.replace("-00", "-99")


def positions(pair: Pair) -> Iterator[Change]:
    """Who hardened or softened, by party and issue, where an earlier and a later stance are known."""
    held: dict[tuple[str, str], list[Unit[Position]]] = {}
    for unit in pair.new.units(Position):
        claim = best(unit, "party", "issue", words="content")
        party = listed(pair.new.sides(claim.party))
        if party and claim.issue != "other":
            held.setdefault((party, claim.issue), []).append(unit)
    for (party, issue), some in held.items():
        yield from _turned(party, issue, some, pair)


def _turned(party: str, issue: str, units: list[Unit[Position]], pair: Pair) -> Iterator[Change]:
    claims = [c for unit in units for c in unit.claims if c.modality not in ("hypothetical", "historical")]
    fresh, kept = pair.fresh(claims), pair.kept(claims)
    if not fresh or not kept:
        return
    was, now = (max(some, key=lambda c: day(c, pair.new)[:10]) for some in (kept, fresh))
    step = HARD[now.stance] - HARD[was.stance]
    if not step or day(now, pair.new)[:10] <= day(was, pair.new)[:10] or now.stance in {c.stance for c in kept}:
        return
    unit = next(u for u in units if now in u.claims)
    text = (
        f"{capital(party)} on {shown(issue.replace('_', ' '))}: now {_stance(now)} “{_words(now.content)}” "
        f"(before: {_stance(was)} “{_words(was.content)}”)"
    )
    yield change("hardened" if step > 0 else "softened", unit, text, pair.new, by=[now])


def _stance(claim: Position) -> str:
    return "sets a condition:" if claim.stance == "conditional" else claim.stance


def conditions(pair: Pair) -> Iterator[Change]:
    """Conditions that have become threats, or are threats no more."""
    for unit in pair.new.units(Condition):
        fresh, kept = pair.fresh(unit.claims), pair.kept(unit.claims)
        if fresh and kept and all(c.threat for c in fresh) != any(c.threat for c in kept):
            harder = fresh[0].threat
            text = f"{'Now a threat' if harder else 'No longer told as a threat'}: {_words(unit.claims[0].text)}"
            yield change("hardened" if harder else "softened", unit, text, pair.new, by=fresh)


def meetings(pair: Pair) -> Iterator[Change]:
    """Meetings that were to come and have been held, or will not be."""
    for unit in pair.new.units(Meeting):
        fresh, kept = pair.fresh(unit.claims), pair.kept(unit.claims)
        ahead = next((c for c in kept if c.status in AHEAD), None)
        if not ahead or any(c.status not in AHEAD for c in kept):
            continue
        now = next((c for c in fresh if c.status not in AHEAD), None)
        if now:
            what = capital(meeting_words(best(unit, "when", "venue", "parties"), pair.new))
            text = f"{what}: {now.status} (before: {ahead.status})"
            yield change("dropped" if now.status in OFF else "settled", unit, text, pair.new, by=[now])


def contradictions(pair: Pair) -> Iterator[Change]:
    """Findings whose accounts now exclude each other and did not before."""
    held = {(f.name, c) for finding in pair.old.record.findings for f in finding.fields if f.verdict == "differ"
            for v in f.values for c in v.claims}  # fmt: skip
    for finding in pair.new.record.findings:
        for field in finding.fields:
            own = [c for v in field.values for c in v.claims]
            if field.verdict != "differ" or field.name == WORDING or all((field.name, c) in held for c in own):
                continue
            claims = tuple(pair.new.claims[c] for c in own if c in pair.new.claims)
            sides = "; ".join(f"{_words(v.value)} ({_tellers(v.claims, pair.new)})" for v in field.values)
            unit = Unit(claims=claims, reports=finding.reports, origins=finding.origins, finding=finding)
            text = f"{_words(shown(finding.title))} — {field.name.replace('_', ' ')}: {sides}"
            yield change("contradicted", unit, text, pair.new)


def _tellers(claims: tuple[str, ...], view: View) -> str:
    return outlets(tuple(dict.fromkeys(view.claims[c].report for c in claims if c in view.claims)), view)


def gone(pair: Pair) -> Iterator[Change]:
    """What the later record no longer holds, since a report was taken out or is read otherwise."""
    for kind in (Commitment, Position, Condition, Meeting, Incident):
        for unit in pair.old.units(kind):
            if not pair.left(unit.claims):
                yield change("dropped", unit, f"No longer in the record: {_words(best(unit).text)}", pair.old)


def news(pair: Pair) -> Iterator[Change]:
    """What the earlier record did not hold at all."""
    for kind in (Commitment, Position, Condition, Meeting, Incident):
        for unit in pair.new.units(kind):
            if not pair.kept(unit.claims):
                yield change("new", unit, _words(best(unit).text), pair.new)


def _of(unit: Unit[C], claims: tuple[C, ...]) -> Unit[C]:
    return Unit(claims=claims, reports=unit.reports, origins=unit.origins, finding=unit.finding)


def _words(text: str) -> str:
    return clipped(shown(text), LENGTH)
