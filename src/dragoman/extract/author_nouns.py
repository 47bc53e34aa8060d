"""Whose idea something was, told by a noun: "X's proposal for", "the brainchild of X", "X, the author of the plan"."""

from collections.abc import Iterator

from dragoman.extract.author_words import NAME, Authored, denies, owners_of, reach, real
from dragoman.extract.clauses import infinitive
from dragoman.lexicon import words
from dragoman.read.parse import Token


def by_noun(noun: Token) -> Iterator[Authored]:
    """The author in a noun: "T was X's idea", "T, the brainchild of X", "X's proposal for T", "at X's suggestion"."""
    lemma = noun.lemma_.lower()
    if lemma in words(NAME, "makers"):
        yield from _maker(noun)
    if lemma not in words(NAME, "nouns") | words(NAME, "prompting"):
        return
    head = noun.head
    mine = tuple(c for c in noun.children if c.dep_ == "poss")
    of = tuple(n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj")
    if any(c.tag_ == "WP$" for c in mine):
        if head.lemma_ == "be" and head.dep_ == "relcl":
            yield Authored((head.head,), None, reach(head.head.left_edge, head.right_edge))
    elif noun.dep_ == "attr" and head.lemma_ == "be":
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
        extent = reach((subject or noun).left_edge, noun.right_edge)
        yield Authored(mine or of or owners_of(noun), real(subject), extent, denied=denies(head))
    elif (lemma in words(NAME, "wholly") and (mine or of)) or _aside(noun):
        yield Authored(mine or of or owners_of(noun), _before(noun), reach(noun.left_edge, noun.right_edge))
    elif _prompting(noun, lemma):
        yield Authored(mine or of or owners_of(noun), None, reach(head, noun.right_edge))
    elif lemma in words(NAME, "owned") and (about := _about(noun)):
        makers = owners_of(noun)
        if not makers and (about.head.lower_ in ("for", "to") or infinitive(about)):
            makers = of
        yield Authored(makers, about, reach(noun.left_edge, noun.right_edge))


def _prompting(noun: Token, lemma: str) -> bool:
    """Whether something came about "at the suggestion of" somebody; not "on his own initiative"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in words(NAME, "upon") or lemma not in words(NAME, "prompting"):
        return False
    return not any(c.lower_ == "own" for c in noun.children)


def _maker(noun: Token) -> Iterator[Authored]:
    """The author in "X, the author of the plan", "the plan's architect was X"."""
    things = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    things += [c for c in noun.children if c.dep_ == "poss"]
    thing = next(iter(things), None)
    if thing is None or thing.lemma_.lower() not in words(NAME, "nouns"):
        return
    be = noun.head if noun.head.lemma_ == "be" else None
    other = [c for c in be.children if c.dep_ in ("nsubj", "attr") and c.i != noun.i] if be is not None else []
    beside = [noun.head] if noun.dep_ == "appos" else [c for c in noun.children if c.dep_ == "appos"]
    who = tuple(other or beside)[:1]
    if who:
        denied = be is not None and denies(be)
        yield Authored(who, real(thing), reach(who[0].left_edge, noun.right_edge), denied=denied)


def _about(noun: Token) -> Token | None:
    """What a proposal is about: "for a common pasture", "to photograph the tubes"."""
    after = [c for c in noun.children if c.i > noun.i]
    inner = [n for c in after if c.dep_ == "prep" and c.lower_ in ("for", "on") for n in c.children if n.dep_ == "pobj"]
    return next(iter((*inner, *(c for c in after if c.dep_ in ("acl", "relcl", "xcomp") and infinitive(c)))), None)


def _aside(noun: Token) -> bool:
    """Whether a noun with an author stands beside what it names, set off by a comma: "an inquiry, a Chilean wish"."""
    first = noun.left_edge
    if not any(c.lower_ == "of" or c.dep_ == "poss" or c.text[:1].isupper() for c in noun.children):
        return False
    return noun.dep_ in ("appos", "npadvmod", "conj", "attr") and first.i > 0 and first.nbor(-1).text == ","


def _before(noun: Token) -> Token | None:
    """The noun that an apposition stands beside."""
    return real(noun.head) if noun.dep_ == "appos" else None
