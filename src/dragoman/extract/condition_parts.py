"""The parts of a condition: what was found, and where in the text its consequence stands."""

from dataclasses import dataclass

from dragoman.extract.clauses import SUBJECTS, Extent, passive, verbal
from dragoman.extract.condition_marks import FINITE
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

QUOTES = "“”\"«»„‘’'"
EDGES = QUOTES + " \t\n\r,;:.—–-()[]…!?"


@dataclass(frozen=True, slots=True)
class Found:
    """A condition found: its parts as runs of tokens (`[first, last]` pairs of token indices), and the governing words.

    `worded`: the index of the first token of the condition's own words, behind its mark. `main`: the head of the
    consequence, from which the one who sets it is looked for.
    """

    form: ConditionForm
    condition: tuple[Extent, ...]
    consequence: tuple[Extent, ...]
    worded: int
    main: Token
    anchor: Token


def consequence_tokens(main: Token, inside: set[int], first: Token, sentence: Span) -> set[int]:
    """What is conditioned: what its head holds, without the condition, what reports it and what is set beside it."""
    found: set[int] = set()
    stack = [main]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if c.i not in inside and not _aside(c, main, first)]
    return {
        i for i in found - inside if sentence.start <= i < sentence.end and sentence.doc[i].text not in (";", ":", "—")
    }


def told(main: Token, inside: set[int], first: Token, sentence: Span) -> tuple[Extent, ...]:
    """The stretches of a consequence: that of its head, and those that only the condition or a report parts from it."""
    found = runs(consequence_tokens(main, inside, first, sentence), sentence)
    own = next((e for e in found if e.start <= main.idx < e.end), None)
    if own is None:
        return found[:1]
    kept = []
    for extent in found:
        low, high = min(extent.end, own.end), max(extent.start, own.start)
        gap = [t for t in sentence if low <= t.idx < high]
        apart = any(t.text in ":“«" for t in gap) or not any(t.i in inside or reports(t) for t in gap)
        if extent == own or not (apart or _attributes(extent, main, sentence)):
            kept.append(extent)
    return tuple(_refused(extent, main) if extent == own else extent for extent in kept)


def _refused(extent: Extent, main: Token) -> Extent:
    """A consequence with the verb that refuses it, without which it would read as granted: "refuses to talk"."""
    verb = main.head
    refuses = verb.lemma_.lower() in words("conditions", "refusals") and main.dep_ in ("xcomp", "dobj", "ccomp")
    near = verb.i < main.i and verb.sent == main.sent
    return Extent(min(extent.start, verb.idx), extent.end) if refuses and near else extent


def _attributes(extent: Extent, main: Token, sentence: Span) -> bool:
    """Whether a stretch only says who says so: "reiterated the envoy", "according to the officials", "as he put it"."""
    tokens = [t for t in sentence if extent.start <= t.idx < extent.end]
    return tokens[0].lower_ in ("according", "as") or any(
        reports(t) and t.tag_ in (*FINITE, "VBG") and t.i != main.i for t in tokens
    )


def _aside(child: Token, main: Token, first: Token) -> bool:
    if child.dep_ in ("parataxis", "cc") and child.head.i == main.i:
        return True
    if child.dep_ == "mark" and child.head.i == main.i:
        return True
    if child.head.i != main.i or not verbal(child):
        return False
    saying = reports(child) and any(c.dep_ in SUBJECTS for c in child.children)
    if saying and child.dep_ in ("ccomp", "advcl", "conj", "dep"):
        return True
    return child.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in child.children) and child.i > first.i > main.i


def runs(tokens: set[int], sentence: Span) -> tuple[Extent, ...]:
    """The unbroken stretches of tokens, in order, without punctuation at their ends; none without a word."""
    doc, text, base = sentence.doc, sentence.text, sentence.start_char  # `doc.text` would be made anew each time
    found: list[Extent] = []
    group: list[int] = []
    for i in [*sorted(i for i in tokens if sentence.start <= i < sentence.end), -1]:
        between = range(group[-1] + 1, i) if group and i > group[-1] else ()
        if group and (i < 0 or not all(doc[k].is_punct and doc[k].text in QUOTES + "-–," for k in between)):
            last = doc[group[-1]]
            within = tidy(text, doc[group[0]].idx - base, last.idx + len(last.text) - base)
            extent = Extent(within.start + base, within.end + base)
            if extent.end - extent.start > 1 and any(doc[k].is_alpha for k in group):
                found.append(extent)
            group = []
        if i >= 0:
            group.append(i)
    return tuple(found)


def tidy(text: str, start: int, end: int) -> Extent:
    """A stretch of text without punctuation and spaces at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Extent(start, end)


def reports(token: Token) -> bool:
    """Whether a word is one of reporting ("said", "warned"); not in the passive ("auditors would be admitted")."""
    said = token.lemma_.lower() in words("conditions", "speech")
    return said and not (passive(token) and not any(c.dep_ == "ccomp" for c in token.children))
