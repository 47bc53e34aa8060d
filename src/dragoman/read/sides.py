"""The side of somebody whose title names none, as the words around tell it.

Strong are an owner in small letters ("the airline's chief executive"), a body after the name ("Jan Kowal of the
Dockers' Union"), a delegation led, and what an officer says that a side will do ("Ruritania is offering a loan, Foreign
Secretary Jan Kowal said": writers leave the owner of a title out where the sentence has just named it). Weak is a state
named right before an officer of some state: a leaning, which counts once all reports of a dossier are joined.
"""

from collections import defaultdict
from collections.abc import Iterator

from dragoman.lexicon import words
from dragoman.read.draft import Draft, serves
from dragoman.read.facing import faces, oppose
from dragoman.read.parse import Token
from dragoman.read.people import People
from dragoman.read.representing import represented

SUBJECTS = ("nsubj", "nsubjpass")
BODIES = ("state", "organisation")
WILL = frozenset({"will", "would", "’ll", "'ll"})
THEIRS = ("its", "their")
AFTER = ("of", "for", "from", "at")  # what stands between a name or title and the body: "Kowal of the Union"


def infer_sides(people: People) -> None:
    """Gives persons without a side the one that the report's words tie them to, and to others a leaning."""
    tokens = _tokens(people)
    _owned(people, tokens)
    _leading(people, tokens)
    _acting(people)
    _said(people)
    oppose(people, _open(people))
    _beside(people, tokens)
    _voicing(people, tokens)


def _tokens(people: People) -> dict[int, list[int]]:
    """By the id() of a draft the tokens that stand for it, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, draft in sorted(people.heads.items()):
        found[id(draft)].append(i)
    return found


def _open(people: People) -> list[Draft]:
    """Named persons of no known side."""
    return [d for d in people.persons() if not any(_is_body(people.heads.get(i)) for i in d.owners)]


def _unnamed(people: People) -> list[Draft]:
    """Persons told of without a name, of no known side: "the council's leader"."""
    some = (d for d in people.drafts if d.kind == "person" and not d.named)
    return [d for d in some if not any(_is_body(people.heads.get(i)) for i in d.owners)]


def _is_body(draft: Draft | None) -> bool:
    return draft is not None and draft.kind in BODIES


def _owned(people: People, tokens: dict[int, list[int]]) -> None:
    """Persons by whose the words for them are: "the union's negotiator", "Jan Kowal of the Harbour Union"."""
    for person in _open(people):
        names = [people.doc[i] for i in tokens[id(person)]]
        for noun in [n for t in names for n in _beside_name(t) if n.i not in people.heads]:
            people.heads[noun.i] = person  # "her opposite number, Jan Kowal, countered"
        around = [*names, *(n for t in names for n in _beside_name(t))]
        found = [o for t in around for o in _around(people, t) if _is_body(people.heads.get(o))]
        person.owners += list(dict.fromkeys(found))
    for person in _unnamed(people):
        owning = (o for i in tokens[id(person)] for o in _around(people, people.doc[i]))
        person.owners += list(dict.fromkeys(o for o in owning if _is_body(people.heads.get(o))))


def _around(people: People, token: Token) -> Iterator[int]:
    """Tokens that may own what a token names: possessors, and what stands after "of", "for" or "from"."""
    for child in token.children:
        large = child.text[0].isupper() and child.dep_ in ("amod", "compound", "nmod") and token.pos_ == "NOUN"
        if child.dep_ == "poss" and faces(token):
            continue  # "her Ruritanian counterpart" is of Ruritania, and not hers
        if child.dep_ == "poss" and child.lower_ in THEIRS:
            yield from _antecedent(people, child)
        elif child.dep_ == "poss" or large:
            yield child.i
        elif child.dep_ in ("relcl", "acl") and child.lemma_ in words("roles", "leading"):
            yield from _headed(child)
        elif child.dep_ == "acl" and child.lemma_ in words("roles", "sending"):
            by = (c for c in child.children if c.lower_ == "by")
            yield from (n.i for c in by for n in c.children if n.dep_ == "pobj")
        elif child.dep_ == "prep" and child.i > token.i and (child.lower_ in AFTER or _works(token, child)):
            named = token.pos_ == "PROPN" and token.i in people.heads
            things = [n for n in child.children if n.dep_ == "pobj" and n.lower_ not in words("roles", "departments")]
            bodies = (b for n in things for b in (n, *_rival(n)))
            yield from (n.i for n in bodies if not named or _named_body(people, n))


def _rival(noun: Token) -> list[Token]:
    """The name beside a mere "rival": "the secretary of the rival Harbour Guard"."""
    if noun.lemma_ not in words("roles", "mutual"):
        return []
    return [c for t in (noun, noun.head.head) for c in t.children if c.dep_ == "appos" and c.i > noun.i]


def _works(noun: Token, prep: Token) -> bool:
    """As in "a biologist with the Reef Trust"."""
    return noun.pos_ == "NOUN" and prep.lower_ == "with"


def _headed(verb: Token) -> Iterator[int]:
    """What a clause says somebody heads: "the surgeon who presides over the Harbour Council"."""
    preps = [c for c in verb.children if c.dep_ == "prep"]
    yield from (n.i for t in (verb, *preps) for n in t.children if n.dep_ in ("dobj", "pobj"))


def _antecedent(people: People, own: Token) -> Iterator[int]:
    """The body that "its" or "their" stands for: the last to act, in this sentence or the one before."""
    first = own.sent.start
    before = people.doc[first - 1].sent.start if first > 0 else first
    acting = [t for t in people.doc[before : own.i] if t.dep_ in SUBJECTS or t.head.dep_ == "agent"]
    joined = [t for t in own.sent if t.i < own.i and t.dep_ in SUBJECTS and t.head in own.ancestors]
    strange = [t for t in joined if t.i not in people.heads]
    unknown = [t for t in strange if t.pos_ in ("PROPN", "NUM", "ADJ") or (t.tag_ == "NNS" and own.lower_ == "their")]
    yield from [] if unknown else [t.i for t in acting if _is_body(people.heads.get(t.i))][-1:]


def _beside_name(token: Token) -> Iterator[Token]:
    """Nouns in apposition with a name: "her Ruritanian opposite number, Jan Kowal"."""
    yield from (c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":
        yield token.head


def _named_body(people: People, noun: Token) -> bool:
    """Whether a noun after a bare name is a body's own name: "of the Harbour Union", not "of Port Evander"."""
    draft = people.heads.get(noun.i)
    return draft is not None and draft.named and draft.kind == "organisation"


