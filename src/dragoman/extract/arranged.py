"""What is arranged and has a day: "forty lorries are to roll in by Saturday", after talks.

"Is to" tells what has been arranged (Quirk et al. 1985, §4.45). Beside a sentence that speaks of talks or of what came
of them, a clause with it that has both a number and a day still to come tells what was agreed. It must be the writer's
own: what a speaker says will be done may be a wish or a threat.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import agents, clause_span, conditional, infinitive, negated, passive, subjects, verbal
from dragoman.extract.roles import LIMIT
from dragoman.extract.undertaken import harmful
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.read.when import due_of
from dragoman.record.claim import Statement

AHEAD = 2  # this sentence and the next may tell what it came of, and the one before
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})


def bargained(sentences: Sequence[Span]) -> list[bool]:
    """For each sentence, whether it or one beside it speaks of talks or of what came of them."""
    cues = [any(_cue(t) for t in s[:LIMIT]) for s in sentences]
    return [any(cues[max(0, at - 1) : at + AHEAD]) for at in range(len(cues))]


def _cue(token: Token) -> bool:
    """Whether a word tells of bargaining: "talks", "the deal", "agreed", "the result"."""
    if token.pos_ == "NOUN":
        named = any(
            listed(token, *keys) for keys in (("nouns", "deal"), ("arranged", "talks"), ("outcomes", "results"))
        )
        return named and not negated(token)
    done = token.tag_ in ("VBD", "VBN") and any(listed(token, "verbs", sense) for sense in ("agree", "settle"))
    return done and not negated(token)


def arranged(reading: Reading, sentence: Span, said: tuple[Statement, ...]) -> Iterator[Bargain]:
    """The clauses of a sentence that say what is to be done, how many and by when."""
    if asked(sentence.root):
        return
    for verb in sentence:
        if not (verbal(verb) and _is_to(verb)) or negated(verb) or conditional(verb) or _carried(verb, said):
            continue
        if _other(verb) or harmful(verb):
            continue
        extent = clause_span(verb.head if verb.dep_ == "xcomp" else verb, joined=False)
        counted = any(a.kind != "duration" for a in amounts(reading, *extent))
        if counted and due_of(reading, *extent, head=verb):
            holders = () if passive(verb) else tuple(agents(verb))
            yield Bargain(verb, "agreed", holders, (), extent, "planned")


def _other(verb: Token) -> bool:
    """Whether it is no term of a deal: a meeting, a speech, a vote, something that befalls talks or papers."""
    talks = listed(verb, "plans", "talking") and not any(c.dep_ == "dobj" for c in verb.children)
    about = any(listed(s, "outcomes", "talks") or listed(s, "plans", "papers") for s in subjects(verb))
    return talks or about or listed(verb, "arranged", "others")


def _is_to(verb: Token) -> bool:
    """Whether a verb stands under a "be" of the present: "are to leave"."""
    return infinitive(verb) and verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in PRESENT


def _carried(verb: Token, said: tuple[Statement, ...]) -> bool:
    """Whether somebody says it."""
    return any(e.role == "content" and e.start <= verb.idx < e.end for s in said for e in s.evidence)
