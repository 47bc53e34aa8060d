"""Why two claims were joined or kept apart, feature by feature, from what the record keeps of its comparisons."""

from collections.abc import Iterator

from dragoman.present.display import clipped, count, listed, shown
from dragoman.present.view import View
from dragoman.record.base import Frozen
from dragoman.record.errors import UsageError
from dragoman.record.finding import Comparison, Finding, Origin

FORBIDDING = -9.0  # a reason of this score settles it alone
WIDTH = 150


class Explained(Frozen, kw_only=True):
    """A comparison with the words that were compared: of each claim one sentence and the name of its report."""

    a: str
    b: str
    told_in: tuple[str, str]
    comparison: Comparison


class Why(Frozen, kw_only=True):
    """What is to be said of an item: a sentence, and the comparisons behind it, the joined first."""

    about: str
    comparisons: tuple[Explained, ...]


def why(view: View, item: str, other: str = "") -> Why:
    """Why an item (a finding, a claim, an origin) is as it is; with `other`, why the two are one thing or two.

    Raises UsageError where the record holds no such item.
    """
    if other:
        return _of_two(view, _claims(view, item), _claims(view, other))
    origin = next((o for o in view.record.origins if o.id == item), None)
    if origin:
        return Why(about=_of_origin(origin, view), comparisons=())
    own = _claims(view, item)
    places = [view.finding_at[i] for i in own if i in view.finding_at]
    finding = view.record.findings[min(places)] if places else None
    numbers = sorted({n for i in own for n in view.compared.get(i, ())})
    some = [view.record.comparisons[n] for n in numbers]
    return Why(about=_of_finding(finding, view) if finding else "", comparisons=_explained(some, view))


def _claims(view: View, item: str) -> tuple[str, ...]:
    """The claims that an id stands for."""
    if item in view.claims:
        return (item,)
    finding = next((f for f in view.record.findings if f.id == item), None)
    if finding is None:
        message = f"the record holds no finding, claim or origin {item!r}: the tables show their ids"
        raise UsageError(message)
    return finding.claims


def _of_two(view: View, one: tuple[str, ...], other: tuple[str, ...]) -> Why:
    some = [c for c in view.record.comparisons if (c.a in one and c.b in other) or (c.a in other and c.b in one)]
    together = next((f for f in view.record.findings if set(one) & set(f.claims) and set(other) & set(f.claims)), None)
    if together and not some:
        about = f"Both are in finding {together.id}, joined through other claims: dragoman explain RECORD {together.id}"
    elif together:
        about = f"Both are in finding {together.id}."
    elif some:
        about = "They are kept apart."
    else:
        about = "They are kept apart: too little is alike in them for the record to keep their comparison."
    return Why(about=about, comparisons=_explained(some, view))


def _of_finding(finding: Finding, view: View) -> str:
    reports = listed([view.outlet(r) for r in finding.reports])
    told = f"{count(len(finding.claims), 'claim')} of {reports}; {count(finding.origins, 'origin')}"
    return f"{finding.id}, {finding.kind}: {clipped(shown(finding.title), WIDTH)} ({told}; {finding.verdict})"


def _of_origin(origin: Origin, view: View) -> str:
    reports = listed([view.outlet(r) for r in origin.reports])
    reasons = [shown(reason.text) for reason in origin.reasons] or [
        "it stands alone: nothing ties it to another report"
    ]
    return f"{origin.id}: {reports}\n" + "\n".join(f"  - {reason}" for reason in reasons)


def _explained(some: list[Comparison], view: View) -> tuple[Explained, ...]:
    order = sorted(some, key=lambda c: (not c.joined, -(c.score if c.score is not None else FORBIDDING)))
    return tuple(
        Explained(
            a=_words(view, c.a), b=_words(view, c.b), told_in=(_report(view, c.a), _report(view, c.b)), comparison=c
        )
        for c in order
    )


def _words(view: View, claim: str) -> str:
    known = view.claims.get(claim)
    return clipped(shown(known.text), WIDTH) if known else claim


def _report(view: View, claim: str) -> str:
    known = view.claims.get(claim)
    return view.outlet(known.report) if known else "a report not listed"


def lines(found: Why) -> Iterator[str]:
    """What is to be said, as lines of text."""
    if found.about:
        yield found.about
    if not found.comparisons and found.about.count("\n") == 0 and "apart" not in found.about:
        yield "Nothing else in the dossier came near to it."
    for one in found.comparisons:
        yield ""
        yield "JOINED" if one.comparison.joined else "KEPT APART"
        for words, report, claim in zip((one.a, one.b), one.told_in, (one.comparison.a, one.comparison.b), strict=True):
            yield f"  {words} [{report}; {claim}]"
        yield from _reasons(one.comparison)


def _reasons(comparison: Comparison) -> Iterator[str]:
    for reason in comparison.reasons:
        never = reason.score <= FORBIDDING
        yield f"  {'never' if never else format(reason.score, '+.2f'):>6}  {reason.name}: {shown(reason.text)}"
    if comparison.forbidden:
        yield f"   never  {comparison.forbidden}"
    if comparison.score is not None:
        yield f"  {comparison.score:6.2f}  in all; two are joined from {comparison.least:.2f} on"
