"""The days of meetings and incidents whose own clause tells none: from their sentence, their paragraph, the story.

Only what is told as one past event is placed; `basis` is then "inferred". What a report ties to another event ("hours
after the talks", "as the talks went on") keeps these words without a date: whoever compares reports may know it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from msgspec.structs import replace

from dragoman.extract.clauses import Extent
from dragoman.extract.deadlines import counted
from dragoman.extract.lasting import lasting
from dragoman.extract.moments import in_the_past, now
from dragoman.extract.since import day_of_clause, first_day, since
from dragoman.extract.story import NOTHING, Reached, past_time, plain, spoken, story
from dragoman.extract.titled import titled
from dragoman.extract.together import (
    amid,
    event_beside,
    event_noun,
    main_clause,
    marker_in,
    tie,
    together,
)
from dragoman.lexicon.beside import beside, to_event
from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.when import entry, stamp
from dragoman.record.claim import Claim, Commitment, Incident, Meeting, Statement
from dragoman.record.value import When

OPENING = 5  # sentences in which what a report tells is mostly its news
TIE = 80  # characters of a clause that ties an event to a meeting
CLAUSES = frozenset({"ADP", "SCONJ", "VERB", "AUX"})
CLOSING = frozenset({"after", "following", "as", "when"})
CAME = ("come", "happen", "occur", "take", "follow", "begin", "be", "start")


@dataclass(frozen=True, slots=True)
class Placed:
    """Claims with their days.

    `inferred`: the ids of incidents that have a day by this. `of_the_day`: the ids of claims that fall on the day of a
    story that its report leaves unnamed.
    """

    claims: tuple[Claim, ...]
    inferred: tuple[str, ...]
    of_the_day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A report as events are placed in it: what each sentence finds told, which it is, and the day of what it says."""

    reading: Reading
    reached: Mapping[int, Reached]
    order: Mapping[int, int]
    voiced: Mapping[int, When]


def placed(reading: Reading, claims: Sequence[Claim]) -> Placed:
    """The claims of a report, those of meetings and incidents without a time placed where the telling places them."""
    content = [Extent(e.start, e.end) for c in claims if isinstance(c, Statement) for e in c.evidence
               if e.role == "content"]  # fmt: skip
    reached = story(reading, spoken(content))
    scene = Scene(reading, reached, {start: n for n, start in enumerate(sorted(reached))}, _voiced(reading, claims))
    found: list[Claim] = []
    inferred, nameless = [], []
    said = {c.id: c.when for c in claims if isinstance(c, Statement)}
    for claim in claims:
        if isinstance(claim, Commitment):
            found.append(counted(reading, claim, said, reached))
            continue
        when = claim.when or _when(scene, claim)
        if isinstance(claim, Meeting) and when and claim.status == "held":
            when = lasting(reading, claim, when)
        found.append(claim if when is claim.when else replace(claim, when=when))
        if when is None and _nameless(scene, claim):
            nameless.append(claim.id)
        if isinstance(claim, Incident) and when is not claim.when:
            inferred.append(claim.id)
    return Placed(tuple(titled(reading, scene.order, found)), tuple(inferred), tuple(nameless))


def _voiced(reading: Reading, claims: Sequence[Claim]) -> dict[int, When]:
    """The day of the last thing said in each sentence."""
    dated = ((_head(reading, c), c.when) for c in claims if isinstance(c, Statement) and c.when)
    return {head.sent.start: when for head, when in dated if head is not None and full_day(when.edtf or "")}


