"""What looks like a time and is none: names ("Black Friday"), "the 20th century", "March" the verb, numbers."""

import re

from dragoman.read.parse import Doc, Span, Token
from dragoman.read.timex_compose import Expression

NAMES = {"ORG", "PERSON", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "GPE", "LOC", "NORP"}
ON = frozenset({"on", "by", "until", "till", "since", "before", "after"})
LEAD = re.compile(
    r"(?i)(?<!\w)(?:in|on|of|since|by|until|till|before|after|during|from|between|to|and|through|around|late|early|"
    r"for|last|this|next|the|at|mid|throughout|end|over|or|back in)[- ]\Z"
)
DAY_LEAD = re.compile(r"(?i)(?:on|by|before|until|from|since)\s\Z")
STAMP = re.compile(r"(?:\A|[\r\n])\s*[\[(]?\Z")
AT_TIME = re.compile(r"(?i)(?<!\w)(?:at|by|until|till|since|from|before|after|around|about|shortly after|to)\s\Z")


def kept(e: Expression, doc: Doc) -> bool:
    """Whether an expression is a time."""
    span = doc.char_span(e.start, e.end, alignment_mode="expand")
    if span is None or _in_a_name(span, doc):
        return False
    return not e.weak or _sure(e, span, doc)


def _sure(e: Expression, span: Span, doc: Doc) -> bool:
    """Whether words that may mean something else do mean a time where they stand."""
    lead = doc.text[max(0, e.start - 24) : e.start]
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in span)
    match e.sort:
        case "clock":
            return _clock(e, doc, lead)
        case "year":
            return (bool(LEAD.search(lead)) or dated) and not _counts(span[-1])
        case "month":
            return _proper(span, doc.text[e.start : e.end]) and (bool(LEAD.search(lead)) or dated)
        case "day":
            return not _modifies(span[-1]) and (dated or bool(DAY_LEAD.search(lead)))
        case _:
            return False


def _in_a_name(span: Span, doc: Doc) -> bool:
    """Whether a longer name holds the words: a newspaper, a person, an accord; no name goes on with "on" and a day."""
    if span.start and doc[span.start - 1].lower_ in ON:
        return False
    for token in (span[0], span[-1]):
        if token.ent_type_ not in NAMES or not token.ent_type_:
            continue
        start, end = token.i, token.i + 1
        while start and doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == token.ent_type_:
            end += 1
        outside = [t for t in doc[start:end] if (t.i < span.start or t.i >= span.end) and t.text[:1].isupper()]
        if outside:
            return True
    return False


def _clock(e: Expression, doc: Doc, lead: str) -> bool:
    """A stamp at the start of a line, a colon time, a time with a point after "at", noon that is no "noon boat"."""
    said = doc.text[e.start : e.end]
    if said[:1].isalpha():
        span = doc.char_span(e.start, e.end, alignment_mode="expand")
        return span is not None and not _modifies(span[-1])
    stamp = bool(STAMP.search(lead))
    return stamp or ":" in said or bool(AT_TIME.search(lead)) or bool(re.search(r"(?i)m\b|gmt|utc|local", said))


def _counts(token: Token) -> bool:
    """Whether a number counts things ("2022 people") rather than years."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"


def _modifies(token: Token) -> bool:
    """Whether an ordinal belongs to a noun after it ("the 20th century")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return bool(after is not None and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}) or bool(
        after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and after.dep_ not in {"nsubj", "npadvmod"}
    )


def _proper(span: Span, said: str) -> bool:
    """Whether a month or season is one: "May" and "March" are no verbs, "spring" and "fall" nothing else."""
    if any(t.pos_ in {"VERB", "AUX"} for t in span):
        return False
    return any(word[:1].isupper() for word in said.split()) or any(t.ent_type_ == "DATE" for t in span)


def stamped(e: Expression, text: str) -> bool:
    """Whether a clock time begins its line, as the entries of a live blog do."""
    return e.sort == "clock" and bool(STAMP.search(text[max(0, e.start - 24) : e.start]))
