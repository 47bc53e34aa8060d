"""Who spoke, as several reports of one utterance name them: a field of a finding."""

from collections.abc import Iterator, Sequence

from dragoman.reconcile.features import same_telling
from dragoman.reconcile.field import Actors, Value, judged, names
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import alike, content
from dragoman.record.claim import Statement
from dragoman.record.finding import Field, Verdict


def speaker(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who spoke: two named ones of one utterance differ, unless one stands for the other."""
    return judged("speaker", [Value(names(c.parties, actors), c) for c in claims if c.parties], _judge)


def _judge(a: Value, b: Value) -> Verdict:
    for one, other in ((a.told, b.told), (b.told, a.told)):
        named = isinstance(one.claim, Statement) and one.claim.source_class in ("named", "institution")
        if not named or one.parties & other.sides:  # an unnamed source, or a side for the one who speaks for it
            return "compatible"
    unsure = any(alike(x, y) for x in content(a.shown) for y in content(b.shown))  # spellings of one name, perhaps
    return "cannot_tell" if unsure or _misread(a.told, b.told) else "differ"


def _misread(a: Told, b: Told) -> bool:
    """Whether two speakers of nearly the same telling are more likely one, whom one report only names in short."""
    named = all(isinstance(t.claim, Statement) and t.claim.source_class == "named" for t in (a, b))
    return same_telling(a, b) and not named
