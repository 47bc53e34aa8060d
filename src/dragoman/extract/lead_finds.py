"""Who led one side's team, in a parse: "X, who headed the delegation", "a team led by X", "X led for the union"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.author_finds import cleft, unreal
from dragoman.extract.clauses import Extent, by_agents, owners, passive, subjects
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

NAME = "leads"
RELATIVE = ("WDT", "WP")


@dataclass(frozen=True, slots=True)
class Led:
    """A clause that names who led a team. `owners`: the heads of the noun phrases that say whose team it is.

    `verb`: where in the text its verb stands, or its noun of office.
    """

    leaders: tuple[Token, ...]
    owners: tuple[Token, ...]
    team: Token
    verb: int
    extent: Extent


def led(sentence: Span) -> Iterator[Led]:
    """The clauses of a sentence that say who led a team, in order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in words(NAME, "verbs") and not unreal(token):
            yield from _verb(token)
        elif token.pos_ == "NOUN" and lemma in words(NAME, "heads"):
            yield from _office(token)


def _verb(verb: Token) -> Iterator[Led]:
    """The leaders of a verb: active, passive, a participle, "it was X who led"."""
    team: Token | None
    if passive(verb):
        own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        team = _antecedent(own) if own is not None else verb.head
        leaders = by_agents(verb)
    else:
        team = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if team is None and verb.lemma_ == "lead":
            team = _on_behalf(verb)
        leaders = _leaders(verb)
    if team is not None and leaders and (_on_behalf(verb) is team or _led(team)):
        low, high = min(leaders[0].i, verb.i, team.i), max(leaders[0].i, verb.i, team.i)
        yield Led(tuple(leaders), tuple(_whose(team, verb)), team, verb.i, _between(verb, low, high))


def _leaders(verb: Token) -> list[Token]:
    """Who leads: the subject; in "it was X who led" X."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None and own.tag_ in RELATIVE and (author := cleft(own)):
        return [author]
    return subjects(verb)


def _antecedent(subject: Token) -> Token:
    return subject.head.head if subject.tag_ in RELATIVE and subject.head.dep_ == "relcl" else subject


def _on_behalf(verb: Token) -> Token | None:
    """For whom somebody led: "who led for the winners"."""
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for")
    return next((n for p in preps for n in p.children if n.dep_ == "pobj"), None)


def _led(team: Token) -> bool:
    """Whether a noun is a team that somebody leads, or the talks."""
    lemma = team.lemma_.lower()
    if lemma not in words(NAME, "teams"):
        return False
    return lemma not in words(NAME, "owned") or any(
        c.dep_ in ("poss", "amod", "compound", "prep") for c in team.children
    )


def _whose(team: Token, verb: Token) -> Iterator[Token]:
    """The heads of the noun phrases that say whose a team is."""
    if _on_behalf(verb) is team:
        yield team
    elif team.lemma_.lower() not in words(NAME, "talks"):
        yield from owners(team)
        yield from (c for c in team.children if c.dep_ in ("compound", "amod") and c.text[:1].isupper())


def _office(noun: Token) -> Iterator[Led]:
    """Who is "head of the delegation": the name that it stands beside."""
    teams = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    if not teams or teams[0].lemma_.lower() in words(NAME, "talks") or not _led(teams[0]):
        return
    names = [c for c in noun.children if c.dep_ == "appos"] or ([noun.head] if noun.dep_ == "appos" else [])
    people = [n for n in names if n.pos_ == "PROPN"] or [noun]
    low, high = min(noun.left_edge.i, people[0].left_edge.i), max(teams[0].i, people[0].i)
    yield Led((people[0],), tuple(_whose(teams[0], noun)), teams[0], noun.i, _between(noun, low, high))


def _between(verb: Token, low: int, high: int) -> Extent:
    """The stretch of text from one token to another, with the determiners and names before the first."""
    doc = verb.doc
    first, last = doc[low].left_edge, doc[high]
    return Extent(first.idx if first.sent.start == verb.sent.start else doc[low].idx, last.idx + len(last.text))
