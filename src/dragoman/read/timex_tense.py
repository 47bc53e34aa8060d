"""Whether a time lies ahead or back: the tense of what it belongs to decides, as in "met on Friday", "meets on Friday".

Climbs the dependency tree from the time to the first word whose form tells (HeidelTime, Strötgen and Gertz 2010, takes
the tense of the sentence; the governing verb is nearer).
"""

from spacy.tokens import Token

from dragoman.lexicon import words

PAST, UNKNOWN, FUTURE = -1, 0, 1
STEPS = 12  # further up nothing governs a time any more


def direction(token: Token) -> int:
    """PAST, FUTURE or UNKNOWN for the time that a token is the head of."""
    hint = UNKNOWN
    for node in _upwards(token):
        told = _told(node)
        if told:
            return told if told == FUTURE or hint == UNKNOWN else hint
        hint = hint or _hint(node)
    return hint


def _upwards(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head is not path[-1] and len(path) < STEPS:
        path.append(path[-1].head)
    return path


def _hint(node: Token) -> int:
    """What a preposition or noun on the way up says."""
    lemma = node.lemma_.lower()
    if lemma in words("times", "direction", "future_nouns") or lemma in words("times", "direction", "future_prepositions"):
        return FUTURE
    return PAST if lemma in words("times", "direction", "past_prepositions") else UNKNOWN


def _told(node: Token) -> int:
    """What a verb, or a word that puts things ahead ("due"), says; UNKNOWN for all else."""
    lemma = node.lemma_.lower()
    ahead = lemma in words("times", "direction", "ahead")
    if node.pos_ not in {"VERB", "AUX"}:
        return FUTURE if ahead and node.pos_ == "ADJ" else UNKNOWN
    helpers = [t for t in node.children if t.dep_ in {"aux", "auxpass"}]
    if any(t.lower_ in words("times", "direction", "modals") for t in helpers):
        return PAST if any(t.lower_ == "have" for t in helpers) and node.tag_ == "VBN" else FUTURE
    if ahead and node.tag_ == "VBN":
        return FUTURE
    if any(t.lower_ == "to" for t in helpers):
        return UNKNOWN if node.head.lemma_.lower() in words("times", "direction", "implicative") else FUTURE
    return _by_form(node, helpers)


def _by_form(node: Token, helpers: list[Token]) -> int:
    forms = {t.lower_ for t in helpers}
    if node.tag_ == "VBD" or forms & {"had", "has", "have", "was", "were", "did", "been", "’ve", "'ve"}:
        return PAST
    if node.tag_ == "VBN":
        return FUTURE if forms & {"is", "are", "be", "being"} else PAST
    if node.tag_ in {"VBZ", "VBP"} or forms & {"is", "are", "am", "do", "does", "’s", "'s", "’re", "'re"}:
        return PAST if node.lemma_.lower() in words("times", "direction", "telling") else FUTURE
    return FUTURE if node.tag_ == "VB" and not helpers and node.dep_ == "ROOT" else UNKNOWN
