"""Whether two claims are of one part that somebody took, features as in features.py, and whether they contradict.

One thing has one author, and one side's team one leader; but a person may stand for a side, whoever named two leaders
knows of a change, and rounds of talks that are told days apart may have had others.
"""

from collections.abc import Mapping
from functools import lru_cache

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.peoples import people_of
from dragoman.reconcile.bargainers import mediates
from dragoman.reconcile.features import FORBIDS, Feature
from dragoman.reconcile.subjects import RARE
from dragoman.reconcile.told import Told, as_told
from dragoman.reconcile.wording import Weights, content, fold, formal
from dragoman.record.actor import Actor
from dragoman.record.claim import Part
from dragoman.record.finding import Verdict

SHARE = 0.3  # share of the words of a proposal that another has, at least
SEVERAL = 2.0  # weight of the words around two proposals that is enough
SMALL, LONG = 10, 9  # a number up to which two proposals have one by chance; digits that are a code
ROUND = 4  # days between two reports from which on they may tell of two rounds of talks


def part(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims are of two different parts, or of the teams of two sides."""
    if not isinstance(a.claim, Part) or not isinstance(b.claim, Part):
        return None
    if a.claim.part != b.claim.part:
        return Feature("part", FORBIDS, f"one {a.claim.part}, one {b.claim.part}")
    if a.claim.part not in ("authored", "led"):
        return None
    if a.claim.part == "led":
        return None if a.sides & b.sides else Feature("part", FORBIDS, "teams of two sides")
    told_apart = a.report == b.report and not content(a.claim.what) & content(b.claim.what)
    return Feature("part", FORBIDS, "two things of one report") if told_apart else None


def team(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims say who led the team of one side, at one time."""
    if not (is_led(a) and is_led(b)) or not a.sides & b.sides:
        return None
    if _long_after(a, b) and not a.parties & b.parties:
        return Feature("team", 0.0, "one side's team, perhaps at other talks")
    return Feature("team", 1.0, "who led one side's team")


def declined(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims are of one refusal to meet: one refuses in both, or each is the one whom the other refused."""
    if not (is_refused(a) and is_refused(b)):
        return None
    never = is_denied(a) or is_denied(b)  # is said of all occasions
    if _long_after(a, b) and not never:
        return None
    if a.parties & b.parties:
        return Feature("refusal", 1.0, "who would not meet")
    turned = any(content(_name(x)) & content(_what(y)) for x, y in ((a, b), (b, a)))
    return (
        Feature("refusal", 1.0, "which of two would not meet the other") if turned and not a.sides & b.sides else None
    )


def broken(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims say who broke up the same talks or began the same fight, one of them that it was X alone."""
    if not (is_break(a) and is_break(b)) or _long_after(a, b) or not (_alone(a) or _alone(b)):
        return None
    one, other = (words("breaks", "apart").intersection(fold(_what(t)).split()) for t in (a, b))
    return Feature("break", 1.0, "who broke it up, or began it") if one == other else None


def _alone(told: Told) -> bool:
    """Whether a claim says that one was the first or the only one to do something, or did not do it."""
    said = fold(_said(told)).split()
    marks = words("breaks", "first") | words("breaks", "before")
    return is_denied(told) or not marks.isdisjoint(said) or said[:2] in (["it", "was"], ["it", "is"])


def _long_after(a: Told, b: Told) -> bool:
    """Whether two claims may be of two occasions."""
    return bool(a.published and b.published and a.published.gap(b.published) >= ROUND)


def _name(told: Told) -> str:
    """The words that name who took a part."""
    return next((e.quote for e in told.claim.evidence if e.role == "who"), "")


def _what(told: Told) -> str:
    return told.claim.what if isinstance(told.claim, Part) else ""


def is_refused(told: Told) -> bool:
    """Whether a claim says who would not meet, or that somebody did not refuse to."""
    return isinstance(told.claim, Part) and told.claim.part == "refused"


def is_break(told: Told) -> bool:
    """Whether a claim says who broke up talks or began a fight."""
    return isinstance(told.claim, Part) and told.claim.part in ("left", "began")


def is_led(told: Told) -> bool:
    """Whether a claim says who led a team."""
    return isinstance(told.claim, Part) and told.claim.part == "led"


def rival(a: Told, b: Told, actors: Mapping[str, Actor]) -> Verdict:
    """Whether those of whom two claims tell one part contradict each other."""
    denied = is_denied(a) != is_denied(b)
    if is_refused(a):
        return "differ" if denied == bool(a.parties & b.parties) else "compatible"
    names = [content(" ".join(actors[i].name for i in t.parties if i in actors)) for t in (a, b)]
    if denied or is_denied(a):
        same = a.parties & b.parties or names[0] & names[1] or _of(a, b, actors) or _of(b, a, actors)
        other = _other(a, b, actors) and not a.sides & b.sides
        return "differ" if denied and (same or other) else "compatible"
    if a.parties & b.parties or (a.sides & b.sides and not is_led(a)):
        return "compatible"
    kinds = [{actors[s].kind for s in (t.parties if is_led(t) else t.sides) if s in actors} for t in (a, b)]
    between = any(mediates(actors[i]) for t in (a, b) for i in t.parties if i in actors)
    if ({"person"} in kinds and {"state"} in kinds and not between) or names[0] & names[1]:
        return "cannot_tell"
    people = all(kind == {"person"} for kind in kinds)
    nameless = people and any(_described(t, actors) for t in (a, b))  # "the rector" may be anybody's name
    return "cannot_tell" if nameless else "differ"


def _of(a: Told, b: Told, actors: Mapping[str, Actor]) -> bool:
    """Whether who took a part in one claim is by name of a side of the other: "Norlandic guns" of Norland."""
    said = [w for i in a.parties if i in actors for w in actors[i].name.split() if w[:1].isupper()]
    return any(people_of(w, actors[s].name) for s in b.sides if s in actors for w in said)


def _other(a: Told, b: Told, actors: Mapping[str, Actor]) -> bool:
    """Whether one of two is told of only as "the other side"."""
    said = (w for t in (a, b) for i in t.parties if i in actors for w in fold(actors[i].name).split())
    return not words("breaks", "other").isdisjoint(said)


def is_denied(told: Told) -> bool:
    """Whether a claim says that somebody did not take a part."""
    return told.claim.modality == "negated"


def _described(told: Told, actors: Mapping[str, Actor]) -> bool:
    """Whether a claim gives no name of who took a part."""
    return not any(c.isupper() for i in told.parties if i in actors for c in actors[i].name)


def idea(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two proposals are one, by the words that name what is proposed, or by those of their sentences."""
    if any(not isinstance(c.claim, Part) or c.claim.part != "authored" for c in (a, b)):
        return None
    mine, theirs = content(_what(a)) - formal(), content(_what(b)) - formal()
    shared = mine & theirs
    if shared and weights.of(shared) >= RARE and weights.overlap(mine, theirs) >= SHARE:
        return Feature("idea", 1.0, f"whose idea it was: {', '.join(as_told(shared, a))}")
    if met := met_by(a) & met_by(b):
        return Feature("idea", 0.8, f"whose idea a meeting of theirs was: {', '.join(sorted(met))}")
    if wrote(a) and wrote(b) and not _long_after(a, b):
        return Feature("idea", 0.8, "who wrote the paper")
    around = (a.words & b.words) - formal()
    named = (mine & b.words) | (theirs & a.words)
    if named and weights.of(around) + len(_counted(_said(a)) & _counted(_said(b))) >= SEVERAL:
        return Feature("idea", 0.8, f"whose idea it was, told with: {', '.join(as_told(around, a))}")
    return None


def met_by(told: Told) -> frozenset[str]:
    """The ranks of those who are to meet, where a meeting is what somebody proposed; leaders of any title as one."""
    said = fold(_what(told)).split()
    if words("refusals", "meetings").isdisjoint(said):
        return frozenset()
    ranks = {w.removesuffix("s") for w in said}
    top = {"leader"} if ranks & words("roles", "leaders") else set()
    return frozenset(ranks & words("authors", "ranks") | top)


def wrote(told: Told) -> bool:
    """Whether a claim says who wrote the paper that is on the table, and not whose some idea in it was."""
    said = fold(_said(told)).split()
    return any(
        told_of in words("authors", "papers")
        and not words("authors", "over").issuperset(said[n + 1 : n + 2] or ("of",))
        for n, told_of in enumerate(said)
    ) and not words("authors", "writing").isdisjoint(said)


@lru_cache(maxsize=4096)
def _counted(text: str) -> frozenset[int]:
    """The whole numbers of a text, in figures or one word, but for the small ones that everything has."""
    values = lexicon("numbers")["values"]
    said = (str(values.get(word, word)) for word in fold(text).split())
    return frozenset(int(n) for n in said if n.isascii() and n.isdigit() and len(n) < LONG and int(n) > SMALL)


def _said(told: Told) -> str:
    """All the words that a claim rests on."""
    return " ".join(e.quote for e in told.claim.evidence)
