"""What a name is the name of: a person, a state, an organisation, or a mere place or thing.

Every mention in the report votes, so that one wrong label of the model does not decide (design.md: the dossier teaches
itself). The votes are additive weights, chosen on the training dossiers.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from dragoman.lexicon import words
from dragoman.lexicon.given import gender_of
from dragoman.lexicon.peoples import fold, people_of, state_named, state_of_people, state_seated
from dragoman.read.names import Name, head_of
from dragoman.read.parse import Doc, Token
from dragoman.read.runs import is_role_head, plain

NameKind = Literal["person", "state", "organisation", "people", "place"]
Tally = defaultdict[NameKind, float]
SUBJECTS = ("nsubj", "nsubjpass", "agent")
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "into", "outside", "around", "inside", "through", "across", "via", "off"}
)
INSIDE = frozenset({"in", "inside", "across", "into", "throughout", "within"})  # what nobody says of a person
ACRONYM = range(2, 7)  # letters
SHORTEST = 4  # letters of an adjective of a people
TWO = 2  # words of a name, or names of a pair
LEAST = 1  # weight below which a kind is not decided
LABELS = 3  # most that the labels of the model may weigh for one kind


def _winner(votes: Tally) -> NameKind | None:
    """The kind with most weight; null where nothing is known of it or two kinds are equal."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _tally() -> Tally:
    return defaultdict(float)


def kinds(doc: Doc, found: Sequence[Name]) -> dict[str, NameKind]:
    """The kind of each name text of a report; names of unknown kind are left out."""
    votes: dict[str, Tally] = defaultdict(_tally)
    texts = {name.text for name in found}
    surnames = {n.text.split()[-1] for n in found if n.roles and len(n.text.split()) > 1}
    labels: dict[str, Tally] = defaultdict(_tally)
    for name in found:
        _look(doc, name, votes[name.text], labels[name.text])
    for text, seen in labels.items():
        most = LABELS if " " in text or text.isupper() else LABELS / 2
        for kind, weight in seen.items():
            votes[text][kind] += min(most if kind == "organisation" else LABELS, weight)
    adjectives = sorted({n.text for n in found if _adjectival(doc, n)})
    peoples = {
        t for t in texts if (t in adjectives or t.endswith("s")) and any(people_of(t, o) for o in texts if o != t)
    }
    begin = {text.split()[0] for text in texts}
    for text in sorted(texts):
        _spelling(text, votes[text], [*adjectives, *sorted(peoples)])
        votes[text]["state"] += 8 * _realm(text, begin)
        votes[text]["people"] += 6 * (text in peoples)
        if text in surnames:
            votes[text]["person"] += 2
    _lone_labels(votes, labels)
    decided = {text: _winner(weight) for text, weight in votes.items()}
    bodies = [t.split() for t, kind in decided.items() if kind == "organisation" and " " in t]
    governed = {said[0] for said in bodies if _governed(said[1:])}
    begun = {said[0] for said in bodies}
    for text in texts & begun:
        elsewhere = votes[text]["state"] + votes[text]["place"] + votes[text]["people"]
        if elsewhere <= LEAST and decided[text] in (None, "person", "place", "organisation"):
            decided[text] = "state" if text in governed else "organisation"
    decided.update(dict.fromkeys(texts & _firms(decided), "organisation"))
    full = {part for t, kind in decided.items() if kind == "person" for part in t.split()[1:]}
    full -= {part for part in full if part.casefold() in words("names", "particles") or len(part) < SHORTEST}
    for text in texts & full:
        if not state_named(text) and (decided[text] != "organisation" or not text.isupper()):
            decided[text] = "person"
    return {text: _party(doc, text, found) if kind == "state" else kind for text, kind in decided.items() if kind}


def _realm(text: str, begin: set[str]) -> bool:
    """Whether a name is what a state calls itself, its people being named too: "the Norland Federation"."""
    realms = words("names", "realms")
    said = [w for w in text.split() if w.casefold() not in realms]
    core = " ".join(w for w in said if w != "of")
    return 0 < len(said) < len(text.split()) and any(w != core and people_of(w, core) for w in begin)


def _governed(said: Sequence[str]) -> bool:
    """Whether the rest of a body's name is what only a state has: "Coast Guard", "Foreign Ministry"."""
    return any(word.casefold() in words("roles", "governed") for word in said)


