"""Whether what a report has somebody say contradicts what it has somebody else say right before.

In words that look back (rebuttals.toml): outright ("not so"), or, where both speak of one thing, by a denial.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.reconcile.negations import acts, acts_in, denied_of
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import SENTENCE, Weights, content, fold, negated, stem
from dragoman.record.claim import Statement

SHARED = 0.9  # weight of the words that two statements share before "it was", "there is no" contradicts
NAMED = 0.6  # the same where the second retorts: "there is no lighthouse in it"
ENOUGH = 2.0  # weight of the words that a denial shares with what another report tells
MOST = 0.6  # share of what somebody denies that somebody else says
CLEFT = 12  # words at the beginning of a statement within which "it was X that" is told
LONG = 3  # words of what a clause is, from which on it may be what is looked back at
REACH = 4  # words after "no" among which is what there was none of
_IT_WAS = ("it", "was")
_NO = (("no",), ("nobody",), ("none",), ("never",), ("nothing",))
LOOK = 300  # characters before a statement within which the sentence before it begins


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with where it stands in its report."""

    told: Told
    start: int
    end: int


def denied_outright(first: Said, second: Said, text: str) -> bool:
    """Whether the second says by itself that what was said right before is not so."""
    own = _own(first, second, text)
    cued = {fold(e.quote) for e in second.told.claim.evidence if e.role == "cue"}
    flat = fold(_says(second)) in words("rebuttals", "flat")
    plain = flat or not words("rebuttals", "correcting").isdisjoint(cued)
    return own.looks_back and (plain or (_outright(own.said) and _names_it(own.said, first)))


def _names_it(said: str, first: Said) -> bool:
    """Whether "no such call" looks back at a call; at what else it looks back there is no telling."""
    _, _, rest = said.partition(" such ")
    act = acts().get(stem(rest.split(" ", 1)[0]), frozenset()) if rest else frozenset()
    return not act or not act.isdisjoint(acts_in(_says(first)))


def contradicts(first: Said, second: Said, text: str, weights: Weights) -> bool:
    """Whether the second says in its own sentences that what the first says is not so, both speaking of one thing."""
    own = _own(first, second, text)
    if not own.looks_back:
        return False
    if (own.one_sentence and _at_odds(first, second)) or _other_one(first, second, weights):
        return True
    if _disputed(first, second, text) or _held_against(first, second, weights):
        return True
    if negated(_says(first)) or _unsettled(first) or _unsettled(second):
        return False
    return denied_of(_says(second), _says(first)) or _answers_no(first, second, own.said, weights)


def _held_against(first: Said, second: Said, weights: Weights) -> bool:
    """Whether the second says what the first denies: "denies that soldiers entered; soldiers had entered, said …"."""
    denied = isinstance(first.told.claim, Statement) and first.told.claim.act == "deny"
    if not denied or negated(_says(first)) or negated(_says(second)) or _unsettled(second):
        return False
    return weights.overlap(first.told.words, second.told.words) >= MOST and len(first.told.words) > 1


def _answers_no(first: Said, second: Said, said: str, weights: Weights) -> bool:
    """Whether the second answers the first by a denial of what both speak of."""
    if not _has(said, "answering"):
        return False
    opening = _opening(second)
    no = opening[:1] in _NO and not words("rebuttals", "done").isdisjoint(opening)
    if not (no or _has(said, "sharing")):
        return False
    least = NAMED if _has(said, "retorting") else SHARED
    shared = weights.of(first.told.words & second.told.words) >= least
    told = acts_in(_says(first))
    return shared or any(not told.isdisjoint(acts().get(word, ())) for word in _denied(said, "existing"))


def undone(denial: Told) -> frozenset[str]:
    """The stems of what somebody denies to have been done: of "that the crew had been beaten" those of "beaten".

    Empty for what is no denial, and for one that names no deed.
    """
    if not isinstance(denial.claim, Statement) or denial.claim.act != "deny":
        return frozenset()
    said = fold(_content(Said(denial, 0, 0))).split()
    helpers = [n for n, word in enumerate(said) if word in words("rebuttals", "done") or word == "having"]
    clause = bool(helpers) and said[0] in ("that", "having") and not negated(" ".join(said))
    return content(" ".join(said[helpers[-1] + 1 :])) if clause else frozenset()


def tells(said: Told, deed: frozenset[str], denial: Told, weights: Weights) -> bool:
    """Whether a statement tells the very deed that somebody else denies, with enough of the words around it."""
    one = Said(said, 0, 0)
    if not deed <= said.words or said.parties & denial.parties or said.sides & denial.sides:
        return False
    own = isinstance(said.claim, Statement) and said.claim.act != "deny" and not negated(_says(one))
    return own and not _unsettled(one) and weights.of(said.words & denial.words) >= ENOUGH


def alike(first: Said, second: Said, weights: Weights) -> float:
    """How much two statements speak of one thing: the weight of their words, and the acts that both name."""
    shared = acts_in(_says(first)) & acts_in(_says(second))
    return weights.of(first.told.words & second.told.words) + len(shared)


