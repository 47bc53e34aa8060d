"""Field by field: whether the claims of a finding agree, are compatible, differ, or cannot be told apart.

A false contradiction is the worst error, so `differ` needs proof: two counts that exclude each other, of the same part,
neither an earlier count of the other; two known sources; two wordings inside quotation marks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.reconcile.bounds import relation
from dragoman.reconcile.causes import cause, is_caused
from dragoman.reconcile.counts import breaths, conflict, outgrown, parts, risen
from dragoman.reconcile.field import Actors, Maker, Value, judged, loose, names
from dragoman.reconcile.parts import is_denied, is_led, rival
from dragoman.reconcile.quotes import reworded
from dragoman.reconcile.rebuttals import is_rebuttal
from dragoman.reconcile.told import Told
from dragoman.reconcile.voices import speaker
from dragoman.reconcile.wording import fold, stem
from dragoman.record.claim import Commitment, Figure, Incident, Meeting, Part, Position, Statement
from dragoman.record.finding import Field, Verdict
from dragoman.record.value import Quantity

WRITER = "the report itself"
UNNAMED = "a source without a name"
FEW = 12  # numbers that one source of a report gives of one thing
STAKED = ("considered", "offered", "not_agreed")  # strengths of what is not settled
SAME = 3  # words that two commitments share before one can contradict the other


def settle(claims: Sequence[Told], actors: Actors) -> tuple[Field, ...]:
    """The fields of a finding on which at least two of its claims say something, in a fixed order."""
    if is_rebuttal(claims):
        first = [c for c in claims if c.against == claims[0].against]
        other = [c for c in claims if c.against != claims[0].against]
        own = (f for some in (first, other) for maker in (speaker, _quoted) for f in maker(some, actors))
        return (*own, *_denied(claims))
    kind = claims[0].kind if claims else ""
    return tuple(field for maker in FIELDS.get(kind, ()) for field in maker(claims, actors))


def verdict(fields: Iterable[Field]) -> Verdict:
    """The verdict of a whole: that of the field that sets its accounts furthest apart; of nothing, it can't be told."""
    found = {f.verdict for f in fields}
    return next((v for v in ("differ", "compatible", "agree") if v in found), "cannot_tell")