def _when(scene: Scene, claim: Claim) -> When | None:
    """The day on which the telling puts a meeting held or an incident; of one to come that from which it will sit."""
    head = _head(scene.reading, claim)
    if head is not None and isinstance(claim, Meeting) and claim.status == "planned":
        return first_day(scene.reading, head)
    held = isinstance(claim, Meeting) and claim.status == "held"
    off = isinstance(claim, Meeting) and claim.status in ("declined", "cancelled")  # told as one past event, too
    if head is None or not (held or off or isinstance(claim, Incident)) or (not off and claim.modality != "asserted"):
        return None
    here = scene.reached.get(head.sent.start, NOTHING)
    begun = (
        day_of_clause(scene.reading, head)
        or since(scene.reading, head, claim)
        or (None if here.before else _entry(scene, head))
    )
    over = held and here.day is not None and scene.order.get(head.sent.start, OPENING) < OPENING
    if begun or not (over or _told_once(head)):
        return begun or (_within(scene, claim) if isinstance(claim, Incident) else None)
    return (
        _before_day(scene, head, here)
        or _tied(scene, head)
        or _of_sentence(scene, head, here, meeting=held or off)
        or _announced(scene, head)
        or (_just_over(scene, head, here) if held else None)
        or _of_story(scene, head, here, meeting=held or off)
        or (_within(scene, claim) if isinstance(claim, Incident) else None)
    )


def _head(reading: Reading, claim: Claim) -> Token | None:
    """The word that a claim's evidence hangs on."""
    spans = [e for e in claim.evidence if e.role == ("cue" if isinstance(claim, Statement) else "content")]
    if not spans:
        return None
    span = reading.doc.char_span(spans[0].start, spans[0].end, alignment_mode="expand")
    if not span:
        return None
    root = span.root
    below = next((t for t in root.children if t.dep_ == "pobj" and t in span), None) if root.pos_ == "ADP" else None
    return below if below is not None else root


