"""What speaks for two incidents being one event: features as in features.py."""

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.beside import scopes
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.features import FORBIDS, Feature, parties
from dragoman.reconcile.told import Told, as_told, only
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Incident

OTHER = 2  # words that two incidents of one day share at least, where they name other places
ALONE = 2.0  # what the one incident of its sort in a report weighs, against 1 for one of several


def target(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether what was hit is the same."""
    if not a.target or not b.target:
        return None
    shared = a.target & b.target
    if not shared and _exclusive(a, b) and not a.names & b.names:
        return Feature("target", -2.0, "what was hit is told in other words, and the toll is another")
    if not shared:
        return Feature("target", -0.5, "what was hit is told in other words")
    return Feature(
        "target", max(0.5, weights.overlap(a.target, b.target)), lambda: f"hit: {', '.join(as_told(shared, a))}"
    )


def toll(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether the tolls are the same, admit each other, or not."""
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return None
    pairs = ((a.claim.killed, b.claim.killed), (a.claim.injured, b.claim.injured))
    found = [relation(x, y) for x, y in pairs if x and y]
    if not found:
        return None
    if (a.denies and a.denies & _numbers(b.claim)) or (b.denies and b.denies & _numbers(a.claim)):
        return Feature("toll", 2.0, "one says that the number of the other is wrong")
    if "apart" in found:
        return Feature("toll", -0.1 if _beside(a, b) else -0.5, "their tolls exclude each other")
    same = found.count("same")
    score = (0.3, 0.7, 1.0)[same]
    mine, theirs = _fallen(a.claim), _fallen(b.claim)
    if same and mine and theirs:  # as many women is the same toll, as many gendarmes and soldiers is chance
        score += 0.5 if mine & theirs else -0.3
    return Feature("toll", score, "the same toll" if same else "their tolls admit each other")


def _beside(a: Told, b: Told) -> bool:
    """Whether two incidents are of one time, or of one sort: a place alone sees many."""
    once = a.days and b.days and not a.days.gap(b.days)
    return bool(once or (a.event and b.event and a.event.happened & b.event.happened))


def _numbers(incident: Incident) -> frozenset[float]:
    """The exact numbers of a toll."""
    return frozenset(float(q.low) for q in (incident.killed, incident.injured) if q and q.low and q.low == q.high)


def _fallen(incident: Incident) -> frozenset[str]:
    """Who fell, as worded: "a woman", "four fishermen"; "people" says nothing."""
    said = " ".join(q.text for q in (incident.killed, incident.injured) if q)
    return content(said) - frozenset(stem(w) for w in words("matching", "fallen"))


def event(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two incidents are of other sorts: a march is no arrest, and neither is a strike from the air."""
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return None
    sorts = [_sort(i.type) for i in (a.claim, b.claim)]
    if None in sorts or sorts[0] == sorts[1] or _one_sign(a, b) or _one_day(a, b):
        return None
    return Feature("type", -1.0, f"a {a.claim.type}, a {b.claim.type}")


def _one_sign(a: Told, b: Told) -> bool:
    """Whether two incidents of two sorts are told with one sign: the same who were hurt, or what none tells of twice.

    One report names an event by the march, the next by the arrests that ended it.
    """
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return False
    pairs = ((a.claim.killed, b.claim.killed), (a.claim.injured, b.claim.injured))
    same = any(x and y and relation(x, y) == "same" and x.low for x, y in pairs)
    return bool(only(a, b)) or (same and bool(_fallen(a.claim) & _fallen(b.claim)))


def _other_target(a: Told, b: Told) -> bool:
    """Whether two incidents hit two things by their words."""
    return bool(a.target and b.target) and not a.target & b.target


def _one_day(a: Told, b: Told) -> bool:
    """Whether two incidents of one day are told with words of one sort: a march and the arrests that ended it."""
    return bool(a.days and a.days == b.days and a.event and b.event and a.event.happened & b.event.happened)


def happening(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether words of one sort tell what happened: a blast and an explosion may be one, a blast and a storm not."""
    if shared := sorted(only(a, b)):
        return Feature("happening", ALONE, f"both a {shared[0]}, and no report tells of two")
    if not a.event or not b.event:
        return None
    if (_bloodless(a) and _deadly(b)) or (_bloodless(b) and _deadly(a)):
        return Feature("happening", -0.4, "one tells of dead, the other of what kills nobody")
    if not a.event.happened or not b.event.happened:
        return None
    if shared := sorted(a.event.happened & b.event.happened):
        return Feature("happening", 1.0, f"both a {shared[0]}")
    return Feature("happening", -0.4, f"a {min(a.event.happened)}, a {min(b.event.happened)}")


def _bloodless(told: Told) -> bool:
    """Whether an incident is of a sort that kills nobody, and tells of no dead."""
    happened = told.event.happened if told.event else frozenset()
    dead = isinstance(told.claim, Incident) and told.claim.killed is not None
    return bool(happened) and not dead and happened <= words("matching", "bloodless")


def _deadly(told: Told) -> bool:
    """Whether an incident tells of dead, and has no word for what happened."""
    dead = isinstance(told.claim, Incident) and told.claim.killed is not None
    return dead and not (told.event and told.event.happened)


def occasion(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two incidents are of one day and one kind: both with a toll, or neither. Few dossiers hold two such.

    Where only the telling around one of them gives its day, both must tell of the dead, or of the hurt, and of tolls
    that exclude each other also name the same who fell, or nobody. With other names or sorts words must help.
    """
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return None
    if not a.days or a.days != b.days or a.days.length != 1 or (_other_target(a, b) and _exclusive(a, b)):
        return None
    told = [(i.killed is not None, i.injured is not None) for i in (a.claim, b.claim)]
    if a.guessed or b.guessed:
        mine, theirs = _fallen(a.claim), _fallen(b.claim)
        one = bool(mine & theirs) or not (mine or theirs) or not _exclusive(a, b)
        alike = one and any(x and y for x, y in zip(*told, strict=True))
    else:
        alike = any(told[0]) == any(told[1])
    elsewhere = a.names and b.names and not a.names & b.names
    other = bool(a.event and b.event and a.event.happened and b.event.happened) and not _one_day(a, b)
    asked = OTHER if elsewhere else int(other and not any(told[0]))
    if not alike or len(content(a.claim.text) & content(b.claim.text)) < asked:
        return None
    return Feature("occasion", 1.0, "both of one day and one kind")


def tallies(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two incidents hold the same telling number: "61 farmers were detained", "the arrest of 61"."""
    shared = sorted(a.event.tallies & b.event.tallies) if a.event and b.event else []
    return Feature("tally", 1.0, f"both have {shared[0]}") if shared else None


def disputed(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether one sentence sets two tolls of two sources against each other: "47, and the speaker says 120"."""
    same = a.report == b.report and a.beside and a.beside == b.beside
    if not same or a.source == b.source or not _exclusive(a, b) or not (_bare(a) or _bare(b)):
        return None
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return None
    if _fallen(a.claim) or _fallen(b.claim):
        return None
    return Feature("disputed", 1.0, "one sentence sets their tolls against each other")


def _bare(told: Told) -> bool:
    """Whether an incident tells a toll, and neither day nor place nor what was hit."""
    return not (told.days or told.place or told.names or told.target)


def rival(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether one report gives two tolls in one voice that exclude each other: it tells of two events."""
    if a.report != b.report or a.source != b.source or a.denies or b.denies or not _exclusive(a, b):
        return None
    return Feature("rival", FORBIDS, "one report tells two tolls")


def _exclusive(a: Told, b: Told) -> bool:
    """Whether the tolls of two incidents exclude each other."""
    if not isinstance(a.claim, Incident) or not isinstance(b.claim, Incident):
        return False
    pairs = ((a.claim.killed, b.claim.killed), (a.claim.injured, b.claim.injured))
    return any(x and y and relation(x, y) == "apart" and scopes(x) == scopes(y) for x, y in pairs)


def _sort(mode: str) -> str | None:
    """The sort of event that a PLOVER mode belongs to; null for a mode that may be any."""
    return next((key for key, row in lexicon("matching")["sort"].items() if mode in row), None)


def blamed(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether the same are held to have done it: two sides that blame each other tell of one thing."""
    found = parties(a, b, weights)
    return None if found is None else Feature("blamed", max(-0.2, found.score), found.reason)
