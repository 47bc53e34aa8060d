"""The terms of a commitment: the words of what is promised, the amount that measures it, and one sentence of it all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from dragoman.extract.bargain import Bargain, listed
from dragoman.extract.clauses import Extent, clause_span, mark_of, noun_phrase_span, passive, subjects, verbal
from dragoman.extract.tidy import tidy
from dragoman.lexicon import lexicon, words
from dragoman.read.due import lead_time
from dragoman.read.parse import Token
from dragoman.read.quantities import Amount, amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Strength
from dragoman.record.value import Quantity

ORDER = {"count": 0, "money": 1, "percent": 1, "share": 1}  # what measures a commitment best; the rest comes after
FOLLOWING = frozenset({"prep", "dative", "dobj", "prt", "npadvmod"})  # what goes on after an object
NEAR = 15  # tokens between a subject and its verb
LABELS: dict[Strength, str] = {
    "agreed": "Agreed",
    "agreed_in_principle": "Agreed in principle",
    "promised": "Promised",
    "offered": "Offered",
    "accepted_by_one": "Accepted",
    "considered": "Under consideration",
    "not_agreed": "Not agreed",
}
SAID: dict[Strength, str] = {
    "agreed": "agreed",
    "agreed_in_principle": "agreed in principle",
    "promised": "promised",
    "offered": "offered",
    "accepted_by_one": "accepted",
    "not_agreed": "did not agree",
}


def with_start(reading: Reading, found: Bargain, extent: Extent) -> Extent:
    """The words of a commitment with the clause after them that says from when: ", beginning no later than Monday"."""
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if span is None or found.strength == "not_agreed":
        return extent
    after = span.end
    while after < span.sent.end and reading.doc[after].text == ",":
        after += 1
    if after >= span.sent.end or after == span.end:
        return extent
    first = reading.doc[after]
    if first.tag_ == "VBG" and listed(first, "carrying", "starting"):
        return Extent(extent.start, max(extent.end, first.right_edge.idx + len(first.right_edge.text)))
    return extent


def with_deadline(reading: Reading, found: Bargain, extent: Extent) -> Extent:
    """The words of a commitment with the deadline that follows them: "to pay | before the week is out"."""
    sentence = found.token.sent
    if found.strength == "not_agreed" or extent.end >= sentence.end_char:
        return extent
    for time in reading.times_in(sentence.start_char, sentence.end_char):
        deadline = (time.edtf or "").startswith("../") or lead_time(time)
        between = reading.report.text[extent.end : time.start].strip()
        if deadline and time.start > extent.start and time.end > extent.end and not between:
            return Extent(extent.start, time.end)
    return extent


def with_subject(found: Bargain, extent: Extent) -> Extent:
    """The words with the subject before them, where they begin with a bare verb or a relative pronoun."""
    first = next((t for t in found.token.sent if t.idx >= extent.start), None)
    if first is None:
        return extent
    if first.tag_ in ("WDT", "WP") and found.token.dep_ == "relcl":
        before = [found.token.head]
    elif first.tag_ in ("VBZ", "VBP", "VBD", "MD"):
        before = [s for s in subjects(found.token) if s.i < first.i]
    else:
        return extent
    near = [noun_phrase_span(t).start for t in before if 0 < first.i - t.i <= NEAR]
    return Extent(min([extent.start, *near]), extent.end)


def what_of(reading: Reading, found: Bargain, extent: Extent) -> Extent:
    """The words of what is agreed: from its object on as far as the phrase runs, within the evidence; else all."""
    objects = [t for t in _objects(found) if not _aside(t)]
    gap = any(verbal(t) and t.dep_ == "xcomp" and not any(c.dep_ == "dobj" for c in t.children) for t in objects)
    if found.token.dep_ == "relcl" and gap and extent.start <= found.token.head.idx < found.token.idx:
        end = min(extent.end, clause_span(found.token, joined=False).end)
        return tidy(reading, Extent(max(extent.start, noun_phrase_span(found.token.head).start), end))
    clauses = [t for t in objects if verbal(t) and t.dep_ in ("xcomp", "ccomp", "pcomp")]
    spans = [_phrase(t, found.token) for t in clauses or objects]
    spans = [Extent(s.start, min(s.end, extent.end)) for s in spans if extent.start <= s.start < extent.end]
    spans = [tidy(reading, s) for s in spans]
    spans = [s for s in spans if extent.start <= s.start and s.end <= extent.end]
    return max(spans, key=lambda s: s.end - s.start, default=extent)


def _objects(found: Bargain) -> tuple[Token, ...]:
    """What it is about; for "the ship it has promised" the ship."""
    verb = found.token
    own = any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)
    if verb.dep_ == "relcl" and verb.head.i < verb.i and not own and found.objects and not passive(verb):
        return (verb.head,)
    return found.objects


def _phrase(token: Token, verb: Token) -> Extent:
    """An object with what is listed beside it and, after a verb, the phrases that follow without a break."""
    if verbal(token):
        start, end = clause_span(token)
        provisos = [c for c in token.children if c.i > token.i and c.dep_ == "advcl" and _proviso(c)]
        return Extent(start, max([end, *(c.right_edge.idx + len(c.right_edge.text) for c in provisos)]))
    start, end = noun_phrase_span(token)
    for other in token.conjuncts:
        if other.i > token.i and other.pos_ in ("NOUN", "PROPN", "NUM"):
            end = max(end, noun_phrase_span(other).end)
    if token.head.i != verb.i or token.dep_ not in ("dobj", "dative") or token.i < verb.i:
        return Extent(start, end)
    for child in (c for c in verb.children if c.i > token.i):
        if child.dep_ not in FOLLOWING or _circumstance(child):
            break
        end = max(end, child.right_edge.idx + len(child.right_edge.text))
    return Extent(start, end)


def _proviso(clause: Token) -> bool:
    """Whether a clause sets a condition, which is part of what is promised."""
    mark = mark_of(clause) or ""
    return mark in words("clauses", "conditional") or clause.lower_ in words("clauses", "provisos")


def _circumstance(phrase: Token) -> bool:
    """Whether a phrase tells when or how it was agreed and no terms of it: "on Friday", "after nine hours"."""
    if phrase.dep_ == "npadvmod":
        return phrase.ent_type_ in ("DATE", "TIME")
    timed = any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in phrase.children)
    return phrase.lower_ in words("commitments", "tidy", "apart") or (
        timed and phrase.lower_ in ("on", "in", "late", "early")
    )


def _aside(token: Token) -> bool:
    """Whether an object is no term: a pronoun, or a condition ("provided that the other side comes too")."""
    if not verbal(token):
        proviso = token.lemma_ == "condition" and token.head.lower_ == "on"
        return proviso or token.pos_ == "PRON" or token.ent_type_ in ("DATE", "TIME")
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
        return True  # "a pact signed on Tuesday" says when, not what
    mark = mark_of(token) or ""
    conditional = mark in words("clauses", "conditional") and mark != "whether"
    return conditional or any(t.lower_ in words("clauses", "provisos") for t in (token, token.head))


def quantity_of(reading: Reading, found: Bargain, extent: Extent, what: Extent) -> Quantity | None:
    """The amount that measures what is agreed: people and things first, in its own words first, durations last.

    None of who agrees: "the 12 countries agreed on a truce".
    """
    inside = sorted(
        (
            a
            for a in _parts_alone(reading, amounts(reading, *extent))
            if not _of_talks(reading, a) and not _of_sides(a, found, what) and not tells_when(reading, a)
        ),
        key=lambda a: (
            _of_another(reading, a, found),
            a.kind not in ORDER or a.start < what.start,
            _after_but(reading, a, extent) or a.quantity.unit is None or _in_parts(a),
            not what.start <= a.start < what.end,
            ORDER.get(a.kind, 2),
            a.start,
        ),
    )
    return _together(reading, inside[0], inside[1:]) if inside else None


def _parts_alone(reading: Reading, found: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts, a part for the whole that it is of: of "two of seven crossings" the two."""
    whole: Amount | None = None
    for at, amount in enumerate(found):
        if amount is whole:
            continue
        whole = found[at + 1] if at + 1 < len(found) else None
        bare = amount.quantity.unit is None
        if whole is None or not bare or reading.report.text[amount.end : whole.start].strip() != "of":
            whole = None
            yield amount
            continue
        said = reading.report.text[amount.start : whole.end]
        part = structs.replace(amount.quantity, unit=whole.quantity.unit, text=said)
        yield replace(amount, quantity=part, end=whole.end, head=whole.head)


