"""What one side commits itself to: promises, offers, what it accepts of another's plan, and what it only considers."""

from collections.abc import Iterator

from dragoman.extract.acts import Act
from dragoman.extract.bargain import Bargain, asked, bargain, bystander, denied_above, joint, listed
from dragoman.extract.clauses import (
    Extent,
    clause_span,
    conditional,
    infinitive,
    modality_of,
    negated,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.deals import REAL
from dragoman.extract.principle import in_principle
from dragoman.extract.undertaken import harmful, undertaking
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def promises(act: Act) -> Iterator[Bargain]:
    """Promises: "pledged to hand over", "promised a ship by Sunday", "the maps would be handed over, he pledged"."""
    objects = _objects(act)
    hollow = any(
        listed(t, "others", "promise") or (listed(t, "others", "promising") and not negated(t)) for t in objects
    )
    things = [c for c in act.token.children if c.dep_ == "dobj"] if passive(act.token) else []
    given = things and not any(t.like_num for thing in things for t in thing.subtree)  # "we were promised a partner"
    if not _said(act) or hollow or given or not all(_binds(t, act.token) for t in objects if verbal(t)):
        return
    if any(verbal(t) and listed(t, "plans", "studying") and infinitive(t) for t in objects):
        yield bargain(act, "considered")
    elif objects:
        yield bargain(act, "agreed" if joint(act.holders) else "promised", extent=_with_what(act, objects))


def _binds(clause: Token, verb: Token) -> bool:
    """Whether a clause says what somebody will do, and not what is past.

    What is vowed or sworn must plainly be a gift: "vowed to free them", not "vowed to shut the port".
    """
    helping = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if listed(verb, "promising", "vowing"):
        ahead = infinitive(clause) or bool(helping & words("clauses", "ahead"))
        return ahead and undertaking(clause) and not harmful(clause)
    return clause.tag_ != "VBD" and not helping & words("clauses", "perfect")


def _with_what(act: Act, objects: list[Token]) -> Extent | None:
    """The clause that is promised with the promise after it: "the maps would be handed over, he pledged"."""
    verb = act.token
    if verb.dep_ != "parataxis" and not any(t.dep_ == "ccomp" and t.i < verb.i for t in objects):
        return None
    spans = [clause_span(t, joined=False) for t in objects if verbal(t)]
    own = clause_span(verb, joined=False)
    return Extent(min([own.start, *(s.start for s in spans)]), max([own.end, *(s.end for s in spans)]))


def offers(act: Act) -> Iterator[Bargain]:
    """Offers: "offered to open the pass", "put forward", "is prepared to pay"."""
    objects = _objects(act)
    if not _said(act) or not objects or any(listed(t, "others", "offer") or _hardly(t) for t in objects):
        return
    if (
        all(t.pos_ == "PRON" for t in objects)
        or act.token.dep_ == "amod"
        or (act.token.dep_ == "xcomp" and listed(act.token.head, "verbs", "promise"))
    ):
        return  # "a floating hospital"; "undertook to table the bill" is a promise
    yield bargain(act, "offered")


def proposed_acts(act: Act) -> Iterator[Bargain]:
    """Offers in "proposed to cut its quota": of what the side itself would do for the other."""
    clauses = [t for t in act.objects if verbal(t) and (infinitive(t) or t.tag_ == "VBG")]
    if _said(act) and any(undertaking(t) for t in clauses):
        yield bargain(act, "offered")


def tabled(sentence: Span) -> Iterator[Bargain]:
    """Offers that are put on the table: "the employers put 4.5 percent on the table"."""
    for token in sentence:
        if token.lower_ != "table" or token.head.lower_ != "on" or token.dep_ != "pobj":
            continue
        verb = token.head.head if verbal(token.head.head) else token.head.head.head
        things = tuple(c for c in verb.children if c.dep_ == "dobj")
        if verb.lemma_ in ("put", "lay", "place") and things and modality_of(verb) in REAL and not asked(verb):
            yield Bargain(verb, "offered", tuple(subjects(verb)), things, clause_span(verb, joined=False))


def _hardly(thing: Token) -> bool:
    """Whether there is none or hardly any of it: "offered little incentive"."""
    return any(c.lower_ in ("little", "no", "few") for c in thing.children)


def readiness(act: Act) -> Iterator[Bargain]:
    """Offers in "is ready to": of what a side would do, not of going on as before, of waiting or of fighting."""
    word = act.token
    clauses = [t for t in act.objects if verbal(t) or listed(t, "outcomes", "truces")]
    if not clauses or not verbal(word.head) or negated(word.head) or asked(word) or bystander(act.holders):
        return
    would = modality_of(word.head) == "hypothetical" and any(c.lower_ == "would" for c in word.head.children)
    if (would or modality_of(word.head) in REAL) and any(_offered(t) for t in clauses):
        yield bargain(Act(word.head, act.sense, "verb", act.holders, act.objects), "offered")


def _offered(clause: Token) -> bool:
    """Whether a side that is ready to do something offers it: an act for the other side, or one with its number."""
    if undertaking(clause) or not verbal(clause):
        return True
    counted = any(t.like_num for t in clause.subtree)
    return counted and not harmful(clause) and not listed(clause, "arranged", "others")


def acceptances(act: Act) -> Iterator[Bargain]:
    """What one side accepts of another's plan; what both accept is agreed."""
    objects = _objects(act)
    absolute = act.token.lemma_ == "accept" and any(c.lemma_ == "have" for c in act.token.children)
    absolute = absolute or (act.token.lemma_ == "say" and bool(act.holders))  # "the council has said yes"
    if not _said(act) or not (objects or absolute) or any(listed(t, "others", "accept") for t in objects):
        return
    if any(t.dep_ == "ccomp" for t in objects):
        return
    together = joint(act.holders) or any(listed(h, "sides", "gatherings") for h in act.holders)
    principle = in_principle(act.token) or (together and any(listed(t, "principle", "outlines") for t in objects))
    yield bargain(act, "agreed_in_principle" if principle else "agreed" if together else "accepted_by_one")


def considerations(act: Act) -> Iterator[Bargain]:
    """What is only looked at: "is considering", "is being studied", "will be looked at"."""
    verb = act.token
    being = passive(verb) and any(c.lower_ == "being" for c in verb.children)
    future = any(c.lower_ in ("will", "would", "'ll", "’ll", "to") and c.dep_ == "aux" for c in verb.children)
    named = act.objects or being or (future and any(c.dep_ in ("dobj", "prep") for c in verb.children))
    if negated(verb) or asked(verb) or bystander(act.holders) or not named:
        return
    if any(t.dep_ in ("ccomp", "oprd") and verbal(t) and t.tag_ != "VBG" for t in act.objects):
        return
    ongoing = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
    if listed(verb, "plans", "handling") and not (passive(verb) or any(_proposal(t) for t in act.objects)):
        return
    if ongoing or being or (future and not conditional(verb)):
        yield bargain(act, "considered")


def _proposal(thing: Token) -> bool:
    return listed(thing, "plans", "asks") or listed(thing, "plans", "nouns") or verbal(thing)


def referrals(act: Act) -> Iterator[Bargain]:
    """What is handed on to be looked at: "has been referred to a working party", "goes to a panel of experts"."""
    verb = act.token
    preps = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "with", "before")]
    bodies = [n for p in preps for n in p.children if n.dep_ == "pobj" and _body(n)]
    if bodies and not asked(verb) and modality_of(verb) in (*REAL, "planned"):
        yield bargain(Act(verb, act.sense, "verb", (), act.objects), "considered")


