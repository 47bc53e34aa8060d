"""Conditions whose parts are noun phrases: "any breach would end the truce", "the price of peace is the hill"."""

from dragoman.extract.clauses import SUBJECTS, negated, verbal
from dragoman.extract.condition_open import auxiliaries, modal, present
from dragoman.extract.condition_parts import Found, reports, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

TIMES = ("DATE", "TIME")
AHEAD = 30  # tokens behind a colon that may tell a condition


def _made(form: ConditionForm, inside: set[int], then: set[int], main: Token, sentence: Span) -> Found | None:
    condition, consequence = runs(inside, sentence), runs(then - inside, sentence)
    if not condition or not consequence:
        return None
    return Found(form, condition[:1], consequence[:1], min(inside), main, sentence.doc[min(inside)])


def _phrase(noun: Token, *, but: Token | None = None) -> set[int]:
    """The tokens of a phrase, without one of its parts and without who says it."""
    cut = {t.i for t in but.subtree} if but is not None else set()
    aside = {i for c in noun.children if c.dep_ == "parataxis" or (verbal(c) and reports(c)) for i in _span(c)}
    return {t.i for t in noun.subtree if not t.is_punct or t.text in "-’'“”"} - cut - aside


def _span(token: Token) -> set[int]:
    return {t.i for t in token.subtree}


def _rest(verb: Token, inside: set[int]) -> set[int]:
    """What a verb says of its subject, without who says it."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [
            c for c in token.children if c.i not in inside and not (verbal(c) and reports(c) and c.dep_ != "xcomp")
        ]
    return {i for i in found if i > max(inside)}


def trigger(token: Token, sentence: Span) -> Found | None:
    """As in "Any breach would end the truce", "failure to pay will trigger a strike"."""
    verb = token.head
    if token.dep_ != "nsubj" or not verbal(verb) or not auxiliaries(verb) & {"will", "would", "’ll", "'ll", "shall"}:
        return None
    if negated(verb) or verb.lemma_ in ("be", "have", "say") or reports(verb):
        return None
    lemma = token.lemma_.lower()
    lead = {c.lower_ for c in token.children if c.dep_ in ("det", "amod", "nummod", "advmod")}
    again = bool(lead & words("conditions", "triggers", "leads")) and lemma in words("conditions", "triggers", "events")
    if not (again or (lemma in words("conditions", "triggers", "failures") and not lead & {"the", "this", "that"})):
        return None
    return _made("if", _phrase(token), _rest(verb, _phrase(token)), verb, sentence)


def terms(token: Token, sentence: Span) -> Found | None:
    """As in "The union's condition for ending the strike is the crews' return", "the price of peace is the hill"."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in ("be", "remain"):
        return None
    if token.lemma_.lower() not in words("conditions", "nouns", "plain") | words("conditions", "nouns", "strong"):
        return None
    prep = next(
        (c for c in token.children if c.dep_ == "prep" and c.lower_ in words("conditions", "nouns", "preps")), None
    )
    then = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None) if prep is not None else None
    what = next(
        (c for c in token.head.children if c.dep_ in ("attr", "ccomp", "xcomp", "advcl") and c.i > token.head.i), None
    )
    if then is None or what is None or what.like_num or what.ent_type_ in ("MONEY", "PERCENT", *TIMES):
        return None
    return _made("requires", _phrase(what), _phrase(then), token, sentence)


def one_condition(token: Token, sentence: Span) -> Found | None:
    """As in "Norland would sign on one condition: the return of the ship"."""
    if token.lemma_.lower() not in ("condition", "proviso", "caveat", "precondition") or token.i + 2 >= sentence.end:
        return None
    doc, after = token.doc, token.right_edge.i + 1
    colon = next(
        (i for i in range(token.i + 1, min(after + 2, sentence.end)) if doc[i].text in (":", "—", "–", ",")), None
    )
    counted = any(c.lower_ in ("one", "single", "a", "sole", "only", "two") for c in token.children)
    if colon is None or not counted or (doc[colon].text == "," and token.head.lower_ not in ("on", "with")):
        return None
    stop = next(
        (t.i for t in doc[colon + 1 : sentence.end] if t.text in (",", ";", ".", "”") and t.i > colon + 1), sentence.end
    )
    prep = next((c for c in token.children if c.dep_ == "prep" and c.i < colon), None)
    then = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None) if prep is not None else None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    told = set(range(colon + 1, min(stop, colon + AHEAD)))
    if not told or not (
        then is not None or (verbal(verb) and verb.i < token.i and token.head.lower_ in ("on", "with"))
    ):
        return None
    follows = (
        _phrase(then) if then is not None else {t.i for t in verb.subtree if t.i < token.head.i and not t.is_punct}
    )
    return _made("only_if", told, follows, verb if verbal(verb) else token, sentence)


def wanted_before(token: Token, sentence: Span) -> Found | None:
    """As in "Norland wants the prisoners home before it will discuss the dam"."""
    if token.lemma_.lower() not in words("conditions", "nouns", "wanting") or not verbal(token) or negated(token):
        return None
    before = next((c for c in token.subtree if c.lower_ == "before" and c.i > token.i), None)
    clause = before.head if before is not None and before.dep_ == "mark" else None
    if clause is None or clause.ent_type_ in TIMES or clause.tag_ == "VBD":
        return None
    things = [c for c in token.children if c.dep_ in ("dobj", "ccomp", "xcomp", "prep") and c.i < clause.i]
    if not things or before is None:
        return None
    inside = {i for i in range(things[0].left_edge.i, before.i) if not token.doc[i].is_space}
    return _made(
        "requires", inside, {t.i for t in clause.subtree if t.i > before.i and not t.is_punct}, token, sentence
    )


