"""Positions: where a party stands on an issue, by stance words, by what statements do, and by the conditions it sets.

Stance in the sense of Mohammad et al. (SemEval-2016 task 6), with the holder named (Wiebe et al. 2005, MPQA).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.clauses import Extent, clause_span, noun_phrase_span, verbal
from dragoman.extract.conditions import conditions
from dragoman.extract.granted import granted
from dragoman.extract.issues import OTHER, issue_of, title_of
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.extract.parties import named, parties_of, with_side
from dragoman.extract.stances import stands
from dragoman.extract.stand import Stand
from dragoman.extract.tidy import tidy
from dragoman.extract.within import innermost
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Condition, Modality, Position, Stance, Statement, claim_id

ACTS: dict[str, Stance] = {
    "demand": "demands",
    "urge": "demands",
    "propose": "proposes",
    "offer": "offers",
    "accept": "accepts",
    "reject": "rejects",
}
ANSWERS = frozenset({"accepts", "rejects"})  # stances on what the content tells another to want
THEIRS = frozenset({"it", "they", "he", "she"})  # of whom the report tells no more: whoever says so
FEW = 12  # words of a refusal without a verb
LABELS: dict[str, str] = {"conditional": "sets a condition", "noncommittal": "leaves it open"}


@dataclass(frozen=True, slots=True)
class Held:
    """What a Position is made of: its evidence, who holds it, the stance, the words of what it is about."""

    spans: tuple[Extent, ...]
    party: tuple[str, ...]
    stance: Stance
    content: Extent
    modality: Modality


def positions(
    reading: Reading, said: tuple[Statement, ...], terms: Sequence[Condition] | None = None
) -> Iterator[Position]:
    """The positions of a report, in order of the text. `said`: its statements; `terms`: its conditions, if known."""
    known = conditions(reading, said) if terms is None else terms
    worded = [*_worded(reading, said), *_conditional(reading, known)]
    found = [p for p in (*worded, *_spoken(reading, said, worded)) if not all(_paper(reading, i) for i in p.party)]
    yield from _apart(sorted(found, key=lambda p: (p.evidence[0].start, p.evidence[0].end)))


def _paper(reading: Reading, holder: str) -> bool:
    """Whether a holder is a paper without a name of its own: it tells of stances ("the minutes noted") and has none."""
    head = reading.cast.get(holder).name.split(" of ")[0].split()[-1:]
    return bool(set(head) & words("commitments", "sides", "papers"))


def _apart(found: Iterable[Position]) -> Iterator[Position]:
    """The positions without those that repeat one of the same party and stance on the same words."""
    kept: list[Position] = []
    for one in found:
        start, end = whole(one)
        same = (k for k in kept[-12:] if k.stance == one.stance and set(k.party) & set(one.party))
        if any(whole(k).start < end and start < whole(k).end for k in same):
            continue
        kept.append(one)
        yield one


def _worded(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Position]:
    """Positions that the words of a clause show."""
    spoken = Overlaps((whole(s), s) for s in said)
    for sentence in reading.sentences():
        near = spoken.near(sentence.start_char, sentence.end_char)
        for stand in stands(sentence):
            party = _party(reading, near, stand)
            content = tidy(reading, _content(stand))
            issue = issue_of(reading.report.text[content.start : content.end], reading.issues)
            told = stand.sure or issue != OTHER or (stand.spoken and _bargains(reading, party))
            if party and told and not _mediates(reading, party, stand.stance):
                yield _position(reading, Held((stand.extent,), party, stand.stance, content, stand.modality))


def _party(reading: Reading, said: Sequence[Statement], stand: Stand) -> tuple[str, ...]:
    """Who holds a stance: whom the words name, or the speaker of the statement that the stance stands in."""
    found = parties_of(reading, stand.holders)
    first = any(t.lower_ in words("positions", "duties", "own") for t in stand.holders)
    if found and not first:
        return found
    theirs = not found and bool(stand.holders) and all(t.lower_ in THEIRS for t in stand.holders)
    if stand.spoken or first or theirs:
        inner = innermost(stand.token, said)
        return with_side(reading, inner.speaker) if inner is not None and inner.speaker else ()
    return ()


def _mediates(reading: Reading, party: tuple[str, ...], stance: Stance) -> bool:
    """Whether a stance comes from one who brings the sides together and stands on none of them."""
    if stance not in ("proposes", "demands", "supports", "considers"):
        return False
    here = words("positions", "meetings", "mediators")
    who = [reading.cast.get(p) for p in party]
    said = " ".join(part for w in who for part in (w.name, *w.roles, *w.forms)).casefold()
    return any(word in said.split() or f"{word}s" in said.split() for word in here)


def _bargains(reading: Reading, party: tuple[str, ...]) -> bool:
    """Whether somebody speaks for a state or a body, so that what is demanded or refused is a stance on some issue."""
    return any(reading.cast.get(p).kind in ("state", "organisation") and reading.cast.get(p).named for p in party)


def _content(stand: Stand) -> Extent:
    """The words of what a stance is about: from the first to the last object within the evidence, else all of it."""
    if all(t.pos_ in ("PRON", "NUM", "DET") or t.lower_ in words("clauses", "empty") for t in stand.objects):
        return stand.extent  # "dismissed it", "wants 11": alone it says nothing
    spans = [clause_span(t) if verbal(t) else noun_phrase_span(t) for t in stand.objects]
    around = stand.extent
    inside = [s for s in spans if around.start <= s.start and s.end <= around.end]
    if not inside:
        return around
    return Extent(min(s.start for s in inside), max(s.end for s in inside))


def _spoken(reading: Reading, said: tuple[Statement, ...], worded: list[Position]) -> Iterator[Position]:
    """Positions that statements take by what they do: a demand, a proposal, an acceptance, a rejection.

    Not where the words of the content themselves show a position: that may be another's, or another one.
    """
    clauses = Overlaps((whole(p), p) for p in worded)
    for statement in said:
        content = [Extent(e.start, e.end) for e in statement.evidence if e.role == "content"]
        stance = ACTS.get(statement.act) or _refused(reading, content)
        if not stance or not statement.speaker or not content or statement.modality in ("negated", "hypothetical"):
            continue
        longest = max(content, key=lambda e: e.end - e.start)
        near = [p for e in content for p in clauses.near(e.start, e.end)]
        told = any(stance not in ANSWERS or p.stance == stance or statement.speaker in p.party for p in near)
        if told or _weak(statement) or _meets(reading, longest) or (stance == "rejects" and _tells(reading, longest)):
            continue
        if issue_of(reading.report.text[longest.start : longest.end], reading.issues) != OTHER:
            party = with_side(reading, statement.speaker)
            if _mediates(reading, party, stance) or _looks_on(reading, statement.speaker):
                continue
            yield _position(reading, Held(tuple(content), party, stance, longest, "asserted"))


def _refused(reading: Reading, content: Sequence[Extent]) -> Stance | None:
    """A refusal that is no more than a denied thing: "No amnesty," "No court for the colonel"."""
    if len(content) != 1 or not reading.report.text[content[0].start : content[0].end].lstrip("“\"‘'«").startswith(
        "No "
    ):
        return None
    span = reading.doc.char_span(*content[0], alignment_mode="expand")
    if span is None or len(span) > FEW or any(t.pos_ in ("VERB", "AUX") for t in span):
        return None
    denied = next((t for t in span if t.lower_ == "no"), None)
    return "rejects" if denied is not None and denied.dep_ == "det" else None


def _weak(statement: Statement) -> bool:
    """Whether the cue alone makes no stance: "insisted" may as well affirm, "agreed" is a commitment."""
    cue = " ".join(e.quote for e in statement.evidence if e.role == "cue").casefold().split()
    said = next((e.quote.casefold().split()[:3] for e in statement.evidence if e.role == "content"), [])
    scant = statement.act == "offer" and not words("clauses", "scant").isdisjoint(said)  # "offering little incentive"
    return scant or any(word in words("positions", "cues", "weak") for word in cue)


def _looks_on(reading: Reading, speaker: str) -> bool:
    """Whether a nameless speaker has nothing to bargain: analysts, experts, residents."""
    who = reading.cast.get(speaker)
    said = who.name.casefold().split()
    here = words("commitments", "sides", "bystanders")
    return not who.named and any(word in here or word.removesuffix("s") in here for word in said)


def _tells(reading: Reading, content: Extent) -> bool:
    """Whether what is rejected is an account of what happened, and no plan: it is denied, not turned down."""
    span = reading.doc.char_span(*content, alignment_mode="expand")
    return span is not None and span.root.tag_ == "VBD"


def _meets(reading: Reading, content: Extent) -> bool:
    """Whether what is offered or declined is a meeting, which its own extractor tells, or a mere appeal for calm."""
    lower = [w.strip(".,;:“”") for w in reading.report.text[content.start : content.end].casefold().split()]
    here = words("positions", "meetings", "nouns") | words("positions", "others", "appeals")
    hosts = lower[:1] == ["to"] and lower[1:2] and lower[1] in words("positions", "meetings", "verbs_put")
    return bool(hosts) or not here.isdisjoint(lower)


def _conditional(reading: Reading, terms: Iterable[Condition]) -> Iterator[Position]:
    """A party that sets a condition holds a conditional position; who threatens "unless" demands.

    What it would itself do if the condition were met it offers.
    """
    for condition in terms:
        if condition.setter:
            spans = tuple(Extent(e.start, e.end) for e in condition.evidence if e.role in _roles(condition))
            asked = [Extent(e.start, e.end) for e in condition.evidence if e.role == "condition"]
            demanded = asked if condition.threat and condition.form == "unless" else []
            held = Extent(min(s.start for s in demanded or spans), max(s.end for s in demanded or spans))
            stance: Stance = "demands" if demanded else "conditional"
            yield _position(reading, Held(spans, condition.setter, stance, held, condition.modality))
            if (given := granted(reading, condition)) is not None:
                yield _position(reading, Held((given,), condition.setter, "offers", given, condition.modality))


def _roles(condition: Condition) -> frozenset[str]:
    """The roles of a condition's evidence that tell it: all, should they have other names one day."""
    roles = frozenset(e.role for e in condition.evidence)
    return roles & frozenset({"condition", "consequence", "content"}) or roles


