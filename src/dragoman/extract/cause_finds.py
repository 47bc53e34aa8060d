"""Who or what is said to have caused what happened, in a parse: "blamed the strike", "the cause was ice in a valve".

Also who denies it: "had nothing to do with the blast". Only what is told to have happened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.extract.clauses import by_agents, modality_of, negated, passive, subjects
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token

NAME = "causes"
REAL = ("asserted", "historical")
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cause:
    """A clause that names a cause. `blamer`: who says so, where its verb tells; `weak`: only where another stands by.

    `answers`: of a denial, whether only what was said just before tells of what.
    """

    culprit: Token
    verb: Token
    blamer: Token | None = None
    denied: bool = False
    weak: bool = False
    answers: bool = False


def triggers(text: str) -> tuple[str, ...]:
    """The stems that a whole report has: a sentence with none of them is not looked at."""
    said = text.lower()
    return tuple(sorted(stem for stem in words(NAME, "stems") if stem in said))


def causes(sentence: Span, stems: tuple[str, ...]) -> Iterator[Cause]:
    """The clauses of a sentence that say who or what caused something, or who denies it, in order."""
    said = sentence.text.lower()
    if not any(stem in said for stem in stems):
        return
    gaps = [t for t in sentence if t.lower_ == "by" and t.i > sentence.start and t.nbor(-1).text == ";"]
    apart = [cause for by in gaps for cause in _gapped(by)]
    yield from apart
    for token in sentence:
        if token.pos_ in ("VERB", "AUX"):
            found = _verb(token)
            yield from (c for c in found if all(c.culprit is not a.culprit for a in apart))
        elif token.pos_ == "NOUN":
            yield from _work(token, token.lemma_.lower())


def _verb(verb: Token) -> Iterator[Cause]:
    """The cause in a verb, by its kind."""
    lemma = verb.lemma_.lower()
    for kind in KINDS:
        if lemma in words(NAME, kind.verbs) and (not kind.real or modality_of(verb) in REAL):
            yield from kind.find(verb)


def _blamed(verb: Token) -> Iterator[Cause]:
    """Whom or what somebody blames: the object of "on", else that of the verb."""
    if passive(verb):
        yield from _found(_pobj(verb, "on") or _child(verb, "nsubjpass"), verb, None)
        return
    thing = _child(verb, "dobj")
    if thing is None:  # "blames skipped maintenance", read as a clause
        clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.left_edge.i == verb.i + 1)
        thing = next((o for clause in clauses for o in clause.children if o.dep_ == "dobj"), None)
    culprit = _pobj(verb, "on") or (_pobj(thing, "on") if thing is not None else None) or thing
    yield from _found(culprit, verb, _subject(verb))


def _accused(verb: Token) -> Iterator[Cause]:
    """Whom somebody accuses of what has done harm, or of what was told before."""
    of = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of"]
    thing = _child(verb, "nsubjpass" if passive(verb) else "dobj")
    of += [c for c in (thing.children if thing is not None else ()) if c.dep_ == "prep" and c.lower_ == "of"]
    acts = [c for prep in of for c in prep.children]
    harm = words(NAME, "harming") | words(NAME, "events")
    if not acts or any(c.lemma_.lower() in harm for c in acts):
        yield from _found(thing, verb, None if passive(verb) else _subject(verb))


def _caused(verb: Token) -> Iterator[Cause]:
    """What caused an event: the agent of a passive, else the subject."""
    if passive(verb):
        if any(_event(s) for s in subjects(verb)):
            yield from (Cause(agent, verb) for agent in by_agents(verb))
    elif (thing := _child(verb, "dobj")) is not None and _event(thing):
        yield from _found(_subject(verb), verb, None)


def _attributed(verb: Token) -> Iterator[Cause]:
    """What something is attributed, or put down, to."""
    if verb.lemma_ != "put" or any(c.lower_ == "down" for c in verb.children):
        yield from _found(_pobj(verb, "to"), verb, None if passive(verb) else _subject(verb))


def _done(verb: Token) -> Iterator[Cause]:
    """By whom something was done, or from whose ground fired."""
    if passive(verb):
        yield from (Cause(agent, verb) for agent in by_agents(verb) if not _event(agent))
        place = _pobj(verb, "from")
        bearers = words("incidents", "forces", "nouns")
        yield from (Cause(c, verb) for c in (place.children if place else ()) if c.lemma_.lower() in bearers)


def _was(verb: Token) -> Iterator[Cause]:
    """The cause in "the cause was X", "X was behind it", "X is to blame"."""
    subject = _subject(verb)
    if subject is None:
        return
    told = _child(verb, "attr")
    if subject.lemma_.lower() in words(NAME, "causes") and told is not None:
        yield Cause(told, verb)
        return
    behind = _pobj(verb, "behind")
    to_blame = any(c.dep_ == "xcomp" and c.lemma_ in words(NAME, "blaming") for c in verb.children)
    if to_blame or (behind is not None and _event(behind)) or _responsible(verb):
        yield Cause(subject, verb)


def _responsible(verb: Token) -> bool:
    """Whether a verb or its object has "responsible for the blast", not "for roads"."""
    told = (c for c in verb.children if c.lower_ == "responsible")
    return any((thing := _pobj(c, "for")) is not None and _event(thing) for c in told)


def _held(verb: Token) -> Iterator[Cause]:
    """Whom somebody holds responsible for something."""
    whom = _child(verb, "dobj")
    if whom is not None and (_responsible(verb) or _responsible(whom)):
        yield Cause(whom, verb, _subject(verb))


def _claimed(verb: Token) -> Iterator[Cause]:
    """Who claims responsibility."""
    thing = _child(verb, "dobj")
    if thing is not None and thing.lemma_ in words(NAME, "claimed"):
        yield from _found(_subject(verb), verb, None)


def _work(noun: Token, lemma: str) -> Iterator[Cause]:
    """Whose work something was: "the work of X", "by the hand of X"."""
    own = lemma in words(NAME, "works") and noun.dep_ == "attr" and modality_of(noun.head) in REAL
    by = lemma in words(NAME, "hands") and noun.dep_ == "pobj" and noun.head.lower_ in ("by", "at")
    maker = _pobj(noun, "of") if own or by else None
    if maker is not None:
        yield Cause(maker, noun.head if by else noun)


def _named(verb: Token) -> Iterator[Cause]:
    """What somebody points to, suspects or does not exclude: a cause where something else is told beside it."""
    if (verb.lemma_ == "exclude") != negated(verb):
        return
    particle = lexicon(NAME)["particles"].get(verb.lemma_)
    thing, who = _pobj(verb, particle) if particle else _child(verb, "dobj"), _subject(verb)
    if thing is not None and who is not None:
        yield Cause(thing, verb, who, weak=True)


def _denied(verb: Token) -> Iterator[Cause]:
    """Who denies a part in it, or what was just said of him."""
    thing, who = _child(verb, "dobj"), _subject(verb)
    if thing is None or who is None or negated(verb):
        return
    answers = thing.lemma_.lower() in words(NAME, "charges")
    if answers or thing.lemma_.lower() in words(NAME, "shares"):
        yield Cause(who, verb, denied=True, answers=answers)


def _swears(verb: Token) -> Iterator[Cause]:
    """Who affirms not to have done what was just said of him."""
    done = _child(verb, "xcomp")
    who = _subject(verb)
    if done is not None and who is not None and any(c.dep_ == "neg" for c in done.children):
        yield Cause(who, done, denied=True, answers=True)


def _had_none(verb: Token) -> Iterator[Cause]:
    """Who "had no part in" something, or "had nothing to do with" it."""
    thing, who = _child(verb, "dobj"), _subject(verb)
    if thing is None or who is None:
        return
    nothing = thing.lower_ == NOTHING and any(c.lemma_ == "do" for c in (*thing.children, *verb.children))
    none = thing.lemma_.lower() in words(NAME, "shares") and any(c.lower_ == "no" for c in thing.children)
    if nothing or none:
        yield Cause(who, verb, denied=True)


def _gapped(by: Token) -> Iterator[Cause]:
    """The two causes of one clause: "the wire was cut, by the guards, say some; by the wind, say others"."""
    before = by.doc[by.sent.start : by.i - 1]
    first = next((t for t in reversed(list(before)) if t.lower_ == "by" and t.i and t.nbor(-1).text == ","), None)
    halves = [(prep, _noun(prep)) for prep in (first, by) if prep is not None]
    if len(halves) == 1:
        return
    ends = (by.i, by.sent.end)
    for (prep, noun), end in zip(halves, ends, strict=True):
        tellers = [
            t for t in by.doc[prep.i : end] if t.dep_ in ("nsubj", "dobj") and t is not noun and t.pos_ != "PRON"
        ]
        if noun is not None and tellers:
            yield Cause(noun, prep, tellers[-1])


def _noun(prep: Token) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None)


def _found(culprit: Token | None, verb: Token, blamer: Token | None) -> Iterator[Cause]:
    """The find of a culprit, where there is one."""
    if culprit is not None:
        yield Cause(culprit, verb, blamer)


def _subject(verb: Token) -> Token | None:
    return next(iter(subjects(verb)), None)


def _child(verb: Token, dep: str) -> Token | None:
    return next((c for c in verb.children if c.dep_ == dep), None)


def _pobj(head: Token, word: str) -> Token | None:
    """The noun after a preposition of a verb or noun."""
    preps = (c for c in head.children if c.dep_ in ("prep", "dative", "agent") and c.lower_ == word)
    return next((n for prep in preps for n in prep.children if n.dep_ == "pobj"), None)


def _event(noun: Token) -> bool:
    """Whether a noun names what may have a cause."""
    return noun.lemma_.lower() in words(NAME, "events")


@dataclass(frozen=True, slots=True)
class Kind:
    """The verbs of a list of causes.toml, and what finds a cause in one. `real`: only where it is told to be so."""

    verbs: str
    find: Callable[[Token], Iterator[Cause]]
    real: bool = True


KINDS = (
    Kind("denying", _denied, real=False), Kind("swearing", _swears, real=False), Kind("having", _had_none, real=False),
    Kind("naming", _named, real=False), Kind("blaming", _blamed), Kind("accusing", _accused), Kind("causing", _caused),
    Kind("attributing", _attributed), Kind("holding", _held), Kind("claiming", _claimed),
    Kind("being", _was), Kind("done", _done),
)  # fmt: skip
