"""Who led one side's team, in a parse: "X, who headed the delegation", "a team led by X", "X did the talking for"."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.author_words import agents_of, cleft, possible
from dragoman.extract.clauses import Extent, negated, owners, passive, subjects, verbal
from dragoman.lexicon import words
from dragoman.read.parse import Token

NAME = "leads"
RELATIVE = ("WDT", "WP")
CONTRAST = 5  # words after a "not" among which is the one who is said not to have led


@dataclass(frozen=True, slots=True)
class Led:
    """A clause that names who led a team. `owners`: the heads of the noun phrases that say whose team it is.

    `team`: its head; in "negotiated in person" the verb. `verb`: where in the text its verb stands, or its noun of
    office. `denied`: whether it says who did not.
    """

    leaders: tuple[Token, ...]
    owners: tuple[Token, ...]
    team: Token
    verb: int
    extent: Extent
    denied: bool = False


def led(verbs: Iterable[Token], nouns: Iterable[Token]) -> Iterator[Led]:
    """The clauses that say who led a team, or did not. `verbs`, `nouns`: those of a sentence."""
    for verb in verbs:
        team = _team(verb)
        if team is not None and not possible(verb):
            yield from _verb(verb, team)
    for noun in nouns:
        lemma = noun.lemma_.lower()
        if lemma in words(NAME, "charge") and (charged := _charged(noun)):
            yield from _verb(*charged)
        elif lemma in words(NAME, "heads") and noun.dep_ != "pobj":
            yield from _office(noun)


def _team(verb: Token) -> Token | None:
    """What a verb says that somebody leads: a team, the talks, or for whom; the verb itself: "bargained in person"."""
    lemma = verb.lemma_.lower()
    if lemma in words(NAME, "verbs"):
        return _headed(verb, lemma)
    if lemma in words(NAME, "bargaining"):
        return verb if _himself(verb) else None
    other = OTHER.get(lemma)
    return other(verb) if other is not None else None


def _headed(verb: Token, lemma: str) -> Token | None:
    """What a verb of leading leads: a team, the talks, or "led for the union"."""
    behalf, team = _on_behalf(verb), _thing(verb)
    if team is None and lemma == "lead":
        team = behalf
    return team if team is not None and (team is behalf or _is_led(team)) else None


def _charged(noun: Token) -> tuple[Token, Token] | None:
    """The verb with which, and the team of which, somebody took charge, or was at the head."""
    prep = noun.head.dep_ == "prep" and noun.head.lower_ in ("at", "in")
    verb = noun.head.head if prep else noun.head
    team = next((n for n in _of(noun) if _is_led(n)), None)
    taken = verbal(verb) and (prep or noun.dep_ == "dobj") and not possible(verb)
    return (verb, team) if taken and team is not None else None


def _worked(verb: Token) -> Token | None:
    """The work at the table that somebody did: "the talking"."""
    work = _thing(verb)
    return work if work is not None and work.lemma_.lower() in words(NAME, "work") | _tabled(work) else None


def _represented(verb: Token) -> Token | None:
    return _thing(verb) if _at_talks(verb) else None


def _seated(verb: Token) -> Token | None:
    """For whom somebody sat at the table."""
    return _on_behalf(verb) if _at_talks(verb) else None


def _tabled(work: Token) -> frozenset[str]:
    """The lemma of a noun that is done at the table: "the table work"."""
    at_table = any(c.lemma_.lower() in words(NAME, "tables") and c.dep_ == "compound" for c in work.children)
    return frozenset({work.lemma_.lower()}) if at_table else frozenset()


def _thing(verb: Token) -> Token | None:
    """What a verb is done to: its object; of a passive its subject, or the noun that a participle stands with."""
    if not passive(verb):
        return next((c for c in verb.children if c.dep_ == "dobj"), None)
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if own is None:
        return verb.head if verb.dep_ == "acl" else None
    return own.head.head if own.tag_ in RELATIVE and own.head.dep_ == "relcl" else own


def _of(noun: Token) -> Iterator[Token]:
    return (n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj")


def _himself(verb: Token) -> bool:
    """Whether somebody bargains alone: "negotiated in person", "haggled from first to last", "it was X who dealt"."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None and (own.tag_ in RELATIVE or own.lower_ == "that") and cleft(own) is not None:
        return True
    tail = f" {' '.join(t.lower_ for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1])} "
    return any(f" {phrase} " in tail for phrase in words(NAME, "alone"))