def _together(reading: Reading, first: Amount, rest: Sequence[Amount]) -> Quantity:
    """An amount, or the sum of it and the next one where both count one noun: "54 eastern and 61 western prisoners"."""
    doc, text = reading.doc, reading.report.text
    for other in rest:
        joined = first.end <= other.start and text[first.end : other.start].strip() == "and"
        bare = doc[first.head] in doc[other.head].subtree or doc[first.head].tag_ in ("NNP", "JJ")
        one_noun = first.kind == other.kind == "count" and bare and doc[other.head].tag_ == "NNS"
        low, more = first.quantity.low, other.quantity.low
        if first.quantity.qualifier != "exact" or other.quantity.qualifier != "exact" or low is None or more is None:
            continue
        if joined and one_noun and first.head != other.head:
            both, said = low + more, text[first.start : other.end]
            return Quantity(low=both, high=both, qualifier="exact", unit=other.quantity.unit, text=said)
    return first.quantity


def _of_another(reading: Reading, amount: Amount, found: Bargain) -> bool:
    """Whether an amount stands in a clause that only describes: "a corridor that has carried 25 million tons"."""
    for token in reading.doc[amount.head].ancestors:
        if token == found.token:
            return False
        if token.dep_ == "relcl" and token.head.i < token.i:
            return found.token in token.ancestors
    return False


