"""Sources of statements: who is said to speak, how the report names them, and who passed it on."""

from dataclasses import dataclass

from dragoman.extract.clauses import Extent, trim
from dragoman.extract.cue_words import Cue, saying, strong
from dragoman.lexicon import words
from dragoman.read.descriptions import phrase
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.actor import ActorKind, Entity
from dragoman.record.claim import SourceClass

# What a pronoun whose antecedent is undecided most likely stands for: somebody named before, or a body.
UNRESOLVED: dict[str, SourceClass] = {"he": "named", "she": "named", "it": "institution", "they": "collective"}
OPPOSITE = {"he": "she", "she": "he"}
BODILY = {"it": ("organisation", "state"), "they": ("group", "organisation", "state")}  # kinds that these may mean
NEAR = 300  # tokens back in which a pronoun's speaker is looked for
LONGEST = 60  # tokens of a source
APPOSED = 7  # tokens after a description within which the name in apposition begins
NOMINAL = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART")


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its entity (null where undecided), its class, and its words in the text."""

    entity: str | None
    kind: SourceClass
    extent: Extent


def sources(reading: Reading, cue: Cue) -> list[Source]:
    """The sources of a cue, one for each of several coordinated speakers; empty for what cannot speak."""
    heads = [t for head in cue.sources for t in (head, *(c for c in head.conjuncts if c.i > head.i))]
    return [source for head in heads if (source := _beside_another(head, cue) or _source(reading, head, cue))]


def plain_source(reading: Reading, head: Token) -> Source:
    """The source that a token of the cast stands for."""
    entity = reading.cast.who(head)
    return Source(entity, _class(reading, entity, head), source_extent(head))


def noun_source(reading: Reading, head: Token) -> Source:
    """The source that a noun is of which the cast knows nothing: whom an apposition names, else what it describes."""
    if named := _apposed(reading, head):
        return Source(named, "named", source_extent(head))
    entity = described(reading, head)
    return Source(entity, _class(reading, entity, head), source_extent(head))


def _source(reading: Reading, head: Token, cue: Cue) -> Source | None:
    entity = reading.cast.who(head) or _antecedent(reading, head)
    unnamed = entity is None or not reading.cast.get(entity).named
    if unnamed and (named := _apposed(reading, head)):
        return Source(named, "named", source_extent(head, cue.token))
    thing = head.lower_ in words("cues", "speech_things")
    if entity is None and thing:
        owner = next((c for c in head.children if c.dep_ == "poss"), None) or _after(head, ("from", "by", "of"))
        owner = owner if owner is not None else _after(cue.token, ("from",))  # "…,” read the message from Moreau"
        entity = reading.cast.who(owner) if owner is not None else None
        if entity is None:
            if not _reports(cue):
                return None
            entity = _described(reading, head, cue)
            return Source(entity, "institution", source_extent(head, cue.token))
    elif not thing and cue.form == "verb" and saying(cue.token) in words("cues", "strength", "of_things"):
        return None
    if entity is None and (
        head.pos_ in ("NOUN", "PROPN") or head.lower_ in words("clauses", "somebody") or _noun_taken(head, cue)
    ):
        entity = _described(reading, head, cue)
    if entity is None and (head.pos_ != "PRON" or head.tag_ == "WDT" or head.lower_ in words("clauses", "somebody")):
        return None
    return Source(entity, _class(reading, entity, head), source_extent(head, cue.token))


def _beside_another(head: Token, cue: Cue) -> Source | None:
    """Somebody without a name who is only taken for the name before him: "… by Norland, a delegate … told me"."""
    article = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in head.children)
    nameless = article and head.dep_ == "appos" and head.head.pos_ == "PROPN" and _anonymous(head)
    return Source(None, "anonymous", source_extent(head, cue.token)) if nameless else None


def _noun_taken(head: Token, cue: Cue) -> bool:
    """Whether a word taken for an adjective is who speaks: "the eldest", "…, the firm pledges"."""
    return head.tag_ == "JJS" or (head.pos_ == "ADJ" and cue.beside)


def _antecedent(reading: Reading, head: Token) -> str | None:
    """Whom "who" or "which" means as the subject of a relative clause."""
    if head.lower_ not in ("who", "which", "that") or head.tag_ not in ("WP", "WDT"):
        return None
    verb = head.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    noun = verb.head if verb.dep_ == "relcl" else None
    if noun is None or head.i < noun.i:
        return None
    return reading.cast.who(noun) or next(
        (e for c in noun.children if c.dep_ == "appos" and (e := reading.cast.who(c))), None
    )


def _apposed(reading: Reading, head: Token) -> str | None:
    """Whom an apposition names: "her opposite number, Jan Kowal"."""
    named = [reading.cast.who(c) for c in head.children if c.dep_ == "appos" and c.i > head.i]
    after = next((t for t in head.doc[head.i + 1 : head.i + APPOSED] if t.text == ","), None)
    if after is not None and all(t.pos_ in NOMINAL for t in head.doc[head.i + 1 : after.i]):
        first = next((t for t in head.doc[after.i + 1 : after.i + APPOSED] if t.lower_ != "the"), after)
        named.append(reading.cast.who(first))
    people = (e for e in named if e and reading.cast.get(e).named)
    return next((e for e in people if reading.cast.get(e).kind == "person"), None)


def _reports(cue: Cue) -> bool:
    """Whether a thing said can be the source of a cue: "the report said", "according to a poll"."""
    return cue.form == "according" or strong(cue.token, "clausal", "quoting")


def carried_on(reading: Reading, cue: Cue, source: Source, last: Source, since: int) -> Source:
    """The source with the speaker before it where it is an undecided pronoun that he, she or it fits.

    `since`: the token from which on others would be named, the cue of the speech before. For "he" and "she" nobody else
    must be the subject of a clause since; "it" and "they" go on with a body or with several who spoke just before.
    """
    head = cue.sources[0] if cue.sources else cue.token
    if source.entity or not last.entity or head.i - since > NEAR:
        return source
    if head.lower_ in BODILY:
        who = reading.cast.get(last.entity)
        near = head.sent.start == 0 or head.doc[head.sent.start - 1].sent.end > since or head.sent.start <= since
        return Source(last.entity, last.kind, source.extent) if near and who.kind in BODILY[head.lower_] else source
    if head.lower_ not in OPPOSITE or not _person(reading, last.entity):
        return source
    named = (t for t in head.doc[since : head.i] if t.dep_ in ("nsubj", "nsubjpass") and not reading.quoted(t.idx))
    others = {e for t in named if (e := reading.cast.who(t)) and e != last.entity and _person(reading, e)}
    opposite = (t for t in head.doc[max(0, since - NEAR) : head.i] if t.lower_ == OPPOSITE[head.lower_])
    if others or any(reading.cast.who(t) == last.entity for t in opposite):
        return source
    return Source(last.entity, last.kind, source.extent)


def _person(reading: Reading, entity: str) -> bool:
    return reading.cast.get(entity).kind in ("person", "anonymous")


def _after(head: Token, preps: tuple[str, ...]) -> Token | None:
    return next(
        (n for p in head.children if p.dep_ == "prep" and p.lower_ in preps for n in p.children if n.dep_ == "pobj"),
        None,
    )


def _described(reading: Reading, head: Token, cue: Cue) -> str | None:
    """A new entity for a source that is no known role: taken only with a verb of saying, and never for a thing said."""
    clausal = cue.form == "according" or cue.tells("clausal", "quoting", "personal", "figures")
    clausal = clausal and not strong(cue.token, "aspectual")  # "the sit-in goes on"
    return described(reading, head) if clausal and head.lower_ not in words("cues", "no_speakers") else None


def described(reading: Reading, head: Token) -> str:
    """A new entity for somebody of whom a report gives no more than a description; the same for the same words."""
    start, end = phrase(head)
    end += end < len(head.doc) and head.doc[end].like_num  # "clause five"
    text = head.doc[start:end].text
    person = human(head) or (head.pos_ != "NOUN" and head.lower_ not in words("roles", "institutions"))
    kind: ActorKind = "group" if head.tag_ in ("NNS", "NNPS") else "person" if person else "organisation"
    named = head.pos_ == "PROPN"
    known = next((e.id for e in reading.cast.entities if e.name.casefold() == text.casefold()), None)
    if known:
        return known
    made = Entity(
        id=f"{reading.report.id}/x{start}", report=reading.report.id, name=text, kind=kind, named=named, forms=(text,)
    )
    return reading.cast.add(made, head)


def human(noun: Token) -> bool:
    """Whether a noun looks like one for a person: "crewman", "ecologist"."""
    return noun.lower_.endswith(tuple(sorted(words("roles", "human_endings"))))


def _class(reading: Reading, entity: str | None, head: Token) -> SourceClass:
    """How the reader knows the source (evaluation/FORMAT.md, rulings on `class`)."""
    if entity is None:
        return UNRESOLVED.get(head.lower_, "role")
    who = reading.cast.get(entity)
    if who.kind == "anonymous" or (not who.named and _anonymous(head)):
        return "anonymous"
    if who.kind in ("state", "organisation"):
        return "institution"
    if who.kind == "group":
        return "institution" if head.lower_ in words("cues", "bodies") else "collective"
    called = head.pos_ == "PRON" or any(
        head.text in form.split() for form in (who.name, *who.forms) if form[:4] not in ("the ", "The ")
    )
    beside = head.dep_ == "appos" or any(c.dep_ == "appos" for c in head.children)
    beside = beside or who.name.split()[-1] in {t.text for t in head.subtree}  # "the head of the bank, Jan Kowal"
    return "named" if who.named and (called or beside or head.pos_ == "PROPN") else "role"


def _anonymous(head: Token) -> bool:
    """Whether the source's words, or what its sentence says of it, ask that it not be named."""
    text = head.sent.text.lower()
    return any(f"{phrase}" in text for phrase in words("roles", "anonymity"))


