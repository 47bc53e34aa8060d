"""The day that a report's story has come to, sentence by sentence.

Time in news moves slowly: an undated past event mostly falls on the day that the narrative around it has reached
(narrative containers: Pustejovsky & Stubbs, 2011). A sentence takes the narrative to a day where the verb that it
hangs on tells of one past event; a paragraph keeps the day that it has come to, and the day of the lead's main event
stays the story's until another day is told.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from dragoman.extract.clauses import Extent
from dragoman.extract.together import event_beside, marker_in, tie, tied
from dragoman.lexicon import words
from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.model import after_lead
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.when import stamp
from dragoman.record.value import When

FRESH = 1  # days from the main event to the report
LEAD = 3  # sentences of a report that tell its main event
ASTRAY = 2  # paragraphs for which a day that is not the story's counts: its own and the next
UP = 4  # verbs from a participle up to the one that is dated
ASIDE = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Reached:
    """What a sentence finds told.

    `day`: what its undated past events fall on; `own`: the one day that it tells itself, `past`: the one past day that
    it has in any place; `named`: the values of the times that take the narrative on. `nameless`: the story is that of
    a day that the report leaves to its reader. `near`: whether the paragraph itself told the day; `before`:
    the one past day that the sentences before in the paragraph have in any place.
    """

    day: When | None
    own: When | None
    past: When | None
    named: frozenset[str]
    nameless: bool
    near: bool = False
    before: When | None = None


NOTHING = Reached(None, None, None, frozenset(), nameless=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is told in a report by somebody: content stretches by their starts, how far each and those before reach."""

    content: tuple[Extent, ...]
    reach: tuple[int, ...]

    def holds(self, offset: int) -> bool:
        """Whether a character stands in what somebody is said to have said."""
        at = bisect_right(self.content, offset, key=lambda extent: extent.start) - 1
        return at >= 0 and offset < self.reach[at]


@dataclass(slots=True)
class Thread:
    """How far the narrative has come.

    `story`: the day that the lead named; `near`: what the paragraph has reached, null for no single day, where it is
    `moved`; `astray`: in how many paragraphs the last day told, another than the story's, still counts.
    """

    story: When | None = None
    near: When | None = None
    moved: bool = False
    astray: int = 0
    paragraph: int = -1
    mentioned: list[Time] = field(default_factory=list)


def spoken(content: Sequence[Extent]) -> Spoken:
    """What somebody is said to have said, to be looked up."""
    ordered = tuple(sorted(set(content)))
    return Spoken(ordered, tuple(accumulate((extent.end for extent in ordered), max)))


def story(reading: Reading, said: Spoken) -> Mapping[int, Reached]:
    """What each sentence of the story finds told, by its first token."""
    return dict(_reached(reading, said))


def plain(verb: Token) -> bool:
    """Whether a verb tells of one past event: neither perfect nor repeated nor set before the story."""
    return not any(
        (c.dep_ in ("aux", "auxpass") and c.lower_ in words("clauses", "having"))
        or (c.dep_ in ("advmod", "npadvmod") and c.lower_ in words("cues", "phrases", "untimed"))
        for c in verb.children
    )


def past_time(reading: Reading, time: Time) -> bool:
    """Whether a time in the writer's own words lies in the past."""
    if time.edtf is None or ".." in time.edtf or time.kind not in {"date", "relative"} or reading.anchor is None:
        return False
    begun = time.edtf.split("/")[0].removesuffix("~").split("T")[0]
    return begun <= reading.anchor.edtf and not reading.quoted(time.start)


