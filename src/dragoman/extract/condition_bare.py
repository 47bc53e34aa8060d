"""Conditions joined by "and" or "or" to what follows from them: "one more shell and …", "open it and we talk"."""

from collections.abc import Iterator

from dragoman.extract.clauses import SUBJECTS
from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_pairs import Stretch, by_pairs
from dragoman.extract.condition_parts import QUOTES, Found, runs
from dragoman.extract.condition_turns import by_turns
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

BREAKS = frozenset(':;—–“”"«»')
LONG = 26  # words: no longer is a condition that nothing marks
WILL = frozenset({"will", "’ll", "'ll"})
DAYS = ("DATE", "TIME")
AHEAD = 14  # words behind "and" within which its clause has its verb


def by_bare(sentence: Span) -> Iterator[Found]:
    """The conditions that a sentence sets without a word for it, in order."""
    for part in _stretches(sentence):
        found = _and(part, sentence) or by_pairs(part, sentence) or _turns(part, sentence)
        if found is not None:
            yield found


def _turns(part: Stretch, sentence: Span) -> Found | None:
    voiced = any(t.is_quote or reporting(t) for t in sentence)
    return by_turns(part, sentence, commanded=_imperative(part, sentence), voiced=voiced)


def _stretches(sentence: Span) -> Iterator[Stretch]:
    """The parts of a sentence from its start, a colon, a dash, a quotation mark or "that" on; each to its end."""
    start = sentence.start
    while start < sentence.end and (sentence.doc[start].is_punct or sentence.doc[start].is_space):
        start += 1
    yield Stretch(start, sentence.end)
    seen = start
    for token in sentence:
        opens = token.text in BREAKS or (token.lower_ == "that" and token.dep_ == "mark")
        if opens and token.i + 1 < sentence.end and token.i > seen:
            seen = token.i
            yield Stretch(token.i + 1, sentence.end)


def _and(part: Stretch, sentence: Span) -> Found | None:
    """As in "One more shell and the guns will answer", "let them leave, and we talk", "clear the gate or we march"."""
    doc = sentence.doc
    led = part.start > sentence.start and doc[part.start - 1].text == ":"
    voiced = led or any(t.is_quote or reporting(t) for t in sentence)
    sure = _lead(part, sentence) or _none_by_then(part, sentence)
    commanded = not sure and _imperative(part, sentence)
    known = sure or commanded or (voiced and _thing(part, sentence))
    if not known and not (voiced and _may_command(part, sentence)):
        return None
    joints = ("and", "or") if commanded else ("and",)
    for token in doc[part.start + 1 : min(part.end, part.start + LONG)]:
        finite = token.tag_ in FINITE and not reporting(token) and token.head.lower_ != "let"
        if (finite and not (commanded and token.dep_ in ("relcl", "ccomp", "aux"))) or token.text in (";", ":", "."):
            return None
        set_apart = voiced or sure or doc[token.i - 1].text == ","
        if token.tag_ in ("WDT", "WP", "WP$") and not commanded:
            return None  # "an ex-guard, whose name we keep dark, and …"
        if token.lower_ in joints and set_apart and (verb := _promised(token, part.end, sentence)) is not None:
            answered = known or _answered(token, verb)
            if not answered or (known and not commanded and _listed(part, token, verb)):
                return None
            return _split(part.start, token, verb, sentence)
    return None


def _may_command(part: Stretch, sentence: Span) -> bool:
    """Whether a stretch begins with a bare word that may be an imperative, however it is tagged: "Recount, and I"."""
    first = sentence.doc[part.start] if part.start + 1 < part.end else None
    return (
        first is not None
        and first.tag_ in ("VB", "VBP", "NN", "NNP")
        and first.lower_ not in words("conditions", "bare", "attention")
        and not any(c.dep_ in ("det", "poss", *SUBJECTS) for c in first.children)
    )


def _answered(joint: Token, verb: Token) -> bool:
    """Whether behind "and" somebody says what he, or they, will do then: "and I'll recount", not "Ada and I will"."""
    own = joint.nbor(1)
    will = verb.tag_ == "VBP" or any(c.tag_ == "MD" for c in verb.children)
    acts = verb.lemma_ != "be" and verb.lemma_ not in words("conditions", "bare", "noticing")
    alone = (own.dep_ in SUBJECTS and own.head == verb) or own.nbor(1).lower_ in ("'ll", "’ll")
    return own.lower_ in words("clauses", "speakers") and alone and will and acts


def _none_by_then(part: Stretch, sentence: Span) -> bool:
    """Whether a stretch begins with what must not fail by a day: "No signatures by Friday and he walks"."""
    doc = sentence.doc
    if part.start >= part.end or doc[part.start].lower_ != "no":
        return False
    near = doc[part.start + 1 : min(part.end, part.start + AHEAD)]
    return any(t.lower_ in ("by", "before") and any(n.ent_type_ in DAYS for n in t.subtree) for t in near)


