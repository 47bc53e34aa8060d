"""The named entities of a report: states with their peoples and seats, organisations, persons by surname."""

from collections.abc import Sequence

from dragoman.lexicon import words
from dragoman.lexicon.given import gender_of
from dragoman.lexicon.peoples import fold, people_of, state_named, state_of_people, state_seated
from dragoman.read.draft import Draft
from dragoman.read.kinds import LOCATIVE, NameKind
from dragoman.read.names import Name, head_of
from dragoman.read.namesakes import another, civil, introduced_later, nearest, shortens
from dragoman.read.parse import Doc, Token
from dragoman.read.runs import is_role_word
from dragoman.record.actor import ActorKind


class People:
    """Drafts by their names, and the token heads that stand for them."""

    def __init__(self, doc: Doc) -> None:
        """Empty, for one parsed report."""
        self.doc = doc
        self.drafts: list[Draft] = []
        self.heads: dict[int, Draft] = {}
        self.places: set[int] = set()
        self._states: dict[str, Draft] = {}
        self._organisations: dict[str, Draft] = {}

    def new(self, kind: ActorKind, name: str, first: int, *, named: bool = True) -> Draft:
        """A new draft."""
        draft = Draft(kind=kind, name=name, named=named, first=first)
        self.drafts.append(draft)
        return draft

    def persons(self) -> list[Draft]:
        """The named persons."""
        return [d for d in self.drafts if d.kind == "person" and d.named]

    def stand(self, draft: Draft, start: int, end: int) -> None:
        """Lets tokens stand for a draft."""
        draft.first = min(draft.first, start)
        draft.mentions.append(end - 1)
        for i in range(start, end):
            self.heads.setdefault(i, draft)

    def state(self, name: str, first: int) -> Draft:
        """The draft of a state, by any of its names."""
        usual = state_named(name) or name
        if usual not in self._states:
            self._states[usual] = self.new("state", usual if state_named(name) else name, first)
        return self._states[usual]

    def stated(self, name: str) -> Draft | None:
        """The state that a report has by exactly this name."""
        return self._states.get(name)

    def organisation(self, name: str, first: int) -> Draft:
        """The draft of an organisation, by its name, its acronym or the word that begins its name alone."""
        key = fold(name)
        if " " not in key and key not in self._organisations:
            longer = {id(d): n for n, d in sorted(self._organisations.items()) if n.split()[0] == key}
            key = next(iter(longer.values())) if len(longer) == 1 else key
        elif key not in self._organisations:
            longer = {id(d): n for n, d in sorted(self._organisations.items()) if n.endswith(f" {key}")}
            key = next(iter(longer.values())) if len(longer) == 1 else key
        if key not in self._organisations:
            self._organisations[key] = self.new("organisation", name, first)
        return self._organisations[key]

    def owner(self, i: int, role: str = "") -> None:
        """Lets an owner's token ("Ruritanian" minister) stand for its state or organisation.

        A name that nothing else is known of is a state where the role is one that only states have.
        """
        token, word = self.doc[i], self.doc[i].text
        if (held := self.heads.get(i)) is not None and _misread(held, role):
            held.kind = "state"
            self._states.setdefault(word, held)
        if i in self.heads or i in self.places or token.lower_ in words("roles", "departments"):
            return
        known = self._organisations.get(fold(word)) or (self.state(word, i) if state_named(word) else None)
        known = known or self._states.get(word) or self.people(word, i) or self._begun(word)
        if known is None and _unknown(token) and not is_role_word(token) and (_governed(role) or _sent(role)):
            known = self.state(word, i)
            known.called(word)
        if known:
            self.heads[i] = known

    def _begun(self, word: str) -> Draft | None:
        """The only organisation with a word in its name ("Guild" president), unless it is an arm of what that names."""
        having = (d for n, d in sorted(self._organisations.items()) if fold(word) in n.split())
        found = {id(d): d for d in having if not words("roles", "arms") & set(fold(d.name).split())}
        return next(iter(found.values())) if len(found) == 1 and word[0].isupper() else None

    def people(self, word: str, first: int) -> Draft | None:
        """The state of a people or adjective, one that the report names or general data know: one more form of it."""
        known = state_of_people(word)
        state = (
            self.state(known, first)
            if known
            else next((d for n, d in sorted(self._states.items()) if people_of(word, n)), None)
        )
        if state is not None:
            state.called(word)
        return state


def _unknown(token: Token) -> bool:
    """Whether a word may be the name or the people of a state nobody knows: no word of English ("Riot police")."""
    place = token.tag_ == "NNP" and token.ent_type_ in ("GPE", "LOC")
    return place or (token.tag_ in ("NNP", "JJ") and token.is_oov)


def _misread(draft: Draft, role: str) -> bool:
    """Whether what was taken for a person has an officer that only states have: "Ruritania's trade representative"."""
    *kind, head = role.split() or [""]
    bare = draft.kind == "person" and " " not in draft.name and not draft.roles and len(draft.forms) == 1
    outward = bool(set(kind) & (words("roles", "departments") | {"foreign", "prime"})) and head in words(
        "roles", "offices"
    )
    return bare and (outward or _sent(role) or head in words("roles", "crowned"))


def _sent(role: str) -> bool:
    """Whether a role is one for a state or a body, never for a person: "envoy", "delegation head"."""
    *kind, head = role.split() or [""]
    return head in words("roles", "sent") or bool(set(kind) & words("roles", "teams"))


def _governed(role: str) -> bool:
    """Whether a role is one that only states have."""
    return any(word in words("roles", "governed") for word in role.split()[-1:])


