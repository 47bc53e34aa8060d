"""What is arranged: "forty lorries are to roll in by Saturday", "they walk free tomorrow", "in return it will lift".

The future in English tells what has been arranged as well as what is foreseen ("is to", "will", the present with a day
to come: Quirk et al. 1985, §4.41-48). In a report that tells of a deal, a clause in it that has both a number and a day
still to come tells what was agreed; so does one that says what is given "in return" or "under it", and an act for the
other side beside a sentence that speaks of the deal. It must be the writer's own or a neutral source's
(dragoman.extract.neutral): what a party says will be done is a promise, a wish or a threat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.bargain import Bargain, asked, joint, listed
from dragoman.extract.clauses import (
    Extent,
    above,
    agents,
    clause_span,
    conditional,
    mark_of,
    modality_of,
    negated,
    noun_phrase_span,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.neutral import neutral, outside
from dragoman.extract.parties import parties_of, with_side
from dragoman.extract.roles import own_subjects
from dragoman.extract.setting import Story
from dragoman.extract.undertaken import harmful, undertaking
from dragoman.extract.within import innermost
from dragoman.lexicon import words
from dragoman.read.due import due_of
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement

CONCEDING = frozenset({"would", "could", "will", "'ll", "’ll", "'d", "’d"})
IN_EXCHANGE = 2  # words before the "for"
MODALS = {
    "will": frozenset({"will", "'ll", "’ll", "shall"}),
    "may": frozenset({"must", "can", "may", "should", "could"}),
    "would": frozenset({"would", "'d", "’d"}),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A clause that tells what is to come: its verb, how it tells it (`_form`), its words."""

    verb: Token
    form: str
    extent: Extent


def arranged(
    reading: Reading, sentence: Span, said: tuple[Statement, ...], *, near: bool, story: Story
) -> Iterator[Bargain]:
    """The clauses of a sentence that say what is to be done. `near`: whether it or one beside it speaks of a deal."""
    if asked(sentence.root):
        return
    for verb in sentence:
        if _on_condition(reading, verb):
            yield Bargain(verb, "offered", tuple(agents(verb)), (), _extent(verb), "conditional")
            continue
        form = _form(verb)
        if not form or negated(verb) or _supposed(verb) or harmful(verb) or _other(verb):
            continue
        extent = _extent(verb)
        if form == "offer":
            yield Bargain(verb, "offered", tuple(agents(verb)), (), extent, "hypothetical")
        elif form != "would" or _by_several(reading, verb, said):
            yield from _arrangement(reading, Plan(verb, form, extent), said, near=near, story=story)


def _on_condition(reading: Reading, verb: Token) -> bool:
    """Whether a side is said to give a number of something if another does its part: "would free nine men if paid"."""
    if not verbal(verb):
        return False
    helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not helping & CONCEDING or passive(verb) or negated(verb) or not undertaking(verb) or harmful(verb):
        return False
    clauses = [
        c
        for c in verb.children
        if c.dep_ == "advcl" and (mark_of(c) in words("clauses", "ifs") or c.lower_ in words("clauses", "provisos"))
    ]
    clauses += [c for c in verb.children if c.dep_ == "prep" and c.lower_ in words("clauses", "provisos")]
    things = [c for c in verb.children if c.dep_ == "dobj"]
    counted = any(
        a.kind in ("count", "money", "percent") for t in things for a in amounts(reading, *noun_phrase_span(t))
    )
    return bool(clauses) and counted and any(s.lower_ not in ("you", "i") for s in subjects(verb))


def _arrangement(
    reading: Reading, plan: Plan, said: tuple[Statement, ...], *, near: bool, story: Story
) -> Iterator[Bargain]:
    verb, form, extent = plan.verb, plan.form, plan.extent
    counted = any(a.kind != "duration" for a in amounts(reading, *extent))
    due = due_of(reading, *extent, head=verb) is not None
    dated = counted and due and (form == "to" or undertaking(verb) or _topical(reading, plan, story))
    ahead = form in ("will", "to", "would")
    given = (near or story.settled) and undertaking(verb) and (ahead or (form == "present" and counted))
    common = story.settled and ahead and not passive(verb) and joint(agents(verb)) and (counted or due)
    in_return = form != "present" and _in_return(verb)
    holders = () if passive(verb) else tuple(agents(verb))
    if not (given or common or dated or in_return or _quiet(reading, verb, extent, due=due)):
        return
    if _by_nobody(reading, verb, said):
        yield Bargain(verb, "agreed", holders, (), extent, "planned")
    elif dated and form != "may":
        own = _own(reading, verb, extent, said)
        yield Bargain(verb, "agreed" if story.settled and not own else "promised", holders, (), extent, "planned")


