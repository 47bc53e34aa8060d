"""The day of a meeting that only a headline tells: that of the meeting which the report opens with."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Meeting

LEAD = 2  # sentences that tell what the headline does


def titled(reading: Reading, order: Mapping[int, int], claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, a meeting held that a headline tells without a day on that of the first one of the lead.

    `order`: which sentence of the story each is, by its first token.
    """
    held = [c for c in claims if isinstance(c, Meeting) and c.status == "held"]
    lead = next((c for c in sorted(held, key=_begins) if c.when and _opens(reading, order, c)), None)
    for claim in claims:
        bare = isinstance(claim, Meeting) and claim.status == "held" and claim.when is None
        line = reading.paragraph(_begins(claim)) if bare and lead else None
        if lead and lead.when and isinstance(claim, Meeting) and line and line.title and _sort(claim) == _sort(lead):
            yield replace(claim, when=replace(lead.when, basis="inferred"))
        else:
            yield claim


def _sort(claim: Meeting) -> bool:
    """Whether a meeting is a call."""
    return claim.format == "call"


def _begins(claim: Claim) -> int:
    return claim.evidence[0].start


def _opens(reading: Reading, order: Mapping[int, int], claim: Claim) -> bool:
    """Whether a claim stands in the sentences that a report opens with, below its headline."""
    token = reading.token_at(_begins(claim))
    return token is not None and order.get(token.sent.start, LEAD) < LEAD
