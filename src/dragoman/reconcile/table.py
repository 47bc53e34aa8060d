"""The states at the table: those that bargain, not those that only bring the others together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.lexicon import words
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Meeting

STEPS = 2  # from a person to a state: by way of a ministry
STEM = 4  # letters of a name by which it is looked for, at least
WORD = re.compile(r"\w+")


def wide(actors: Iterable[Actor], texts: Sequence[str]) -> tuple[str, ...]:
    """The states named in half of the reports, in any form of their name."""
    begun = Counter(start for text in texts for start in {w[:STEM] for w in WORD.findall(text)})
    found = []
    for a in sorted(actors, key=lambda a: a.id):
        stem = a.name[: max(STEM, len(a.name) - 2)]
        first = WORD.match(stem)
        rare = first is not None and len(first.group()) >= STEM and begun[first.group()[:STEM]] * 2 < len(texts)
        if a.kind == "state" and not rare:
            told = re.compile(rf"\b{re.escape(stem)}")
            if sum(bool(told.search(text)) for text in texts) * 2 >= len(texts):
                found.append(a.id)
    return tuple(found)


def between(actors: Mapping[str, Actor], claims: Iterable[Claim], of: Mapping[str, str], reports: int) -> Counter[str]:
    """How much more often each state brings others together than it bargains itself."""
    between: Counter[str] = Counter()
    for claim in claims:
        if isinstance(claim, Meeting):
            between.update({state_of(of.get(e, e), actors) for e in claim.mediators})
            between.subtract({state_of(of.get(e, e), actors) for e in claim.parties})
    mediators = words("positions", "meetings", "mediators")
    for a in actors.values():
        if a.side and any(w in mediators for r in a.roles for w in r.split()):
            between[state_of(a.id, actors)] += reports
    return between


def state_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The state that an actor is or stands for; an empty id for others."""
    known = actors.get(actor)
    for _ in range(STEPS):
        if known is None or known.kind == "state":
            break
        known = actors.get(known.side or "")
    return known.id if known is not None and known.kind == "state" else ""
