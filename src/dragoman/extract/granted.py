"""What a side would itself do if its condition were met, which it so offers: "we would lift the ban if they left"."""

from dragoman.extract.clauses import negated, passive, subjects, verbal
from dragoman.extract.extents import Extent
from dragoman.extract.parties import parties_of
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Condition

FORMS = frozenset({"if", "only_if"})
WILLED = frozenset({"will", "would", "can", "could", "’ll", "'ll", "shall"})


def granted(reading: Reading, condition: Condition) -> Extent | None:
    """The words of the consequence of a condition where they tell what its setter will do then, and no threat."""
    told = next((e for e in condition.evidence if e.role == "consequence"), None)
    if told is None or condition.threat or condition.form not in FORMS:
        return None
    span = reading.doc.char_span(told.start, told.end, alignment_mode="contract")
    if span is None or not verbal(span.root) or negated(span.root):
        return None
    verb = span.root
    if not any(c.dep_ in ("aux", "auxpass") and c.lower_ in WILLED for c in verb.children):
        return None
    doing = subjects(verb)
    own = any(t.lower_ in words("positions", "duties", "own") for t in doing)
    mine = own or passive(verb) or bool(set(parties_of(reading, doing)) & set(condition.setter))
    return Extent(told.start, told.end) if mine else None