def _leading(people: People, tokens: dict[int, list[int]]) -> None:
    """As in "The Ruritanian delegation was led by Jan Kowal": whose team it is."""
    for person in _open(people):
        for token in (people.doc[i] for i in tokens[id(person)]):
            verb = token.head.head
            if token.dep_ != "pobj" or token.head.lower_ != "by" or verb.lemma_ not in words("roles", "leading"):
                continue
            for team in (c for c in verb.children if c.dep_ == "nsubjpass"):
                own = [t.i for t in (team, *team.lefts) if t.text[0].isupper()]
                for i in own:
                    people.owner(i, team.lower_)
                person.owners += [i for i in own if _is_body(people.heads.get(i))]


def _acting(people: People) -> None:
    """Persons by whom they act for: "Jan Kowal signed for Ruritania"."""
    open_ones = {id(d) for d in _open(people)}
    for person, body in represented(people.doc, people.heads):
        if id(person) in open_ones:
            person.owners.append(body)


def _said(people: People) -> None:
    """Gives officers the subject of what they say will be done, where all that they say so has one such subject."""
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
        owners = [d for i in officer.owners if (d := people.heads.get(i)) is not None]
        ministries = [d for d in owners if d.kind == "organisation" and serves(d) and not d.owners]
        side = people.heads[places[key]]
        if len(found[key]) != 1 or any(side is d for d in owners):
            continue
        for whose in [officer] if not owners else ministries if side.kind == "state" else []:
            whose.owners.append(places[key])


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
        helping = {c.lower_ for c in clause.children if c.dep_ == "aux"}
        ready = any(c.dep_ == "acomp" and c.lower_ in words("roles", "disposed") for c in clause.children)
        willing = clause.lemma_.lower() in words("roles", "willing") or ready or helping & WILL
        for subject in (
            c for c in clause.children if c.dep_ in SUBJECTS and willing and not helping & words("clauses", "obliging")
        ):
            side = people.heads.get(subject.i)
            if side is not None and side.named and side.kind in BODIES:
                return subject
    return None


def _abroad(token: Token) -> bool:
    """Whether a state is named for what it has in another: "the Ruritanian embassy in"."""
    return token.head.lemma_.lower() in words("roles", "abroad")


def _beside(people: People, tokens: dict[int, list[int]]) -> None:
    """Lets officers of some state lean to the one state named before them in the sentence that introduces them."""
    for person in _open(people):
        if not any(w in words("roles", "governed") for role in person.roles for w in role.split()):
            continue
        first = people.doc[min(tokens[id(person)], default=person.first)]
        before = people.doc[first.sent.start : first.i]
        if any(t.lower_ in ("our", "my") or "\n" in t.text for t in before):
            continue
        states = {id(d): t.i for t in before if (d := people.heads.get(t.i)) and d.kind == "state" and not _abroad(t)}
        person.leans += list(states.values()) if len(states) == 1 else []


def _voicing(people: People, tokens: dict[int, list[int]]) -> None:
    """Lets those lean to people without a name who are said to speak for them: "the inmates' spokesman, Jan Kowal"."""
    for person in _open(people):
        if not any(w in words("roles", "voices") for role in person.roles for w in role.split()):
            continue
        near = [n for i in tokens[id(person)] for n in _beside_name(people.doc[i])]
        for many in (c for n in near for c in n.children if c.dep_ == "poss" and c.tag_ == "NNS"):
            group = people.heads.get(many.i)
            if group is None:
                text = people.doc[many.left_edge.i : many.i + 1].text
                group = people.heads[many.i] = people.new("group", text, many.i, named=False)
                group.called(text)
                group.mentions.append(many.i)
            if group.kind == "group":
                person.leans.append(many.i)
