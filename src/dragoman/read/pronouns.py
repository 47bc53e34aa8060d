"""Pronouns: he and she for a person, it for an institution or state. Undecided ones stand for nobody.

A small salience model (after Lappin and Leass 1994: subjects before others, near before far), with a margin below which
no antecedent is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.lexicon.given import Gender
from dragoman.read.draft import Draft
from dragoman.read.marks import Quotation
from dragoman.read.parse import Doc, Token

PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
REACH = 3  # sentences back
MARGIN = 0.8  # by which the best antecedent must lead
TOPIC = 0.9  # for whom the sentence before is about, where he or she speaks
WITHIN = 2.5  # off for who is told of in what is said: seldom the one who says it
SUBJECTS = ("nsubj", "nsubjpass", "agent")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a possible antecedent. `sentence`: its number in the report."""

    token: Token
    draft: Draft
    sentence: int
    quoted: bool


def resolve_pronouns(doc: Doc, heads: dict[int, Draft], quotations: Sequence[Quotation]) -> None:
    """Adds to `heads` the pronouns of a report whose antecedent is clear."""
    inside = _quoted_tokens(doc, quotations)
    recent: list[Mention] = []
    for number, sentence in enumerate(doc.sents):
        recent = [m for m in recent if number - m.sentence <= REACH]
        for token in sentence:
            draft = heads.get(token.i)
            if draft is None and token.lower_ in PRONOUNS and token.i not in inside:
                draft = _antecedent(token, number, [m for m in recent if m.draft.kind in ("person", "anonymous")])
            elif draft is None and token.lower_ in ("its", "their") and token.i not in inside:
                draft = _owner(token, number, recent)
            elif draft is None and token.lower_ == "it" and token.dep_ == "nsubj" and token.i not in inside:
                draft = _institution(token, number, recent)
            if draft is not None:
                heads[token.i] = draft
                if not (recent and recent[-1].draft is draft and recent[-1].token.i == token.i - 1):
                    recent.append(Mention(token, draft, number, token.i in inside))


def _quoted_tokens(doc: Doc, quotations: Sequence[Quotation]) -> frozenset[int]:
    found: set[int] = set()
    for q in quotations:
        if q.depth == 0 and (span := doc.char_span(q.start, q.end, alignment_mode="expand")):
            found.update(range(span.start, span.end))
    return frozenset(found)


def _antecedent(token: Token, number: int, recent: list[Mention]) -> Draft | None:
    """The person that he or she means, where one leads clearly."""
    gender = PRONOUNS[token.lower_]
    best: dict[int, float] = {}
    drafts = {id(m.draft): m.draft for m in recent}
    for mention in recent:
        if mention.draft.gender not in (None, gender) or _coargument(mention.token, token) or _anybody(mention.token):
            continue
        if _bracketed(mention.token):
            continue
        score = _salience(mention, token, number) + (1.0 if mention.draft.gender == gender else 0)
        if mention.sentence == number and _speaks_last(token) and not _spoke_before(mention.token, token):
            score -= WITHIN  # in "…, he said" the words before are what he said
        best[id(mention.draft)] = max(score, best.get(id(mention.draft), score))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return None
    chosen = drafts[ranked[0][0]]
    if len(ranked) == 1 and chosen.gender is None:
        chosen.gender = gender
    return chosen


def _salience(mention: Mention, token: Token, number: int) -> float:
    away = number - mention.sentence
    score = 3.0 - away
    main = mention.token
    while main.dep_ in ("compound", "appos", "flat", "conj") and main.head.i != main.i:
        main = main.head
    speaks = _saying(token.head)
    if _after_saying(main) or _accounted(main):
        score += 3.0 if speaks else 2.5
    elif main.dep_ in SUBJECTS:
        score += 2.0 if main.head.dep_ in ("ROOT", "conj", "ccomp", "parataxis") else 1.0
        score += TOPIC if away == 1 and speaks and main.head.dep_ == "ROOT" else 0.0
        if _saying(main.head):
            score += 1.0 if speaks else 0.5
    elif main.dep_ == "poss":
        score -= 0.5
    if mention.quoted:
        score -= 2.5
    if away and _line_between(main, token):
        score -= 1.0
    if away == 0 and token.dep_ in SUBJECTS and main.dep_ not in SUBJECTS:
        score -= 0.5
    return score


