"""What is told to be still open: put off, not named, passed over in silence, or nobody's to sign.

"On pensions, nothing." "No date emerged." "The price was left for another day." "Neither minister would sign." "The rub
is the fund." "The text does not address the debt."
"""

from collections.abc import Callable, Iterator
from functools import cache

from dragoman.extract.bargain import NAME, Bargain, asked, listed
from dragoman.extract.clauses import (
    SUBJECTS,
    Extent,
    clause_span,
    conditional,
    infinitive,
    negated,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.roles import own_subjects
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

REACH = 14  # tokens of a topic: "on the price of the gas that flows north"


def open_points(sentence: Span) -> Iterator[Bargain]:
    """The clauses of a sentence that say that something is not agreed, in words of their own."""
    if sentence.forms.isdisjoint(_triggers()) or asked(sentence.root):
        return
    yield from _bare(sentence)
    for verb in sentence:
        if verbal(verb) and any(rule(verb) for rule in RULES) and not conditional(verb) and not _supposed(verb):
            yield Bargain(verb, "not_agreed", (), (), clause_span(verb, joined=False), "negated")


def deferral(clause: Token) -> bool:
    """Whether what sides agree to do is to leave a matter: "agreed to leave it for another day"."""
    things = [c for c in clause.children if c.dep_ == "dobj"]
    matters = all(t.pos_ == "PRON" or listed(t, "gaps", "nouns") or listed(t, "outcomes", "vague") for t in things)
    return listed(clause, "open", "leaving") and bool(things) and matters


@cache
def _triggers() -> frozenset[str]:
    """The words of which a sentence must hold one."""
    lists = ("leaving", "hindering", "staying", "silent", "signing", "nothing", "coming", "existing")
    return frozenset(word.split()[0] for name in lists for word in words(NAME, "open", name))


def _supposed(verb: Token) -> bool:
    """Whether it is only possible, or still to come: "no date may be set", "will be left for the autumn"."""
    helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(helping & words("clauses", "future")) or bool(
        helping & words("clauses", "hypothetical") and not listed(verb, "open", "signing")
    )


def _bare(sentence: Span) -> Iterator[Bargain]:
    """A topic and then nothing: "On wages, not a word", "as for the canal, there was no movement"."""
    tokens = [t for t in sentence if not (t.is_space or t.is_quote)]
    if not tokens or tokens[0].lower_ not in words(NAME, "open", "topics"):
        return
    lower = [t.lower_ for t in tokens]
    for at in range(2, min(len(tokens), REACH)):
        size = next((n for n in (4, 3, 2, 1) if " ".join(lower[at : at + n]) in words(NAME, "open", "nothing")), 0)
        if not size or not (tokens[at - 1].text == "," or _there(lower[max(0, at - 3) : at])):
            continue
        after = [t for t in tokens[at + size :] if t.lower_ not in words(NAME, "open", "so_far")]
        topic = tokens[1].ent_type_ not in ("DATE", "TIME") and tokens[at - 1].ent_type_ not in ("DATE", "TIME")
        if topic and (not after or after[0].is_punct):
            last = tokens[at + size - 1]
            yield Bargain(last, "not_agreed", (), (), Extent(tokens[0].idx, last.idx + len(last.text)), "negated")
        return


def _there(before: list[str]) -> bool:
    """Whether words say that there is what follows: "there was", "there has been", "they got", "came"."""
    return bool(before) and before[-1] in words(NAME, "open", "existing")


def _unnamed(verb: Token) -> bool:
    """Whether none of it came about: "no date emerged", "no stages have been named", "there was no timetable"."""
    there = any(c.dep_ == "expl" for c in verb.children)
    found = [c for c in verb.children if c.dep_ == "attr"] if there else own_subjects(verb)
    if not any(_none(t) and listed(t, "open", "terms") for t in found):
        return False
    named = passive(verb) and (listed(verb, "gaps", "fixing") or listed(verb, "gaps", "settling"))
    return named or there or listed(verb, "open", "coming")


def _none(noun: Token) -> bool:
    return any(c.lower_ in words("clauses", "no") and c.dep_ in ("det", "neg") for c in noun.children)


def _left(verb: Token) -> bool:
    """Whether a matter is left for later: "was kicked to a later meeting", "has been left for the autumn"."""
    if not listed(verb, "open", "leaving") or not passive(verb) or negated(verb):
        return False
    if any(listed(t, "gaps", "undropped") for t in subjects(verb)):
        return False
    ends = [n for c in verb.children if c.lower_ in words(NAME, "open", "towards") for n in c.children]
    return any(_later(n) for n in ends if n.dep_ == "pobj")


def _later(noun: Token) -> bool:
    """Whether a noun names a later time or meeting: "another day", "a later round", "the autumn"."""
    season = listed(noun, "open", "seasons")
    return season or (
        listed(noun, "open", "occasions") and any(c.lower_ in words(NAME, "open", "further") for c in noun.children)
    )


def _neither(verb: Token) -> bool:
    """Whether neither side would: "neither minister would sign", "nobody budged"."""
    if not listed(verb, "open", "signing") or infinitive(verb):
        return False
    return any(
        s.lower_ in ("neither", "nobody") or any(c.lower_ == "neither" for c in s.children) for s in subjects(verb)
    )


def _hindered(verb: Token) -> bool:
    """Whether a matter is what stands between the sides: "the rub is the fund", "pensions remained the last hurdle"."""
    stays = listed(verb, "open", "staying")
    if negated(verb) or not (stays or verb.lemma_ == "be"):
        return False
    told = [c for c in verb.children if c.dep_ in ("attr", "oprd", *SUBJECTS)]
    return len(told) > 1 and any(listed(t, "open", "hindering") or (stays and _hard(t)) for t in told)


def _hard(noun: Token) -> bool:
    return listed(noun, "open", "lasting") and any(c.lower_ in words(NAME, "open", "hard") for c in noun.children)


def _silent(verb: Token) -> bool:
    """Whether a text is silent: "the paper does not say what", "nothing was said about"."""
    if not listed(verb, "open", "silent"):
        return False
    papers = any(listed(s, "nouns", "deal") or listed(s, "outcomes", "texts") for s in subjects(verb))
    if not passive(verb):
        return papers and negated(verb)
    nothing = any(s.lower_ == "nothing" for s in own_subjects(verb))
    about = any(c.lower_ in words(NAME, "open", "topics") for c in verb.children)
    return (nothing and about) or (listed(verb, "open", "mentioning") and negated(verb) and not nothing)


RULES: tuple[Callable[[Token], bool], ...] = (_unnamed, _left, _neither, _hindered, _silent)