def witnessed(reading: Reading, found: Bargain, said: tuple[Statement, ...]) -> Bargain:
    """A promise that a neutral source tells of is a term of the deal: "the firm undertook to pay, mediators said"."""
    told = innermost(found.token, said) if found.strength == "promised" else None
    return replace(found, strength="agreed") if told is not None and neutral(reading, told) else found


def both_ways(reading: Reading, found: Bargain) -> Iterator[Bargain]:
    """A deal of one thing "in exchange for" another as two terms, where a number tells the second one; else itself."""
    span = reading.doc.char_span(*found.extent, alignment_mode="expand")
    given = next((t for t in span or () if _for_it(t) and t.i > found.token.i), None)
    things = [t for t in given.children if t.dep_ in ("pobj", "pcomp")] if given is not None else []
    if found.strength != "agreed" or given is None or not things:
        yield found
        return
    other = noun_phrase_span(things[0])
    if not list(amounts(reading, *other)) or given.i - IN_EXCHANGE <= found.token.i:
        yield found
        return
    first = given.nbor(-IN_EXCHANGE)
    yield replace(found, extent=Extent(found.extent.start, first.idx))
    yield Bargain(things[0], "agreed", (), (), other, found.modality)


def _for_it(token: Token) -> bool:
    """Whether a word is the "for" of "in exchange for" or "in return for"."""
    if token.lower_ != "for" or token.i < IN_EXCHANGE:
        return False
    return token.nbor(-1).lower_ in ("exchange", "return") and token.nbor(-2).lower_ == "in"


def _topical(reading: Reading, plan: Plan, story: Story) -> bool:
    """Whether a clause is about what the report is about: what it counts, or what it says something of."""
    doc, verb = reading.doc, plan.verb
    counted = [doc[a.head] for a in amounts(reading, *plan.extent) if a.kind == "count"]
    things = [*counted, *subjects(verb), *(c for c in verb.children if c.dep_ == "dobj")]
    things += [c for t in things for c in t.children if c.dep_ in ("compound", "pobj")]
    things += [c for t in things for p in t.children if p.lower_ == "of" for c in p.children]
    if any(listed(t, "arranged", "calendar") for t in things):
        return False
    return verb.idx < story.lead or any(t.lemma_.lower() in story.nouns for t in things)


def _form(verb: Token) -> str:
    """How a clause tells what is to come: `will`, `to` ("are to", "is due to"), `may`, `present`; else empty."""
    if not verbal(verb) or verb.dep_ in ("aux", "auxpass"):
        return ""
    helping = _helping(verb)
    modal = next((name for name, some in MODALS.items() if helping & some), "")
    if modal:
        if modal == "would" and not passive(verb) and agents(verb) and any(_for_it(t) for t in verb.subtree):
            return "offer"  # "would free the crew in exchange for fuel"
        return "" if modal == "would" and verb.dep_ != "ccomp" else modal
    if "to" in helping:
        above = verb.head.lower_ in words("clauses", "is") and verb.dep_ in ("xcomp", "ccomp")
        return "to" if above or _enabled(verb) else ""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
    if any(c.i > verb.i or verb.lemma_ == "be" for c in clauses) or verb.dep_ in ("pcomp", "advcl"):
        return ""  # "he says that", "is to": the verb below tells what
    is_so = verb.lemma_ == "be" and any(c.dep_ in ("acomp", "attr") for c in verb.children)
    going_on = verb.tag_ in ("VBN", "VBG") and bool(helping & words("clauses", "is")) and "been" not in helping
    return "present" if (verb.tag_ in ("VBP", "VBZ") and not is_so) or going_on else ""


