"""Groups: the events and tolls of one sentence that belong to one incident, and the words that tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span, Token

from dragoman.extract.incident_events import CLAUSES, DEEPEST, Event, events, real
from dragoman.extract.tolls import Toll, tolls
from dragoman.lexicon import lexicon, words
from dragoman.read.reading import Reading

LONGEST = 400  # tokens of a sentence that is still prose
SINCE = 60  # characters after "since" within which a war begins


@dataclass(frozen=True, slots=True)
class Group:
    """An incident as one sentence tells it: events, tolls, and the span of the words (`start`, `end`)."""

    events: tuple[Event, ...]
    tolls: tuple[Toll, ...]
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether it tells a toll and nothing of what happened."""
        verbs = words("incidents", "killed", "verbs") | words("incidents", "injured", "verbs")
        return bool(self.tolls) and all(e.head.lemma_.lower() in verbs for e in self.events)

    @property
    def head(self) -> int:
        """The index of the token that tells most: a verb of an event, else what comes first."""
        strong = [e.head.i for e in self.events if not e.weak] or [e.head.i for e in self.events]
        return strong[0] if strong else self.tolls[0].at


def groups(reading: Reading, sentence: Span) -> list[Group]:
    """The incidents of a sentence, in order: those that are background, unreal or too vague left out."""
    text = reading.report.text
    if len(sentence) > LONGEST:
        return []
    told = [t for t in tolls(reading, sentence) if _happened(reading.doc[t.at]) or t.quantity.high == 0]
    parts = list(_parts(sentence, events(reading, sentence), told))
    spans = [_bounded(reading, part) for part in parts]
    return [g for g in spans if not _background(text, g)]


def _happened(token: Token) -> bool:
    """Whether a toll is told as a fact; that of "the killing of three" is, whatever is said of it."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    definite = noun.pos_ == "NOUN" and noun.i != token.i and any(c.lower_ in ("the", "this") for c in noun.lefts)
    return definite or real(token)


def _parts(sentence: Span, found: list[Event], told: list[Toll]) -> Iterator[Group]:
    """The items of a sentence in groups: a new one at a semicolon, and where a second toll of one kind begins."""
    items: list[Event | Toll] = sorted([*found, *told], key=lambda x: (_at(x), isinstance(x, Toll)))
    here = Group((), (), 0, 0)
    last = -1
    for item in items:
        split = any(t.text == ";" for t in sentence.doc[last + 1 : _at(item)]) if last >= 0 else False
        if split and isinstance(item, Toll) and item.quantity.high == 0 and not here.tolls[:-1]:
            split = False  # "shots hit a lorry; no one was hurt"
        again = isinstance(item, Toll) and any(t.kind == item.kind for t in here.tolls)
        if (split or again) and (here.events or here.tolls):
            yield here
            here = Group((), (), 0, 0)
        if isinstance(item, Event):
            here = replace(here, events=(*here.events, item))
        else:
            here = replace(here, tolls=(*here.tolls, item))
        last = _at(item)
    if here.events or here.tolls:
        yield here


def _at(item: Event | Toll) -> int:
    """The token of an item."""
    return item.head.i if isinstance(item, Event) else item.at


def _bounded(reading: Reading, group: Group) -> Group:
    """A group with the span of the words that tell it: the clauses of its items."""
    own = {*(e.head.i for e in group.events), *(t.at for t in group.tolls)}
    heads = [clause_of(reading.doc[i]) for i in sorted(own)]
    edges = [_edges(head, own) for head in heads]
    first, last = min(a for a, _ in edges), max(b for _, b in edges)
    semicolons = [t.i for t in reading.doc[first : last + 1] if t.text == ";"]
    first = max([first, *(i + 1 for i in semicolons if i < min(own))])
    last = min([last, *(i - 1 for i in semicolons if i > max(own))])
    doc = reading.doc
    while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    start = min([doc[first].idx, *(t.start for t in group.tolls)])
    end = max([doc[last].idx + len(doc[last]), *(t.end for t in group.tolls)])
    return replace(group, start=start, end=end)


def clause_of(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    node = token
    for _ in range(DEEPEST):
        noun = node.dep_ == "conj" and node.pos_ not in ("VERB", "AUX")
        if node.head.i == node.i or (node.dep_ in CLAUSES and not noun):
            break
        node = node.head
    return node


def _edges(head: Token, own: set[int]) -> tuple[int, int]:
    """The first and last token of a clause, without the clauses joined to it that hold none of the items."""
    left, right = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.dep_ in ("conj", "parataxis", "ccomp") and not any(
            child.left_edge.i <= i <= child.right_edge.i for i in own
        ):
            if child.i > head.i:
                right = min(right, child.left_edge.i - 1)
            else:
                left = max(left, child.right_edge.i + 1)
    return left, max(right, left)


def _background(text: str, group: Group) -> bool:
    """Whether a group tells of a war or a year as a whole: an aggregate, not an incident."""
    lows = [t.quantity.low or 0 for t in group.tolls]
    if any(low > lexicon("incidents")["background"]["most"] for low in lows):
        return True
    if any(t.quantity.qualifier == "unspecified" and t.quantity.high is None for t in group.tolls):
        return True
    after = text[group.start : group.end + SINCE].split("\n", maxsplit=1)[0]
    table = lexicon("incidents")["background"]
    began = re.search(rf"\bsince\b[^.;]{{0,40}}\b(?:{'|'.join(table['since'])})", after, re.IGNORECASE)
    if began and re.search(
        rf"\b(?:{'|'.join(table['records'])})\b[^.;]{{0,30}}$", after[: began.start()], re.IGNORECASE
    ):
        began = None  # "the most since the war"
    return bool(began or _background_words().search(text, group.start, group.end))


@cache
def _background_words() -> re.Pattern[str]:
    """The regex of the words of background."""
    table = lexicon("incidents")["background"]
    either = "|".join(re.escape(w) for w in sorted(table["words"], key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{either})\b(?!\s(?:later|after|earlier|before))", re.IGNORECASE)
