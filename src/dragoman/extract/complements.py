"""What a verb of saying has as content by the parse: its clauses, objects and phrases."""

from dragoman.extract.clauses import Extent, passive, subjects
from dragoman.extract.cue_words import acts, saying, strong
from dragoman.lexicon import words
from dragoman.read.parse import Doc, Token

OBJECTS = ("dobj", "oprd", "attr", "acomp")
SOON = 2  # words after a verb within which "little" or "no" belongs to it
LEAST_WORDS = 3  # of an object that is content
NEAR = 8  # tokens after a pronoun within which quoted words make it content ("called it “camel talk”")


def of_verb(verb: Token) -> list[Extent]:
    """What a verb of saying has as its complement: clauses first; else, where it takes them, objects and phrases."""
    if _withheld(verb):
        return []
    lemma = verb.lemma_.lower()
    heads = [c for c in verb.children if c.dep_ == "ccomp" and not _question(c, lemma) and not _parted(c, verb)]
    if lemma == "let":  # "let it be known that …"
        heads = [c for h in heads for c in h.children if c.dep_ == "ccomp"]
    after = [h for h in heads if h.i > verb.i and any(c.dep_ == "mark" and c.lower_ == "that" for c in h.children)]
    heads = after or heads  # "she told La Voz that …": what the parse hung before it is not hers
    if strong(verb, "inner") or (heads and strong(verb, "clausal")) or not strong(verb, "objective"):
        clauses = [_with_proviso(verb, _from_preposition(verb, e)) for e in (subtree(h, verb) for h in heads) if e]
        return clauses or _of_figures(verb)
    if passive(verb):
        things = [t for t in subjects(verb) if t.pos_ != "PRON"]
        if lemma in words("cues", "deeds", "unless_at"):  # "the heap is put by the Agency at 5,400 kilos"
            counts = [n for p in verb.children if p.lower_ == "at" for n in p.children if n.dep_ == "pobj"]
            return [e for e in (subtree(n, verb) for n in counts) if e and telling(verb.doc, e)]
        return [e for e in (subtree(t, verb) for t in things) if e and _substance(verb.doc, e)]
    return _of_objects(verb, heads)


def _of_figures(verb: Token) -> list[Extent]:
    """What somebody counts or speaks of, with a number or quoted words: "the union says 4,100", "spoke of “a wall”"."""
    if not strong(verb, "figures") or passive(verb):
        return []
    things = [c for c in verb.children if c.i > verb.i and (c.dep_ in (*OBJECTS, "npadvmod") or _counted(c))]
    preps = [c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and c.lower_ in _of_counts(verb)]
    things += [n for p in preps for n in p.children if n.dep_ in ("pobj", "pcomp")]
    things.sort(key=lambda t: t.i)
    found = [e for t in things[:1] if (e := trimmed(t.doc, t.i, t.i) if _counted(t) else subtree(t, verb))]
    dated = bool(things) and things[0].ent_type_ in ("DATE", "TIME")
    return [e for e in found if telling(verb.doc, e, quoted=dated)]


def _counted(clause: Token) -> bool:
    """Whether a number stands where a clause should: "makes it 17,400"."""
    return clause.dep_ == "ccomp" and clause.like_num


def _of_counts(verb: Token) -> tuple[str, ...]:
    """The prepositions before a count: those of all verbs, and the one that makes this a verb of saying ("hold to")."""
    return ("of", "at", saying(verb).partition(" ")[2])


