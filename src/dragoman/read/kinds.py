"""What a name is the name of: a person, a state, an organisation, or a mere place or thing.

Every mention in the report votes, so that one wrong label of the model does not decide (design.md: the dossier teaches
itself). The votes are additive weights, chosen on the training dossiers.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.lexicon import words
from dragoman.lexicon.peoples import people_of, state_named, state_of_people, state_seated
from dragoman.read.names import Name, head_of, is_role_head, plain

NameKind = Literal["person", "state", "organisation", "people", "place"]
SUBJECTS = ("nsubj", "nsubjpass", "agent")
LOCATIVE = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "inside", "through", "across", "via", "off"})
ACRONYM = range(2, 7)  # letters


@dataclass(frozen=True, slots=True)
class Votes:
    """What the mentions of one name say of its kind."""

    weight: Counter[NameKind]

    def winner(self) -> NameKind | None:
        """The kind with most weight; null where nothing is known of it or two kinds are equal."""
        ranked = sorted(self.weight.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] <= 0 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]


def kinds(doc: Doc, found: Sequence[Name]) -> dict[str, NameKind]:
    """The kind of each name text of a report; names of unknown kind are left out."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    texts = {name.text for name in found}
    surnames = {n.text.split()[-1] for n in found if n.roles and len(n.text.split()) > 1}
    for name in found:
        _look(doc, name, votes[name.text])
    adjectives = sorted({n.text for n in found if _adjectival(doc, n)})
    for text in sorted(texts):
        _spelling(text, votes[text], adjectives)
        if text in surnames:
            votes[text]["person"] += 2
    decided = {text: Votes(weight).winner() for text, weight in votes.items()}
    full = {t.split()[-1] for t, kind in decided.items() if kind == "person" and len(t.split()) > 1}
    for text in texts & full:
        if not state_named(text) and (decided[text] != "organisation" or not text.isupper()):
            decided[text] = "person"
    return {text: kind for text, kind in decided.items() if kind}


def _adjectival(doc: Doc, name: Name) -> bool:
    """Whether a name is used as an adjective or a people: before a noun, or in the plural."""
    token = doc[name.end - 1]
    if name.end - name.start > 1 or len(name.text) < 4:
        return False
    return token.pos_ == "ADJ" or token.ent_type_ == "NORP" or token.dep_ in ("amod", "compound") or token.tag_ == "NNPS"


def _spelling(text: str, votes: Counter[NameKind], adjectives: Sequence[str]) -> None:
    """What the words of a name say, wherever it stands."""
    last = text.split()[-1].casefold()
    tokens = {w.casefold() for w in text.split()}
    if state_named(text):
        votes["state"] += 10
    if state_of_people(text):
        votes["people"] += 10
    if state_seated(text):
        votes["state"] += 6
    if last in words("names", "places"):
        votes["place"] += 5
    elif tokens & words("names", "organisations"):
        votes["organisation"] += 5
    if text.isupper() and text.isalpha() and len(text) in ACRONYM and not state_named(text):
        votes["organisation"] += 4
    if " " not in text and not state_seated(text):
        if any(people_of(word, text) for word in adjectives if word != text):
            votes["state"] += 5
        if text in adjectives and any(people_of(text, other) for other in _others(text, adjectives)):
            votes["people"] += 6


def _others(text: str, adjectives: Sequence[str]) -> list[str]:
    return [other for other in adjectives if other != text]


def _look(doc: Doc, name: Name, votes: Counter[NameKind]) -> None:
    """What one mention says."""
    head = head_of(doc, name)
    label, size = head.ent_type_, name.end - name.start
    votes[{"PERSON": "person", "ORG": "organisation", "NORP": "people"}.get(label, "place")] += {  # type: ignore[index]
        "PERSON": 2 if size > 1 else 1, "ORG": 1, "NORP": 2, "GPE": 1, "LOC": 2, "FAC": 2, "PRODUCT": 0.5, "EVENT": 2,
    }.get(label, 0)  # fmt: skip
    if label == "GPE":
        votes["state"] += 1  # and 1 for a place: use decides
    if name.roles:
        votes["person"] += 4
    votes["person"] += 2 * _relative_who(head) + 3 * _described(head, "persons")
    votes["organisation"] += 3 * _described(head, "institutions")
    if _acts(head):
        votes["state" if label in ("GPE", "NORP", "LOC") else "person" if label == "PERSON" else "organisation"] += 1
    if _owns(head) and label not in ("PERSON",) and size == 1:
        votes["state"] += 1
    if head.dep_ == "pobj" and head.head.lower_ in LOCATIVE:
        votes["place"] += 1


def _relative_who(head: Token) -> bool:
    return any(c.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for t in c.lefts) for c in head.children)


def _described(head: Token, key: str) -> bool:
    """Whether an apposition says what the name is ("Jan Kowal, the minister")."""
    near = [c for c in head.children if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    if key == "persons":
        return any(is_role_head(t) and not t.text[0].isupper() for t in near)
    return any(plain(t) in words("roles", key) for t in near)


def _acts(head: Token) -> bool:
    """Whether the name is the subject of a verb that only somebody can do."""
    verb = head.head
    return head.dep_ in SUBJECTS and verb.lemma_.lower() in words("cues", "agentive")


def _owns(head: Token) -> bool:
    """Whether the name owns a role or an act ("Ruritania's minister", "Ruritania's offer", "president of Ruritania")."""
    if head.dep_ == "poss":
        return is_role_head(head.head) or plain(head.head) in words("cues", "owned")
    return head.dep_ == "pobj" and head.head.lower_ == "of" and is_role_head(head.head.head)
