"""What is told of a meeting: who met, who mediated, who stayed away, where and for how long."""

import re
from collections.abc import Iterable, Iterator

from dragoman.extract.clauses import Extent, subjects, verbal
from dragoman.extract.meeting_finds import Mention
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading

PLACES = ("GPE", "LOC", "FAC")
DURATION = re.compile(
    r"(?:(?:about|nearly|almost|over|around|some|roughly|just|only)\s+)?"
    r"(?:(?:more|less|fewer)\s+than\s+|at\s+least\s+)?"
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|ninety|half\s+an|several|a\s+few)"
    r"[\s-]+(?:hours?|minutes?|days?|weeks?)\b",
    re.IGNORECASE,
)


def parties(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """The ids of those who meet, in the order of the text, without who only mediates."""
    hosts = set(mediators(reading, mention))
    nouns = sorted(_parties(mention), key=lambda t: t.i)
    return tuple(e for e in _ids(reading, nouns) if e not in hosts)


def _ids(reading: Reading, nouns: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for noun in nouns for e in reading.cast.parties(noun)))


def _parties(mention: Mention) -> Iterator[Token]:
    token, verb = mention.token, mention.verb
    if mention.role == "verb":
        yield from subjects(token)
        yield from _met(token)
        return
    yield from (c for c in token.children if c.dep_ == "poss")
    yield from _pobj(token, "with", "by")
    both = list(_pobj(token, "between", "among", "of", "involving"))
    yield from both
    for clause in (c for c in token.children if c.dep_ == "acl" and c.lemma_ in words("meetings", "verbs")):
        yield from _met(clause)  # "an invitation to meet the premier"
    if verb is None or not verbal(verb) or mention.role != "object":
        return
    yield from _pobj(verb, "with", "between")
    if token.dep_ == "pobj":  # "invited both sides to talks"
        yield from (c for c in verb.children if c.dep_ == "dobj")
    # who proposes or confirms a meeting of others does not take part in it
    if not both and verb.lemma_.lower() not in words("meetings", "status", "speech"):
        yield from subjects(verb)


def _met(verb: Token) -> Iterator[Token]:
    """Whom the subject of a verb meets; a place that is visited meets nobody."""
    yield from (c for c in verb.children if c.dep_ == "dobj" and not _site(c))
    yield from _pobj(verb, "with", "between", "opposite")
    if any(c.dep_ == "auxpass" for c in verb.children):
        yield from _pobj(verb, "by")  # "was received by the premier"


def _site(noun: Token) -> bool:
    return noun.ent_type_ in PLACES or noun.lemma_.lower() in words("meetings", "info", "sites")


def _pobj(token: Token, *preps: str) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "acl") and prep.lower_ in preps:
            yield from (noun for noun in prep.children if noun.dep_ in ("pobj", "dobj"))


def mediators(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """The ids of those who host or mediate: the subject of "hosted the talks", or "brokered by"."""
    found: list[Token] = []
    mediating = words("meetings", "roles", "mediating")
    verb = mention.verb
    if verb is not None and verb.lemma_.lower() in mediating and mention.role in ("object", "verb"):
        found += subjects(verb)
    for word in (mention.token, verb):
        if word is None:
            continue
        for child in (word, *word.children):
            if child.lemma_.lower() in mediating and child.tag_ in ("VBN", "VBD"):
                found += list(_pobj(child, "by"))
    return _ids(reading, found)


def absent(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """The ids of those without whom they met."""
    found: list[Token] = []
    for word in (mention.token, mention.verb):
        if word is not None:
            found += list(_pobj(word, "without"))
    return _ids(reading, [p for noun in found for p in (noun, *_pobj(noun, "of"))])


def venue(reading: Reading, mention: Mention) -> str | None:
    """Where it is, as worded: "in Port Halwan", "aboard a frigate", without the preposition."""
    preps = words("meetings", "info", "preps_place")
    visited = [c for c in mention.token.children if c.dep_ == "dobj" and _site(c)]
    if visited and mention.role == "verb":
        return _worded(reading, visited[0])
    for word in _around(mention):
        for prep in word.children:
            if prep.dep_ != "prep" or prep.lower_ not in preps:
                continue
            for noun in prep.children:
                if noun.dep_ == "pobj" and _place(noun):
                    return _worded(reading, noun)
    return None


def _around(mention: Mention) -> Iterator[Token]:
    """The words that a place may hang on: the mention, its verb, and "back" beside it."""
    for word in (mention.token, mention.verb):
        if word is not None:
            yield word
            yield from (c for c in word.children if c.dep_ in ("advmod", "prt") and c.lower_ in ("back", "on", "over"))


def _place(noun: Token) -> bool:
    if noun.ent_type_ in ("DATE", "TIME", "PERSON", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "EVENT"):
        return False
    named = noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or noun.pos_ == "PROPN"
    return named or noun.lemma_.lower() in words("meetings", "info", "sites")


def _worded(reading: Reading, noun: Token) -> str:
    tokens = [
        t for t in noun.subtree if t.i <= noun.i or (t.head.i == noun.i and t.dep_ == "appos" and t.pos_ == "PROPN")
    ]
    start, end = tokens[0].idx, max(t.idx + len(t) for t in tokens)
    worded = " ".join(reading.report.text[start:end].split())
    bare = worded.removeprefix("the ")
    return bare if bare[:1].isupper() else worded


def duration(reading: Reading, extent: Extent) -> str | None:
    """How long it lasted, as worded: "less than two hours"."""
    found = DURATION.search(reading.report.text, extent.start, extent.end)
    return " ".join(found.group().split()) if found else None