def source_extent(head: Token, verb: Token | None = None) -> Extent:
    """The source's words: its noun phrase with apposition and relative clause, without that of the verb of saying."""
    inner = [head]
    stack = [c for c in head.children if c.dep_ not in ("conj", "cc", "punct", "parataxis", "ccomp") and c != verb]
    while stack and len(inner) < LONGEST:
        token = stack.pop()
        inner.append(token)
        stack += list(token.children)
    inner.sort(key=lambda t: t.i)
    low = high = head.i
    held = {t.i for t in inner}
    doc = head.doc
    while low - 1 in held or (low > 1 and doc[low - 1].text in ",’'" and low - 2 in held):
        low -= 1
    while high + 1 in held or (high + 2 < len(doc) and doc[high + 1].text == "," and high + 2 in held):
        high += 1
    return trim(doc[low], doc[high], head)


def passed_on(reading: Reading, cue: Cue) -> tuple[str, ...]:
    """Who passed a statement on: the agency or outlet that the source is said to have told."""
    found = []
    for child in cue.token.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ == "PROPN":
            found.append(child)
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to":
            found += [n for n in child.children if n.dep_ == "pobj" and n.pos_ == "PROPN"]
    for source in cue.sources:
        for clause in (c for c in source.children if c.dep_ == "acl" and c.lemma_ == "speak"):
            found += [n for p in clause.children if p.lower_ == "to" for n in p.children if n.pos_ == "PROPN"]
    known = [reading.cast.who(t) for t in found]
    return tuple(dict.fromkeys(e for e in known if e and reading.cast.get(e).kind == "organisation"))


def listener(cue: Cue) -> str | None:
    """Who was spoken to, as worded: "told reporters"."""
    if cue.form != "verb":
        return None
    for child in cue.token.children:
        if child.dep_ in ("dobj", "dative") and strong(cue.token, "addressing"):
            return str(child.doc[child.left_edge.i : child.i + 1].text)
    return None


def channel(cue: Cue) -> Extent | None:
    """Where or how it was said, as worded: "in a statement", "on X"."""
    if cue.form != "verb":
        return None
    for prep in (
        c for c in cue.token.children if c.dep_ == "prep" and c.lower_ in ("in", "on", "at", "via", "during", "through")
    ):
        for noun in (n for n in prep.children if n.dep_ == "pobj"):
            if noun.lemma_.lower() in words("cues", "phrases", "channels"):
                return Extent(prep.idx, noun.idx + len(noun.text))
    return None
