"""Which nouns mean a meeting: "talks" always, "a round" only of talks, "hours of haggling", "supper with the envoy"."""

from dragoman.extract.clauses import above, verbal
from dragoman.extract.meeting_people import person, pobj, site, timed
from dragoman.extract.meeting_senses import senses, senses_of
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingFormat

PLURAL_ONLY = ("talks", "discussions", "contacts")
THREE = 3  # tokens before the last word of three that hyphens tie
HOSTED = ("with", "for", "of", "between", "to", "by", "from")


def sort_of(token: Token) -> MeetingFormat | None:
    """What a noun or gerund tells of: talks, a call, a visit …; null where it means no meeting."""
    word = word_of(token)
    kind: MeetingFormat | None = lexicon("meetings")["nouns"].get(word)
    if kind is None and word in words("meetings", "spells", "nouns") and _spell(token):
        return "talks"  # "sixteen hours of wrangling"
    if kind is None and word in words("meetings", "info", "units") and (_between(token) or _venue(token)):
        return "talks"  # "three days at the villa between the leaders", "a long night at the palace"
    if kind is None or token.dep_ in ("compound", "nmod", "amod") or not _meant(token, word):
        return None
    return None if _papers(token) else kind


def word_of(token: Token) -> str:
    """A noun as the lexicon lists it: with what a hyphen ties to it, plural where only that is a meeting."""
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        tied = f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
        if token.i > THREE and token.nbor(-3).text == "-" and not token.nbor(-3).whitespace_:
            tied = f"{token.nbor(-4).lower_}-{tied}"  # "one-on-one"
        if tied in lexicon("meetings")["nouns"] or tied in words("meetings", "spells", "nouns"):
            return tied
    plain = token.lower_ in PLURAL_ONLY or token.tag_ == "VBG"
    return token.lower_ if plain else token.lemma_.lower()


def _spell(token: Token) -> bool:
    """Whether a noun of dispute goes on for a time: "sixteen hours of haggling", "a night of to and fro"."""
    over = token.head.head
    of = token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "of"
    span = of and (
        over.lower_ in words("meetings", "info", "units") or over.lower_ in words("meetings", "spells", "over")
    )
    before = any(c.lower_ in words("meetings", "spells", "before") for c in token.children)
    after = any(_between(p) for p in [token]) or any(site(n) and n.pos_ == "NOUN" for n in pobj(token, "at", "aboard"))
    return span or before or after


def _venue(stretch: Token) -> bool:
    """Whether hours or days went by at a table or a house where one negotiates."""
    return any(
        n.lemma_.lower() in words("meetings", "spells", "venues") for n in pobj(stretch, "at", "round", "around")
    )


def _between(token: Token) -> bool:
    """Whether a stretch of time or a dispute is one "between" those who meet."""
    whom = pobj(token, "between")
    below = (n for p in token.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj")
    whom += [n for noun in below for n in pobj(noun, "between")]
    return any(person(n) for n in whom)


def _meant(token: Token, word: str) -> bool:
    """Whether an ambiguous noun means a meeting here, by the words beside it."""
    before = [
        t.lower_ for child in token.children if child.i < token.i or child.dep_ == "nummod" for t in child.subtree
    ]
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "of":
        before.append(token.head.head.lower_)  # "hours of wrangling"
    if any(w in words("meetings", "limits", "never") for w in before) and "joint" not in before:
        return False
    needed = lexicon("meetings")["limits"]["needs"].get(word)
    if word == "conference" and token.pos_ == "PROPN":
        return False  # the name of a body
    if needed is None:
        return not (token.tag_ == "NNS" and word in ("visit", "trip", "tour"))
    after = [c.lower_ for c in token.children if c.i > token.i and c.dep_ == "prep"]
    if any(w in needed for w in (*before, *after[:1])):
        return word != "round" or _round(token)
    return _called(token, after) if word == "call" else _supported(token, word, needed)


def _supported(token: Token, word: str, needed: list[str]) -> bool:
    """Whether what is said of an ambiguous noun makes it a meeting: who shares it, who grants it, that it is off."""
    if word in words("meetings", "limits", "meals") and _shared(token):
        return True
    if word in words("meetings", "limits", "appointments") and _appointed(token):
        return True
    if word == "signing":
        return timed(token) or (token.head.lemma_ == "be" and timed(token.head))
    if word in SET:
        return SET[word](token)
    if word == "audience" and token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_.lower() in words("meetings", "limits", "granting")
    shared = "with" in needed and token.dep_ == "dobj" and token.head.lemma_ in ("have", "share", "hold")
    daily = word == "round" and any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children)
    return daily or _seated(token) or (shared and any(c.lower_ == "with" for c in token.head.children))