def _quantity(name: str, get: Callable[[Told], Quantity | None]) -> Maker:
    """The maker of a number field."""

    def make(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
        having = [(c, q) for c in claims if (q := get(c))]
        values = [Value(q.text or f"{q.low}", c) for c, q in having]
        of = {c.id: q for c, q in having}
        later = risen(having)
        beside = breaths(having[:FEW]) if name == "quantity" else ()
        counted = frozenset(float(q.low) for _, q in having[:FEW] if q.low is not None)
        own: dict[tuple[str, str | None], list[Quantity]] = defaultdict(list)
        for c, q in having:
            own[c.report, c.claim.attribution].append(q)

        def answered(a: Told, b: Told) -> bool:
            """Whether the report of `a` also gives, by the same source, a number that admits that of `b`."""
            given = () if a.report == b.report else own[a.report, a.claim.attribution][:FEW]
            return any(relation(q, of[b.id]) != "apart" for q in given)

        def judge(a: Value, b: Value) -> Verdict:
            one, other = of[a.told.id], of[b.told.id]
            found = conflict(one, other, a.told, b.told)
            if found != "differ":
                return found
            if (
                parts(one, other, beside, counted)
                or outgrown(one, other, a.told, b.told, later)
                or _two_stages(a.told, b.told)
            ):
                return "compatible"
            open_ = not (a.told.denies or b.told.denies)  # "52, not the 36 of the guards" has an answer
            unsure = open_ and (answered(a.told, b.told) or answered(b.told, a.told))
            return "cannot_tell" if unsure else found

        return judged(name, values, judge)

    return make


def _two_stages(a: Told, b: Told) -> bool:
    """Whether of two commitments one is settled and the other only asked for: who wants eight may settle for six."""
    strengths = {c.strength for c in (a.claim, b.claim) if isinstance(c, Commitment)}
    return len(strengths) > 1 and not strengths.isdisjoint(STAKED)


# Who, when, where, what


def _when(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """Times: the same, one inside the other, or not to be told."""
    values = [Value(c.claim.when.edtf, c) for c in claims if c.claim.when and c.claim.when.edtf and c.days]

    def judge(a: Value, b: Value) -> Verdict:
        if a.told.days and b.told.days and not a.told.days.gap(b.told.days):
            return "compatible"
        return "cannot_tell"

    return judged("when", values, judge)


def _text(name: str, get: Callable[[Told], str | None]) -> Maker:
    """The maker of a field of free words: other words are compatible."""

    def make(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
        return judged(name, [Value(text, c) for c in claims if (text := get(c))], loose)

    return make


def _attribution(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who says so: asserted by the writer of one report and by a source of another, or by two sources."""
    values = [Value(_teller(c, actors), c) for c in claims]
    if len({v.shown for v in values}) > 1:
        yield from judged("attribution", values, loose)


def _teller(told: Told, actors: Actors) -> str:
    """Whose words carry a claim."""
    if told.claim.attribution is None:
        return WRITER
    return names([told.source], actors) if told.source else UNNAMED


def _where(told: Told) -> str | None:
    """The place as worded."""
    return told.claim.where.name if told.claim.where else None


def _blamed(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who is held to have done it: two sides that blame each other differ."""
    values = [Value(names(c.parties, actors), c) for c in claims if c.parties]

    def judge(a: Value, b: Value) -> Verdict:
        if a.told.sides & b.told.sides:
            return "compatible"
        kinds = {actors[s].kind for told in (a.told, b.told) for s in told.sides if s in actors}
        return "differ" if kinds <= {"state", "organisation"} else "cannot_tell"

    return judged("alleged_actor", values, judge)


def _who(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who took a part that one alone takes: two differ, unless a report that names both knows more than we do."""
    having: dict[str, set[str]] = defaultdict(set)
    for c in (c for c in claims if not is_denied(c)):
        for one in c.parties:
            having[one].add(c.report)

    def judge(a: Value, b: Value) -> Verdict:
        knows = any(having[x] & having[y] for x in a.told.parties for y in b.told.parties if x != y)
        return "compatible" if knows and is_led(a.told) else rival(a.told, b.told, actors)

    def shown(told: Told) -> str:
        return f"{'not ' if is_denied(told) else ''}{names(told.parties, actors)}"

    return judged("who", [Value(shown(c), c) for c in claims if c.parties and not is_caused(c)], judge)


def _parties(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who takes part: more or fewer named is no contradiction."""
    return judged("parties", [Value(names(c.parties, actors), c) for c in claims if c.parties], loose)


def _quoted(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """The words inside quotation marks: one utterance worded in two ways differs."""
    values = [Value(" … ".join(c.claim.quoted), c) for c in claims if isinstance(c.claim, Statement) and c.claim.quoted]

    def judge(a: Value, b: Value) -> Verdict:
        pairs = [reworded(x, y) for x in a.told.quotes for y in b.told.quotes]
        return "differ" if any(pairs) else "compatible"

    return judged("quoted", values, judge)


def _stance(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """Stances: they change over time and have many sides, so another one is compatible."""
    return judged("stance", [Value(c.claim.stance, c) for c in claims if isinstance(c.claim, Position)], loose)


def _status(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """The state of a meeting as of each report: planned and held are two moments of one thing."""
    return judged("status", [Value(c.claim.status, c) for c in claims if isinstance(c.claim, Meeting)], loose)


def _strength(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """How firm a commitment is: agreed and in principle, or agreed and not agreed, of the same words differ."""
    values = [Value(c.claim.strength, c) for c in claims if isinstance(c.claim, Commitment)]
    firm = {"agreed", "agreed_in_principle", "not_agreed"}
    having: dict[str, set[str]] = defaultdict(set)
    for value in values:
        having[value.shown].add(value.told.report)

    def judge(a: Value, b: Value) -> Verdict:
        apart = a.told.published and b.told.published and a.told.published.gap(b.told.published)
        both = having[a.shown] & having[b.shown]  # a report that uses both words knows a difference that we do not
        alike = len(a.told.words & b.told.words) >= SAME
        return "differ" if alike and {a.shown, b.shown} <= firm and not apart and not both else "compatible"

    return judged("strength", values, judge)


def _due(told: Told) -> str | None:
    """When a commitment is due."""
    return told.claim.due.edtf or told.claim.due.text if isinstance(told.claim, Commitment) and told.claim.due else None


def _content(told: Told) -> str:
    """What a statement says, in the report's words."""
    return " … ".join(e.quote for e in told.claim.evidence if e.role == "content") or told.claim.text


def _counts(claims: Sequence[Told], _: Actors) -> Iterator[Field]:
    """What is counted, in its words: "120 apprentices" and "120 trainees" are one thing in two names."""
    values = [Value(q.unit, c) for c in claims if isinstance(c.claim, Figure) and (q := c.claim.quantity).unit]

    def judge(a: Value, b: Value) -> Verdict:
        return "agree" if _worded(a.shown) & _worded(b.shown) else "compatible"

    yield from judged("counts", values, judge)


def _worded(text: str) -> frozenset[str]:
    """The stems of words as they stand, where `content` takes words of one meaning for one."""
    return frozenset(stem(word) for word in fold(text).split())


def _denied(claims: Sequence[Told]) -> Iterator[Field]:
    """What is said and what denies it: two speakers set against each other by their report."""

    def judge(a: Value, b: Value) -> Verdict:
        denials = any(isinstance(v.told.claim, Statement) and v.told.claim.act == "deny" for v in (a, b))
        answered = denials or a.told.report == b.told.report
        return "differ" if answered and b.told.id in a.told.against else "compatible"

    return judged("content", [Value(_content(c), c) for c in claims], judge)


def _stand(told: Told) -> str | None:
    """What a position is about, as worded."""
    return told.claim.content if isinstance(told.claim, Position) else None


def _what(told: Told) -> str | None:
    """What is agreed, as worded."""
    return told.claim.what if isinstance(told.claim, Commitment) else None


FIELDS: dict[str, tuple[Maker, ...]] = {
    "statement": (speaker, _quoted, _text("content", _content)),
    "meeting": (
        _when, _status, _parties, _text("venue", lambda t: t.claim.venue if isinstance(t.claim, Meeting) else None),
        _text("duration", lambda t: t.claim.duration if isinstance(t.claim, Meeting) else None),
    ),
    "position": (_stance, _text("content", _stand)),
    "commitment": (
        _strength, _quantity("quantity", lambda t: t.claim.quantity if isinstance(t.claim, Commitment) else None),
        _text("due", _due), _parties, _text("what", _what), _attribution,
    ),
    "condition": (_text("text", lambda t: t.claim.text),),
    "incident": (
        _quantity("killed", lambda t: t.claim.killed if isinstance(t.claim, Incident) else None),
        _quantity("injured", lambda t: t.claim.injured if isinstance(t.claim, Incident) else None),
        _when, _text("where", _where), _blamed,
        _text("target", lambda t: t.claim.target if isinstance(t.claim, Incident) else None), _attribution,
    ),
    "part": (_who, cause, _text("what", lambda t: t.claim.what if isinstance(t.claim, Part) else None)),
    "figure": (
        _quantity("quantity", lambda t: t.claim.quantity if isinstance(t.claim, Figure) else None),
        _counts, _attribution,
    ),
}  # fmt: skip
