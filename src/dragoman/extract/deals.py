"""What the sides agreed together: the four senses of "agree", deals as nouns, and agreement in principle.

1. "agreed to exchange", "agreed on a date", "reached a deal on": agreed.
2. "agreed in principle": agreed_in_principle.
3. "agreed that the talks were useful": a view that is shared, and no commitment.
4. one side "agreed to the mediator's proposal": accepted_by_one.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.acts import Act, topics
from dragoman.extract.bargain import Bargain, asked, bargain, bystander, denied_above, extent_of, listed, mutual, whole
from dragoman.extract.clauses import (
    Extent,
    above,
    by_agents,
    clause_span,
    infinitive,
    modality_of,
    modifies,
    negated,
    noun_phrase_span,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.principle import in_principle, provisional
from dragoman.lexicon import words
from dragoman.record.claim import Modality, Strength

REAL: tuple[Modality, ...] = ("asserted", "historical")


def agreements(act: Act) -> Iterator[Bargain]:
    """The commitments in an act of agreeing."""
    verb = act.token
    modality = _modality(verb)
    if asked(verb) or denied_above(verb) or bystander(act.holders):
        return
    if (modality == "negated" and _fails(verb)) or pending(verb):
        yield bargain(act, "not_agreed", modality="negated")
    elif modality in REAL and not _aimed_at(verb):
        strength = _strength(act)
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
    together = mutual(act.holders) or _partner(verb) or _headline_pair(verb, act.holders)
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
    if not nouns and mutual(act.holders) and listed(verb, "outcomes", "adopting"):
        nouns = [t for t in act.objects if listed(t, "outcomes", "texts")]
    if not nouns or asked(verb) or denied_above(verb):
        return
    if pending(verb):
        yield bargain(act, "not_agreed", modality="negated")
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
    strength: Strength = "accepted_by_one" if passive(verb) and by and not mutual(by) else "agreed"
    principle = in_principle(verb) or any(provisional(t) for t in nouns)
    yield bargain(act, "agreed_in_principle" if principle else strength, modality=modality)


def _told(nouns: list[Token], act: Act) -> bool:
    """Whether it is told what a deal holds: "the accord was reached in nine hours" says only that there is one."""
    held = any(listed(t, "outcomes", "truces") or any(o.i > t.i for o in topics(t)) or _described(t) for t in nouns)
    return held or any(t not in nouns and t.dep_ in ("xcomp", "advcl", "pobj") for t in act.objects)


def _described(noun: Token) -> bool:
    """Whether words beside a deal say what it holds: "a pay accord", "a compromise that would reopen the port"."""
    after = [c for c in noun.children if c.i > noun.i]
    after += [c for p in after if p.lower_ == "with" for t in p.children for c in t.children if c.dep_ == "relcl"]
    clause = any(c.dep_ == "relcl" or (c.dep_ in ("acl", "amod") and c.tag_ != "VBN") for c in after)
    topic = [c for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN" and c.i > noun.sent.start]
    return clause or any(c.nbor(-1).text != "-" for c in topic)


def settled(act: Act) -> Iterator[Bargain]:
    """Commitments in words of deciding: "a second hotline has been settled", "it was decided to"."""
    verb = act.token
    if pending(verb) and not asked(verb):
        yield bargain(act, "not_agreed", modality="negated")
    if verb.dep_ in ("amod", "advcl") or modality_of(verb) not in REAL or asked(verb):
        return
    if not passive(verb):
        if mutual(act.holders) and act.objects and not any(listed(t, "views", "nouns") for t in act.objects):
            yield bargain(act, "agreed_in_principle" if in_principle(verb) else "agreed")
        return
    named = [t for t in act.objects if t.dep_ in ("nsubjpass", "xcomp") or (t.dep_ == "ccomp" and t.i > verb.i)]
    named = [t for t in named if t.pos_ != "PRON" and t.tag_ not in ("WP", "WDT") and not listed(t, "plans", "papers")]
    if named and not any(listed(t, "views", "nouns") for t in named):
        yield bargain(act, "agreed_in_principle" if in_principle(verb) else "agreed")


def named_deals(act: Act) -> Iterator[Bargain]:
    """Commitments in nouns: "ended with a deal to plant", "under a pact …, nine dredges are to leave"."""
    noun = act.token
    if asked(noun) or denied_above(noun) or any(c.lower_ in ("no", "any", "without") for c in noun.children):
        return
    head, preposition = noun.head, ""
    if noun.dep_ == "pobj":
        preposition = noun.head.lower_
        head = next((t for t in list(above(noun.head))[:4] if verbal(t)), noun.head.head)
    real = verbal(head) and modality_of(head) in (*REAL, "planned") and not negated(head)
    if preposition == "under" and verbal(head) and modality_of(head) not in ("conditional", "hypothetical"):
        bare = Act(noun, act.sense, "noun", act.holders, ())
        yield bargain(bare, "agreed", extent=_clause_under(whole(head)), modality="planned")
    elif _came_of(noun, preposition) and real and listed(head, "facts", "with") and act.objects:
        yield bargain(act, _noun_strength(noun))
    elif noun.dep_ == "dobj" and head.lemma_ == "have" and real and act.objects and mutual(subjects(head)):
        yield bargain(Act(head, act.sense, "verb", tuple(subjects(head)), (noun,)), _noun_strength(noun))
    elif noun.dep_ == "nsubj" and real and listed(head, "facts", "subject") and _definite(noun):
        bare = Act(noun, act.sense, "noun", act.holders, ())
        yield bargain(bare, _noun_strength(noun), extent=clause_span(head, joined=False))
    elif noun.dep_ in ("appos", "attr") and act.objects and _outcome(noun):
        yield bargain(act, _noun_strength(noun))
    elif (
        noun.dep_ == "ROOT"
        and any(t.i > noun.i for t in act.objects)
        and not any(t.dep_ == "neg" for t in noun.children)
    ):
        yield bargain(act, _noun_strength(noun), extent=extent_of(noun))


def _came_of(noun: Token, preposition: str) -> bool:
    """Whether a deal is what came of something: "ended with a deal", "led to a pact", "produced an accord"."""
    return preposition in ("with", "to", "in", "into") or noun.dep_ == "dobj"


def _clause_under(verb: Token) -> Extent:
    """The clause of what is done under a deal, in a headline with its noun: "Dredges to leave under pact"."""
    start, end = clause_span(verb, joined=False)
    noun = verb.head
    if verb.dep_ == "acl" and infinitive(verb) and noun.i < verb.i and noun.dep_ in ("ROOT", "nsubj"):
        return Extent(min(start, noun_phrase_span(noun).start), end)
    return Extent(start, end)


def _noun_strength(noun: Token) -> Strength:
    return "agreed_in_principle" if provisional(noun) else "agreed"


def _definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in noun.children)


def _outcome(noun: Token) -> bool:
    """Whether a deal stands beside a word for what came out: "the sole outcome: an agreement to exchange"."""
    near = [noun.head, *noun.head.children] if noun.dep_ == "appos" else list(noun.head.children)
    return any(listed(t, "outcomes", "words") for t in near if t.i != noun.i)
