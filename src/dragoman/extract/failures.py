"""What the sides did not agree: "failed to reach", "no deal on", "ended without", "still apart on", "broke up"."""

from collections.abc import Iterator

from dragoman.extract.acts import Act
from dragoman.extract.bargain import Bargain, asked, bargain, joint, listed, mutual
from dragoman.extract.clauses import (
    above,
    clause_span,
    conditional,
    infinitive,
    modality_of,
    negated,
    noun_phrase_span,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.deals import REAL
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def failings(act: Act) -> Iterator[Bargain]:
    """Failures told of a side: "failed to agree on", "were unable to end the strike", "a pact eluded them"."""
    word = act.token
    verb = word if verbal(word) else word.head
    if not verbal(verb) or modality_of(verb) not in REAL or asked(verb):
        return
    if verb.lemma_ == "elude":
        tried = any(listed(t, "outcomes", "words") or listed(t, "plans", "papers") for t in subjects(verb))
    else:
        late = [c for p in word.children if p.dep_ == "prep" for n in p.children for c in n.children if infinitive(c)]
        tried = any(listed(t, "outcomes", "failing") for t in (*act.objects, *late) if verbal(t))
    if tried:
        yield bargain(Act(verb, act.sense, "verb", act.holders, act.objects), "not_agreed", modality="negated")


def divisions(act: Act) -> Iterator[Bargain]:
    """Divisions that last: "remain divided over", "still apart on", "deadlocked", "disagree on"."""
    word = act.token
    stayed = word.head.lemma_ in ("remain", "stay", "prove")  # "remain divided over"
    verb = word if verbal(word) and not stayed and word.dep_ != "acomp" else word.head
    if not verbal(verb) or negated(verb) or modality_of(verb) not in REAL or asked(word):
        return
    topic = act.objects or any(c.lower_ in ("on", "over") for c in word.children)
    if verb.lemma_ in ("disagree", "differ") and not mutual(act.holders):
        return
    if verb.lemma_ in ("divide", "split") and not (passive(verb) and joint(subjects(verb))):
        return  # "the two sides are still divided", and no "they divided the money"
    stays = stayed or any(c.lower_ in ("still", "deeply") for c in (*verb.children, *word.children))
    if topic or stays:
        holders = act.holders or tuple(subjects(verb))
        yield bargain(Act(verb, act.sense, "verb", holders, act.objects), "not_agreed", modality="negated")


def deadlocks(act: Act) -> Iterator[Bargain]:
    """Deadlocks as nouns: "deadlock on pay", "a stalemate over the ridge"."""
    noun = act.token
    topic = [c for c in noun.children if c.lower_ in ("on", "over", "about")]
    if topic and not negated(noun):
        yield bargain(act, "not_agreed", extent=noun_phrase_span(noun), modality="negated")


def collapses(act: Act) -> Iterator[Bargain]:
    """Talks that collapse: "negotiations broke down", told as a fact."""
    verb = act.token
    holders = act.holders or tuple(subjects(verb))
    deals = any(listed(t, "nouns", "deal") or listed(t, "outcomes", "truces") for t in holders)  # made, then broken
    if modality_of(verb) in REAL and not deals and any(listed(t, "outcomes", "talks") for t in holders):
        if verb.lemma_ == "adjourn" and not any(c.lower_ == "without" for c in verb.children):
            return
        yield bargain(act, "not_agreed", modality="negated")


def dropped(act: Act) -> Iterator[Bargain]:
    """What is left out of a deal or put off: "was dropped from the text", "has been shelved"."""
    verb = act.token
    things = subjects(verb) if passive(verb) else [t for t in act.objects if t.dep_ == "dobj"]
    if asked(verb) or modality_of(verb) not in REAL or any(listed(t, "gaps", "undropped") for t in things):
        return
    deals = any(
        listed(n, "nouns", "deal") or listed(n, "plans", "papers") or listed(n, "outcomes", "texts")
        for p in verb.children
        for n in p.children
        if n.dep_ == "pobj"
    )
    if things and (deals or (passive(verb) and listed(verb, "gaps", "putting_off"))):
        yield bargain(act, "not_agreed", modality="negated")


def left_out(sentence: Span) -> Iterator[Bargain]:
    """What is no part of a deal, or cannot be agreed: "is not part of the accord", "a deal on cod was not possible"."""
    for verb in sentence:
        if verb.lemma_ != "be" or not negated(verb) or asked(verb) or conditional(verb) or not subjects(verb):
            continue
        parts = [
            t for c in verb.children if c.dep_ == "attr" and c.lower_ == "part" for p in c.children for t in p.children
        ]
        deals = any(listed(t, "nouns", "deal") or listed(t, "outcomes", "texts") for t in parts)
        possible = any(c.dep_ == "acomp" and c.lower_ in ("possible", "feasible") for c in verb.children)
        if deals or (possible and any(listed(s, "nouns", "deal") for s in subjects(verb))):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def unbridged(sentence: Span) -> Iterator[Bargain]:
    """What several sides could not do: "could not bridge the gap on pensions", "no common position was found"."""
    for verb in sentence:
        if not verbal(verb) or not listed(verb, "outcomes", "failing") or asked(verb) or not negated(verb):
            continue
        if conditional(verb) or any(
            c.lower_ in ("will", "would", "may", "might", "should", "must") for c in verb.children
        ):
            continue
        found = [t for t in subjects(verb) if passive(verb)] or [c for c in verb.children if c.dep_ == "dobj"]
        gap = any(listed(t, "gaps", "nouns") or listed(t, "gaps", "grounds") for t in found)
        if gap and (
            passive(verb) or joint(subjects(verb)) or any(listed(s, "outcomes", "talks") for s in subjects(verb))
        ):
            yield Bargain(verb, "not_agreed", tuple(subjects(verb)), (), clause_span(verb, joined=False), "negated")


def unfixed(sentence: Span) -> Iterator[Bargain]:
    """What sides or talks left without its day or number: "set no date for the handover"."""
    for noun in sentence:
        verb = noun.head
        if not listed(noun, "gaps", "unfixed") or noun.dep_ != "dobj" or not listed(verb, "gaps", "fixing"):
            continue
        by = [*subjects(verb), *(s for t in list(above(verb))[:1] for s in subjects(t) if verb.dep_ == "conj")]
        by += [n for s in by for p in s.children if p.lower_ == "of" for n in p.children]  # "three days of talks"
        theirs = mutual(by) or any(listed(s, "outcomes", "talks") for s in by)
        if theirs and _no(noun) and modality_of(verb) in (*REAL, "negated") and not asked(verb):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def unsaid(sentence: Span) -> Iterator[Bargain]:
    """What is denied beside what was agreed, without its verb: "the principle was conceded, but its date was not"."""
    for token in sentence:
        verb = token.head
        if token.lower_ not in ("not", "n't", "n’t") or verb.lemma_ not in ("be", "have", "do") or verb.dep_ != "conj":
            continue
        bare = not any(c.i > token.i and not c.is_punct for c in verb.children)
        senses = ("agree", "settle", "seal", "accept", "concede")
        if bare and subjects(verb) and any(listed(verb.head, "verbs", sense) for sense in senses):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def nothing_done(sentence: Span) -> Iterator[Bargain]:
    """Where nothing is settled: "nothing was agreed on wages", "of the levy nothing was decided"."""
    for verb in sentence:
        if not verbal(verb) or not listed(verb, "gaps", "settling") or not passive(verb) or asked(verb):
            continue
        none = any(c.lower_ in ("nothing", "none") for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))
        neither = any(c.lower_ in ("anything", "any") for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))
        neither = neither and any(c.lower_ in ("neither", "nor") for c in verb.children)
        if (none or neither) and modality_of(verb) == "negated" and not conditional(verb):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def gaps(sentence: Span) -> Iterator[Bargain]:
    """What lies between the sides and stays there: "differences remain over the fund", "two points are unresolved"."""
    for verb in sentence:
        lasts = listed(verb, "gaps", "lasting")
        if not verbal(verb) or not (lasts or verb.lemma_ == "be") or modality_of(verb) not in REAL or asked(verb):
            continue
        matters = subjects(verb) or [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]
        unsettled = any(listed(c, "gaps", "plain") for c in verb.children if c.dep_ in ("acomp", "oprd", "attr"))
        things = [t for t in matters if unsettled or listed(t, "gaps", "nouns")]
        still = unsettled or any(
            listed(c, "gaps", "open") for c in verb.children if c.dep_ in ("acomp", "oprd", "attr")
        )
        topic = [p for t in (verb, *things) for p in t.children if p.lower_ in ("over", "on", "about", "between", "in")]
        topic += [c for t in things for c in t.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
        if things and (still or (lasts and topic and not listed(things[0], "plans", "papers"))):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def nothings(sentence: Span) -> Iterator[Bargain]:
    """Outcomes that are said to be missing: "no deal on the levy", "ended without a ceasefire"."""
    for token in sentence:
        if not listed(token, "outcomes", "words") or token.pos_ != "NOUN" or asked(token):
            continue
        if _without(token) or _no(token) or _no_sign(token):
            verb = next((t for t in above(token) if verbal(t)), None)
            if verb is not None and (modality_of(verb) in ("hypothetical", "conditional") or _elsewhere(token, verb)):
                continue
            yield Bargain(
                token, "not_agreed", tuple(subjects(verb)) if verb else (), (), noun_phrase_span(token), "negated"
            )


def _elsewhere(noun: Token, verb: Token) -> bool:
    """Whether a noun of many meanings ("movement", "end") stands under a verb that tells no outcome of talks."""
    if not listed(noun, "outcomes", "vague") or noun.dep_ == "pobj":
        return False
    return (
        verb.lemma_ not in ("be", "have", "see")
        and not listed(verb, "outcomes", "failing")
        and not listed(verb, "facts", "with")
    )


def _without(noun: Token) -> bool:
    """Whether something ended without it."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return listed(noun.head.head, "outcomes", "ending") or not verbal(noun.head.head)
    if noun.dep_ == "dobj" and noun.head.dep_ == "pcomp" and noun.head.head.lower_ == "without":
        return listed(noun.head.head.head, "outcomes", "ending") and listed(noun.head, "outcomes", "failing")
    return False


def _no_sign(noun: Token) -> bool:
    """Whether there is no sign of it: "no sign of a compromise"."""
    sign = noun.head.head
    return noun.head.lower_ == "of" and listed(sign, "outcomes", "signs") and _no(sign)


def _no(noun: Token) -> bool:
    """Whether a sentence says that there is or was none of it; "there will be none until" is a condition."""
    if not any(c.lower_ in ("no", "nor") and c.dep_ in ("det", "neg", "preconj", "cc") for c in noun.children):
        return False
    verb = next((t for t in (noun, *above(noun)) if verbal(t)), None)
    if verb is None:
        return True
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if auxiliaries & (words("clauses", "hypothetical") | words("clauses", "future")):
        return False
    return not any(
        c.lower_ in words("clauses", "conditional") for t in (verb, noun) for c in t.subtree if c.dep_ == "mark"
    )
