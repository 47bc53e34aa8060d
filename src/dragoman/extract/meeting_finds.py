"""Words that tell of a meeting, a call or a visit: nouns ("talks", "a phone call") and verbs ("met", "will confer")."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.extract.clauses import SUBJECTS, above, conditional, verbal
from dragoman.lexicon import lexicon, words
from dragoman.record.claim import MeetingFormat

PLURAL_ONLY = ("talks", "discussions", "contacts")


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that tells of a meeting. `verb`: the verb of which it is the event, or the word itself, null for none."""

    token: Token
    format: MeetingFormat
    verb: Token | None
    role: str  # "verb", "subject", "object" or "adjunct"


def mentions(sentence: Span) -> Iterator[Mention]:
    """The mentions in a sentence, in order, that say something of a meeting."""
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN") and (found := _noun(token)):
            yield found
        elif verbal(token) and (found := _verb(token)):
            yield found


def _noun(token: Token) -> Mention | None:
    word = token.lower_ if token.lower_ in PLURAL_ONLY else token.lemma_.lower()
    kind: MeetingFormat | None = lexicon("meetings")["nouns"].get(word)
    if kind is None or token.dep_ in ("compound", "nmod", "amod") or not _meant(token, word):
        return None
    verb, role = _event(token)
    if role == "adjunct" and not information(token):
        return None
    if role == "object" and verb is not None and verb.lemma_ in words("meetings", "status", "governing") and _bare(token) and not _dated(verb):
        return None
    if verb is not None and verbal(verb) and conditional(verb):
        return None
    return Mention(token, _refined(token, kind), verb, role)


def _bare(token: Token) -> bool:
    """Whether a noun is only "the talks": named, and nothing told of it."""
    return not information(token)