def _reached(reading: Reading, said: Spoken) -> Iterator[tuple[int, Reached]]:
    told, at, body = [], -1, 0
    for sentence in reading.sentences():
        line = reading.paragraph(sentence.start_char)
        if line is not None and line.start != at:
            at, body = line.start, after_lead(reading.doc, sentence.start) or 0
        if line is not None and not line.title and sentence.end > body:  # a dateline is no sentence of the story
            times = reading.times_in(sentence.start_char, sentence.end_char)
            past = [t for t in times if (past_time(reading, t) and not _heads(reading, t)) or tied(reading, t)]
            told.append((sentence, line.start, past))
    moving = [[t for t in times if _moves(reading, t)] for _, _, times in told]
    leads = [_lead(reading, times) for times in moving[:LEAD]]
    if not any(leads):  # "will leave under an accord signed on Wednesday"
        days = [[t for t in past if _is_day(t) and s.root.pos_ in ("VERB", "AUX")] for s, _, past in told[:LEAD]]
        leads = [_lead(reading, times) for times in days]
    thread = Thread(story=next((day for day in leads if day and fresh(reading, day)), None))
    for (sentence, paragraph, past), moves in zip(told, moving, strict=True):
        if paragraph != thread.paragraph:
            thread.paragraph, thread.near, thread.moved = paragraph, None, False
            thread.astray, thread.mentioned = max(0, thread.astray - 1), []
        _follow(reading, said, moves, thread)
        home = not thread.moved and not thread.astray
        day = thread.near if thread.moved else thread.story if home else None
        named = frozenset(t.edtf for t in moves if t.edtf)
        own, only = _only(reading, moves), _only(reading, [t for t in past if _is_day(t)])
        nameless, before = home and thread.story is None, _only(reading, thread.mentioned)
        thread.mentioned += [t for t in past if _is_day(t)]
        yield sentence.start, Reached(day, own, only, named, nameless, thread.moved, before)


def _heads(reading: Reading, time: Time) -> bool:
    """Whether a time belongs to the head of a line: the clock time of a live blog's entry, the day of a dateline."""
    line = reading.paragraph(time.start)
    if stamp(reading, time) or line is None:
        return stamp(reading, time)
    token, first = reading.token_at(time.start), reading.token_at(line.start)
    after = after_lead(reading.doc, first.i) if first is not None else None
    return after is not None and token is not None and token.i < after


def _is_day(time: Time) -> bool:
    return full_day((time.edtf or "").split("T")[0]) is not None


def _only(reading: Reading, times: list[Time]) -> When | None:
    """The one day that some times tell, or what they tie it to."""
    times = [t for t in times if t.edtf] or times
    values = list(dict.fromkeys((t.edtf or "").split("T")[0] for t in times))
    if len(values) != 1 or (values[0] and not full_day(values[0])):
        return None
    if values[0]:
        return When(edtf=values[0], text=times[0].text, basis="inferred")
    return When(edtf=None, text=tie(reading, times[0]), basis="text") if len(times) == 1 else None


def _lead(reading: Reading, times: list[Time]) -> When | None:
    """The one day that some times of the lead tell; several in a row are those of what led up to it."""
    day = _only(reading, times)
    return None if day and day.edtf and "/" in day.edtf else day


def _follow(reading: Reading, said: Spoken, moving: list[Time], thread: Thread) -> None:
    """Take the narrative on by a sentence whose past events these times date."""
    if not moving:
        return
    only = _only(reading, moving)
    thread.moved = True
    thread.near = None if any(said.holds(t.start) for t in moving) else only
    thread.astray = 0 if only and only.edtf and thread.story and only.edtf == thread.story.edtf else ASTRAY


def fresh(reading: Reading, when: When) -> bool:
    """Whether a day is that of the report's news: its own or the day before."""
    day = full_day(when.edtf or "")
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    return day is not None and today is not None and (today - day).days <= FRESH


def _moves(reading: Reading, time: Time) -> bool:
    """Whether a time dates what a sentence tells in the simple past, so that the narrative has come to it."""
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if not span:
        return False
    marker = marker_in(list(span)) if time.kind == "relative" else None
    event = event_beside(marker) if marker is not None else None
    verb = event.head if event is not None and event.pos_ in ("VERB", "AUX") else span.root
    for _ in range(UP):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    # a sentence whose main verb the parse lost tells of its noun, as a headline does
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ != "amod")
    above = verb.head
    headless = verb.dep_ in ("acl", "advcl") and above.head.i == above.i and above.pos_ in ("NOUN", "PROPN")
    return told and (headless or verb.dep_ not in ASIDE) and plain(verb)
