"""Where a side stands, as a parse shows it: verbs, nouns and adjectives of stance, duties and refusals."""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from dragoman.extract.acts import Act, acts
from dragoman.extract.bargain import asked, bystander, denied_above, extent_of, listed, mutual
from dragoman.extract.clauses import (
    above,
    clause_span,
    conditional,
    infinitive,
    modality_of,
    negated,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.phrases import phrases_in
from dragoman.extract.roles import LIMIT
from dragoman.extract.stance_others import about_meeting, asks, declined, dismissed, disputed, settled, to_everybody
from dragoman.extract.stance_spoken import barred, command, duty, has_to, may_be_spoken, refusal, worded
from dragoman.extract.stance_states import states
from dragoman.extract.stance_views import views
from dragoman.extract.stand import Stand
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import Modality, Stance

NAME = "positions"
SPOKEN = (barred, duty, has_to, command, refusal)  # "shall be closed" bars and lays no duty on anybody
HOPED = 3  # words above a clause among which the noun that hopes for it stands
SENSES: dict[str, Stance] = {
    "demands": "demands",
    "wants": "demands",
    "proposes": "proposes",
    "offers": "offers",
    "accepts": "accepts",
    "rejects": "rejects",
    "supports": "supports",
    "considers": "considers",
    "notes": "noncommittal",
    "against": "rejects",
    "opposed": "rejects",
}


def stands(sentence: Span) -> Iterator[Stand]:
    """The stances in a sentence, in no particular order."""
    if len(sentence) > LIMIT:
        return
    for act in acts(sentence, NAME):
        stand = _noun(act) if act.form == "noun" else _adjective(act) if act.form == "adjective" else _verb(act)
        if stand:
            yield stand
    for token in sentence:
        if may_be_spoken(token) and (stand := next((s for rule in SPOKEN if (s := rule(token))), None)):
            yield stand
    yield from states(sentence)
    yield from views(sentence)
    for found, stance in phrases_in(sentence, NAME):
        if stance != "held":
            yield from worded(found, cast("Stance", stance))


def _verb(act: Act) -> Stand | None:
    """The stance in a verb."""
    verb = act.token
    modality = _modality(verb)
    stance = _stance(act, modality)
    if stance is None or _elsewhere(act) or asked(verb) or denied_above(verb) or _outside(act.holders):
        return None
    vague = stance == "proposes" and all(t.lemma_.lower() in words(NAME, "meetings", "vague") for t in act.objects)
    spoken = act.sense in ("considers", "notes") and passive(verb) and not act.holders
    sure = act.sense not in words(NAME, "unsure", "stances") and not vague
    return Stand(verb, stance, act.holders, act.objects, extent_of(verb), modality, spoken=spoken, sure=sure)


def _outside(holders: tuple[Token, ...]) -> bool:
    """Whether a subject has nothing to bargain: analysts, judges; "I" and "we" are whoever speaks."""
    strange = bystander(t for t in holders if t.lower_ not in words(NAME, "duties", "own"))
    return strange or any(t.lemma_.lower() in words(NAME, "others", "judges") for t in holders)


def _stance(act: Act, modality: Modality) -> Stance | None:
    """The stance of a verb as it is said to hold: "does not accept" rejects, "may accept" is none."""
    ground = act.sense == "rejects" and act.token.lemma_ in words(NAME, "duties", "ceding")
    ground = ground and not any(t.lemma_.lower() in words(NAME, "duties", "turning") for t in act.objects)
    if modality == "negated":
        return _undone(act, ground=ground)
    if modality == "hypothetical" and act.sense == "accepts" and _granted(act.token):
        return "accepts"
    if modality in ("conditional", "hypothetical") or ground:
        return None
    pending = _ongoing(act.token) or modality == "planned"
    if (act.sense == "notes" and not _noted(act)) or (act.sense == "considers" and not pending):
        return None
    return SENSES[act.sense]


def _undone(act: Act, *, ground: bool) -> Stance | None:
    """The stance of a verb that is denied: "does not accept" rejects, "did not rule out a pause" considers."""
    if f"{act.token.lemma_} {_particle(act)}" in words(NAME, "states", "unanswered"):
        return "noncommittal"
    if act.sense == "rejects" and act.token.lemma_ in ("rule", "exclude"):
        return "considers"
    things = (t for t in act.objects if t.pos_ == "NOUN" and (t.dep_ == "dobj" or t.head.i == t.i))
    unwanted = act.token.lemma_ == "want" and any(things)  # "does not want a ban", "a ban he does not want"
    turned = (
        unwanted or act.sense in ("accepts", "supports") or (act.sense == "considers" and _firmly(act.token)) or ground
    )
    return "rejects" if turned else None


def _granted(verb: Token) -> bool:
    """Whether a side says that it can or would accept, without a condition; "could" may be anybody's guess."""
    helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    clause = verb.dep_ in ("ROOT", "ccomp", "conj") and not any(c.dep_ == "advcl" for c in verb.children)
    own = verb.dep_ == "ccomp" and any(h.lower_ in ("it", "they", "he", "she", "we", "i") for h in subjects(verb))
    return bool(helping) and helping <= {"can", "would", *(("could", "might", "may") if own else ())} and clause


def _particle(act: Act) -> str:
    return next((c.lower_ for c in act.token.children if c.dep_ == "prep"), "")


def _elsewhere(act: Act) -> bool:
    """Whether the words are no stance on an issue, or another extractor tells them."""
    lemma = act.token.lemma_
    moved = act.token.dep_ == "acl" and act.token.head.lemma_.lower() in words(NAME, "others", "motives")
    scant = act.sense == "offers" and any(
        c.lower_ in words("clauses", "scant") for t in act.objects for c in t.children
    )
    shared = act.sense in ("accepts", "supports") and mutual(act.holders) and not negated(act.token)
    none = about_meeting(act) or settled(act) or to_everybody(act)
    if moved or scant or shared or none or not _about(act):
        return True  # what all sides accept is a commitment: dragoman.extract.deals
    if act.sense == "rejects" and (declined(act) or disputed(act) or dismissed(act)):
        return True
    if lemma in ("insist", "claim", "demand") and any(
        t.dep_ == "ccomp" and (not asks(t) or negated(t)) for t in act.objects
    ):
        return True
    bare = lemma == "ask" and not any(_done(t) or c.like_num for t in act.objects for c in t.subtree)  # no "asks ten"
    them = bool(act.objects) and all(t.lower_ in ("it", "them") for t in act.objects)
    vague = bare or (act.sense == "wants" and them)
    if vague or (lemma == "need" and not any(t.lower_ in words(NAME, "duties", "own") for t in act.holders)):
        return True  # "who asked for it"
    if act.objects and all(t.ent_type_ == "PERSON" and not any(c.like_num for c in t.subtree) for t in act.objects):
        return True
    return lemma in ("agree", "block", "stall") and not any(listed(t, "plans", "nouns") for t in act.objects)


def _done(thing: Token) -> bool:
    """Whether what is asked is to do something to something: "asked to keep a hangar", not "asked to leave"."""
    return infinitive(thing) and thing.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in thing.children)


