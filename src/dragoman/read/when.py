"""The time of a claim: the one that its own clause tells, never one of another event, and never a guess.

A time belongs to what it depends on in the parse (as TLINKs between an event and a time do in TimeML, ISO 24617-1): to
a verb or an event noun, with no other verb between. What a report leaves undated stays so: the day of publication is no
day of an event.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.lexicon import words
from dragoman.read.marks import Time
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.read.timex_tense import PERFECT, undone
from dragoman.record.value import When

VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VB", "VBD", "VBP", "VBZ"})
UNDER = frozenset({"ADP", "SCONJ"})
STEPS = 24  # up the tree from a time; no phrase is deeper
AFTER_VERB = 3  # words between a verb and its time in "told reporters on Friday"


class Cover(NamedTuple):
    """The words of a claim, in code points, end exclusive."""

    start: int
    end: int


def when_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> When | None:
    """The time of a claim on the words start..end (code points) that `head` is the head of, else their root.

    A day, a closed interval or something coarser ("in March"); not a deadline, a duration or what began "since". Null
    where the claim's own clause tells none.
    """
    head = head if head is not None else root_of(reading, start, end)
    if head is None:
        return None
    found = [
        (steps, abs(token.i - head.i), time)
        for time, token in timed(reading, head.sent)
        if _dated(time) and shared_words(reading, token, head) and not stamp(reading, time)
        for steps in [_steps(reading, token, head, Cover(start, end))]
        if steps is not None and _could_be(time, head, reading)
    ]
    found = found or [(0, 0, time) for time in _entry(reading, head)]
    return _when(min(found, key=lambda each: each[:2])[2]) if found else None


def _could_be(time: Time, head: Token, reading: Reading) -> bool:
    """Whether a time can be that of a verb in the past tense: none to come can."""
    first = (time.edtf or "").split("/")[0].split("T")[0].rstrip("~")
    helpers = {t.lower_ for t in head.children if t.dep_ in {"aux", "auxpass"}}
    past = head.tag_ == "VBD" or (head.tag_ == "VBN" and bool(helpers & PERFECT))
    ahead = head.lemma_.lower() in words("times", "direction", "ahead")
    planned = undone(head) or (ahead and head.tag_ == "VBN")
    return not (reading.anchor and past and not planned and first > reading.anchor.edtf)


def stamp(reading: Reading, time: Time) -> bool:
    """Whether a clock time begins its line: the time of a live blog's entry, not of what it tells."""
    line = reading.paragraph(time.start)
    lead = reading.report.text[line.start : time.start].strip(" [(") if line else "-"
    return not lead and time.kind == "date" and "T" in (time.edtf or "")


def _entry(reading: Reading, head: Token) -> Iterator[Time]:
    """The time of the live blog entry whose first sentence is about somebody's saying something now."""
    if head.lemma_.lower() in words("times", "direction", "telling") and head.tag_ != "VBG":
        yield from _stamps(reading, head)


def entry(reading: Reading, offset: int) -> When | None:
    """The time of the live blog entry that holds a character."""
    line = reading.paragraph(offset)
    first = next(iter(reading.times_in(line.start, line.end)), None) if line else None
    return _when(first) if first and stamp(reading, first) else None


def _stamps(reading: Reading, head: Token) -> Iterator[Time]:
    line = reading.paragraph(head.idx)
    first = next(iter(reading.times_in(line.start, line.end)), None) if line else None
    if first and stamp(reading, first) and not reading.report.text[first.end : head.sent.start_char].strip(" ])—–-:."):
        yield first


def _when(time: Time) -> When:
    return When(edtf=time.edtf, text=time.text, basis=time.basis)