def forgotten(first: Said, second: Said, text: str) -> bool:
    """Whether the second knows of none of what the first speaks of: "the mayor remembers no such pledge"."""
    said = _own(first, second, text).said
    return _has(said, "remembering") and any(_asserts(first, word) for word in _denied(said, "remembering"))


@dataclass(frozen=True, slots=True)
class _Own:
    """The sentences of a statement, folded, from the one in which it begins, and how it stands to the one before.

    `one_sentence`: whether both stand in one; `looks_back`: whether nothing else stands between them there.
    """

    said: str
    one_sentence: bool
    looks_back: bool


def _own(first: Said, second: Said, text: str) -> _Own:
    ends = [m.end() for m in SENTENCE.finditer(text, first.end, second.start + 1) if m.end() <= second.start]
    begin = ends[-1] if ends else first.end
    said = f" {fold(text[begin : second.end])} "
    for phrase in words("rebuttals", "passing"):
        said = said.replace(f" {phrase} ", " ")
    clause, mark, _ = text[begin : second.start].rpartition(";")
    other = ends and mark and len(clause.split()) > LONG and not _outright(f" {fold(clause)} ")
    return _Own(said, not ends, not other)


def _outright(said: str) -> bool:
    """Whether words say that something is not so: "not so", "called that a fable"."""
    if _has(said, "outright"):
        return True
    after = (said.partition(f" {phrase} ") for phrase in sorted(words("rebuttals", "calling")))
    return any(found and not words("rebuttals", "fables").isdisjoint(rest.split()[:REACH]) for _, found, rest in after)


def _at_odds(first: Said, second: Said) -> bool:
    """Whether of two statements of one sentence one alone is a denial: "A denies that …; B maintains that …"."""
    saying = [s for s in (first, second) if isinstance(s.told.claim, Statement) and s.told.claim.act != "deny"]
    return len(saying) == 1 and not negated(_content(saying[0]))


def _other_one(first: Said, second: Said, weights: Weights) -> bool:
    """Whether two say of one thing who or what it was: "it was X that asked", "it was Y" (clefts: Prince, 1978)."""
    one, other = _opening(first), _opening(second)
    if other[:2] != _IT_WAS or one == other:
        return False
    if one[:2] == _IT_WAS:
        return True
    shared = weights.of(first.told.words & second.told.words) >= SHARED and not negated(_says(first))
    return shared and not words("rebuttals", "relative").isdisjoint(other[2:CLEFT])


def _disputed(first: Said, second: Said, text: str) -> bool:
    """Whether the sentence before two statements says that what comes is disputed: "Whether it paid is contested."."""
    ends = [m.end() for m in SENTENCE.finditer(text, max(0, first.start - LOOK), first.start + 1)]
    before = [e for e in ends if e <= first.start]
    if not before or text[before[-1] : first.start].strip("“”\"'‘’«» ") or text[before[-1] - 1] == "\n":
        return False
    said = f" {fold(text[before[-2] if len(before) > 1 else max(0, first.start - LOOK) : before[-1]])} "
    asked = words("rebuttals", "asking") & set(said.split()[:CLEFT])
    yes_or_no = "whether" in asked and negated(_says(first)) == negated(_says(second))
    return _has(said, "diverging") or (bool(asked) and not yes_or_no and _has(said, "disputed"))


def _unsettled(said: Said) -> bool:
    """Whether a statement tells what shall or may be: of that two speakers have two wills, and neither is wrong."""
    return not words("rebuttals", "open").isdisjoint(fold(_says(said)).split())


def _denied(said: str, name: str) -> Iterator[str]:
    """The stems of what there is said to be none of, after a phrase of a list: "there was no …", "remembers no …"."""
    for phrase in sorted(words("rebuttals", name)):
        _, found, rest = said.partition(f" {phrase} ")
        if found:
            for word in rest.split()[:REACH]:
                if word not in words("matching", "stop"):
                    yield stem(word)
                elif word not in words("rebuttals", "articles"):
                    break


def _asserts(first: Said, word: str) -> bool:
    """Whether a statement speaks of a thing by its name."""
    return any(stem(w) == word for w in fold(_says(first)).split())


def _opening(said: Said) -> tuple[str, ...]:
    """The first words of what a statement says, folded, without the conjunction."""
    found = tuple(fold(_content(said)).split()[:CLEFT])
    return found[1:] if found[:1] == ("that",) else found


def _content(said: Said) -> str:
    """The first stretch of what a statement says."""
    return next((e.quote for e in said.told.claim.evidence if e.role == "content"), "")


def _says(said: Said) -> str:
    """All that a statement says."""
    return " ".join(e.quote for e in said.told.claim.evidence if e.role == "content")


def _has(said: str, name: str) -> bool:
    return any(f" {w} " in said for w in words("rebuttals", name))