def _told_once(head: Token) -> bool:
    """Whether a noun or a verb tells of one past event."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    helped = head.dep_ == "conj" and head.head.pos_ == "VERB" and head.tag_ == "VBN"
    verb = head.head if helped and not any(c.dep_ == "auxpass" for c in head.children) else head
    return verb.tag_ in ("VBD", "VBN", "VBG", "VB") and plain(verb)


def _within(scene: Scene, claim: Claim) -> When | None:
    """The one past day that the words of an event have in any place: "the guard shot on Monday was 22"."""
    found = {}
    for span in claim.evidence:
        if span.role == "content":
            for time in scene.reading.times_in(span.start, span.end):
                day = (time.edtf or "").split("T")[0]
                if time.kind == "date" and past_time(scene.reading, time) and "/" not in day and full_day(day):
                    found[day] = time
    if len(found) != 1:
        return None
    ((day, time),) = found.items()
    return When(edtf=day, text=time.text, basis="inferred")


def _entry(scene: Scene, head: Token) -> When | None:
    """The time of the live blog entry that tells of what has just happened."""
    verb = next((t for t in (head, *head.ancestors) if t.pos_ in ("VERB", "AUX")), head)
    times = scene.reading.times_in(head.sent.start_char, head.sent.end_char)
    dated = any(t.kind != "duration" and not stamp(scene.reading, t) for t in times)
    return entry(scene.reading, head.idx) if not dated and (now(verb) or now(head.sent.root)) else None


def _before_day(scene: Scene, head: Token, here: Reached) -> When | None:
    """As in "on Monday the firm pulled out, two days after two people were killed": they were killed on Saturday."""
    day = full_day(_edtf(here.own or here.day))
    for time in _relative(scene, head):
        marker = marker_in(_words(scene, time))
        event = event_beside(marker) if marker is not None else None
        told = beside(time.text)
        if day is None or told is None or event is None or event not in (head, *head.ancestors):
            continue
        that = to_event(told, day)
        return When(edtf=that.isoformat(), text=time.text, basis="inferred") if that else None
    return None


def _relative(scene: Scene, head: Token) -> list[Time]:
    """The times of a sentence that stand beside an event."""
    found = scene.reading.times_in(head.sent.start_char, head.sent.end_char)
    return [t for t in found if t.kind == "relative" and beside(t.text)]


def _words(scene: Scene, time: Time) -> list[Token]:
    return list(scene.reading.doc.char_span(time.start, time.end, alignment_mode="expand") or ())


def _edtf(when: When | None) -> str:
    return (when.edtf if when else None) or ""


def _tied(scene: Scene, head: Token) -> When | None:
    """As in "hours after the talks" and "as the talks unfolded": the words, without a date."""
    for time in _relative(scene, head):
        marker = marker_in(_words(scene, time))
        event = event_beside(marker) if marker is not None else None
        if time.edtf is None and event is not None and event not in (head, *head.ancestors):
            token = _words(scene, time)[0]
            if together(token, head, meeting=False):
                return When(edtf=None, text=tie(scene.reading, time), basis="text")
    into = amid(head)
    if into is None:
        return None
    start, end = into.left_edge.idx, into.right_edge.idx + len(into.right_edge)
    said = scene.reading.report.text[start:end]
    return When(edtf=None, text=" ".join(said.split()), basis="text") if len(said) < TIE else None


def _of_sentence(scene: Scene, head: Token, here: Reached, *, meeting: bool) -> When | None:
    """The one past day of the sentence, where it may be that of the event."""
    if here.past is None:
        return None
    times = [t for t in scene.reading.times_in(head.sent.start_char, head.sent.end_char) if past_time(scene.reading, t)]
    tokens = (scene.reading.doc.char_span(t.start, t.end, alignment_mode="expand") for t in times)
    held = any(span and together(span.root, head, meeting=meeting) for span in tokens)
    return here.past if held else None


def _just_over(scene: Scene, head: Token, here: Reached) -> When | None:
    """As in "she said after nine hours of talks" and "he said as the session closed": the day of what was said."""
    day = scene.voiced.get(head.sent.start)
    if day is None or (here.past and here.past.edtf != day.edtf):
        return None
    if scene.reading.quoted(head.idx):
        return None
    up = takewhile(lambda t: t.dep_ != "ccomp", (head, *head.ancestors))  # not in what is said
    set_off = ({t.lower_, *(c.lower_ for c in t.children if c.dep_ == "mark")} for t in up if t.pos_ in CLAUSES)
    over = any(not CLOSING.isdisjoint(marks) for marks in set_off)
    return When(edtf=day.edtf, text=day.text, basis="inferred") if over else None


def _announced(scene: Scene, head: Token) -> When | None:
    """The time that the next sentence tells of the same event: "The strike came hours after the talks"."""
    end = head.sent.end
    if end >= len(scene.reading.doc):
        return None
    after = scene.reading.doc[end].sent
    verb = after.root
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    definite = subject is not None and any(t.lower_ in ("the", "this", "that") for t in subject.lefts)
    if not definite or subject is None or not event_noun(subject) or verb.lemma_ not in CAME:
        return None
    times = scene.reading.times_in(after.start_char, after.end_char)
    told = next((t for t in times if t.kind in ("date", "relative") and ".." not in (t.edtf or "")), None)
    if told is None:
        return None
    return When(edtf=told.edtf, text=told.text if told.edtf else tie(scene.reading, told), basis=told.basis)


def _of_story(scene: Scene, head: Token, here: Reached, *, meeting: bool) -> When | None:
    """The day that the paragraph or the lead has come to, for what a main clause tells."""
    if here.past is not None or not main_clause(head):
        return None
    if here.before and not here.near and not meeting:
        return here.before
    if here.near or scene.order.get(head.sent.start, OPENING) < OPENING:
        return here.day
    return here.day if meeting and head.pos_ == "VERB" else None


def _nameless(scene: Scene, claim: Claim) -> bool:
    """Whether a claim tells one past event in a report that has not yet named a day."""
    head = _head(scene.reading, claim)
    here = scene.reached.get(head.sent.start, NOTHING) if head is not None else NOTHING
    if head is None or not here.nameless:
        return False
    if isinstance(claim, Statement):
        return in_the_past(head, verb=head.pos_ in ("VERB", "AUX"))
    return isinstance(claim, Meeting) and claim.status == "held" and main_clause(head) and _told_once(head)
