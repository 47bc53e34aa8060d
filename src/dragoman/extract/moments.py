"""The day of a statement whose own clause tells none: that of the verb it hangs on, or of the story it is told in.

Time in news moves slowly: an undated past event mostly falls on the day that the narrative around it has reached
(narrative containers: Pustejovsky & Stubbs, 2011). A day is inferred for what was said in the simple past only, only
for the day of the report or the one before, and only as long as no other past time has been named since; `basis` is
then "inferred". What is told in the present, the perfect or the pluperfect, or as repeated or earlier, stays undated.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Span, Token

from dragoman.extract.clauses import Extent
from dragoman.extract.cue_words import Cue
from dragoman.lexicon import words
from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.value import When

FRESH = 1  # days from the main event to the report
LEAD = 3  # sentences of a report that tell its main event
UP = 4  # verbs from a participle up to the one that is dated
HANGS = frozenset({"advcl", "conj", "acl", "pcomp", "prep"})
ASIDE = frozenset({"relcl", "acl", "advcl"})
HAVING = frozenset({"had", "has", "have", "having", "’d", "'d", "’ve", "'ve", "’s", "used"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its cue, null where there is none, who says it, its content, and the sentence of the cue."""

    cue: Cue | None
    speaker: str | None
    content: tuple[Extent, ...]
    sentence: Span


@dataclass(frozen=True, slots=True)
class Told:
    """What is told in a report: its content stretches by their starts, and how far each and those before it reach."""

    reading: Reading
    content: tuple[Extent, ...]
    reach: tuple[int, ...]

    def by_somebody(self, time: Time) -> bool:
        """Whether a time stands in what somebody is said to have said."""
        at = bisect_right(self.content, time.start, key=lambda extent: extent.start) - 1
        return at >= 0 and time.start < self.reach[at]

    def fresh(self, when: When) -> bool:
        """Whether a day is that of the report's news: its own or the day before."""
        day = full_day(when.edtf or "")
        today = full_day(self.reading.anchor.edtf) if self.reading.anchor else None
        return day is not None and today is not None and (today - day).days <= FRESH


@dataclass(frozen=True, slots=True)
class Reached:
    """What a sentence does to the narrative: the day that it has come to, and the past times that it names."""

    day: When | None
    named: frozenset[str]


@dataclass(slots=True)
class Thread:
    """How far the narrative has come: the day that the lead named, and the one that the paragraph has reached."""

    story: When | None = None
    near: When | None = None
    paragraph: int = -1
    seen: int = 0


def moments(reading: Reading, said: Sequence[Said]) -> Iterator[When | None]:
    """The time of each thing said, in the order of the text; null where nothing tells it."""
    content = tuple(sorted({extent for each in said for extent in each.content}))
    told = Told(reading, content, tuple(accumulate((extent.end for extent in content), max)))
    reached = dict(_reached(reading, told))
    starts = sorted(reached)
    speakers: dict[str, When] = {}
    passed = 0
    for each in said:
        while passed < len(starts) and starts[passed] <= each.sentence.start:
            named = reached[starts[passed]].named
            speakers = {who: day for who, day in speakers.items() if not named - {day.edtf}}
            passed += 1
        here = reached.get(each.sentence.start)
        when = _own(reading, each) or _inferred(each, here.day if here else None, speakers)
        if when and when.edtf and full_day(when.edtf) and each.speaker:
            speakers[each.speaker] = When(edtf=when.edtf, text=when.text, basis="inferred")
        yield when


def _own(reading: Reading, said: Said) -> When | None:
    """The time that the clause of the cue tells, or that of the verb it hangs on."""
    sentence, head = said.sentence, said.cue.token if said.cue else None
    own = when_of(reading, sentence.start_char, sentence.end_char, head=head)
    if own or head is None:
        return own
    above = (when_of(reading, verb.idx, verb.idx + len(verb.text), head=verb) for verb in _above(head))
    return next((when for when in above if when), None)


def _inferred(said: Said, day: When | None, speakers: dict[str, When]) -> When | None:
    """The day that the story, or the same speaker's words before, have come to; for one event in the past only."""
    if said.cue is None or said.cue.form != "verb":
        return None
    chain = [said.cue.token, *_above(said.cue.token)]
    if not all(_plain(verb) for verb in chain) or chain[-1].tag_ not in ("VBD", "VBN"):
        return None
    return speakers.get(said.speaker or "") or day


def _reached(reading: Reading, told: Told) -> Iterator[tuple[int, Reached]]:
    """By the first token of each sentence of the story: what it does to the narrative."""
    thread = Thread()
    for sentence in reading.sentences():
        line = reading.paragraph(sentence.start_char)
        if line is None or line.title:
            continue
        if line.start != thread.paragraph:
            thread.paragraph, thread.near = line.start, None
        past = [t for t in reading.times_in(sentence.start_char, sentence.end_char) if _past(reading, t)]
        _follow(told, past, thread)
        yield sentence.start, Reached(thread.near or thread.story, frozenset(t.edtf for t in past if t.edtf))


def _follow(told: Told, past: list[Time], thread: Thread) -> None:
    """Take the narrative on by a sentence that names these past times."""
    thread.seen += 1
    days = [t for t in past if full_day(t.edtf or "") and _moves(told.reading, t)]
    values = list(dict.fromkeys(t.edtf for t in days))
    only = When(edtf=values[0], text=days[0].text, basis="inferred") if len(values) == 1 else None
    only = only if only and told.fresh(only) else None
    if past:
        thread.near = only if not any(told.by_somebody(t) for t in days) else None
    if only and thread.seen <= LEAD and thread.story is None:
        thread.story = only
    known = {each.edtf for each in (thread.near, thread.story) if each}
    if {t.edtf for t in past} - known or len(known) > 1:
        thread.story = None


def _moves(reading: Reading, time: Time) -> bool:
    """Whether a time dates what a sentence tells in the simple past, so that the narrative has come to it."""
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if not span:
        return False
    verb = span.root
    for _ in range(UP):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    # a sentence whose main verb the parse lost tells of its noun, as a headline does
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ != "amod")
    above = verb.head
    headless = verb.dep_ in ("acl", "advcl") and above.head.i == above.i and above.pos_ in ("NOUN", "PROPN")
    return told and (headless or verb.dep_ not in ASIDE) and _plain(verb)


def _past(reading: Reading, time: Time) -> bool:
    """Whether a time in the writer's own words lies in the past."""
    if time.edtf is None or ".." in time.edtf or time.kind not in {"date", "relative"} or reading.anchor is None:
        return False
    begun = time.edtf.split("/")[0].removesuffix("~").split("T")[0]
    return begun <= reading.anchor.edtf and not reading.quoted(time.start)


def _plain(verb: Token) -> bool:
    """Whether a verb tells of one past event: neither perfect nor repeated nor set before the story."""
    return not any(
        (c.dep_ in ("aux", "auxpass") and c.lower_ in HAVING)
        or (c.dep_ in ("advmod", "npadvmod") and c.lower_ in words("cues", "phrases", "untimed"))
        for c in verb.children
    )


def _above(verb: Token) -> list[Token]:
    """The verbs that a verb of saying hangs on as a participle or beside which it stands, nearest first."""
    found: list[Token] = []
    while len(found) < UP and verb.dep_ in HANGS and (verb.tag_ in ("VBG", "VB") or verb.dep_ == "conj"):
        above = verb.head if verb.head.pos_ != "ADP" else verb.head.head
        if above.pos_ not in ("VERB", "AUX") or above.i >= verb.i:
            break
        found.append(above)
        verb = above
    return found
