"""Verbs of many senses ("hit", "strike", "seize"): whether they tell of what happened on the ground."""

from collections.abc import Iterator

from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading

OBJECTS = ("dobj", "nsubjpass")


def physical(reading: Reading, verb: Token) -> bool:
    """Whether a verb of an event has a sense that happens on the ground; one that has no other sense always does."""
    lemma = verb.lemma_.lower()
    objects, doers = list(_objects(verb)), list(_doers(verb))
    manifold = lemma in words("incidents", "objects", "verbs")
    if any(abstract(t) or (manifold and body(t)) for t in objects) or any(abstract(t) or _labour(t) for t in doers):
        return False
    if not manifold or (lemma in words("incidents", "objects", "active") and not doers):
        return not manifold
    if lemma in words("incidents", "objects", "armed") and not any(armed(t) for t in doers):
        return not doers and any(thing(t) for t in objects)
    if any(armed(t) for t in doers) and (objects or any(weapon(t) for t in doers)):
        return True
    if any(_hit(reading, t, lemma, doers) for t in objects):
        return True
    falls = lemma in words("incidents", "objects", "falling")
    return falls and not objects and any(thing(t) for t in doers)


def _objects(verb: Token) -> Iterator[Token]:
    """The object of a verb or the subject of a passive one, which a coordinate verb shares: "tortured and killed"."""
    own = [c for c in verb.children if c.dep_ in (*OBJECTS, "nsubj")]
    shared = verb.dep_ == "conj" and not own and verb.tag_ == "VBN"
    for child in verb.head.children if shared else own:
        if child.dep_ in (("nsubjpass",) if shared else OBJECTS):
            yield _antecedent(child)


def _doers(verb: Token) -> Iterator[Token]:
    """The subject of an active verb, or the agent of a passive one."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield _antecedent(child)
        elif child.dep_ == "agent":
            yield from (o for o in child.children if o.dep_ == "pobj")


def _antecedent(token: Token) -> Token:
    """What a relative pronoun goes back to, else the token."""
    return token.head.head if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl" else token


def _hit(reading: Reading, token: Token, lemma: str, doers: list[Token]) -> bool:
    """Whether an object can be hit: a thing, or a person, where nobody is said to do it with words."""
    tools = words("incidents", "objects", "manual")
    verbal = lemma in words("incidents", "objects", "verbal")
    if thing(token):
        spoken = token.lemma_.lower() in words("incidents", "objects", "institutions")
        return not (verbal and spoken and any(_speaks(reading, t) for t in doers))
    if person(token):
        if lemma in tools:
            return all(person(t) or armed(t) for t in doers)
        return not verbal or all(
            armed(t) or t.lemma_.lower() in words("incidents", "objects", "projectiles") for t in doers
        )
    return token.ent_type_ == "FAC" and token.pos_ == "PROPN"


def _labour(token: Token) -> bool:
    """Whether a noun is that of a strike of workers: no weapon goes with it."""
    return token.lemma_.lower() in words("incidents", "weak", "labour") and not any(armed(c) for c in token.lefts)


def _speaks(reading: Reading, token: Token) -> bool:
    """Whether a doer is somebody of the cast, whose attack may be one of words."""
    return reading.cast.who(token) is not None and not armed(token)


def _forms(token: Token) -> tuple[str, ...]:
    """The forms of a noun that a list may hold; the parser does not lemmatise what it takes for a name."""
    return (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s"))


def thing(token: Token) -> bool:
    """Whether a noun is that of a thing that can be hit, seized or blocked: "the border post", "the trawler Astra"."""
    known = words("incidents", "objects", "nouns")
    named = token.pos_ == "PROPN" and any(
        c.lemma_.lower() in known for c in token.lefts if c.dep_ in ("compound", "nmod")
    )
    return named or any(w in known for w in _forms(token))


def person(token: Token) -> bool:
    """Whether a noun is that of a person."""
    return any(w in words("incidents", "people", "nouns") for w in _forms(token))


def weapon(token: Token) -> bool:
    """Whether a noun is that of a weapon."""
    return any(w in lexicon("incidents")["weapons"] for w in _forms(token))


def armed(token: Token) -> bool:
    """Whether a noun is that of a weapon or of those who bear arms."""
    return weapon(token) or any(w in words("incidents", "forces", "nouns") for w in _forms(token))


def abstract(token: Token) -> bool:
    """Whether a noun is that of something that cannot be hit: a plan, a record, a remark."""
    return token.lemma_.lower() in words("incidents", "abstract", "nouns")


def body(token: Token) -> bool:
    """Whether a noun is that of a body or office, which is attacked with words."""
    return token.lemma_.lower() in words("incidents", "abstract", "bodies")


def hit_by(verb: Token) -> bool:
    """Whether those who were hit were hit by what is shot or thrown, or by nothing that is named."""
    by = (o for c in verb.children if c.dep_ == "agent" for o in c.children)
    return all(weapon(o) or o.lemma_.lower() in words("incidents", "objects", "projectiles") for o in by)
