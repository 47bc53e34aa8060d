"""The verbs of a sentence that tell events, found by their words, their neighbours and what they are done to.

No parse: the lexicon lists verbs and nouns by class, and English keeps what a verb is done to close behind it (before
it in the passive). Each look ahead or back is bounded, so that the cost is near-linear in the length of a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dragoman.events.nouns import noun_at
from dragoman.events.senses import PASSED, Sense, verbs_at
from dragoman.events.words import Word
from dragoman.lexicon import lexicon
from dragoman.lexicon import words as listed

LEXICON = "plover_words"
AHEAD = 14  # words from a verb to what it is done to
BEHIND = 8  # the same, where it stands before the verb ("sanctions were lifted")
AUXILIARIES = 3  # words before a verb that may hold its auxiliary
TENSE = 7  # words before a verb that may tell it as future or denied
PURPOSE = 30  # words from "called" to "to congratulate"


@dataclass(frozen=True, slots=True)
class Told:
    """A verb that tells an event: its first word and the word after its last, its lemma and code, and how it is told.

    `finite`: it is no participle hung on a noun ("officials visiting the town").
    """

    at: int
    end: int
    lemma: str
    code: str
    finite: bool
    future: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and which of them are names: a verb is not looked for in them, but may follow one."""

    words: Sequence[Word]
    names: frozenset[int] = frozenset()

    def is_in(self, at: int, key: str) -> bool:
        """Whether a word is one of a list of small words of the lexicon."""
        return 0 <= at < len(self.words) and self.words[at].text in listed(LEXICON, "marks", key)

    def any_in(self, span: range, key: str) -> bool:
        """Whether any word of a span is one of a list."""
        return any(self.is_in(at, key) for at in span)

    def ahead(self, at: int, most: int) -> Iterator[int]:
        """The words from one on, up to `most` of them and to where another clause begins."""
        return takewhile(lambda n: not self.is_in(n, "stops"), range(at, min(len(self.words), at + most)))


def told(sentence: Sentence) -> Iterator[Told]:
    """The verbs of a sentence that tell events, in order."""
    begin = 0
    for at in range(len(sentence.words)):
        if at < begin or at in sentence.names:
            continue
        found = _told_at(sentence, at, begin)
        if found is not None:
            begin = found.end
            if found.code != PASSED:
                yield found


def _told_at(sentence: Sentence, at: int, begin: int) -> Told | None:
    """What the longest verb tells that begins at a word. `begin`: where the verb before it ends."""
    for sense in verbs_at(sentence.words, at):
        end = at + 1 + len(sense.rest)
        code = _code(sentence, at, end, sense) if sense.plain or _is_verb(sentence, at, sense) else None
        if code is not None:
            before = range(max(begin, at - TENSE), at)
            future, negated = sentence.any_in(before, "future"), sentence.any_in(before, "negated")
            return Told(at, end, sense.lemma, code, _finite(sentence, at), future, negated)
    return None


def _is_verb(sentence: Sentence, at: int, sense: Sense) -> bool:
    """Whether a form of a verb stands as one, and not as a noun or an adjective ("the planned visit")."""
    if at == 0:
        return not sentence.words[at].text.endswith("s")
    if _after_noun_mark(sentence, at):
        return False
    text = sentence.words[at].text
    told_by_form = text.endswith(("ing", "ed")) or text in lexicon(LEXICON)["irregular"].get(sense.lemma.split()[0], ())
    return told_by_form or _after_verb_mark(sentence, at)


def _after_noun_mark(sentence: Sentence, at: int) -> bool:
    """Whether a word follows what nouns follow: "the strike", "their strike", "on strike"."""
    if sentence.words[at - 1].possessive:
        return True
    if at - 1 in sentence.names:
        return False
    ing = sentence.words[at].text.endswith("ing")
    return sentence.is_in(at - 1, "determiners") or (sentence.is_in(at - 1, "prepositions") and not ing)


def _after_verb_mark(sentence: Sentence, at: int) -> bool:
    """Whether a form that may be a noun's as well follows what verbs follow: "to strike", "soldiers quickly strike"."""
    before, text = sentence.words[at - 1].text, sentence.words[at].text
    if at - 1 in sentence.names or sentence.is_in(at - 1, "before_base") or before.endswith("ly"):
        return True
    if before == ",":
        return sentence.any_in(range(max(0, at - BEHIND), at), "modals")
    return text.endswith("s") and not before.endswith("s")


def _finite(sentence: Sentence, at: int) -> bool:
    if not sentence.words[at].text.endswith("ing"):
        return True
    before = range(max(0, at - AUXILIARIES), at)
    return sentence.any_in(before, "be") or sentence.any_in(before, "aspect")


def _code(sentence: Sentence, at: int, end: int, sense: Sense) -> str | None:
    """The code of a verb: by what it is done for, by what it is done to, or by itself."""
    if (aim := _aim(sentence, end, sense)) is not None:
        return aim
    if sense.objects:
        kinds = list(_kinds(sentence, sentence.ahead(end, AHEAD), sense))
        if not kinds and sentence.any_in(range(max(0, at - AUXILIARIES), at), "be"):
            kinds = list(_kinds(sentence, range(max(0, at - BEHIND), at), sense))[::-1]
        if kinds:
            first = next((k for k in lexicon(LEXICON)["telling"]["classes"] if k in kinds), kinds[0])
            return sense.objects[first]
    return sense.code


def _aim(sentence: Sentence, end: int, sense: Sense) -> str | None:
    """The code of what a call, a visit or a summons is made for: "called … to congratulate"."""
    purpose = lexicon(LEXICON)["purpose"]
    if sense.lemma not in purpose["verbs"]:
        return None
    then: dict[str, str] = purpose["then"]
    pairs = zip(sentence.words[end : end + PURPOSE], sentence.words[end + 1 : end + PURPOSE], strict=False)
    return next((then[b.text] for a, b in pairs if a.text == "to" and b.text in then), None)


def _kinds(sentence: Sentence, span: Iterator[int] | range, sense: Sense) -> Iterator[str]:
    """The classes of the nouns in a span that a verb may be done to, in order: of a compound, that of its last."""
    last: str | None = None
    skip = 0
    for at in span:
        if at < skip:
            continue
        if _begins_verb(sentence, at):
            break
        noun = noun_at(sentence.words, at, name=LEXICON, key="nouns")
        kind = next((k for k in noun.classes if k in sense.objects), None) if noun else None
        if last is not None and (noun is None or sentence.words[at - 1].possessive):
            yield last
            last = None
        last = kind or last
        skip = at + 1 + (len(noun.rest) if noun else 0)
    if last is not None:
        yield last


def _begins_verb(sentence: Sentence, at: int) -> bool:
    """Whether another verb begins, after "to" or in -ing."""
    words = sentence.words
    if not (words[at].text.endswith("ing") or (at and words[at - 1].text == "to")):
        return False
    return next(verbs_at(words, at), None) is not None and noun_at(words, at, name=LEXICON, key="nouns") is None