def _agreed_on(date: Token) -> bool:
    """Whether a date or appointment is one with somebody, or one that is called off or turned down."""
    if pobj(date, "of", "for", "as"):
        return False  # "the date of the vote", "his appointment as judge"
    ended = date.dep_ in ("nsubjpass", "dobj") and {"cancelled", "declined"} & set(senses_of(date.head))
    owned = any(c.dep_ == "poss" for c in date.children)
    return any(person(n) for n in pobj(date, "with")) or (bool(ended) and owned)


def _back_to(noun: Token) -> bool:
    """Whether a return is one to a place of talks that is planned or weighed: "a return to Oslo is being weighed"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or pobj(noun, "of", "by") or not verbal(noun.head):
        return False
    whose = any(c.dep_ == "poss" for c in noun.children)
    return bool(senses_of(noun.head)) and not whose and (timed(noun) or timed(noun.head))


SET = {"date": _agreed_on, "appointment": _agreed_on, "return": _back_to}


def _appointed(token: Token) -> bool:
    """Whether a noun is that of something set for a day, called off or turned down: "an inspection due on Friday"."""
    if any(c.dep_ == "acl" and senses(c.lemma_.lower()) for c in token.children):
        return True
    if token.dep_ in ("nsubj", "nsubjpass") and any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children):
        return verbal(token.head) and token.head.lemma_.lower() in words("meetings", "status", "events")
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("from", "to") else token.head
    return verbal(over) and bool({"cancelled", "declined"} & set(senses_of(over)))


def _called(token: Token, after: list[str]) -> bool:
    """Whether a call is one by telephone, by what is done with it; `after`: the prepositions behind it."""
    taken = token.dep_ == "dobj" and token.head.lemma_ in words("meetings", "info", "taking")
    arranged = any(c.dep_ in ("acl", "amod") and senses(c.lemma_.lower()) for c in token.children) or "between" in after
    return arranged or ("with" in after and token.dep_ in ("dobj", "nsubj", "pobj")) or (taken and "from" in after)


def _shared(meal: Token) -> bool:
    """Whether a meal is said to be with, for or by those who meet: "a supper laid on for the envoys"."""
    given = [c for c in meal.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    together = meal.dep_ == "dobj" and any(c.lower_ == "together" for w in (meal, meal.head) for c in w.children)
    return together or any(person(n) for word in (meal, *given) for n in pobj(word, *HOSTED))


def _seated(table: Token) -> bool:
    """Whether one goes to, or sits at, "the table" or "the same table"."""
    over = next((t for t in above(table) if verbal(t)), table)
    led = table.lower_ == "table" and table.dep_ == "pobj" and table.head.lower_ in ("to", "at", "around", "round")
    return led and over.lemma_.lower() in words("meetings", "status", "seated")


def _round(token: Token) -> bool:
    """Whether a round is one of talks, and not of shots or votes."""
    of = [n.lower_ for c in token.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return not of or any(w in lexicon("meetings")["nouns"] or w in ("peace", "bargaining") for w in of)


def _papers(token: Token) -> bool:
    """Whether a text about a meeting is meant and not the meeting: "the minutes of the meeting"."""
    return bool(token.dep_ == "pobj" and token.head.lower_ in ("of", "from") and _text(token.head.head))


def _text(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("meetings", "info", "papers")