def must_before(token: Token, sentence: Span) -> Found | None:
    """As in "Norland must dismantle the camp before the road opens", "would have to leave for the talks to resume"."""
    if not verbal(token) or reports(token) or negated(token):
        return None
    has_to = token.dep_ == "xcomp" and token.head.lemma_ == "have" and (modal(token.head) or present(token.head))
    if not (has_to or auxiliaries(token) & {"must"}):
        return None
    verbs = (token, token.head) if has_to else (token,)
    joined = [t for t in token.conjuncts if t.i > token.i and t.tag_ == token.tag_]  # "must go, and the fee be paid"
    clauses = [c for t in (*verbs, *joined) for c in t.children if c.dep_ == "advcl" and c.i > token.i]
    for clause in clauses:
        mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in ("before", "for")), None)
        timed = any(c.dep_ in SUBJECTS and c.lemma_ in words("conditions", "time_nouns") for c in clause.children)
        if mark is not None and not timed and clause.tag_ != "VBD" and (mark.lower_ == "before" or clause.tag_ == "VB"):
            own = [c for t in verbs for c in t.children if c.dep_ in SUBJECTS]
            start = min([token.i, *(c.left_edge.i for c in own)])
            then = {t.i for t in clause.subtree if t.i > mark.i and not t.is_punct} - _says(clause)
            return _made("requires", set(range(start, mark.i)), then, clause, sentence)
    return None


def only_this(token: Token, sentence: Span) -> Found | None:
    """As in "Only a signature will release the money"."""
    noun = token.head
    if (
        token.lower_ != "only"
        or noun.dep_ not in ("nsubj", "nsubjpass")
        or token.i > noun.i
        or noun.ent_type_ == "PERSON"
    ):
        return None
    verb = noun.head
    if (
        not verbal(verb)
        or not auxiliaries(verb) & {"will", "would", "can", "could"}
        or noun.pos_ not in ("NOUN", "VERB")
    ):
        return None
    inside = _phrase(noun)
    return _made("only_if", inside, _rest(verb, inside), verb, sentence)


def enough(token: Token, sentence: Span) -> Found | None:
    """As in "A letter would be enough for the ships to leave", "releasing the crew would open the way to talks"."""
    verb = token.head
    if not verbal(verb) or not modal(verb) or negated(verb):
        return None
    if token.lower_ in ("enough", "sufficient", "necessary", "required", "needed") and verb.lemma_ == "be":
        what = next((c for t in (token, verb) for c in t.children if c.i > token.i and _aim(c)), None)
    elif (
        token.lemma_ in ("way", "door", "path", "road")
        and token.dep_ == "dobj"
        and verb.lemma_ in words("clauses", "opening")
    ):
        preps = (
            c for t in (token, verb) for c in t.children if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "for")
        )
        what = next((n for p in preps for n in p.children if n.dep_ in ("pobj", "pcomp")), None)
    else:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ != "PRON"]
    return _made("if", _phrase(own[0]), _phrase(what), verb, sentence) if own and what is not None else None


def _aim(part: Token) -> bool:
    """Whether a part of a clause says what for: "for the ships to leave", "to end the strike"."""
    led = part.lower_ in ("for", "to") or any(c.lower_ in ("for", "to") for c in part.lefts)
    return part.dep_ in ("xcomp", "advcl", "prep", "ccomp") and led


def follows(token: Token, sentence: Span) -> Found | None:
    """As in "Recognition must follow the withdrawal", "signature awaits the return of the ship"."""
    lemma = token.lemma_.lower()
    if lemma not in ("follow", "await", "precede") or not verbal(token) or negated(token):
        return None
    own = [c for c in token.children if c.dep_ == "nsubj"]
    what = [c for c in token.children if c.dep_ == "dobj"]
    outcomes = words("conditions", "phrases", "outcomes")
    due = modal(token) if lemma != "await" else present(token)
    if what and any(c.lower_ in words("conditions", "phrases", "any") for c in what[0].children):
        return None  # "a pardon awaits any rebel who": `whoever`
    if not own or not what or not due or not {own[0].lemma_.lower(), what[0].lemma_.lower()} & outcomes:
        return None
    first, then = (own[0], what[0]) if lemma == "precede" else (what[0], own[0])
    return _made("requires", _phrase(first), _phrase(then), token, sentence)


def with_in_place(token: Token, sentence: Span) -> Found | None:
    """As in "With the port shut there will be no talks"."""
    if token.lower_ != "with" or token.dep_ != "prep" or not verbal(token.head):
        return None
    clause = next((c for c in token.children if c.dep_ == "pcomp" and c.tag_ in ("VBN", "JJ")), None)
    main = token.head
    none = negated(main) or any(d.lower_ == "no" for c in main.children for d in c.children)
    if clause is None or not none or not auxiliaries(main) & words("conditions", "future"):
        return None
    inside = {t.i for t in token.subtree}
    return _made("if", inside, {t.i for t in main.subtree if not t.is_punct} - inside - _says(main), main, sentence)


def _says(main: Token) -> set[int]:
    return {i for c in main.children if verbal(c) and reports(c) for i in _span(c)}


NOUN_RULES = (trigger, terms, one_condition, wanted_before, must_before, only_this, enough, follows, with_in_place)
