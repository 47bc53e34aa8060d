"""The words that open a condition ("if", "only once", "should it"), and the clause that they open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.extract.clauses import SUBJECTS, above, negated, verbal
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

Needs = Literal["open", "future", "turn", "denied"]
FINITE = ("VBZ", "VBP", "VBD", "MD")
NOMINAL = ("DT", "PRP", "EX", "NNP", "NNPS", "PRP$", "CD", "PDT", "NNS")
REACH = 60  # tokens: how far behind its mark the verb of a condition may stand


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that open a condition: their tokens, from `first` to `last`, what they mean and what they need."""

    first: Token
    last: Token
    form: ConditionForm
    needs: Needs
    verb: Token | None = None  # for an inversion, known at once


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], ConditionForm, Needs], ...]]:
    """The marks by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], ConditionForm, Needs]]] = {}
    for row in lexicon("conditions")["marks"]:
        phrase = tuple(row["phrase"].split())
        found.setdefault(phrase[0], []).append((phrase, row["form"], row["needs"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def marks(sentence: Span) -> Iterator[Mark]:
    """The marks of a sentence, in order, none within another; words that only look like one are left out."""
    after = sentence.start
    for token in sentence:
        if token.i < after:
            continue
        found = _phrase(token, sentence) or _inversion(token, sentence)
        if found:
            after = found.last.i + 1
            if not _false_friend(found, sentence):
                yield found


def _phrase(token: Token, sentence: Span) -> Mark | None:
    for phrase, form, needs in _phrases().get(token.lower_, ()):
        end = token.i + len(phrase)
        if end < sentence.end and (len(phrase) == 1 or tuple(t.lower_ for t in token.doc[token.i : end]) == phrase):
            return Mark(token, token.doc[end - 1], form, needs)
    return None


def _inversion(token: Token, sentence: Span) -> Mark | None:
    """An auxiliary with its subject behind it ("should it refuse"), but not in a question."""
    if token.lower_ not in words("conditions", "inverted") or token.i + 2 >= sentence.end:
        return None
    before = token.doc[token.i - 1].lower_ if token.i > sentence.start else ""
    asked = sentence.text.rstrip("”\"'’ ").endswith("?") or before in words("conditions", "asking_before")
    if asked or not _subject_behind(token, sentence):
        return None
    verb = _inverted(token, sentence, opens=before in ("", "and", "but") or not before.isalpha())
    return Mark(token, token, "if", "open", verb) if verb is not None else None


def _subject_behind(token: Token, sentence: Span) -> bool:
    """Whether a subject may begin behind an auxiliary: "should it refuse", "should pickets stay"."""
    following = token.doc[token.i + 1]
    if following.tag_ in NOMINAL or following.pos_ == "PRON":
        return True
    rest = token.doc[token.i + 2 : min(sentence.end, token.i + 8)]
    named = following.pos_ in ("NOUN", "ADJ") or following.tag_ in ("NNS", "VBZ", "VBG")
    return token.lower_ == "should" and named and any(t.tag_ == "VB" for t in rest)


def _inverted(token: Token, sentence: Span, *, opens: bool) -> Token | None:
    """The verb of an inversion: "should it refuse"; where a clause opens also "were it to refuse", "had it refused"."""
    rest = token.doc[token.i + 1 : min(sentence.end, token.i + 14)]
    if token.lower_ == "should":
        verb = next((t for t in rest if t.tag_ in ("VB", "VBP") and t.dep_ != "xcomp"), rest[0])
        lexical = verb.dep_ in ("aux", "auxpass") and token.i < verb.head.i < sentence.end
        return verb.head if lexical else verb
    amid = token.lower_ == "were" and not _has_subject(token) and any(t.lower_ == "to" for t in rest[:6])
    if not opens and not amid:
        return None
    if token.lower_ == "were":
        participle = next((t for t in rest if t.tag_ in ("VBN", "VBD") or t.is_punct), None)
        if participle is not None and participle.tag_ == "VBN":
            return participle
        return token if any(t.lower_ == "to" for t in rest) else None
    return next((t for t in rest if t.tag_ == "VBN"), None)


def _false_friend(mark: Mark, sentence: Span) -> bool:
    """Whether the words beside a mark make it something else: "even if", "if only", "hours after", "if true,"."""
    if mark.verb is not None:
        return False
    doc = sentence.doc
    before = doc[mark.first.i - 1].lower_ if mark.first.i > sentence.start else ""
    phrase = " ".join(t.lower_ for t in doc[mark.first.i : mark.last.i + 1])
    timed = phrase in words("conditions", "time_marks")
    if timed and (before in words("conditions", "never_before_time") or doc[mark.last.i + 1].tag_ == "VBG"):
        return True
    if before in words("conditions", "never_before"):
        return not (before == "not" and phrase in ("until", "till", "unless"))
    return _followed_falsely(mark, phrase)


def _followed_falsely(mark: Mark, phrase: str) -> bool:
    doc = mark.first.doc
    following, second = doc[mark.last.i + 1], doc[min(mark.last.i + 2, len(doc) - 1)]
    if following.lower_ in words("conditions", "never_after") and mark.first.i == mark.last.i:
        return not (following.lower_ == "so" and second.lower_ == "much")  # "if so much as one boat"
    if phrase in words("conditions", "day_marks") and following.pos_ not in ("DET", "PRON", "PROPN"):
        return True  # "the day after", "the day of"
    if following.ent_type_ in ("DATE", "TIME"):
        return _dated(mark)
    if following.pos_ in ("ADJ", "ADV") and second.text == ",":
        return True
    bare = following.is_punct and following.text not in "“\"‘'’”,"
    return bare or (following.text == "," and phrase != "if")


def _dated(mark: Mark) -> bool:
    """Whether a mark of time has a date behind it: "until Friday"."""
    phrase = " ".join(t.lower_ for t in mark.first.doc[mark.first.i : mark.last.i + 1])
    timed = mark.last.nbor(1).ent_type_ in ("DATE", "TIME")
    return timed and phrase in words("conditions", "dated_marks")


def verb_of(mark: Mark, sentence: Span) -> Token | None:
    """The verb of the clause that a mark opens; null where none is found or where it is no clause of its own."""
    if mark.verb is not None:
        return mark.verb
    head = mark.last.head
    if mark.last.dep_ in ("mark", "advmod") and mark.last.i < head.i and verbal(head) and head.i < sentence.end:
        return head
    start = mark.last.i + 1
    token = sentence.doc[start]
    if token.is_punct and start + 1 < sentence.end:
        token = sentence.doc[start + 1]
    for step in (token, *above(token)):
        if not mark.last.i < step.i < min(sentence.end, start + REACH):
            break
        if verbal(step) and step.dep_ not in ("aux", "auxpass") and (_has_subject(step) or step.tag_ == "VBN"):
            return step
    finite = next((t for t in _up_to_comma(start, sentence) if t.tag_ in FINITE), None)
    lexical = finite is not None and finite.dep_ in ("aux", "auxpass") and finite.i < finite.head.i < sentence.end
    return finite.head if lexical and finite is not None else finite


def _up_to_comma(start: int, sentence: Span) -> Iterator[Token]:
    for token in sentence.doc[start : min(sentence.end, start + REACH)]:
        if token.text in (",", ";", ":", "—") and token.i > start:
            return
        yield token


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children)


def asks(mark: Mark, verb: Token) -> bool:
    """Whether the mark asks ("asked if", "did not say when") or relates ("the day when")."""
    if mark.first.lower_ not in ("if", "when", "whenever", "until", "before"):
        return False
    person = verb.head.ent_type_ == "PERSON"  # "said Jan Kowal, when they have signed": no "day when"
    if verb.dep_ in ("relcl", "acl") and mark.first.lower_ == "when" and not (person or beside_source(verb, mark)):
        return True
    if mark.first.lower_ == "if" and _comments(verb) and _impersonal(verb):
        return True
    asking = words("conditions", "asking")
    governs = verb.dep_ in ("ccomp", "pcomp", "csubj", "xcomp")
    if governs and verb.head.i < mark.first.i and verb.head.lemma_.lower() in asking and not _plainly_says(verb.head):
        return True
    previous = mark.first.doc[mark.first.i - 1] if mark.first.i else mark.first
    asked = previous.dep_ in ("dobj", "dative") and previous.head.lemma_ in ("ask", "tell") and governs
    return asked or _behind_asking(mark)


def _behind_asking(mark: Mark) -> bool:
    """Whether a mark stands right behind a verb that asks or leaves open: "to see if"."""
    previous = mark.first.doc[mark.first.i - 1] if mark.first.i else mark.first
    asks_on = previous.lemma_.lower() in words("conditions", "asking") and not _plainly_says(previous)
    return asks_on and mark.first.lower_ in ("if", "when")


def _plainly_says(verb: Token) -> bool:
    """Whether a verb says what follows, and does not leave it open: "said if", not "would not say if"."""
    plain = verb.lemma_.lower() in words("conditions", "speech") and verb.tag_ in FINITE
    return plain and not negated(verb) and not any(c.tag_ == "MD" for c in verb.children)


def no_condition(stretch: Span) -> bool:
    """Whether a stretch that reads like a condition is none: a lone word, or its mark asks, dates or only comments."""
    first = stretch[0]
    for token in (first, first.nbor(-1) if first.i else first):
        mark = _phrase(token, token.sent)
        if mark is not None:
            verb = verb_of(mark, token.sent)
            idle = verb is not None and mark.form == "if" and _comments(verb) and _impersonal(verb)
            return idle or _dated(mark) or _behind_asking(mark)
    return len(stretch) == 1 and stretch[0].pos_ not in ("NOUN", "PROPN")


def beside_source(verb: Token, mark: Mark) -> bool:
    """Whether a clause only follows the words that say who speaks: "it will open, said Kowal, when all have signed"."""
    noun = verb.head
    says = noun.head.lemma_.lower() in words("conditions", "speech") and noun.head.i < noun.i
    told = noun.dep_ == "dobj" and any(c.dep_ == "ccomp" and c.i < noun.head.i for c in noun.head.children)
    speaks = (noun.dep_ == "nsubj" or told) and says
    return speaks and mark.first.i > 0 and mark.first.nbor(-1).text in (",", "”", '"')


def _comments(verb: Token) -> bool:
    """Whether a verb may only comment on what is told: "if one is to believe", "if we go by the ministry"."""
    lemma = verb.lemma_.lower()
    beside = (f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in ("prep", "prt", "advmod"))
    return lemma in words("conditions", "comments") or any(b in words("conditions", "commenting") for b in beside)


def _impersonal(verb: Token) -> bool:
    """Whether a comment's verb has a subject that is nobody in particular, or none."""
    named = [c for t in (verb, verb.head) for c in t.children if c.dep_ in SUBJECTS and c.i < t.i]
    return all(c.lower_ in ("one", "you", "we", "that", "this", "it", "i") for c in named)