def _modality(verb: Token) -> Modality:
    """As `modality_of`, but "would" in reported speech is the future of what was said."""
    found = modality_of(verb)
    if verb.dep_ in ("acl", "relcl", "ccomp") and _hoped(verb):
        return "hypothetical"
    spoken = any(verbal(t) and t.dep_ in ("ccomp", "ROOT", "parataxis") for t in above(verb)) or verb.dep_ == "ccomp"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if found == "hypothetical" and spoken and auxiliaries == {"would"} and not conditional(verb):
        return "planned"
    return found


def _hoped(verb: Token) -> bool:
    """Whether a clause says only what a noun near above it hopes or fears: "hopes that Norland would support it"."""
    nouns = [t for t in islice(above(verb), HOPED) if t.pos_ == "NOUN"]
    return any(t.lemma_.lower() in words("clauses", "wishing") for t in nouns)


def _firmly(verb: Token) -> bool:
    return any(c.lower_ in ("will", "wo", "would", "refuse", "'ll", "’ll") for c in verb.children)


def _about(act: Act) -> bool:
    """Whether an act has something that can be an issue: "refused to comment" and "asked the reporter" have not."""
    if not act.objects:
        return act.sense in ("rejects", "accepts") and (act.token.dep_ == "relcl" or act.token.lemma_ == "say")
    kept = [t for t in act.objects if not _idle(t)]
    return bool(kept) and not any(t.dep_ == "ccomp" and act.sense in ("notes", "considers") for t in act.objects)


