"""What all that tells whose idea something was is made of: verbs of proposing, owners, "it was X that"."""

from dataclasses import dataclass
from functools import lru_cache

from dragoman.extract.clauses import Extent, by_agents, owners
from dragoman.lexicon import words
from dragoman.read.parse import Token

NAME = "authors"
RELATIVE = ("WDT", "WP")
POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
UNSURE = frozenset({"its", "their"})  # whose may be that of whoever was named last
POINTING = frozenset({"it", "this", "that"})
COPULAR = frozenset({"nsubj", "nsubjpass", "expl"})
MEANT, WRITTEN = 20, 40  # words before "it" among which are those of proposing, or a text that was written


@dataclass(frozen=True, slots=True)
class Authored:
    """A clause that names the author of something. `thing`: the head of what it is; null where the words before say.

    `denied`: whether it says who was not.
    """

    authors: tuple[Token, ...]
    thing: Token | None
    extent: Extent
    denied: bool = False


def proposing(verb: Token) -> bool:
    """Whether a verb says that something is put forward: "propose", "put on the table", "a proposal first made by"."""
    if verb.lemma_ in words(NAME, "verbs"):
        return True
    if verb.lemma_ in words(NAME, "made") and verb.dep_ in ("acl", "relcl"):
        return verb.head.lemma_.lower() in words(NAME, "nouns") or _phrased(verb)
    return _phrased(verb) or _written(verb) or _put(verb)


def _written(verb: Token) -> bool:
    """Whether something is said to have been written that is a text or a plan: "it was penned by"."""
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if own is None or verb.lemma_ not in words(NAME, "written") or any(c.dep_ == "prt" for c in verb.children):
        return False  # "written off"
    before = own.doc[max(0, own.i - WRITTEN) : own.i] if own.lower_ in words(NAME, "pronouns") else (own,)
    return any(t.lemma_.lower() in words(NAME, "nouns") for t in before)


def _phrased(verb: Token) -> bool:
    """Whether a verb says so with a particle or a phrase: "put on the table"."""
    phrases = _phrases(verb.lemma_)
    if not phrases:
        return False
    near = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prt", "prep", "advmod")]
    said = {c.lower_ for c in near} | {n.lower_ for c in near for n in c.children if n.dep_ == "pobj"}
    return any(phrase <= said for phrase in phrases)


@lru_cache(maxsize=4096)
def _phrases(lemma: str) -> tuple[frozenset[str], ...]:
    """The words that with a verb say that something is put forward."""
    return tuple(frozenset(p.split()[1:]) for p in sorted(words(NAME, "phrased")) if f"{lemma} " in p)


def looking_back(verb: Token) -> Token | None:
    """The first word of a clause whose "as", "what" or "the plan" is told before it; null for others.

    "A panel is agreed, as the rector had suggested"; "it was what the scientists had asked for"; "X put the plan to
    them".
    """
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.i < verb.i for c in verb.children):
        done = any(c.lower_ in ("had", "has", "have") for c in verb.children)  # "as X suggested" tells an opinion
        return verb.left_edge if done and not any(c.dep_ == "dobj" for c in verb.children) else None
    what = next((c for c in verb.subtree if c.lower_ == "what" and c.i < verb.i), None)
    if what is not None and verb.head.lemma_ == "be" and any(c.lower_ in POINTING for c in verb.head.children):
        return verb.head.left_edge
    return verb.left_edge if _put(verb) else None


def _put(verb: Token) -> bool:
    """Whether somebody puts the plan to others."""
    if verb.lemma_ not in words(NAME, "put"):
        return False
    told = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words(NAME, "nouns")), None)
    known = told is not None and any(c.lower_ in ("the", "this", "that") for c in told.children)
    return known and any(c.dep_ in ("prep", "dative") and c.lower_ in ("to", "before") for c in verb.children)


def unreal(verb: Token) -> bool:
    """Whether a proposal is denied or only possible."""
    return possible(verb) or denies(verb)


def possible(verb: Token) -> bool:
    """Whether what a verb says may be or is to be: "may propose", "to lead"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(helpers & (words("clauses", "hypothetical") | words("clauses", "future") | {"to"}))


def denies(verb: Token) -> bool:
    """Whether a verb has a "not" or "never" of its own."""
    return any(c.dep_ == "neg" for c in verb.children)


def cleft(relative: Token) -> Token | None:
    """The author in "it was X that proposed": what stands between "it was" and the pronoun."""
    verb = relative.head
    for token in reversed(list(relative.sent[: max(0, relative.i - relative.sent.start)])):
        if token.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ in COPULAR for c in token.children):
            named = [c for c in token.children if c.dep_ in ("attr", "nsubj") and token.i < c.i < verb.i]
            return named[0] if named else None
    return None


def pointer(author: Token) -> Token:
    """The "it" of "it was X that"."""
    return next((c for c in author.head.children if c.lower_ == "it"), author.left_edge)


def object_of(verb: Token) -> Token | None:
    """What a verb is about: its object, or that of its preposition ("thought of it", "asked for it")."""
    direct = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
    taking = [c for c in verb.children if c.dep_ == "prep" and f"{verb.lemma_} {c.lower_}" in words(NAME, "phrased")]
    after = [n for c in taking for n in c.children if n.dep_ == "pobj"]
    return next(iter((*direct, *after)), None)


def meant(pronoun: Token) -> bool:
    """Whether "it" stands for an idea: the words just before speak of proposing."""
    if pronoun.lower_ not in words(NAME, "pronouns"):
        return False
    before = pronoun.doc[max(0, pronoun.i - MEANT) : pronoun.i]
    return any(t.lemma_.lower() in words(NAME, "nouns") or (t.pos_ == "VERB" and proposing(t)) for t in before)


def owning(noun: Token) -> bool:
    """Whether a possessive stands without what it owns: "the guild's", "theirs"."""
    if noun.lower_ in words(NAME, "mine"):
        return True
    after = noun.doc[noun.i + 1 : noun.i + 3]
    marked = bool(after) and after[0].text in POSSESSIVE
    return marked and (len(after) == 1 or after[1].is_punct or after[1].lower_ == "own")


def owners_of(noun: Token) -> tuple[Token, ...]:
    """Whose something is, names before it among them: "an Ostrian request", "a Straits Council plan"."""
    named = (c for c in noun.children if c.i < noun.i and c.text[:1].isupper() and c.dep_ != "det")
    return tuple(o for o in owners(noun) if o.lower_ not in UNSURE) or tuple(named)


def real(noun: Token | None) -> Token | None:
    """A noun that says what it is; nothing for "it", and for "an idea" of which only the words before tell."""
    if noun is None or noun.lower_ in words(NAME, "pronouns"):
        return None
    if noun.lemma_.lower() not in words(NAME, "nouns"):
        return noun
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        return next((n for n in prep.children if n.dep_ == "pobj"), None)
    return real(noun.head) if noun.dep_ == "appos" else None


def reach(first: Token, last: Token) -> Extent:
    """The stretch of text from one token to another, without the marks at its end."""
    low, high = min(first.i, last.i), max(first.i, last.i)
    doc = first.doc
    while high > low and (doc[high].is_punct or doc[high].is_space):
        high -= 1
    return Extent(doc[low].idx, doc[high].idx + len(doc[high].text))


def agents_of(verb: Token) -> list[Token]:
    """Who does what a passive says, where the "by" hangs on a place or a time, too: "carried since May by X"."""
    inner = (n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")
    return by_agents(verb) or [agent for n in inner for agent in by_agents(n)]
