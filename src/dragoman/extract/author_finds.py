"""Whose idea something was, in a parse: verbs and nouns of proposing, with their author and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.clauses import Extent, by_agents, infinitive, owners, passive
from dragoman.extract.roles import LIMIT
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

NAME = "authors"
RELATIVE = ("WDT", "WP")
POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
ANSWER = 8  # words after a question within which its answer names somebody
UNSURE = frozenset({"its", "their"})  # whose may be that of whoever was named last
POINTING = frozenset({"it", "this", "that"})
COPULAR = frozenset({"nsubj", "nsubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Authored:
    """A clause that names the author of something. `thing`: the head of what it is; null where the words before say."""

    authors: tuple[Token, ...]
    thing: Token | None
    extent: Extent


def authored(sentence: Span) -> Iterator[Authored]:
    """The clauses of a sentence that say whose idea something was, in order."""
    if len(sentence) > LIMIT:
        return
    for token in sentence:
        finds = _verb(token) if token.pos_ in ("VERB", "AUX") else _noun(token) if token.pos_ == "NOUN" else ()
        yield from (f for f in finds if f.authors)
    if sentence.text.endswith("?"):
        yield from _asked(sentence)


def _verb(verb: Token) -> Iterator[Authored]:
    """The author in a verb: relative clause, participle, passive, "it was X who proposed", "came from X"."""
    if verb.lemma_ == "be":
        yield from _belonging(verb)
    elif verb.lemma_ in words(NAME, "sources"):
        yield from _sprung(verb)
    elif _proposing(verb) and not unreal(verb):
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        if verb.dep_ == "relcl" and own and own[0].tag_ not in RELATIVE and own[0].lower_ != "that":
            told = _antecedent(verb)
            yield Authored((own[0],), _real(told), _from(told.left_edge, verb.right_edge))
        elif own and own[0].tag_ not in RELATIVE and (before := _looking_back(verb)):
            yield Authored((own[0],), None, _from(before, verb.right_edge))
        elif own and (own[0].tag_ in RELATIVE or own[0].lower_ == "that") and (author := cleft(own[0])):
            yield Authored((author,), _real(_object(verb)), _from(_pointer(author), verb.right_edge))
        elif passive(verb) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")):
            subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
            noun = verb.head if verb.dep_ == "acl" else subject
            makers = (*by_agents(verb), *_workshop(verb))
            yield Authored(makers, _real(noun), _from((noun or verb).left_edge, verb.right_edge))


def _looking_back(verb: Token) -> Token | None:
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
    told = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words(NAME, "nouns")), None)
    known = told is not None and any(c.lower_ in ("the", "this", "that") for c in told.children)
    to = any(c.dep_ in ("prep", "dative") and c.lower_ in ("to", "before") for c in verb.children)
    return verb.left_edge if known and to and verb.lemma_ in words(NAME, "put") else None


def _antecedent(clause: Token) -> Token:
    """The noun that a relative clause is about: after a comma the whole phrase, "a panel on cranes, which …"."""
    noun = clause.head
    first = clause.left_edge.i
    while first and clause.doc[first - 1].text == "," and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _proposing(verb: Token) -> bool:
    """Whether a verb says that something is put forward: "propose", "put on the table", "a proposal first made by"."""
    if verb.lemma_ in words(NAME, "verbs"):
        return True
    if verb.lemma_ in words(NAME, "made") and verb.dep_ in ("acl", "relcl"):
        return verb.head.lemma_.lower() in words(NAME, "nouns") or _phrased(verb)
    return _phrased(verb) or (verb.lemma_ in words(NAME, "put") and _looking_back(verb) is not None)


def _phrased(verb: Token) -> bool:
    """Whether a verb says so with a particle or a phrase: "put on the table"."""
    phrases = [phrase for phrase in words(NAME, "phrased") if f"{verb.lemma_} " in phrase]
    if not phrases:
        return False
    near = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prt", "prep", "advmod")]
    said = {c.lower_ for c in near} | {n.lower_ for c in near for n in c.children if n.dep_ == "pobj"}
    return any(set(phrase.split()[1:]) <= said for phrase in phrases)


def unreal(verb: Token) -> bool:
    """Whether a proposal is denied or only possible."""
    return possible(verb) or any(c.dep_ == "neg" for c in verb.children)


def possible(verb: Token) -> bool:
    """Whether what a verb says may be or is to be: "may propose", "to lead"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(helpers & (words("clauses", "hypothetical") | words("clauses", "future") | {"to"}))


