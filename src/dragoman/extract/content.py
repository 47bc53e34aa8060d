"""The content of an attribution: which words somebody is said to have said.

Content follows PolNeAR and the rulings of the written dossiers (evaluation/README.md): the conjunction belongs to it,
quotation marks too; source and cue do not.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from dragoman.extract.clauses import Extent, negated, passive
from dragoman.extract.complements import of_verb, subtree
from dragoman.extract.cue_phrases import complement
from dragoman.extract.cue_words import FINITE, Cue, acts, saying, strong
from dragoman.extract.hearsay import hearsay
from dragoman.extract.parenthetical import around_according, around_adverb, set_apart, that_clause
from dragoman.lexicon import words
from dragoman.read.marks import Quotation
from dragoman.read.parse import Doc, Span
from dragoman.read.reading import Reading
from dragoman.record.claim import Mode

LEAST = 3  # letters of content
NESTED = 12  # quotations before a character that may still hold it
NAMELESS = 40  # code points in which content begins to tell why there is no name
OTHERS = ("while", "but", "whereas", "although", "though")  # words after which another speaks


def content_of(reading: Reading, cue: Cue, sentence: Span) -> list[Extent]:
    """The stretches that a cue's clause gives as content, in order; empty where the parse gives none."""
    if cue.form == "according":
        return around_according(cue, sentence)
    if cue.form == "adverb":
        return around_adverb(cue, sentence)
    if cue.form == "hearsay":
        return [snap(reading, e) for e in hearsay(cue)]
    if cue.form == "noun":
        clause = complement(cue.token)
        named = subtree(clause, cue.token) if clause is not None else None
        return [snap(reading, named)] if named else []
    return _of_speech(reading, cue, sentence)


def _of_speech(reading: Reading, cue: Cue, sentence: Span) -> list[Extent]:
    """The content of a verb of saying, by the parse, else by where source and cue stand in the sentence."""
    if inverted(cue):
        found = [e for e in of_verb(cue.token) if e.end <= cue.start] or set_apart(reading, cue, sentence)
    else:
        found = of_verb(cue.token) or that_clause(cue, sentence) or set_apart(reading, cue, sentence)
    if found and cue.token.dep_ != "relcl" and all(e.end <= cue.start for e in found):
        whole = set_apart(reading, cue, sentence)  # the parse often takes only the last of several clauses
        found = whole if whole and whole[0].start <= found[0].start and not quotations_in(reading, found) else found
    if found and all(e.end <= cue.start for e in found):
        found = [led_up_to(reading, snap(reading, _last_clause(reading, e))) for e in found]
    kept = [
        e
        for e in (without_lead(reading, snap(reading, e)) for e in found)
        if (_letters(reading, e) >= LEAST or _count(reading, e)) and not asked(reading, e)
    ]
    return [] if kept and _nameless(reading, kept[0]) else kept


def _last_clause(reading: Reading, extent: Extent) -> Extent:
    """What stands before source and cue, from its last semicolon outside of quotation marks on."""
    at = reading.report.text.rfind("; ", extent.start, extent.end)
    return Extent(at + 2, extent.end) if at >= 0 and reading.quoted(at) is None else extent


def led_up_to(reading: Reading, extent: Extent) -> Extent:
    """Of what stands before source and cue, the quotation that the writer's words and a colon or dash lead up to.

    "The promise is unkept: “Fourteen mats are empty,” she said", "They won't hear of it – “no deal”, he sniffed".
    """
    first = next(iter(quotations_in(reading, [extent])), None)
    if first is None or first.outer_end < extent.end - 1:
        return extent
    before = reading.report.text[extent.start : first.outer_start]
    led = before.rstrip()[-1:] in (":", "–", "—") and before[-1:].isspace()
    return Extent(first.outer_start, extent.end) if led else extent


def inverted(cue: Cue) -> bool:
    """Whether the source stands after the verb: "…, replied Moreau"."""
    return cue.form == "verb" and bool(cue.sources) and cue.sources[0].i > cue.token.i and not passive(cue.token)


