"""What speaks for two claims being about one thing, and what against it: each feature a score and a reason to read.

A feature is a function of two claims: 1 speaks fully for, 0 for nothing, below 0 against; `FORBIDS` settles it. It is
null where it has nothing to say. Modelled on nomenklatura's matchers.
"""

from collections.abc import Callable
from functools import lru_cache

from dragoman.lexicon import words
from dragoman.reconcile.quotes import shared_run
from dragoman.reconcile.told import Told, as_told, only
from dragoman.reconcile.wording import Weights, content, negated
from dragoman.record.base import Frozen
from dragoman.record.claim import Condition, Position, Statement

FORBIDS = -9.0
WEEK = 7
SLIP = 2  # days by which a time that is counted in weeks may be off
VAGUE = ("role", "collective", "anonymous", "unattributed")
LONG = 4  # days from which on a time is too long to tell much
TELLING = 3  # words that two texts nearly the same must share at least
VERBATIM = 0.9  # share of words from which on two texts are nearly the same
SAME_WORDS = 0.5  # of the telling words of the shorter quotation, at least, in another of the same utterance
ECHO = 1.2  # weight of the telling words that two quotations of one speaker share
LONG_RUN = 5  # words in a row of a quotation that two people hardly say by chance
RUN = 3  # words in a row of a quotation that make it one, where a speaker is not named
BESIDE = 0.5  # what shared words tell at most where they stand beside two incidents alone
TERMS = 1.5  # weight of the words that two conditions share in whatever part, from which on they say something
SEVERAL = 0.3  # as much
WORD = 0.5  # weight of shared words from which on one of them tells something
ENOUGH = 3.0  # weight of shared words that is enough to trust their share


class Feature(Frozen, gc=False):
    """How far something speaks for two claims being about one thing, and why, as a person reads it.

    `said`: the reason, or what words it: few of those that count are ever read.
    """

    name: str
    score: float
    said: str | Callable[[], str]

    @property
    def reason(self) -> str:
        """Why, as a person reads it."""
        return self.said if isinstance(self.said, str) else self.said()


Compare = Callable[[Told, Told, Weights], Feature | None]