def _idle(thing: Token) -> bool:
    """Whether an object is none of a stance: "to comment", "to give details", "a question"."""
    if not verbal(thing):
        return thing.lemma_.lower() in words(NAME, "others", "nouns")
    if thing.lemma_ in words(NAME, "others", "verbs"):
        return True
    return any(c.dep_ == "dobj" and c.lemma_.lower() in words(NAME, "others", "nouns") for c in thing.children)


def _noted(act: Act) -> bool:
    """Whether "noted" is the diplomat's: of a proposal, or in quotation marks."""
    verb = act.token
    if verb.lemma_ == "take":
        return any(c.lower_ == "note" for c in verb.children)
    marked = verb.i > 0 and verb.nbor(-1).text in ("“", '"', "‘", "'")
    return marked or any(t.lemma_.lower() in words("commitments", "plans", "asks") for t in act.objects)


def _ongoing(verb: Token) -> bool:
    if passive(verb):
        return any(c.lower_ == "being" for c in verb.children)
    return verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)


def _noun(act: Act) -> Stand | None:
    noun = act.token
    beside = noun.dep_ == "appos" and noun.head.pos_ == "NOUN"  # "a wider road, a Norlandic request"
    about = act.objects or ((noun.head,) if beside else ())
    if not act.holders or not about or asked(noun) or negated(noun) or _outside(act.holders):
        return None
    if all(_idle(t) for t in about):
        return None
    dropped = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in words(NAME, "states", "dropping")
    if dropped and act.sense != "rejects":
        return None
    stance = "accepts" if dropped else SENSES[act.sense]
    named = all(t.dep_ == "compound" for t in about)  # "its pay offer"
    extent = extent_of(noun if act.objects else noun.head)
    return Stand(noun, stance, act.holders, (noun,) if named else about, extent, sure=act.sense != "supports")


def _adjective(act: Act) -> Stand | None:
    word = act.token
    verb = word.head
    would = act.sense == "offers" and {c.lower_ for c in verb.children if c.dep_ == "aux"} == {"would"}
    granted = would and not conditional(verb) and not any(c.dep_ == "advcl" for c in verb.children)
    if not verbal(verb) or asked(word) or (modality_of(verb) in ("conditional", "hypothetical") and not granted):
        return None
    if act.sense == "offers":
        clauses = tuple(t for t in act.objects if verbal(t) and not _idle(t))
        if not clauses or not act.holders:
            return None
        stance: Stance = "rejects" if negated(verb) else "offers"
        return Stand(word, stance, act.holders, clauses, clause_span(verb, joined=False), sure=False)
    if negated(verb):
        return None
    callers = (
        tuple(subjects(verb))
        if verb.lemma_ in ("call", "consider", "deem", "find", "describe", "brand", "label")
        else ()
    )
    subject = (
        tuple(subjects(verb))
        if not callers
        else tuple(c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c not in callers)
    )
    if act.sense == "opposed":
        return Stand(word, "rejects", tuple(subjects(verb)), act.objects, clause_span(verb, joined=False))
    return Stand(word, "rejects", callers, subject, clause_span(verb, joined=False), spoken=not callers)
