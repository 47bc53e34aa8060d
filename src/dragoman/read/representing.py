"""For whom somebody acts: "Jan Kowal signed for Norland", "for the union, Jan Kowal", "Norland sent Jan Kowal"."""

from collections.abc import Iterator

from dragoman.lexicon import words
from dragoman.read.draft import Draft
from dragoman.read.parse import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "attr")


def represented(doc: Doc, heads: dict[int, Draft]) -> Iterator[tuple[Draft, int]]:
    """Persons with the token of the state or body that the report says each acts for, in order of the text."""
    for token in doc:
        if token.lower_ in ("for", "on") and token.dep_ == "prep":
            yield from _acting(token, heads)
        elif token.pos_ == "VERB" and token.lemma_ in words("roles", "sending"):
            yield from _sent(token, heads)
        elif token.dep_ == "poss":
            yield from _owned(token, heads)


def _person(token: Token, heads: dict[int, Draft]) -> Draft | None:
    draft = heads.get(token.i)
    return draft if draft is not None and draft.kind == "person" and draft.named else None


def _bodies(token: Token, heads: dict[int, Draft]) -> Iterator[int]:
    """The token of a named state or body, or of the one whose side or team a noun names ("the Norlandic side")."""
    if _body(heads.get(token.i)):
        yield token.i
    elif token.lemma_.lower() in words("roles", "teams"):
        yield from (c.i for c in token.lefts if c.text[0].isupper() and _body(heads.get(c.i)))


def _body(draft: Draft | None) -> bool:
    return draft is not None and draft.named and draft.kind in ("state", "organisation")


def _acting(prep: Token, heads: dict[int, Draft]) -> Iterator[tuple[Draft, int]]:
    """As in "Kowal signed for Norland", "Kowal, speaking for Norland", "on the Norlandic side it was Kowal"."""
    verb = prep.head
    things = [c for c in prep.children if c.dep_ == "pobj"]
    if prep.lower_ == "on" and things and things[0].lemma_ == "behalf":
        owners = [c for c in things[0].children if c.dep_ == "poss"]
        things = owners or [n for c in things[0].children if c.lower_ == "of" for n in c.children]
        acts = verb.pos_ in ("VERB", "AUX")
    elif prep.lower_ == "on":
        acts = _opens(prep) and bool(things) and things[0].lemma_.lower() in words("roles", "teams")
    else:
        acts = verb.lemma_ in words("roles", "acting") or _opens(prep)
    if not acts or verb.pos_ not in ("VERB", "AUX"):
        return
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if verb.dep_ in ("relcl", "acl", "advcl"):
        subjects = [*(s for s in subjects if s.tag_ not in ("WP", "WDT")), verb.head]
        subjects += [c for c in verb.head.children if c.dep_ == "nsubj"]
    found = (d for s in subjects if (d := _person(s, heads)))
    for person in found:
        yield from ((person, i) for thing in things for i in _bodies(thing, heads))


def _opens(prep: Token) -> bool:
    """Whether a phrase stands before the clause, set off by a comma or before "it was": "For Norland, Kowal …"."""
    last = max(t.i for t in prep.subtree)
    doc = prep.doc
    first = prep.i == prep.sent.start or doc[prep.i - 1].text in (";", ",", "—", "–") or doc[prep.i - 1].lower_ == "and"
    after = doc[last + 1] if last + 1 < len(doc) else prep
    return first and prep.i < prep.head.i and last < prep.head.i and (after.text == "," or after.lower_ == "it")


def _sent(verb: Token, heads: dict[int, Draft]) -> Iterator[tuple[Draft, int]]:
    """As in "Norland sent Jan Kowal", "Norland fielded Jan Kowal"."""
    senders = [i for c in verb.children if c.dep_ == "nsubj" for i in _bodies(c, heads)]
    for thing in (c for c in verb.children if c.dep_ in ("dobj", "dative")):
        if person := _person(thing, heads):
            yield from ((person, i) for i in senders)


def _owned(owner: Token, heads: dict[int, Draft]) -> Iterator[tuple[Draft, int]]:
    """A party by who leads it: "Kowal's Liberals", "Kowal, whose Civic Alliance"."""
    body = heads.get(owner.head.i)
    if not _body(body) or body is None or body.kind != "organisation":
        return
    holder: Token | None = owner
    if owner.tag_ == "WP$":
        clause = next((t for t in owner.ancestors if t.dep_ == "relcl"), None)
        holder = clause.head if clause is not None else None
    if holder is not None and (person := _person(holder, heads)):
        yield person, owner.head.i