def _body(noun: Token) -> bool:
    """Whether a noun names a body that studies things: "committee", "working party"."""
    if listed(noun, "referring", "bodies"):
        return True
    return listed(noun, "referring", "groups") and any(listed(c, "referring", "working") for c in noun.children)


def open_doors(act: Act) -> Iterator[Bargain]:
    """What a side says that it does not exclude: "did not rule out", "would not exclude that"."""
    verb = act.token
    said = any(c.lower_ in ("would", "did", "does", "do", "could", "has", "have", "had") for c in verb.children)
    never = bystander(act.holders) or not act.holders or asked(verb)
    clauses = [t for t in act.objects if verbal(t) or not listed(t, "others", "excluding")]
    open_still = passive(verb) and negated(verb) and bool(clauses) and not asked(verb)  # "is not ruled out"
    if open_still or (negated(verb) and said and clauses and not never):
        yield bargain(act, "considered")


def notes(act: Act) -> Iterator[Bargain]:
    """Diplomats' "noted": "noted the request", "took note of", "the proposal was “noted”"."""
    verb = act.token
    if negated(verb) or asked(verb):
        return
    if verb.lemma_ == "take":
        if any(c.lower_ == "note" for c in verb.children):
            yield bargain(act, "considered")
        return
    asks = [t for t in act.objects if listed(t, "plans", "asks")]
    marked = verb.i > 0 and verb.nbor(-1).text in ("“", '"', "‘", "'")
    marked = marked and not any(t.dep_ == "ccomp" for t in act.objects)
    if asks or (marked and (passive(verb) or act.objects)):
        yield bargain(act, "considered")


def named_offers(act: Act) -> Iterator[Bargain]:
    """Offers and promises as nouns with an owner: "the ministry's offer to open", "its pledge to pay"."""
    noun = act.token
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and verbal(noun.head.head) and act.sense == "offer":
        yield bargain(act, "offered", extent=clause_span(noun.head.head, joined=False), modality="hypothetical")
        return
    verb = noun.head
    if (
        act.sense == "offer"
        and noun.dep_ == "nsubj"
        and verb.lemma_ in words("clauses", "standing")
        and modality_of(verb) in REAL
    ):
        after = [t for c in verb.children if c.dep_ in ("attr", "prep") and c.i > verb.i for t in c.subtree]
        if any(t.like_num and t.lower_ != "one" for t in after):
            yield bargain(Act(verb, act.sense, "verb", act.holders, ()), "offered")
        return
    rejected = act.sense == "offer" and noun.dep_ == "dobj" and listed(noun.head, "silent", "rejecting")
    if not (act.holders or rejected) or not act.objects or negated(noun) or conditional(noun):
        return  # "rejected an offer of five posts": somebody made it
    if any(listed(c, "others", "hollow") for c in noun.children):
        return
    if any(listed(t, "others", "offer") or listed(t, "others", "promise") for t in act.objects):
        return
    yield bargain(act, "offered" if act.sense == "offer" else "promised")


def _said(act: Act) -> bool:
    """Whether an act is told as a fact, by somebody who may bargain."""
    verb = act.token
    watches = bystander(h for h in act.holders if h.lower_ != "i")
    if asked(verb) or denied_above(verb) or watches:
        return False
    return modality_of(verb) in REAL


def _objects(act: Act) -> list[Token]:
    """What an act is about; for "the maps would be handed over, he pledged" the clause that it stands in."""
    if act.objects:
        return list(act.objects)
    verb = act.token
    return [verb.head] if verb.dep_ == "parataxis" and verbal(verb.head) else []
