"""Other names that a report says somebody goes by: "Jan Kowal, alias Commander Fox", "a soldier, call sign “Raven”"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dragoman.lexicon import words
from dragoman.read.draft import Draft
from dragoman.read.names import Name
from dragoman.read.parse import Doc, Token
from dragoman.read.people import People

REACH = 8  # tokens between whoever is spoken of and the words that introduce the other name
MARKS = frozenset({"“", "”", '"', "‘", "’", "'", ",", "«", "(", "the"})  # may stand between those words and the name


def join_aliases(people: People, found: Sequence[Name]) -> None:
    """Makes one person of two names of which the report says that the second is the first one's too."""
    ordered = sorted(found, key=lambda n: n.start)
    for name, other in pairwise(ordered):
        a, b = people.heads.get(name.start), people.heads.get(other.start)
        if a is None or a.kind != "person" or a is b or other.first - name.end > REACH:
            continue
        at = _introduced(people.doc, name.end, other.first)
        if at is not None and at <= other.first:
            _merge(people, a, b, other)


def alias_of(people: People, token: Token) -> Draft | None:
    """The person whose name a description gives as what somebody is called: "a soldier using the call sign “Raven”"."""
    end = min(token.i + 1 + REACH, token.sent.end)
    at = _introduced(people.doc, token.i + 1, end)
    if at is None or at >= token.sent.end or not people.doc[at].text[0].isupper():
        return None
    draft = people.heads.get(at)
    if draft is None:
        draft = people.new("person", people.doc[at].text, at)
        draft.called(draft.name)
        for i in (t.i for t in people.doc if t.text == draft.name and t.i not in people.heads):
            people.heads[i] = draft
    draft.kind = "person"
    return draft


def _introduced(doc: Doc, start: int, end: int) -> int | None:
    """The token at which a name begins that words such as "alias" introduce within a range; null without them."""
    phrases, beginnings = sorted(words("names", "aliases")), _beginnings()
    for i in (n for n in range(start, end) if doc[n].lower_ in beginnings):
        for said in phrases:
            count = len(said.split())
            if said.startswith(doc[i].lower_) and doc[i : i + count].text.lower() == said:
                at = i + count
                while at < len(doc) and doc[at].text in MARKS:
                    at += 1
                return at if at < len(doc) else None
    return None


@cache
def _beginnings() -> frozenset[str]:
    """All that one of those words may begin with, itself too."""
    return frozenset(said[:end] for said in words("names", "aliases") for end in range(1, len(said) + 1))


def _merge(people: People, person: Draft, other: Draft | None, name: Name) -> None:
    """Lets all that stands for `other` stand for a person."""
    person.called(name.text)
    if other is None:
        people.stand(person, name.start, name.end)
        return
    for form in other.forms:
        person.called(form)
    for role in other.roles:
        person.learn(role)
    for i, draft in list(people.heads.items()):
        if draft is other:
            people.heads[i] = person
    person.mentions = sorted({*person.mentions, *other.mentions})
    people.drafts.remove(other)
