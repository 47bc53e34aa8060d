"""Noun phrases that say who somebody is: roles of named people, and sources without a name."""

from collections.abc import Iterator

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.peoples import fold
from dragoman.read.aliases import alias_of
from dragoman.read.bodies import body_called, owned_by_name, shortened
from dragoman.read.draft import Draft, sides
from dragoman.read.facing import faces
from dragoman.read.namesakes import near
from dragoman.read.parse import Doc, Token
from dragoman.read.people import People
from dragoman.read.runs import is_role_word, plain
from dragoman.record.actor import ActorKind

INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "two", "three", "any", "no", "every", "each"}
)
OWNING = frozenset({"its", "their", "his", "her"})
SOON = 3  # lines within which a name follows the description that introduces it
TITLED = 2  # tokens of an article and a title
MAX_OF = 14  # tokens of an "of" phrase that still belongs to a description
LEFT = ("det", "amod", "compound", "poss", "nmod", "nummod", "case", "punct", "advmod", "quantmod", "npadvmod")


def describe(people: People) -> None:
    """Reads all role phrases of a report: gives roles to the named, and makes drafts for the others."""
    seen: dict[str, Draft] = {}
    for token in _role_heads(people.doc):
        if token.i in people.heads or token.i in people.places:
            continue
        for i in owners(token):
            people.owner(i, token.lower_)
        if kind_of(token) == "person" and (short := shortened(people, token)):
            people.heads[token.i] = short
            continue
        called = alias_of(people, token) if kind_of(token) == "person" else None
        if named := called or _named_beside(people, token):
            named.learn(role_of(token))
            named.owners.extend(owners(token))
            people.heads[token.i] = named
            continue
        draft = _resolve(people, token, seen) or _fresh(people, token)
        draft.mentions.append(token.i)
        if not draft.named:
            seen[f"{plain(token)}"] = draft
        people.heads[token.i] = draft


