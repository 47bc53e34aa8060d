"""Whether a report belongs to a dossier: by the dossier's actors whom it names and the issues that it speaks of.

An actor weighs as much as the share of the dossier's reports that name it, so that whoever is in all of them counts
and a passer-by does not; what a report weighs is measured by what the dossier's own reports weigh.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from dragoman.lexicon.issues import Issues
from dragoman.record.actor import Actor

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
CLEAR = 0.6  # of what the dossier's own reports weigh: with so much, the actors alone decide
ENOUGH = 0.25  # with so much, and an issue of the dossier, too
SHOWN = 4  # names in a reason
LONGEST = 8  # words of a name
SHORTEST = 3  # letters of one
PERSONAL = 1.0  # a person or an organisation tells a negotiation from another better than a state, which is in many
COMMON = 0.6


@dataclass(frozen=True, slots=True)
class Profile:
    """What a dossier is known by. `names`: words of a name → the actor's own name; `weights`: by that name.

    `issues`: title of an issue → the share of the dossier's reports that speak of it. `usual`: what the actors named
    in one of its reports weigh together, as the median. An empty dossier has no names.
    """

    names: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    issues: Mapping[str, float] = field(default_factory=dict)
    usual: float = 0.0


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a report belongs to a dossier. `score`: 0 to 1; `reason`: one line for a person."""

    belongs: bool
    score: float
    reason: str


def profile(texts: Sequence[str], actors: Iterable[Actor], *, issues: Issues) -> Profile:
    """What a dossier is known by: its reports' texts, its actors, and what negotiations are about."""
    known = [actor for actor in actors if actor.kind != "anonymous"]
    kinds = {actor.name: PERSONAL if actor.kind != "state" else COMMON for actor in known}
    terms = _terms(issues)
    words = [WORD.findall(text) for text in texts]
    plain = {word for some in words for word in some if word.islower()}
    names = {
        form: actor.name for actor in known for form in _names(actor) if not plain.issuperset(map(str.lower, form))
    }
    named = [_named(some, names) for some in words]
    spoken = [_spoken(some, terms) for some in words]
    share = Counter(name for one in named for name in one)
    weights = {name: kinds[name] * share[name] / len(texts) for name in kinds if share[name]}
    about = Counter(title for one in spoken for title in one)
    return Profile(
        names={words: name for words, name in names.items() if name in weights}, weights=weights,
        issues={title: about[title] / len(texts) for title in sorted(about)},
        usual=median(sum(weights[name] for name in one) for one in named) if texts else 0.0,
    )  # fmt: skip


def relevance(known: Profile, text: str, *, issues: Issues) -> Relevance:
    """Whether a text belongs to the dossier of a profile."""
    if not known.usual:
        return Relevance(belongs=True, score=1.0, reason="the dossier is empty: nothing to compare with")
    words = WORD.findall(text)
    named = sorted(_named(words, known.names), key=lambda name: (-known.weights[name], name))
    spoken = sorted(
        (title for title in _spoken(words, _terms(issues)) if title in known.issues),
        key=lambda title: (-known.issues[title], title),
    )
    score = min(1.0, sum(known.weights[name] for name in named) / known.usual)
    belongs = len(named) > 1 and (score >= CLEAR or (score >= ENOUGH and bool(spoken)))
    return Relevance(belongs=belongs, score=round(score, 2), reason=_reason(named, spoken))


def _reason(named: Sequence[str], spoken: Sequence[str]) -> str:
    """What was found, in words."""
    actors = f"names {_listed(named)}" if named else "names none of the dossier's actors"
    return f"{actors}; speaks of {_listed(spoken)}" if spoken else f"{actors}; speaks of none of its issues"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _names(actor: Actor) -> Iterator[tuple[str, ...]]:
    """The proper names among an actor's forms, as words; "the Minister" is none: the words are common ones as well."""
    for form in (actor.name, *actor.aliases):
        words = WORD.findall(form)
        proper = [at for at, word in enumerate(words) if word[0].isupper()]
        name = tuple(words[proper[0] :]) if proper else ()  # "the Union of Dockers" without its article
        if len("".join(name)) >= SHORTEST and len(name) <= LONGEST:
            yield name


def _named(words: Sequence[str], names: Mapping[tuple[str, ...], str]) -> set[str]:
    """The actors whom words name: the longest name at each place."""
    starts: dict[str, int] = {}
    for name in names:
        starts[name[0]] = max(starts.get(name[0], 0), len(name))
    found: set[str] = set()
    for at, word in enumerate(words):
        lengths = range(starts.get(word, 0), 0, -1)
        longest = next((names[some] for length in lengths if (some := tuple(words[at : at + length])) in names), None)
        found |= {longest} if longest else set()
    return found


def _terms(issues: Issues) -> dict[tuple[str, ...], str]:
    """The words that name an issue → its title; the first issue wins."""
    terms: dict[tuple[str, ...], str] = {}
    for issue in issues:
        for term in issue.terms:
            terms.setdefault(tuple(WORD.findall(term.lower())), issue.title)
    return terms


def _spoken(words: Sequence[str], terms: Mapping[tuple[str, ...], str]) -> set[str]:
    """The titles of the issues that words speak of; a term fits in the plural too."""
    small = [word.lower() for word in words]
    return _named([_singular(word) for word in small], terms) | _named(small, terms)


def _singular(word: str) -> str:
    """A word without the -s of a plural: crude, since no parser has read the text yet."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
