"""Which number of which event or agreement a figure is: the strongest sign that two figures count one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.lexicon import lexicon
from dragoman.reconcile.told import Told
from dragoman.record.claim import Claim, Commitment, Figure, Incident, Meeting

MEASURES = ("duration", "percent", "distance", "money")


def slots(figures: Sequence[Told], grouped: Iterable[Sequence[Told]]) -> Mapping[str, str]:
    """Figure ids to slots: "GROUP field", where a claim of the group has the figure's number and words."""
    hosts: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for group in grouped:
        for c in group:
            if isinstance(c.claim, Incident | Commitment | Meeting):
                hosts[c.report].append((group[0].id, c.claim))
    found = {}
    for figure in figures:
        near = [slot for name, host in hosts.get(figure.report, ()) for slot in _slots(figure, name, host)]
        if len(set(near)) == 1:
            found[figure.id] = near[0]
    return found


def _slots(told: Told, name: str, host: Claim) -> Iterator[str]:
    """The fields of a claim whose number a figure is: the same bounds, and words within the claim's evidence."""
    figure = told.claim
    if not isinstance(figure, Figure) or not _inside(figure, host):
        return
    held = []
    match host:
        case Incident():
            held = [("killed", host.killed), ("injured", host.injured)]
        case Commitment():
            held = [("quantity", host.quantity)]
        case Meeting() if host.duration and figure.quantity.text.casefold() in host.duration.casefold():
            yield f"{name} duration"
    number = figure.quantity.low, figure.quantity.high
    fitting = [field for field, quantity in held if quantity and (quantity.low, quantity.high) == number]
    befell = told.scopes & lexicon("matching")["count"].keys()
    if not fitting and isinstance(host, Incident) and len(befell) == 1 and not _measured(figure):
        fitting = [key for key in befell if key not in ("dead", "hurt")]
    yield from (f"{name} {field}" for field in fitting)


def _measured(figure: Figure) -> bool:
    """Whether a figure measures time, money or a share instead of counting heads."""
    unit = (figure.quantity.unit or "").casefold()
    return any(unit in row or unit in row.values() for key, row in lexicon("units").items() if key in MEASURES)


def _inside(figure: Claim, host: Claim) -> bool:
    """Whether a figure's words stand in the evidence of another claim of its report."""
    first = figure.evidence[0] if figure.evidence else None
    return first is not None and any(e.start <= first.start and first.end <= e.end for e in host.evidence)