def _saying(verb: Token) -> bool:
    return verb.lemma_.lower() in words("cues", "strength", "clausal")


def _after_saying(token: Token) -> bool:
    """Whether a noun phrase stands right after a verb of saying: its subject, whatever the parse says ("replied X")."""
    first = token.left_edge.i
    before = token.doc[first - 1] if first else token
    quoted = first > 1 and (token.doc[first - 2].text in ",!?" or token.doc[first - 2].is_quote)
    return before.tag_ in ("VBD", "VBZ") and _saying(before) and quoted


def _accounted(token: Token) -> bool:
    """Whether somebody is whose words or deed it was: "according to Kowal", "was signed by Kowal"."""
    before = token.head
    return token.dep_ == "pobj" and (
        before.dep_ == "agent" or (before.lower_ == "to" and before.head.lower_ == "according")
    )


def _anybody(token: Token) -> bool:
    """Whether a phrase means nobody in particular ("every man", "no soldier"), whom no pronoun can mean later."""
    return any(
        c.dep_ in ("det", "neg") and c.lower_ in ("every", "no", "any", "each", "neither") for c in token.children
    )


def _bracketed(token: Token) -> bool:
    """Whether a mention stands in brackets, beside what is told: "Jan Kowal (no relation of General Kowal). He …"."""
    before = next((t.text for t in reversed(token.doc[token.sent.start : token.i]) if t.text in "()"), ")")
    return before == "("


def _speaks_last(pronoun: Token) -> bool:
    """Whether a pronoun is the subject of saying after what is said: "The deal is off, he said"."""
    verb, before = pronoun.head, pronoun.nbor(-1) if pronoun.i else pronoun
    said = pronoun.dep_ in SUBJECTS and verb.lemma_.lower() in words("cues", "strength", "clausal")
    return said and (before.text in ",”\"’'!?" or before.is_quote)


def _spoke_before(a: Token, pronoun: Token) -> bool:
    """Whether a semicolon parts somebody from the speech of a pronoun: "…, said Kowal; the deal was off, he added"."""
    return any(t.text == ";" for t in a.doc[a.i : pronoun.i])


def _line_between(a: Token, b: Token) -> bool:
    """Whether a line ends between two tokens: the antecedent stands in an earlier paragraph."""
    return any("\n" in t.text for t in a.doc[a.i : b.i])


def _coargument(a: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, which then cannot mean the same person ("X met him")."""
    return pronoun.tag_ == "PRP" and a.head == pronoun.head and pronoun.dep_ != "poss"


def _owner(token: Token, number: int, recent: list[Mention]) -> Draft | None:
    """Whose "its" is: the only state or organisation before it in the sentence, its subject, or the last subject."""
    bodies = [m for m in recent if m.draft.kind in ("state", "organisation")]
    here = {id(m.draft): m.draft for m in bodies if m.sentence == number}
    if len(here) > 1:
        here = {id(m.draft): m.draft for m in bodies if m.sentence == number and m.token.dep_ in SUBJECTS}
    if not here:
        before = [m for m in bodies if number - m.sentence == 1 and not _line_between(m.token, token)]
        here = {id(m.draft): m.draft for m in before if m.token.dep_ in SUBJECTS}
    if len(here) != 1:
        return None
    chosen = next(iter(here.values()))
    last = max(m.token.i for m in bodies if m.draft is chosen)
    rivals = (t for t in token.doc[last + 1 : token.i] if t.pos_ == "PROPN" and t.ent_type_ != "DATE")
    known = {m.token.i for m in recent}
    return None if any(t.i not in known for t in rivals) else chosen


def _institution(token: Token, number: int, recent: list[Mention]) -> Draft | None:
    """The state or organisation that "it" means as the subject of saying: the subject of the sentence before."""
    if token.head.lemma_.lower() not in words("cues", "strength", "clausal"):
        return None
    kinds = ("state", "organisation")
    subjects = [m for m in recent if m.draft.kind in kinds and number - m.sentence <= 1 and m.token.dep_ in SUBJECTS]
    found = {id(m.draft): m.draft for m in subjects}
    return next(iter(found.values())) if len(found) == 1 else None