def _nameless(reading: Reading, extent: Extent) -> bool:
    """Whether content only tells that a source asked not to be named."""
    text = reading.report.text[extent.start : extent.end].lower()
    return any(phrase in text[:NAMELESS] for phrase in words("cues", "phrases", "nameless"))


def without_lead(reading: Reading, extent: Extent) -> Extent:
    """Content without the question that it answers ("Asked what she would do, “I will sleep,” she said"), or topic."""
    first = next(iter(quotations_in(reading, [extent])), None)
    if first is None or not (asked(reading, extent) or _topic(reading, extent, first)):
        return extent
    return Extent(first.outer_start, extent.end)


def asked(reading: Reading, extent: Extent) -> bool:
    """Whether content begins with what somebody was asked, which is nothing said."""
    opening = reading.report.text[extent.start : extent.end].partition(" ")[0].lower()
    return opening in words("cues", "phrases", "asked")


def _topic(reading: Reading, extent: Extent, quotation: Quotation) -> bool:
    """Whether a phrase without a verb leads up to quoted words that are all the rest: "On money, “not a cent”"."""
    span = reading.doc.char_span(extent.start, quotation.outer_start, alignment_mode="contract")
    if span is None or len(span) < LEAST or quotation.outer_end < extent.end - 1:
        return False
    return span[0].pos_ in ("ADP", "SCONJ") and span[-1].text == "," and not any(t.tag_ in FINITE for t in span)


def _letters(reading: Reading, extent: Extent) -> int:
    return sum(map(str.isalnum, reading.report.text[extent.start : extent.end]))


def mode_of(reading: Reading, content: Iterable[Extent]) -> Mode:
    """Direct where all letters of some content stand inside quotation marks, mixed where some do."""
    text, inside, outside = reading.report.text, 0, 0
    for part in content:
        marked = {n for q in _about(reading, part) for n in range(*_common(q, part)) if text[n].isalnum()}
        inside += len(marked)
        outside += _letters(reading, part) - len(marked)
    return "direct" if not outside else "mixed" if inside else "indirect"


def _common(q: Quotation, part: Extent) -> Extent:
    """What a quotation, with its marks, and a stretch have in common."""
    return Extent(max(q.outer_start, part.start), min(q.outer_end, part.end))


def _about(reading: Reading, part: Extent) -> Iterator[Quotation]:
    """The quotations that may reach into a stretch, in order."""
    at = max(0, bisect_left(reading.quotations, part.start, key=lambda q: q.outer_start) - NESTED)
    return takewhile(lambda q: q.outer_start < part.end, islice(reading.quotations, at, None))


def _count(reading: Reading, extent: Extent) -> bool:
    """Whether a stretch is a number in figures: "the police hold to 64"."""
    return reading.report.text[extent.start : extent.end].isdecimal()


def snap(reading: Reading, extent: Extent) -> Extent:
    """A stretch that begins or ends inside a quotation, taken to the quotation's marks."""
    start, end = extent
    for q in _about(reading, extent):
        if q.depth == 0 and start < q.end:
            if q.outer_start < start <= q.start + 1 or q.outer_start < start < q.outer_end:
                start = q.outer_start
            if q.outer_start < end < q.outer_end:
                end = q.outer_end
    return Extent(start, end)


def quotations_in(reading: Reading, extents: Iterable[Extent]) -> list[Quotation]:
    """The outer quotations that lie within stretches, in order."""
    found: set[int] = set()
    for extent in extents:
        at = bisect_left(reading.quotations, extent.start, key=lambda q: q.outer_start)
        while at < len(reading.quotations) and reading.quotations[at].outer_start < extent.end:
            if reading.quotations[at].depth == 0 and reading.quotations[at].outer_end <= extent.end + 1:
                found.add(at)
            at += 1
    return [reading.quotations[at] for at in sorted(found)]