def _firms(decided: dict[str, NameKind | None]) -> set[str]:
    """The first words of the names of firms, which alone mean the firm too, unless a state is known by them."""
    known = words("names", "firms")
    names = (t.split() for t, kind in decided.items() if kind == "organisation" and " " in t)
    return {said[0] for said in names if said[-1].casefold().rstrip(".") in known and not state_named(said[0])}


def _party(doc: Doc, text: str, found: Sequence[Name]) -> NameKind:
    """What a word that acts like a state is: a party, where it is a word of English for its people ("the Liberals")."""
    here = [doc[n.end - 1] for n in found if n.text == text]
    known = state_named(text) or state_of_people(text) or state_seated(text)
    placed = any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in here)
    members = any(n.text == f"{text}s" for n in found) or any(t.ent_type_ == "NORP" for t in here)
    common = " " not in text and not doc.vocab[text].is_oov and members
    return "organisation" if common and not known and not placed else "state"


def _lone_labels(votes: dict[str, Tally], labels: dict[str, Tally]) -> None:
    """Takes back a person of one word who does nothing and is said to be nothing: often a hill or a river."""
    for text, weight in votes.items():
        if " " not in text and 0 < weight["person"] <= min(LABELS, labels[text]["person"]):
            weight["person"] = 0.5


def _adjectival(doc: Doc, name: Name) -> bool:
    """Whether a name is used as an adjective or a people: before a noun, or in the plural."""
    token = doc[name.end - 1]
    if name.end - name.start > 1 or len(name.text) < SHORTEST:
        return False
    return (
        token.pos_ == "ADJ" or token.ent_type_ == "NORP" or token.dep_ in ("amod", "compound") or token.tag_ == "NNPS"
    )


def _spelling(text: str, votes: Tally, adjectives: Sequence[str]) -> None:
    """What the words of a name say, wherever it stands."""
    last = text.rsplit(maxsplit=1)[-1].casefold()
    tokens = {w.casefold() for w in text.split()}
    votes["state"] += 10 * bool(state_named(text)) + 6 * bool(state_seated(text))
    votes["people"] += 10 * bool(state_of_people(text))
    if " " not in text and last.endswith(tuple(sorted(words("names", "state_sounds")))):
        votes["state"] += 1.5
    if last in words("names", "places"):
        votes["place"] += 5
    elif tokens & words("names", "organisations"):
        votes["organisation"] += 5
    elif " " in text and gender_of(text):
        votes["person"] += 2
    if text.isupper() and not state_named(text):
        votes["organisation" if text.isalpha() and len(text) in ACRONYM else "place"] += 4
    if fold(text) in words("names", "continents"):
        votes["place"] += 6
    if " " not in text and not state_seated(text) and any(people_of(w, text) for w in adjectives if w != text):
        votes["state"] += 5


def _look(doc: Doc, name: Name, votes: Tally, labels: Tally) -> None:
    """What one mention says: its use (`votes`) and the model's label (`labels`, of which more count no more)."""
    head = head_of(doc, name)
    label, size = head.ent_type_, len(name.text.split())
    labels[{"PERSON": "person", "ORG": "organisation", "NORP": "people"}.get(label, "place")] += {  # type: ignore[index]
        "PERSON": 2 if size > 1 else 1, "ORG": 1, "NORP": 2, "GPE": 1, "LOC": 2, "FAC": 2, "PRODUCT": 0.5, "EVENT": 2,
    }.get(label, 0)  # fmt: skip
    if label == "GPE":
        labels["state"] += 1  # and 1 for a place: use decides
    if name.roles:
        votes["person"] += 4
    votes["person"] += 2 * _relative_who(head) + 3 * _described(head, "persons")
    votes["organisation"] += 3 * _described(head, "institutions")
    if _acts(head):
        bare = size > 1 and not {t.lower_ for t in doc[name.start : name.end]} & words("names", "organisations")
        person = label == "PERSON" or (bare and doc[name.start - 1].lower_ != "the")
        lone = size == 1 and label in ("", "ORG") and not name.text.isupper() and doc[name.start - 1].lower_ != "the"
        if size == 1 and label == "PERSON" and not name.roles:  # and many an unknown state for a person
            votes["person"] += 1
            votes["state"] += 1
        elif lone:  # the model takes many a bare surname for an organisation: undecided
            votes["person"] += 1
            votes["organisation"] += 1
        else:
            placed = label in ("GPE", "NORP", "LOC") and not bare
            votes["state" if placed else "person" if person else "organisation"] += 1.5
    votes["state"] += 2 * (size == TWO and not name.roles and _has_officers(head))
    votes["state"] += 5 * (_after_of(head) and head.head.head.lemma_.lower() in words("names", "realms"))
    votes["organisation"] += 3 * (size > 1 and _has_leader(doc, name))
    if size == 1:
        votes["person"] += 2 * _echoed(head, ("he", "she"))
        votes["organisation" if label == "ORG" else "state"] += _echoed(head, ("it",))
    if size == 1 and not name.roles:
        votes["state"] += 3 * _governs(head) + (_owns(head) and label != "PERSON") + 2 * _beside_state(head)
        votes["state"] += _agrees(head)
        if head.dep_ == "pobj" and head.head.lower_ in INSIDE:
            votes["state"] += 1
            votes["person"] -= 2
    if head.dep_ == "pobj" and head.head.lower_ in LOCATIVE:
        votes["place"] += 1