def telling(doc: Doc, extent: Extent, *, quoted: bool = False) -> bool:
    """Whether a stretch holds quoted words or, unless it must be `quoted`, a number that tells how many."""
    span = doc.char_span(*extent, alignment_mode="expand") or ()
    number = not quoted and any(t.like_num and t.lower_ not in ("one", "first", "second", "third") for t in span)
    return number or any(t.is_quote for t in span)


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb after it, so that it is no part of what is said."""
    return clause.i < verb.i and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _withheld(verb: Token) -> bool:
    """Whether what is offered or promised is next to nothing: "offering little incentive", "promised no money"."""
    if verb.lemma_ not in words("cues", "strength", "giving"):
        return False
    after = verb.doc[verb.i + 1 : verb.i + 1 + SOON]
    return any(t.lower_ in ("no", "little", "few", "scant") for t in after)


def _of_objects(verb: Token, heads: list[Token]) -> list[Extent]:
    """Objects, infinitives and the verb's own prepositional phrases, as one stretch."""
    if _deed(verb):
        return []
    things = heads + [c for c in verb.children if c.dep_ == "xcomp" or (c.dep_ in OBJECTS and not _listener(c, verb))]
    things += [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and _belongs(c, verb.lemma_.lower())]
    things += _called_for(verb)
    if verb.dep_ == "relcl" and any(t.tag_ in ("WDT", "WP") and t.dep_ in ("dobj", "pobj") for t in things):
        return _antecedent(verb)
    things = [t for t in things if t.tag_ not in ("WDT", "WP")]
    if not things:
        return []
    first = min(things, key=lambda t: t.i)
    asked = any(t.dep_ in ("xcomp", "ccomp") and t.i > first.i for t in things)  # "urged them to sign"
    if first.pos_ == "PRON" and not asked and not any(t.is_quote for t in verb.doc[first.i : first.i + NEAR]):
        return []
    extent = _from(first, verb) if first.i > verb.i else subtree(first, verb)
    extent = _with_proviso(verb, _from_preposition(verb, extent)) if extent else None
    return [extent] if extent and _substance(verb.doc, extent) else []


def _from_preposition(verb: Token, extent: Extent) -> Extent:
    """What is said, from the verb's own preposition or particle on: "urged for “tough sanctions” should it refuse"."""
    after = verb.nbor(1) if verb.i + LEAST_WORDS < len(verb.doc) else verb
    start = after.nbor(1).idx if after.i > verb.i else extent.start
    if after.pos_ in ("ADP", "SCONJ") and _belongs(after, verb.lemma_.lower()) and start < extent.start:
        return Extent(start, extent.end)
    particle = after.pos_ not in ("ADP", "SCONJ") and saying(verb).endswith(f" {after.lower_}")
    particle = particle and extent.start == after.idx and start < extent.end
    return Extent(start, extent.end) if particle else extent


def _with_proviso(verb: Token, extent: Extent) -> Extent:
    """What is said with the proviso after it, wherever the parse hung that: "…, providing the swap goes ahead"."""
    doc = verb.doc
    after = next((t for t in doc[verb.i + 1 : verb.sent.end - LEAST_WORDS] if t.idx >= extent.end), None)
    if after is not None and after.text == ",":
        after = after.nbor(1)
    if after is None or after.lower_ not in ("providing", "provided"):
        return extent
    end = next((i for i in range(after.i, verb.sent.end) if doc[i].text == ";"), verb.sent.end)
    proviso = trimmed(doc, after.i, end - 1)
    return Extent(extent.start, proviso.end) if proviso else extent


def _deed(verb: Token) -> bool:
    """Whether a verb of saying tells a deed here: "put it on ice" (not "at 40"), "claimed eleven lives"."""
    lemma = verb.lemma_.lower()
    preps = words("cues", "phrases", "verb_preps") | words("cues", "phrases", "calling_on")
    for particle in (c.lower_ for c in verb.children if c.dep_ == "prt"):
        if f"{lemma} {particle}" not in acts() and f"{lemma} {particle}" not in preps:
            return True  # "called the whole thing off"
    if lemma in words("cues", "deeds", "unless_at"):
        return not any(t.lower_ == "at" and t.i > verb.i and t.nbor(1).like_num for t in _after_object(verb))
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    return lemma in words("cues", "deeds", "verbs") and bool(objects & words("cues", "deeds", "objects"))


def _after_object(verb: Token) -> list[Token]:
    return [t for t in verb.subtree if t.i + 1 < len(verb.doc)]


