"""Content around a source and cue that are set apart from it ("The talks failed, Moreau said", "according to")."""

from dragoman.extract.clauses import Extent
from dragoman.extract.complements import trimmed
from dragoman.extract.cue_words import Cue, acts, saying, strong
from dragoman.lexicon import words
from dragoman.read.parse import Doc, Span, Token
from dragoman.read.reading import Reading

DATELINE = 16  # tokens within which a dateline ends
MAX_SOURCE = 25  # tokens of a source before its cue
PAST = ("VBD", "VBZ", "VBP")
BESIDE_VERB = ("aux", "auxpass", "prt", "prep", "dobj", "dative", "advmod", "tmod")


def that_clause(cue: Cue, sentence: Span) -> list[Extent]:
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


def _phrase(cue: Cue, sentence: Span) -> tuple[int, int]:
    """The token range of the source and cue with their adjuncts, as far as it hangs together around the cue."""
    held, verb = {cue.token.i}, cue.token
    while (
        verb.dep_ in ("xcomp", "pcomp", "prep", "acomp") and verb.head.i < verb.i
    ):  # "likes to say", "quoted as saying"
        verb = verb.head
        held.update(c.i for c in (verb, *verb.children) if c.i == verb.i or c.dep_ in ("aux", "auxpass", "advmod"))
    for source in cue.sources:
        held.update(t.i for t in source.subtree)
    for child in cue.token.children:
        particle = child.lower_ == saying(cue.token).partition(" ")[2]  # "made plain"
        if particle or child.dep_ in BESIDE_VERB or (child.dep_ == "npadvmod" and _timed(child, cue)):
            held.update(t.i for t in child.subtree)
    low = high = cue.token.i
    doc = cue.token.doc
    while low - 1 >= sentence.start and (low - 1 in held or (doc[low - 1].text == "," and low - 2 in held)):
        low -= 1
    while (
        high + 1 < sentence.end
        and doc[high + 1].text != ":"
        and (high + 1 in held or (doc[high + 1].text == "," and high + 2 in held))
    ):
        high += 1
    return low, high


def _timed(noun: Token, cue: Cue) -> bool:
    """Whether a noun beside a verb is when it was said; before the verb it may else be what: "No one, she said"."""
    return noun.i > cue.token.i or noun.ent_type_ in ("DATE", "TIME")


def set_apart(reading: Reading, cue: Cue, sentence: Span) -> list[Extent]:
    """The rest of a sentence in which source and cue are set apart by commas ("The talks failed, Moreau said")."""
    if not strong(cue.token, "clausal") or (cue.token.tag_ == "VBG" and cue.token.dep_ != "pcomp"):
        return []
    if cue.token.dep_ == "relcl":
        return []
    doc = sentence.doc
    low, high = _phrase(cue, sentence)
    low -= low - 1 > sentence.start and doc[low - 1].lower_ == "as"  # "…, as Kowal is careful to say"
    comma_before = low - 1 > sentence.start and doc[low - 1].text in (",", "–", "—")
    closing = (",", ".", ";", "–", "—", "!", "?", *(":" for source in cue.sources[:1] if source.i > cue.token.i))
    ends = high + 1 >= sentence.end or doc[high + 1].text in closing
    if not comma_before or not ends:
        return []
    return around(sentence, _before_apposition(reading, doc, low, cue), high)


def around(sentence: Span, low: int, high: int) -> list[Extent]:
    """What is said before source and cue, the tokens `low` to `high`, and after them where it goes on."""
    doc = sentence.doc
    start, end = _brackets(doc, sentence, low)
    found = [] if _opened(doc, low) else [trimmed(doc, _from_clause_start(doc, start, low - 1), low - 1)]
    bare = not any(t.tag_ in (*PAST, "MD") for t in doc[start:low])  # "Ship it, he says, and the taps open"
    whole = not found or doc[start].pos_ == "SCONJ" or bare
    follows = whole or not _new_clause(doc, high + 2, end) or _bound(doc, start, low, high + 2, end)
    if high + 1 < end and (
        (doc[high + 1].text == "," and follows) or (doc[high + 1].text == ":" and bare and doc[start].pos_ != "ADP")
    ):
        end = next((i for i in range(high + 2, end) if doc[i].text == ";"), end)
        found.append(trimmed(doc, high + 2, end - 1))
    return [e for e in found if e]


def _brackets(doc: Doc, sentence: Span, at: int) -> tuple[int, int]:
    """The tokens between the brackets around a token, or the sentence's."""
    opening = next((i for i in range(at - 1, sentence.start - 1, -1) if doc[i].text in "()"), None)
    if opening is None or doc[opening].text == ")":
        return sentence.start, sentence.end
    return opening + 1, next((i for i in range(at, sentence.end) if doc[i].text == ")"), sentence.end)


def _opened(doc: Doc, low: int) -> bool:
    """Whether a source stands right after the word that opens the clause around it: "…, which, he says, is over"."""
    return low > 1 and doc[low - 1].text == "," and doc[low - 2].tag_ in ("WDT", "WP", "WRB", "CC", "IN")


def _before_apposition(reading: Reading, doc: Doc, low: int, cue: Cue) -> int:
    """Where the source begins that another name of it precedes: "…, the head of the mission, Jan Kowal, said"."""
    entity = reading.cast.who(cue.sources[0]) if cue.sources else None
    for head in (doc[i] for i in range(max(low - MAX_SOURCE, doc[low].sent.start), low - 1)):
        if entity and reading.cast.who(head) == entity and head.pos_ == "NOUN" and head.left_edge.i > 0:
            first = head.left_edge.i
            if doc[first - 1].text == "," and not any(
                t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[first:low]
            ):
                return first
    return low


