"""Bodies told of by less than their name: "the union", "the Guard", "whose Harbour alliance"."""

from dragoman.lexicon import lexicon
from dragoman.lexicon.peoples import fold
from dragoman.read.draft import Draft
from dragoman.read.parse import Token
from dragoman.read.people import People


def body_called(people: People, head: str) -> Draft | None:
    """The only organisation of the report that "the union" or "the company" can mean, by its name or its officers."""
    named = [d for d in people.drafts if d.named and d.kind == "organisation"]
    for kind in lexicon("roles")["bodies"].values():
        if head in kind["heads"]:
            led = {
                id(people.heads[i])
                for d in people.persons()
                if _holds(d, kind["offices"])
                for i in d.owners
                if i in people.heads
            }
            known = [d for d in named if set(fold(d.name).split()) & set(kind["names"]) or id(d) in led]
            return known[0] if len(known) == 1 else None
    known = [d for d in named if head in fold(d.name).split()]
    return known[0] if len(known) == 1 else None


def _holds(draft: Draft, offices: list[str]) -> bool:
    return any(role == office or role.endswith(f" {office}") for role in draft.roles for office in offices)


def shortened(people: People, token: Token) -> Draft | None:
    """The one body whose name a noun with a capital letter ends: "the Guard" of "the Harbour Guard"."""
    if [t.lower_ for t in token.lefts] != ["the"] or not token.text[0].isupper():
        return None
    found = [d for d in people.drafts if d.named and d.kind == "organisation" and d.name.split()[-1] == token.text]
    return found[0] if len(found) == 1 else None


def owned_by_name(people: People, start: int, end: int) -> Draft:
    """The body that somebody is said to have, by the tokens of its name: "Jan Kowal, whose Harbour alliance"."""
    text = people.doc[start:end].text
    body = people.organisation(text, start)
    body.called(text)
    return body
