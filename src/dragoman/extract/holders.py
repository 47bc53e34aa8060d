"""Who commits itself: the subject, and who else the clause names as a side ("between A and B", "a pact with C")."""

from collections.abc import Iterator

from dragoman.extract.bargain import Bargain, listed
from dragoman.extract.clauses import above, by_agents, passive, subjects, verbal
from dragoman.extract.parties import parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement

NUMBERS = frozenset({"NUM", "ADV", "PUNCT", "SYM"})
FIRM = frozenset({"agreed", "agreed_in_principle", "not_agreed"})
BEFORE = 12  # characters before a time's noun that belong to it: "no later than"
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})


def committed(reading: Reading, found: Bargain, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """The ids of the parties of a commitment, in order; empty where the clause names none."""
    holders = [h for h in found.holders if _may(h) and not _timed(reading, h)]
    mutually = found.strength in FIRM
    parties = [p for h in holders for p in _who(reading, h, said, mutually=mutually)]
    others = [p for h in _others(found) for p in parties_of(reading, (h,))]
    mine = [*parties, *others] if parties else others or _above(reading, found)
    return tuple(dict.fromkeys(mine))


def _who(reading: Reading, holder: Token, said: tuple[Statement, ...], *, mutually: bool) -> tuple[str, ...]:
    """The entities of a subject; "we" that agree are not the speaker alone, and "we" that promise are."""
    if mutually and holder.lower_ in words("commitments", "sides", "own"):
        return tuple(p for p in parties_of(reading, (holder,)) if reading.cast.get(p).kind == "group")
    found = parties_of(reading, (holder,)) or _speaker(reading, holder, said)
    if not found and holder.lower_ in ("it", "they") and holder.head.dep_ == "ccomp":
        return parties_of(reading, subjects(holder.head.head))  # "the ministry said it would"
    return found


def _timed(reading: Reading, holder: Token) -> bool:
    """Whether a phrase names a time: "by the end of May"."""
    first, last = holder.left_edge, holder.right_edge
    return any(t.start <= holder.idx < t.end for t in reading.times_in(first.idx - BEFORE, last.idx + len(last.text)))


def _may(token: Token) -> bool:
    """Whether a subject may stand for a side: no number, no sum, no deal or talks."""
    thing = listed(token, "nouns", "deal") or listed(token, "outcomes", "words") or listed(token, "plans", "nouns")
    return token.pos_ not in NUMBERS and token.ent_type_ not in ("MONEY", "PERCENT", "DATE", "TIME") and not thing


def _speaker(reading: Reading, holder: Token, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """Whoever says "we" or "I": the speaker of the innermost statement around."""
    if holder.lower_ not in words("commitments", "sides", "own"):
        return ()
    around = [
        (e.end - e.start, s.id, s.speaker)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= holder.idx < e.end and s.speaker
    ]
    return with_side(reading, min(around)[2]) if around else ()


def _others(found: Bargain) -> Iterator[Token]:
    """Sides named after a preposition: "between A and B", "with C", "by D" of a passive, and in "the A-B pact"."""
    token = found.token
    deals = [t for t in (token, *found.objects) if listed(t, "nouns", "deal") or listed(t, "outcomes", "truces")]
    deals += [c for c in token.children if c.dep_ in ("dobj", "nsubjpass") and listed(c, "nouns", "deal")]
    for word in dict.fromkeys((token, *deals)):
        for prep in (c for c in word.children if c.dep_ in ("prep", "agent")):
            if prep.lower_ == "between" or (prep.lower_ == "with" and _mutual(found, word)):
                yield from (t for t in prep.children if t.dep_ == "pobj" and _may(t))
    for deal in deals:
        yield from by_agents(deal)
        yield from (c for c in deal.children if c.dep_ in ("poss", "nmod", "compound") and c.ent_type_ in NAMES)
        for clause in (
            c for c in deal.children if c.dep_ == "acl" and (listed(c, "verbs", "seal") or listed(c, "verbs", "agree"))
        ):
            yield from by_agents(clause)
    if verbal(token) and passive(token) and not listed(token, "facts", "brokering"):
        yield from by_agents(token)


def _mutual(found: Bargain, word: Token) -> bool:
    """Whether "with" names the other side: of an agreement or a failure, not of what is offered or considered."""
    return found.strength in FIRM and not (verbal(word) and listed(word, "facts", "with"))


def _above(reading: Reading, found: Bargain) -> list[str]:
    """The subject of the clause above, where that says how it came about: "ended the strike with a pact on pay"."""
    if found.strength not in FIRM:
        return []
    for verb in list(above(found.token))[:3]:
        if verbal(verb) and not passive(verb):
            subjects = [
                c for c in verb.children if c.dep_ == "nsubj" and _may(c) and not listed(c, "outcomes", "talks")
            ]
            both = [s for s in subjects if s.lower_ not in ("it", "that", "this") and _several(s)]
            return [p for s in both for p in parties_of(reading, (s,))]
    return []


def _several(subject: Token) -> bool:
    """Whether a subject is more than one side."""
    return bool(subject.conjuncts) or subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "both", "each")
