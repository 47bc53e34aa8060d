"""The content of an attribution: which words somebody is said to have said.

Content follows PolNeAR and the rulings of `evaluation/FORMAT.md`: the conjunction belongs to it, quotation marks too;
source and cue do not.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.extract.clauses import Extent, passive, subjects
from dragoman.extract.cues import Cue, complement, strong
from dragoman.lexicon import words
from dragoman.read.marks import Quotation
from dragoman.read.reading import Reading

CLAUSES = ("ccomp", "xcomp")
OBJECTS = ("dobj", "oprd", "attr", "acomp")
LEAST = 3  # letters of content
DATELINE = 16  # tokens within which a dateline ends
MAX_SOURCE = 25  # tokens of a source before its cue
LEAST_WORDS = 3  # of an object that is content


def content_of(reading: Reading, cue: Cue, sentence: Span) -> list[Extent]:
    """The stretches that a cue's clause gives as content, in order; empty where the parse gives none."""
    if cue.form == "according":
        return _around_according(cue, sentence)
    if cue.form == "adverb":
        return _around_adverb(cue, sentence)
    if cue.form == "noun":
        clause = complement(cue.token)
        found = [_subtree(clause, cue.token)] if clause is not None else []
        return [snap(reading, e) for e in found if e]
    if inverted(cue):
        found = [e for e in _of_verb(cue.token) if e.end <= cue.start] or _set_apart(reading, cue, sentence)
    else:
        found = _of_verb(cue.token) or _that_clause(cue, sentence) or _set_apart(reading, cue, sentence)
    if found and cue.token.dep_ != "relcl" and all(e.end <= cue.start for e in found):
        whole = _set_apart(reading, cue, sentence)  # the parse often takes only the last of several clauses
        found = whole if whole and whole[0].start <= found[0].start and not quotations_in(reading, found) else found
    kept = [e for e in (snap(reading, e) for e in found) if _letters(reading, e) >= LEAST]
    return [] if kept and _nameless(reading, kept[0]) else kept


def inverted(cue: Cue) -> bool:
    """Whether the source stands after the verb: "…, replied Moreau"."""
    return cue.form == "verb" and bool(cue.sources) and cue.sources[0].i > cue.token.i and not passive(cue.token)


def _nameless(reading: Reading, extent: Extent) -> bool:
    """Whether content only tells that a source asked not to be named."""
    text = reading.report.text[extent.start : extent.end].lower()
    return text.startswith(tuple(sorted(words("cues", "phrases", "nameless"))))


def _letters(reading: Reading, extent: Extent) -> int:
    return sum(map(str.isalnum, reading.report.text[extent.start : extent.end]))


def _of_verb(verb: Token) -> list[Extent]:
    """Complement clauses first; else, for verbs that take it, objects and prepositional phrases."""
    lemma = verb.lemma_.lower()
    heads = [c for c in verb.children if c.dep_ == "ccomp" and not _question(c, lemma)]
    after = [h for h in heads if h.i > verb.i and any(c.dep_ == "mark" and c.lower_ == "that" for c in h.children)]
    heads = after or heads  # "she told La Voz that …": what the parse hung before it is not hers
    if strong(verb, "inner") or (heads and strong(verb, "clausal")):
        return [e for e in (_subtree(h, verb) for h in heads) if e]
    if not strong(verb, "objective"):
        return [e for e in (_subtree(h, verb) for h in heads) if e]
    if passive(verb):
        things = [t for t in subjects(verb) if t.pos_ != "PRON"]
        return [e for e in (_subtree(t, verb) for t in things) if e and _substance(verb.doc, e)]
    things = heads + [c for c in verb.children if c.dep_ == "xcomp" or (c.dep_ in OBJECTS and not _listener(c, verb))]
    things += [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and _belongs(c, lemma)]
    if verb.dep_ == "relcl" and any(t.tag_ in ("WDT", "WP") and t.dep_ in ("dobj", "pobj") for t in things):
        return _antecedent(verb)
    things = [t for t in things if t.tag_ not in ("WDT", "WP")]
    if not things:
        return []
    first = min(things, key=lambda t: t.i)
    if first.pos_ == "PRON" and not any(t.is_quote for t in verb.doc[first.i : first.i + 8]):
        return []
    extent = _from(first, verb) if first.i > verb.i else _subtree(first, verb)
    return [extent] if extent and _substance(verb.doc, extent) else []


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
    return len([t for t in span or () if t.is_alpha or t.like_num]) >= LEAST_WORDS or any(t.is_quote for t in span or ())


