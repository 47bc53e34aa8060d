"""Whether a report belongs to a dossier: short features, each a score from 0 to 1 and its reason in words.

After nomenklatura's matchers (followthemoney): a matcher is a list of functions that a person can read on one screen.
Names alone do not decide: two states that negotiate also play football. Whom it names, what it speaks of, whether
anybody negotiates and when it came out are multiplied, so that each can refuse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt

from dragoman.sorting.commonness import Commonness
from dragoman.sorting.profile import Profile
from dragoman.sorting.sketch import Sketch

COMMON = 40.0  # how fast a name that other reports have, too, loses weight: at one in forty it has half
STATE = 0.5  # of a name's weight has a state that general data knows: it is in the news for many things
PLACE = 0.6  # of a name's weight has a place
NAMED = 1.2  # weight of names with which two thirds of the score are reached
FEW = 2  # names at least, by which a report is looked at at all
SHOWN = 4  # names in a reason
CENTRAL = 8  # names that matter most in a dossier
PARTIES = 0.4  # of them in a report: as many as its own reports have
TALKS = 3.0  # words of negotiating (the weak ones count half) with which two thirds are reached
STEMS = 0.5  # likeness in other words with which two thirds are reached
FREQUENT = 0.1  # share of the texts from which on a word says nothing
RAREST = 0.001  # rarer than this is as good
MONTHS = 365.0  # days between a report and those of the dossier after which a third of the score is left


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature found. `score`: 0 to 1; `reason`: words for a person, empty where there is nothing to say."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and a dossier that it may belong to; how common names and other words are among all that was seen."""

    report: Sketch
    dossier: Profile
    names: Commonness
    stems: Commonness


def named(pair: Pair) -> Feature:
    """Whom and where of the dossier the report names; a name in all its reports and in no others weighs most."""
    weights: dict[str, float] = {}
    for key in sorted(pair.report.known_by() & pair.dossier.names.keys()):
        name = pair.dossier.shown[key]  # of somebody with three names each tells no more than all of them
        weights[name] = max(weights.get(name, 0.0), _weight(key, pair))
    best = sorted(weights, key=lambda name: (-weights[name], name))
    score = _saturated(sum(weights.values()) / NAMED) if len(weights) >= FEW else 0.0
    return Feature(score, f"names {_listed(best)}" if best else "names none of the dossier's actors and places")


def central(pair: Pair) -> Feature:
    """How many of the names that matter most in the dossier the report has: its parties, whoever speaks for them."""
    known = pair.dossier.names
    best = sorted(known, key=lambda key: (-known[key], key))
    names = {pair.dossier.shown[key]: known[key] for key in reversed(best)}
    most = sorted(names, key=lambda name: (-names[name], name))[:CENTRAL]
    there = {pair.dossier.shown[key] for key in pair.report.known_by() & known.keys()}
    share = sum(names[name] for name in most if name in there) / (sum(names[name] for name in most) or 1)
    return Feature(0.2 + 0.8 * min(1.0, share / PARTIES), "" if share else "names none of its parties")


def spoken(pair: Pair) -> Feature:
    """What of the dossier's issues the report speaks of."""
    known = pair.dossier.issues
    both = sorted(pair.report.issues & known.keys(), key=lambda title: (-known[title], title))
    whole = sum(sorted(known.values(), reverse=True)[:SHOWN]) or 1
    share = min(1.0, sum(known[title] for title in both) / whole)
    return Feature(0.25 + 0.75 * share, f"speaks of {_listed(both)}" if both else "speaks of none of its issues")


def negotiating(pair: Pair) -> Feature:
    """How much the report speaks of negotiating."""
    found = pair.report.strong + pair.report.weak / 2
    return Feature(0.35 + 0.65 * _saturated(found / TALKS), "" if found >= 1 else "nobody in it negotiates")


def worded(pair: Pair) -> Feature:
    """How many of the dossier's rare words the report has ("signallers", "gearbox"), by its own number of them."""
    known, mine = pair.dossier.stems, pair.report.stems
    both = sum(_heft(stem, pair) * known[stem] for stem in sorted(mine & known.keys())) / pair.dossier.reports
    own = sqrt(sum(_heft(stem, pair) for stem in sorted(mine))) or 1.0
    return Feature(0.1 + 0.9 * _saturated(both / own / STEMS), "")


def near(pair: Pair) -> Feature:
    """How near in time the report is to those of the dossier."""
    day, first, last = pair.report.day, pair.dossier.first, pair.dossier.last
    if day is None or first is None or last is None:
        return Feature(0.9, "")
    moment = date.fromisoformat(day)
    gap = max((first - moment).days, (moment - last).days, 0)
    return Feature(exp(-gap / MONTHS), f"{gap} days from its reports" if gap else "of the same days")


FEATURES = (named, central, spoken, negotiating, worded, near)


@dataclass(frozen=True, slots=True)
class Match:
    """How a report and a dossier go together. `score`: 0 to 1; `reason`: what the features say, in a line."""

    dossier: str
    score: float
    reason: str


def match(pair: Pair, dossier: str) -> Match:
    """All features of a pair in one."""
    score, reasons = 1.0, []
    for feature in FEATURES:
        found = feature(pair)
        score *= found.score
        reasons.append(found.reason)
        if not score:
            break
    return Match(dossier=dossier, score=score, reason="; ".join(filter(None, reasons)))


def _weight(key: str, pair: Pair) -> float:
    """What a name weighs: by the share of the dossier's reports that have it, and of all others that do not."""
    outside = pair.names.share(key, but=pair.dossier.names[key])
    kind = STATE if key in pair.dossier.states else PLACE if pair.dossier.is_place(key) else 1.0
    return kind * pair.dossier.share(key) / (1 + COMMON * outside)


def _heft(stem: str, pair: Pair) -> float:
    """What a word weighs: the rarer, the more; one that many texts have, nothing."""
    return max(0.0, log(FREQUENT / max(pair.stems.share(stem, but=pair.dossier.stems[stem]), RAREST)))


def _saturated(part: float) -> float:
    return 1 - exp(-part)


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = len(found) - SHOWN
    return ", ".join(found[:SHOWN]) + (f" and {more} more" if more > 0 else "")
