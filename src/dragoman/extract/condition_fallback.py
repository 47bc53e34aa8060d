"""Conditions where the parse shows no clause: a noun ("until a withdrawal"), or what lies before the first comma."""

from dragoman.extract.clauses import negated, verbal
from dragoman.extract.condition_marks import FINITE, Mark
from dragoman.extract.condition_open import is_open, modal, present, stance
from dragoman.extract.condition_parts import Found, reports, runs, told
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

TIMES = ("DATE", "TIME", "CARDINAL")


def misread(mark: Mark, main: Token, inside: set[int], sentence: Span) -> bool:
    """Whether the parse takes the verb of a condition that opens its sentence for the verb of the consequence."""
    doc, start = sentence.doc, mark.first.i
    opens = start == sentence.start or doc[start - 1].is_quote
    comma = any(t.text == "," for t in doc[max(inside) + 1 : main.i])
    later = next((t.i for t in doc[main.i : sentence.end] if t.text == ","), None)
    return (
        opens
        and main.i > max(inside)
        and not comma
        and later is not None
        and any(t.tag_ in FINITE for t in doc[later : sentence.end])
    )


def by_comma(mark: Mark, sentence: Span) -> Found | None:
    """Where the parse shows no verb: a condition that opens its clause goes to the first comma."""
    doc, start = sentence.doc, mark.first.i
    opens = start == sentence.start or doc[start - 1].is_punct or doc[start - 1].lower_ == "that"
    comma = next((t.i for t in doc[start : sentence.end] if t.text == "," and t.i > mark.last.i + 1), None)
    refused = mark.form == "until" and mark.first.lower_ == "not"  # "Not before they have met, not one tent comes down"
    if not opens or comma is None or not (refused or mark.form in ("if", "unless", "only_if")):
        return None
    inside = set(range(start, comma))
    main = next((t for t in doc[comma : sentence.end] if t.tag_ in FINITE and not reports(t.head)), None)
    head = main.head if main is not None and main.tag_ == "MD" else main
    if head is None or not is_open(head, mark):
        return None
    then = told(head, inside, mark.first, sentence)
    return Found(mark.form, runs(inside, sentence)[:1], then, mark.last.i + 1, head, mark.first) if then else None


def noun_until(mark: Mark, sentence: Span) -> Found | None:
    """A condition that is a noun: "no talks until a withdrawal", "only after the release of the crew"."""
    noun = _event(mark)
    main = mark.last.head.head if mark.last.head.lower_ == "only" else mark.last.head
    if noun is None or not verbal(main):
        return None
    inside = set(range(mark.first.i, noun.right_edge.i + 1))
    only = mark.first.lower_ == "only" and present(main)  # "the money flows only after ratification"
    if main.i in inside or not (negated(main) or modal(main) or stance(main) or only):
        return None
    then = told(main, inside, mark.first, sentence)
    return Found(mark.form, runs(inside, sentence)[:1], then, mark.last.i + 1, main, mark.first) if then else None


def _event(mark: Mark) -> Token | None:
    """The noun behind a mark of time, where it is an event and no time."""
    denied = mark.first.lower_ == "before" and verbal(mark.last.head) and negated(mark.last.head)
    alone = mark.first.i == mark.last.i and mark.first.lower_ not in ("until", "till") and not denied
    if alone or mark.form not in ("until", "after", "only_if"):
        return None
    noun = next((c for c in mark.last.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    timed = noun is not None and any(
        t.ent_type_ in TIMES or t.lemma_ in words("conditions", "time_nouns") for t in noun.subtree
    )
    return None if timed else noun