def _in_parts(amount: Amount) -> bool:
    """Whether an amount tells how a thing is given and not how much: "in three instalments", "in two stages"."""
    return bool(set((amount.quantity.unit or "").lower().split()) & words("commitments", "terms", "parts"))


def _after_but(reading: Reading, amount: Amount, extent: Extent) -> bool:
    """Whether an amount is what is given in return, a condition, or what went before: "to 15 percent from 12"."""
    before = " ".join(reading.report.text[extent.start : amount.start].casefold().split()) + " "
    if any(f" {phrase} " in before for phrase in words("commitments", "terms", "other")):
        return True
    return before.endswith((" from ", " instead of ", " rather than ", " not "))


def tells_when(reading: Reading, amount: Amount) -> bool:
    """Whether an amount only tells when: "within ten days", "30 days after the signing"."""
    if amount.kind != "duration":
        return False
    sentence = reading.doc[amount.head].sent
    over = [t for t in reading.times_in(sentence.start_char, sentence.end_char) if t.start <= amount.at < t.end]
    return any(t.kind != "duration" or lead_time(t) for t in over)


def _of_sides(amount: Amount, found: Bargain, what: Extent) -> bool:
    """Whether an amount counts those who commit themselves and nothing that they promise.

    It does beside a word of committing ("the 40 envoys agreed") and on sides; in "forty envoys are to leave" it is what
    was agreed.
    """
    counted = [h for h in found.holders if amount.start < what.start and any(amount.head == t.i for t in h.subtree)]
    return any(listed(h, "sides", "nouns") or listed(h, "sides", "joint") or _commits(found.token) for h in counted)


def _commits(token: Token) -> bool:
    """Whether a word is one of committing: "agree", "strike" of a deal, "promise", "offer", "accept"."""
    return any(listed(token, "verbs", sense) for sense in lexicon("commitments")["verbs"])


def _of_talks(reading: Reading, amount: Amount) -> bool:
    """Whether an amount measures the talks and not what came of them: "after nine hours of talks", "a 5-day strike"."""
    token = reading.token_at(amount.at)
    if token is None or amount.kind != "duration":
        return False
    near = [reading.doc[amount.head], *reading.doc[amount.head].subtree]
    if any(t.lemma_.lower() in words("commitments", "outcomes", "talks") for t in near):
        return True
    above = reading.doc[amount.head].head
    return above.lower_ in ("after", "following", "during") and above.i < token.i


def sentence_of(strength: Strength, names: str, what: str) -> str:
    """One sentence: who committed to what, and how firmly."""
    said = " ".join(what.split())
    if strength == "agreed_in_principle":
        said = said.removesuffix(", in principle") or said
    first = said.split(" ")[0].casefold().strip("“\"‘'")
    if names and strength in SAID and first in ("to", "that"):
        return _stopped(f"{names[:1].upper()}{names[1:]} {SAID[strength]} {said}")
    lead, space, rest = names.partition(" ")
    names = f"{lead.lower()}{space}{rest}" if lead.lower() in words("commitments", "tidy", "leads") else names
    return _stopped(f"{LABELS[strength]}{f' by {names}' if names else ''}: {said}")


def _stopped(text: str) -> str:
    return text if text[-1:] in '.!?”"’' else f"{text}."
