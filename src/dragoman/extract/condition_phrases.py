"""Conditions without a conjunction: "a precondition for", "in return for", "depends on", "any state that"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.clauses import SUBJECTS, negated, verbal
from dragoman.extract.condition_alternatives import alternative
from dragoman.extract.condition_events import event, step, whoever
from dragoman.extract.condition_lack import LACKS
from dragoman.extract.condition_needs import NEEDS, equated, named
from dragoman.extract.condition_nouns import NOUN_RULES
from dragoman.extract.condition_open import auxiliaries, modal, present, stance
from dragoman.extract.condition_order import first_and_then
from dragoman.extract.condition_parts import Found, consequence_tokens, reports, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm


def by_phrases(sentence: Span) -> Iterator[Found]:
    """The conditions that a sentence sets with nouns, prepositions and verbs, in order."""
    for token in sentence:
        if token.is_punct or token.is_space:
            continue
        for rule in RULES:
            found = rule(token, sentence)
            if found is not None:
                yield found
                break


@dataclass(frozen=True, slots=True)
class Parts:
    """What a rule finds, as token indices; `worded`: where the condition's own words begin, null for its first."""

    condition: set[int]
    consequence: set[int]
    worded: int | None = None


def _found(form: ConditionForm, parts: Parts, main: Token, sentence: Span) -> Found | None:
    inside = {i for i in parts.condition if sentence.start <= i < sentence.end}
    condition, consequence = runs(inside, sentence), runs(parts.consequence - inside, sentence)
    if not condition or not consequence:
        return None
    first = sentence.doc[min(inside)]
    return Found(form, condition[:1], consequence, first.i if parts.worded is None else parts.worded, main, first)


def phrase(noun: Token) -> set[int]:
    """The tokens of a noun phrase, without what is set beside it and what is said of it in a clause of its own."""
    found: set[int] = set()
    stack = [noun]
    while stack:
        token = stack.pop()
        found.add(token.i)
        apart = ("relcl", "appos", "parataxis", *SUBJECTS) if token.i == noun.i else ()
        stack += [c for c in token.children if c.dep_ not in apart and not (c.is_punct and c.head.i == noun.i)]
    return found


def _pobj(token: Token, *preps: str) -> Token | None:
    for prep in token.children:
        if prep.dep_ in ("prep", "dative") and prep.lower_ in preps:
            for noun in prep.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    return noun
    return None