def _at_talks(verb: Token) -> bool:
    """Whether the words after a verb speak of talks or of a table; "to talk to the press" does not."""
    after = (t for t in verb.subtree if t.i > verb.i)
    talks, bargaining = words(NAME, "talks") | words(NAME, "tables"), words(NAME, "bargaining")
    return any(t.lemma_.lower() in (talks if t.pos_ == "NOUN" else bargaining) for t in after)


def _sent(verb: Token) -> Token | None:
    """Whom somebody sent to the talks: "sent his deputy to sit across the table"."""
    whom = _thing(verb)
    if whom is None or negated(verb) or not any(c.lower_ == "to" or c.tag_ == "VB" for c in verb.children):
        return None
    return whom if _at_talks(verb) else None


OTHER: dict[str, Callable[[Token], Token | None]] = {
    "do": _worked, "represent": _represented, "send": _sent, "sit": _seated,
}  # fmt: skip


def _verb(verb: Token, team: Token) -> Iterator[Led]:
    """The leaders of a verb: active, passive, a participle, "it was X who led"; and "not Y"."""
    lemma = verb.lemma_.lower()
    leaders: list[Token] | tuple[Token, ...]
    if lemma == "send":
        leaders = [next((c for c in team.children if c.dep_ == "appos"), team)]
    else:
        leaders = agents_of(verb) if passive(verb) else _leaders(verb)
    if not leaders:
        return
    low, high = min(leaders[0].i, verb.i, team.i), max(leaders[0].i, verb.i, team.i)
    whose, extent = tuple(_whose(team, verb)), _between(verb, low, high)
    yield Led(tuple(leaders), whose, team, verb.i, extent, denied=negated(verb))
    if (other := _contrasted(leaders[0], verb)) is not None:
        yield Led((other,), whose, team, verb.i, extent, denied=True)


def _leaders(verb: Token) -> list[Token]:
    """Who leads: the subject, also after the verb; in "it was X who led" X."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None and (own.tag_ in RELATIVE or own.lower_ == "that") and (author := cleft(own)):
        return [author]
    turned = (c for a in verb.children if a.dep_ == "aux" for c in a.children if c.dep_ == "attr")
    return subjects(verb) or [c for c in turned if c.i > verb.i]


def _contrasted(leader: Token, verb: Token) -> Token | None:
    """Who is set against a leader: "X, not the minister, led", "it was X and not Y who led"."""
    doc = verb.doc
    last = max(leader.i, verb.i)
    for token in doc[leader.i : last + 1 if leader.i < verb.i else leader.right_edge.i + 1]:
        if token.lower_ == "not" and token.dep_ == "neg" and token.head.i != verb.i:
            after = doc[token.i + 1 : token.i + 1 + CONTRAST]
            return next((t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound"), None)
    return None


def _on_behalf(verb: Token, *more: Token) -> Token | None:
    """For whom somebody led: "who led for the winners", "sat at the table for the union", "the talks for the firm"."""
    near = [verb, *more, *(n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")]
    near += [c for c in verb.children if c.dep_ == "dobj"]
    preps = (c for n in near for c in n.children if c.dep_ in ("prep", "dative") and c.lower_ == "for")
    return next((n for p in preps for n in p.children if n.dep_ == "pobj"), None)


def _is_led(team: Token) -> bool:
    """Whether a noun is a team that somebody leads, or the talks."""
    lemma = team.lemma_.lower()
    if lemma not in words(NAME, "teams"):
        return False
    return lemma not in words(NAME, "owned") or any(
        c.dep_ in ("poss", "amod", "compound", "prep") for c in team.children
    )


def _whose(team: Token, verb: Token) -> Iterator[Token]:
    """The heads of the noun phrases that say whose a team is."""
    behalf = _on_behalf(verb, team)
    if behalf is not None:
        yield behalf
    if verb.lemma_ == "send":
        yield from (c for c in verb.children if c.dep_ == "nsubj")
    elif verb.lemma_ == "represent":
        yield team
    elif behalf is not team and team.lemma_.lower() not in words(NAME, "talks") and team.pos_ != "VERB":
        yield from owners(team)
        yield from (c for c in team.children if c.dep_ in ("compound", "amod") and c.text[:1].isupper())


def _office(noun: Token) -> Iterator[Led]:
    """Who is "head of the delegation": the name that it stands beside."""
    teams = list(_of(noun))
    if not teams or teams[0].lemma_.lower() in words(NAME, "talks") or not _is_led(teams[0]):
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
