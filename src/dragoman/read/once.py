"""Work done once: what many rules ask again is kept with its Doc, and goes when it goes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dragoman.read.parse import Doc, Token

R = TypeVar("R")


def kept(doc: Doc, key: tuple[object, ...], work: Callable[[], R]) -> R:
    """What some work on a Doc gives, done the first time. `key`: who asks and of what. Nobody may change the result."""
    if key not in doc.kept:
        doc.kept[key] = work()
    result: R = doc.kept[key]
    return result


def once(work: Callable[[Token], R]) -> Callable[[Token], R]:
    """A pure function of a word, worked out once for each."""

    @wraps(work)
    def found(token: Token) -> R:
        known, key = token.doc.kept, (work, token.i)
        if key not in known:
            known[key] = work(token)
        result: R = known[key]
        return result

    return found
