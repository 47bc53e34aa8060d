"""Sentences without a verb that announce a meeting: "Same hall, same hour, Thursday", "Next round: 3 June, Tamsk"."""

from dragoman.extract.meeting_people import daily
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token

SHORT = 14  # tokens of such a sentence
FINITE = ("VBD", "VBZ", "VBP", "MD")


def announced(sentence: Span) -> Token | None:
    """The word that stands for the meeting that a short sentence without a finite verb announces; null for none."""
    first, second = (sentence[0], sentence[1]) if len(sentence) > 1 else (None, None)
    if first is None or second is None or len(sentence) > SHORT:
        return None
    if first.lower_ in words("meetings", "bare", "next"):
        named = second.lower_ in lexicon("meetings")["nouns"]
    elif first.lower_ in words("meetings", "bare", "same"):
        named = second.lower_ in words("meetings", "info", "sites") or second.lower_ in words(
            "meetings", "bare", "hours"
        )
    elif first.lower_ in words("meetings", "bare", "back"):
        leading = words("meetings", "bare", "towards")
        rest = (t for t in sentence[1:] if t.dep_ == "pobj" and t.head.lower_ in leading)
        named = any(t.lemma_.lower() in words("meetings", "info", "sites") for t in rest)
    else:
        return None
    told = named and any(t.ent_type_ == "DATE" or daily(t) for t in sentence)
    return second if told and not any(t.tag_ in FINITE for t in sentence if t.i != second.i) else None