def _called_for(verb: Token) -> list[Token]:
    """Who is called on to do what: "called for all sides to sign", "called on the union to end the strike"."""
    lemma = verb.lemma_.lower()
    after = [c for c in verb.children if c.i > verb.i]
    clauses = [
        c for c in after if c.dep_ in ("advcl", "ccomp") and any(m.lower_ == "for" for m in c.children if m.i < c.i)
    ]
    if clauses and f"{lemma} for" in words("cues", "phrases", "verb_preps"):
        return clauses[:1]
    preps = [c for c in after if f"{lemma} {c.lower_}" in words("cues", "phrases", "calling_on")]
    asked = [c for c in after if c.dep_ in ("xcomp", "advcl") and any(t.lower_ == "to" for t in c.children)]
    return [n for p in preps for n in p.children if n.dep_ == "pobj"] + asked if asked else []


def _antecedent(verb: Token) -> list[Extent]:
    """The noun phrase that a relative clause of saying is about: "a panel, which Moreau had proposed"."""
    noun = verb.head
    low, high = noun.left_edge.i, noun.i
    while high + 1 < verb.left_edge.i and noun.doc[high + 1].text not in ",;:–—":
        high += 1
    extent = trimmed(noun.doc, low, high)
    return [extent] if extent and _substance(noun.doc, extent) else []


def _from(first: Token, verb: Token) -> Extent | None:
    """From the first thing that is said to the end of what hangs on the verb after it: its conditions belong to it."""
    high = max(t.i for t in first.subtree)
    for child in sorted((c for c in verb.children if c.i > first.i), key=lambda c: c.i):
        inner = sorted(t.i for t in child.subtree)
        marked = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "until") for c in child.children)
        inverted = any(c.dep_ == "aux" and c.lower_ == "should" for c in child.children)
        marked = marked or child.lower_ in ("providing", "provided", "assuming")
        if child.dep_ == "advcl" and not (marked or inverted):
            break
        if child.dep_ in ("conj", "cc", "parataxis", "punct") and not (child.dep_ == "punct" and child.is_quote):
            if child.text != ",":
                break
            continue
        if inner[0] > high + 2:
            break
        high = max(high, inner[-1])
    return trimmed(verb.doc, first.left_edge.i if first.left_edge.i > verb.i else verb.i + 1, high)


def _substance(doc: Doc, extent: Extent) -> bool:
    """Whether there is something in what is said: more than a bare object such as "that sentiment"."""
    span = doc.char_span(*extent, alignment_mode="expand")
    return len([t for t in span or () if t.is_alpha or t.like_num]) >= LEAST_WORDS or any(
        t.is_quote for t in span or ()
    )


def _question(clause: Token, lemma: str) -> bool:
    """Whether a complement is only a question ("asked whether"), which says nothing."""
    return lemma in words("cues", "strength", "asking") or any(
        c.lower_ == "whether" and c.dep_ == "mark" for c in clause.children
    )


def _listener(token: Token, verb: Token) -> bool:
    """Whether the object is who is spoken to: of "tell" always, of "urge" where a clause follows."""
    if token.dep_ not in ("dobj", "dative"):
        return False
    return verb.lemma_.lower() in words("cues", "strength", "telling")


def _belongs(prep: Token, lemma: str) -> bool:
    """Whether a preposition is the verb's own: "called for", "accused X of", "insists on", "ruled out"."""
    return f"{lemma} {prep.lower_}" in words("cues", "phrases", "verb_preps")


def subtree(head: Token, verb: Token) -> Extent | None:
    """The words under a content head, on its side of the cue verb, without a listener or an outer adverbial."""
    inner = [t for t in head.subtree if (t.i < verb.i) == (head.i < verb.i) and t.i != verb.i]
    low, high = min(t.i for t in inner), max(t.i for t in inner)
    return trimmed(head.doc, low, high)


def trimmed(doc: Doc, low: int, high: int) -> Extent | None:
    """The stretch from one token to another without commas and spaces at its ends; quotation marks stay."""
    while low <= high and (doc[low].is_space or doc[low].text in ",;:–—-.…"):
        low += 1
    while high >= low and (doc[high].is_space or doc[high].text in ",;:–—-.…"):
        high -= 1
    return Extent(doc[low].idx, doc[high].idx + len(doc[high].text)) if low <= high else None
