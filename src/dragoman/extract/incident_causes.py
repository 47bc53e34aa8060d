"""Two events of one clause: what somebody did, and what it came after ("41 were arrested after a fire at the mill")."""

from dragoman.extract.incident_events import Event
from dragoman.extract.incident_real import DEEPEST, definite
from dragoman.lexicon import words
from dragoman.read.parse import Token

AFTER = ("prep", "advcl")


def cause(events: tuple[Event, ...]) -> tuple[Event, Token] | None:
    """The event that the first one of a clause came after, with the token with which its telling begins.

    Only where the first is an answer (arrests, a dismissal, a march) to what is none: what happened in a scuffle or a
    raid that people were arrested after is one thing with their arrest.
    """
    first, *rest = sorted(events, key=lambda e: e.weak)
    if first.mode not in words("incidents", "answers", "modes"):
        return None
    if first.head.pos_ == "NOUN":
        return _beside(first, rest)
    for event in rest:
        top = _below(event.head, first.head) if event.mode in words("incidents", "answers", "to") else None
        if top is not None and top.dep_ in AFTER and top.left_edge.lower_ in words("incidents", "answers", "after"):
            return event, top.left_edge
    return None


def _beside(first: Event, rest: list[Event]) -> tuple[Event, Token] | None:
    """Two events that are known, side by side: "angered by Monday's arrests and by the burning of the tax office"."""
    for event in rest:
        other = event.mode in words("incidents", "answers", "to") and event.head.i > first.head.i
        if other and definite(first.head) and definite(event.head):
            return event, event.head.left_edge
    return None


def _below(node: Token, above: Token) -> Token | None:
    """The child of one token over another; null where it is not over it."""
    for _ in range(DEEPEST):
        if node.head.i == above.i:
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None
