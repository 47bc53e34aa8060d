"""Counts of one thing compared: whether they agree, admit each other or exclude each other."""

from dragoman.reconcile.bounds import relation
from dragoman.reconcile.told import Told, one_voice, scopes
from dragoman.record.finding import Verdict
from dragoman.record.value import Quantity

RISING = (" killed", " injured", " held", " missing")
UNSURE = ("hypothetical", "conditional", "planned", "historical")


def conflict(a: Quantity, b: Quantity, first: Told, second: Told) -> Verdict:
    """How two counts of one thing stand."""
    found = relation(a, b)
    if found != "apart":
        return {"same": "agree", "admits": "compatible"}.get(found, "cannot_tell")  # type: ignore[return-value]
    if float(b.low or -1) in first.denies or float(a.low or -1) in second.denies:
        return "differ"
    if scopes(a) != scopes(b) or one_voice(first, second):
        return "cannot_tell"  # nobody contradicts himself
    if first.claim.modality in UNSURE or second.claim.modality in UNSURE:
        return "cannot_tell"
    return "compatible" if _updated(a, b, first, second) else "differ"


def _updated(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether the greater count was published on a later day, by no other source: a toll that rose."""
    if not (first.kind == "incident" or (first.slot or "").endswith(RISING)):
        return False
    if first.source and second.source and first.source != second.source:
        return False
    less, more = sorted(((a, first), (b, second)), key=lambda x: x[0].low or x[0].high or 0)
    early, late = less[1].published, more[1].published
    return bool(early and late and (early.last or 0) < (late.first or 0))
