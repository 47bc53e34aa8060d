"""Who is said to say a condition, where no statement was made of it: "…, the firm pledges", "as Kowal sees it"."""

from collections.abc import Iterator

from dragoman.extract.clauses import subjects, verbal
from dragoman.extract.condition_parts import Found
from dragoman.lexicon import words
from dragoman.read.parse import Token


def voices(found: Found) -> Iterator[Token]:
    """The heads of phrases for those who say it, in the sentence around a condition but outside its own words."""
    spans = (*found.condition, *found.consequence)
    for token in found.anchor.sent:
        if any(e.start <= token.idx < e.end for e in spans):
            continue
        if verbal(token) and _says(token):
            yield from subjects(token)
        elif (token.dep_ == "pobj" and _viewed(token)) or (token.dep_ == "poss" and _view(token.head)):
            yield token


def _says(verb: Token) -> bool:
    """Whether a verb says: "said", "made plain", "gave notice", "as he sees it"."""
    lemma = verb.lemma_.lower()
    if lemma in words("conditions", "speech") or lemma in words("conditions", "voices", "verbs"):
        return True
    as_seen = any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.children)
    if as_seen and lemma in words("conditions", "voices", "seeing"):
        return True
    beside = [c for c in verb.children if c.dep_ in ("acomp", "dobj", "oprd", "ccomp", "xcomp", "advmod")]
    return any(f"{lemma} {c.lower_}" in words("conditions", "voices", "idioms") for c in beside)


def _viewed(noun: Token) -> bool:
    """Whether a phrase names whose view it is: "according to Kowal", "in the words of the envoy", ", for Norland,"."""
    prep = noun.head
    if prep.lower_ == "to" and prep.head.lower_ == "according":
        return True
    if prep.lower_ == "of":
        return _view(prep.head) and bool(prep.head.dep_ == "pobj")
    after = min(noun.right_edge.i + 1, len(noun.doc) - 1)
    opens = bool(prep.is_sent_start) or prep.nbor(-1).text == ","
    return prep.lower_ == "for" and opens and bool(noun.doc[after].text == ",")


def _view(noun: Token) -> bool:
    """Whether a noun is somebody's view or words: "in the eyes of", "in his phrase"."""
    return noun.lemma_.lower() in words("conditions", "voices", "nouns")