def _from_clause_start(doc: Doc, start: int, end: int) -> int:
    """Where what is said before the cue begins: after a dateline, and after a semicolon."""
    start = _after_dateline(doc, start, end)
    marks = [i for i in range(start, end) if doc[i].text == ";" or (doc[i].text == ":" and _toned(doc, start, i))]
    return max(marks, default=start - 1) + 1


def _toned(doc: Doc, start: int, end: int) -> bool:
    """Whether the words before a colon only tell how somebody speaks: "Kowal was blunt: the gate, he said, is shut"."""
    return any(t.lower_ in words("cues", "phrases", "tones") for t in doc[start:end])


def _after_dateline(doc: Doc, start: int, end: int) -> int:
    line = next(
        (
            i + 1
            for i in range(start, min(end, start + DATELINE))
            if doc[i].text in ("—", "–", "-", "--") and doc[i].whitespace_
        ),
        start,
    )
    return line if line > start and doc[start].text.isupper() else start


def _after_speech(doc: Doc, start: int, end: int) -> int:
    """Where the words begin that no speech before a semicolon takes: "one man died, police say; four, according to".

    A heading before a colon is none of them: "The toll: four dead, according to".
    """
    marks = [i for i in range(start, end) if doc[i].text == ";"]
    spoken = [i for i in marks if any(t.tag_ in PAST and t.lemma_.lower() in acts() for t in doc[start:i])]
    heads = [i for i in range(start, end) if doc[i].text == ":" and not any(t.tag_ in PAST for t in doc[start:i])]
    return max([*spoken, *heads], default=start - 1) + 1


def _bound(doc: Doc, start: int, low: int, at: int, end: int) -> bool:
    """Whether a clause after the cue binds what is said before it: "no bus will run, he said, while the gate is shut".

    What will be is bound by what is now, what would be by a condition in the past; anything else is the writer's again.
    """
    if at >= end or doc[at].lower_ not in words("clauses", "binding"):
        return False
    will = {t.lower_ for t in doc[start:low] if t.tag_ == "MD"}
    then = next((t.tag_ for t in doc[at:end] if t.tag_ in (*PAST, "MD")), "")
    unreal = will <= words("clauses", "hypothetical")
    return bool(will) and (then == "VBD" and doc[at].lower_ != "while" if unreal else then in ("VBZ", "VBP"))


def _new_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether what follows the cue is the writer's again ("…, Moreau said, adding", "who", "but")."""
    if start >= end:
        return True
    first = doc[start]
    return (
        first.tag_ in ("WP", "WDT", "VBG", "WRB", "CC")
        or first.dep_ in ("relcl", "advcl")
        or first.lower_ in ("as", "after", "while")
    )


def around_according(cue: Cue, sentence: Span) -> list[Extent]:
    """The clause that "according to" hangs on, without it."""
    doc = sentence.doc
    source = cue.sources[0]
    low, high = cue.token.i, max(t.i for t in source.subtree)
    high = next((i - 1 for i in range(source.i + 1, high + 1) if doc[i].is_quote), high)
    while doc[high].is_punct and high > source.i:
        high -= 1
    while high + 1 < sentence.end and doc[high + 1].idx < cue.end:  # "in her words"
        high += 1
    opens = all(
        doc[i].is_punct or doc[i].is_space or doc[i].lower_ in ("but", "and", "yet") for i in range(sentence.start, low)
    )
    if opens:
        end = next((i for i in range(high + 1, sentence.end) if doc[i].text == ";"), sentence.end)
        found = trimmed(doc, high + 1, end - 1)
    else:
        start = _after_speech(doc, _after_dateline(doc, sentence.start, low), low)
        start = max(start, _added(doc, start, low))
        found = trimmed(doc, start, low - 1)
        if low > 1 and doc[low - 1].text == "," and high + 1 < sentence.end and doc[high + 1].text == ",":
            return _on_both_sides(sentence, start, low, high)
    return [found] if found else []


def _added(doc: Doc, start: int, end: int) -> int:
    """Where the last clause of a sentence begins that a comma and a word such as "where" or "although" add to it."""
    marks = [
        i + 1 for i in range(start + 1, end) if doc[i].lower_ in words("clauses", "adding") and doc[i - 1].text == ","
    ]
    last = max(marks, default=start)
    return last if any(t.tag_ in (*PAST, "MD") for t in doc[last:end]) else start


def _on_both_sides(sentence: Span, start: int, low: int, high: int) -> list[Extent]:
    """What stands on both sides of "according to X" between commas, of which it begins or breaks a clause."""
    doc = sentence.doc
    broken = doc[low - 2].pos_ in ("VERB", "AUX", "ADP")
    end = next((i for i in range(high + 2, sentence.end) if doc[i].text == ";"), sentence.end)
    before = None if _opened(doc, low) else trimmed(doc, start, low - 1)
    after = trimmed(doc, high + 2, end - 1) if before is None or broken or not _new_clause(doc, high + 2, end) else None
    return [e for e in (before, after) if e]


def around_adverb(cue: Cue, sentence: Span) -> list[Extent]:
    """The clause that "reportedly" stands in."""
    head = cue.token.head
    inner = [t.i for t in head.subtree if sentence.start <= t.i < sentence.end]
    before = trimmed(sentence.doc, min(inner), cue.token.i - 1) if min(inner) < cue.token.i else None
    after = trimmed(sentence.doc, cue.token.i + 1, max(inner)) if max(inner) > cue.token.i else None
    return [e for e in (before, after) if e]
