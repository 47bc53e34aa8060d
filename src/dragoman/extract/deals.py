"""What the sides agreed together: the four senses of "agree", deals as nouns, and agreement in principle.

1. "agreed to exchange", "agreed on a date", "reached a deal on": agreed.
2. "agreed in principle": agreed_in_principle.
3. "agreed that the talks were useful": a view that is shared, and no commitment.
4. one side "agreed to the mediator's proposal": accepted_by_one.
"""

from collections.abc import Iterator

from dragoman.extract.acts import Act, topics
from dragoman.extract.bargain import (
    Bargain,
    asked,
    bargain,
    bystander,
    denied_above,
    joint,
    listed,
    mutual,
)
from dragoman.extract.clauses import (
    Extent,
    by_agents,
    clause_span,
    infinitive,
    modality_of,
    modifies,
    negated,
    passive,
    verbal,
)
from dragoman.extract.open_points import deferral
from dragoman.extract.principle import in_principle, provisional
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import Modality, Strength

REAL: tuple[Modality, ...] = ("asserted", "historical")


def agreements(act: Act) -> Iterator[Bargain]:
    """The commitments in an act of agreeing."""
    verb = act.token
    modality = _modality(verb)
    if asked(verb) or denied_above(verb):
        return
    if any(h.lower_ in ("nobody", "none") for h in act.holders) and act.objects and _fails(verb):
        yield bargain(act, "not_agreed", modality="negated")  # "nobody can agree who gets the post"
    if bystander(act.holders):
        return
    if pending(verb):
        yield bargain(act, "not_agreed", extent=_pending_clause(verb), modality="negated")
    elif modality == "negated" and _fails(verb):
        yield bargain(act, "not_agreed", modality="negated")
    elif modality in REAL and not _aimed_at(verb):
        strength = "not_agreed" if any(deferral(t) for t in act.objects) else _strength(act)
        if strength:
            yield bargain(act, strength, modality=modality)


def pending(verb: Token) -> bool:
    """Whether it is said not to be done so far: "have yet to agree", "is still to be settled", "unable to reach"."""
    if verb.tag_ not in ("VB", "VBN") or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    head = verb.head
    if head.lower_ in ("unable", "powerless", "incapable"):
        return True
    late = any(c.lower_ in ("yet", "still") for t in (verb, head) for c in t.children)
    return (late and head.lemma_ in ("have", "be")) or (passive(verb) and head.lemma_ == "remain")


def _pending_clause(verb: Token) -> Extent:
    """The clause of what is pending, with its subject: "the sides have yet to agree on a date"."""
    head = verb.head if verbal(verb.head) else verb.head.head
    return clause_span(head if verbal(head) else verb, joined=False)


def _aimed_at(verb: Token) -> bool:
    """Whether an agreement is only an aim or an idea ("right to agree", "met to sign"), and no "managed to agree"."""
    if not infinitive(verb) or negated(verb):
        return False
    return verb.dep_ != "xcomp" or not listed(verb.head, "facts", "managing")


def _modality(verb: Token) -> Modality:
    """How an agreement holds; one that stands with a noun ("the agreed swap") as the clause of that noun holds."""
    if modifies(verb):
        for token in verb.head.ancestors:
            if token.lower_ in words("clauses", "provisos"):
                return "conditional"
            if verbal(token):
                found = modality_of(token)
                return "asserted" if found in ("planned", "negated", "historical") else found
        return "asserted"
    return modality_of(verb)


def _fails(verb: Token) -> bool:
    """Whether a denied agreement is news of a failure, and not a mere circumstance ("without first agreeing to")."""
    if verb.dep_ == "pcomp":
        return listed(verb.head.head, "outcomes", "ending")
    return not any(c.lower_ in ("would", "should", "may", "might", "must", "will") for c in verb.children)


def _strength(act: Act) -> Strength | None:
    """What "agreed" means, from what is agreed and who agrees; null for a view or for nothing."""
    verb = act.token
    if in_principle(verb) or any(provisional(t) for t in act.objects if not verbal(t)):
        return "agreed_in_principle"
    clauses = [t for t in act.objects if t.dep_ in ("ccomp", "xcomp", "pcomp", "advcl") and verbal(t)]
    if any((t.dep_ == "ccomp" and not _binding(t)) or _free(t) for t in clauses):
        return None
    together = _together(act) or _partner(verb)
    if clauses:
        return _of_clause(clauses[0], together=together)
    nouns = [t for t in act.objects if t.pos_ in ("NOUN", "PROPN", "NUM", "PRON")]
    if not nouns or any(listed(t, "views", "nouns") for t in nouns) or any(t.tag_ == "WP" for t in nouns):
        return None
    if together or passive(verb) or modifies(verb):
        return "agreed"
    return "accepted_by_one"


