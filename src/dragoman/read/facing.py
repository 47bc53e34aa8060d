"""Whose side somebody is surely not on: "Norland must leave", "rejected Norland's offer", "her Norlandic counterpart".

What a report hints at so counts once all reports of a dossier are joined: of two sides it leaves the other one.
"""

from collections.abc import Iterable, Iterator

from dragoman.lexicon import words
from dragoman.read.draft import Draft
from dragoman.read.parse import Token
from dragoman.read.people import People

SUBJECTS = ("nsubj", "agent")
BODIES = ("state", "organisation")


def faces(token: Token) -> bool:
    """Whether a noun names one of the other side: "her counterpart", and "her Ruritanian colleague"."""
    lemma = token.lemma_.lower()
    foreign = lemma in words("roles", "likened") and any(c.text[0].isupper() and c.dep_ != "poss" for c in token.lefts)
    return lemma in words("roles", "facing") or foreign


def oppose(people: People, some: Iterable[Draft]) -> None:
    """Notes for some persons the states, bodies and persons whose side is surely not theirs."""
    asked = {id(d): d for d in some}
    for token in people.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            who = [d for d in _who(people, token) if id(d) in asked]
            for person in who:
                person.against += [t.i for t in _faced(token, lemma) if _sided(people, t, person)]
        elif faces(token):
            _face(people, token, asked)


def opposed(people: People) -> None:
    """Notes for the owner of "her Ruritanian colleague" that Ruritania's side is not hers. Once pronouns are known."""
    for i, draft in people.heads.items():
        noun = people.doc[i].head
        if people.doc[i].dep_ == "poss" and draft.kind == "person" and faces(noun):
            draft.against += [c.i for c in noun.lefts if c.i != i and _sided(people, c, draft)]


def _who(people: People, verb: Token) -> Iterator[Draft]:
    """The persons who do what a verb says."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            found = (people.heads.get(t.i) for t in (child, *child.conjuncts, *child.children) if t.dep_ != "poss")
            yield from {id(d): d for d in found if d is not None and d.kind == "person"}.values()


def _sided(people: People, token: Token, person: Draft) -> bool:
    """Whether a token stands for somebody else that has, or is, a side."""
    draft = people.heads.get(token.i)
    return draft is not None and draft is not person and draft.kind in (*BODIES, "person")


def _faced(verb: Token, lemma: str) -> Iterator[Token]:
    """The tokens for those whom a verb sets somebody against."""
    if lemma in words("cues", "strength", "clausal"):
        yield from _bound(verb)
    for thing in (c for c in verb.children if c.dep_ == "dobj"):
        if lemma in words("roles", "accusing") and thing.pos_ == "PROPN":
            yield thing
        if lemma in words("roles", "rejecting"):
            yield from (
                c for c in thing.children if c.dep_ == "poss" and thing.lemma_.lower() in words("cues", "owned")
            )


def _bound(verb: Token) -> Iterator[Token]:
    """Those on whom somebody's words lay a duty: "Norland must withdraw, Jan Kowal said"."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp"):
        if any(c.dep_ == "aux" and c.lower_ in words("clauses", "obliging") for c in clause.children):
            yield from (c for c in clause.children if c.dep_ == "nsubj" and c.pos_ == "PROPN")


def _face(people: People, noun: Token, asked: dict[int, Draft]) -> None:
    """As in "her Ruritanian counterpart, Jan Kowal": he is not of her side, and she is not of Ruritania's."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    beside = [c for c in noun.children if c.dep_ == "appos"] + ([noun.head] if noun.dep_ == "appos" else [])
    after = noun.doc[noun.i + 1 : noun.i + 2]
    for token in (*beside, *after):
        one = people.heads.get(token.i)
        if one is not None and id(one) in asked:
            one.against += [c.i for c in owners]