def cleft(relative: Token) -> Token | None:
    """The author in "it was X that proposed": what stands between "it was" and the pronoun."""
    verb = relative.head
    for token in reversed(list(relative.sent[: max(0, relative.i - relative.sent.start)])):
        if token.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ in COPULAR for c in token.children):
            named = [c for c in token.children if c.dep_ in ("attr", "nsubj") and token.i < c.i < verb.i]
            return named[0] if named else None
    return None


def _pointer(author: Token) -> Token:
    """The "it" of "it was X that"."""
    return next((c for c in author.head.children if c.lower_ == "it"), author.left_edge)


def _object(verb: Token) -> Token | None:
    """What a verb is about: its object, or that of its preposition ("thought of it")."""
    direct = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
    after = [n for c in verb.children if c.dep_ == "prep" and c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return next(iter((*direct, *after)), None)


def _workshop(verb: Token) -> Iterator[Token]:
    """Who owns the house in which something was drafted, or that house: "in Norway's foreign ministry"."""
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in"):
        for house in (n for n in prep.children if n.dep_ == "pobj"):
            yield from [p for p in house.children if p.dep_ == "poss"] or [house]


def _sprung(verb: Token) -> Iterator[Authored]:
    """Where an idea came from: "the idea of a truce came from X", "it came out of X's delegation"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not (subject.lemma_.lower() in words(NAME, "nouns") or _meant(subject)):
        return
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words(NAME, "from")):
        if prep.lower_ == "in" and not passive(verb):  # "the idea came in March", but "was born in the ministry"
            continue
        inner = [c for c in prep.children if c.dep_ == "prep"] if prep.lower_ == "out" else [prep]
        houses = [n for p in inner for n in p.children if n.dep_ == "pobj"][:1]
        owned = [p for n in houses if prep.lower_ == "in" for p in n.children if p.dep_ == "poss"]
        makers = tuple(owned or houses)
        yield Authored(makers, _real(subject), _from(subject.left_edge, (*makers, prep)[0].right_edge))


def _meant(pronoun: Token) -> bool:
    """Whether "it" stands for an idea: the words just before speak of proposing."""
    if pronoun.lower_ not in words(NAME, "pronouns"):
        return False
    before = pronoun.doc[max(0, pronoun.i - 20) : pronoun.i]
    return any(t.lemma_.lower() in words(NAME, "nouns") or (t.pos_ == "VERB" and _proposing(t)) for t in before)


def _belonging(verb: Token) -> Iterator[Authored]:
    """The author in "the suggestion was the inmates' own", "the plan was the mission's", "the idea was mine"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    told = [c for c in verb.children if c.dep_ in ("attr", "acomp") and c.i > verb.i]
    told += [p for c in told if c.lower_ == "own" for p in c.children if p.dep_ == "poss"]
    owner = next((c for c in told if _owning(c)), None)
    if subject is None or owner is None:
        return
    if subject.lemma_.lower() in words(NAME, "nouns") or _meant(subject):
        yield Authored((owner,), _real(subject), _from(subject.left_edge, owner))


def _owning(noun: Token) -> bool:
    """Whether a possessive stands without what it owns: "the guild's", "theirs"."""
    if noun.lower_ in words(NAME, "mine"):
        return True
    after = noun.doc[noun.i + 1 : noun.i + 3]
    marked = bool(after) and after[0].text in POSSESSIVE
    return marked and (len(after) == 1 or after[1].is_punct or after[1].lower_ == "own")


def _asked(question: Span) -> Iterator[Authored]:
    """The author in the answer to a question: "Whose idea was it? The guild's"."""
    whose = [t for t in question if t.lower_ == "whose"]
    noun = next((t for t in question if t.lemma_.lower() in words(NAME, "nouns")), None)
    if not whose or noun is None or noun.i < whose[0].i:
        return
    for token in question.doc[question.end : question.end + ANSWER]:
        if token.is_punct and not token.is_quote:
            return
        if token.lower_ in ("not", "no", "nobody"):
            return
        if _owning(token):
            asked = next((c for c in noun.head.children if c.dep_ in ("attr", "nsubj") and c.i > noun.i), None)
            yield Authored((token,), _real(asked), _from(whose[0], token))
            return


def _noun(noun: Token) -> Iterator[Authored]:
    """The author in a noun: "T was X's idea", "T, the brainchild of X", "X's proposal for T", "at X's suggestion"."""
    lemma = noun.lemma_.lower()
    if lemma not in words(NAME, "nouns") | words(NAME, "prompting"):
        return
    head = noun.head
    mine = tuple(c for c in noun.children if c.dep_ == "poss")
    of = tuple(n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj")
    if any(c.tag_ == "WP$" for c in mine):
        if head.lemma_ == "be" and head.dep_ == "relcl":
            yield Authored((head.head,), None, _from(head.head.left_edge, head.right_edge))
    elif noun.dep_ == "attr" and head.lemma_ == "be":
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
        yield Authored(mine or of, _real(subject), _from((subject or noun).left_edge, noun.right_edge))
    elif (lemma in words(NAME, "wholly") and (mine or of)) or _aside(noun):
        yield Authored(mine or of or _owners(noun), _before(noun), _from(noun.left_edge, noun.right_edge))
    elif noun.dep_ == "pobj" and head.lower_ == "at" and lemma in words(NAME, "prompting"):
        yield Authored(mine or of, None, _from(head, noun.right_edge))
    elif lemma in words(NAME, "owned") and (about := _about(noun)):
        makers = _owners(noun)
        if not makers and (about.head.lower_ in ("for", "to") or infinitive(about)):
            makers = of
        yield Authored(makers, about, _from(noun.left_edge, noun.right_edge))


def _owners(noun: Token) -> tuple[Token, ...]:
    """Whose something is, names before it among them: "an Ostrian request", "a Straits Council plan"."""
    named = (c for c in noun.children if c.i < noun.i and c.text[:1].isupper() and c.dep_ != "det")
    return tuple(o for o in owners(noun) if o.lower_ not in UNSURE) or tuple(named)


def _about(noun: Token) -> Token | None:
    """What a proposal is about: "for a common pasture", "to photograph the tubes"."""
    after = [c for c in noun.children if c.i > noun.i]
    inner = [n for c in after if c.dep_ == "prep" and c.lower_ in ("for", "on") for n in c.children if n.dep_ == "pobj"]
    return next(iter((*inner, *(c for c in after if c.dep_ in ("acl", "relcl", "xcomp") and infinitive(c)))), None)


def _aside(noun: Token) -> bool:
    """Whether a noun with an author stands beside what it names, set off by a comma: "an inquiry, a Chilean wish"."""
    first = noun.left_edge
    if not any(c.lower_ == "of" or c.dep_ == "poss" or c.text[:1].isupper() for c in noun.children):
        return False
    return noun.dep_ in ("appos", "npadvmod", "conj", "attr") and first.i > 0 and first.nbor(-1).text == ","


def _before(noun: Token) -> Token | None:
    """The noun that an apposition stands beside."""
    return _real(noun.head) if noun.dep_ == "appos" else None


def _real(noun: Token | None) -> Token | None:
    """A noun that says what it is; nothing for "it", and for "an idea" of which only the words before tell."""
    if noun is None or noun.lower_ in words(NAME, "pronouns"):
        return None
    if noun.lemma_.lower() not in words(NAME, "nouns"):
        return noun
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        return next((n for n in prep.children if n.dep_ == "pobj"), None)
    return _real(noun.head) if noun.dep_ == "appos" else None


def _from(first: Token, last: Token) -> Extent:
    """The stretch of text from one token to another, without the marks at its end."""
    low, high = min(first.i, last.i), max(first.i, last.i)
    doc = first.doc
    while high > low and (doc[high].is_punct or doc[high].is_space):
        high -= 1
    return Extent(doc[low].idx, doc[high].idx + len(doc[high].text))