def _free(clause: Token) -> bool:
    """Whether a clause names nothing: "agreed on what neither could refuse"."""
    return clause.dep_ == "pcomp" and any(c.tag_ == "WP" for c in clause.children)


def _of_clause(clause: Token, *, together: bool) -> Strength:
    """The sense of "agreed to do": to look at something binds to nothing, and one side alone may agree to talk."""
    if listed(clause, "plans", "studying") and not together:
        return "considered"
    if listed(clause, "plans", "talking") and not together:
        return "accepted_by_one"
    return "agreed"


def _binding(clause: Token) -> bool:
    """Whether "agreed that …" says what will be done ("could enter", "would watch") and not what is thought."""
    auxiliaries = [c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")]
    modal = any(listed(c, "views", "modals") for c in clause.children if c.dep_ == "aux")
    subjunctive = clause.tag_ == "VB" and not auxiliaries
    opinion = clause.lemma_ == "be" and any(c.dep_ in ("acomp", "attr") for c in clause.children)
    return (modal or subjunctive) and not opinion


def _headline_pair(verb: Token, holders: tuple[Token, ...]) -> bool:
    """Whether a headline lists two sides with a comma: "Miners, pit agree raise" has a verb in the plural."""
    first = [h.left_edge for h in holders if h.tag_ in ("NN", "NNP")]
    return verb.tag_ in ("VBP", "VB") and any(
        t.i > t.sent.start + 1 and t.nbor(-1).text == "," and t.nbor(-2).pos_ in ("NOUN", "PROPN") for t in first
    )


def _partner(verb: Token) -> bool:
    """Whether one side is said to agree with the other: "agreed with its neighbour to let in"."""
    return any(c.dep_ == "prep" and c.lower_ == "with" for c in verb.children)


def sealed(act: Act) -> Iterator[Bargain]:
    """Commitments in verbs that seal a deal: "signed a pact", "clinched a truce", "a text initialled on Tuesday"."""
    verb = act.token
    nouns = [t for t in act.objects if listed(t, "nouns", "deal") or listed(t, "outcomes", "truces")]
    if verb.lemma_ == "find":
        nouns = [t for t in nouns if any(c.lower_ in ("on", "over", "about") for c in t.children)]
    if not nouns and listed(verb, "outcomes", "clinching") and (_together(act) or verb.lemma_ != "call"):
        nouns = [
            t
            for t in act.objects
            if listed(t, "outcomes", "sealable")
            and (t.dep_ in ("dobj", "nsubjpass") or t.head.lower_ in ("at", "on", "upon"))
        ]
    unnamed = passive(verb) and not by_agents(verb) and verb.lemma_ == "adopt"
    if not nouns and (joint(act.holders) or unnamed) and listed(verb, "outcomes", "adopting"):
        nouns = [t for t in act.objects if listed(t, "outcomes", "texts")]
    undone = any(c.dep_ == "prt" and c.lower_ in ("off", "down", "back") for c in verb.children)  # "called off"
    if not nouns or undone or asked(verb) or denied_above(verb):
        return
    if pending(verb):
        yield bargain(act, "not_agreed", extent=_pending_clause(verb), modality="negated")
    if _aimed_at(verb) or not _told(nouns, act):
        return
    if negated(verb) or any(c.lower_ in ("no", "neither") for t in nouns for c in t.children):
        if _fails(verb):
            yield bargain(act, "not_agreed", modality="negated")
        return
    modality = _modality(verb)
    if modality not in REAL:
        return
    by = by_agents(verb) if passive(verb) else act.holders
    by = [b for b in by if not any(t.like_num for t in b.children)]  # "extended by 30 days"
    alone = passive(verb) and by and not mutual(by) and not listed(verb, "facts", "brokering")
    strength: Strength = "accepted_by_one" if alone else "agreed"
    principle = in_principle(verb) or any(provisional(t) for t in nouns)
    yield bargain(act, "agreed_in_principle" if principle else strength, modality=modality)


def _together(act: Act) -> bool:
    return mutual(act.holders) or _headline_pair(act.token, act.holders)


def _told(nouns: list[Token], act: Act) -> bool:
    """Whether it is told what a deal holds: "the accord was reached in nine hours" says only that there is one."""
    held = any(
        listed(t, "outcomes", "truces")
        or listed(t, "outcomes", "sealable")
        or any(o.i > t.i for o in topics(t))
        or _described(t)
        for t in nouns
    )
    held = held or any(
        p.lower_ in ("in", "over") and listed(o, "outcomes", "quarrels")
        for t in nouns
        for p in t.children
        for o in p.children
    )
    terms_follow = any(t.text == ":" for n in nouns[:1] for t in n.sent if t.i > n.i)  # "struck a bargain: …"
    beside = any(t not in nouns and t.dep_ in ("xcomp", "advcl", "pobj") for t in act.objects)
    return held or terms_follow or beside


def _described(noun: Token) -> bool:
    """Whether words beside a deal say what it holds: "a pay accord", "a compromise that would reopen the port"."""
    after = [c for c in noun.children if c.i > noun.i]
    after += [c for p in after if p.lower_ == "with" for t in p.children for c in t.children if c.dep_ == "relcl"]
    clause = any(c.dep_ == "relcl" or (c.dep_ in ("acl", "amod") and c.tag_ != "VBN") for c in after)
    topic = [c for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN" and c.i > 0]
    return clause or any(c.nbor(-1).text != "-" for c in topic)


def settled(act: Act) -> Iterator[Bargain]:
    """Commitments in words of deciding: "a second hotline has been settled", "it was decided to"."""
    verb = act.token
    if pending(verb) and not asked(verb):
        asks = any(listed(t, "plans", "asks") and not listed(t, "plans", "papers") for t in act.objects)
        yield bargain(act, "considered" if asks else "not_agreed", extent=_pending_clause(verb), modality="negated")
    if not passive(verb) and negated(verb) and joint(act.holders) and _fails(verb) and not asked(verb):
        yield bargain(act, "not_agreed", modality="negated")
    if verb.dep_ in ("amod", "advcl") or asked(verb):
        return
    if passive(verb) and modality_of(verb) == "negated" and _fails(verb):
        yield bargain(act, "not_agreed", modality="negated")
    if modality_of(verb) not in REAL:
        return
    if not passive(verb):
        shakes = verb.lemma_ == "shake"  # which takes two, whoever is named
        about = [t for t in act.objects if not shakes or _measured(t)]
        views = any(listed(t, "views", "nouns") for t in about)
        if _at_number(act) or ((shakes or joint(act.holders)) and about and not views):
            yield bargain(act, "agreed_in_principle" if in_principle(verb) else "agreed")
        return
    named = [t for t in act.objects if t.dep_ in ("nsubjpass", "xcomp") or (t.dep_ == "ccomp" and t.i > verb.i)]
    named = [t for t in named if t.pos_ != "PRON" and t.tag_ not in ("WP", "WDT") and not listed(t, "plans", "papers")]
    # "the quarrel is settled" says that there is a deal, and nothing of what it holds
    bare = any(listed(t, "views", "nouns") or listed(t, "outcomes", "quarrels") for t in named)
    if named and not bare:
        yield bargain(act, "agreed_in_principle" if in_principle(verb) else "agreed")


def _at_number(act: Act) -> bool:
    """As in "they settled at 61 percent": several, it may be "they", and a number."""
    at = (c for c in act.token.children if c.dep_ == "prep" and c.lower_ in ("at", "for"))
    return mutual(act.holders) and any(t.like_num or t.ent_type_ in ("PERCENT", "MONEY") for c in at for t in c.subtree)


def _measured(thing: Token) -> bool:
    """Whether what hands are shaken on is a term and no place: it has a number, or a word for a deal."""
    bargained = listed(thing, "nouns", "deal") or listed(thing, "outcomes", "sealable")
    return bargained or any(t.like_num for t in thing.subtree)


def conceded(act: Act) -> Iterator[Bargain]:
    """What one side gave way on: "employers conceded a shorter week", "a quota was granted to the islands"."""
    verb = act.token
    things = [t for t in act.objects if t.dep_ in ("dobj", "nsubjpass") and t.pos_ != "PRON"]
    barred = not things or asked(verb) or denied_above(verb) or bystander(act.holders) or _aimed_at(verb)
    if barred or negated(verb) or _modality(verb) not in REAL or any(listed(t, "others", "conceding") for t in things):
        return
    yield bargain(
        act, "agreed_in_principle" if any(provisional(t) for t in things) else "agreed", modality=_modality(verb)
    )