def _role_heads(doc: Doc) -> Iterator[Token]:
    """Nouns that head a phrase for a person, an institution or several people."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod"):
            continue
        if kind_of(token):
            yield token


def kind_of(token: Token) -> ActorKind | None:
    """What kind of source a noun can be; null for other nouns."""
    lemma, word = token.lemma_.lower(), plain(token)
    plural = token.tag_ in ("NNS", "NNPS")
    if word in words("roles", "collectives"):
        return "group"
    if lemma in words("roles", "persons"):
        return "group" if plural else "person"
    if lemma in words("roles", "institutions") or word in words("roles", "institutions"):
        return "group" if plural else "organisation"
    if any(c.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for t in c.lefts) for c in token.children):
        return "group" if plural else "person"
    return None


def _named_beside(people: People, token: Token) -> Draft | None:
    """The named entity that a role phrase stands beside: apposition, or "X is the minister"."""
    near = [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ == "appos":
        near.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be" and not any(c.dep_ == "neg" for c in token.head.children):
        near += [c for c in token.head.children if c.dep_ == "nsubj"]
    wanted = "person" if kind_of(token) == "person" else "organisation"
    after = phrase(token)[1]
    if wanted == "person" and after + 1 < len(token.doc) and token.doc[after].text == ",":
        article = token.doc[after + 1].lower_ == "the" and after + TITLED < len(token.doc)  # ", the Rev. Jan Kowal"
        near.append(token.doc[after + 1 + article])  # "the head of the department of Ruritania, Jan Kowal"
    for other in near:
        draft = people.heads.get(other.i)
        if draft and draft.named and draft.kind == wanted and (wanted == "person" or token.dep_ == "appos"):
            return draft
    return None


def role_of(token: Token) -> str:
    """The role that a phrase names, in lower case: its head with the role words before it."""
    left = [t for t in token.lefts if t.dep_ in LEFT and is_role_word(t) and t.dep_ != "poss"]
    return " ".join([*(t.lower_ for t in left), token.lower_])


def owners(token: Token) -> list[int]:
    """Tokens for whom a role phrase says somebody stands: "Ruritania's", "Ruritanian", "of Ruritania"."""
    large = (t for t in token.lefts if t.text[0].isupper() and t.lower_ not in OWNING)
    found = [t.i for t in large if t.dep_ in ("poss", "amod", "compound", "nmod")]
    if faces(token):
        return [i for i in found if token.doc[i].dep_ != "poss"]  # of the other side: "her Ruritanian counterpart"
    found += [t.i for t in token.lefts if t.dep_ == "poss" and t.lower_ in OWNING]
    before = min([token.i, *(t.i for t in token.lefts if t.dep_ in LEFT)]) - 1
    if before > 0 and token.doc[before].tag_ == "POS" and before - 1 not in found:  # a possessor that the parse lost
        found.append(before - 1)
    for prep in (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        departments = words("roles", "departments")  # "Secretary of State", "Minister of Commerce"
        found += [c.i for c in prep.children if c.dep_ == "pobj" and c.lower_ not in departments]
    return found


def phrase(token: Token) -> tuple[int, int]:
    """The token range of a role phrase: the head with what stands before it, and an "of" phrase after it."""
    left = [t for t in token.lefts if t.dep_ in LEFT]
    start, doc = min([token.i, *(min(s.i for s in t.subtree) for t in left)]), token.doc
    breaks = [
        i
        for i in range(start, token.i)
        if doc[i].is_space
        or doc[i].text in "()[]:;—–"
        or (doc[i].text == "-" and doc[i].whitespace_)
        or (doc[i].text == "," and doc[i + 1].lower_ == "the")  # "six, the hospital"
    ]
    start = max(breaks, default=start - 1) + 1
    end = token.i + 1
    for prep in (c for c in token.rights if c.dep_ == "prep" and c.lower_ in ("of", "for", "at") and c.i == end):
        if any(n.like_num for n in prep.children):
            continue  # "the League speaks of 40, the owners of 12"
        inner = sorted(s.i for s in prep.subtree)
        cut = next(
            (i for i in inner if (doc[i].text in ",;:()—–" and not _listed(doc, i)) or doc[i].is_space), inner[-1] + 1
        )
        end = cut if cut - end < MAX_OF else end
    while doc[start].is_punct and start < token.i:
        start += 1
    return start, end


def _listed(doc: Doc, i: int) -> bool:
    """Whether a comma stands in a list ("France, Germany and Poland")."""
    return (
        doc[i].text == ","
        and any(t.lower_ in ("and", "or") for t in doc[i : i + 8])
        and doc[i].head.dep_ in ("pobj", "conj")
    )


def definite(token: Token) -> bool:
    """Whether a phrase speaks of somebody already known or the only one: with "the", an owner, or no article."""
    first = {t.lower_ for t in token.lefts if t.dep_ in ("det", "nummod", "advmod")}
    return not first & INDEFINITE


def _resolve(people: People, token: Token, seen: dict[str, Draft]) -> Draft | None:
    """Whom a definite phrase means: the only named person of that role and side, or the same phrase before."""
    if not definite(token):
        return None
    head, kind = plain(token), kind_of(token)
    if kind == "person":
        same = _players(people, token)
        if len(same) == 1:
            same[0].called(_words(token))
        told = same[0] if len(same) == 1 else None if same else _just_told(people, token)
        if told or same:
            return told
    earlier = seen.get(head)
    body = body_called(people, head) if kind == "organisation" else None
    if body and (_bare(token) or (earlier is None and _introduces(people, token, body))):
        return body
    if earlier and earlier.kind != "group" and _bare(token):
        return earlier
    text = _words(token)
    return next((d for d in people.drafts if not d.named and fold(text) == fold(d.name)), None)


def _players(people: People, token: Token) -> list[Draft]:
    """The named persons told of before who have the role and side of a phrase; of several those near it."""
    before = [d for d in people.persons() if min(d.mentions, default=d.first) < token.i]
    same = [d for d in before if _plays(d, token) and _side_fits(people, d, token)]
    beside = [d for d in same if near(people.doc, d, token.i)] if len(same) > 1 else []
    return beside or same


def _just_told(people: People, token: Token) -> Draft | None:
    """The subject of the sentence before, where a bare title goes on with it ("Jan Kowal … . The minister said").

    Only a named person whose own office the report has not told, in the same paragraph, and a title that speaks.
    """
    speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in words("cues", "agentive")
    sentence = token.sent
    if not speaks or not _bare_title(token) or sentence.start == 0:
        return None
    before = people.doc[sentence.start - 1].sent
    if any("\n" in t.text for t in people.doc[before.start : token.i]):
        return None
    subjects = [d for t in before if _leads(t) and (d := people.heads.get(t.i))]
    if len(subjects) != 1 or not subjects[0].named or subjects[0].kind != "person":
        return None
    office = {role.split()[-1] for role in subjects[0].roles} - words("roles", "vague")
    return None if office else subjects[0]


def _leads(token: Token) -> bool:
    """Whether a token is who the sentence is about: the subject of its main verb, or who is said "by" to speak."""
    if token.dep_ == "nsubj":
        return bool(token.head.dep_ == "ROOT")
    spoken = token.head.head.lemma_.lower() in words("cues", "strength", "clausal")
    return token.dep_ == "pobj" and token.head.lower_ == "by" and spoken


def _bare_title(token: Token) -> bool:
    """Whether a phrase is "the" and a title, without an owner."""
    first = [t.lower_ for t in token.lefts if t.dep_ == "det"]
    return first == ["the"] and not owners(token) and token.lemma_.lower() in words("roles", "offices")


def _introduces(people: People, token: Token, body: Draft) -> bool:
    """Whether a longer description leads up to a name soon after it ("Ruritania's dockers' union … the HTF")."""
    later = body.first > token.i
    return (
        later
        and sum("\n" in t.text for t in people.doc[token.i : body.first]) <= SOON
        and "its" not in _words(token).split()
    )


def _plays(draft: Draft, token: Token) -> bool:
    """Whether a person has the role of a phrase: the head and every role word before it."""
    wanted = role_of(token).split()
    leaders, cut = words("roles", "leaders"), lexicon("roles")["written_out"]
    for role in draft.roles:
        have = [cut.get(w, w) for w in role.replace(".", "").split(" of ")[0].split()]  # "minister of foreign affairs"
        if have == ["prime", "minister"] and wanted == ["minister"]:
            continue
        if (
            wanted[-1] == have[-1]
            and set(wanted[:-1]) <= set(have)
            and not set(have) & words("roles", "lesser") - set(wanted)
        ):
            return True
        if wanted == ["leader"] and (have[-1] in leaders or " ".join(have[-2:]) in leaders):
            return True
    return False


def _side_fits(people: People, draft: Draft, token: Token) -> bool:
    """Whether the owner that a phrase names is the person's; a phrase without owner fits."""
    named = [people.heads[i] for i in owners(token) if i in people.heads]
    mine = {id(d) for owner in named for d in (owner, *sides(owner, people.heads))}
    theirs = {id(people.heads[i]) for i in draft.owners if i in people.heads}
    return not mine or bool(mine & (theirs | {id(d) for d in sides(draft, people.heads)}))


def _bare(token: Token) -> bool:
    """Whether a phrase is only an article and a noun ("the official")."""
    return all(t.dep_ in ("det", "punct") for t in token.lefts) and not owners(token)


def _words(token: Token) -> str:
    start, end = phrase(token)
    return str(token.doc[start:end].text)


def _fresh(people: People, token: Token) -> Draft:
    """A new draft for a source without a name."""
    large = token.text[0].isupper() and token.lemma_.lower() in words("roles", "arms")
    kind = "organisation" if large else kind_of(token) or "group"  # "the Guard"
    start, end = phrase(token)
    if people.doc[start].tag_ == "WP$" and people.doc[start + 1].text[0].isupper():
        return owned_by_name(people, start + 1, end)
    text = people.doc[start:end].text
    unnamed = plain(token) in words("roles", "unnamed") or token.lemma_.lower() in words("roles", "unnamed")
    if kind == "person" and unnamed and not definite(token):
        kind = "anonymous"
    draft = people.new(kind, text, start, named=False)
    draft.called(text)
    if kind in ("person", "anonymous"):
        draft.learn(role_of(token))
    draft.owners.extend(owners(token))
    return draft