def _has_officers(head: Token) -> bool:
    """Whether the name owns an officer that only states have ("New Ruritania's foreign minister")."""
    return head.dep_ == "poss" and _governs(head) and is_role_head(head.head)


def _has_leader(doc: Doc, name: Name) -> bool:
    """Whether the name stands before somebody's title as what states have not: "Green Left leader Jan Kowal"."""
    title = doc[name.end : name.end + TWO]
    if (
        len(title) < TWO
        or not (title[0].is_lower and is_role_head(title[0]))
        or title[0].lower_ in words("roles", "governed")
    ):
        return False
    return title[1].pos_ == "PROPN" and title[1].text[0].isupper()


def _agrees(head: Token) -> bool:
    """Whether the name is one of two that agree, talk or sign with each other: "Ruritania and Norland have agreed"."""
    pair = [t for t in (head, *head.conjuncts) if t.pos_ == "PROPN"]
    first = min(pair, key=lambda t: t.i, default=head)
    mutual = first.dep_ in SUBJECTS and first.head.lemma_.lower() in words("names", "mutual")
    between = first.dep_ == "pobj" and first.head.lower_ == "between"
    return len(pair) == TWO and (mutual or between)


def _echoed(head: Token, pronouns: tuple[str, ...]) -> bool:
    """Whether the name is the subject of saying something of such a pronoun ("X said he …")."""
    if head.dep_ not in SUBJECTS or head.head.lemma_.lower() not in words("cues", "strength", "clausal"):
        return False
    clauses = [c for c in head.head.children if c.dep_ in ("ccomp", "advcl")]
    return any(t.lower_ in pronouns and t.dep_ == "nsubj" for c in clauses for t in c.lefts)


def _relative_who(head: Token) -> bool:
    return any(c.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for t in c.lefts) for c in head.children)


def _described(head: Token, key: str) -> bool:
    """Whether an apposition says what the name is ("Jan Kowal, the minister")."""
    near = [c for c in head.children if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    if key == "persons":
        far = head.head.head.head if head.dep_ == "appos" and head.head.dep_ == "pobj" else head
        return any(is_role_head(t) and not t.text[0].isupper() for t in (*near, far) if t.i != head.i)
    return any(plain(t) in words("roles", key) for t in near)


def _governs(head: Token) -> bool:
    """Whether the name owns what only a state or organisation has ("Ruritania's president", "the army of")."""
    if head.dep_ == "poss":
        return plain(head.head) in words("roles", "governed")
    return _after_of(head) and plain(head.head.head) in words("roles", "governed")


def _after_of(head: Token) -> bool:
    """Whether a name stands after "of", and not as what a minister is for ("Minister of Commerce")."""
    of = head.dep_ == "pobj" and head.head.lower_ == "of"
    return bool(of) and head.lower_ not in words("roles", "departments")


def _beside_state(head: Token) -> bool:
    """Whether the name is coordinated with a state that general data know."""
    return any(state_named(t.text) and t.i + 1 < len(t.doc) and t.nbor(1).tag_ != "POS" for t in head.conjuncts)


def _acts(head: Token) -> bool:
    """Whether the name is the subject of a verb that only somebody can do."""
    verb = head.head
    return head.dep_ in SUBJECTS and verb.lemma_.lower() in words("cues", "agentive")


def _owns(head: Token) -> bool:
    """Whether the name owns a role or an act ("Ruritania's minister", "Ruritania's offer", "president of")."""
    if head.dep_ == "poss":
        return is_role_head(head.head) or plain(head.head) in words("cues", "owned")
    return _after_of(head) and is_role_head(head.head.head)
