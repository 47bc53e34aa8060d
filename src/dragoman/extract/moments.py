"""The day of a statement whose own clause tells none: that of the verb it hangs on, or of the story it is told in.

A day is inferred for what was said in the simple past only, and only for fresh news; `basis` is then "inferred". What
is told in the present, the perfect or the pluperfect, or as repeated or earlier, stays undated, but for a live blog's
entry. The same speaker's day comes first, then the day that the story has come to (`story`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.clauses import Extent
from dragoman.extract.cue_words import Cue
from dragoman.extract.story import NOTHING, fresh, plain, spoken, story
from dragoman.read.calendar import full_day
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.read.when import entry, when_of
from dragoman.record.value import When

UP = 4  # verbs from a participle up to the one that is dated
GAP = 1  # tokens from a sentence to the next one: a new line
HANGS = frozenset({"advcl", "conj", "acl", "pcomp", "prep"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its cue, null where there is none, who says it, its content, and the sentence of the cue."""

    cue: Cue | None
    speaker: str | None
    content: tuple[Extent, ...]
    sentence: Span


def moments(reading: Reading, said: Sequence[Said]) -> Iterator[When | None]:
    """The time of each thing said, in the order of the text; null where nothing tells it."""
    reached = story(reading, spoken([extent for each in said for extent in each.content]))
    starts = sorted(reached)
    owned = [_own(reading, each) for each in said]
    speakers: dict[str, When] = {}
    passed = 0
    for at, each in enumerate(said):
        while passed < len(starts) and starts[passed] <= each.sentence.start:
            named = reached[starts[passed]].named
            speakers = {who: day for who, day in speakers.items() if not named - {day.edtf}}
            passed += 1
        here = reached.get(each.sentence.start, NOTHING)
        day = here.day if here.day and (here.day.edtf is None or fresh(reading, here.day)) else None
        when = owned[at] or _inferred(each, day, speakers, _ahead(said, owned, at))
        if when and when.edtf and full_day(when.edtf) and each.speaker:
            speakers[each.speaker] = When(edtf=when.edtf, text=when.text, basis="inferred")
        yield when


def _own(reading: Reading, said: Said) -> When | None:
    """The time that the clause of the cue tells, or that of the verb it hangs on."""
    sentence, head = said.sentence, said.cue.token if said.cue else None
    own = when_of(reading, sentence.start_char, sentence.end_char, head=head)
    if own or head is None:
        return own or entry(reading, said.content[0].start if said.content else sentence.start_char)
    above = (when_of(reading, verb.idx, verb.idx + len(verb.text), head=verb) for verb in _above(head))
    told = next((when for when in above if when), None)
    return told or (entry(reading, head.idx) if now(head) else None)


def now(verb: Token) -> bool:
    """Whether a verb tells of what goes on, or has just happened: "says", "has given way"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ in ("VBN", "VBG") and bool(helpers & {"has", "have", "is", "are"}))


def _ahead(said: Sequence[Said], owned: Sequence[When | None], at: int) -> When | None:
    """The day of what the same speaker is told to have said in the next sentence."""
    here = said[at]
    for each, when in zip(said[at + 1 :], owned[at + 1 :], strict=True):
        if each.sentence.start > here.sentence.end + GAP:
            break
        if when and each.speaker == here.speaker is not None and full_day(when.edtf or ""):
            return When(edtf=when.edtf, text=when.text, basis="inferred")
    return None


def _inferred(said: Said, day: When | None, speakers: Mapping[str, When], ahead: When | None) -> When | None:
    """The day that the story, or the same speaker's words beside these, have come to; for one event in the past."""
    if said.cue is None or not in_the_past(said.cue.token, verb=said.cue.form == "verb"):
        return None
    return speakers.get(said.speaker or "") or ahead or day


def in_the_past(cue: Token, *, verb: bool) -> bool:
    """Whether a cue tells of one past event; one that is no `verb` where the sentence that it stands in does."""
    if verb:
        chain = [cue, *_above(cue)]
        return all(plain(each) for each in chain) and chain[-1].tag_ in ("VBD", "VBN")
    root = cue.sent.root
    return root.tag_ == "VBD" and plain(root)


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
