"""Conditions told as events and as people: "in the event of a strike", "upon payment", "any rebel who"."""

from dataclasses import dataclass
from functools import cache

from dragoman.extract.clauses import above, negated, verbal
from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_open import auxiliaries, present, stance
from dragoman.extract.condition_parts import Found, consequence_tokens, runs
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

TIMES = ("DATE", "TIME", "CARDINAL", "ORDINAL")


def found_in(form: ConditionForm, inside: set[int], main: Token, first: Token, sentence: Span) -> Found | None:
    """What was found, from the tokens of the condition and the head of what follows from it."""
    held = {i for i in inside if sentence.start <= i < sentence.end}
    then = consequence_tokens(main, held, first, sentence) - held
    condition, consequence = runs(held, sentence), runs(then, sentence)
    own = [e for e in consequence if e.start <= main.idx < e.end] or list(consequence[:1])
    if not condition or not own:
        return None
    return Found(form, condition[:1], tuple(own), min(held), main, first)


def event(token: Token, sentence: Span) -> Found | None:
    """As in "They may leave upon payment of the fine", "in the event of new sanctions we will walk out"."""
    row = next((r for r in _events().get(token.lower_, ()) if _worded(token, r.words)), None)
    if row is None:
        return None
    last = token.doc[token.i + len(row.words) - 1]
    noun = next((c for c in last.children if c.dep_ in ("pobj", "pcomp", "dobj")), None)
    main = verb_above(token)
    if (
        noun is None
        or main is None
        or any(t.ent_type_ in TIMES or t.lemma_ in _time_nouns() for t in (noun, *noun.lefts))
    ):
        return None
    future = bool(auxiliaries(main) & words("conditions", "future")) or stance(main)
    if main.i in range(token.i, noun.right_edge.i + 1) or not (future or (present(main) and row.present)):
        return None
    inside = set(range(token.i, noun.right_edge.i + 1))
    return found_in(row.form, inside, main, token, sentence)


def _time_nouns() -> frozenset[str]:
    return frozenset(words("conditions", "time_nouns"))


@dataclass(frozen=True, slots=True)
class _Event:
    """A phrase that makes an event a condition, its form, and whether the present tense will do."""

    words: tuple[str, ...]
    form: ConditionForm
    present: bool


@cache
def _events() -> dict[str, tuple[_Event, ...]]:
    """The phrases by their first word, each in the order of the lexicon."""
    found: dict[str, tuple[_Event, ...]] = {}
    for row in lexicon("conditions")["events"]:
        said = tuple(row["phrase"].split())
        found[said[0]] = (*found.get(said[0], ()), _Event(said, row["form"], row["present"]))
    return found


def _worded(token: Token, said: tuple[str, ...]) -> bool:
    return tuple(t.lower_ for t in token.doc[token.i : token.i + len(said)]) == said


def verb_above(token: Token) -> Token | None:
    """The verb that a phrase hangs on; for one that opens a sentence the verb behind it."""
    head = token.head
    for _ in range(3):
        if verbal(head) or head.head.i == head.i:
            break
        head = head.head
    return head if verbal(head) and head.i != token.i else None


def whoever(token: Token, sentence: Span) -> Found | None:
    """As in "Any state that recognises it will lose its envoy", "a pardon awaits any rebel who lays down his rifle"."""
    any_one = token.lower_ in words("conditions", "phrases", "any")
    someone = token.dep_ == "det" and token.lower_ in ("a", "an", "every", "each", "those", "all")
    if not any_one and not someone:
        return None
    noun = token.head if token.dep_ == "det" else token
    clause = next((c for c in noun.children if c.dep_ == "relcl"), None)
    if clause is None or not _open_clause(clause):
        return None
    main = noun.head.head if noun.dep_ == "pobj" else noun.head
    if not verbal(main):
        return None
    future = bool(auxiliaries(main) & words("conditions", "future"))
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    granted = main.lemma_ in words("conditions", "phrases", "awaiting")
    if not (future if subject else granted) and not (any_one and subject and present(main)):
        return None
    if someone and not (subject and _may(main)):
        return None
    inside = set(range(noun.left_edge.i, clause.right_edge.i + 1))
    return found_in("if", inside, main, token, sentence)


def _may(main: Token) -> bool:
    """Whether a clause grants or threatens, and does not merely foretell."""
    return bool(auxiliaries(main) & {"will", "can", "may", "shall", "must", "would", "could"}) and main.lemma_ != "be"


def _open_clause(clause: Token) -> bool:
    """Whether a relative clause tells what may happen: in the present, about somebody ("who lays down his rifle")."""
    told = clause.tag_ == "VBD" or any(c.tag_ == "VBD" for c in clause.children if c.dep_ in ("aux", "auxpass"))
    related = any(c.lower_ in ("who", "that", "which") and c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return related and not told and (clause.tag_ in (*FINITE, "VB") or present(clause))


def step(token: Token, sentence: Span) -> Found | None:
    """As in "Inspection is the indispensable step before any licence", "Norland requires a vote before any talks"."""
    lemma = token.lemma_.lower()
    is_step = lemma in words("conditions", "nouns", "steps")
    need = verbal(token) and (
        lemma in words("conditions", "phrases", "requires") or lemma in words("conditions", "nouns", "wanting")
    )
    if not is_step and not need:
        return None
    be = next((t for t in above(token) if t.lemma_ in ("be", "remain")), token.head)
    aside = token.dep_ == "appos" and token.head.dep_ == "pobj" and be.i < token.i  # "is, for Ms Brann, the first step"
    noun = is_step and (token.dep_ == "attr" or aside)
    before = next((c for c in token.children if c.lower_ == "before" and c.dep_ == "prep"), None)
    things = [c for c in (be if noun else token).children if c.dep_ == ("nsubj" if noun else "dobj")]
    if need and not things:  # "insists on payment before delivery"
        things = [n for c in token.children if c.lower_ == "on" for n in c.children if n.dep_ == "pobj"]
    before = before or next((c for t in things for c in t.children if c.lower_ == "before" and need), None)
    then = next((c for c in before.children if c.dep_ in ("pobj", "pcomp")), None) if before is not None else None
    if (
        not (noun or need)
        or then is None
        or not things
        or then.ent_type_ in TIMES
        or negated(token.head if noun else token)
    ):
        return None
    cut = before.i if before is not None else then.i
    inside = {t.i for t in things[0].subtree if t.i < cut}
    after = {t.i for t in then.subtree}
    condition, consequence = runs(inside, sentence), runs(after, sentence)
    if not condition or not consequence:
        return None
    return Found("requires", condition[:1], consequence[:1], min(inside), token.head if noun else token, token)
