"""The side of an officer whose title names none: the state or organisation that he says something will do.

"Ruritania is offering a loan, Foreign Secretary Jan Kowal said": writers leave the owner of a title out where the
sentence has just named it.
"""

from spacy.tokens import Token

from dragoman.lexicon import words
from dragoman.read.draft import Draft
from dragoman.read.people import People

SUBJECTS = ("nsubj", "nsubjpass")


def infer_sides(people: People) -> None:
    """Gives officers without a side the subject of what they say, where all that they say so has one such subject."""
    found: dict[int, set[int]] = {}
    places: dict[int, int] = {}
    drafts: dict[int, Draft] = {}
    for verb in people.doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("cues", "strength", "clausal"):
            continue
        officer = next((d for c in verb.children if c.dep_ == "nsubj" and (d := people.heads.get(c.i))), None)
        body = _body(verb, people)
        if officer is None or body is None or not _office(officer):
            continue
        side = people.heads[body.i]
        drafts[id(officer)] = officer
        found.setdefault(id(officer), set()).add(id(side))
        places[id(officer)] = body.i
    for key, officer in drafts.items():
        if len(found[key]) == 1 and not any(i in people.heads for i in officer.owners):
            officer.owners.append(places[key])


def _office(draft: Draft) -> bool:
    """Whether somebody holds an office for a body: a minister, a chief executive, a spokeswoman."""
    return (
        draft.kind == "person"
        and draft.named
        and any(role.split()[-1] in words("roles", "offices") for role in draft.roles)
    )


def _body(verb: Token, people: People) -> Token | None:
    """The state or organisation that is the subject of what is said to be wanted, offered or to come."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp"):
        willing = clause.lemma_.lower() in words("roles", "willing") or any(
            c.dep_ == "aux" and c.lower_ in ("will", "would", "’ll", "'ll") for c in clause.children
        )
        for subject in (c for c in clause.children if c.dep_ in SUBJECTS and willing):
            side = people.heads.get(subject.i)
            if side is not None and side.named and side.kind in ("state", "organisation"):
                return subject
    return None