def _that_clause(cue: Cue, sentence: Span) -> list[Extent]:
    """From "that" after a verb of saying to the end of the sentence, where the parse hung the clause elsewhere."""
    if not strong(cue.token, "clausal"):
        return []
    doc = sentence.doc
    for i in range(cue.token.i + 1, sentence.end - 2):
        clause = any(t.pos_ in ("VERB", "AUX") for t in doc[i + 2 : sentence.end])
        if doc[i].lower_ == "that" and clause and doc[i + 1].pos_ not in ("VERB", "AUX", "PUNCT"):
            found = trimmed(doc, i, sentence.end - 1)
            return [found] if found else []
        if doc[i].text in (";", ":") or (doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBD", "VBZ", "VBP")):
            break
    return []


def _question(clause: Token, lemma: str) -> bool:
    """Whether a complement is only a question ("asked whether"), which says nothing."""
    return lemma in ("ask", "wonder", "inquire") or any(c.lower_ == "whether" and c.dep_ == "mark" for c in clause.children)


def _listener(token: Token, verb: Token) -> bool:
    """Whether the object is who is spoken to: of "tell" always, of "urge" where a clause follows."""
    if token.dep_ not in ("dobj", "dative"):
        return False
    return verb.lemma_.lower() in ("tell", "inform", "remind", "assure", "brief", "advise")


def _belongs(prep: Token, lemma: str) -> bool:
    """Whether a preposition is the verb's own: "called for", "accused X of", "insists on", "ruled out"."""
    return f"{lemma} {prep.lower_}" in words("cues", "phrases", "verb_preps")


def _subtree(head: Token, verb: Token) -> Extent | None:
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


def _joined(parts: Sequence[Extent]) -> list[Extent]:
    """Neighbouring stretches as one ("Moscow" + "of failing to …")."""
    found: list[Extent] = []
    for part in parts:
        if found and part.start - found[-1].end <= 1:
            found[-1] = Extent(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return found


def _phrase(cue: Cue, sentence: Span) -> tuple[int, int]:
    """The token range of the source and cue with their adjuncts, as far as it hangs together around the cue."""
    held = {cue.token.i}
    for source in cue.sources:
        held.update(t.i for t in source.subtree)
    for child in cue.token.children:
        if child.dep_ in ("aux", "auxpass", "prt", "prep", "dobj", "dative", "npadvmod", "advmod", "tmod"):
            held.update(t.i for t in child.subtree)
    low = high = cue.token.i
    doc = cue.token.doc
    while low - 1 >= sentence.start and (low - 1 in held or (doc[low - 1].text == "," and low - 2 in held)):
        low -= 1
    while high + 1 < sentence.end and (high + 1 in held or (doc[high + 1].text == "," and high + 2 in held)):
        high += 1
    return low, high


def _set_apart(reading: Reading, cue: Cue, sentence: Span) -> list[Extent]:
    """The rest of a sentence in which source and cue are set apart by commas ("The talks failed, Moreau said")."""
    if not strong(cue.token, "clausal") or cue.token.tag_ == "VBG":
        return []
    if cue.token.dep_ == "relcl":
        return []
    doc = sentence.doc
    low, high = _phrase(cue, sentence)
    comma_before = low - 1 > sentence.start and doc[low - 1].text in (",", "–", "—")
    ends = high + 1 >= sentence.end or doc[high + 1].text in (",", ".", ";", "–", "—", "!", "?")
    if not comma_before or not ends:
        return []
    low = _before_apposition(reading, doc, low, cue)
    before = _from_clause_start(doc, sentence.start, low - 1)
    found = [trimmed(doc, before, low - 1)]
    if high + 1 < sentence.end and doc[high + 1].text == "," and not _new_clause(doc, high + 2, sentence.end):
        end = next((i for i in range(high + 2, sentence.end) if doc[i].text == ";"), sentence.end)
        found.append(trimmed(doc, high + 2, end - 1))
    return [e for e in found if e]


def _before_apposition(reading: Reading, doc: Doc, low: int, cue: Cue) -> int:
    """Where the source begins that another name of it precedes: "…, the head of the mission, Jan Kowal, said"."""
    entity = reading.cast.who(cue.sources[0]) if cue.sources else None
    for head in (doc[i] for i in range(max(low - MAX_SOURCE, doc[low].sent.start), low - 1)):
        if entity and reading.cast.who(head) == entity and head.pos_ == "NOUN" and head.left_edge.i > 0:
            first = head.left_edge.i
            if doc[first - 1].text == "," and not any(t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[first:low]):
                return first
    return low


def _from_clause_start(doc: Doc, start: int, end: int) -> int:
    """Where what is said before the cue begins: after a dateline; after a semicolon where another speaks before it."""
    line = next((i + 1 for i in range(start, min(end, start + DATELINE)) if doc[i].text in ("—", "–", "-", "--") and doc[i].whitespace_), start)
    if line > start and doc[start].text.isupper():
        start = line
    spoken = [i for i in range(start, end) if doc[i].pos_ == "VERB" and strong(doc[i], "clausal")]
    marks = [i for i in range(start, end) if doc[i].text == ";" and any(s < i for s in spoken)]
    return max(marks, default=start - 1) + 1


def _new_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether what follows the cue is the writer's again ("…, Moreau said, adding", "who", "but")."""
    if start >= end:
        return True
    first = doc[start]
    return first.tag_ in ("WP", "WDT", "VBG", "WRB", "CC") or first.dep_ in ("relcl", "advcl") or first.lower_ in ("as", "after", "while")


def _around_according(cue: Cue, sentence: Span) -> list[Extent]:
    """The clause that "according to" hangs on, without it."""
    doc = sentence.doc
    source = cue.sources[0]
    phrase = [*range(cue.token.i, max(t.i for t in source.subtree) + 1)]
    low, high = phrase[0], phrase[-1]
    opens = all(doc[i].is_punct or doc[i].is_space or doc[i].lower_ in ("but", "and", "yet") for i in range(sentence.start, low))
    if opens:
        end = next((i for i in range(high + 1, sentence.end) if doc[i].text == ";"), sentence.end)
        found = trimmed(doc, high + 1, end - 1)
    else:
        head = cue.token.head
        start = _from_clause_start(doc, sentence.start, low)
        if head.dep_ in ("advcl", "conj") and head.i < low and any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
            marks = [c.i + 1 for c in head.children if c.dep_ == "mark"]
            start = max(start, min(t.i for t in head.subtree), *marks)
        found = trimmed(doc, start, low - 1)
    return [found] if found else []


def _around_adverb(cue: Cue, sentence: Span) -> list[Extent]:
    """The clause that "reportedly" stands in."""
    head = cue.token.head
    inner = [t.i for t in head.subtree if sentence.start <= t.i < sentence.end]
    before = trimmed(sentence.doc, min(inner), cue.token.i - 1) if min(inner) < cue.token.i else None
    after = trimmed(sentence.doc, cue.token.i + 1, max(inner)) if max(inner) > cue.token.i else None
    return [e for e in (before, after) if e]


def snap(reading: Reading, extent: Extent) -> Extent:
    """A stretch that begins or ends inside a quotation, taken to the quotation's marks."""
    start, end = extent
    for q in reading.quotations:
        if q.depth == 0 and q.start < end and start < q.end:
            if q.outer_start < start <= q.start + 1 or q.outer_start < start < q.outer_end:
                start = q.outer_start
            if q.outer_start < end < q.outer_end:
                end = q.outer_end
    return Extent(start, end)


def quotations_in(reading: Reading, extents: Iterable[Extent]) -> list[Quotation]:
    """The outer quotations that lie within stretches, in order."""
    return [
        q
        for q in reading.quotations
        if q.depth == 0 and any(e.start <= q.outer_start and q.outer_end <= e.end + 1 for e in extents)
    ]


def apart(cue: Cue, later: Cue) -> int | None:
    """Where a cue's content ends because a later cue in the sentence speaks for itself; null where it does not.

    "X said …, adding …", "X said …, while Y said …", "X, who urged …, said …".
    """
    if later.start <= cue.end or later.form != "verb":
        return None
    token, doc = later.token, later.token.doc
    marks = [c for c in token.children if c.dep_ in ("mark", "cc") and c.lower_ in ("while", "but", "whereas", "although", "though")]
    trailing = token.tag_ == "VBG" and token.nbor(-1).text == "," and later.sources == cue.sources
    same = {t.i for t in later.sources} & {t.i for t in cue.sources}
    resumed = bool(same) and token.nbor(-1).text == "," and cue.token.dep_ == "relcl"
    if marks and token.dep_ in ("advcl", "conj"):
        first = min(marks[0].i, token.left_edge.i)
    elif trailing or resumed:
        first = token.i
    else:
        return None
    while first > 0 and (doc[first - 1].is_space or doc[first - 1].text in ",;–—"):
        first -= 1
    return int(doc[first - 1].idx + len(doc[first - 1].text)) if first else None