def apart(cue: Cue, later: Cue) -> int | None:
    """Where a cue's content ends because a later cue in the sentence speaks for itself; null where it does not.

    "X said …, adding …", "X said …, while Y said …", "X, who urged …, said …".
    """
    if later.start <= cue.end or later.form not in ("verb", "according"):
        return None
    token, doc = later.token, later.token.doc
    if later.form == "according":
        return _end_before(doc, token.i) if _accounts(cue, later) else None
    marks = [c for c in token.children if c.dep_ in ("mark", "cc") and c.lower_ in OTHERS]
    trailing = token.tag_ == "VBG" and token.nbor(-1).text == "," and later.sources == cue.sources
    again = token.dep_ == "conj" and token.nbor(-1).dep_ == "cc" and later.sources == cue.sources
    same = {t.i for t in later.sources} & {t.i for t in cue.sources}
    resumed = bool(same) and token.nbor(-1).text == "," and cue.token.dep_ == "relcl"
    semicolon = _between(cue, later)
    if semicolon is not None and not same:
        return _end_before(doc, semicolon)
    if marks and token.dep_ in ("advcl", "conj"):
        first = min(marks[0].i, token.left_edge.i)
    elif trailing or resumed:
        first = token.i
    elif again:
        first = token.i - 1
    elif (joint := _begins_anew(cue, later)) is not None:
        first = joint
    else:
        return None
    return _end_before(doc, first)


def _begins_anew(cue: Cue, later: Cue) -> int | None:
    """Where ", and" or ", but" begins a clause in which another speaks: "Traders said …, and the port reported that …".

    The parse puts such a clause beside the verb of saying or into what is said; one of what is said seldom has a verb
    of saying of its own in the same tense.
    """
    token, doc = later.token, later.token.doc
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or later.form != "verb" or token.tag_ != cue.token.tag_ or token.tag_ not in FINITE:
        return None
    joint = subject.left_edge.i - 1
    if joint <= cue.token.i + 1 or doc[joint].lower_ not in ("and", "but", "yet") or doc[joint - 1].text != ",":
        return None
    beside = token.dep_ == "conj" and token.head.i == cue.token.i
    inside = (
        subject.pos_ != "PRON" and token.dep_ in ("conj", "ccomp") and not later.beside and strong(token, "clausal")
    )
    inside = inside and any(t.tag_ in (*FINITE, "MD") for t in doc[cue.token.i + 1 : joint])  # no list of names
    return joint if beside or inside else None


def _accounts(cue: Cue, later: Cue) -> bool:
    """Whether "according to X" after a comma closes the sentence: it tells who tells of another's words."""
    rest = max((t.i for source in later.sources for t in source.subtree), default=later.token.i)
    after = later.token.doc[rest + 1 : later.token.sent.end]
    return later.token.nbor(-1).text == "," and cue.form == "verb" and not any(t.is_alpha for t in after)


def _between(cue: Cue, later: Cue) -> int | None:
    """The last semicolon between two cues, where the later one's speaker stands after it too."""
    first = min((t.i for t in (later.token, *later.sources)), default=later.token.i)
    return next((i for i in range(first - 1, cue.token.i, -1) if later.token.doc[i].text == ";"), None)


def _end_before(doc: Doc, first: int) -> int | None:
    """Where the words before a token end, without commas and dashes."""
    while first > 0 and (doc[first - 1].is_space or doc[first - 1].text in ",;–—"):
        first -= 1
    return int(doc[first - 1].idx + len(doc[first - 1].text)) if first else None


def silence(cue: Cue, sentence: Span, quoted: frozenset[int]) -> int | None:
    """Where a cue's content ends because the rest tells what was not said: "said it was over but did not say why"."""
    for token in sentence[cue.token.i - sentence.start + 1 :]:
        helped = [c for c in token.children if c.dep_ == "aux" and c.lower_ in ("did", "does")]
        if token.i in quoted or not helped or token.dep_ != "conj" or not negated(token) or saying(token) not in acts():
            continue
        joined = helped[0].i > 0 and helped[0].nbor(-1).dep_ == "cc"
        if joined and cue.token.is_ancestor(token):
            return _end_before(token.doc, helped[0].i - 1)
    return None