def _dated(verb: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME", "GPE") for t in verb.subtree)


def _refined(token: Token, kind: MeetingFormat) -> MeetingFormat:
    near = {t.lower_ for t in token.subtree}
    if near & {"telephone", "phone", "video"} and kind == "talks":
        return "call"
    if near & {"presidents", "leaders", "premiers", "heads"} and token.lemma_ == "meeting":
        return "summit"
    return kind


def _meant(token: Token, word: str) -> bool:
    before = [t.lower_ for t in token.children if t.i < token.i]
    before += [t.lower_ for child in token.children if child.i < token.i for t in child.subtree]
    if any(w in words("meetings", "limits", "never") for w in before):
        return False
    needed = lexicon("meetings")["limits"]["needs"].get(word)
    if needed is None:
        return True
    if not needed:
        return word != "table"
    after = [c.lower_ for c in token.children if c.i > token.i and c.dep_ == "prep"]
    if any(w in needed for w in (*before, *after[:1])):
        return word != "round" or _round(token)
    return word == "call" and "with" in after and token.dep_ in ("dobj", "nsubj", "pobj")


def _round(token: Token) -> bool:
    """Whether a round is one of talks, and not of shots or votes."""
    of = [n.lower_ for c in token.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return not of or any(w in lexicon("meetings")["nouns"] or w in ("peace", "bargaining") for w in of)


def _event(token: Token) -> tuple[Token | None, str]:
    """The verb of which a noun is the event, and as what: "talks ended", "held talks", "after five hours of talks"."""
    head = token
    for _ in range(6):
        over = head.head
        if over.i == head.i:
            return None, "adjunct"
        if head.dep_ in SUBJECTS and verbal(over):
            return over, "subject"
        if head.dep_ in ("dobj", "attr", "oprd") and verbal(over):
            return over, "object"
        if head.dep_ in ("conj", "appos"):
            head = over
            continue
        of = over.dep_ == "prep" and over.lower_ == "of" and over.head.pos_ in ("NOUN", "PROPN", "NUM")
        if head.dep_ == "pobj" and of:
            head = over.head
            continue
        if head.dep_ == "pobj" and over.dep_ == "prep" and over.lower_ in ("to", "for", "on", "about", "into", "toward", "towards"):
            if verbal(over.head):
                return over.head, "object"
            head = over.head
            continue
        return None, "adjunct"
    return None, "adjunct"


def information(token: Token) -> bool:
    """Whether a noun phrase tells something of a meeting: when, where, with whom, how long, or that it is another one."""
    units, preps = words("meetings", "info", "units"), words("meetings", "info", "preps_place")
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    if over is not None and (over.lower_ in units or over.lower_ == "round"):
        return True
    for child in token.children:
        low = child.lower_
        if child.dep_ in ("compound", "amod", "nummod", "nmod") and any(t.lower_ in units for t in child.subtree):
            return True
        if low in words("meetings", "info", "ordinals") or (child.dep_ == "det" and low in ("a", "an", "another")):
            return True
        if child.dep_ == "prep" and low in ("with", "between", "among", "involving"):
            return True
        if child.dep_ == "prep" and low in (*preps, "to") and any(t.pos_ == "PROPN" for t in child.subtree):
            return True
        if child.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") and child.dep_ in ("poss", "npadvmod", "compound", "nmod"):
            return True
        if child.dep_ in ("acl", "relcl"):
            return True
    return False


def _verb(token: Token) -> Mention | None:
    lemma = token.lemma_.lower()
    kind: MeetingFormat | None = lexicon("meetings")["verbs"].get(lemma)
    if kind is None or token.dep_ in ("amod", "aux", "auxpass", "compound") or conditional(token):
        return None
    if not VERB_TESTS.get(lemma, _always)(token):
        return None
    return Mention(token, kind, token, "verb")


def _always(_token: Token) -> bool:
    return True


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")]


def _with(verb: Token, *preps: str) -> list[Token]:
    return [n for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in preps for n in c.children if n.dep_ == "pobj"]


def person(noun: Token) -> bool:
    """Whether a noun may stand for somebody who can be met: a name, a pronoun, a leader; not a demand or a reporter."""
    lemma = noun.lemma_.lower()
    if lemma in words("meetings", "objects", "never") or lemma in words("meetings", "objects", "reporters"):
        return False
    if noun.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"):
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ in ("him", "her", "them", "me", "us", "you", "whom", "he", "she", "they", "we")
    return noun.pos_ == "PROPN" or lemma in words("meetings", "objects", "people")


def _meet(verb: Token) -> bool:
    objects = _objects(verb)
    others = _with(verb, "with")
    if objects:
        return all(person(o) for o in objects)
    if others:
        return any(person(o) for o in others)
    acting = _acting(verb)
    some = any(s.tag_ in ("NNS", "NNPS") or list(s.conjuncts) or s.lower_ in ("they", "we", "two", "both") for s in acting)
    group = any(s.lemma_ in ("commission", "committee", "council", "delegation", "side", "team", "group") for s in acting)
    return some or group or (not acting and verb.dep_ in ("xcomp", "acl")) or any(c.lower_ == "again" for c in verb.children)


def _acting(verb: Token) -> list[Token]:
    """The subjects of a verb, or of the one that it hangs on as an infinitive."""
    for step in (verb, *above(verb)):
        own = [c for c in step.children if c.dep_ in SUBJECTS]
        if own or step.dep_ not in ("xcomp", "conj"):
            return own
    return []


def _sit(verb: Token) -> bool:
    down = any(c.lower_ == "down" for c in verb.children)
    return bool(_with(verb, "with", "opposite")) and all(person(n) for n in _with(verb, "with")) or down


def _speak(verb: Token) -> bool:
    by = [n for n in _with(verb, "by", "on", "over", "via") if n.lower_ in ("phone", "telephone", "video", "radio", "link")]
    return bool(by) and not any(n.lemma_.lower() in words("meetings", "objects", "reporters") for n in _with(verb, "to", "with"))


def _talk(verb: Token) -> bool:
    again = any(c.lower_ == "again" for c in verb.children)
    long = any(t.lower_ in words("meetings", "info", "units") for c in verb.children if c.dep_ in ("prep", "npadvmod") for t in c.subtree)
    others = _with(verb, "with")
    return again or long or (bool(others) and all(person(o) for o in others))


def _ring(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    spoken = any(c.dep_ in ("oprd", "ccomp", "prt", "attr", "acomp") for c in verb.children)
    spoken = spoken or any(c.lower_ in ("on", "for", "upon", "off") for c in verb.children)
    after = verb.doc[objects[0].right_edge.i + 1] if objects and objects[0].right_edge.i + 1 < len(verb.doc) else None
    if after is not None and (after.is_quote or after.tag_ in ("DT", "JJ", "NNP", "NN")):
        return False
    return bool(objects) and not spoken and all(o.ent_type_ in ("PERSON", "NORP") or person(o) for o in objects) and bool(_acting(verb))


def _visit(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return bool(objects) and bool(_acting(verb)) and all(o.pos_ in ("PROPN", "NOUN") for o in objects) and any(
        o.pos_ == "PROPN" or o.lower_ in ("capital", "site", "zone", "crossing", "prison", "cell", "kingdom", "republic", "border", "front") for o in objects
    )


def _travel(verb: Token) -> bool:
    """Whether somebody with a name, or of office, goes to a place with a name."""
    goals = _with(verb, "to")
    named = any(g.ent_type_ in ("GPE", "FAC", "LOC") or (g.pos_ == "PROPN" and g.ent_type_ != "PERSON") for g in goals)
    acting = _acting(verb)
    return named and any(a.ent_type_ == "PERSON" or a.lemma_.lower() in words("meetings", "objects", "people") for a in acting)


def _host(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return bool(objects) and all(person(o) for o in objects)


def _shake(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ == "hands" for c in verb.children)


def _see(verb: Token) -> bool:
    each_other = any(c.dep_ == "dobj" and (c.lower_ == "other" or c.lower_ == "one") for c in verb.children)
    alone = any(c.lower_ in ("alone", "privately", "again") for c in verb.children)
    return each_other or (alone and any(person(o) for o in _objects(verb)))


def _confer(verb: Token) -> bool:
    return not any(o.pos_ == "NOUN" for o in _objects(verb))


VERB_TESTS = {
    "meet": _meet, "sit": _sit, "speak": _speak, "talk": _talk, "call": _ring, "ring": _ring, "phone": _ring,
    "telephone": _ring, "visit": _visit, "inspect": _visit, "travel": _travel, "fly": _travel, "return": _travel,
    "host": _host, "receive": _host, "shake": _shake, "see": _see, "confer": _confer, "huddle": _confer,
    "consult": _host,
}  # fmt: skip
