"""The part that somebody took: whose idea something was ("which X had proposed"), who led a team, who would not meet.

Each is a claim with one more piece of evidence: the words that name who it was (role `who`). Reports often contradict
each other on this alone.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from dragoman.extract.author_finds import authored
from dragoman.extract.author_words import Authored
from dragoman.extract.authored_things import about
from dragoman.extract.break_finds import Broke, broke
from dragoman.extract.clauses import VERBAL, owners
from dragoman.extract.extents import Extent
from dragoman.extract.lead_finds import Led, led
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.extract.parties import named, parties_of, with_side
from dragoman.extract.refusals import Refused, refused
from dragoman.extract.roles import above
from dragoman.extract.sources import described
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Part, Statement, claim_id
from dragoman.record.report import Evidence

ROLE = "who"
PEOPLE = ("person", "anonymous")
ALONE = 4  # words after "negotiated" that say that somebody did it in person
NEXT = 120  # characters from where somebody is said not to have led to who did
STEPS = 4  # words over the one that a clause leans on, among which is the name that it describes


def parts(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Part]:
    """The parts that a report tells of, in order of the text. `said`: its statements."""
    seen: set[str] = set()
    instead: Part | None = None
    for claim in _told(reading, Overlaps((whole(s), s) for s in said)):
        if claim.id in seen:
            continue
        seen.add(claim.id)
        yield _on_side(claim, instead)
        instead = claim if claim.part == "led" and claim.modality == "negated" else instead


def _told(reading: Reading, spoken: Overlaps[Statement]) -> Iterator[Part]:
    """The parts told, some perhaps twice. `spoken`: the statements by where they stand."""
    for sentence in reading.sentences():
        verbs = [t for t in sentence if t.pos_ in VERBAL]
        nouns = [t for t in sentence if t.pos_ == "NOUN"]
        found = [_authored(reading, f, spoken) for f in authored(sentence, verbs, nouns)]
        found += _leaders(reading, led(verbs, nouns))
        found += [_refused(reading, f) for f in refused(verbs)]
        found += [_broke(reading, f) for f in broke(verbs)]
        if found:
            yield from sorted((c for c in found if c), key=lambda c: c.evidence[0].start)


def _on_side(claim: Part, instead: Part | None) -> Part:
    """A claim; who led, of the side that just before somebody is said not to have led: "the talking was done by X"."""
    if instead is None or claim.part != "led" or claim.side:
        return claim
    near = claim.evidence[0].start - instead.evidence[0].end <= NEXT
    return replace(claim, side=instead.side) if near else claim


def _authored(reading: Reading, find: Authored, spoken: Overlaps[Statement]) -> Part | None:
    """What somebody put forward; none where nobody known is named, or nothing said of what it is."""
    party = parties_of(reading, find.authors) or _group(reading, find.authors[0]) or _short(reading, find.authors[0])
    mine = next((t for t in find.authors if t.lower_ in words("authors", "own")), None)
    if mine is not None:
        near = spoken.near(mine.idx, mine.idx + len(mine))
        speakers = [s.speaker for s in near if s.speaker and _holds(s, Extent(mine.idx, mine.idx + len(mine)))]
        party = with_side(reading, speakers[0]) if speakers else ()
    thing = about(find)
    content = reading.report.text[thing.start : thing.end]
    bare = find.thing is None and find.extent.start <= thing.start < find.extent.end  # "Whose idea was it?"
    if not party or (find.denied and bare) or not any(c.isalpha() for c in content):
        return None
    name = find.authors[0]
    first, last = min(thing.start, find.extent.start), max(thing.end, find.extent.end)
    spans = [Extent(first, last)] if first >= name.sent.start_char else [thing, find.extent]
    evidence = (*(reading.evidence(s.start, s.end, "content") for s in spans), _who(reading, name))
    put = "is said not to have put" if find.denied else "put"
    return Part(
        id=claim_id("part", reading.report.id, evidence, "authored", *party), report=reading.report.id,
        text=" ".join(f"{named(reading, party)} {put} forward: {content}".split()), evidence=evidence,
        when=when_of(reading, first, last), modality="negated" if find.denied else "historical", part="authored",
        who=party, what=content,
    )  # fmt: skip


def _leaders(reading: Reading, finds: Iterable[Led]) -> Iterator[Part]:
    """Who led, and who did not: nobody who is known to be the one who did ("Salas, not the minister", of one man)."""
    found = [claim for find in finds if (claim := _led(reading, find))]
    did = {e for claim in found if claim.modality != "negated" for e in claim.who}
    yield from (claim for claim in found if claim.modality != "negated" or did.isdisjoint(claim.who))


def _led(reading: Reading, find: Led) -> Part | None:
    """Who led a team; none where nobody known is named."""
    leader = _person(reading, find.leaders[0])
    if leader is None:
        return None
    who = tuple(e for e in reading.cast.parties(leader) if reading.cast.get(e).kind in PEOPLE)
    owning = (e for e in parties_of(reading, find.owners) if reading.cast.get(e).kind not in PEOPLE)
    side = tuple(owning) or _described_by(reading, find, leader)
    if find.team.head.lower_ == "for" and not side:
        return None  # "led for an hour"
    start, end = min(find.extent.start, leader.left_edge.idx), find.extent.end
    evidence = (reading.evidence(start, end, "content"), _who(reading, leader))
    team = _team(reading, find.team)
    return Part(
        id=claim_id("part", reading.report.id, evidence, "led", *who), report=reading.report.id,
        text=f"{named(reading, who)} {'is said not to have led' if find.denied else 'led'} {team}.", evidence=evidence,
        when=when_of(reading, start, end), modality="negated" if find.denied else "asserted", part="led", who=who,
        side=side, what=team,
    )  # fmt: skip


def _team(reading: Reading, team: Token) -> str:
    """What somebody led, as worded: the team, "for the union", "in person" of whoever bargained so."""
    first = team.head if team.head.lower_ == "for" else team.left_edge
    last = team
    if team.pos_ == "VERB":
        after = min(team.right_edge.i, team.i + ALONE)
        first, last = team.doc[min(after, team.i + 1)], team.doc[after]
    return " ".join(reading.report.text[first.idx : last.idx + len(last.text)].split())


def _refused(reading: Reading, find: Refused) -> Part | None:
    """Who would not meet, or is said to have done no such thing; none where nobody known is named."""
    party = parties_of(reading, (find.who,)) or _group(reading, find.who)
    if not party:
        return None
    text, (first, last) = reading.report.text, find.what
    end = last.idx + len(last.text)
    start = min(find.who.left_edge.idx, first.idx)
    evidence = (
        reading.evidence(start, max(end, find.who.idx + len(find.who.text)), "content"),
        _who(reading, find.who),
    )
    what = text[first.idx : end]
    did = "is said not to have refused a meeting" if find.denied else "refused a meeting"
    return Part(
        id=claim_id("part", reading.report.id, evidence, "refused", *party), report=reading.report.id,
        text=f"{named(reading, party)} {did}: {' '.join(what.split())}.", evidence=evidence,
        when=when_of(reading, start, end), modality="negated" if find.denied else "asserted", part="refused",
        who=party, what=what,
    )  # fmt: skip


def _broke(reading: Reading, find: Broke) -> Part | None:
    """Who broke up talks or began a fight, or is said not to have; none where nobody known is named."""
    party = parties_of(reading, (find.who, *_behind(find.who))) or _body(reading, find.who)
    if not party:
        return None
    first, last = find.what
    start, end = min(find.who.left_edge.idx, first.idx), max(last.idx + len(last.text), find.who.idx + len(find.who))
    evidence = (reading.evidence(start, end, "content"), _who(reading, find.who))
    what = " ".join(reading.report.text[first.idx : last.idx + len(last.text)].split())
    deed = ("broken", "broke", "it up") if find.part == "left" else ("begun", "began", "it")
    did = f"is said not to have {deed[0]} {deed[2]}" if find.denied else f"{deed[1]} {deed[2]}"
    return Part(
        id=claim_id("part", reading.report.id, evidence, find.part, *party), report=reading.report.id,
        text=f"{named(reading, party)} {did}: {what}.", evidence=evidence,
        when=when_of(reading, start, end), modality="negated" if find.denied else "asserted", part=find.part,
        who=party, side=parties_of(reading, (find.behind,)) if find.behind is not None else (), what=what,
    )  # fmt: skip


def _behind(who: Token) -> list[Token]:
    """Whose men, guns or bench those are who did it: "the soldiers of the neighbour", "Norlandic guns"."""
    before = [c for c in who.children if c.dep_ in ("amod", "compound") and c.text[:1].isupper()]
    return [
        *owners(who),
        *before,
        *(n for c in who.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"),
    ]


def _body(reading: Reading, who: Token) -> tuple[str, ...]:
    """The entity of people or a side of whom nothing else is told: "employers", "the other side"."""
    known = who.tag_ == "NNS" or who.lemma_.lower() in words("positions", "bodies", "nouns")
    return (described(reading, who),) if known else ()


def _person(reading: Reading, leader: Token) -> Token | None:
    """The word that names a leader: the subject, or whom it describes ("X, head of human resources, who led")."""
    for token in (leader, *islice(above(leader), STEPS)):
        if any(reading.cast.get(e).kind in PEOPLE for e in reading.cast.parties(token)):
            return token
        if token.pos_ in ("VERB", "AUX"):
            break
    return None


def _described_by(reading: Reading, find: Led, leader: Token) -> tuple[str, ...]:
    """The state or body that the words on a leader name: "her Ostrian counterpart", "the secretary of the guild".

    Of "the minister's deputy" it is the minister's.
    """
    found = (reading.cast.who(t) for t in leader.subtree if t.i < find.verb and t.i != leader.i)
    known = [e for e in found if e and reading.cast.get(e).named]
    bodies = [e for e in dict.fromkeys(known) if reading.cast.get(e).kind in ("state", "organisation")]
    masters = (reading.cast.who(c) for c in leader.children if c.dep_ == "poss")
    return tuple(bodies or [s for m in masters if m for s in reading.cast.get(m).sides])[:1]


def _who(reading: Reading, name: Token) -> Evidence:
    """The words that name who took a part."""
    return reading.evidence(name.idx, name.idx + len(name.text), ROLE)


def _group(reading: Reading, head: Token) -> tuple[str, ...]:
    """The entity of people of whom nothing else is told: "the creditors"."""
    known = head.tag_ == "NNS" and any(c.lower_ in ("the", "both") or c.dep_ == "poss" for c in head.children)
    return (described(reading, head),) if known and not any(t.start <= head.idx < t.end for t in reading.times) else ()


def _short(reading: Reading, name: Token) -> tuple[str, ...]:
    """The one body of a report whose name ends in a word: "a Council plan" after "the Norland Fishing Council"."""
    last = name.text if name.pos_ == "PROPN" else ""
    found = [e.id for e in reading.cast.entities if e.kind == "organisation" and last and e.name.split()[-1] == last]
    return tuple(found) if len(found) == 1 else ()


def _holds(statement: Statement, extent: Extent) -> bool:
    """Whether a stretch of text stands in what a statement says."""
    return any(e.role == "content" and e.start <= extent.start and extent.end <= e.end for e in statement.evidence)