def root_of(reading: Reading, start: int, end: int) -> Token | None:
    """The word that some words hang on, under a preposition the noun; null for none."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if not span:
        return None
    below = next((t for t in span.root.children if t.dep_ == "pobj"), None) if span.root.pos_ in UNDER else None
    return below if below is not None else span.root


def timed(reading: Reading, sentence: Span) -> Iterator[tuple[Time, Token]]:
    """The times of a sentence, each with the token that heads it."""
    for time in reading.times_in(sentence.start_char, sentence.end_char):
        span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
        if span:
            yield time, span.root


def _dated(time: Time) -> bool:
    return time.kind in {"date", "relative"} and time.edtf is not None and ".." not in time.edtf


def shared_words(reading: Reading, token: Token, head: Token) -> bool:
    """Whether a time and a claim stand in the same quotation, or both in none."""
    one, other = reading.quoted(token.idx), reading.quoted(head.idx)
    return one is None or (other is not None and one.outer_start <= other.outer_start)


def _steps(reading: Reading, token: Token, head: Token, cover: Cover) -> int | None:
    """How far a time is from the head that it belongs to; null when it belongs to something else."""
    path = up_to_verb(token)
    if head in path:
        inside = path[: path.index(head)]
        other = head.pos_ in VERBAL and (_of_a_thing(token, inside, head) or _past_another(reading, token, head))
        return None if other else len(inside)
    above = path[-1]
    if _near_after(token, head):
        return 1
    if head.pos_ not in VERBAL:
        own = up_to_verb(head)
        apart = any(t.lower_ in {"after", "before", "since", "following", "ahead"} for t in own)
        shared = own[-1] == above or (_due_to(above) and own[-1] == above.head)
        same = _describes(above, head) or (shared and above.pos_ in VERBAL and not apart)
        return len(path) + len(own) if same else None
    return len(path) + 1 if above.pos_ in VERBAL and _same_event(token, above, head, cover) else None


def _same_event(token: Token, verb: Token, head: Token, cover: Cover) -> bool:
    """Whether the time of one verb is that of another: what it brings about, happened with or stands listed beside."""
    if _listed(token, verb, head, cover):
        return True
    if verb.head == head and verb.dep_ == "xcomp":
        return head.lemma_ == "be" or head.lemma_.lower() in words("times", "direction", "ahead") or undone(head)
    if verb.dep_ == "advcl" and any(t.lower_ in {"when", "as", "while"} for t in verb.children if t.i < verb.i):
        return verb.head == head or _listed(token, verb.head, head, cover)
    if verb.dep_ not in {"acl", "relcl"}:
        return False
    above = up_to_verb(verb.head)
    noun = above[-2] if len(above) > 1 else above[-1]
    if above[-1] == head and undone(head):
        return noun.dep_ in {"nsubj", "nsubjpass"} or (noun.dep_ == "dobj" and verb.tag_ == "VB")
    vehicle = verb.head.lemma_.lower() in words("times", "direction", "vehicles")
    return verb.tag_ == "VBN" and vehicle and above[-1] == head


def _listed(token: Token, verb: Token, head: Token, cover: Cover) -> bool:
    """Whether a verb is listed beside another so that one time is told for both.

    The time opens the clause, or a verb leaves its helping verb to the first ("five killed and nine wounded on
    Sunday"), or the claim's own words hold both verbs and the time after them; not of what two people say.
    """
    if verb not in head.conjuncts:
        return False
    if _fronted(token, verb) or _gapped(verb) or _gapped(head):
        return True
    telling = head.lemma_.lower() in words("times", "direction", "telling")
    held = all(cover.start <= t.idx < cover.end for t in (token, verb, head))
    return held and not telling and token.i > max(verb.i, head.i)


def _gapped(verb: Token) -> bool:
    """Whether a listed verb leaves its helping verb to the first: "five were killed and nine wounded on Sunday"."""
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(t.dep_ in {"aux", "auxpass"} for t in verb.children)


def _of_a_thing(token: Token, inside: list[Token], verb: Token) -> bool:
    """Whether a time below a verb dates what that is about: "rejected the March demand", "proposed talks in May"."""
    thing = next((t for t in inside if t != token and t.dep_ in {"dobj", "attr", "nsubj", "oprd", "dative"}), None)
    if thing is None:
        return False
    if thing.dep_ == "nsubj":
        return verb.tag_ in {"VBZ", "VBP"}
    below = inside[inside.index(thing) - 1]
    return not (below.lower_ == "on" or (below == token and token.i > thing.i))


def up_to_verb(token: Token) -> list[Token]:
    """A token and what it depends on, up to the first verb (which a helping verb gives on to its main one)."""
    path = [token]
    while len(path) < STEPS:
        last = path[-1]
        helps = last.pos_ == "AUX" and last.dep_ in {"aux", "auxpass"}
        if last.head == last or (len(path) > 1 and last.pos_ in VERBAL and not helps):
            break
        path.append(last.head)
    return path


def _describes(verb: Token, noun: Token) -> bool:
    """Whether a clause says of an event when it was: "talks held on Friday", "the raid that began on Monday".

    Also where the parse lost the main verb, so that a sentence hangs on its subject.
    """
    lost = verb.dep_ == "advcl" and noun.head == noun and verb.tag_ == "VBD" and verb.i > noun.i
    lost = lost and not any(t.dep_ in {"nsubj", "nsubjpass", "mark"} for t in verb.children)
    if (
        verb.dep_ in {"acl", "relcl"}
        and verb.tag_ == "VBN"
        and verb.lemma_.lower() in words("times", "direction", "ahead")
    ):
        return verb.head == noun or (
            verb.head.i > noun.i and noun in verb.head.ancestors
        )  # "a tour of the hill set for"
    return verb.pos_ in VERBAL and (verb.dep_ in {"acl", "relcl"} or lost) and verb.head == noun


def _due_to(verb: Token) -> bool:
    """Whether an infinitive is what is to come: "are to resume", "is expected to open"."""
    above = verb.head
    return verb.dep_ == "xcomp" and (
        above.lemma_ == "be" or above.lemma_.lower() in words("times", "direction", "ahead")
    )


def _fronted(token: Token, verb: Token) -> bool:
    """Whether a time opens its clause, and so holds for all verbs that follow: "On Friday they met and agreed"."""
    return token.i < verb.i and not any(t.i < token.i for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"})


def _past_another(reading: Reading, token: Token, head: Token) -> bool:
    """Whether the writer's own words put another finite verb between a verb and a time: it may be that one's."""
    between = (t for t in head.doc[head.i + 1 : max(token.i, head.i + 1)] if t.pos_ == "VERB")
    between = (t for t in between if t.tag_ in FINITE or any(c.dep_ == "aux" for c in t.children))
    return any(head.is_ancestor(t) and not reading.quoted(t.idx) for t in between)


def _near_after(token: Token, head: Token) -> bool:
    """Whether a time stands so close after a verb that it is the verb's, however parsed: "told reporters Friday"."""
    if head.pos_ not in VERBAL or not head.i < token.i:
        return False
    start = min(t.i for t in token.subtree)
    between = [t for t in head.doc[head.i + 1 : max(start, head.i + 1)] if t.pos_ != "ADP"]
    plain = all(t.pos_ in {"NOUN", "PRON", "PROPN", "DET", "ADV"} and t.lower_ != "that" for t in between)
    return len(between) <= AFTER_VERB and plain and token.sent == head.sent