def _precondition(token: Token, sentence: Span) -> Found | None:
    """As in "A truce is a precondition for talks", "the price of", "sought a truce as a precondition for talks"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = token.lemma_.lower()
    strong = lemma in words("conditions", "nouns", "strong")
    if not (strong or lemma in words("conditions", "nouns", "plain")):
        return None
    then = _pobj(token, *words("conditions", "nouns", "preps"))
    if then is None:
        return None
    if token.tag_ == "NNS":
        return _unnamed(token, then, sentence)
    condition = _what_is(token)
    if condition is None or condition.i in phrase(token) or not (strong or named(then) or equated(token, condition)):
        return None
    makes = verbal(token.head) and token.head.lemma_ != "be"  # "Norland makes it a precondition": Norland sets it
    main = token.head if makes else token
    return _found("requires", Parts(phrase(condition) - phrase(token), phrase(then)), main, sentence)


def _what_is(token: Token) -> Token | None:
    """What is said to be a precondition: A in "A is a", "makes A a", "sought A as a"."""
    if token.dep_ == "appos" and token.head.dep_ == "dobj" and token.head.head.lemma_ in words("clauses", "making"):
        return token.head  # "made the release a precondition": the parse takes the two for one thing
    if token.dep_ == "appos":  # "is the door, a precondition for"
        token = token.head
    head = token.head
    if token.dep_ in ("attr", "oprd", "acomp") or (token.dep_ in ("dobj", "appos", "ccomp") and verbal(head)):
        objects = [
            c
            for c in head.children
            if c.dep_ in ("dobj", "nsubj", "ccomp", "csubj") and c.i != token.i and c.i < token.i
        ]
        own = [c for c in token.children if c.dep_ == "nsubj"]
        best = own or [c for c in objects if c.dep_ == "dobj"] or [c for c in objects if c.dep_ != "dobj"]
        return (
            best[-1]
            if best and head.lemma_ not in ("set", "attach", "impose", "meet", "fulfil", "have", "pay")
            else None
        )
    if token.dep_ in ("pobj", "dobj") and head.lower_ == "as":
        over = head.head
        if over.pos_ in ("NOUN", "PROPN"):
            return over
        objects = [c for c in over.children if c.dep_ in ("dobj", "nsubjpass") and c.i < head.i]
        pushed = [
            n for c in over.children if c.lower_ == "for" and c.i < head.i for n in c.children if n.dep_ == "pobj"
        ]
        named = [c for c in (*objects, *pushed) if c.tag_ not in ("WDT", "WP")]
        return named[-1] if named else (over.head if over.dep_ == "relcl" else None)
    return None


def _unnamed(token: Token, then: Token, sentence: Span) -> Found | None:
    """Conditions that are set and not told: "will present a list of conditions for a truce"."""
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    given = over.dep_ == "pobj" and over.head.lower_ == "with"  # "will present the other side with a list"
    verb = over.head.head if given else over.head
    if not (given or over.dep_ == "dobj") or verb.lemma_.lower() not in words("conditions", "nouns", "setting"):
        return None
    return _found("requires", Parts(phrase(over) - phrase(then) - {then.head.i}, phrase(then)), verb, sentence)


def _exchange(token: Token, sentence: Span) -> Found | None:
    """As in "The crew walks free in return for fuel": only where the exchange is still offered, asked or to come."""
    if token.lower_ not in _exchange_openings() or token.i + 3 >= sentence.end:
        return None
    words_here = " ".join(t.lower_ for t in token.doc[token.i : token.i + 3])
    if words_here not in words("conditions", "phrases", "exchange"):
        return None
    noun = next((t for t in token.doc[token.i + 3 : sentence.end] if t.dep_ in ("pobj", "pcomp")), None)
    main = token.head
    opens = token.i == sentence.start or not token.nbor(-1).text.isalpha()  # "In return for fuel, the crew …"
    if noun is None or (main.i > token.i and not (opens and verbal(main) and main.i > noun.right_edge.i)):
        return None
    verb = main if verbal(main) else main.head
    if not (
        modal(verb) or stance(verb) or stance(main) or (present(verb) and verb.lemma_ not in ("be", "have", "say"))
    ):
        return None
    condition = set(range(token.i, noun.right_edge.i + 1))
    return _found(
        "requires", Parts(condition, consequence_tokens(main, condition, token, sentence), token.i + 3), main, sentence
    )


@cache
def _exchange_openings() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in words("conditions", "phrases", "exchange"))


def _depends(token: Token, sentence: Span) -> Found | None:
    """As in "A deal depends on the release", "the pause is conditional on a vote"."""
    lemma = token.lemma_.lower()
    resting = lemma in words("conditions", "phrases", "resting")
    if (resting or lemma in words("conditions", "phrases", "depends")) and verbal(token):
        what = _pobj(token, "on", "upon")
        own = [c for c in token.children if c.dep_ in SUBJECTS]
        own = own if not resting or (own and named(own[0])) else []  # "a deal rests on"
    elif lemma in words("conditions", "phrases", "conditional"):
        what = _pobj(token, "on", "upon") or _pobj(token.head, "on", "upon")
        own = [c for c in token.children if c.dep_ in SUBJECTS]  # "made its signature conditional on"
        own = own or [c for c in token.head.children if c.dep_ in ("dobj", *SUBJECTS)][-1:]
        own = own or ([token.head] if token.dep_ == "amod" else [])
    else:
        return None
    told = token.tag_ == "VBD" and not (token.dep_ == "ccomp" and reports(token.head))
    if what is None or not own or negated(token) or told:
        return None
    asked = {t.i for t in what.subtree if t.dep_ != "mark"} if verbal(what) else phrase(what)  # "on whether they go"
    return _found("requires", Parts(asked, phrase(own[0])), token, sentence)


def _tied(token: Token, sentence: Span) -> Found | None:
    """As in "tied its signature to a bigger quota"."""
    if token.lemma_.lower() not in words("conditions", "phrases", "tying") or not verbal(token) or negated(token):
        return None
    tied = [c for c in token.children if c.dep_ == "nsubjpass"]  # "the aid is tied to reforms"
    own = [c for c in token.children if c.dep_ == "nsubj"] or tied
    things = [c for c in token.children if c.dep_ == "dobj"] or tied
    on = token.lemma_.lower() == "condition"
    what = _pobj(token, "on" if on else "to") or next((w for t in things if (w := _pobj(t, "to"))), None)
    if not own or not things or what is None:
        return None
    if not named(things[0]) and things[0].lemma_.lower() not in words("conditions", "phrases", "granted"):
        return None
    return _found("requires", Parts(phrase(what), phrase(things[0]) - phrase(what)), token, sentence)


def _requires(token: Token, sentence: Span) -> Found | None:
    """As in "Such a summit would require preparation": an outcome that needs something."""
    if token.lemma_.lower() not in words("conditions", "phrases", "requires") or not verbal(token) or negated(token):
        return None
    own = [c for c in token.children if c.dep_ == "nsubj"]
    needed = [c for c in token.children if c.dep_ == "dobj"]
    if not own or not needed or token.tag_ == "VBD":
        return None
    organising = own[0].dep_ == "csubj" or own[0].tag_ == "VBG"
    if own[0].lemma_.lower() not in words("conditions", "phrases", "outcomes") and not organising:
        return None
    return _found("requires", Parts(phrase(needed[0]), phrase(own[0])), token, sentence)


def _only_through(token: Token, sentence: Span) -> Found | None:
    """As in "A breakthrough is possible only through a direct meeting"."""
    if token.lower_ != "only" or token.i + 1 >= sentence.end:
        return None
    prep = token.doc[token.i + 1]
    if prep.lower_ not in words("conditions", "phrases", "only_preps") or prep.dep_ not in ("prep", "agent", "mark"):
        return None
    if prep.dep_ == "mark":  # "only with observers present"
        noun, main = (prep.head, prep.head.head) if prep.lower_ == "with" else (None, prep.head)
    else:
        noun = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
        main = prep.head if verbal(prep.head) else prep.head.head
    possible = any(c.lower_ in ("possible", "conceivable", "achievable", "attainable") for c in main.children)
    if noun is None:
        return None
    firm = prep.lower_ in ("with", "through", "against") and present(main) and noun.pos_ == "NOUN"
    if not verbal(main) or not (modal(main) or (possible and present(main)) or firm):
        return None
    condition = set(range(token.i, noun.right_edge.i + 1))
    return _found(
        "only_if", Parts(condition, consequence_tokens(main, condition, token, sentence), token.i + 2), main, sentence
    )


def _come_before(token: Token, sentence: Span) -> Found | None:
    """As in "A truce must come before talks": what must come is the condition."""
    if token.lemma_.lower() not in ("come", "happen", "precede") or "must" not in auxiliaries(token):
        return None
    own = [c for c in token.children if c.dep_ in SUBJECTS]
    then = _pobj(token, "before") or next(
        (c for c in token.children if token.lemma_ == "precede" and c.dep_ == "dobj"), None
    )
    if not own or then is None or negated(token):
        return None
    return _found("requires", Parts(phrase(own[0]), phrase(then)), token, sentence)


RULES = (
    *NEEDS,
    _precondition,
    _exchange,
    _depends,
    _tied,
    step,
    _requires,
    _only_through,
    *LACKS,
    _come_before,
    whoever,
    event,
    alternative,
    first_and_then,
    *NOUN_RULES,
)