def time(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether the times of two claims admit each other; a day that is only guessed says little either way."""
    if not a.days or not b.days:
        return None
    guessed = a.guessed or b.guessed
    if gap := a.days.gap(b.days):
        if gap <= SLIP and a.kind == "incident" and (_rough(a) or _rough(b)):
            return Feature("time", 0.3, f"their times are {gap} days apart, one of them told in weeks")
        return _apart(a, b, gap) if not guessed else Feature("time", *_seem(gap))
    if a.days == b.days and a.days.length == 1:
        return Feature("time", 0.5, "the same day, it seems") if guessed else Feature("time", 1.0, "the same day")
    short = max(a.days.length or LONG, b.days.length or LONG) < LONG
    return Feature("time", 0.8 if short and not guessed else 0.3, "their times overlap")


def _rough(told: Told) -> bool:
    """Whether a claim's time is counted in weeks from another: "a fortnight ago"."""
    said = told.claim.when.text.casefold().split() if told.claim.when else []
    counted = not any(words("matching", key).isdisjoint(said) for key in ("rough", "offsets"))
    return counted and not told.weekday and not told.sure


def _seem(gap: int) -> tuple[float, str]:
    """How much two times of which one is guessed say against one event."""
    return -0.6 if gap < WEEK else -1.2, f"their times seem {gap} days apart"


def _apart(a: Told, b: Told, gap: int) -> Feature:
    """How much two times that exclude each other say: all, where both are sure; a weekday may be that of next week."""
    weekdays = bool(a.weekday and b.weekday and a.weekday != b.weekday) and gap > 1
    day = a.kind == "incident" and gap % WEEK and gap > 1 and ((a.sure and b.weekday) or (b.sure and a.weekday))
    hard = weekdays or bool(day) or (a.sure and b.sure)
    if not hard and gap % WEEK == 0 and a.weekday and a.weekday == b.weekday:
        return Feature("time", 0.3, f"a {a.weekday}, perhaps the same")
    sure = (a.sure or b.sure) and gap > 1 and a.kind == "incident"
    return Feature("time", FORBIDS if hard else -2.0 if sure else -0.8, f"their times are {gap} days apart")


def period(a: Told, b: Told, weights: Weights) -> Feature | None:
    """As `time`, where a difference speaks against but settles nothing: of utterances and of plans."""
    found = time(a, b, weights)
    return Feature("time", -0.6, found.reason) if found and found.score < 0 else found


def place(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims name one place, or two. A wide place ("the north") may hold the other."""
    if shared := sorted(a.names & b.names):
        return Feature("place", 1.0, f"both name {shared[0]}")
    if short := sorted(x for x in a.names for y in b.names if _one_place(x.split(), y.split())):
        return Feature("place", 0.7, f"both name {short[0]}, one more exactly")
    if a.place and b.place and not _wide(a.place) and not _wide(b.place):
        return Feature("place", FORBIDS, f"two places: {' '.join(a.place)}, {' '.join(b.place)}")
    if near := sorted(_beside(a, b) | _beside(b, a)):
        return Feature("place", 0.7, f"one names {near[0]}, the other does just beside it")
    other = a.names and b.names and not only(a, b)  # whoever else is named, there was but one
    return Feature("place", -0.3, "other names") if other else None


def _beside(a: Told, b: Told) -> frozenset[str]:
    """The names in a claim that another, without a place of its own, has beside it."""
    return a.names & b.event.around if b.event else frozenset()


def _one_place(a: list[str], b: list[str]) -> bool:
    """Whether two names are one, or one the other in short."""
    kinds = words("matching", "place")
    mine, theirs = frozenset(a) - kinds, frozenset(b) - kinds
    if not mine or not theirs:
        return a == b
    told = kinds | words("matching", "parts")
    two = told.intersection(a) and told.intersection(b) and told.isdisjoint(set(a) & set(b))  # a gate, a square
    return (mine <= theirs or theirs <= mine) and not two


def _wide(said: tuple[str, ...]) -> bool:
    """Whether a place may hold others."""
    return not words("matching", "wide").isdisjoint(said)


def parties(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether the same take part, persons standing for their sides."""
    if not a.parties or not b.parties:
        return None
    if a.parties == b.parties:
        return Feature("parties", 1.0, "the same parties")
    if a.sides == b.sides:
        return Feature("parties", 0.8, "parties of the same sides")
    if a.sides & b.sides or a.parties & b.parties:
        nested = a.sides <= b.sides or b.sides <= a.sides
        return Feature("parties", 0.5 if nested else -0.2, "some of the parties are the same")
    return Feature("parties", -1.0, "other parties")


def holder(a: Told, b: Told, weights: Weights) -> Feature | None:
    """As `parties`, where other parties settle it: a position or a condition is somebody's."""
    found = parties(a, b, weights)
    return Feature("parties", FORBIDS, found.reason) if found and found.score < 0 else found


def speaker(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether the same one speaks."""
    if not a.parties or not b.parties:
        return None
    if a.parties == b.parties:
        return Feature("speaker", 1.0, "the same speaker")
    if same_telling(a, b):
        return Feature("speaker", -0.3, "another name for who speaks, in the same telling")
    echoed = _one_quotation(a, b)
    if echoed and any(isinstance(c, Statement) and c.source_class in VAGUE for c in (a.claim, b.claim)):
        return Feature("speaker", -0.3, "one of the speakers is not named")
    if echoed and _striking(a, b):
        return Feature("speaker", -0.3, "another speaker, of words that two would hardly find")
    near = a.sides == b.sides
    return Feature("speaker", -1.0 if near else -2.0, "another speaker of the same side" if near else "another speaker")


def same_telling(a: Told, b: Told) -> bool:
    """Whether two claims are told in nearly the same words: one report has them from the other."""
    shared = len(a.words & b.words)
    return shared >= LONG_RUN and shared >= VERBATIM * max(len(a.words), len(b.words))


def _striking(a: Told, b: Told) -> bool:
    """Whether two statements quote a long run of the same words, with several telling ones among them."""
    runs = (shared_run(x, y)[1].split() for x in a.quotes for y in b.quotes)
    return any(len(run) >= LONG_RUN and len(_telling(tuple(run))) >= TELLING for run in runs)


def _one_quotation(a: Told, b: Told) -> bool:
    """Whether two statements quote some words in a row that are the same."""
    return bool(a.quotes and b.quotes) and not _runs(a.quotes).isdisjoint(_runs(b.quotes))


@lru_cache(maxsize=16384)
def _runs(quotes: tuple[tuple[str, ...], ...]) -> frozenset[tuple[str, ...]]:
    """All runs of RUN words in some quotations."""
    return frozenset(q[i : i + RUN] for q in quotes for i in range(len(q) - RUN + 1))


def quoted(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether they quote the same words."""
    if not a.quotes or not b.quotes:
        return None
    best = max((shared_run(x, y) for x in a.quotes for y in b.quotes), key=lambda s: s[0], default=(0.0, ""))
    return Feature("quoted", best[0], f"both quote “{best[1]}”") if best[0] else None


def utterance(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two statements quote one saying in other words; wholly in quotation marks and unlike, they are two."""
    if not a.quotes or not b.quotes:
        return None
    pairs = [(_telling(x), _telling(y)) for x in a.quotes for y in b.quotes]
    shares = [(len(x & y) / min(len(x), len(y)), weights.of(x & y), sorted(x & y)) for x, y in pairs if x and y]
    if not shares:
        return None
    alike, weight, shared = max(shares, key=lambda s: s[:2])
    direct = all(isinstance(c, Statement) and c.mode == "direct" for c in (a.claim, b.claim))
    if alike < SAME_WORDS:
        return Feature("utterance", FORBIDS, "they quote other words") if direct else None
    echoed = len(shared) > 1 and weight >= ECHO and a.parties == b.parties
    said = ", ".join(as_told(frozenset(shared), a))
    return Feature("utterance", 0.5, f"both speak of {said}") if echoed else None


@lru_cache(maxsize=16384)
def _telling(quotation: tuple[str, ...]) -> frozenset[str]:
    """The stems of a quotation's words that carry something."""
    return content(" ".join(quotation))


def wording(a: Told, b: Told, weights: Weights) -> Feature | None:
    """How much of what they say is in the same words, rare words first."""
    mine, theirs = a.words, b.words
    if a.report == b.report and a.kind == "incident":  # two of one sentence share its words whatever they are
        mine, theirs = content(a.claim.text), content(b.claim.text)
    shared = mine & theirs
    if not shared:
        return None
    weight = weights.of(shared)
    overlap = weights.share(weight, mine, theirs)
    verbatim = overlap >= VERBATIM and len(shared) >= TELLING
    score = overlap * (1.0 if verbatim else min(1.0, weight / ENOUGH))
    if a.kind == "incident" and content(a.claim.text).isdisjoint(content(b.claim.text)):
        score = min(score, BESIDE)
    return Feature("wording", score, lambda: f"shared words: {', '.join(as_told(shared, a)[:8])}")


def strange(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two statements have no telling word in common: one day and one speaker make no utterance."""
    alike = weights.of(a.words & b.words) >= WORD or (
        a.quotes and b.quotes and not _runs(a.quotes).isdisjoint(_runs(b.quotes))
    )
    return None if alike else Feature("strange", -0.3, "no telling words in common")


def contrary(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether one of them says no and the other does not."""
    if negated(a.claim.text) == negated(b.claim.text):
        return None
    return Feature("contrary", -0.3, "one of them is a denial")


def issue(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two positions are on the same issue."""
    if not isinstance(a.claim, Position) or not isinstance(b.claim, Position):
        return None
    mine, theirs = a.claim.issue, b.claim.issue
    if "other" in (mine, theirs):
        return None
    same = mine == theirs
    return Feature(
        "issue", 1.0 if same else FORBIDS, f"the same issue: {mine}" if same else f"issues: {mine}, {theirs}"
    )


def terms(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two conditions make the same demand for the same return."""
    if not isinstance(a.claim, Condition) or not isinstance(b.claim, Condition):
        return None
    mine, theirs = ((content(c.condition), content(c.consequence)) for c in (a.claim, b.claim))
    score = 0.6 * weights.overlap(mine[0], theirs[0]) + 0.4 * weights.overlap(mine[1], theirs[1])
    shared = (mine[0] | mine[1]) & (theirs[0] | theirs[1])
    several = (
        SEVERAL if weights.of(shared) >= TERMS else 0.0
    )  # "first the money, then the oil": told the other way round
    return Feature("terms", max(score, several), "what is asked, and what for")