def _helping(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the one that it goes on from: "will hand over its base and pull out"."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    goes_on = verb.dep_ == "conj" and verb.tag_ == "VB" == verb.head.tag_ and not own_subjects(verb)
    return own or (_helping(verb.head) if goes_on else set())


def _enabled(verb: Token) -> bool:
    """Whether it is said to be possible or binding: "are due to", "cleared the way for them to", "obliges it to"."""
    if verb.dep_ == "xcomp" and listed(verb.head, "arranged", "due"):
        return True
    over = next((t for t in list(above(verb))[:4] if verbal(t)), None)
    return over is not None and listed(over, "arranged", "enabling") and modality_of(over) in ("asserted", "planned")


def _supposed(verb: Token) -> bool:
    """Whether it is said on a condition, or of a time past: "if they pay", "should it fail", "once it is signed"."""
    if conditional(verb) or mark_of(verb) in words("clauses", "subordinate"):
        return True
    return any(verbal(t) and t.i != verb.i and conditional(t) for t in verb.subtree)


def _other(verb: Token) -> bool:
    """Whether it is no term of a deal: a meeting, a speech, a vote, something that befalls talks or papers."""
    things = [s for s in subjects(verb) if not listed(s, "outcomes", "truces")]
    about = any(listed(s, "outcomes", "talks") or listed(s, "plans", "papers") for s in things)
    return about or listed(verb, "arranged", "others")


def _extent(verb: Token) -> Extent:
    """The clause, from "are" in "are to leave" on, without the "that" before it."""
    top = verb.head if verb.dep_ == "xcomp" and verb.head.i < verb.i else verb
    while top.dep_ == "acomp" and top.head.i < top.i:
        top = top.head  # "are due to fall silent"
    extent = clause_span(top, joined=False)
    that = next((c for c in top.children if c.dep_ == "mark" and c.idx == extent.start and c.i + 1 < top.i), None)
    if that is not None:
        return Extent(that.nbor().idx, extent.end)
    bare = min(t.i for t in (top, *(c for c in top.children if c.dep_ in ("aux", "auxpass"))))
    lost = top.doc[bare].idx == extent.start and not (verb.dep_ == "conj" and verb.tag_ == "VB")
    return Extent(_subject_before(top.doc[bare]), extent.end) if lost else extent


def _subject_before(verb: Token) -> int:
    """Where the words before a bare verb begin, back to a mark: its subject, which the parse has lost."""
    at = verb.i
    while at > verb.sent.start and not (
        verb.doc[at - 1].text in words("clauses", "dividers") or verb.doc[at - 1].is_space
    ):
        at -= 1
    return verb.doc[at].idx


def _in_return(verb: Token) -> bool:
    """Whether a clause tells what is given for something else: "in return", "in exchange for", "under it"."""
    text = " ".join(t.lower_ for t in verb.subtree)
    return any(f" {phrase} " in f" {text} " for phrase in words("commitments", "arranged", "exchanging"))


def _quiet(reading: Reading, verb: Token, extent: Extent, *, due: bool) -> bool:
    """Whether arms are to rest, for how long or until when: "the guns fall silent for two days"."""
    lasting = due or any(a.kind == "duration" for a in amounts(reading, *extent))
    own = [verb, verb.head] if verb.dep_ in ("xcomp", "acomp") else [verb]
    said = {f"{v.lemma_.lower()} {c.lemma_.lower()}" for v in own for c in v.children}
    bare = passive(verb) or not any(c.dep_ == "dobj" for c in verb.children)  # "will be halted", "will cease"
    fighting = bare and any(listed(s, "arranged", "fighting") for s in subjects(verb))
    lulls = any(listed(s, "outcomes", "truces") for s in subjects(verb)) and listed(verb, "arranged", "holding")
    halted = fighting and listed(verb, "arranged", "halting")
    return lasting and (bool(said & words("commitments", "arranged", "quiet")) or halted or lulls)


def _own(reading: Reading, verb: Token, extent: Extent, said: tuple[Statement, ...]) -> bool:
    """Whether a speaker tells what the speaker's own side will do: "we", "our boats", a body by its own name."""
    statement = innermost(verb, said)
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if statement is None or statement.speaker is None or span is None:
        return False
    if statement.act in ("promise", "offer") or any(t.lower_ in words("clauses", "own") for t in span):
        return True
    told = set(parties_of(reading, agents(verb))) | {e for t in span if (e := reading.cast.who(t))}
    return not told.isdisjoint(with_side(reading, statement.speaker))


def _by_several(reading: Reading, verb: Token, said: tuple[Statement, ...]) -> bool:
    statement = innermost(verb, said)
    return statement is not None and neutral(reading, statement)


def _by_nobody(reading: Reading, verb: Token, said: tuple[Statement, ...]) -> bool:
    """Whether it is the writer's own, or told by somebody who is no party to it."""
    statement = innermost(verb, said)
    if statement is None:
        return True
    if neutral(reading, statement):
        return True
    doers = () if passive(verb) or _form(verb) == "may" else parties_of(reading, agents(verb))
    return undertaking(verb) and outside(reading, statement, doers)