def gather(doc: Doc, found: Sequence[Name], kinds: dict[str, NameKind]) -> People:
    """All named entities of a report."""
    people = People(doc)
    longest = sorted(found, key=lambda n: (-len(n.text.split()), n.start))
    for name in longest:
        kind = kinds.get(name.text)
        if kind == "state":
            _state(people, name)
        elif kind == "organisation":
            _organisation(people, name)
        elif kind == "place":
            people.places.update(range(name.start, name.end))
    _acronyms(people, found)
    full = [n for n in longest if len(n.text.split()) > 1 or n.roles]
    for name in (n for n in (*full, *found) if kinds.get(n.text) == "person"):
        if name.start not in people.heads:
            _told_alone(people, name)
    for name in found:
        if name.start not in people.heads and (state := people.people(name.text, name.start)):
            people.heads[name.end - 1] = state
        elif name.start not in people.heads and kinds.get(name.text) == "people" and _party(people, name):
            _organisation(people, name)
    return people


def _told_alone(people: People, name: Name) -> None:
    """A name that looks like a person's: the state's of which an officer has been told, else a person."""
    known = people.stated(name.text) if not name.roles else None
    if known is not None:
        people.stand(known, name.start, name.end)
    else:
        _person(people, name)


def _party(people: People, name: Name) -> bool:
    """Whether a plural that is no known people names a party: "the Greens", "the Social Democrats"."""
    last = people.doc[name.end - 1]
    before = people.doc[name.start - 1].lower_ if name.start else ""
    return before == "the" and last.text.endswith("s") and last.dep_ not in ("amod", "compound")


def _organisation(people: People, name: Name) -> None:
    draft = people.organisation(name.text, name.start)
    draft.called(name.text)
    if (first := _introduced(people.doc, name)) < name.start:
        draft.called(people.doc[first : name.end].text)
    people.stand(draft, name.start, name.end)


def _introduced(doc: Doc, name: Name) -> int:
    """Where the small words begin that say what kind of body a name is: "the environmental group Green Tide"."""
    first, head = name.start, head_of(doc, name)
    known = words("names", "organisations") | words("names", "introducing")
    if first == 0 or doc[first - 1].lower_ not in known:
        return first
    while first > 0 and doc[first - 1].is_lower and doc[first - 1].pos_ in ("NOUN", "ADJ"):
        first -= 1
    return first if head.i >= name.start and head.head.i >= first else name.start


def _state(people: People, name: Name) -> None:
    """A state by its name; by its seat only where the seat does not merely tell a place."""
    head = head_of(people.doc, name)
    seated = state_seated(name.text) if not state_named(name.text) else None
    if seated and head.dep_ == "pobj" and head.head.lower_ in LOCATIVE:
        return
    draft = people.state(seated or name.text, name.start)
    draft.called(name.text)
    people.stand(draft, name.start, name.end)


def _acronyms(people: People, found: Sequence[Name]) -> None:
    """Joins "Harbour and Transport Federation (HTF)": an acronym in brackets right after the name that it shortens."""
    doc = people.doc
    for name in found:
        draft = people.heads.get(name.start)
        if draft is None or draft.kind != "organisation" or name.end + 2 >= len(doc) or doc[name.end].text != "(":
            continue
        short = people.heads.get(name.end + 1)
        initials = [t.text[0] for t in doc[name.start : name.end] if t.text[0].isupper()]
        if short and short is not draft and set(doc[name.end + 1].text) <= set(initials):
            for i, other in list(people.heads.items()):
                if other is short:
                    people.heads[i] = draft
            for form in short.forms:
                draft.called(form)
                people._organisations[fold(form)] = draft  # noqa: SLF001  the same class's index
            people.drafts.remove(short)


def _person(people: People, name: Name) -> None:
    """A person: an earlier one whose name this shortens, else a new one."""
    doc = people.doc
    namesake = another(doc, name)
    known = [] if namesake else people.persons()
    same = [d for d in known if shortens(name.text, d.name) and not introduced_later(doc, d, name)]
    same = [d for d in same if not civil(d, name)]
    if len(same) > 1:
        same = nearest(doc, same, name)
        if not same:
            return
    draft = same[0] if same else people.new("person", namesake or name.text, name.start)
    draft.gender = draft.gender or gender_of(name.text)
    draft.called(name.text)
    if name.first < name.start:
        draft.called(doc[name.first : name.end].text)
    for role in name.roles:
        draft.learn(role)
    people.stand(draft, name.first, name.end)
    head = head_of(doc, name)
    owners = [] if name.owner is None else [name.owner]
    if name.roles:
        owners += [
            c.i for p in head.children if p.lower_ == "of" and p.i >= name.end for c in p.children if c.dep_ == "pobj"
        ]
    owners += _led(head)
    for i in owners:
        people.owner(i, " ".join(name.roles))
        draft.owners.append(i)


def _led(head: Token) -> list[int]:
    """Tokens for whom a person is said to stand: "who led the Ruritanian team", "a team led by"."""
    found = []
    for verb in (c for c in head.children if c.dep_ in ("relcl", "acl") and c.lemma_ in words("roles", "leading")):
        for thing in (c for c in verb.children if c.dep_ in ("dobj", "prep")):
            what = thing if thing.dep_ == "dobj" else next((c for c in thing.children if c.dep_ == "pobj"), thing)
            found += [t.i for t in (what, *what.lefts) if t.text[0].isupper()]
    led = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "by" else head
    if led.i != head.i and led.dep_ in ("acl", "relcl") and led.lemma_ in words("roles", "leading"):
        found += [t.i for t in (led.head, *led.head.lefts) if t.text[0].isupper()]
    return found