def _listed(part: Stretch, joint: Token, verb: Token) -> bool:
    """Whether "and" rather joins two subjects: "A, B and C are ready", "one soldier and two guards were".

    The parse takes "one crate missing and the trucks turn" for such a pair; then what is missing tells it.
    """
    doc = joint.doc
    if not any(c.dep_ in SUBJECTS and c.i < joint.i for c in verb.children):
        return False
    several = any(t.dep_ == "conj" for t in doc[part.start : joint.i])
    told = any(t.dep_ in ("acl", "prep", "advmod") and t.head.i < t.i for t in doc[part.start : joint.i])
    return several or not told or verb.lemma_ == "be" or doc[part.start].lower_ not in ("one", "no", "another")


def _split(start: int, joint: Token, verb: Token, sentence: Span) -> Found | None:
    doc = sentence.doc
    comma = next((t.i for t in doc[start : joint.i] if t.text == "," and _has_report(doc[t.i : joint.i])), joint.i)
    then = {t.i for t in doc[joint.i + 1 : sentence.end] if t.i <= verb.i or (verb in (t, *t.ancestors))}
    then -= set(range(_report(verb.i, sentence), sentence.end))
    condition, consequence = runs(set(range(start, comma)), sentence), runs(then, sentence)
    if not condition or not consequence:
        return None
    form = "unless" if joint.lower_ == "or" else "if"
    return Found(form, condition[:1], consequence[:1], start, verb, doc[start])  # type: ignore[arg-type]


def _report(after: int, sentence: Span) -> int:
    """Where the words begin that say who says so, behind a token: at the comma or quotation mark before the verb."""
    doc = sentence.doc
    verb = next((t.i for t in doc[after + 1 : sentence.end] if reporting(t)), sentence.end)
    if verb == sentence.end:
        return verb
    return next((i for i in range(verb, after, -1) if doc[i].text == "," or doc[i].is_quote), verb)


def _has_report(tokens: Span) -> bool:
    return any(reporting(t) or (t.is_quote and t.i > tokens.start) for t in tokens)


def reporting(token: Token) -> bool:
    """Whether a token is a finite verb of reporting: "warned", "says", "came the reply"."""
    came = any(c.dep_ == "nsubj" and c.lemma_ in words("conditions", "replies") for c in token.children)
    return (came or token.lemma_.lower() in words("conditions", "speech")) and token.tag_ in FINITE


def _lead(part: Stretch, sentence: Span) -> bool:
    """Whether a stretch begins with the noun of a threat: "one more shell", "another attack", "the first shot"."""
    doc = sentence.doc
    first = [t.lower_ for t in doc[part.start : min(part.start + 3, part.end)]]
    leads = words("conditions", "bare", "leads")
    return any(" ".join(first[:n]) in leads for n in range(1, len(first) + 1)) or " ".join(first[::2]) in leads


def _thing(part: Stretch, sentence: Span) -> bool:
    """Whether a stretch begins with one thing or none of a kind: "one rifle", "a payment missed", "no signatures"."""
    first = sentence.doc[part.start] if part.start < part.end else None
    return first is not None and first.lower_ in words("conditions", "bare", "things") and first.dep_ != "nsubj"


def _imperative(part: Stretch, sentence: Span) -> bool:
    verb = sentence.doc[part.start] if part.start + 1 < part.end else None
    if verb is None or any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children):
        return False
    listed = verb.lower_ in words("conditions", "bare", "commands") and verb.tag_ not in FINITE[:3]
    if verb.tag_ != "VB" and not (
        listed and sentence.doc[verb.i + 1].pos_ in ("DET", "PRON", "NOUN", "PROPN", "ADP", "SCONJ")
    ):
        return False
    voiced = any(t.text in QUOTES or reporting(t) for t in sentence) or _foretold(part, sentence)
    return voiced and verb.lower_ not in words("conditions", "bare", "no_commands")


def _foretold(part: Stretch, sentence: Span) -> bool:
    """Whether "and" or "or" joins what will be to a stretch: "Send them abroad and they will face new charges"."""
    near = sentence.doc[part.start : min(part.end, part.start + LONG)]
    joint = next((t.i for t in near if t.lower_ in ("and", "or")), part.end)
    return any(t.tag_ == "MD" and t.lower_ in WILL for t in sentence.doc[joint : min(part.end, joint + AHEAD)])


def _promised(joint: Token, end: int, sentence: Span) -> Token | None:
    """The verb of a clause behind "and" that has a subject of its own and stands in the present or future."""
    named = False
    for token in sentence.doc[joint.i + 1 : min(end, joint.i + AHEAD)]:
        if token.tag_ in ("VBD", "VBN") or token.text in (",", ";"):
            return None
        if token.tag_ in ("MD", "VBZ", "VBP") and not reporting(token):
            return (token.head if token.dep_ in ("aux", "auxpass") else token) if named else None
        named = named or token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_ in ("EX", "DT")
    return None
