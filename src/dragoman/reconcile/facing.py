"""Who faces whom: whomever somebody meets, blames, answers or makes demands on is not of the same side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from dragoman.lexicon import words
from dragoman.record.actor import Entity
from dragoman.record.claim import Claim, Commitment, Incident, Meeting, Statement

NEAR = 300  # characters between what somebody says and the answer to it


def facing(entities: Iterable[Entity], claims: Iterable[Claim], of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """With whom each actor meets or makes a deal, whom it answers, on whom it makes demands, whom it blames."""
    met: dict[str, set[str]] = defaultdict(set)
    said: dict[str, list[Statement]] = defaultdict(list)
    known = {e.id: e for e in entities}
    pairs = [(e.id, s) for e in known.values() for s in e.against]
    for claim in claims:
        if isinstance(claim, Meeting | Commitment):
            pairs += combinations((p for p in claim.parties if isinstance(claim, Meeting) or _here(p, claim, known)), 2)
        elif isinstance(claim, Incident):
            for one in claim.alleged_by:
                met[of.get(one, one)].update(of.get(e, e) for e in claim.alleged_actor)
        elif isinstance(claim, Statement) and claim.speaker is not None:
            said[claim.report].append(claim)
    for some in said.values():
        pairs += _answered(sorted(some, key=lambda s: min(e.start for e in s.evidence)))
    for one, other in pairs:
        met[of.get(one, one)].add(of.get(other, other))
        met[of.get(other, other)].add(of.get(one, one))
    return {one: frozenset(others - {one}) for one, others in met.items() if others - {one}}


def _here(party: str, claim: Commitment, known: Mapping[str, Entity]) -> bool:
    """Whether a deal's own words name a party, a person by the surname; one told of elsewhere may be of either side."""
    who = known.get(party)
    if who is None or who.kind != "person":
        return True
    said = {w.strip(".,;:“”\"’'") for e in claim.evidence for w in e.quote.split()}
    return any(form.split()[-1] in said for form in who.forms if form.strip())


def _answered(said: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    """The speakers of each statement that another one right after it answers. `said`: in order of the text."""
    for before, answer in pairwise(said):
        if before.speaker and answer.speaker and _answers(before, answer):
            yield before.speaker, answer.speaker


def _answers(before: Statement, answer: Statement) -> bool:
    """Whether a statement is said to answer the one right before it: "countered", "shot back"."""
    cue = {w for e in answer.evidence if e.role == "cue" for w in e.quote.casefold().split()}
    gap = min(e.start for e in answer.evidence) - max(e.end for e in before.evidence)
    return gap <= NEAR and bool(cue & words("roles", "answering"))