def _wording(reading: Reading, held: Held) -> str:
    """The words of what a position is about: in one piece, or in pieces where others' words stand between them."""
    text = reading.report.text
    pieces = sorted(s for s in held.spans if held.content.start <= s.start and s.end <= held.content.end)
    gaps = (text[a.end : b.start] for a, b in pairwise(pieces))
    if len(pieces) < 2 or not any(c.isalpha() for gap in gaps for c in gap):  # noqa: PLR2004
        return text[held.content.start : held.content.end]
    return " … ".join(text[s.start : s.end] for s in pieces)


def _position(reading: Reading, held: Held) -> Position:
    evidence = tuple(reading.evidence(s.start, s.end, "content") for s in sorted(held.spans))
    content = _wording(reading, held)
    issue = issue_of(content, reading.issues)
    if issue == OTHER:
        issue = issue_of(" ".join(e.quote for e in evidence), reading.issues)
    says = LABELS.get(held.stance, held.stance)
    return Position(
        id=claim_id("position", reading.report.id, evidence, held.stance, *held.party),
        report=reading.report.id,
        text=" ".join(
            f"{named(reading, held.party)} {says} ({title_of(issue, reading.issues).lower()}): {content}".split()
        ),
        evidence=evidence,
        when=when_of(reading, evidence[0].start, max(e.end for e in evidence)),
        modality=held.modality,
        party=held.party,
        issue=issue,
        stance=held.stance,
        content=content,
    )
