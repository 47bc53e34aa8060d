"""The time of a claim: the one that its own clause tells, never one of another event, and never a guess.

A time belongs to what it depends on in the parse (as TLINKs between an event and a time in TimeML do, ISO 24617-1): to a
verb or an event noun, with no other verb between. What a report leaves undated stays so: the day of publication is no
day of an event.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dragoman.lexicon import words
from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.reading import Reading
from dragoman.record.value import When

VERBAL = frozenset({"VERB", "AUX"})
STEPS = 24  # up the tree from a time; no phrase is deeper
AFTER_VERB = 3  # words between a verb and its time in "told reporters on Friday"


def when_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> When | None:
    """The time of a claim on the words start..end (code points) that `head` is the head of, else their root.

    A day, a closed interval or something coarser ("in March"); not a deadline, a duration or what began "since". Null
    where the claim's own clause tells none.
    """
    head = head if head is not None else _root(reading, start, end)
    if head is None:
        return None
    found = [
        (steps, abs(token.i - head.i), time)
        for time, token in _times(reading, head.sent)
        if _dated(time) and _shared_words(reading, token, head)
        for steps in [_steps(token, head)]
        if steps is not None
    ]
    return _when(min(found, key=lambda each: each[:2])[2]) if found else None


def due_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> When | None:
    """By when what the words start..end tell is due: a deadline, its `edtf` the last day itself, else a time to come.

    Deadlines come first, then times after the anchor, then the day from which something holds; in each the nearest
    to `head`. `edtf` is null where the words cannot be resolved ("within 30 days").
    """
    head = head if head is not None else _root(reading, start, end)
    if head is None:
        return None
    inside = [(t, token) for t, token in _times(reading, head.sent) if t.start < end and start < t.end]
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    ranked = []
    for time, token in inside:
        rank, edtf = _due(time, str(today or ""))
        if rank is not None and _shared_words(reading, token, head):
            ranked.append((rank, abs(token.i - head.i), time, edtf))
    if not ranked:
        return None
    _, _, time, edtf = min(ranked, key=lambda each: each[:2])
    return When(edtf=edtf, text=time.text, basis=time.basis)


def _when(time: Time) -> When:
    return When(edtf=time.edtf, text=time.text, basis=time.basis)


def _root(reading: Reading, start: int, end: int) -> Token | None:
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span else None


def _times(reading: Reading, sentence: Span) -> Iterator[tuple[Time, Token]]:
    """The times of a sentence, each with the token that heads it."""
    for time in reading.times_in(sentence.start_char, sentence.end_char):
        span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
        if span:
            yield time, span.root


def _dated(time: Time) -> bool:
    return time.kind in {"date", "relative"} and time.edtf is not None and ".." not in time.edtf


def _shared_words(reading: Reading, token: Token, head: Token) -> bool:
    """Whether a time and a claim stand in the same quotation, or both in none."""
    one, other = reading.quoted(token.idx), reading.quoted(head.idx)
    return one is None or (other is not None and one.outer_start <= other.outer_start)


def _steps(token: Token, head: Token) -> int | None:
    """How far a time is from the head that it belongs to; null when it belongs to something else."""
    path = _up_to_verb(token)
    if head in path:
        return path.index(head)
    above = path[-1]
    if _near_after(token, head):
        return 1
    if head.pos_ not in VERBAL:
        if _describes(above, head):
            return len(path)
        own = _up_to_verb(head)
        return len(path) + len(own) if own[-1] is above and above.pos_ in VERBAL else None
    if _fronted(token, above) and head in above.conjuncts:
        return len(path) + 1
    return None


def _up_to_verb(token: Token) -> list[Token]:
    """A token and what it depends on, up to the first verb (which a helping verb gives on to its main one)."""
    path = [token]
    while len(path) < STEPS:
        last = path[-1]
        helps = last.pos_ == "AUX" and last.dep_ in {"aux", "auxpass"}
        if last.head is last or (len(path) > 1 and last.pos_ in VERBAL and not helps):
            break
        path.append(last.head)
    return path


def _describes(verb: Token, noun: Token) -> bool:
    """Whether a clause says of an event when it was: "talks held on Friday", "the raid that began on Monday"."""
    return verb.pos_ in VERBAL and verb.dep_ in {"acl", "relcl"} and verb.head is noun


def _fronted(token: Token, verb: Token) -> bool:
    """Whether a time opens its clause, and so holds for all verbs that follow: "On Friday they met and agreed"."""
    return token.i < verb.i and not any(t.i < token.i for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"})


def _near_after(token: Token, head: Token) -> bool:
    """Whether a time stands so close after a verb that it is the verb's, whatever the parse: "told reporters Friday"."""
    if head.pos_ not in VERBAL or not head.i < token.i:
        return False
    start = min(t.i for t in token.subtree)
    between = [t for t in head.doc[head.i + 1 : max(start, head.i + 1)] if t.pos_ != "ADP"]
    plain = all(t.pos_ in {"NOUN", "PRON", "PROPN", "DET", "ADV"} and t.lower_ != "that" for t in between)
    return len(between) <= AFTER_VERB and plain and token.sent == head.sent


def _due(time: Time, today: str) -> tuple[int | None, str | None]:
    """How plainly a time is a due one (0 most), and the EDTF of its last day; null for one that is none."""
    edtf = time.edtf or ""
    deadline = edtf.startswith("../") or (not edtf and _opens_a_deadline(time.text))
    if deadline:
        return 0, edtf.removeprefix("../").split("T")[0] or None
    if time.kind == "duration":
        return (1, None) if time.text.lower().startswith(("within", "inside")) else (None, None)
    if time.kind == "set" or not edtf or not today:
        return None, None
    if edtf.endswith("/.."):
        day = edtf.removesuffix("/..").split("T")[0]
        return (3, day) if day > today else (None, None)
    return (2, edtf.split("T")[0] if "/" not in edtf else edtf) if edtf > today else (None, None)


def _opens_a_deadline(text: str) -> bool:
    said = text.lower()
    every = words("times", "prefixes", "until") | words("times", "prefixes", "before")
    return any(said.startswith(f"{word} ") for word in every)
